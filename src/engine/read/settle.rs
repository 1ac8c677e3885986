//! The whole file has its say: reports of all shards become final decisions.
//!
//! In this order, each step only when the ones before it hold: the encoding, the places where shards meet,
//! the end of the table, its width, the type of each column. Whatever a step changes is ordered again.
//! It comes to an end: an encoding and a footer are revised once, the width only grows, a decided column
//! that still breaks becomes text for good.

use super::evidence::{Evidence, readings};
use super::{CellUnit, ColumnPlan, ShardOrder, ShardReport, decide, encoding, names, remarks};
use model::column::{ColumnType, Sign};
use model::note::Note;
use model::reshape::Reshape;
use model::sniff::{Assumed, DecimalSign, Encoding, Evidence as Why, Sniff};

/// More columns than this are not made, however many fields a row has.
pub(crate) const MAX_COLUMNS: usize = 16_384;

/// What is decided, and what must be read again.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The assumptions as the whole file left them.
    pub sniff: Sniff,
    /// How each column is read.
    pub plans: Vec<ColumnPlan>,
    /// Shards to be read again; with their new reports in place of the old ones, settle again.
    /// Empty: everything is settled.
    pub redo: Vec<ShardOrder>,
    /// What is worth knowing about the reading. Complete when `redo` is empty.
    pub notes: Vec<Note>,
    /// For each column the spellings of "missing" in it and how often; the empty cell as "".
    pub missing_spellings: Vec<Vec<(String, u64)>>,
    /// For each column the signs in place of numbers or beside them, with what they mean.
    pub signs: Vec<Vec<Sign>>,
    /// For each column the unit beside its numbers.
    pub units: Vec<Option<CellUnit>>,
}

/// Decides from the reports of all shards, in the order of the file.
#[must_use]
pub fn settle(sniff: &Sniff, reports: &[ShardReport]) -> Settled {
    let mut work = Work::new(sniff, reports);
    if !(work.encoding() || work.meeting_places() || work.end() || work.width()) {
        work.types();
    }
    work.finish()
}

struct Work<'a> {
    sniff: Sniff,
    reports: &'a [ShardReport],
    plans: Vec<ColumnPlan>,
    redo: Vec<ShardOrder>,
    history: Vec<Note>,
    merged: Vec<Evidence>,
}

impl<'a> Work<'a> {
    fn new(sniff: &Sniff, reports: &'a [ShardReport]) -> Self {
        let mut history: Vec<Note> = Vec::new();
        for note in reports.iter().flat_map(|r| &r.history) {
            if !history.contains(note) {
                history.push(note.clone());
            }
        }
        let plans = reports
            .first()
            .map(|r| r.columns.iter().map(|c| c.plan).collect())
            .unwrap_or_default();
        Self {
            sniff: sniff.clone(),
            reports,
            plans,
            redo: Vec::new(),
            history,
            merged: Vec::new(),
        }
    }

    /// Orders a shard again, from a place where a record begins.
    fn order(&mut self, report: &ShardReport, from: u64, to: u64) {
        self.redo.push(ShardOrder {
            index: report.index,
            from,
            to,
            from_is_record: true,
            sniff: self.sniff.clone(),
            columns: self.plans.clone(),
            history: Vec::new(),
        });
    }

    fn order_all(&mut self) {
        for report in self.reports {
            self.order(report, report.start, report.to);
        }
    }

    /// Bytes that are no UTF-8, found late, or letters that the samples took for those of another encoding.
    fn encoding(&mut self) -> bool {
        let assumed = self.sniff.encoding.clone();
        let is_revised = self
            .history
            .iter()
            .any(|note| matches!(note, Note::EncodingRevised { .. }));
        if assumed.evidence == Why::Chosen || is_revised {
            return false;
        }
        let mut high = encoding::HighBytes::default();
        for report in self.reports {
            high.add(&report.high_bytes);
        }
        let (better, byte) = match assumed.value {
            Encoding::Utf8 => {
                let mut evidence = encoding::Utf8Evidence::default();
                for report in self.reports {
                    evidence.add(encoding::Utf8Evidence {
                        multibyte: report.multibyte,
                        bad: report.bad_bytes,
                    });
                }
                if evidence.is_utf8() {
                    return false;
                }
                let byte = self.reports.iter().find_map(|r| r.first_bad_byte);
                (high.judge(), byte)
            }
            one_byte if encoding::letters(one_byte).is_some() => {
                let byte = self.reports.iter().find_map(|r| r.first_high_byte);
                // titles, header and footer have their say too
                let sniff = &self.sniff;
                for text in sniff
                    .header_cells
                    .iter()
                    .flatten()
                    .chain(&sniff.column_names)
                {
                    high.see(&encoding::written(text, one_byte));
                }
                for text in sniff.title_rows.iter().chain(&sniff.footer_texts) {
                    high.see(&encoding::written(text, one_byte));
                }
                if high.look_like_utf8() {
                    let utf8 = Assumed {
                        value: Encoding::Utf8,
                        evidence: Why::ValidUtf8,
                    };
                    (utf8, byte)
                } else if byte.is_some() {
                    (high.judge(), byte)
                } else {
                    // the letters stand in the titles or the header
                    return false;
                }
            }
            _ => return false,
        };
        if better.value == assumed.value {
            return false;
        }
        self.history.push(Note::EncodingRevised {
            from: assumed.value.id().to_string(),
            to: better.value.id().to_string(),
            byte: byte.unwrap_or(0),
        });
        self.read_names_again(assumed.value, better.value);
        self.sniff.encoding = better;
        self.order_all();
        true
    }

