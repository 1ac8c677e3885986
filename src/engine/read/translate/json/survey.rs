//! Which tables a JSON document holds, before any of them is read.
//!
//! A document that is no plain list wraps its rows: `{"result": {"records": […]}}`, `{"value": […]}`, an
//! object for each municipality, a list for each column, a JSON-stat cube. The survey walks over all of it
//! once, counts, and remembers where each table begins.

use super::super::place::Fault;
use super::cursor::{Cursor, Kind, Scalar};
use super::naming::{self, plain};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// Objects inside objects that are searched for tables.
const MAX_LEVELS: usize = 8;
/// Tables that are remembered.
const MAX_TABLES: usize = 256;
/// Members whose keys are compared to tell rows from parts.
const COMPARED: usize = 40;
/// Keys remembered of each.
const COMPARED_KEYS: usize = 64;
/// So many numbers under names are a table of two columns, not a record.
const PAIRS: u64 = 8;
/// Lists that say more about the other tables than they are tables themselves.
const ABOUT: &str = "fields columns schema links _links included meta \
    errors filters facets comments resource_id @context";
/// Names wrappers give their rows.
const USUAL: &str = "records data value values items results result features \
    rows entries elements observations hits list";

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A list: an element is a row.
    List,
    /// An object: a member is a row, its key the first column.
    Keyed,
    /// An object: a member is a column.
    Columns,
    /// A JSON-stat dataset.
    Cube,
    /// An object that is one row.
    Record,
}

/// A table of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The keys that lead to it, joined by points; empty for the document itself.
    pub name: String,
    pub shape: Shape,
    /// Where its value begins.
    pub from: usize,
    pub rows: u64,
    /// Columns, as far as the first rows tell.
    pub columns: u64,
    /// Where a list begins that names its columns.
    pub naming: Option<usize>,
    /// True when the elements of the list are lists.
    pub of_lists: bool,
}

impl Found {
    fn last_name(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// Tables with rows in usual places first, then large ones; what tells about others last.
    fn rank(&self) -> (u8, std::cmp::Reverse<u64>) {
        let name = self.last_name();
        let class = if self.shape == Shape::Cube || is_among(USUAL, name) {
            0
        } else if is_among(ABOUT, name) {
            3
        } else {
            1
        };
        (class, std::cmp::Reverse(self.rows))
    }
}

/// What a survey found.
#[derive(Debug)]
pub(super) struct Survey {
    /// The table to read first stands first.
    pub tables: Vec<Found>,
    /// Where the document ends, or ceases to make sense.
    pub end: Result<usize, Fault>,
    /// True for a GeoJSON collection whose head did not tell.
    pub is_geo: bool,
}

/// Walks over the object at `from`.
pub(super) fn survey(bytes: &[u8], from: usize) -> Survey {
    let mut walk = Walk {
        cursor: Cursor::new(bytes, from),
        found: Vec::new(),
        fault: None,
        path: Vec::new(),
        is_geo: false,
    };
    walk.object();
    let mut tables = walk.found;
    // what tells about others is no table beside them
    let has_own = tables.iter().any(|table| table.rank().0 < 3);
    tables.retain(|table| !has_own || table.rank().0 < 3);
    tables.sort_by_key(Found::rank);
    Survey {
        tables,
        end: match walk.fault {
            Some(fault) => Err(fault),
            None => Ok(walk.cursor.at),
        },
        is_geo: walk.is_geo,
    }
}

struct Walk<'a> {
    cursor: Cursor<'a>,
    found: Vec<Found>,
    fault: Option<Fault>,
    path: Vec<String>,
    is_geo: bool,
}

/// What an object was made of.
#[derive(Debug, Default)]
struct Members {
    count: u64,
    objects: u64,
    nulls: u64,
    numbers: u64,
    scalars: u64,
    /// Lists of values, all of this length.
    lists: u64,
    list_rows: Option<u64>,
    uneven: bool,
    /// Lists of objects or lists.
    tables: u64,
    /// Hashes of the keys of the first members that are objects.
    keys: Vec<Vec<u64>>,
    /// Members that are objects with the keys "0", "1", …, all of this many.
    numbered: u64,
    numbered_rows: Option<u64>,
    has_dimension: bool,
    has_value: bool,
    is_features: bool,
    is_collection: bool,
    naming: Option<usize>,
    /// Hashes of all keys, as many as are compared.
    own_keys: Vec<u64>,
    /// The keys are "0", "1", … in order.
    is_numbered: bool,
}

