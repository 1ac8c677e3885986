//! A case extract seen by KLE.

/// A case extract seen by KLE.
#[derive(Debug)]
pub struct CasesTexts {
    /// Name of the view, beside overview and table.
    pub view: &'static str,
    /// Heading.
    pub title: &'static str,
    /// What it counts: the rows seen.
    pub lead: &'static str,
    /// While it is counted.
    pub waiting: &'static str,
    /// The whole of KLE, as the first step of the way down.
    pub all: &'static str,
    /// Name of the way down.
    pub path: &'static str,
    /// A number without a title in the register.
    pub untitled: &'static str,
    /// Goes down to what stands below a subject, for screen readers.
    pub go_below: fn(&str) -> String,
    /// Cases.
    pub cases: &'static str,
    /// The share on a subject "i almindelighed".
    pub in_general: &'static str,
    /// The share without an action facet.
    pub without_facet: &'static str,
    /// The middle time.
    pub median: &'static str,
    /// Nine of ten took no longer.
    pub ninth_decile: &'static str,
    /// Share within so many working days.
    pub within: fn(u32) -> String,
    /// Open cases.
    pub open: &'static str,
    /// Their middle age.
    pub open_age: &'static str,
    /// Subject, as the head of a column.
    pub subject: &'static str,
    /// So many working days.
    pub days: fn(&str) -> String,
    /// How times are counted.
    pub days_help: &'static str,
    /// No day of receipt or decision was found, so no times.
    pub no_times: &'static str,
    /// Open cases are as old as on this day.
    pub until: fn(&str) -> String,
    /// Cases left out of the times, since they were decided before they were received.
    pub reversed: fn(u64) -> String,
    /// Cases that are not told by number.
    pub left_out: fn(without: u64, other: u64) -> String,
    /// Label of the target.
    pub target: &'static str,
    /// Heading: which columns say what.
    pub columns: &'static str,
    /// What is chosen: the day of receipt.
    pub received: &'static str,
    /// The day of decision.
    pub decided: &'static str,
    /// The action facet.
    pub facet: &'static str,
    /// The state.
    pub status: &'static str,
    /// The department.
    pub unit: &'static str,
    /// The KLE number.
    pub number: &'static str,
    /// None of the columns.
    pub no_column: &'static str,
    /// Heading: by subject.
    pub by_subject: &'static str,
    /// Heading: by quarter of receipt.
    pub by_quarter: &'static str,
    /// A quarter.
    pub quarter: fn(i32, u8) -> String,
    /// Head of the column of quarters.
    pub quarter_head: &'static str,
    /// Heading: by action facet.
    pub by_facet: &'static str,
    /// Heading: by department.
    pub by_unit: &'static str,
    /// No department.
    pub no_unit: &'static str,
    /// There are more departments than are shown.
    pub more_units: &'static str,
    /// Heading: two years side by side.
    pub compare: &'static str,
    /// The first year, the second.
    pub years: [&'static str; 2],
    /// No year.
    pub no_year: &'static str,
    /// Cases in a year or a file, as the head of a column.
    pub cases_in: fn(&str) -> String,
    /// Middle time in a year or a file, as the head of a column.
    pub median_in: fn(&str) -> String,
    /// Everything, as a line of a table.
    pub total: &'static str,
    /// Heading: with another extract.
    pub other: &'static str,
    /// Chooses a file of the page.
    pub choose_open: &'static str,
    /// Chooses a file.
    pub choose_other: &'static str,
    /// While it is read.
    pub other_reading: fn(&str) -> String,
    /// It is no case extract.
    pub other_none: fn(&str) -> String,
    /// It could not be read: its name, and why.
    pub other_refused: fn(&str, &str) -> String,
    /// All rows of it count.
    pub other_whole: fn(&str) -> String,
    /// Compares no more.
    pub other_stop: &'static str,
    /// The open file, as the head of a column.
    pub this_file: &'static str,
    /// The other file, as the head of a column.
    pub other_file: &'static str,
}
