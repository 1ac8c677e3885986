//! JSON-stat, versions 1 and 2: a cube of values becomes a row for each cell.
//!
//! Dimensions stand in their order, the last one running fastest. A dimension is a column of labels,
//! followed by one of codes when any differs from its label. A dimension that only names what is measured,
//! with one entry, names the column of values instead.

use super::cube::{Axis, Cells, Cube, Size};
use super::json::cursor::{Cursor, Kind, Scalar, unescape};
use super::json::tree::Tree;
use super::place::Fault;
use super::{Input, Translated};
use model::note::{Problem, ProblemKind};
use model::sniff::Format;
use rustc_hash::FxHashMap;

/// What stands beside the dimensions.
const VALUE_COLUMN: &str = "værdi";
const STATUS_COLUMN: &str = "status";

/// A dataset whose values are still bytes.
#[derive(Debug, Default)]
struct Dataset {
    about: Vec<(String, Tree)>,
    /// Where `value` and `status` begin.
    value: Option<usize>,
    status: Option<usize>,
    fault: Option<Fault>,
}

impl Dataset {
    fn read(bytes: &[u8], from: usize) -> Self {
        let mut dataset = Self::default();
        let mut cursor = Cursor::new(bytes, from);
        dataset.fault = dataset.members(&mut cursor).err();
        dataset
    }

    fn members(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        cursor.kind()?;
        cursor.enter();
        while let Some(key) = cursor.key()? {
            let name = key.span.of(cursor.bytes);
            cursor.kind()?;
            match name {
                b"value" => {
                    self.value = Some(cursor.at);
                    cursor.skip()?;
                }
                b"status" => {
                    self.status = Some(cursor.at);
                    cursor.skip()?;
                }
                _ => {
                    let name = String::from_utf8_lossy(name).into_owned();
                    self.about.push((name, Tree::read(cursor)?));
                }
            }
            cursor.after_value()?;
        }
        Ok(())
    }

