//! Classifying a column line by line, and its result as new columns.

use super::director::Table;
use super::observer::Quiet;
use super::{Crew, Director, MemberAsk, join_all};
use crate::kle::lines::{Lesson, LinesAsk, LinesDone};
use model::column::{ColumnProfile, ColumnType};
use model::note::{Problem, ProblemKind};
use model::text_lines::LineChoice;
use std::rc::Rc;

/// Rows a member classifies between two words with the director.
const ROWS_AT_ONCE: u32 = 4096;
/// Columns that are made.
pub const NEW_COLUMNS: usize = LineChoice::COLUMNS as usize;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct LinesSorted {
    /// How many rows, and of what.
    pub done: LinesDone,
    /// The first of the new columns: number, title, score in per cent, words.
    pub first_column: u32,
    /// The profiles of the new columns.
    pub columns: Vec<ColumnProfile>,
}

impl<C: Crew> Director<C> {
    /// Lines classified so far, and all of them, while [`Self::sort_lines`] is under way.
    #[must_use]
    pub fn lines_done(&self) -> Option<(u64, u64)> {
        self.lines.get()
    }

    /// Ends [`Self::sort_lines`] before its time; the table stays as it was.
    pub fn stop_lines(&self) {
        self.lines.set(None);
    }

    /// Classifies a column of texts line by line and attaches what was found as columns with these names
    /// behind the others.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open or another column is being classified,
    /// [`ProblemKind::Cancelled`] after [`Self::stop_lines`], and what the crew says.
    pub async fn sort_lines(
        &self,
        lesson: Lesson,
        choice: &LineChoice,
    ) -> Result<LinesSorted, Problem> {
        let stale = Problem::from(ProblemKind::Stale);
        let table = self.table();
        if self.lines.get().is_some() || table.profiles.get(choice.column as usize).is_none() {
            return Err(stale);
        }
        self.lines.set(Some((0, table.rows)));
        let sorted = self.sort_all(lesson, choice, &table).await;
        self.lines.set(None);
        let done = match sorted {
            Ok(done) => done,
            Err(problem) => {
                self.ask_all::<()>(MemberAsk::AttachLines(false)).await?;
                return Err(problem);
            }
        };
        self.ask_all::<()>(MemberAsk::AttachLines(true)).await?;
        let columns = self.take_in(choice.names.clone()).await?;
        Ok(LinesSorted {
            done,
            first_column: table.profiles.len() as u32,
            columns,
        })
    }

    async fn sort_all(
        &self,
        lesson: Lesson,
        choice: &LineChoice,
        table: &Rc<Table>,
    ) -> Result<LinesDone, Problem> {
        self.ask_all::<()>(MemberAsk::Learn(Box::new(lesson)))
            .await?;
        let ask = LinesAsk {
            column: choice.column,
            threshold_percent: choice.threshold_percent,
            only_confident: choice.only_confident,
            rows: ROWS_AT_ONCE,
        };
        let mut done = vec![LinesDone::default(); self.crew.members()];
        while done.iter().any(|done| !done.is_last) {
            let waiting = (0..done.len()).filter(|member| !done[*member].is_last);
            let asks = waiting.map(|member| async move {
                let answer = self
                    .ask_one::<LinesDone>(member, MemberAsk::SortLines(ask))
                    .await;
                answer.map(|answer| (member, answer))
            });
            for answer in join_all(asks).await {
                let (member, answer) = answer?;
                done[member] = answer;
            }
            if self.lines.get().is_none() || !Rc::ptr_eq(table, &self.table()) {
                return Err(ProblemKind::Cancelled.into());
            }
            let rows = done.iter().map(|done| done.rows).sum();
            self.lines.set(Some((rows, table.rows)));
        }
        let mut all = LinesDone {
            is_last: true,
            ..LinesDone::default()
        };
        for done in done {
            all.merge(done);
        }
        Ok(all)
    }

    /// Takes columns off again that [`Self::sort_lines`] attached: keeps so many, from the first. Columns of
    /// the file always stay. A column being classified meanwhile is given up.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn drop_columns(&self, keep: u32) -> Result<(), Problem> {
        self.stop_lines();
        let table = self.table();
        let own = table.profiles.len() - table.made.min(table.profiles.len());
        let keep = (keep as usize).max(own);
        if keep >= table.profiles.len() {
            return Ok(());
        }
        // nobody asks for what the director does not know of any more
        self.change_table(|table| {
            table.made = keep - own;
            table.facts.truncate(keep);
            table.measures.truncate(keep);
            table.shapes.truncate(keep);
            table.profiles.truncate(keep);
        });
        if let Some(opened) = self.opened() {
            let mut opened = model::dataset::Opened::clone(&opened);
            opened.columns.truncate(keep);
            let surplus = table.profiles.len() - keep;
            let names = opened.sniff.column_names.len().saturating_sub(surplus);
            opened.sniff.column_names.truncate(names);
            *self.opened.borrow_mut() = Some(Rc::new(opened));
        }
        self.ask_all::<()>(MemberAsk::DropColumns(keep as u32))
            .await?;
        Ok(())
    }

    /// Takes columns in that the members have attached: measured, counted and profiled like the others.
    async fn take_in(&self, names: [String; NEW_COLUMNS]) -> Result<Vec<ColumnProfile>, Problem> {
        let table = self.table();
        let first = table.profiles.len();
        let mut types: Vec<ColumnType> = table.profiles.iter().map(|own| own.column_type).collect();
        types.extend([
            ColumnType::Text,
            ColumnType::Text,
            ColumnType::Integer,
            ColumnType::Text,
        ]);
        self.measure(&types).await?;
        let counted = self.count_from(first as u32, &mut Quiet).await?;
        let table = self.table();
        let (mut profiles, mut shapes) = (Vec::new(), Vec::new());
        for ((counted, name), at) in counted.into_iter().zip(names).zip(first..) {
            let measure = table
                .measures
                .get(at)
                .ok_or(Problem::from(ProblemKind::Stale))?;
            let (mut profile, shape) =
                counted
                    .count
                    .finish(name, measure, Vec::new(), counted.looked_up);
            profile.totals = counted.totals;
            profiles.push(profile);
            shapes.push(shape);
        }
        if let Some(number) = profiles.first_mut() {
            number.kind = Some("kle".to_owned());
            number.kind_confidence = 1.0;
        }
        self.change_table(|table| {
            table.profiles.extend(profiles.iter().cloned());
            table.shapes.extend(shapes);
            table.made += NEW_COLUMNS;
        });
        let opened = self.opened().ok_or(Problem::from(ProblemKind::Stale))?;
        let mut opened = model::dataset::Opened::clone(&opened);
        opened.columns.extend(profiles.iter().cloned());
        opened
            .sniff
            .column_names
            .extend(profiles.iter().map(|own| own.name.clone()));
        *self.opened.borrow_mut() = Some(Rc::new(opened));
        Ok(profiles)
    }
}
