//! Every shared sample file against what was written down from looking at it (`expected/samples.toml`).
//!
//! All differences of a file are told at once. A file whose format is not read yet is marked `pending`;
//! the test fails when such a file is right, so that no mark outlives its reason.

use engine::export::inspect;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::cell::Cell;
use model::dataset::Opened;
use model::message::{Row, RowsAsk};
use model::note::{Problem, ProblemKind};
use model::sniff::ReadOptions;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Notes that tell of trouble: none may be told of a file that is not listed with it.
const WORRYING: [&str; 11] = [
    "ambiguous_dates",
    "ambiguous_numbers",
    "bad_bytes",
    "cut_off",
    "damaged_numbers",
    "encoding_revised",
    "limit_reached",
    "lost_letters",
    "ragged_rows",
    "type_revised",
    "unclosed_quote",
];

#[derive(Deserialize)]
struct Expected {
    sample: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sample {
    pub(crate) file: String,
    format: Option<String>,
    pub(crate) encoding: Option<String>,
    pub(crate) delimiter: Option<String>,
    crs: Option<String>,
    #[serde(default)]
    preamble: u64,
    #[serde(default = "one")]
    header: u64,
    #[serde(default)]
    footer: u64,
    #[serde(default)]
    pub(crate) rows: u64,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    probes: Vec<(u64, usize, String)>,
    #[serde(default)]
    missing: Vec<(usize, u64)>,
    #[serde(default)]
    notes: Vec<String>,
    problem: Option<String>,
    pending: Option<String>,
    #[serde(rename = "why")]
    _why: Option<String>,
}

fn one() -> u64 {
    1
}

fn expected() -> Vec<Sample> {
    let expected: Expected = toml::from_str(include_str!("expected/samples.toml")).unwrap();
    expected.sample
}

/// Delimited files that are nothing but a header and its records, in an encoding other readers know.
pub(crate) fn plain() -> Vec<Sample> {
    let known =
        |encoding: &str| ["utf-8", "utf-8-bom", "utf-16le", "windows-1252"].contains(&encoding);
    let mut samples = expected();
    samples.retain(|sample| {
        let is_text = matches!(sample.format.as_deref(), Some("csv" | "txt"));
        let is_known = sample.encoding.as_deref().is_some_and(known);
        is_text && is_known && sample.preamble == 0
    });
    samples
}

/// The real files, when they are there.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("left out: ../shared/samples is not there");
    None
}

/// A file as a crew of `members` reads it, in about `shards` pieces.
struct Read {
    director: Director<LocalCrew>,
    opened: Opened,
}

fn read(bytes: &[u8], name: &str, shards: u64, members: usize) -> Result<Read, Problem> {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let director = Director::new(
        LocalCrew::new(source.clone(), members).with_translate(parquet_file::translate),
    );
    let shard_bytes = (bytes.len() as u64).div_ceil(shards).max(1);
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    let opening = director.open_in_shards(name, source, &options, None, &mut quiet, shard_bytes);
    let opened = block_on(opening)?;
    Ok(Read { director, opened })
}

impl Read {
    fn row(&self, row: u64) -> Option<Row> {
        let ask = RowsAsk {
            revision: self.director.revision(),
            first: row,
            count: 1,
            columns: (0..self.opened.columns.len() as u32).collect(),
        };
        block_on(self.director.rows(&ask)).unwrap().pop()
    }
}

/// A code as the notes have them, from the name of a variant.
fn code(kind: &ProblemKind) -> String {
    let name = match serde_json::to_value(kind).unwrap() {
        serde_json::Value::String(name) => name,
        serde_json::Value::Object(variant) => variant.keys().next().unwrap().clone(),
        other => panic!("{other}"),
    };
    let mut code = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.extend(letter.to_lowercase());
    }
    code
}

/// The letter of a type in the list.
fn letter(id: &str) -> char {
    match id {
        "integer" => 'i',
        "decimal" => 'd',
        "date" => 'D',
        "datetime" => 'm',
        "time" => 'T',
        "boolean" => 'b',
        _ => 't',
    }
}

