//! Rows that were added, removed or changed: some to look at, or all of them as CSV.

use super::run::{Compared, bit};
use super::side::{Side, rows};
use crate::export::delimited::{Dialect, Writer};
use crate::job::join_all;
use crate::ops::facts::plain_decimal;
use model::cell::Cell;
use model::comparison::{CellChange, ColumnComparison, Examples, RowExample, RowFate};
use model::message::Row;
use model::note::{Problem, ProblemKind};

/// Rows written at once.
const ROWS_AT_ONCE: usize = 4096;

/// Names of the columns that are not the file's own.
#[derive(Debug, Clone, Copy)]
pub struct Headings {
    /// The row of the older file.
    pub old_row: &'static str,
    /// The row of the newer file.
    pub new_row: &'static str,
    /// The name of the column that changed.
    pub column: &'static str,
    /// Its value in the older edition.
    pub before: &'static str,
    /// Its value in the newer edition.
    pub after: &'static str,
}

/// The rows of an example in the older and in the newer table, and which columns changed.
type Picked = (Option<u32>, Option<u32>, u64);

impl Compared {
    /// Rows from the `first` on, at most `count`; of changed ones only those in which `column` changed, when one is
    /// given by its place in the comparison.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when one of the editions is not open any more, and what their crews say.
    pub async fn examples(
        &self,
        [old, new]: [&dyn Side; 2],
        fate: RowFate,
        column: Option<u32>,
        first: u64,
        count: u32,
    ) -> Result<Examples, Problem> {
        let column = column.filter(|_| fate == RowFate::Changed);
        let wanted = column.map_or(u64::MAX, |column| bit(column as usize));
        let mut of = 0u64;
        let mut picked = Vec::new();
        for row in self.all(fate).filter(|row| row.2 & wanted != 0) {
            if of >= first && picked.len() < count as usize {
                picked.push(row);
            }
            of += 1;
        }
        let rows = self.read([old, new], &picked, false).await?;
        Ok(Examples { of, rows })
    }

    /// All rows of a fate.
    fn all(&self, fate: RowFate) -> impl Iterator<Item = Picked> {
        let added = self.added.iter().map(|row| (None, Some(*row), u64::MAX));
        let removed = self.removed.iter().map(|row| (Some(*row), None, u64::MAX));
        let changed = self.changed.iter().zip(&self.masks);
        let changed = changed.map(|((old, new), mask)| (Some(*old), Some(*new), *mask));
        let is = |own: RowFate| if own == fate { usize::MAX } else { 0 };
        added
            .take(is(RowFate::Added))
            .chain(removed.take(is(RowFate::Removed)))
            .chain(changed.take(is(RowFate::Changed)))
    }

    /// The rows with their cells.
    async fn read(
        &self,
        [old, new]: [&dyn Side; 2],
        picked: &[Picked],
        whole: bool,
    ) -> Result<Vec<RowExample>, Problem> {
        let columns = &self.comparison.columns;
        let of = |position: fn(&ColumnComparison) -> Option<u32>| -> Vec<u32> {
            columns.iter().filter_map(position).collect()
        };
        let old_columns = of(|column| Some(column.old.as_ref()?.position));
        let new_columns = of(|column| Some(column.new.as_ref()?.position));
        let wanted = [
            (
                old,
                picked.iter().filter_map(|row| row.0).collect(),
                old_columns.clone(),
            ),
            (
                new,
                picked.iter().filter_map(|row| row.1).collect(),
                new_columns.clone(),
            ),
        ];
        let asked = wanted.map(|(side, own, columns)| rows(side, own, columns, whole));
        let mut answers = join_all(asked).await.into_iter();
        let died = || Problem::from(ProblemKind::WorkerDied);
        let mut olds = answers.next().ok_or_else(died)??.into_iter();
        let mut news = answers.next().ok_or_else(died)??.into_iter();
        let mut examples = Vec::with_capacity(picked.len());
        for (old, new, mask) in picked {
            let old = old.and_then(|_| olds.next());
            let new = new.and_then(|_| news.next());
            examples.push(self.example(old, new, *mask));
        }
        Ok(examples)
    }

