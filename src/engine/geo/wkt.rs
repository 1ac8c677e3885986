//! Well-known text: `MULTIPOLYGON (((12.6 55.6, …)))`, with or without `SRID=25832;` before it.

use super::{Geometry, Point};
use std::borrow::Cow;

/// Collections within collections.
const MAX_DEPTH: u32 = 16;

/// A geometry and the number of its reference system, when the text says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The geometry.
    pub geometry: Geometry,
    /// The number after `SRID=`.
    pub srid: Option<u32>,
}

/// Reads well-known text. Heights and measures are left out; `None` for anything that is not whole and
/// right.
#[must_use]
pub fn parse(text: &str) -> Option<Said> {
    let mut parser = Parser {
        rest: text.trim_start(),
    };
    let srid = parser.srid()?;
    let geometry = parser.geometry(0)?;
    parser
        .rest
        .trim()
        .is_empty()
        .then_some(Said { geometry, srid })
}

/// True for text that begins as well-known text does: enough to recognise a value that was cut.
#[must_use]
pub fn begins(text: &str) -> bool {
    let mut parser = Parser {
        rest: text.trim_start(),
    };
    if parser.srid().is_none() {
        return false;
    }
    let Some((_, _)) = parser.tag() else {
        return false;
    };
    let rest = parser.rest.trim_start();
    rest.starts_with('(') || starts_with_word(rest, "EMPTY")
}

/// The names of all sorts.
const TAGS: [(&str, Sort); 8] = [
    ("POINT", Sort::Point),
    ("LINESTRING", Sort::Line),
    ("POLYGON", Sort::Polygon),
    ("MULTIPOINT", Sort::Points),
    ("MULTILINESTRING", Sort::Lines),
    ("MULTIPOLYGON", Sort::Polygons),
    ("GEOMETRYCOLLECTION", Sort::Collection),
    ("LINEARRING", Sort::Line),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Point,
    Line,
    Polygon,
    Points,
    Lines,
    Polygons,
    Collection,
}

struct Parser<'a> {
    rest: &'a str,
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

impl<'a> Parser<'a> {
    /// `SRID=25832;`, when it is there; `None` when it is damaged.
    fn srid(&mut self) -> Option<Option<u32>> {
        if !starts_with_word(self.rest, "SRID=") {
            return Some(None);
        }
        let (number, rest) = self.rest.get(5..)?.split_once(';')?;
        let srid = number.trim().parse().ok()?;
        self.rest = rest.trim_start();
        Some(Some(srid))
    }