/// A day since 1970 in ISO form, worked out apart from the engine.
fn iso_day(days: i64) -> String {
    let (mut year, mut left) = (1970, days);
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    while left < 0 {
        year -= 1;
        left += if leap(year) { 366 } else { 365 };
    }
    while left >= if leap(year) { 366 } else { 365 } {
        left -= if leap(year) { 366 } else { 365 };
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

fn clock(seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// A cell as the list writes it.
fn spelled(cell: &Cell) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Text { text, .. } => text.clone(),
        Cell::Boolean(yes) => yes.to_string(),
        Cell::Date(days) => iso_day(i64::from(*days)),
        Cell::Time(seconds) => clock(i64::from(*seconds)),
        Cell::DateTime {
            micros,
            offset_minutes,
        } => {
            let day = micros.div_euclid(86_400_000_000);
            let rest = micros.rem_euclid(86_400_000_000);
            let mut text = format!("{}T{}", iso_day(day), clock(rest / 1_000_000));
            let part = format!(".{:06}", rest % 1_000_000);
            text.push_str(part.trim_end_matches('0').trim_end_matches('.'));
            if let Some(east) = offset_minutes {
                let sign = if *east < 0 { '-' } else { '+' };
                let (hours, minutes) = (east.abs() / 60, east.abs() % 60);
                text.push_str(&format!("{sign}{hours:02}:{minutes:02}"));
            }
            text
        }
        number => crate::reading::plain(number),
    }
}

/// Everything in which a file is read otherwise than expected.
fn differences(sample: &Sample, bytes: &[u8]) -> Vec<String> {
    let name = sample.file.rsplit('/').next().unwrap();
    let read_file = match (read(bytes, name, 1, 1), &sample.problem) {
        (Ok(_), Some(problem)) => return vec![format!("opens instead of {problem}")],
        (Err(problem), None) => return vec![format!("does not open: {:?}", problem.kind)],
        (Err(problem), Some(expected)) => {
            let found = code(&problem.kind);
            return match found == *expected {
                true => Vec::new(),
                false => vec![format!("refused as {found}, not {expected}")],
            };
        }
        (Ok(read), None) => read,
    };
    let opened = &read_file.opened;
    let told = inspect::json(opened, &[]);
    let mut found = Vec::new();
    let mut text = |what: &str, expected: &Option<String>| {
        let Some(expected) = expected else { return };
        let is = told[what].as_str().unwrap_or("nothing");
        if is != expected {
            found.push(format!("{what}: {is:?}, not {expected:?}"));
        }
    };
    text("format", &sample.format);
    text("encoding", &sample.encoding);
    text("delimiter", &sample.delimiter);
    text("crs", &sample.crs);
    for (what, expected) in [
        ("preamble_rows", sample.preamble),
        ("header_rows", sample.header),
        ("footer_rows", sample.footer),
        ("rows", sample.rows),
    ] {
        let is = told[what].as_u64().unwrap();
        if is != expected {
            found.push(format!("{what}: {is}, not {expected}"));
        }
    }
    let columns: Vec<String> = opened
        .columns
        .iter()
        .map(|c| format!("{} {}", letter(c.column_type.id()), c.name))
        .collect();
    if columns.len() != sample.columns.len() {
        let (is, expected) = (columns.len(), sample.columns.len());
        found.push(format!("{is} columns, not {expected}: {columns:?}"));
    }
    for (place, (is, expected)) in columns.iter().zip(&sample.columns).enumerate() {
        let (kind, name) = expected.split_once(' ').unwrap();
        let same_kind = kind == "?" || is.starts_with(kind);
        let same_name = name == "*" || is.get(2..) == Some(name);
        if !(same_kind && same_name) {
            let column = place + 1;
            found.push(format!("column {column}: {is:?}, not {expected:?}"));
        }
    }
    for (row, column, expected) in &sample.probes {
        let cells = read_file.row(row - 1).map(|row| row.cells);
        let is = cells.as_ref().and_then(|c| c.get(column - 1)).map(spelled);
        let is = is.unwrap_or("no such cell".to_owned());
        if is != *expected {
            found.push(format!(
                "row {row} column {column}: {is:?}, not {expected:?}"
            ));
        }
    }
    for (column, expected) in &sample.missing {
        let is = opened.columns.get(column - 1).map_or(u64::MAX, |c| c.nulls);
        if is != *expected {
            found.push(format!("column {column}: {is} missing, not {expected}"));
        }
    }
    let codes: BTreeSet<&str> = opened.notes.iter().map(|note| note.code()).collect();
    for note in &sample.notes {
        if !codes.contains(note.as_str()) {
            found.push(format!("{note} is not told"));
        }
    }
    for note in codes {
        if WORRYING.contains(&note) && !sample.notes.iter().any(|n| n == note) {
            found.push(format!("{note} is told"));
        }
    }
    // the same by several members in several pieces
    match read(bytes, name, 3, 2) {
        Ok(cut) if cut.opened == *opened => {}
        Ok(_) => found.push("reads otherwise in three pieces".to_owned()),
        Err(problem) => found.push(format!("in three pieces: {:?}", problem.kind)),
    }
    found
}

#[test]
fn every_sample_is_read_as_a_person_reads_it() {
    let Some(folder) = folder() else { return };
    let (mut right, mut pending, mut wrong) = (0, Vec::new(), Vec::new());
    for sample in expected() {
        let bytes = std::fs::read(folder.join(&sample.file)).unwrap();
        let found = differences(&sample, &bytes);
        let list = found.join("\n    ");
        let file = &sample.file;
        match (&sample.pending, found.is_empty()) {
            (None, true) => right += 1,
            (None, false) => wrong.push(format!("{file}:\n    {list}")),
            (Some(_), true) => wrong.push(format!("{file}: is right; take the mark off")),
            (Some(what), false) => pending.push(format!("{file} ({what}):\n    {list}")),
        }
    }
    println!(
        "{right} right, {} pending, {} wrong",
        pending.len(),
        wrong.len()
    );
    println!("pending:\n  {}", pending.join("\n  "));
    assert!(wrong.is_empty(), "\n  {}", wrong.join("\n  "));
}

#[test]
fn every_sample_file_is_on_the_list() {
    let Some(folder) = folder() else { return };
    let listed: BTreeSet<String> = expected().into_iter().map(|s| s.file).collect();
    let mut there = BTreeSet::new();
    for part in ["", "derived", "csv-spectrum/csvs", "csv-test-data/csv"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let inside = path.strip_prefix(&folder).unwrap();
                there.insert(inside.to_str().unwrap().to_owned());
            }
        }
    }
    assert_eq!(listed, there);
}