impl<'a> Walk<'a> {
    /// Runs `step` and remembers the first fault; `None` after it.
    fn run<T>(&mut self, step: impl FnOnce(&mut Cursor<'a>) -> Result<T, Fault>) -> Option<T> {
        if self.fault.is_some() {
            return None;
        }
        match step(&mut self.cursor) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault = Some(fault);
                None
            }
        }
    }

    /// Walks over an object and adds the tables in it.
    fn object(&mut self) -> Members {
        let from = self.cursor.at;
        let first = self.found.len();
        let mut members = Members {
            is_numbered: true,
            ..Members::default()
        };
        self.cursor.enter();
        while let Some(Some(key)) = self.run(Cursor::key) {
            let raw = key.span.of(self.cursor.bytes);
            if members.own_keys.len() < COMPARED_KEYS {
                members.own_keys.push(hash(raw));
            }
            members.is_numbered &= is_number(raw, members.count);
            self.member(raw, &mut members);
            members.count += 1;
            if self.run(Cursor::after_value).is_none() {
                break;
            }
        }
        self.judge(from, first, &mut members);
        members
    }

    fn member(&mut self, raw: &[u8], members: &mut Members) {
        let Some(kind) = self.run(Cursor::kind) else {
            return;
        };
        let value_from = self.cursor.at;
        match kind {
            Kind::Scalar => {
                let scalar = self.run(Cursor::scalar);
                members.scalars += 1;
                members.nulls += u64::from(scalar == Some(Scalar::Null));
                members.numbers += u64::from(matches!(scalar, Some(Scalar::Number(_))));
            }
            Kind::Text => {
                members.scalars += 1;
                let text = self.run(Cursor::text);
                let text = text.map(|text| text.span.of(self.cursor.bytes));
                members.is_features |= text == Some(b"FeatureCollection");
                members.is_collection |= raw == b"class" && text == Some(b"collection");
            }
            Kind::Object if self.path.len() < MAX_LEVELS => {
                members.objects += 1;
                members.has_dimension |= raw == b"dimension";
                members.has_value |= raw == b"value";
                self.path.push(plain(raw));
                let inner = self.object();
                self.path.pop();
                if inner.is_numbered && inner.count > 0 && inner.scalars == inner.count {
                    members.numbered += 1;
                    let rows = *members.numbered_rows.get_or_insert(inner.count);
                    members.uneven |= rows != inner.count;
                }
                if members.keys.len() < COMPARED {
                    members.keys.push(inner.own_keys);
                }
            }
            Kind::Object => {
                members.objects += 1;
                self.run(Cursor::skip);
            }
            Kind::Array => {
                members.has_value |= raw == b"value";
                let is_items = members.is_collection || self.is_items(raw);
                self.path.push(plain(raw));
                let before = self.found.len();
                let list = if is_items {
                    self.datasets()
                } else {
                    self.list(value_from)
                };
                self.path.pop();
                if let Some(rows) = list {
                    members.lists += 1;
                    let usual = *members.list_rows.get_or_insert(rows);
                    members.uneven |= usual != rows;
                }
                members.tables += u64::from(self.found.len() > before);
                if naming::is_naming(raw) {
                    members.naming = Some(value_from);
                }
            }
        }
    }

    /// The list of a JSON-stat collection.
    fn is_items(&self, raw: &[u8]) -> bool {
        raw == b"item" && self.path.last().is_some_and(|above| above == "link")
    }

    /// Counts a list. Answers its length when it holds plain values only, which makes it no table yet.
    fn list(&mut self, from: usize) -> Option<u64> {
        self.cursor.enter();
        let (mut rows, mut objects, mut lists, mut columns) = (0u64, 0u64, 0u64, 0u64);
        while let Some(true) = self.run(Cursor::element) {
            let Some(kind) = self.run(Cursor::kind) else {
                break;
            };
            match kind {
                Kind::Object => objects += 1,
                Kind::Array => lists += 1,
                _ => {}
            }
            if rows == 0 {
                columns = self.members_of_first();
            }
            if self.run(Cursor::skip).is_none() || self.run(Cursor::after_value).is_none() {
                break;
            }
            rows += 1;
        }
        if objects + lists == 0 {
            let is_usual = rows == 0 && is_among(USUAL, self.path.last()?);
            if is_usual {
                self.add(from, Shape::List, 0, 0, false);
            }
            return Some(rows);
        }
        self.add(from, Shape::List, rows, columns, lists > objects);
        None
    }

    /// Members of the row the cursor stands before.
    fn members_of_first(&self) -> u64 {
        let mut ahead = self.cursor.clone();
        let mut count = 0;
        match ahead.kind() {
            Ok(Kind::Object) => {
                ahead.enter();
                while let Ok(Some(_)) = ahead.key() {
                    count += 1;
                    if ahead.skip().is_err() {
                        break;
                    }
                }
            }
            Ok(Kind::Array) => {
                ahead.enter();
                while let Ok(true) = ahead.element() {
                    count += 1;
                    if ahead.skip().is_err() {
                        break;
                    }
                }
            }
            _ => count = 1,
        }
        count
    }

    /// The datasets of a JSON-stat collection; links to others are no tables.
    fn datasets(&mut self) -> Option<u64> {
        self.cursor.enter();
        let mut count = 0u64;
        while let Some(true) = self.run(Cursor::element) {
            match self.run(Cursor::kind) {
                Some(Kind::Object) if self.path.len() < MAX_LEVELS => {
                    count += 1;
                    let first = self.found.len();
                    self.path.push(count.to_string());
                    self.object();
                    self.path.pop();
                    let keep = self
                        .found
                        .split_off(first)
                        .into_iter()
                        .filter(|found| found.shape == Shape::Cube);
                    self.found.extend(keep);
                }
                Some(_) => {
                    self.run(Cursor::skip);
                }
                None => {}
            }
            if self.run(Cursor::after_value).is_none() {
                break;
            }
        }
        Some(count)
    }

    fn name(&self) -> String {
        self.path.join(".")
    }

    fn add(&mut self, from: usize, shape: Shape, rows: u64, columns: u64, of_lists: bool) {
        if self.found.len() < MAX_TABLES {
            self.found.push(Found {
                name: self.name(),
                shape,
                from,
                rows,
                columns,
                naming: None,
                of_lists,
            });
        }
    }

    /// Decides what an object is once all its members are known. Tables found inside begin at `first`.
    fn judge(&mut self, from: usize, first: usize, members: &mut Members) {
        self.is_geo |= members.is_features && self.path.is_empty();
        let whole = |shape, rows, columns| Some((shape, rows, columns));
        let is_all = |count: u64| count >= 2 && count + members.nulls == members.count;
        let table = if members.has_dimension && members.has_value {
            whole(Shape::Cube, 0, 0)
        } else if is_all(members.numbered) && !members.uneven && members.nulls == 0 {
            whole(
                Shape::Columns,
                members.numbered_rows.unwrap_or(0),
                members.count,
            )
        } else if is_all(members.objects) && are_alike(&members.keys) {
            let columns = members.keys.first().map_or(0, |keys| keys.len() as u64);
            whole(Shape::Keyed, members.count, columns + 1)
        } else if is_all(members.lists) && !members.uneven && members.nulls == 0 {
            whole(
                Shape::Columns,
                members.list_rows.unwrap_or(0),
                members.count,
            )
        } else if members.count >= PAIRS && members.numbers + members.nulls == members.count {
            whole(Shape::Keyed, members.count, 2)
        } else {
            None
        };
        if let Some((shape, rows, columns)) = table {
            let inside_only_rows = shape != Shape::Columns || self.found.len() == first;
            if inside_only_rows {
                self.found.truncate(first);
                self.add(from, shape, rows, columns, false);
                return;
            }
        }
        // what names columns names those of the lists beside it
        if let Some(naming) = members.naming {
            let level = self.path.len() + 1;
            for found in self.found.iter_mut().skip(first) {
                let is_beside = found.name.split('.').count() == level;
                if is_beside && found.shape == Shape::List && found.from != naming {
                    found.naming = Some(naming);
                }
            }
        }
        if self.path.is_empty() && self.found.is_empty() && members.count > 0 {
            self.add(from, Shape::Record, 1, members.count, false);
        }
    }
}

