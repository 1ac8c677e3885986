//! A table of several dimensions (JSON-stat, PX) written as a row for each cell.

use super::records::append_field;
use crate::read::translate::Limits;
use model::note::Note;

/// The column of an entry's code, beside that of its label.
const CODE: &str = "kode";
/// The column of units, when entries have different ones.
const UNIT_COLUMN: &str = "enhed";

/// Columns and rows.
pub(super) type Size = (u64, u64);

/// A dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Axis {
    pub name: String,
    /// What its entries are called.
    pub labels: Vec<String>,
    /// Their codes, as many; empty ones are none.
    pub codes: Vec<String>,
    /// The units of what they measure, as many, or none at all.
    pub units: Vec<String>,
    /// True when its entries are what is measured.
    pub is_metric: bool,
}

impl Axis {
    fn has_codes(&self) -> bool {
        let pairs = self.labels.iter().zip(&self.codes);
        pairs
            .clone()
            .any(|(label, code)| !code.is_empty() && label != code)
    }

    /// The unit all entries share, if any.
    fn one_unit(&self) -> Option<&str> {
        let first = self.units.first()?;
        let is_one = !first.is_empty() && self.units.iter().all(|unit| unit == first);
        is_one.then_some(first)
    }

    fn has_units(&self) -> bool {
        self.one_unit().is_none() && self.units.iter().any(|unit| !unit.is_empty())
    }
}

/// A name with its unit behind it, unless it says the unit already.
pub(super) fn with_unit(name: &str, unit: &str) -> String {
    let (name, unit) = (name.trim(), unit.trim());
    let says_it = name.to_lowercase().contains(&unit.to_lowercase());
    if unit.is_empty() || says_it {
        name.to_owned()
    } else if name.is_empty() {
        unit.to_owned()
    } else {
        format!("{name} ({unit})")
    }
}

/// A table of several dimensions.
#[derive(Debug)]
pub(super) struct Cube {
    names: Vec<String>,
    /// For each dimension, what each entry writes: its fields, each with a comma behind it.
    entries: Vec<Vec<Vec<u8>>>,
    cells: u64,
}

/// Rows written.
#[derive(Debug)]
pub(super) struct Written {
    pub bytes: Vec<u8>,
    pub size: Size,
    /// When not all cells were written.
    pub note: Option<Note>,
}

impl Cube {
    /// A table over these dimensions, the last one running fastest; `value_name` is what the values are
    /// called if no dimension knows better.
    pub fn new(axes: Vec<Axis>, value_name: &str) -> Self {
        let mut cube = Self {
            names: Vec::new(),
            entries: Vec::new(),
            cells: 1,
        };
        let mut name = value_name.to_owned();
        for axis in axes {
            let size = axis.labels.len() as u64;
            cube.cells = cube.cells.saturating_mul(size);
            if axis.is_metric && size == 1 {
                if let Some(label) = axis.labels.first() {
                    name.clone_from(label);
                }
                name = with_unit(&name, axis.one_unit().unwrap_or_default());
                continue;
            }
            if axis.is_metric {
                name = with_unit(&name, axis.one_unit().unwrap_or_default());
            }
            cube.add_axis(&axis);
        }
        cube.names.push(name);
        cube
    }

    fn add_axis(&mut self, axis: &Axis) {
        let (has_codes, has_units) = (axis.has_codes(), axis.has_units());
        self.names.push(axis.name.clone());
        if has_codes {
            self.names.push(format!("{} ({CODE})", axis.name));
        }
        if has_units {
            self.names.push(UNIT_COLUMN.to_owned());
        }
        let written = axis.labels.iter().enumerate().map(|(at, label)| {
            let mut fields = Vec::new();
            let mut field = |text: &str| {
                append_field(&mut fields, text.as_bytes());
                fields.push(b',');
            };
            field(label);
            let of = |texts: &[String]| texts.get(at).cloned().unwrap_or_default();
            if has_codes {
                field(&of(&axis.codes));
            }
            if has_units {
                field(&of(&axis.units));
            }
            fields
        });
        self.entries.push(written.collect());
    }

    /// Another column behind the values.
    pub fn add_column(&mut self, name: &str) {
        self.names.push(name.to_owned());
    }

    /// Columns and cells.
    pub fn size(&self) -> Size {
        (self.names.len() as u64, self.cells)
    }