    /// The name of the sort, and whether numbers beyond the second follow (`Z`, `M`, `ZM`).
    fn tag(&mut self) -> Option<(Sort, Cow<'a, str>)> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let bare = ["ZM", "Z", "M", ""].iter().find_map(|more| {
            let cut = word.len().checked_sub(more.len())?;
            let (name, end) = word.split_at_checked(cut)?;
            let known = TAGS
                .iter()
                .find(|(tag, _)| tag.eq_ignore_ascii_case(name))?;
            end.eq_ignore_ascii_case(more).then_some(known.1)
        });
        let sort = bare?;
        self.rest = rest;
        let after = rest.trim_start();
        for more in ["ZM", "Z", "M"] {
            if starts_with_word(after, more) {
                let next = after.get(more.len()..).unwrap_or_default();
                if next.starts_with([' ', '(', '\t']) {
                    self.rest = next;
                    break;
                }
            }
        }
        Some((sort, Cow::Borrowed(word)))
    }

    fn geometry(&mut self, depth: u32) -> Option<Geometry> {
        self.rest = self.rest.trim_start();
        let (sort, _) = self.tag()?;
        let is_empty = self.empty();
        Some(match sort {
            Sort::Point if is_empty => Geometry::Point(None),
            Sort::Point => {
                self.sign('(')?;
                let point = self.point()?;
                self.sign(')')?;
                Geometry::Point(Some(point))
            }
            Sort::Line => Geometry::LineString(self.items(is_empty, Self::point)?),
            Sort::Polygon => Geometry::Polygon(self.items(is_empty, Self::line)?),
            Sort::Points => Geometry::MultiPoint(self.items(is_empty, Self::wrapped)?),
            Sort::Lines => Geometry::MultiLineString(self.items(is_empty, Self::line)?),
            Sort::Polygons => Geometry::MultiPolygon(self.items(is_empty, Self::rings)?),
            Sort::Collection => {
                if depth >= MAX_DEPTH {
                    return None;
                }
                Geometry::Collection(self.items(is_empty, |p| p.geometry(depth + 1))?)
            }
        })
    }

    fn items<T>(
        &mut self,
        is_empty: bool,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        if is_empty {
            return Some(Vec::new());
        }
        self.sign('(')?;
        let mut items = Vec::new();
        loop {
            items.push(item(self)?);
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
            } else {
                self.sign(')')?;
                return Some(items);
            }
        }
    }

    fn line(&mut self) -> Option<Vec<Point>> {
        let is_empty = self.empty();
        self.items(is_empty, Self::point)
    }

    fn rings(&mut self) -> Option<Vec<Vec<Point>>> {
        let is_empty = self.empty();
        self.items(is_empty, Self::line)
    }

    /// A point of several, with or without brackets of its own.
    fn wrapped(&mut self) -> Option<Point> {
        if self.sign('(').is_none() {
            return self.point();
        }
        let point = self.point()?;
        self.sign(')')?;
        Some(point)
    }

    /// Two numbers; up to two more are passed over.
    fn point(&mut self) -> Option<Point> {
        let point = [self.number()?, self.number()?];
        for _ in 0..2 {
            let before = self.rest;
            if self.number().is_none() {
                self.rest = before;
                break;
            }
        }
        Some(point)
    }

    fn number(&mut self) -> Option<f64> {
        let text = self.rest.trim_start();
        let end = text
            .bytes()
            .position(|b| !matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
            .unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        let number: f64 = digits.parse().ok()?;
        self.rest = rest;
        number.is_finite().then_some(number)
    }

    fn empty(&mut self) -> bool {
        let text = self.rest.trim_start();
        let is_empty = starts_with_word(text, "EMPTY");
        if is_empty {
            self.rest = text.get(5..).unwrap_or_default();
        }
        is_empty
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(sign)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn written(text: &str) -> Option<String> {
        parse(text).map(|said| said.geometry.to_string())
    }

    #[test]
    fn all_sorts_and_spellings_are_read() {
        for (text, same) in [
            ("POINT (12.5 55.6)", "POINT (12.5 55.6)"),
            ("point(12.5   55.6)", "POINT (12.5 55.6)"),
            ("POINT Z (1 2 3)", "POINT (1 2)"),
            ("POINTZ(1 2 3)", "POINT (1 2)"),
            ("POINT ZM (1 2 3 4)", "POINT (1 2)"),
            ("POINT EMPTY", "POINT EMPTY"),
            ("LINESTRING (0 0, 1 1,2 0)", "LINESTRING (0 0,1 1,2 0)"),
            ("POLYGON ((0 0,1 0,1 1,0 0))", "POLYGON ((0 0,1 0,1 1,0 0))"),
            ("MULTIPOINT (1 2, 3 4)", "MULTIPOINT ((1 2),(3 4))"),
            ("MULTIPOINT ((1 2), (3 4))", "MULTIPOINT ((1 2),(3 4))"),
            ("MULTILINESTRING EMPTY", "MULTILINESTRING EMPTY"),
            (
                "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),EMPTY)",
                "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),EMPTY)",
            ),
            (
                "GEOMETRYCOLLECTION (POINT (1 2),POLYGON EMPTY)",
                "GEOMETRYCOLLECTION (POINT (1 2),POLYGON EMPTY)",
            ),
        ] {
            assert_eq!(written(text).as_deref(), Some(same), "{text}");
            assert!(begins(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_whole_and_right_is_nothing() {
        for text in [
            "",
            "POINT",
            "POINT (1)",
            "POINT (1 2",
            "POINT (1 2) x",
            "POINT (1 b)",
            "LINESTRING ()",
            "POINTLESS (1 2)",
            "SRID=;POINT (1 2)",
            "Pointen er (1 2)",
            "POLYGON (0 0,1 1)",
            "POINT (NaN 1)",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        assert!(!begins("Polygoner"));
        assert!(!begins("POINT 7"));
        let deep = "GEOMETRYCOLLECTION (".repeat(1000);
        assert_eq!(written(&deep), None);
    }

    #[test]
    fn the_number_of_the_system_is_told() {
        assert_eq!(parse("SRID=25832;POINT(1 2)").unwrap().srid, Some(25832));
        assert_eq!(parse("POINT(1 2)").unwrap().srid, None);
    }
}