    fn example(&self, old: Option<Row>, new: Option<Row>, mask: u64) -> RowExample {
        let rows = (
            old.as_ref().map(|row| row.file_row),
            new.as_ref().map(|row| row.file_row),
        );
        let mut old = old.map(|row| row.cells.into_iter());
        let mut new = new.map(|row| row.cells.into_iter());
        let is_changed = rows.0.is_some() && rows.1.is_some();
        let (mut key, mut cells) = (Vec::new(), Vec::new());
        for (at, column) in (0u32..).zip(&self.comparison.columns) {
            let before = column.old.as_ref().and_then(|_| old.as_mut()?.next());
            let after = column.new.as_ref().and_then(|_| new.as_mut()?.next());
            if column.is_key {
                key.extend(after.or(before));
                continue;
            }
            let tells = match is_changed {
                true => {
                    let is_told = mask & bit(at as usize) != 0;
                    is_told && before.as_ref().zip(after.as_ref()).is_some_and(differ)
                }
                false => before.is_some() || after.is_some(),
            };
            if tells {
                cells.push(CellChange {
                    column: at,
                    before,
                    after,
                });
            }
        }
        RowExample {
            old_row: rows.0,
            new_row: rows.1,
            key,
            cells,
        }
    }

    /// Writes all rows of a fate as CSV: of changed ones a line for each value that differs.
    ///
    /// # Errors
    /// As [`Self::examples`].
    pub async fn write(
        &self,
        sides: [&dyn Side; 2],
        fate: RowFate,
        dialect: Dialect,
        headings: Headings,
        sink: &mut dyn FnMut(Vec<u8>),
    ) -> Result<(), Problem> {
        let columns = &self.comparison.columns;
        let names = |own: &dyn Fn(&ColumnComparison) -> bool| -> Vec<String> {
            let own = columns.iter().filter(|column| own(column));
            own.map(|column| column.name().to_owned()).collect()
        };
        let keys = names(&|column| column.is_key);
        let told = |row: &str, own: &dyn Fn(&ColumnComparison) -> bool| {
            let rest = names(&|column| !column.is_key && own(column));
            [vec![row.to_owned()], keys.clone(), rest].concat()
        };
        let names = match fate {
            RowFate::Added => told(headings.new_row, &|column| column.new.is_some()),
            RowFate::Removed => told(headings.old_row, &|column| column.old.is_some()),
            RowFate::Changed => {
                let own = [headings.old_row, headings.new_row].map(str::to_owned);
                let values = [headings.column, headings.before, headings.after];
                [own.to_vec(), keys, values.map(str::to_owned).to_vec()].concat()
            }
        };
        let rows: Vec<Picked> = self.all(fate).collect();
        let mut writer = Writer::new(dialect, names.iter().map(String::as_str));
        for window in rows.chunks(ROWS_AT_ONCE) {
            for example in self.read(sides, window, true).await? {
                self.write_row(&mut writer, example, fate);
            }
            let next = Writer::without_header(Dialect {
                mark: false,
                ..dialect
            });
            sink(std::mem::replace(&mut writer, next).into_bytes());
        }
        sink(writer.into_bytes());
        Ok(())
    }

    fn write_row(&self, writer: &mut Writer, example: RowExample, fate: RowFate) {
        let number = |row: Option<u64>| {
            let row = row.and_then(|row| i64::try_from(row).ok());
            row.map_or(Cell::Missing, Cell::Integer)
        };
        let (old, new) = (number(example.old_row), number(example.new_row));
        let cells = example.cells.into_iter();
        match fate {
            RowFate::Added | RowFate::Removed => {
                let row = if fate == RowFate::Added { new } else { old };
                let rest = cells.filter_map(|cell| cell.after.or(cell.before));
                let line: Vec<Cell> = [row].into_iter().chain(example.key).chain(rest).collect();
                writer.row(&line);
            }
            RowFate::Changed => {
                for cell in cells {
                    let name = self.comparison.columns.get(cell.column as usize);
                    let name = name.map_or("", ColumnComparison::name);
                    let mut line = vec![old.clone(), new.clone()];
                    line.extend(example.key.iter().cloned());
                    line.push(Cell::text(name));
                    line.push(cell.before.unwrap_or(Cell::Missing));
                    line.push(cell.after.unwrap_or(Cell::Missing));
                    writer.row(&line);
                }
            }
        }
    }
}

/// Whether two values are not the same, however they are typed.
fn differ((before, after): (&Cell, &Cell)) -> bool {
    match (before.plain(), after.plain()) {
        // what was left out may differ
        (
            Cell::Text {
                full_chars: Some(_),
                ..
            },
            Cell::Text { .. },
        ) => true,
        (Cell::Integer(one), Cell::Decimal { .. }) => {
            plain_decimal(i128::from(*one), 0) != plain(after)
        }
        (Cell::Decimal { .. }, Cell::Integer(other)) => {
            plain(before) != plain_decimal(i128::from(*other), 0)
        }
        (Cell::Decimal { .. }, Cell::Decimal { .. }) => plain(before) != plain(after),
        (one, other) => one != other,
    }
}

/// A decimal without zeros at its end.
fn plain(cell: &Cell) -> Cell {
    match cell.plain() {
        Cell::Decimal { mantissa, scale } => plain_decimal(*mantissa, *scale),
        other => other.clone(),
    }
}