    /// Writes a row for each cell; `value` writes what stands behind the dimensions, and answers false when
    /// there are no more values.
    pub fn write(&self, limits: Limits, value: &mut impl FnMut(&mut Cells<'_>) -> bool) -> Written {
        let mut bytes = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            if at > 0 {
                bytes.push(b',');
            }
            append_field(&mut bytes, name.as_bytes());
        }
        bytes.push(b'\n');
        let (outer, inner) = match self.entries.split_last() {
            Some((inner, outer)) => (outer, inner.as_slice()),
            None => (&[][..], &[][..]),
        };
        let nothing = [Vec::new()];
        let inner = if self.entries.is_empty() {
            &nothing
        } else {
            inner
        };
        let mut place = vec![0usize; outer.len()];
        let mut prefix = Vec::new();
        let mut rows = 0;
        let mut note = None;
        while rows < self.cells && note.is_none() {
            prefix.clear();
            for (entries, at) in outer.iter().zip(&place) {
                prefix.extend_from_slice(entries.get(*at).map_or(&[][..], Vec::as_slice));
            }
            for entry in inner {
                if rows >= limits.cells || bytes.len() as u64 > limits.unpacked_bytes {
                    note = Some(Note::LimitReached {
                        limit: "cells".to_owned(),
                        value: rows,
                    });
                    break;
                }
                let from = bytes.len();
                bytes.extend_from_slice(&prefix);
                bytes.extend_from_slice(entry);
                if !value(&mut Cells(&mut bytes)) {
                    bytes.truncate(from);
                    note = Some(Note::CutOff { rows });
                    break;
                }
                if self.names.len() == 1 && bytes.len() == from {
                    // a blank line would be no record
                    bytes.extend_from_slice(b"\"\"");
                }
                bytes.push(b'\n');
                rows += 1;
            }
            step(&mut place, outer);
        }
        Written {
            bytes,
            size: (self.names.len() as u64, rows),
            note,
        }
    }
}

/// The next place, the last dimension first.
fn step(place: &mut [usize], outer: &[Vec<Vec<u8>>]) {
    for (at, entries) in place.iter_mut().zip(outer).rev() {
        *at += 1;
        if *at < entries.len() {
            return;
        }
        *at = 0;
    }
}

/// Takes the fields of a cell.
pub(super) struct Cells<'a>(&'a mut Vec<u8>);

impl<'a> Cells<'a> {
    pub fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Writes a field.
    pub fn push(&mut self, text: &[u8]) {
        append_field(self.0, text);
    }

    /// Another field follows.
    pub fn end(&mut self) {
        self.0.push(b',');
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn axis(name: &str, labels: &[&str], codes: &[&str]) -> Axis {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Axis {
            name: name.to_owned(),
            labels: owned(labels),
            codes: owned(codes),
            ..Axis::default()
        }
    }

    fn numbered(cube: &Cube, values: usize) -> Written {
        let mut next = 0;
        cube.write(Limits::default(), &mut |cells| {
            next += 1;
            cells.push(next.to_string().as_bytes());
            next <= values
        })
    }

    fn text(written: &Written) -> &str {
        std::str::from_utf8(&written.bytes).unwrap()
    }

    #[test]
    fn the_last_dimension_runs_fastest_and_codes_stand_beside_labels() {
        let axes = vec![
            axis("område", &["Aarhus", "Odense"], &["751", "461"]),
            axis("tid", &["2020", "2021"], &["2020", "2021"]),
        ];
        let written = numbered(&Cube::new(axes, "antal"), 4);
        assert_eq!(
            text(&written),
            "område,område (kode),tid,antal\nAarhus,751,2020,1\nAarhus,751,2021,2\nOdense,461,2020,3\nOdense,461,2021,4\n"
        );
        assert_eq!((written.size, written.note), ((4, 4), None));
    }

    #[test]
    fn one_thing_measured_names_the_values() {
        let mut metric = axis("Indhold", &["Folketal"], &["x"]);
        metric.is_metric = true;
        metric.units = vec!["personer".to_owned()];
        let cube = Cube::new(vec![axis("tid", &["2020"], &[]), metric], "værdi");
        assert_eq!(
            text(&numbered(&cube, 1)),
            "tid,Folketal (personer)\n2020,1\n"
        );
        let mut metric = axis("Indhold", &["Folketal", "Areal"], &[]);
        metric.is_metric = true;
        metric.units = vec!["personer".to_owned(), "km2".to_owned()];
        let cube = Cube::new(vec![metric], "værdi");
        assert_eq!(
            text(&numbered(&cube, 2)),
            "Indhold,enhed,værdi\nFolketal,personer,1\nAreal,km2,2\n"
        );
    }

    #[test]
    fn values_that_are_missing_at_the_end_are_told() {
        let cube = Cube::new(vec![axis("tid", &["1", "2", "3"], &[])], "antal");
        let written = numbered(&cube, 2);
        assert_eq!(text(&written), "tid,antal\n1,1\n2,2\n");
        assert_eq!(written.note, Some(Note::CutOff { rows: 2 }));
    }

    #[test]
    fn a_cube_larger_than_any_memory_stops_at_the_limit() {
        let labels: Vec<&str> = vec!["x"; 1000];
        let axes = vec![axis("a", &labels, &[]); 8];
        let cube = Cube::new(axes, "antal");
        assert_eq!(cube.size().1, u64::MAX);
        let limits = Limits {
            cells: 1500,
            ..Limits::default()
        };
        let written = cube.write(limits, &mut |_| true);
        assert_eq!(written.size.1, 1500);
        assert!(written.note.unwrap().is_partial());
        assert_eq!(Cube::new(vec![axis("a", &[], &[])], "b").size().1, 0);
    }

    #[test]
    fn units_are_named_once() {
        assert_eq!(with_unit("Indkomst (kr.)", "kr."), "Indkomst (kr.)");
        assert_eq!(with_unit("Folketal", "Antal"), "Folketal (Antal)");
        assert_eq!(with_unit("", "Antal"), "Antal");
    }
}