    /// What was read above and below the data in the wrong encoding.
    fn read_names_again(&mut self, from: Encoding, to: Encoding) {
        let sniff = &mut self.sniff;
        let texts = sniff
            .column_names
            .iter_mut()
            .chain(&mut sniff.title_rows)
            .chain(&mut sniff.footer_texts)
            .chain(sniff.header_cells.iter_mut().flatten());
        for text in texts {
            *text = encoding::read_again(text, from, to);
        }
    }

    /// A shard that began where the one before it did not end guessed wrong about quotes.
    fn meeting_places(&mut self) -> bool {
        let mut place = Some(self.sniff.data_byte);
        for report in self.reports {
            match place {
                Some(place) if report.start != place => self.order(report, place, report.to),
                _ => {
                    place = Some(report.end);
                    continue;
                }
            }
            // where this one ends is only known when it has been read again
            place = None;
        }
        !self.redo.is_empty()
    }

    /// A record that reaches over the beginning of the footer shows that there is none.
    fn end(&mut self) -> bool {
        let Some(last) = self.reports.last() else {
            return false;
        };
        if last.end <= self.sniff.end_byte || self.sniff.end_byte >= last.source_bytes {
            return false;
        }
        self.sniff.end_byte = last.source_bytes;
        self.sniff.footer_rows = 0;
        self.sniff.footer_texts.clear();
        self.order(last, last.start, last.source_bytes);
        true
    }

    /// A row with more fields than the table has columns.
    fn width(&mut self) -> bool {
        let widest = self.reports.iter().map(|r| r.widest).max().unwrap_or(0) as usize;
        let surplus: usize = self.sniff.reshapes.iter().map(Reshape::surplus).sum();
        // a row tells its fields, of which some may be split
        let width = (widest + surplus).min(MAX_COLUMNS);
        if width <= self.plans.len() {
            return false;
        }
        names::widen(&mut self.sniff.column_names, width);
        self.plans.resize(
            width,
            ColumnPlan {
                is_extra: true,
                ..ColumnPlan::text()
            },
        );
        self.order_all();
        true
    }

    /// Types, from the evidence of all shards.
    fn types(&mut self) {
        let width = self.plans.len();
        self.merged = vec![Evidence::default(); width];
        for report in self.reports {
            for (merged, column) in self.merged.iter_mut().zip(&report.columns) {
                merged.merge(&column.evidence);
            }
        }
        // once decided, columns of text no longer say what they could be: what was concluded from all stays
        if !self.has_decided() {
            self.habits();
        }
        let mut again = vec![false; self.reports.len()];
        for column in 0..width {
            let before = self.plans[column];
            let plan = self.decide_column(column);
            let signs_matter = self.merged[column].has_signs();
            let dashes_matter = self.merged[column].dashes() > 0;
            for (report, again) in self.reports.iter().zip(&mut again) {
                let holds = report.columns.get(column).is_some_and(|read| {
                    read.broken_line.is_none()
                        && read.plan.reads_like(&plan, signs_matter, dashes_matter)
                });
                *again |= !holds;
            }
            self.plans[column] = plan;
            self.note_column(column, before, plan);
        }
        decide::drop_unused_sign(
            &mut self.sniff.decimal_sign,
            self.merged.iter().zip(&self.plans),
        );
        let shards: Vec<&ShardReport> = self
            .reports
            .iter()
            .zip(again)
            .filter_map(|(report, again)| again.then_some(report))
            .collect();
        for report in shards {
            self.order(report, report.start, report.to);
        }
    }

