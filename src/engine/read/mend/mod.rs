//! Files whose rows break the rules of quotes, or that have several characters between their fields, written
//! out anew so that the rest of the reader never meets what is odd about them.
//!
//! Only small files are written out (see [`super::layout`]); in large ones the plain rules stand.

mod gentle;
mod record;

use super::delimited::{LineEnd, Splitter};
use super::translate::RecordWriter;
pub(crate) use record::Rules;
use record::{Fields, Read};
use std::collections::HashSet;

/// Delimiters a single row may have instead of the usual one.
const OTHERS: [u8; 4] = *b";,\t|";
/// Sound rows that must stand above such a row: titles are no rows of another dialect.
const SOUND_ROWS: u32 = 2;

/// A text written out anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mended {
    /// UTF-8, comma, `"`; line for line as the text.
    pub bytes: Vec<u8>,
    /// Records that the plain rules would have misread.
    pub rows: u64,
    /// Lines above the first of them.
    pub first_line: Option<u64>,
    /// Lines above a last record that ends with the file, inside a quoted field: the file was cut off.
    pub torn_line: Option<u64>,
}

impl Rules {
    /// As found out about a file. `text` is all that stands between fields, when it is more than the
    /// delimiter.
    pub fn new(
        delimiter: char,
        text: Option<&str>,
        quote: Option<char>,
        backslash: bool,
        width: usize,
    ) -> Self {
        let text = text.map_or_else(|| delimiter.to_string(), str::to_owned);
        let blank_after = text.len() > 1 && text.ends_with(' ');
        let delimiter = text.strip_suffix(' ').filter(|_| blank_after);
        Self {
            delimiter: delimiter.unwrap_or(&text).as_bytes().to_vec(),
            blank_after,
            quote: quote.and_then(|q| u8::try_from(u32::from(q)).ok()),
            backslash,
            width,
        }
    }
}

/// What a sample looks like under the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Survey {
    /// The number of fields of each record.
    pub widths: Vec<usize>,
    /// Records that the plain rules would misread.
    pub faulty: u32,
    /// For each field of a row of usual width, in how many such rows it holds a figure.
    pub figures: Vec<u32>,
    /// Fields that stand between quotes which the rules take for letters.
    pub wrapped: usize,
}

/// Looks at up to `max` records of a sample. What is cut off by the end of the sample says nothing.
pub(crate) fn survey(text: &[u8], is_last: bool, rules: &Rules, max: usize) -> Survey {
    let mut records = Records::new(text, rules);
    let mut survey = Survey::default();
    while let Some(row) = records.step() {
        if (!is_last && row.next >= text.len()) || survey.widths.len() >= max {
            break;
        }
        if row.is_blank {
            continue;
        }
        survey.widths.push(records.fields.len());
        survey.faulty += u32::from(row.is_mended);
        survey.wrapped += records
            .fields
            .iter()
            .filter(|field| is_wrapped(field, rules.quote))
            .count();
        if records.fields.len() == rules.width {
            survey.figures.resize(rules.width, 0);
            for (count, field) in survey.figures.iter_mut().zip(records.fields.iter()) {
                *count += u32::from(holds_figure(field));
            }
        }
    }
    survey
}

/// How many of the first `max` records that begin before `until` the plain rules would misread. The text is a
/// sample that goes further.
pub(crate) fn faulty(text: &[u8], rules: &Rules, max: usize, until: usize) -> u32 {
    let mut records = Records::new(text, rules);
    let (mut seen, mut faulty) = (0, 0);
    while records.at < until && seen < max {
        let Some(row) = records.step().filter(|row| row.next < text.len()) else {
            break;
        };
        seen += usize::from(!row.is_blank);
        faulty += u32::from(row.is_mended);
    }
    faulty
}

/// Writes a whole text out.
pub(crate) fn write(text: &[u8], rules: &Rules) -> Mended {
    let mut records = Records::new(text, rules);
    let mut writer = RecordWriter::default();
    let mut mended = Mended::default();
    let mut lines = 0;
    while let Some(row) = records.step() {
        if row.is_blank {
            writer.blank_line();
            lines += 1;
            continue;
        }
        if row.is_mended {
            mended.rows += 1;
            mended.first_line.get_or_insert(lines);
            let last = text.last().copied();
            let is_torn = row.next >= text.len() && last != rules.quote && opens_last(text, rules);
            if is_torn && !matches!(last, Some(b'\n' | b'\r')) {
                mended.torn_line = Some(lines);
            }
        }
        for field in records.fields.iter() {
            writer.field(std::str::from_utf8(field).unwrap_or_default());
        }
        writer.end_record();
        lines += u64::from(row.lines);
    }
    mended.bytes = writer.into_bytes();
    mended
}

