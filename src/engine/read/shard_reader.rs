//! One byte range of a file becomes one shard, step by step.
//!
//! Pieces of the range are decoded and split into records; records are gathered into batches that fit the
//! processor's cache; each batch is then read column by column.

use super::chosen;
use super::codes::CodeCounts;
use super::column::{Batch, ColumnBuilder};
use super::delimited::{LineEnd, Span, Splitter};
use super::marked::{Marks, Plain};
use super::mending::Mending;
use super::piece::{FlawKind, Piece};
use super::repeated::HeaderRows;
use super::{ColumnReport, ShardOrder, ShardReport, Source};
use crate::table::Shard;
use memchr::memchr2_iter;
use model::note::Problem;
use model::sniff::Encoding;

/// Bytes loaded at a time.
const PIECE_BYTES: usize = 1 << 20;
/// Bytes behind its range that are loaded for a shard's last record, unless it turns out to be longer.
pub const BEHIND_BYTES: usize = 64 << 10;
/// The least that is loaded at a time, however small the budget.
const MIN_PIECE_BYTES: usize = 64;
/// Fields in a batch.
const BATCH_FIELDS: usize = 8 << 10;
/// From so few rows it is not foreseen how many come.
const LEAST_ROWS: u64 = 64;
/// A record is cut here: whatever is longer is not one.
const MAX_RECORD_BYTES: usize = 64 << 20;
/// How far the first record boundary of a range is looked for.
const MAX_SEARCH_BYTES: usize = 8 << 20;

/// Reads one shard.
#[derive(Debug)]
pub struct ShardReader {
    splitter: Splitter,
    builders: Vec<ColumnBuilder>,
    /// Fields in a row of usual width.
    usual_fields: usize,
    /// Rows like these are set aside.
    header: HeaderRows,
    /// What the user asked to be mended.
    mending: Mending,
    piece: Piece,
    spans: Vec<Span>,
    marks: Marks,
    /// Where the next record begins, once the first one is found.
    position: Option<u64>,
    /// The least to load next: grows while a record does not fit.
    least_bytes: usize,
    is_done: bool,
    /// Line the next row would have if every row took one.
    expected_line: u64,
    line_breaks: Vec<(u32, u32)>,
    order: ShardOrder,
    report: ShardReport,
    first_flaws: FirstFlaws,
    /// True for a sheet: a record is a row, whatever line breaks its cells hold.
    rows_are_lines: bool,
    /// True once the columns have their room.
    has_room: bool,
}

/// The first flaw of a piece of either kind: where it stands in its text, and its line.
#[derive(Debug, Clone, Copy, Default)]
struct FirstFlaws {
    lost: Option<(usize, u64)>,
    twice: Option<(usize, u64)>,
}

impl FirstFlaws {
    /// Where records count as lines: those that stand before `end` are of the record of this line.
    fn of_record(&mut self, from: usize, end: usize, line: u64) {
        for (at, of) in [&mut self.lost, &mut self.twice].into_iter().flatten() {
            if (from..end).contains(at) {
                *of = line;
            }
        }
    }
}

impl ShardReader {
    /// Ready to read what is ordered.
    #[must_use]
    pub fn new(order: ShardOrder) -> Self {
        let mending = Mending::of(&order.sniff);
        Self {
            splitter: Splitter::of(&order.sniff),
            builders: order
                .columns
                .iter()
                .map(|plan| ColumnBuilder::new(*plan))
                .collect(),
            usual_fields: mending.fields_of(order.columns.iter().filter(|p| !p.is_extra).count()),
            header: HeaderRows::of(&order.sniff),
            mending,
            piece: Piece::default(),
            spans: Vec::new(),
            marks: Marks::default(),
            position: (order.from_is_record || order.from == 0).then_some(order.from),
            least_bytes: MIN_PIECE_BYTES,
            is_done: false,
            expected_line: 0,
            line_breaks: Vec::new(),
            report: ShardReport::begin(&order),
            first_flaws: FirstFlaws::default(),
            rows_are_lines: !order.sniff.origin.is_text(),
            has_room: false,
            order,
        }
    }

    /// For who stops long before the end: room for all of it would be as much memory as the whole file.
    #[must_use]
    pub(super) fn without_room(self) -> Self {
        Self {
            has_room: true,
            ..self
        }
    }

    /// Reads about `budget_bytes` further. True when the shard is complete.
    ///
    /// # Errors
    /// What the source says.
    pub fn step(&mut self, source: &dyn Source, budget_bytes: usize) -> Result<bool, Problem> {
        self.report.source_bytes = source.len();
        let mut left = budget_bytes;
        loop {
            if self.is_done {
                return Ok(true);
            }
            let bytes = match self.position {
                Some(position) => self.read_piece(source, position, left)?,
                None => self.find_start(source)?,
            };
            left = left.saturating_sub(bytes.max(1));
            if left == 0 {
                return Ok(self.is_done);
            }
        }
    }

