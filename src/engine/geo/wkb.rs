//! Well-known binary, with PostGIS's extension (EWKB), also written as hexadecimal digits.

use super::{Geometry, Point, wkt::Said};

/// Collections within collections.
const MAX_DEPTH: u32 = 16;

/// Flags of EWKB.
const HAS_Z: u32 = 0x8000_0000;
const HAS_M: u32 = 0x4000_0000;
const HAS_SRID: u32 = 0x2000_0000;

/// Reads well-known binary written as hexadecimal digits (`0101000020E8640000…`). Heights and measures
/// are left out; `None` for anything that is not whole and right.
#[must_use]
pub fn parse_hex(text: &str) -> Option<Said> {
    let digits = text.trim();
    let digits = digits.strip_prefix("\\x").unwrap_or(digits).as_bytes();
    if digits.len() < 10 || !digits.len().is_multiple_of(2) || !begins_hex(text) {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks_exact(2) {
        let [high, low] = pair else { return None };
        let high = char::from(*high).to_digit(16)?;
        let low = char::from(*low).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    parse(&bytes)
}

/// True for text that begins as hexadecimal well-known binary does: enough to recognise a value that was
/// cut.
#[must_use]
pub fn begins_hex(text: &str) -> bool {
    let digits = text.trim_start();
    let digits = digits.strip_prefix("\\x").unwrap_or(digits).as_bytes();
    if digits.len() < 10 || !digits.iter().take(64).all(u8::is_ascii_hexdigit) {
        return false;
    }
    let code = std::str::from_utf8(digits.get(2..10).unwrap_or_default())
        .ok()
        .and_then(|code| u32::from_str_radix(code, 16).ok());
    let code = match (digits, code) {
        ([b'0', b'0', ..], Some(code)) => code,
        ([b'0', b'1', ..], Some(code)) => code.swap_bytes(),
        _ => return false,
    };
    let plain = code & !(HAS_Z | HAS_M | HAS_SRID);
    matches!(plain % 1000, 1..=7) && plain / 1000 <= 3
}

/// Reads well-known binary. Heights and measures are left out; `None` for anything that is not whole and
/// right.
#[must_use]
pub fn parse(bytes: &[u8]) -> Option<Said> {
    let mut parser = Parser {
        rest: bytes,
        srid: None,
    };
    let geometry = parser.geometry(0)?;
    parser.rest.is_empty().then_some(Said {
        geometry,
        srid: parser.srid,
    })
}

struct Parser<'a> {
    rest: &'a [u8],
    srid: Option<u32>,
}

/// How numbers of the geometry being read are written.
#[derive(Clone, Copy)]
struct Layout {
    is_little: bool,
    /// Numbers of a point.
    numbers: usize,
}

impl Parser<'_> {
    fn geometry(&mut self, depth: u32) -> Option<Geometry> {
        if depth > MAX_DEPTH {
            return None;
        }
        let is_little = match self.take::<1>()? {
            [0] => false,
            [1] => true,
            _ => return None,
        };
        let code = self.whole(is_little)?;
        if code & HAS_SRID != 0 {
            self.srid = Some(self.whole(is_little)?);
        }
        let plain = code & !(HAS_Z | HAS_M | HAS_SRID);
        // ISO writes 1001 for a point with a height, 2001 with a measure, 3001 with both
        let (sort, iso) = (plain % 1000, plain / 1000);
        let has_z = code & HAS_Z != 0 || matches!(iso, 1 | 3);
        let has_m = code & HAS_M != 0 || matches!(iso, 2 | 3);
        if iso > 3 {
            return None;
        }
        let layout = Layout {
            is_little,
            numbers: 2 + usize::from(has_z) + usize::from(has_m),
        };
        Some(match sort {
            1 => {
                let [x, y] = self.point(layout)?;
                // an empty point is written as one of no numbers
                Geometry::Point((!x.is_nan() && !y.is_nan()).then_some([x, y]))
            }
            2 => Geometry::LineString(self.line(layout)?),
            3 => Geometry::Polygon(self.lines(layout)?),
            4 => Geometry::MultiPoint(self.parts(layout, depth, |part| match part {
                Geometry::Point(Some(point)) => Some(point),
                _ => None,
            })?),
            5 => Geometry::MultiLineString(self.parts(layout, depth, |part| match part {
                Geometry::LineString(points) => Some(points),
                _ => None,
            })?),
            6 => Geometry::MultiPolygon(self.parts(layout, depth, |part| match part {
                Geometry::Polygon(rings) => Some(rings),
                _ => None,
            })?),
            7 => Geometry::Collection(self.parts(layout, depth, Some)?),
            _ => return None,
        })
    }

    fn parts<T>(
        &mut self,
        layout: Layout,
        depth: u32,
        of: fn(Geometry) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count(layout, 5)?;
        (0..count)
            .map(|_| self.geometry(depth + 1).and_then(of))
            .collect()
    }

    fn lines(&mut self, layout: Layout) -> Option<Vec<Vec<Point>>> {
        let count = self.count(layout, 4)?;
        (0..count).map(|_| self.line(layout)).collect()
    }

    fn line(&mut self, layout: Layout) -> Option<Vec<Point>> {
        let count = self.count(layout, 8 * layout.numbers)?;
        (0..count)
            .map(|_| {
                self.point(layout)
                    .filter(|[x, y]| x.is_finite() && y.is_finite())
            })
            .collect()
    }

    /// How many follow; never more than there are bytes for.
    fn count(&mut self, layout: Layout, least_bytes: usize) -> Option<usize> {
        let count = usize::try_from(self.whole(layout.is_little)?).ok()?;
        (count.checked_mul(least_bytes)? <= self.rest.len()).then_some(count)
    }

    fn point(&mut self, layout: Layout) -> Option<Point> {
        let point = [
            self.number(layout.is_little)?,
            self.number(layout.is_little)?,
        ];
        for _ in 2..layout.numbers {
            self.number(layout.is_little)?;
        }
        Some(point)
    }

    fn number(&mut self, is_little: bool) -> Option<f64> {
        let bytes = self.take::<8>()?;
        Some(if is_little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn whole(&mut self, is_little: bool) -> Option<u32> {
        let bytes = self.take::<4>()?;
        Some(if is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*bytes)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_point_with_its_system_is_read() {
        // SELECT ST_SetSRID(ST_MakePoint(1, 2), 25832)
        let text = "0101000020E8640000000000000000F03F0000000000000040";
        let said = parse_hex(text).unwrap();
        assert_eq!(said.geometry.to_string(), "POINT (1 2)");
        assert_eq!(said.srid, Some(25832));
        assert_eq!(parse_hex(&text.to_lowercase()).unwrap(), said);
        assert_eq!(parse_hex(&format!("\\x{text}")).unwrap(), said);
        assert!(begins_hex(text));
    }

    #[test]
    fn high_byte_first_heights_and_parts_are_read() {
        let point = "00000000013FF00000000000004000000000000000";
        assert_eq!(
            parse_hex(point).unwrap().geometry.to_string(),
            "POINT (1 2)"
        );
        assert!(begins_hex(point));
        let high = "01E9030000000000000000F03F00000000000000400000000000000840";
        assert_eq!(parse_hex(high).unwrap().geometry.to_string(), "POINT (1 2)");
        assert!(begins_hex(high));
        let many = "0104000000010000000101000000000000000000F03F0000000000000040";
        assert_eq!(
            parse_hex(many).unwrap().geometry.to_string(),
            "MULTIPOINT ((1 2))"
        );
        let line =
            "010200000002000000000000000000000000000000000000000000000000000840000000000000F03F";
        assert_eq!(
            parse_hex(line).unwrap().geometry.to_string(),
            "LINESTRING (0 0,3 1)"
        );
    }

    #[test]
    fn what_claims_more_than_it_has_is_nothing() {
        for text in [
            "",
            "01",
            "0101000000",
            "0102000000FFFFFFFF",
            "010700000001000000010700000001000000",
            "8765432109876543",
            "0101000000000000000000F03F0000000000000040FF",
            "æøåæøåæøå",
        ] {
            assert_eq!(parse_hex(text), None, "{text}");
        }
        assert!(!begins_hex("12345678901234"));
        assert!(!begins_hex("0120456789"));
    }
}