/// A walk through records.
struct Records<'a> {
    text: &'a [u8],
    rules: &'a Rules,
    at: usize,
    fields: Fields,
    /// Records of the usual width so far.
    sound: u32,
    /// Which fields of the last of them hold figures.
    figures: Vec<bool>,
    /// True behind the first record.
    is_begun: bool,
}

/// What a step came upon.
#[derive(Debug, Clone, Copy)]
struct Row {
    is_blank: bool,
    is_mended: bool,
    lines: u32,
    next: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a [u8], rules: &'a Rules) -> Self {
        Self {
            text,
            rules,
            at: 0,
            fields: Fields::default(),
            sound: 0,
            figures: Vec::new(),
            is_begun: false,
        }
    }

    /// The next record or blank line; its fields are in `fields`.
    fn step(&mut self) -> Option<Row> {
        if self.at >= self.text.len() {
            return None;
        }
        if let LineEnd::At(next) = Splitter::line_end(self.text, self.at, true) {
            self.at = next;
            return Some(Row {
                is_blank: true,
                is_mended: false,
                lines: 1,
                next,
            });
        }
        let read = self.rules.record(self.text, self.at, &mut self.fields);
        let mut row = Row {
            is_blank: false,
            is_mended: read.is_mended,
            lines: read.lines,
            next: read.next,
        };
        if self.fields.len() == self.rules.width {
            self.sound += 1;
            self.figures.clear();
            self.figures.extend(self.fields.iter().map(holds_figure));
        } else if self.fields.len() < self.rules.width
            && let Some(other) = self.by_another_delimiter(read.next)
        {
            row = Row {
                is_blank: false,
                is_mended: true,
                lines: other.lines,
                next: other.next,
            };
        }
        self.is_begun = true;
        self.at = row.next;
        Some(row)
    }

    /// A row with too few fields that has the usual number under another delimiter, with figures where
    /// figures are: it came from elsewhere. So are names in the first row over figures in the second. Leaves
    /// its fields in `fields`.
    fn by_another_delimiter(&mut self, next: usize) -> Option<Read> {
        if self.rules.width < 3 {
            return None;
        }
        let is_first = !self.is_begun;
        let has_model = self.sound >= SOUND_ROWS;
        let is_near_the_top = is_first || self.sound == 1;
        if !has_model && !is_near_the_top {
            return None;
        }
        let mut fields = Fields::default();
        fields.spent = self.fields.spent;
        let mut found = None;
        for delimiter in OTHERS {
            if self.rules.delimiter == [delimiter] {
                continue;
            }
            let rules = Rules {
                delimiter: vec![delimiter],
                blank_after: false,
                ..self.rules.clone()
            };
            let read = rules.record(self.text, self.at, &mut fields);
            // a line end between quotes is one of this row only
            if read.next < next || read.is_mended || fields.len() != self.rules.width {
                continue;
            }
            let figures = match has_model {
                true => self.figures.clone(),
                false => self.figures_below(read.next),
            };
            let has_figures = figures.iter().any(|is_figure| *is_figure);
            let alike = fields.iter().map(holds_figure).zip(&figures);
            let alike = alike.filter(|(one, other)| one == *other).count();
            let are_names = is_first && are_names(&fields);
            if has_figures && (are_names || alike * 4 >= self.rules.width * 3) {
                found = Some(read);
                break;
            }
        }
        self.fields.spent = fields.spent;
        if found.is_some() {
            self.fields = fields;
        }
        found
    }

    /// Which fields of the record from here on hold figures; nothing when it has not the usual width.
    fn figures_below(&self, at: usize) -> Vec<bool> {
        let mut fields = Fields::default();
        self.rules.record(self.text, at, &mut fields);
        match fields.len() == self.rules.width {
            true => fields.iter().map(holds_figure).collect(),
            false => Vec::new(),
        }
    }
}

/// True for words in every field, none of them twice.
fn are_names(fields: &Fields) -> bool {
    let mut seen = HashSet::new();
    fields.iter().all(|field| {
        field.iter().any(|b| b.is_ascii_alphabetic() || *b >= 0x80) && seen.insert(field)
    })
}

/// True for a field that stands between quotes which are taken for letters.
pub(crate) fn is_wrapped(field: &[u8], quote: Option<u8>) -> bool {
    match (field.first(), field.last()) {
        (Some(first @ (b'"' | b'\'')), Some(last)) => {
            first == last && field.len() > 1 && quote != Some(*first)
        }
        _ => false,
    }
}

/// True for a field of digits and signs.
fn holds_figure(field: &[u8]) -> bool {
    field.iter().any(u8::is_ascii_digit) && !field.iter().any(|b| b.is_ascii_alphabetic())
}

