//! A rehearsal before the first file: a made-up table is read, profiled and charted by the whole crew.
//!
//! Browsers first compile wasm quickly and badly, and compile it well only when a function has run for a
//! while, on the very processors that are reading the file by then. Reading some made-up rows while nobody
//! waits moves that work to where it costs nothing: the first file is then read in half the time.

use super::{Crew, Director, Observer, join_all};
use crate::read::{MemorySource, Source};
use crate::suggest;
use model::note::Problem;
use model::sniff::{Format, Origin, ReadOptions};
use model::view_spec::ChartData;
use std::fmt::Write;
use std::rc::Rc;

/// Rows that are made up.
const ROWS: u32 = 1_000;
/// How often they come: enough for the functions of the hot path to be found worth compiling well.
const TIMES: usize = 36;
/// How often the table is sniffed at: that is done once for a file, in functions that are large and slow to
/// compile.
const SNIFFS: usize = 8;
/// Small shards, so that a file that comes meanwhile does not wait.
const SHARD_BYTES: u64 = 64 << 10;

impl<C: Crew> Director<C> {
    /// Reads and profiles a made-up table, answers the numbers of a chart of it, and lets go of it. Broken off
    /// by the observer.
    ///
    /// # Errors
    /// What the crew says; [`ProblemKind::Cancelled`](model::note::ProblemKind::Cancelled) when broken off.
    /// Either way nothing is left of the rehearsal.
    pub async fn rehearse(
        &self,
        observer: &mut dyn Observer,
    ) -> Result<Option<ChartData>, Problem> {
        let bytes: Rc<[u8]> = made_up().into_bytes().into();
        let given = (0..self.crew.members()).map(|m| self.crew.give_bytes(m, bytes.clone()));
        let given: Result<(), Problem> = join_all(given).await.into_iter().collect();
        let source: Rc<dyn Source> = Rc::new(MemorySource(bytes));
        let played = match given {
            Ok(()) => self.play(source, observer).await,
            Err(problem) => Err(problem),
        };
        self.close().await?;
        played
    }

    async fn play(
        &self,
        source: Rc<dyn Source>,
        observer: &mut dyn Observer,
    ) -> Result<Option<ChartData>, Problem> {
        let options = ReadOptions::default();
        let mut sniff = crate::read::sniff(&*source, Format::Csv, Origin::Text, &options)?;
        let mut head = self.show_head(&source, &sniff, source.len(), observer)?;
        for _ in 1..SNIFFS {
            sniff = crate::read::sniff(&*source, Format::Csv, Origin::Text, &options)?;
            head = self.show_head(&source, &sniff, source.len(), observer)?;
        }
        self.read_table(&sniff, &head, observer, SHARD_BYTES)
            .await?;
        match suggest::best(&self.profile()) {
            Some(spec) => Ok(Some(self.chart_data(&spec).await?)),
            None => Ok(None),
        }
    }
}

/// A table with columns of every sort, the same each time. It holds nothing about anybody.
fn made_up() -> String {
    const WORDS: [&str; 7] = [
        "Ny",
        "Afsluttet",
        "Under behandling",
        "Østergade",
        "Skole",
        "ja",
        "",
    ];
    let mut text = String::with_capacity(ROWS as usize * 110);
    let head = "nr;dato;kode;navn;status;beløb;antal;bredde;længde;adresse;tekst;slut\r\n";
    for row in 0..ROWS {
        // spreads the row over 32 bits
        let spread = row.wrapping_mul(2_654_435_761);
        let (a, b) = (spread >> 8, spread >> 16);
        let part = |of: u32| (spread % of) as usize;
        // writing to a String cannot fail
        let _ = write!(
            text,
            "{row};{:02}-{:02}-{};{:04};{};{};",
            b % 28 + 1,
            a % 12 + 1,
            2000 + b % 25,
            101 + a % 98,
            WORDS[part(7)],
            WORDS[(b % 7) as usize],
        );
        let _ = match row % 20 {
            0 => write!(text, "{}.{:03},{:02};", a % 900 + 1, b % 1000, a % 100),
            1 => write!(text, ";"),
            _ => write!(text, "{},{:02};", a % 100_000, b % 100),
        };
        let _ = write!(
            text,
            "{};5{},{:06};1{},{:06};\"{} {}, {}\";{} nr. {};{}-{:02}-{:02}\r\n",
            b % 40,
            a % 5 + 4,
            spread % 1_000_000,
            b % 4,
            a % 1_000_000,
            WORDS[(a % 7) as usize],
            b % 300,
            1000 + b % 8990,
            WORDS[(b % 5) as usize],
            a % 20_000,
            2000 + a % 25,
            b % 12 + 1,
            a % 28 + 1,
        );
    }
    head.to_owned() + &text.repeat(TIMES)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::job::{LocalCrew, Quiet, block_on};
    use crate::read::Head;
    use model::dataset::Opened;
    use model::note::ProblemKind;
    use model::sniff::Sniff;
    use std::ops::ControlFlow;

    fn director() -> Director<LocalCrew> {
        let file = MemorySource::from("a;b\n1;2\n".as_bytes());
        Director::new(LocalCrew::new(Rc::new(file), 2))
    }

    fn open(director: &Director<LocalCrew>, source: Rc<dyn Source>) -> Opened {
        let options = ReadOptions::default();
        let mut quiet = Quiet;
        let opened = director.open("a.csv", source, &options, None, &mut quiet);
        block_on(opened).unwrap()
    }

    #[test]
    fn a_rehearsal_leaves_nothing_behind() {
        let director = director();
        let chart = block_on(director.rehearse(&mut Quiet)).unwrap();
        assert!(chart.is_some_and(|chart| chart.groups.len() > 1));
        assert!(director.opened().is_none());
        let source = Rc::new(MemorySource::from("a;b\n1;2\n".as_bytes()));
        let opened = open(&director, source);
        assert_eq!((opened.rows, opened.columns.len()), (1, 2));
    }

    #[test]
    fn a_rehearsal_is_broken_off_for_a_file() {
        struct Stop;
        impl Observer for Stop {
            fn provisional(&mut self, sniff: &Sniff, _: u64, head: &Head) -> ControlFlow<()> {
                assert_eq!((sniff.column_names.len(), head.columns.len()), (12, 12));
                ControlFlow::Break(())
            }
        }
        let problem = block_on(director().rehearse(&mut Stop)).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Cancelled);
    }

    #[test]
    fn the_made_up_table_has_columns_of_many_types() {
        let text = made_up();
        let source = Rc::new(MemorySource::from(text.as_bytes()));
        let director = Director::new(LocalCrew::new(source.clone(), 1));
        let opened = open(&director, source);
        assert_eq!(opened.rows, u64::from(ROWS) * TIMES as u64);
        let types: std::collections::BTreeSet<String> = opened
            .columns
            .iter()
            .map(|column| format!("{:?}", column.column_type))
            .collect();
        assert_eq!(
            types.into_iter().collect::<Vec<_>>(),
            ["Date", "Decimal", "Integer", "Text"]
        );
    }
}
