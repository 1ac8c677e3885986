//! Fields become the values of a column, by its plan, while evidence is kept for the case that the plan
//! is wrong.
//!
//! A typed column whose plan breaks gives up its values (the shard will be read again) and only goes on
//! gathering evidence.

use super::delimited::Span;
use super::evidence::Evidence;
use super::short::Short;
use super::{ColumnPlan, boolean, date, decide, missing, multiply, number};
use crate::table::builder::{NumberBuilder, TextBuilder};
use crate::table::{Bitmap, Column, Data, Marks};
use model::column::{ColumnType, Reason};

/// A column of a shard while it is read.
#[derive(Debug)]
pub(crate) struct ColumnBuilder {
    plan: ColumnPlan,
    valid: Bitmap,
    values: Values,
    evidence: Evidence,
    /// Empty cells, not yet in the evidence.
    empty: u64,
    /// What was read on the short ways, not yet in the evidence.
    short: Short,
    broken_row: Option<u64>,
    /// Signs in place of values and beside them.
    marks: Marks,
}

#[derive(Debug)]
enum Values {
    Numbers(NumberBuilder),
    Dates(Vec<i32>),
    Moments { micros: Vec<i64>, offsets: Vec<i16> },
    Times(Vec<u32>),
    Booleans(Bitmap),
    Texts(TextBuilder),
    Broken,
}

/// The values of one column in a batch of records.
#[derive(Clone, Copy)]
pub(crate) struct Batch<'a> {
    /// The text the spans lie in.
    pub text: &'a [u8],
    /// The fields of all records, record by record.
    pub spans: &'a [Span],
    /// Fields in a record.
    pub width: usize,
}

impl ColumnBuilder {
    /// Ready for the first row.
    pub fn new(plan: ColumnPlan) -> Self {
        let values = match plan.column_type {
            ColumnType::Integer | ColumnType::Decimal => Values::Numbers(NumberBuilder::default()),
            ColumnType::Date => Values::Dates(Vec::new()),
            ColumnType::DateTime => Values::Moments {
                micros: Vec::new(),
                offsets: Vec::new(),
            },
            ColumnType::Time => Values::Times(Vec::new()),
            ColumnType::Boolean => Values::Booleans(Bitmap::default()),
            ColumnType::Text => Values::Texts(TextBuilder::default()),
        };
        Self {
            plan,
            valid: Bitmap::default(),
            values,
            evidence: Evidence::default(),
            empty: 0,
            short: Short::default(),
            broken_row: None,
            marks: Marks::default(),
        }
    }

    /// Makes room for `times` as many rows as there are.
    pub fn make_room(&mut self, times: f64) {
        let more = |length: usize| (length as f64 * times) as usize;
        match &mut self.values {
            Values::Numbers(numbers) => numbers.make_room(times),
            Values::Dates(days) => days.reserve_exact(more(days.len())),
            Values::Moments { micros, offsets } => {
                micros.reserve_exact(more(micros.len()));
                offsets.reserve_exact(more(offsets.len()));
            }
            Values::Times(seconds) => seconds.reserve_exact(more(seconds.len())),
            Values::Texts(texts) => texts.make_room(times),
            Values::Booleans(_) | Values::Broken => {}
        }
    }

    /// Adds the fields of a batch.
    pub fn push(&mut self, batch: Batch<'_>, column: usize) {
        let fields = batch
            .spans
            .get(column..)
            .unwrap_or_default()
            .iter()
            .step_by(batch.width.max(1))
            .map(|span| span.of(batch.text));
        match self.values {
            Values::Texts(_) => self.push_texts(fields),
            Values::Numbers(_) => self.push_numbers(batch, column),
            Values::Dates(_) | Values::Moments { .. } => self.push_dates(fields),
            Values::Times(_) | Values::Booleans(_) => self.push_words(fields),
            Values::Broken => fields.for_each(|field| self.push_one(field)),
        }
    }