/// True when the last quote of the text is one that opens a field: what follows it has no end.
fn opens_last(text: &[u8], rules: &Rules) -> bool {
    let last = rules.quote.and_then(|quote| memchr::memrchr(quote, text));
    last.is_some_and(|at| {
        let before = text.get(..at).unwrap_or_default();
        before.is_empty()
            || before.ends_with(&rules.delimiter)
            || matches!(before.last(), Some(b'\n' | b'\r' | b' '))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn mended(text: &str, width: usize) -> (String, u64, Option<u64>) {
        let rules = Rules::new(',', None, Some('"'), false, width);
        let found = write(text.as_bytes(), &rules);
        (
            String::from_utf8(found.bytes).unwrap(),
            found.rows,
            found.first_line,
        )
    }

    #[test]
    fn lines_stay_where_they_are() {
        let (text, rows, first) = mended("a,b,c\n\n1,\"x\"y\",3\n4,\"to\nlinjer\",6\n", 3);
        assert_eq!(text, "a,b,c\n\n1,\"x\"\"y\",3\n4,\"to\nlinjer\",6\n");
        assert_eq!((rows, first), (1, Some(2)));
    }

    #[test]
    fn a_file_that_ends_inside_a_quoted_field_is_torn() {
        let rules = Rules::new(',', None, Some('"'), false, 2);
        let torn = |text: &str| write(text.as_bytes(), &rules).torn_line;
        assert_eq!(torn("a,b\n1,\"x\"\n2,\"y"), Some(2));
        assert_eq!(torn("a,b\n1,\"x\n2,y"), None);
        assert_eq!(torn("a,b\n1,\"x \"y\" z\""), None);
        assert_eq!(torn("a,b\n1,\"x\n"), None);
        assert_eq!(torn("a,b\n\"x \" y\",2"), None);
    }

    #[test]
    fn a_row_with_another_delimiter_is_known_by_its_figures() {
        let (text, rows, _) = mended(
            "by,antal,andel\nRy,1,2\nVejle,3,4\nGrenaa;5;6\nAssens,7,8\n",
            3,
        );
        assert!(text.contains("\nGrenaa,5,6\n"), "{text}");
        assert_eq!(rows, 1);
        // the names of the columns, a row with a line end between quotes, the first row
        let (text, rows, _) = mended("by;antal;andel\nRy,1,2\nVejle,3,4\n", 3);
        assert_eq!(
            (text.as_str(), rows),
            ("by,antal,andel\nRy,1,2\nVejle,3,4\n", 1)
        );
        let (text, rows, _) = mended("by,antal,andel\n\"R,y\";1;2\nVejle,3,4\n", 3);
        assert!(text.contains("\n\"R,y\",1,2\n"), "{text}");
        assert_eq!(rows, 1);
        let (text, _, _) = mended("by,antal,andel\nRy,1,2\nVejle,3,4\n\"Gre\nnaa\";5;6\n", 3);
        assert!(text.ends_with("\n\"Gre\nnaa\",5,6\n"), "{text}");
        // words above a table that has its names
        let (text, rows, _) = mended("a;b;c\nby,antal,andel\nRy,1,2\n", 3);
        assert!(text.starts_with("a;b;c\n"), "{text}");
        assert_eq!(rows, 0);
        // words that happen to fit are no row
        let (text, rows, _) = mended("by,antal,andel\nRy,1,2\nVejle,3,4\nKilde: a;b;c\n", 3);
        assert!(text.ends_with("Kilde: a;b;c\n"), "{text}");
        assert_eq!(rows, 0);
        // a title is sound, however the lines below it begin
        let (text, rows, _) = mended("\"Titel\"\n\n\" \",\"a\",\"b\"\n\"x\",1,2\n", 3);
        assert_eq!((text.as_str(), rows), ("Titel\n\n\" \",a,b\nx,1,2\n", 0));
        // nor is a title above the table
        let (text, _, _) = mended("1;2;3\nby,antal,andel\nRy,1,2\n", 3);
        assert!(text.starts_with("1;2;3\n"), "{text}");
    }

    #[test]
    fn a_file_made_to_cost_much_is_read_all_the_same() {
        let line = format!("1,{}3\n", "\"a\" b,".repeat(200));
        let text = line.repeat(2000);
        let rules = Rules::new(',', None, Some('"'), false, 180);
        let found = write(text.as_bytes(), &rules);
        assert_eq!(found.bytes.iter().filter(|b| **b == b'\n').count(), 2000);
    }

    #[test]
    fn a_sample_that_is_cut_has_no_faulty_last_row() {
        let rules = Rules::new(';', None, Some('"'), false, 2);
        let text = b"a;b\n1;\"2\n3\"\n\n4;\"5";
        let cut = survey(text, false, &rules, 100);
        assert_eq!((cut.widths, cut.faulty), (vec![2, 2], 0));
        let whole = survey(text, true, &rules, 100);
        assert_eq!((whole.widths, whole.faulty), (vec![2, 2, 2], 1));
        assert_eq!(whole.figures, [2, 2]);
    }
}