    fn get(&self, key: &str) -> Option<&Tree> {
        let found = self.about.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    /// Dimensions in their order. Version 1 keeps ids and sizes inside `dimension`.
    fn axes(&self) -> Vec<Axis> {
        let Some(dimension) = self.get("dimension") else {
            return Vec::new();
        };
        let of = |key: &str| self.get(key).or_else(|| dimension.get(key));
        let (Some(ids), Some(sizes)) = (of("id"), of("size")) else {
            return Vec::new();
        };
        let metrics: Vec<&str> = of("role")
            .and_then(|role| role.get("metric"))
            .map(|metric| metric.list().iter().filter_map(Tree::text).collect())
            .unwrap_or_default();
        ids.list()
            .iter()
            .zip(sizes.list())
            .filter_map(|(id, size)| {
                let (id, size) = (id.text()?, size.text()?.parse().ok()?);
                let mut axis = axis(id, size, dimension.get(id))?;
                axis.is_metric = metrics.contains(&id);
                Some(axis)
            })
            .collect()
    }

    fn titles(&self) -> Vec<String> {
        let mut titles = Vec::new();
        for key in ["label", "source", "updated", "note"] {
            match self.get(key) {
                Some(Tree::Text(text)) => titles.push(text.clone()),
                Some(Tree::List(list)) => {
                    titles.extend(list.iter().filter_map(Tree::text).map(str::to_owned));
                }
                _ => {}
            }
        }
        titles
    }
}

/// A dimension of `size` entries; `None` when it has more than any file could name.
fn axis(id: &str, size: u64, about: Option<&Tree>) -> Option<Axis> {
    let size = usize::try_from(size)
        .ok()
        .filter(|size| *size <= MAX_ENTRIES)?;
    let name = about
        .and_then(|about| about.get("label"))
        .and_then(Tree::text)
        .filter(|label| !label.trim().is_empty())
        .unwrap_or(id);
    let category = about.and_then(|about| about.get("category"));
    let part = |key: &str| category.and_then(|category| category.get(key));
    let mut codes = vec![String::new(); size];
    match part("index") {
        Some(Tree::List(list)) => {
            for (code, entry) in codes.iter_mut().zip(list) {
                *code = entry.text().unwrap_or_default().to_owned();
            }
        }
        Some(Tree::Object(members)) => {
            for (code, place) in members {
                let place = place.text().and_then(|place| place.parse::<usize>().ok());
                if let Some(entry) = place.and_then(|place| codes.get_mut(place)) {
                    entry.clone_from(code);
                }
            }
        }
        _ => {
            let labels = part("label").map(Tree::members).unwrap_or_default();
            for (code, (label, _)) in codes.iter_mut().zip(labels) {
                code.clone_from(label);
            }
        }
    }
    let labels: FxHashMap<&str, &str> = part("label")
        .map(Tree::members)
        .unwrap_or_default()
        .iter()
        .filter_map(|(code, label)| Some((code.as_str(), label.text()?)))
        .collect();
    let units: FxHashMap<&str, &str> = part("unit")
        .map(Tree::members)
        .unwrap_or_default()
        .iter()
        .filter_map(|(code, unit)| {
            let name = unit.get("label").or_else(|| unit.get("base"))?;
            Some((code.as_str(), name.text()?))
        })
        .collect();
    let shown = codes
        .iter()
        .map(|code| {
            labels
                .get(code.as_str())
                .copied()
                .unwrap_or(code)
                .to_owned()
        })
        .collect();
    let units = codes
        .iter()
        .map(|code| {
            units
                .get(code.as_str())
                .copied()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    Some(Axis {
        name: name.to_owned(),
        labels: shown,
        codes,
        units,
        is_metric: false,
    })
}

/// Entries of a dimension, at most.
const MAX_ENTRIES: usize = 10_000_000;

/// Columns and rows of a dataset that is not read now.
pub(super) fn size(bytes: &[u8], from: usize) -> Size {
    let dataset = Dataset::read(bytes, from);
    Cube::new(dataset.axes(), VALUE_COLUMN).size()
}

/// Writes a dataset out. Answers its columns and rows too.
pub(super) fn read(
    bytes: &[u8],
    from: usize,
    input: &Input<'_>,
) -> Result<(Translated, Size), Problem> {
    let dataset = Dataset::read(bytes, from);
    let axes = dataset.axes();
    let no_rows = || {
        Problem::from(ProblemKind::NoRows {
            format: Format::Json.report_id().to_owned(),
        })
    };
    let Some(value_from) = dataset.value.filter(|_| !axes.is_empty()) else {
        return Err(match dataset.fault {
            Some(fault) => fault.problem(bytes, Format::Json.report_id()),
            None => no_rows(),
        });
    };
    let statuses = statuses(bytes, dataset.status);
    let mut cube = Cube::new(axes, VALUE_COLUMN);
    let mut values = Values::new(bytes, value_from, &cube);
    // signs beside missing values only stand in their place, as they do in print
    let stand_in = statuses.all.is_none() && values.clone().are_missing(&statuses, &cube);
    let has_column = !statuses.is_empty() && !stand_in;
    if has_column {
        cube.add_column(STATUS_COLUMN);
    }
    let mut number = 0;
    let read = cube.write(input.limits, &mut |fields| {
        let more = values.next(number, fields);
        let status = statuses.some.get(&number).or(statuses.all.as_ref());
        if has_column {
            fields.end();
        }
        if let Some(status) = status.filter(|_| has_column || stand_in) {
            fields.push(status.as_bytes());
        }
        number += 1;
        more
    });
    let mut translated = Translated::records(Format::Json, read.bytes, true);
    translated.titles = dataset.titles();
    match dataset.fault {
        Some(fault) => translated.notes.push(fault.note(bytes, read.size.1)),
        None => translated.notes.extend(read.note),
    }
    Ok((translated, read.size))
}

/// Signs beside values (`..`, `p`): one for all, or some.
#[derive(Debug, Default)]
struct Statuses {
    all: Option<String>,
    some: FxHashMap<u64, String>,
}

impl Statuses {
    fn is_empty(&self) -> bool {
        self.all.is_none() && self.some.is_empty()
    }
}

fn statuses(bytes: &[u8], from: Option<usize>) -> Statuses {
    let mut found = Statuses::default();
    let Some(from) = from else {
        return found;
    };
    let Ok(tree) = Tree::read(&mut Cursor::new(bytes, from)) else {
        return found;
    };
    match tree {
        Tree::Text(text) if !text.is_empty() => found.all = Some(text),
        Tree::List(list) => {
            for (number, status) in list.into_iter().enumerate() {
                if let Tree::Text(text) = status
                    && !text.is_empty()
                {
                    found.some.insert(number as u64, text);
                }
            }
        }
        Tree::Object(members) => {
            for (number, status) in members {
                if let (Ok(number), Tree::Text(text)) = (number.parse(), status) {
                    found.some.insert(number, text);
                }
            }
        }
        _ => {}
    }
    found
}

/// The values of the cells, one after the other.
#[derive(Clone)]
enum Values<'a> {
    /// A value for each cell.
    All(Cursor<'a>),
    /// Places of the values of some cells.
    Some(&'a [u8], FxHashMap<u64, usize>),
}

impl<'a> Values<'a> {
    fn new(bytes: &'a [u8], from: usize, cube: &Cube) -> Self {
        let mut cursor = Cursor::new(bytes, from);
        let kind = cursor.kind();
        cursor.enter();
        if kind != Ok(Kind::Object) {
            return Self::All(cursor);
        }
        let mut places = FxHashMap::default();
        let cells = cube.size().1;
        // what was read before a fault counts; the fault is told by the dataset
        while let Ok(Some(key)) = cursor.key() {
            let number = std::str::from_utf8(key.span.of(bytes)).ok();
            let number = number.and_then(|number| number.parse::<u64>().ok());
            if cursor.kind().is_err() {
                break;
            }
            if let Some(number) = number.filter(|number| *number < cells) {
                places.insert(number, cursor.at);
            }
            if cursor.skip().is_err() {
                break;
            }
        }
        Self::Some(bytes, places)
    }

    /// True when every value with a status of its own is missing.
    fn are_missing(mut self, statuses: &Statuses, cube: &Cube) -> bool {
        let Some(last) = statuses.some.keys().max() else {
            return false;
        };
        let mut field = Vec::new();
        for number in 0..cube.size().1.min(last.saturating_add(1)) {
            field.clear();
            if !self.next(number, &mut Cells::new(&mut field)) {
                break;
            }
            if !field.is_empty() && statuses.some.contains_key(&number) {
                return false;
            }
        }
        true
    }

    /// Writes the value of a cell. False when there are no more.
    fn next(&mut self, number: u64, fields: &mut Cells<'_>) -> bool {
        match self {
            Self::All(cursor) => {
                if cursor.element() != Ok(true) {
                    return false;
                }
                write_value(cursor, fields) && cursor.after_value().is_ok()
            }
            Self::Some(bytes, places) => {
                if let Some(&at) = places.get(&number) {
                    write_value(&mut Cursor::new(bytes, at), fields);
                }
                true
            }
        }
    }
}

fn write_value(cursor: &mut Cursor<'_>, fields: &mut Cells<'_>) -> bool {
    match cursor.kind() {
        Ok(Kind::Scalar) => {
            let from = cursor.at;
            match cursor.scalar() {
                Ok(Scalar::Null) => {}
                Ok(_) => {
                    let number = cursor.bytes.get(from..cursor.at).unwrap_or_default();
                    fields.push(number);
                }
                Err(_) => return false,
            }
            true
        }
        Ok(Kind::Text) => match cursor.text() {
            Ok(text) => {
                let mut plain = Vec::new();
                unescape(text.span.of(cursor.bytes), &mut plain);
                fields.push(&plain);
                true
            }
            Err(_) => false,
        },
        _ => cursor.skip().is_ok(),
    }
}
