//! What an older workbook holds beside its cells: notes on cells, and the names of those who wrote them or the file.

use super::{compound, long, push_wide, short};
use crate::check::personal::{Persons, is_person_name};
use model::hidden::{HiddenPart, HiddenSort};

/// Numbers of records.
mod kind {
    /// A note on a cell and who wrote it.
    pub const NOTE: u16 = 0x001c;
    /// A text of a drawing; the text itself stands in the record behind it.
    pub const DRAWN_TEXT: u16 = 0x01b6;
    pub const CONTINUED: u16 = 0x003c;
}

/// The stream with the properties of the document.
const PROPERTIES: &str = "\u{5}SummaryInformation";
/// Who wrote it first and last, among its properties.
const AUTHORS: [u32; 2] = [4, 8];
/// Properties beyond this number are damage.
const MAX_PROPERTIES: u32 = 200;

/// The hidden parts of a workbook's stream and of the file around it.
pub(super) fn of_file(stream: &[u8], file: &[u8]) -> Vec<HiddenPart> {
    let mut found = Vec::new();
    let mut persons = Persons::default();
    let (mut notes, mut at, mut is_text) = (0, 0usize, false);
    while let Some(head) = stream.get(at..at.saturating_add(4)) {
        let to = (at + 4 + usize::from(short(head, 2))).min(stream.len());
        let data = stream.get(at + 4..to).unwrap_or_default();
        match short(head, 0) {
            kind::NOTE => notes += 1,
            kind::CONTINUED if is_text => {
                let letters = data.get(1..).unwrap_or_default();
                let mut text = Vec::new();
                match data.first() {
                    Some(0) => text.extend_from_slice(letters),
                    _ => push_wide(letters, &mut text),
                }
                persons.see(&String::from_utf8_lossy(&text));
            }
            _ => {}
        }
        is_text = short(head, 0) == kind::DRAWN_TEXT;
        at = to;
    }
    let mut tell = |sort: HiddenSort, count: u64, persons: u64| {
        if count > 0 || persons > 0 {
            found.push(HiddenPart {
                sort,
                name: String::new(),
                count,
                persons,
            });
        }
    };
    let sort = match notes {
        0 => HiddenSort::Rest,
        _ => HiddenSort::Comments,
    };
    tell(sort, notes, persons.count());
    let properties = compound::stream(file, &[PROPERTIES]).unwrap_or_default();
    let names = AUTHORS.iter().filter_map(|id| property(&properties, *id));
    let authors = names.filter(|name| is_person_name(name)).count();
    tell(HiddenSort::Authors, authors as u64, 0);
    found
}

/// A text among the properties of a document.
fn property(stream: &[u8], wanted: u32) -> Option<String> {
    /// A text of single bytes.
    const TEXT: u32 = 30;
    // the only set begins where the header says
    let set = stream.get(long(stream, 44) as usize..)?;
    let count = long(set, 4).min(MAX_PROPERTIES) as usize;
    let place = (0..count).find(|at| long(set, 8 + at * 8) == wanted)?;
    let value = set.get(long(set, 12 + place * 8) as usize..)?;
    if long(value, 0) != TEXT {
        return None;
    }
    let length = long(value, 4) as usize;
    let bytes = value.get(8..8usize.checked_add(length)?)?;
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    // letters beyond ASCII stand in the code page of the writer: either reading shows whether it is a name
    let text = std::str::from_utf8(bytes).map(str::to_owned);
    Some(text.unwrap_or_else(|_| bytes.iter().copied().map(char::from).collect()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend((data.len() as u16).to_le_bytes());
        bytes.extend(data);
        bytes
    }

    #[test]
    fn notes_are_counted_and_looked_at() {
        let mut stream = record(kind::DRAWN_TEXT, &[0; 18]);
        stream.extend(record(kind::CONTINUED, b"\0Ring om cpr 010190-1234"));
        stream.extend(record(kind::CONTINUED, &[0; 16]));
        stream.extend(record(kind::NOTE, &[0; 20]));
        let found = of_file(&stream, b"");
        let [part] = found.as_slice() else {
            unreachable!("{found:?}");
        };
        assert_eq!(part.sort, HiddenSort::Comments);
        assert_eq!((part.count, part.persons), (1, 1));
        assert!(of_file(&stream[..7], b"no file").is_empty());
    }

    #[test]
    fn authors_stand_among_the_properties() {
        let mut stream = vec![0; 44];
        stream.extend(48u32.to_le_bytes());
        let text = b"Anne Holm\0";
        for number in [0u32, 1, 4, 16, 30, text.len() as u32] {
            stream.extend(number.to_le_bytes());
        }
        stream.extend(text);
        assert_eq!(property(&stream, 4).as_deref(), Some("Anne Holm"));
        assert_eq!(property(&stream, 8), None);
        assert_eq!(property(&stream[..60], 4), None);
    }
}
