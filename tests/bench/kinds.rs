//! What looking at every value for its form costs beside reading: `./dev bench kinds [FILE]`.
//!
//! Without a file an invented table is read. Times are those of the processor, of all threads together, so that
//! other work on the machine is not counted.

#![allow(clippy::expect_used)]

mod table;

use engine::job::{
    Crew, Director, MemberAnswer, MemberAsk, Observer, ThreadCrew, block_on, join_all,
};
use engine::kind::evidence;
use engine::ops::facts::{ColumnFacts, Form};
use engine::read::{FileSource, Source};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::note::{Problem, ProblemKind};
use model::sniff::{ReadOptions, Sniff};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

/// How often all values are looked at.
const TIMES: u32 = 5;
/// Members, as the page has them on a machine of two cores.
const MEMBERS: usize = 2;

/// When all rows were typed.
#[derive(Default)]
struct Loaded(Option<(Instant, f64)>);

impl Observer for Loaded {
    fn loaded(&mut self, _: &Sniff, _: &[ColumnType], _: u64, _: u32) -> ControlFlow<()> {
        self.0 = Some((Instant::now(), processor_seconds()));
        ControlFlow::Continue(())
    }
}

fn main() {
    let given = std::env::args()
        .nth(1)
        .filter(|word| !word.starts_with('-'));
    let folder = tempfile::tempdir().expect("a folder for a while");
    let path = given.map_or_else(|| table::invented(folder.path()), PathBuf::from);
    let source = FileSource::open(&path).expect("the file opens");
    let own = path.clone();
    let crew = ThreadCrew::start(MEMBERS, move || match FileSource::open(&own) {
        Ok(source) => Ok(Box::new(source) as Box<dyn Source>),
        Err(_) => Err(Problem::from(ProblemKind::FileGone)),
    })
    .with_translate(parquet_file::translate);
    let director = Director::new(crew);
    let (begun, used) = (Instant::now(), processor_seconds());
    let mut loaded = Loaded::default();
    let options = ReadOptions::default();
    let opening = director.open("table", Rc::new(source), &options, None, &mut loaded);
    let opened = block_on(opening).expect("a table");
    let whole = (begun.elapsed().as_secs_f64(), processor_seconds() - used);
    let (typed, typed_used) = loaded.0.expect("rows");
    let t1 = ((typed - begun).as_secs_f64(), typed_used - used);
    println!(
        "{} rows: typed after {:.2} s ({:.2} s of the processor)",
        opened.rows, t1.0, t1.1
    );
    println!(
        "with profile and kinds: {:.2} s ({:.2} s)",
        whole.0, whole.1
    );

    let wanted = opened.columns.iter().zip(0u32..);
    let wanted = wanted.filter(|(column, _)| evidence::is_wanted(&facts(column), &column.name));
    let columns: Vec<(String, u32)> = wanted.map(|(one, at)| (one.name.clone(), at)).collect();
    for (name, column) in &columns {
        let (wall, processor) = look(&director, vec![*column]);
        println!(
            "  {name}: {:.0} ms ({:.0} ms)",
            wall * 1000.0,
            processor * 1000.0
        );
    }
    let (wall, processor) = look(&director, columns.into_iter().map(|one| one.1).collect());
    println!(
        "all values looked at: {wall:.3} s ({processor:.3} s), {:.0} % of the time until all is typed",
        processor / t1.1 * 100.0
    );
}

/// Seconds on the clock and of the processor that looking at columns takes.
fn look(director: &Director<ThreadCrew>, columns: Vec<u32>) -> (f64, f64) {
    let (begun, used) = (Instant::now(), processor_seconds());
    for _ in 0..TIMES {
        let asks = (0..MEMBERS).map(|member| {
            let ask = MemberAsk::Look(columns.clone());
            director.crew().ask(member, ask)
        });
        let answers = block_on(join_all(asks));
        let are_right = answers
            .iter()
            .all(|one| matches!(one, Ok(MemberAnswer::Looked(_))));
        assert!(are_right, "a member did not look");
    }
    let times = f64::from(TIMES);
    let processor = processor_seconds() - used;
    (begun.elapsed().as_secs_f64() / times, processor / times)
}

/// What is known of a column before its values are looked at.
fn facts(profile: &ColumnProfile) -> ColumnFacts {
    let bounds = match (&profile.min, &profile.max) {
        (Some(Cell::Integer(min)), Some(Cell::Integer(max))) => Some((*min, *max)),
        _ => None,
    };
    ColumnFacts {
        column_type: profile.column_type,
        form: Form::Text,
        bounds,
    }
}

/// Seconds of the processor that this process has used; 0 where the system does not say.
fn processor_seconds() -> f64 {
    // hundredths of a second: user and system time are the 14th and 15th field, behind the name in brackets
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |parts| parts.1);
    let fields = fields.split_whitespace().skip(11).take(2);
    fields
        .filter_map(|field| field.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
