//! Whether cases can be shown to citizens (Borgerblikket), as the page tells of it.

use model::readiness::Demand;

/// Whether cases can be shown to citizens, as the page tells of it.
#[derive(Debug)]
pub struct ReadyTexts {
    /// Heading.
    pub title: &'static str,
    /// What it is, and what it is not.
    pub lead: &'static str,
    /// While the cases are looked at.
    pub waiting: &'static str,
    /// How many meet everything that is looked for.
    pub summary: fn(ready: u64, cases: u64) -> String,
    /// How many of all cases have a number of the list.
    pub of_list: fn(cases: u64, of: u64) -> String,
    /// Without a list all cases are looked at, whatever search and filters show.
    pub without_list: &'static str,
    /// Name of the demand.
    pub demand: fn(Demand) -> &'static str,
    /// What to do about cases that do not meet it.
    pub to_do: fn(Demand) -> &'static str,
    /// Heading of the list of demands.
    pub demands: &'static str,
    /// So many cases do not meet it.
    pub unmet: fn(u64) -> String,
    /// We found no case that does not meet it.
    pub met: &'static str,
    /// There is no column to look in.
    pub column_missing: &'static str,
    /// The hint on several decisions in one case.
    pub several: fn(u64) -> String,
    /// Label of the list of numbers.
    pub list: &'static str,
    /// What can be pasted, and that it is not kept.
    pub list_help: &'static str,
    /// Uses the pasted list.
    pub use_list: &'static str,
    /// Chooses a file with the list.
    pub choose_file: &'static str,
    /// Looks at all cases again.
    pub drop_list: &'static str,
    /// So many numbers are in use.
    pub list_used: fn(usize) -> String,
    /// There was no number in it.
    pub list_empty: &'static str,
    /// Saves the list of cases that are not ready.
    pub take: &'static str,
    /// What it holds.
    pub take_help: &'static str,
    /// Head of the row numbers in it.
    pub row: &'static str,
    /// What its name ends with.
    pub file_suffix: &'static str,
}
