//! What samples of the data say about every column, before the whole file is read.

use super::sample;
use crate::read::Source;
use crate::read::delimited::Splitter;
use crate::read::evidence::Evidence;
use crate::read::mending::Mending;
use crate::read::piece::Piece;
use crate::read::repeated::HeaderRows;
use crate::read::walker::{Step, Walker};
use model::note::Problem;
use model::sniff::Sniff;
use std::collections::BTreeMap;

/// Records of the head that are looked at.
const HEAD_RECORDS: usize = 1000;
/// Records of each place further in.
const SAMPLE_RECORDS: usize = 200;

/// Evidence from samples.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Habits {
    /// One for each column.
    pub columns: Vec<Evidence>,
    /// The most common number of fields; 0 without records.
    pub usual_fields: usize,
}

/// Gathers evidence from the head of the data and from places further in.
///
/// # Errors
/// What the source says.
pub(crate) fn gather(source: &dyn Source, sniff: &Sniff) -> Result<Habits, Problem> {
    let splitter = Splitter::of(sniff);
    let encoding = sniff.encoding.value;
    let mut habits = Habits {
        columns: vec![Evidence::default(); sniff.column_names.len()],
        usual_fields: 0,
    };
    if sniff.end_byte <= sniff.data_byte {
        return Ok(habits);
    }
    let head = sample::head(source, encoding, sniff.data_byte, Some(&splitter))?;
    let end = head.position_of(sniff.end_byte);
    let mending = Mending::of(sniff);
    let mut widths = BTreeMap::new();
    let header = HeaderRows::of(sniff);
    see(&splitter, &header, &head, 0, end, HEAD_RECORDS, |fields| {
        *widths.entry(fields.len()).or_insert(0usize) += 1;
        habits.see(fields, &mending);
    });
    let usual = widths
        .iter()
        .max_by_key(|(width, count)| (**count, **width));
    habits.usual_fields = usual.map_or(0, |(width, _)| *width);
    for (part, at) in sample::parts(source, encoding, &splitter)? {
        if part.from < head.from + head.bytes as u64 {
            continue;
        }
        let end = part.position_of(sniff.end_byte);
        let usual = habits.usual_fields;
        see(
            &splitter,
            &header,
            &part,
            at,
            end,
            SAMPLE_RECORDS,
            |fields| {
                // a place inside a quoted field gives rows of any width: those say nothing
                if fields.len() == usual {
                    habits.see(fields, &mending);
                }
            },
        );
    }
    Ok(habits)
}

impl Habits {
    fn see(&mut self, fields: &[&[u8]], mending: &Mending) {
        for (column, evidence) in self.columns.iter_mut().enumerate() {
            if let Some(field) = fields.get(mending.field_of(column))
                && !evidence.is_text()
            {
                match mending.is_idle() {
                    true => evidence.see(field, 1),
                    false => evidence.see(&mending.field(column, field), 1),
                }
            }
        }
    }
}

/// Hands the fields of up to `max` records of a piece to `f`, repetitions of the header aside.
fn see(
    splitter: &Splitter,
    header: &HeaderRows,
    piece: &Piece,
    at: usize,
    end: usize,
    max: usize,
    mut f: impl FnMut(&[&[u8]]),
) {
    let mut text = piece.text.clone();
    let mut walker = Walker::new(splitter, &mut text, at, piece.is_last);
    let mut records = 0;
    while records < max && walker.at < end {
        match walker.step() {
            None => return,
            Some(Step::Blank) => {}
            Some(Step::Record(_)) if header.repeats(walker.text, &walker.spans) => {}
            Some(Step::Record(_)) => {
                let fields: Vec<&[u8]> = walker.fields().collect();
                f(&fields);
                records += 1;
            }
        }
    }
}
