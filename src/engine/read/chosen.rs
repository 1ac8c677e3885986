//! Fewer columns than the file has.
//!
//! A file is read and settled with all its columns, so that nothing about them is decided otherwise; a
//! shard lets go of those that are left out as soon as it is read. From then on the table has no others.

use super::Settled;
use model::note::Note;
use model::sniff::{ReadOptions, Sniff};

/// The options by which the whole file is sniffed: columns are named by their position in the file.
#[must_use]
pub fn in_file(options: &ReadOptions) -> ReadOptions {
    let mut own = options.clone();
    for column in &mut own.text_columns {
        *column = options.file_column(*column);
    }
    for (column, _) in &mut own.multipliers {
        *column = options.file_column(*column);
    }
    for column in own.mends.iter_mut().filter_map(|mend| mend.0.as_mut()) {
        *column = options.file_column(*column);
    }
    own
}

/// Notes in the sniff which columns are chosen.
pub fn choose_columns(sniff: &mut Sniff, options: &ReadOptions) {
    let width = sniff.column_names.len();
    let is_there = |column: &u32| (*column as usize) < width;
    sniff.columns = options.columns.iter().copied().filter(is_there).collect();
    sniff.columns.sort_unstable();
    sniff.columns.dedup();
    if sniff.columns.len() == width {
        sniff.columns.clear();
    }
}

/// Names the columns of the table alone.
pub fn name_chosen(sniff: &mut Sniff) {
    if sniff.columns.is_empty() {
        return;
    }
    let chosen = std::mem::take(&mut sniff.columns);
    let own = |column: u32| {
        let at = chosen.iter().position(|own| *own == column)?;
        u32::try_from(at).ok()
    };
    only(&mut sniff.column_names, &chosen);
    sniff.text_columns = sniff.text_columns.iter().filter_map(|c| own(*c)).collect();
    let factors = sniff.multipliers.iter();
    sniff.multipliers = factors
        .filter_map(|(column, factor)| Some((own(*column)?, *factor)))
        .collect();
    let mends = std::mem::take(&mut sniff.mends).into_iter();
    sniff.mends = mends
        .filter_map(|(column, mend)| match column {
            None => Some((None, mend)),
            Some(column) => Some((Some(own(column)?), mend)),
        })
        .collect();
    sniff.columns = chosen;
}

/// What the whole file decided, of the columns of the table alone; with a note when there are others.
pub fn keep_chosen(settled: &mut Settled) {
    let chosen = settled.sniff.columns.clone();
    if chosen.is_empty() {
        return;
    }
    settled.notes.push(Note::ColumnsLeftOut {
        columns: (settled.plans.len() - chosen.len()) as u64,
        of: settled.plans.len() as u64,
    });
    only(&mut settled.plans, &chosen);
    only(&mut settled.missing_spellings, &chosen);
    only(&mut settled.signs, &chosen);
    only(&mut settled.units, &chosen);
    name_chosen(&mut settled.sniff);
}

/// Keeps what stands at the chosen positions.
pub(super) fn only<T>(all: &mut Vec<T>, chosen: &[u32]) {
    if chosen.is_empty() {
        return;
    }
    let mut at = 0u32;
    all.retain(|_| {
        at += 1;
        chosen.binary_search(&(at - 1)).is_ok()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_chosen_goes() {
        let mut all = vec!['a', 'b', 'c', 'd'];
        only(&mut all, &[1, 3]);
        assert_eq!(all, ['b', 'd']);
        only(&mut all, &[]);
        assert_eq!(all, ['b', 'd']);
    }
}