/// True when objects have mostly the same keys: rows, not parts.
fn are_alike(keys: &[Vec<u64>]) -> bool {
    let Some(first) = keys.iter().max_by_key(|keys| keys.len()) else {
        return false;
    };
    let known: FxHashSet<u64> = first.iter().copied().collect();
    let all: usize = keys.iter().map(Vec::len).sum();
    let shared: usize = keys
        .iter()
        .map(|keys| keys.iter().filter(|key| known.contains(key)).count())
        .sum();
    all > 0 && shared * 3 >= all * 2 && {
        // the largest alone shares everything with itself
        let others = all - first.len();
        others > 0 && (shared - first.len()) * 3 >= others * 2
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn is_number(raw: &[u8], number: u64) -> bool {
    std::str::from_utf8(raw).is_ok_and(|text| text.parse() == Ok(number))
}

/// True when a name is one of the words.
fn is_among(words: &str, name: &str) -> bool {
    words.split(' ').any(|word| word == name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn tables(json: &str) -> Vec<(String, Shape, u64)> {
        survey(json.as_bytes(), 0)
            .tables
            .into_iter()
            .map(|table| (table.name, table.shape, table.rows))
            .collect()
    }

    fn one(json: &str, name: &str, shape: Shape, rows: u64) {
        assert_eq!(tables(json), [(name.to_owned(), shape, rows)], "{json}");
    }

    #[test]
    fn wrappers_are_opened() {
        one(
            r#"{"help": "x", "result": {"fields": [{"id": "a"}, {"id": "b"}], "records": [{"a": 1}]}}"#,
            "result.records",
            Shape::List,
            1,
        );
        one(
            r#"{"@odata.context": "x", "value": [{"a": 1}, {"a": 2}]}"#,
            "value",
            Shape::List,
            2,
        );
        one(
            r#"{"result": {"records": [], "total": 0}}"#,
            "result.records",
            Shape::List,
            0,
        );
    }

    #[test]
    fn rows_in_a_usual_place_come_before_more_rows_elsewhere() {
        let found = tables(r#"{"other": [{"x": 1}, {"x": 2}], "data": [{"a": 1}]}"#);
        assert_eq!(found[0].0, "data");
        assert_eq!(found[1].0, "other");
    }

    #[test]
    fn objects_alike_are_rows_and_others_are_parts() {
        one(
            r#"{"Aarhus": {"a": 1, "b": 2}, "Odense": {"a": 3, "b": 4}}"#,
            "",
            Shape::Keyed,
            2,
        );
        one(
            r#"{"name": {"x": 1}, "place": {"y": 2}}"#,
            "",
            Shape::Record,
            1,
        );
        one(r#"{"a": "x", "b": {"c": 1}}"#, "", Shape::Record, 1);
        one(
            r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":null}"#,
            "",
            Shape::Keyed,
            8,
        );
    }

    #[test]
    fn columns_may_be_members() {
        one(
            r#"{"a": [1, 2, 3], "b": ["x", "y", "z"]}"#,
            "",
            Shape::Columns,
            3,
        );
        one(
            r#"{"a": {"0": 1, "1": 2}, "b": {"0": 3, "1": 4}}"#,
            "",
            Shape::Columns,
            2,
        );
    }

    #[test]
    fn cubes_are_found_also_in_collections() {
        let cube = r#"{"version": "2.0", "class": "dataset", "dimension": {}, "value": []}"#;
        one(cube, "", Shape::Cube, 0);
        one(
            &format!(r#"{{"dataset": {cube}}}"#),
            "dataset",
            Shape::Cube,
            0,
        );
        let collection =
            format!(r#"{{"class": "collection", "link": {{"item": [{cube}, {cube}]}}}}"#);
        assert_eq!(tables(&collection).len(), 2);
        assert_eq!(tables(&collection)[1].0, "link.item.2");
    }

    #[test]
    fn what_was_found_before_a_fault_is_kept() {
        let found = survey(br#"{"data": [{"a": 1}, {"a": 2}, {"a"#, 0);
        assert_eq!(found.tables[0].rows, 2);
        assert!(found.end.unwrap_err().is_at_end);
    }
}