    fn push_texts<'a>(&mut self, fields: impl Iterator<Item = &'a [u8]>) {
        let Values::Texts(texts) = &mut self.values else {
            return;
        };
        let mut watch = !self.plan.decided
            && matches!(texts, TextBuilder::Plain(_))
            && !self.evidence.is_text();
        for field in fields {
            if is_blank(field) {
                self.empty += 1;
                self.valid.push(false);
                texts.push_missing();
                continue;
            }
            self.valid.push(true);
            texts.push(field);
            if watch {
                self.evidence.see(field, 1);
                watch = !self.evidence.is_text();
            }
        }
        if texts.should_be_plain() {
            if !self.plan.decided {
                see_coded(&mut self.evidence, texts, self.valid.count_set());
            }
            texts.make_plain(|row| self.valid.get(row));
        }
    }

    fn push_numbers(&mut self, batch: Batch<'_>, column: usize) {
        let is_whole = self.plan.column_type == ColumnType::Integer;
        let sign = self.plan.decimal_sign;
        let spans = batch.spans.get(column..).unwrap_or_default();
        for span in spans.iter().step_by(batch.width.max(1)) {
            let field = span.of(batch.text);
            let Values::Numbers(numbers) = &mut self.values else {
                self.push_one(field);
                continue;
            };
            // where both signs divide, every number needs a closer look
            if self.plan.either_sign {
                self.push_one(field);
                continue;
            }
            if self.short.usual(batch.text, *span, is_whole, sign, numbers) {
                self.valid.push(true);
                continue;
            }
            let is_taken = self.short.number(field, is_whole, sign, numbers) || {
                let value = missing::trim(field);
                value.len() < field.len() && self.short.number(value, is_whole, sign, numbers)
            };
            if is_taken {
                self.valid.push(true);
            } else {
                self.push_one(field);
            }
        }
    }

    fn push_dates<'a>(&mut self, fields: impl Iterator<Item = &'a [u8]>) {
        let order = self.plan.date_order;
        for field in fields {
            let found = match &mut self.values {
                Values::Dates(days) => date::parse(field, order)
                    .filter(|m| m.micros.is_none() && self.short.date(field, order))
                    .map(|moment| days.push(moment.days)),
                Values::Moments { micros, offsets } => date::parse(field, order)
                    .filter(|_| self.short.date(field, order))
                    .map(|moment| {
                        micros.push(moment.epoch_micros());
                        offsets.push(moment.offset_minutes.unwrap_or(0));
                        self.short.timed += u64::from(moment.micros.is_some());
                        self.short.zoned += u64::from(moment.offset_minutes.is_some());
                    }),
                _ => None,
            };
            match found {
                Some(()) => self.valid.push(true),
                None => self.push_one(field),
            }
        }
    }

    fn push_words<'a>(&mut self, fields: impl Iterator<Item = &'a [u8]>) {
        let pair = self.plan.boolean_words;
        for field in fields {
            let is_taken = match &mut self.values {
                Values::Times(seconds) => date::time(field).is_some_and(|time| {
                    seconds.push(time);
                    self.short.times += 1;
                    true
                }),
                // a single letter may belong to several pairs: that needs a closer look
                Values::Booleans(bits) if !boolean::is_letters(pair) => boolean::parse(field, pair)
                    .is_some_and(|yes| {
                        bits.push(yes);
                        self.short.yes += u64::from(yes);
                        self.short.no += u64::from(!yes);
                        true
                    }),
                _ => false,
            };
            if is_taken {
                self.valid.push(true);
            } else {
                self.push_one(field);
            }
        }
    }

    /// Adds a field that needs a closer look.
    fn push_one(&mut self, field: &[u8]) {
        let value = missing::trim(field);
        if value.is_empty() {
            self.empty += 1;
            return self.push_missing();
        }
        if matches!(self.values, Values::Broken) {
            self.valid.push(false);
            self.evidence.see(value, 1);
            return;
        }
        let row = self.valid.len();
        if self.push_value(value) {
            if matches!(self.values, Values::Numbers(_)) {
                // what stands in place of nil, or beside a number
                if number::is_dash(value) {
                    self.marks.push(row, value, |_| Reason::Nil);
                } else if value.ends_with(b"*") {
                    self.marks.push(row, b"*", |_| Reason::Preliminary);
                }
            }
            self.valid.push(true);
            // also signs that stand for a number
            self.evidence.see(value, 1);
        } else if decide::counts_as_missing(value, self.plan.column_type) {
            self.evidence.see_missing(value, 1);
            self.marks.push(row, value, missing::reason);
            self.push_missing();
        } else {
            self.broken_row = Some(self.valid.len() as u64);
            self.values = Values::Broken;
            self.valid.push(false);
            self.evidence.see(value, 1);
        }
    }

    /// Adds a trimmed value as the plan says; false when it does not fit.
    fn push_value(&mut self, value: &[u8]) -> bool {
        let is_whole = self.plan.column_type == ColumnType::Integer;
        match &mut self.values {
            Values::Numbers(numbers) => match number::read(value, &self.plan) {
                Some(n) if is_whole && n.has_part => return false,
                Some(n) => match n.float {
                    Some(float) => numbers.push_float(float),
                    None => numbers.push_wide(n.mantissa, n.scale),
                },
                None => return false,
            },
            Values::Dates(days) => match date::read(value, &self.plan) {
                Some(moment) if moment.micros.is_none() => days.push(moment.days),
                _ => return false,
            },
            Values::Moments { micros, offsets } => {
                let Some(moment) = date::parse(value, self.plan.date_order) else {
                    return false;
                };
                micros.push(moment.epoch_micros());
                offsets.push(moment.offset_minutes.unwrap_or(0));
            }
            Values::Times(seconds) => match date::time(value) {
                Some(time) => seconds.push(time),
                None => return false,
            },
            Values::Booleans(bits) => match boolean::parse(value, self.plan.boolean_words) {
                Some(yes) => bits.push(yes),
                None => return false,
            },
            Values::Texts(texts) => texts.push(value),
            Values::Broken => {}
        }
        true
    }

    fn push_missing(&mut self) {
        self.valid.push(false);
        match &mut self.values {
            Values::Numbers(numbers) => numbers.push_missing(),
            Values::Dates(days) => days.push(0),
            Values::Moments { micros, offsets } => {
                micros.push(0);
                offsets.push(0);
            }
            Values::Times(seconds) => seconds.push(0),
            Values::Booleans(bits) => bits.push(false),
            Values::Texts(texts) => texts.push_missing(),
            Values::Broken => {}
        }
    }

    /// The column, what was found in it, and the row that broke its plan.
    pub fn finish(mut self) -> (Column, Evidence, Option<u64>) {
        if let Values::Texts(texts) = &self.values
            && !self.plan.decided
        {
            see_coded(&mut self.evidence, texts, self.valid.count_set());
        }
        self.evidence.see_missing(b"", self.empty);
        self.short.add_to(&mut self.evidence, &self.plan);
        let rows = self.valid.len();
        let is_zoned = self.evidence.zoned > 0;
        let is_broken = self.broken_row.is_some();
        let data = match self.values {
            Values::Numbers(numbers) => {
                let is_whole = self.plan.column_type == ColumnType::Integer;
                multiply::by(numbers.finish(is_whole), self.plan.factor)
            }
            Values::Dates(days) => Data::Date(days),
            Values::Moments { micros, offsets } => Data::DateTime {
                micros,
                offsets: is_zoned.then_some(offsets),
            },
            Values::Times(seconds) => Data::Time(seconds),
            Values::Booleans(bits) => Data::Boolean(bits),
            Values::Texts(texts) => texts.finish(),
            Values::Broken => TextBuilder::default().finish(),
        };
        let column = Column {
            column_type: if is_broken {
                ColumnType::Text
            } else {
                self.plan.column_type
            },
            data,
            valid: if is_broken {
                Bitmap::filled(false, rows)
            } else {
                self.valid
            },
            marks: if is_broken {
                Marks::default()
            } else {
                self.marks
            },
        };
        (column, self.evidence, self.broken_row)
    }
}

/// Looks at each different text of a coded column once, as often as it stands there. `values` says how
/// many rows have a text.
fn see_coded(evidence: &mut Evidence, texts: &TextBuilder, values: usize) {
    let TextBuilder::Coded {
        codes, dictionary, ..
    } = texts
    else {
        return;
    };
    let entries = dictionary.entries();
    let mut trial = Evidence::default();
    for code in 0..entries.len() {
        trial.see(entries.bytes_of(code), 1);
        if trial.is_text() {
            evidence.readings = 0;
            return;
        }
    }
    let mut counts = vec![0u64; entries.len()];
    for &code in codes {
        if let Some(count) = counts.get_mut(code as usize) {
            *count += 1;
        }
    }
    // rows without a text have code 0
    if let Some(first) = counts.first_mut() {
        *first -= (codes.len() - values) as u64;
    }
    for (code, count) in counts.into_iter().enumerate() {
        evidence.see(entries.bytes_of(code), count);
    }
}

/// True for nothing but blanks.
#[inline]
fn is_blank(field: &[u8]) -> bool {
    match field.first() {
        None => true,
        Some(0x21..=0x7f) => false,
        _ => missing::trim(field).is_empty(),
    }
}
