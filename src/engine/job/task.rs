//! Long work in steps.

use super::{Member, MemberAnswer, MemberAsk, locate};
use crate::cases::fold::Folding;
use crate::check::{twins, walk};
use crate::compare::walk::{Printing, Wanted};
use crate::kind::evidence::Gathering;
use crate::kind::reasons::Fits;
use crate::kle::{check, lines, readiness};
use crate::ops::{crossing, features, grouping, near, order, places, rows, select, shapes};
use crate::profile::measure::ColumnMeasure;
use crate::profile::{count, measure, spread, totals};
use crate::read::{ShardOrder, ShardReader, ShardReport};
use crate::survey::walk::Surveying;
use crate::table::Shard;
use model::cell::Cell;
use model::note::{Problem, ProblemKind};

/// How far a task is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file read by this task, for [`MemberAsk::Read`]; else 0.
    pub bytes: u64,
    /// Rows read by this task, for [`MemberAsk::Read`]; else 0.
    pub rows: u64,
}

/// What came of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// There is more to do.
    More(Progress),
    /// The answer.
    Done(Box<MemberAnswer>),
}

/// Work that can be done a piece at a time. `budget` is roughly how many bytes to work on before coming
/// back (a cell counts as 8); a piece that cannot be divided may exceed it.
pub(crate) trait Work {
    /// Does a piece; the answer when it was the last.
    fn step(&mut self, member: &mut Member, budget: usize)
    -> Result<Option<MemberAnswer>, Problem>;

    /// How far it is.
    fn progress(&self) -> Progress {
        Progress::default()
    }
}

/// An ask being worked on.
pub struct Task {
    work: Box<dyn Work>,
}

impl Task {
    /// Does a piece of the work of about `budget` bytes (a cell counts as 8): a million takes some
    /// milliseconds.
    ///
    /// # Errors
    /// The file is gone, or the ask is about a view that is no longer there. The task is then over.
    pub fn step(&mut self, member: &mut Member, budget: usize) -> Result<Step, Problem> {
        Ok(match self.work.step(member, budget)? {
            Some(answer) => Step::Done(Box::new(answer)),
            None => Step::More(self.work.progress()),
        })
    }
}