    /// Finds the first record boundary at or after the beginning of the range.
    fn find_start(&mut self, source: &dyn Source) -> Result<usize, Problem> {
        let encoding = self.order.sniff.encoding.value;
        let unit = match encoding {
            Encoding::Utf16le | Encoding::Utf16be => 2,
            _ => 1,
        };
        let range = usize::try_from(self.order.to - self.order.from).unwrap_or(usize::MAX);
        let mut bytes = PIECE_BYTES.min(range.saturating_add(BEHIND_BYTES));
        loop {
            let from = self.order.from.saturating_sub(unit);
            self.piece.load(source, encoding, from, bytes)?;
            let is_last = self.piece.is_last;
            let found = self.splitter.boundary(&mut self.piece.text, is_last);
            if found.is_some() || bytes >= MAX_SEARCH_BYTES {
                // not found: any place will do, since the shard before this one knows better
                let at = found.unwrap_or(self.piece.text.len());
                let start = self.piece.offset_of(at);
                self.report.start = start;
                self.report.end = start;
                self.position = Some(start);
                return Ok(self.piece.bytes);
            }
            bytes *= 4;
        }
    }

    /// Reads the records of one piece.
    fn read_piece(
        &mut self,
        source: &dyn Source,
        position: u64,
        budget_bytes: usize,
    ) -> Result<usize, Problem> {
        if position >= self.order.to {
            self.is_done = true;
            return Ok(0);
        }
        let left = usize::try_from(self.order.to - position).unwrap_or(usize::MAX);
        let wanted = PIECE_BYTES
            .min(budget_bytes)
            .min(left.saturating_add(BEHIND_BYTES))
            .max(self.least_bytes);
        let encoding = self.order.sniff.encoding.value;
        self.piece.load(source, encoding, position, wanted)?;
        let is_forced = wanted >= MAX_RECORD_BYTES && !self.piece.is_last;
        self.first_flaws = self.first_flaws_of_piece();
        let stop = self.piece.position_of(self.order.to);
        let plain = self.marks.find(&self.splitter, &self.piece.text);
        let mut at = self.split(plain, stop, self.piece.is_last);
        if at == 0 && !self.is_done && is_forced {
            // a field without end: what is there is taken for the record
            at = self.split(None, 1, true);
            self.is_done = false;
            self.report
                .unclosed_quote_line
                .get_or_insert(self.expected_line.saturating_sub(1));
        }
        let end = self.piece.offset_of(at);
        self.make_room(end);
        let consumed = usize::try_from(end - position).unwrap_or(usize::MAX);
        self.count_flaws(consumed);
        self.position = Some(end);
        self.report.end = end;
        self.least_bytes = if consumed == 0 && !self.is_done {
            wanted.saturating_mul(4).min(MAX_RECORD_BYTES)
        } else {
            MIN_PIECE_BYTES
        };
        Ok(self.piece.bytes)
    }

    /// After the first piece it is known about how many rows come: columns get their room at once instead of
    /// growing by doubling, which would copy them and leave half of it empty.
    fn make_room(&mut self, end: u64) {
        let (done, all) = (
            end.saturating_sub(self.order.from),
            self.order.to.saturating_sub(self.order.from),
        );
        if self.has_room || done == 0 || self.report.rows < LEAST_ROWS || done >= all {
            return;
        }
        self.has_room = true;
        // a little more, so that an ordinary shard does not have to grow after all
        let times = (all as f64 / done as f64 - 1.0) * 1.03;
        for builder in &mut self.builders {
            builder.make_room(times);
        }
    }