    /// True when types have been decided before.
    fn has_decided(&self) -> bool {
        let is_chosen =
            |at: usize| u32::try_from(at).is_ok_and(|at| self.sniff.text_columns.contains(&at));
        let columns = self.reports.iter().map(|report| report.columns.iter());
        let mut columns = columns.flat_map(Iterator::enumerate);
        columns.any(|(at, column)| column.plan.decided && !is_chosen(at))
    }

    /// What all columns together say about numbers and dates.
    fn habits(&mut self) {
        if !matches!(
            self.sniff.decimal_sign.evidence,
            Why::Chosen | Why::Declared
        ) {
            self.sniff.decimal_sign = decide::file_sign(self.merged.iter(), self.sniff.origin);
        }
        if self.sniff.date_order.evidence != Why::Chosen {
            self.sniff.date_order = decide::file_order(self.merged.iter());
        }
        self.sniff.nil_dash = decide::nil_dash(&self.sniff, self.merged.iter());
    }

    /// What a column is read as from now on.
    fn decide_column(&self, column: usize) -> ColumnPlan {
        let read = || self.reports.iter().filter_map(|r| r.columns.get(column));
        let is_extra = read().any(|c| c.plan.is_extra);
        let text = ColumnPlan {
            is_extra,
            ..ColumnPlan::text_for_good()
        };
        if u32::try_from(column).is_ok_and(|c| self.sniff.text_columns.contains(&c)) {
            return text;
        }
        if let Some(decided) = read().find(|c| c.plan.decided) {
            let breaks = read().any(|c| c.plan.decided && c.broken_line.is_some());
            return if breaks { text } else { decided.plan };
        }
        let habits = decide::FileHabits::of(&self.sniff);
        let name = self
            .sniff
            .column_names
            .get(column)
            .map_or("", String::as_str);
        let mut plan = decide::plan(&self.merged[column], habits, &self.plans[column], name);
        plan.decided = true;
        plan.factor = match plan.column_type.is_number() {
            true => self.sniff.factor_of(column),
            false => 1,
        };
        plan
    }

    /// Notes about a column, from what is known now.
    fn note_column(&mut self, column: usize, before: ColumnPlan, plan: ColumnPlan) {
        let evidence = &self.merged[column];
        let name = self.sniff.column_names.get(column).cloned();
        let name = name.unwrap_or_default();
        let fits = |bits: u32| evidence.readings & bits == bits;
        let mut found = Vec::new();
        if before.column_type != ColumnType::Text && before.column_type != plan.column_type {
            found.push(Note::TypeRevised {
                column: name.clone(),
                from: before.column_type.id().to_string(),
                to: plan.column_type.id().to_string(),
                row: self.first_broken_row(column),
            });
        }
        let is_unproven = |why: Why| why == Why::Usual;
        if plan.column_type.is_number()
            && plan.decimal_sign == DecimalSign::Comma
            && is_unproven(self.sniff.decimal_sign.evidence)
            && fits(readings::COMMA | readings::POINT)
            && evidence.point_three > 0
        {
            found.push(Note::AmbiguousNumbers {
                column: name.clone(),
                count: evidence.point_three,
            });
        }
        if matches!(plan.column_type, ColumnType::Date | ColumnType::DateTime)
            && is_unproven(self.sniff.date_order.evidence)
            && fits(readings::DMY | readings::MDY)
            && evidence.swappable > 0
        {
            found.push(Note::AmbiguousDates {
                column: name.clone(),
                count: evidence.swappable,
            });
        }
        for note in found {
            let is_known = self.history.iter().any(|known| {
                known.code() == note.code() && noted_column(known) == noted_column(&note)
            });
            if !is_known {
                self.history.push(note);
            }
        }
    }

    /// Row of the file, from 1, with the first value that did not fit a column's plan.
    fn first_broken_row(&self, column: usize) -> u64 {
        let mut lines = self.sniff.data_line;
        for report in self.reports {
            if let Some(line) = report.columns.get(column).and_then(|c| c.broken_line) {
                return lines + line + 1;
            }
            lines += report.lines;
        }
        self.sniff.data_line + 1
    }

    fn finish(mut self) -> Settled {
        for order in &mut self.redo {
            order.history.clone_from(&self.history);
            order.sniff.clone_from(&self.sniff);
            order.columns.clone_from(&self.plans);
        }
        let missing_spellings = self
            .merged
            .iter()
            .zip(&self.plans)
            .map(|(evidence, plan)| decide::spellings_that_count(evidence, plan))
            .collect();
        let signs = self.merged.iter().zip(&self.plans);
        let signs = signs
            .map(|(evidence, plan)| decide::signs(evidence, plan))
            .collect();
        let units = self.merged.iter().zip(&self.plans);
        let units = units
            .map(|(evidence, plan)| {
                let unit = evidence.units.first().map(|unit| unit.0);
                unit.filter(|_| plan.column_type.is_number())
            })
            .collect();
        let notes = self.notes();
        Settled {
            sniff: self.sniff,
            plans: self.plans,
            redo: self.redo,
            notes,
            missing_spellings,
            signs,
            units,
        }
    }

    fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let sum = |count: fn(&ShardReport) -> u64| self.reports.iter().map(count).sum::<u64>();
        let preamble = u64::from(self.sniff.preamble_rows.value);
        if preamble > 0 {
            notes.push(Note::TitleRowsSetAside { rows: preamble });
        }
        let footer = u64::from(self.sniff.footer_rows);
        if footer > 0 {
            notes.push(Note::FooterRowsSetAside { rows: footer });
        }
        notes.extend(self.history.iter().cloned());
        notes.extend(remarks::remarks(
            &self.sniff,
            &self.plans,
            &self.merged,
            self.reports,
        ));
        let (short, long) = (sum(|r| r.short_rows), sum(|r| r.long_rows));
        let is_torn = self.reports.iter().any(|r| r.ends_torn);
        if is_torn && short == 1 && long == 0 {
            // the only short row is the last one, and it has no line end
            notes.push(Note::CutOff {
                rows: sum(|r| r.rows).saturating_sub(1),
            });
        } else if let Some(first_row) = self.first_row(|r| r.first_ragged_line) {
            notes.push(Note::RaggedRows {
                short,
                long,
                first_row,
            });
        }
        let widest = self.reports.iter().map(|r| r.widest).max().unwrap_or(0);
        if widest as usize > MAX_COLUMNS {
            notes.push(Note::LimitReached {
                limit: "columns".to_string(),
                value: MAX_COLUMNS as u64,
            });
        }
        if let Some(file) = &self.sniff.of_file {
            // what was laid out anew has its letters counted where they stand in the file
            notes.extend(file.notes.iter().cloned());
        } else {
            self.note_letters(&mut notes);
        }
        if let Some(first_row) = self.first_row(|r| r.first_repeated_line) {
            notes.push(Note::RepeatedHeader {
                rows: sum(|r| r.repeated_headers),
                first_row,
            });
        }
        if let Some(row) = self.first_row(|r| r.unclosed_quote_line) {
            notes.push(Note::UnclosedQuote { row });
        }
        notes
    }

    /// Notes about letters that are none, are lost or were saved twice.
    fn note_letters(&self, notes: &mut Vec<Note>) {
        let sum = |count: fn(&ShardReport) -> u64| self.reports.iter().map(count).sum::<u64>();
        if let Some(first_byte) = self.reports.iter().find_map(|r| r.first_bad_byte) {
            notes.push(Note::BadBytes {
                count: sum(|r| r.bad_bytes),
                first_byte,
            });
        }
        if let Some(first_row) = self.first_row(|r| r.first_lost_line) {
            notes.push(Note::LostLetters {
                count: sum(|r| r.lost_letters),
                first_row,
            });
        }
        let in_names = self.twice_in_names();
        let first_row = if in_names > 0 {
            Some(u64::from(self.sniff.preamble_rows.value) + 1)
        } else {
            self.first_row(|r| r.first_twice_line)
        };
        if let Some(first_row) = first_row {
            notes.push(Note::DoubleEncoding {
                count: in_names + sum(|r| r.twice_letters),
                first_row,
            });
        }
    }

    /// Letters saved twice in the names of the columns, which stand above the data.
    fn twice_in_names(&self) -> u64 {
        if !matches!(
            self.sniff.encoding.value,
            Encoding::Utf8 | Encoding::Utf8Bom
        ) {
            return 0;
        }
        let names = self.sniff.column_names.iter();
        names.map(|name| encoding::twice::count(name)).sum()
    }

    /// Row of the file, from 1, of the first shard that names a line.
    fn first_row(&self, line: fn(&ShardReport) -> Option<u64>) -> Option<u64> {
        let mut before = self.sniff.data_line;
        for report in self.reports {
            if let Some(line) = line(report) {
                return Some(before + line + 1);
            }
            before += report.lines;
        }
        None
    }
}

/// The column a note is about.
fn noted_column(note: &Note) -> Option<&str> {
    match note {
        Note::TypeRevised { column, .. }
        | Note::AmbiguousNumbers { column, .. }
        | Note::AmbiguousDates { column, .. } => Some(column),
        _ => None,
    }
}
