//! Reads whole tables the way a crew does, for the tests of the reader.

#![allow(clippy::unwrap_used, clippy::panic)]

use engine::read::translate::Input;
use engine::read::translate::Limits;
use engine::read::{
    ColumnPlan, Head, MemorySource, Settled, ShardOrder, ShardReader, ShardReport, Source, cut,
    detect, head, lay_out, settle, sniff, translate,
};
use engine::table::Shard;
use model::cell::Cell;
use model::note::Problem;
use model::sniff::{Format, Origin, ReadOptions, Sniff};

/// A table, read and settled.
pub(crate) struct Table {
    pub(crate) settled: Settled,
    pub(crate) shards: Vec<Shard>,
    pub(crate) reports: Vec<ShardReport>,
}

impl Table {
    pub(crate) fn sniff(&self) -> &Sniff {
        &self.settled.sniff
    }

    pub(crate) fn row_count(&self) -> usize {
        self.shards.iter().map(|s| s.rows).sum()
    }

    /// All rows as plain text, with their number in the file.
    pub(crate) fn rows(&self) -> Vec<(u64, Vec<String>)> {
        let mut rows = Vec::new();
        let mut lines = self.sniff().data_line;
        for (shard, report) in self.shards.iter().zip(&self.reports) {
            for row in 0..shard.rows {
                let cells = shard.columns.iter().map(|c| plain(&c.cell(row))).collect();
                rows.push((lines + shard.line_of(row) + 1, cells));
            }
            lines += report.lines;
        }
        rows
    }

    pub(crate) fn note_codes(&self) -> Vec<&'static str> {
        self.settled.notes.iter().map(|n| n.code()).collect()
    }

    /// Name and type of every column.
    pub(crate) fn columns(&self) -> Vec<(String, &'static str)> {
        let types = self.settled.plans.iter().map(|p| p.column_type.id());
        self.sniff()
            .column_names
            .iter()
            .cloned()
            .zip(types)
            .collect()
    }
}

/// A cell as text that does not depend on the scale its shard happened to have.
pub(crate) fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Missing => "·".to_string(),
        Cell::Signed { value, .. } => plain(value),
        Cell::Integer(n) => n.to_string(),
        Cell::Decimal { mantissa, scale } => {
            let digits = format!(
                "{:0width$}",
                mantissa.unsigned_abs(),
                width = usize::from(*scale) + 1
            );
            let (whole, part) = digits.split_at(digits.len() - usize::from(*scale));
            let part = part.trim_end_matches('0');
            let sign = if *mantissa < 0 { "-" } else { "" };
            if part.is_empty() {
                format!("{sign}{whole}")
            } else {
                format!("{sign}{whole}.{part}")
            }
        }
        // a shard with a number that only fits floating point holds all its numbers so
        Cell::Float(x) if (1e-7..1e18).contains(&x.abs()) => x.to_string(),
        Cell::Float(x) => format!("{x:e}"),
        Cell::Date(days) => format!("day {days}"),
        Cell::DateTime {
            micros,
            offset_minutes,
        } => format!("µs {micros} {offset_minutes:?}"),
        Cell::Time(seconds) => format!("s {seconds}"),
        Cell::Boolean(yes) => if *yes { "yes" } else { "no" }.to_string(),
        Cell::Text { text, .. } => format!("{text:?}"),
    }
}

/// The source a file's bytes are read from, and what stands there: for what is no delimited text, what
/// it was translated to.
pub(crate) fn open(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
) -> Result<(MemorySource, Format, Origin), Problem> {
    let source = MemorySource::from(bytes);
    let format = detect(&source, name)?;
    if format.is_delimited() {
        return Ok((source, format, Origin::Text));
    }
    let text = translate(&Input {
        bytes,
        file_name: name,
        format,
        part: &options.part,
        limits: Limits::default(),
        encoding: None,
    })?;
    let origin = text.form.origin();
    Ok((MemorySource(text.bytes.into()), text.format, origin))
}

/// A file as it is read: its bytes, or what they were laid out to, and what was assumed about it.
pub(crate) fn sniffed(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
) -> Result<(MemorySource, Sniff), Problem> {
    let (source, format, origin) = open(bytes, name, options)?;
    let sniff = sniff(&source, format, origin, options)?;
    Ok(match lay_out(&source, &sniff, options)? {
        Some(laid) => (MemorySource(laid.bytes.into()), laid.sniff),
        None => (source, sniff),
    })
}

/// Reads a file with shards of about `shard_bytes` bytes.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    shard_bytes: u64,
) -> Result<Table, Problem> {
    let (source, sniff) = sniffed(bytes, name, options)?;
    let Head { plans, .. } = head(&source, &sniff, 100)?;
    let ranges = cut(&sniff, shard_bytes);
    let cuts: Vec<u64> = ranges.iter().skip(1).map(|r| r.start).collect();
    read_cut(&source, &sniff, &plans, &cuts, 1 << 16)
}

/// Reads with shards that begin at the given offsets (and one at the beginning), `budget_bytes` a step.
pub(crate) fn read_cut(
    source: &dyn Source,
    sniff: &Sniff,
    plans: &[ColumnPlan],
    cuts: &[u64],
    budget_bytes: usize,
) -> Result<Table, Problem> {
    let mut starts = vec![sniff.data_byte];
    starts.extend(cuts);
    let mut shards = Vec::new();
    let mut reports = Vec::new();
    for (index, from) in starts.iter().enumerate() {
        let order = ShardOrder {
            index: u32::try_from(index).unwrap(),
            from: *from,
            to: starts.get(index + 1).copied().unwrap_or(sniff.end_byte),
            from_is_record: index == 0,
            sniff: sniff.clone(),
            columns: plans.to_vec(),
            history: Vec::new(),
        };
        let (shard, report) = read_shard(source, order, budget_bytes)?;
        shards.push(shard);
        reports.push(report);
    }
    let mut sniff = sniff.clone();
    // every cut may need one round of its own, and each decision a few
    for _ in 0..starts.len() + 20 {
        let settled = settle(&sniff, &reports);
        if settled.redo.is_empty() {
            return Ok(Table {
                settled,
                shards,
                reports,
            });
        }
        sniff = settled.sniff;
        for order in settled.redo {
            let at = order.index as usize;
            let (shard, report) = read_shard(source, order, budget_bytes)?;
            shards[at] = shard;
            reports[at] = report;
        }
    }
    panic!("settling does not come to an end");
}

fn read_shard(
    source: &dyn Source,
    order: ShardOrder,
    budget_bytes: usize,
) -> Result<(Shard, ShardReport), Problem> {
    let mut reader = ShardReader::new(order);
    while !reader.step(source, budget_bytes)? {}
    Ok(reader.finish())
}

/// A cell as plain text, without zeros at the end of its part.
pub(crate) fn spelled(cell: &Cell) -> String {
    use engine::export::value::{Spelling, spelled};
    match cell {
        Cell::Decimal { .. } => plain(cell),
        cell => spelled(cell, Spelling::Plain),
    }
}