/// Begins to work on an ask.
#[must_use]
pub fn start(ask: MemberAsk) -> Task {
    let work: Box<dyn Work> = match ask {
        MemberAsk::Read(order) => Box::new(Reading::new(*order, Purpose::Keep)),
        MemberAsk::Pass(order) => Box::new(Reading::new(*order, Purpose::Measure)),
        MemberAsk::Peek(order, cells) => Box::new(Reading::new(*order, Purpose::Peek(cells))),
        MemberAsk::Tally(tally) => {
            let (first_row, kept) = (tally.first_row, tally.kept);
            Box::new(Reading::new(
                tally.order,
                Purpose::Tally { first_row, kept },
            ))
        }
        MemberAsk::Prepare(plans) => at_once(move |member| {
            member.prepare(plans);
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::Tallied { column } => {
            at_once(move |member| Ok(MemberAnswer::Tallied(Box::new(member.tallied(column)))))
        }
        MemberAsk::Measure => Box::new(measure::Measuring::default()),
        MemberAsk::Count {
            column,
            part,
            parts,
            limit,
        } => Box::new(count::CountWork::new(column, part, parts, limit)),
        MemberAsk::Totals(columns) => Box::new(totals::Totalling::new(columns)),
        MemberAsk::Look(columns) => Box::new(Gathering::new(columns)),
        MemberAsk::Fits { column, fitting } => Box::new(Fits::new(column, fitting)),
        MemberAsk::Cells(wanted) => {
            at_once(move |member| rows::cells(member, &wanted).map(MemberAnswer::Cells))
        }
        MemberAsk::Select(ask) => Box::new(select::Selecting::new(*ask)),
        MemberAsk::Cross(ask) => Box::new(crossing::Crossing::new(*ask)),
        MemberAsk::Features(ask) => Box::new(features::Gathering::new(*ask)),
        MemberAsk::Places(candidates) => Box::new(places::Looking::new(candidates)),
        MemberAsk::Near(ask) => Box::new(near::Nearing::new(*ask)),
        MemberAsk::Group(ask) => Box::new(grouping::Grouping::new(*ask)),
        MemberAsk::Cases(order) => Box::new(Folding::new(*order)),
        MemberAsk::Mark(plan) => Box::new(twins::Marking::new(plan)),
        MemberAsk::Pair(plan, again) => Box::new(twins::Pairing::new(plan, again)),
        MemberAsk::Check(tasks) => Box::new(walk::Walking::new(tasks)),
        MemberAsk::Print(ask) => Box::new(Printing::new(Wanted::Portion(*ask))),
        MemberAsk::PrintValues(ask) => Box::new(Printing::new(Wanted::Values(*ask))),
        MemberAsk::RowsAt {
            rows,
            columns,
            whole,
        } => {
            at_once(move |member| rows::at(member, &rows, &columns, whole).map(MemberAnswer::Rows))
        }
        MemberAsk::Spread(ask) => Box::new(spread::Spreading::new(ask)),
        MemberAsk::Survey(plan) => Box::new(Surveying::new(*plan)),
        MemberAsk::KleCheck(plan) => Box::new(check::Checking::new(*plan)),
        MemberAsk::Learn(lesson) => at_once(move |member| {
            member.learn(lesson.learnt());
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::SortLines(ask) => Box::new(lines::Sorting::new(ask)),
        MemberAsk::AttachLines(keeps) => at_once(move |member| {
            match keeps {
                true => member.attach_sorted(),
                false => member.put_sorted(lines::Sorted::default()),
            }
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::DropColumns(keep) => at_once(move |member| {
            member.drop_columns(keep as usize);
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::LookReady(plan) => Box::new(readiness::Looking::new(*plan)),
        MemberAsk::Shape { revision, plans } => Box::new(shapes::Shaping::new(revision, plans)),
        MemberAsk::Forget => at_once(|member| {
            member.forget();
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::Drop(shards) => at_once(move |member| {
            member.drop_shards(&shards);
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::Arrange(places) => at_once(move |member| {
            member.arrange(&places);
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::Facts(facts) => at_once(move |member| {
            member.set_facts(facts);
            Ok(MemberAnswer::Done)
        }),
        MemberAsk::MoreRuns { limit } => {
            at_once(move |member| Ok(MemberAnswer::Runs(member.next_runs(limit))))
        }
        MemberAsk::Rows {
            revision,
            pick,
            columns,
            whole,
        } => at_once(move |member| {
            rows::window(member, revision, pick, &columns, whole).map(MemberAnswer::Rows)
        }),
        MemberAsk::Text {
            revision,
            pick,
            column,
        } => at_once(move |member| {
            rows::cell_text(member, revision, pick, column).map(MemberAnswer::Text)
        }),
        MemberAsk::Locate { revision, file_row } => {
            at_once(move |member| locate::answer(member, revision, file_row))
        }
        MemberAsk::Keys {
            revision,
            positions,
        } => {
            at_once(move |member| order::keys(member, revision, &positions).map(MemberAnswer::Keys))
        }
    };
    Task { work }
}

/// Work of one short step.
struct Once<F>(Option<F>);

fn at_once<F>(work: F) -> Box<dyn Work>
where
    F: FnOnce(&mut Member) -> Result<MemberAnswer, Problem> + 'static,
{
    Box::new(Once(Some(work)))
}

impl<F> Work for Once<F>
where
    F: FnOnce(&mut Member) -> Result<MemberAnswer, Problem>,
{
    fn step(&mut self, member: &mut Member, _: usize) -> Result<Option<MemberAnswer>, Problem> {
        match self.0.take() {
            Some(work) => work(member).map(Some),
            None => Err(ProblemKind::Stale.into()),
        }
    }
}

/// What a byte range is read for.
enum Purpose {
    /// Its rows are kept.
    Keep,
    /// Its columns are measured.
    Measure,
    /// Its columns are tallied, and some of its rows kept.
    Tally { first_row: u64, kept: Vec<u32> },
    /// Some of its cells, by row and column.
    Peek(Vec<(u32, u32)>),
}

impl Purpose {
    fn answer(&self, member: &mut Member, shard: Shard, report: ShardReport) -> MemberAnswer {
        match self {
            Self::Keep => {
                member.keep(shard);
                MemberAnswer::Read(Box::new(report))
            }
            Self::Measure => {
                let measures = shard.columns.iter().map(ColumnMeasure::of).collect();
                MemberAnswer::Passed(Box::new((report, measures)))
            }
            Self::Tally { first_row, kept } => {
                member.tally(&shard, *first_row, kept);
                MemberAnswer::Done
            }
            Self::Peek(cells) => {
                let cell = |(row, column): &(u32, u32)| {
                    let column = shard.columns.get(*column as usize);
                    let cell = column.map_or(Cell::Missing, |c| c.cell(*row as usize));
                    rows::travelling(cell)
                };
                MemberAnswer::Cells(cells.iter().map(cell).collect())
            }
        }
    }
}

/// Reading one byte range.
struct Reading {
    reader: Option<ShardReader>,
    purpose: Purpose,
    progress: Progress,
}

impl Reading {
    fn new(order: ShardOrder, purpose: Purpose) -> Self {
        Self {
            reader: Some(ShardReader::new(order)),
            purpose,
            progress: Progress::default(),
        }
    }
}

impl Work for Reading {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let Some(reader) = &mut self.reader else {
            return Err(ProblemKind::Stale.into());
        };
        let done = reader.step(member.source(), budget)?;
        self.progress = Progress {
            bytes: reader.bytes_done(),
            rows: reader.rows(),
        };
        if !done {
            return Ok(None);
        }
        Ok(self.reader.take().map(|reader| {
            let (shard, report) = reader.finish();
            self.purpose.answer(member, shard, report)
        }))
    }

    fn progress(&self) -> Progress {
        self.progress
    }
}