    /// Splits the piece's text into records that begin before `stop`, and reads them. `plain` says that
    /// its marks are found. Gives back where it came to.
    fn split(&mut self, plain: Option<Plain>, stop: usize, is_last: bool) -> usize {
        let mut at = 0;
        let width = self.mending.fields_of(self.builders.len());
        let batch_rows = (BATCH_FIELDS / width.max(1)).max(1);
        let mut is_more = true;
        while is_more {
            self.spans.clear();
            let mut rows = 0;
            while rows < batch_rows {
                if at >= stop {
                    // a piece may end just where a record does, without being the end of the range
                    self.is_done = self.piece.from + self.piece.bytes as u64 >= self.order.to;
                    is_more = false;
                    break;
                }
                match Splitter::line_end(&self.piece.text, at, is_last) {
                    LineEnd::No => {}
                    LineEnd::At(next) => {
                        self.report.lines += 1;
                        at = next;
                        self.marks.skip_to(at);
                        continue;
                    }
                    LineEnd::Unknown => {
                        is_more = false;
                        break;
                    }
                }
                if at >= self.piece.text.len() {
                    self.is_done = true;
                    is_more = false;
                    break;
                }
                let first = self.spans.len();
                let text = &mut self.piece.text;
                let spans = &mut self.spans;
                let record = match plain {
                    Some(plain) => {
                        let marks = &mut self.marks;
                        self.splitter
                            .record_along(plain, text, marks, at, is_last, spans)
                    }
                    None => self.splitter.record(text, at, is_last, spans),
                };
                let Some(record) = record else {
                    self.spans.truncate(first);
                    is_more = false;
                    break;
                };
                let line = self.report.lines;
                if self.rows_are_lines {
                    self.first_flaws.of_record(at, record.next, line);
                }
                at = record.next;
                if !self.header.is_empty()
                    && self.header.repeats(
                        &self.piece.text,
                        self.spans.get(first..).unwrap_or_default(),
                    )
                {
                    self.spans.truncate(first);
                    self.report.repeated_headers += 1;
                    self.report.first_repeated_line.get_or_insert(line);
                    self.report.lines += u64::from(record.lines);
                    continue;
                }
                let fields = self.spans.get(first..).unwrap_or_default();
                if self.mending.drops(&self.piece.text, fields) {
                    self.spans.truncate(first);
                    self.report.lines += u64::from(record.lines);
                    continue;
                }
                rows += 1;
                if line != self.expected_line {
                    let row = self.report.rows as u32 + rows as u32 - 1;
                    self.line_breaks.push((row, line as u32));
                }
                self.expected_line = line + 1;
                self.report.lines += u64::from(record.lines);
                if record.unclosed {
                    self.report.unclosed_quote_line.get_or_insert(line);
                }
                let fields = self.spans.len() - first;
                if fields != self.usual_fields {
                    self.report.ragged(fields, self.usual_fields, width, line);
                    self.report.ends_torn = fields < self.usual_fields
                        && is_last
                        && at == self.piece.text.len()
                        && !matches!(self.piece.text.last(), Some(b'\n' | b'\r'));
                }
                if fields != width {
                    self.spans.resize(first + width, Span::default());
                }
            }
            self.report.rows += rows as u64;
            let batch = Batch {
                text: &self.piece.text,
                spans: &self.spans,
                width,
            };
            for (column, builder) in self.builders.iter_mut().enumerate() {
                let (batch, column) = self.mending.column(batch, column);
                builder.push(batch, column);
            }
        }
        at
    }

    /// The first lost letter of the piece and the first saved twice, unless their lines are known already.
    /// Every line break counts; see [`FirstFlaws::of_record`] where it does not.
    fn first_flaws_of_piece(&self) -> FirstFlaws {
        let line = |known: Option<u64>, kind: FlawKind| {
            if known.is_some() {
                return None;
            }
            let flaw = self.piece.flaws.iter().find(|f| f.kind == kind)?;
            let before = self.piece.text.get(..flaw.text)?;
            let lines = memchr2_iter(b'\n', b'\r', before)
                .filter(|&at| before[at] == b'\n' || before.get(at + 1) != Some(&b'\n'))
                .count();
            Some((flaw.text, self.report.lines + lines as u64))
        };
        FirstFlaws {
            lost: line(self.report.first_lost_line, FlawKind::Lost),
            twice: line(self.report.first_twice_line, FlawKind::Twice),
        }
    }

    fn count_flaws(&mut self, consumed: usize) {
        let line = |flaw: Option<(usize, u64)>| flaw.map(|(_, line)| line);
        let first = self.first_flaws;
        let report = &mut self.report;
        report.multibyte += self.piece.multibyte(consumed);
        self.piece.high_bytes(consumed, &mut report.high_bytes);
        if report.first_high_byte.is_none() {
            let at = self.piece.first_high(consumed);
            report.first_high_byte = at.map(|at| self.piece.from + at as u64);
        }
        for flaw in self.piece.flaws.iter().filter(|f| f.byte < consumed) {
            match flaw.kind {
                FlawKind::Bad => {
                    report.bad_bytes += u64::from(flaw.count);
                    report
                        .first_bad_byte
                        .get_or_insert(self.piece.from + flaw.byte as u64);
                }
                FlawKind::Lost => {
                    report.lost_letters += 1;
                    report.first_lost_line = report.first_lost_line.or(line(first.lost));
                }
                FlawKind::Twice => {
                    report.twice_letters += 1;
                    report.first_twice_line = report.first_twice_line.or(line(first.twice));
                }
            }
        }
    }

    /// Bytes read so far.
    #[must_use]
    pub fn bytes_done(&self) -> u64 {
        self.position
            .unwrap_or(self.order.from)
            .min(self.order.to)
            .saturating_sub(self.order.from)
    }

    /// Rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.report.rows
    }

    /// The shard and what it found. A shard that is not complete holds what was read so far.
    #[must_use]
    pub fn finish(self) -> (Shard, ShardReport) {
        let mut report = self.report;
        let mut shard = Shard {
            index: report.index,
            columns: Vec::with_capacity(self.builders.len()),
            rows: report.rows as usize,
            line_breaks: self.line_breaks,
        };
        for (builder, plan) in self.builders.into_iter().zip(self.order.columns) {
            let (column, evidence, broken_row) = builder.finish();
            let codes = CodeCounts::of(&column, |row| shard.line_of(row));
            shard.columns.push(column);
            report.columns.push(ColumnReport {
                plan,
                evidence,
                broken_line: broken_row.map(|row| shard.line_of(row as usize)),
                codes,
            });
        }
        chosen::only(&mut shard.columns, &self.order.sniff.columns);
        (shard, report)
    }
}
