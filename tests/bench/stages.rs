//! What each stage behind the reading costs: `./dev bench stages [FILE]`.
//!
//! A table is typed and counted (T1), then profiled, then all values are looked at for their kinds, then checked, its
//! KLE numbers too where it has any: each stage is told on the clock and of the processor, beside T1. Then every rule
//! that goes through rows is run alone.
//! Without a file an invented table is read.

#![allow(clippy::expect_used)]

mod table;

use engine::check::{Facts, Task, finish, plan, rules};
use engine::job::{
    Crew, Director, MemberAnswer, MemberAsk, Observer, ThreadCrew, block_on, join_all,
};
use engine::kle::register::Register;
use engine::read::{FileSource, Source};
use model::column::ColumnType;
use model::dataset::Opened;
use model::note::{Problem, ProblemKind};
use model::sniff::{ReadOptions, Sniff};
use registers::kle::{Kle, embedded};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

/// How often everything is done; medians are told.
const TIMES: usize = 7;
/// Members, as the page has them on a machine of two cores.
const MEMBERS: usize = 2;

/// Seconds on the clock and of the processor.
type Took = (f64, f64);

/// Breaks off when all rows are typed and counted.
struct UntilTyped {
    is_last: bool,
}

impl Observer for UntilTyped {
    fn loaded(&mut self, _: &Sniff, _: &[ColumnType], _: u64, _: u32) -> ControlFlow<()> {
        match self.is_last {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

fn main() {
    let given = std::env::args()
        .nth(1)
        .filter(|word| !word.starts_with('-'));
    let folder = tempfile::tempdir().expect("a folder for a while");
    let path = given.map_or_else(|| table::invented(folder.path()), PathBuf::from);

    let mut typed = Vec::new();
    let mut profiled = Vec::new();
    let mut looked = Vec::new();
    let mut checked = Vec::new();
    let mut kle_checked = Vec::new();
    let kle = embedded().and_then(|text| Kle::parse(text.as_bytes()));
    let ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    let mut by_rule: Vec<Vec<Took>> = vec![Vec::new(); ids.len()];
    let mut tasks_of = vec![0usize; ids.len()];
    let mut rows = 0;
    for _ in 0..TIMES {
        let director = director(&path);
        typed.push(took(|| {
            // broken off: there is no table to speak of
            let _ = open(&director, &path, true);
        }));
        drop(director);
        let director = self::director(&path);
        let mut opened = None;
        profiled.push(took(|| opened = open(&director, &path, false).ok()));
        let opened = opened.expect("a table");
        rows = opened.rows;
        // of a table of few rows they are part of the profile
        looked.push(took(|| {
            block_on(director.kinds_of_all()).expect("looked at");
        }));
        checked.push(took(|| {
            block_on(director.check()).expect("checked");
        }));
        // made once, when the program begins
        let register = Register::new(kle.as_ref(), None);
        kle_checked.push(took(|| {
            block_on(director.kle_findings(None, register)).expect("checked");
        }));
        let facts = Facts::new(&opened);
        let all = plan(&facts);
        for (rule, (times, tasks)) in by_rule.iter_mut().zip(&mut tasks_of).enumerate() {
            let own = all.iter().filter(|task| task.rule as usize == rule);
            let own: Vec<Task> = own.cloned().collect();
            *tasks = own.len();
            if !own.is_empty() {
                times.push(took(|| walk(&director, &facts, &own)));
            }
        }
    }

    let t1 = median(&mut typed);
    let t2 = median(&mut profiled);
    println!("{rows} rows, {MEMBERS} threads, medians of {TIMES}");
    head();
    line("typed and counted (T1)", t1, t1);
    line("… and profiled", t2, t1);
    let looked = median(&mut looked);
    let checked = median(&mut checked);
    line("all values looked at for kinds", looked, t1);
    line("checked", checked, t1);
    let both = (looked.0 + checked.0, looked.1 + checked.1);
    line("kinds and checks", both, t1);
    let kle_checked = median(&mut kle_checked);
    line("KLE numbers checked (none: columns asked)", kle_checked, t1);
    let all = (both.0 + kle_checked.0, both.1 + kle_checked.1);
    line("kinds, checks and KLE numbers", all, t1);
    println!("\nrule by rule, the rows gone through for it alone:");
    head();
    for ((id, times), tasks) in ids.iter().zip(&mut by_rule).zip(tasks_of) {
        if !times.is_empty() {
            line(&format!("{id} ({tasks})"), median(times), t1);
        }
    }
}

fn head() {
    println!(
        "{:44} {:>9} {:>9} {:>8} {:>8}",
        "", "ms", "cpu ms", "of T1", "cpu"
    );
}

fn line(name: &str, took: Took, t1: Took) {
    println!(
        "{name:44} {:9.1} {:9.1} {:6.1} % {:6.1} %",
        took.0 * 1e3,
        took.1 * 1e3,
        took.0 / t1.0 * 100.0,
        took.1 / t1.1 * 100.0
    );
}

/// The median on the clock, and that of the processor.
fn median(times: &mut [Took]) -> Took {
    let middle = times.len() / 2;
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let clock = times.get(middle).map_or(0.0, |took| took.0);
    times.sort_by(|a, b| a.1.total_cmp(&b.1));
    (clock, times.get(middle).map_or(0.0, |took| took.1))
}

fn took(work: impl FnOnce()) -> Took {
    let (begun, used) = (Instant::now(), processor_seconds());
    work();
    (begun.elapsed().as_secs_f64(), processor_seconds() - used)
}

fn director(path: &Path) -> Director<ThreadCrew> {
    let own = path.to_owned();
    let crew = ThreadCrew::start(MEMBERS, move || match FileSource::open(&own) {
        Ok(source) => Ok(Box::new(source) as Box<dyn Source>),
        Err(_) => Err(Problem::from(ProblemKind::FileGone)),
    });
    Director::new(crew.with_translate(parquet_file::translate))
}

fn open(director: &Director<ThreadCrew>, path: &Path, is_last: bool) -> Result<Opened, Problem> {
    let source = Rc::new(FileSource::open(path).expect("the file opens"));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let options = ReadOptions::default();
    let mut until = UntilTyped { is_last };
    block_on(director.open(&name, source, &options, None, &mut until))
}

/// Asks all members.
fn ask(director: &Director<ThreadCrew>, ask: &MemberAsk) -> Vec<MemberAnswer> {
    let asks = (0..MEMBERS).map(|member| director.crew().ask(member, ask.clone()));
    let answers = block_on(join_all(asks)).into_iter();
    answers.map(|one| one.expect("an answer")).collect()
}

/// Goes through the rows for some tasks and has their rules finish.
fn walk(director: &Director<ThreadCrew>, facts: &Facts<'_>, tasks: &[Task]) {
    let mut met = Vec::new();
    for answer in ask(director, &MemberAsk::Check(tasks.to_vec())) {
        let MemberAnswer::Checked(part) = answer else {
            continue;
        };
        if met.is_empty() {
            met = part;
        } else {
            for (own, other) in met.iter_mut().zip(part) {
                engine::check::tally::Tally::merge(own, other);
            }
        }
    }
    let _ = finish(facts, tasks, met);
}

/// Seconds of the processor that the threads of this process have used so far; 0 where the system does not say.
fn processor_seconds() -> f64 {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else {
        return 0.0;
    };
    let own = threads.flatten().filter_map(|thread| {
        let stat = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        stat.split(' ').next()?.parse::<f64>().ok()
    });
    own.sum::<f64>() / 1e9
}
