//! Our own file of a layer: a head that people can read, then numbers in as few bytes as they need.
//!
//! ```text
//! datalup-areas 1
//! layer: municipality
//! source: …
//! date: 2014-02-13
//! licence: …
//! credit: …
//! grid: 25
//!
//! arcs, each: points; the first from the first of the arc before it, every other from the one before it
//! areas, each: code, name, hundredths of square kilometres; rings, each: sides (arc × 2 + reversed, from the
//! side before it)
//! ```

use crate::bytes::{Rest, put, put_signed, put_text};
use crate::layer::{Area, Layer, Side};
use std::fmt::Write;

/// The first line.
const FIRST: &str = "datalup-areas 1";

/// Metres a step of the grid may be.
const GRIDS: std::ops::RangeInclusive<u32> = 1..=100_000;

/// Places on the grid lie within this many steps: differences of two fit 32 bits.
const FARTHEST: i32 = 1 << 29;

/// Bytes of a file that is no layer, or not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl Layer {
    /// The bytes of the file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let head = &self.head;
        let mut text = format!("{FIRST}\n");
        for (key, value) in [
            ("layer", head.layer.as_str()),
            ("source", &head.source),
            ("date", &head.date),
            ("licence", &head.licence),
            ("credit", &head.credit),
            ("grid", &self.grid_metres.to_string()),
        ] {
            // writing to a String does not fail
            let _ = writeln!(text, "{key}: {}", one_line(value));
        }
        text.push('\n');
        let mut out = text.into_bytes();
        put(&mut out, self.arcs.len() as u32);
        let mut first = [0, 0];
        for arc in &self.arcs {
            put(&mut out, arc.len() as u32);
            let mut before = first;
            for point in arc {
                for (now, before) in point.iter().zip(before) {
                    put_signed(&mut out, now - before);
                }
                before = *point;
            }
            first = arc.first().copied().unwrap_or(first);
        }
        put(&mut out, self.areas.len() as u32);
        for area in &self.areas {
            put_text(&mut out, &area.code);
            put_text(&mut out, &area.name);
            put(&mut out, (area.km2 * 100.0).round() as u32);
            put(&mut out, area.rings.len() as u32);
            let mut before = 0;
            for ring in &area.rings {
                put(&mut out, ring.len() as u32);
                for side in ring {
                    let number = (side.arc << 1) as i32 | i32::from(side.is_reversed);
                    put_signed(&mut out, number - before);
                    before = number;
                }
            }
        }
        out
    }

    /// Reads a file. What it gives is sound: sides name arcs that are there, codes ascend, rings close.
    ///
    /// # Errors
    /// The bytes are no layer, or not whole.
    pub fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        read(bytes).filter(is_sound).ok_or(Damaged)
    }
}

/// What the head says of the layer, fit for a line of its own.
fn one_line(value: &str) -> String {
    let plain = value.replace(char::is_control, " ");
    plain.trim().to_owned()
}

fn read(bytes: &[u8]) -> Option<Layer> {
    let end = bytes.windows(2).position(|two| two == b"\n\n")?;
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut lines = text.lines();
    if lines.next()? != FIRST {
        return None;
    }
    let mut layer = Layer::default();
    for line in lines {
        let (key, value) = line.split_once(": ")?;
        let value = one_line(value);
        match key {
            "layer" => layer.head.layer = value,
            "source" => layer.head.source = value,
            "date" => layer.head.date = value,
            "licence" => layer.head.licence = value,
            "credit" => layer.head.credit = value,
            "grid" => layer.grid_metres = value.parse().ok()?,
            _ => return None,
        }
    }
    if !GRIDS.contains(&layer.grid_metres) {
        return None;
    }
    let mut rest = Rest(bytes.get(end + 2..)?);
    let arcs = rest.count(1)?;
    let mut first = [0i32, 0];
    for _ in 0..arcs {
        let points = rest.count(2)?;
        let mut arc = Vec::with_capacity(points);
        let mut at = first;
        for _ in 0..points {
            for axis in &mut at {
                *axis = axis.checked_add(rest.signed()?)?;
                if axis.abs() > FARTHEST {
                    return None;
                }
            }
            arc.push(at);
        }
        first = arc.first().copied().unwrap_or(first);
        layer.arcs.push(arc);
    }
    let areas = rest.count(4)?;
    for _ in 0..areas {
        let mut area = Area {
            code: rest.text()?.to_owned(),
            name: rest.text()?.to_owned(),
            km2: f64::from(rest.number()?) / 100.0,
            rings: Vec::new(),
        };
        let mut before = 0i32;
        for _ in 0..rest.count(1)? {
            let sides = rest.count(1)?;
            let mut ring = Vec::with_capacity(sides);
            for _ in 0..sides {
                before = before.checked_add(rest.signed()?)?;
                let number = u32::try_from(before).ok()?;
                ring.push(Side {
                    arc: number >> 1,
                    is_reversed: number & 1 == 1,
                });
            }
            area.rings.push(ring);
        }
        layer.areas.push(area);
    }
    rest.0.is_empty().then_some(layer)
}

fn is_sound(layer: &Layer) -> bool {
    let ends = |side: &Side| -> Option<([i32; 2], [i32; 2])> {
        let arc = layer.arcs.get(side.arc as usize)?;
        let (first, last) = (*arc.first()?, *arc.last()?);
        Some(if side.is_reversed {
            (last, first)
        } else {
            (first, last)
        })
    };
    let closes = |ring: &Vec<Side>| -> bool {
        let sides: Option<Vec<_>> = ring.iter().map(ends).collect();
        let Some(sides) = sides.filter(|sides| !sides.is_empty()) else {
            return false;
        };
        let next = sides.iter().cycle().skip(1);
        sides.iter().zip(next).all(|(side, next)| side.1 == next.0)
    };
    layer.arcs.iter().all(|arc| arc.len() >= 2)
        && layer.areas.is_sorted_by(|a, b| a.code < b.code)
        && layer.areas.iter().flat_map(|area| &area.rings).all(closes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Head, Layer};

    #[test]
    fn a_head_with_letters_nobody_sees_comes_back_as_it_was_read() {
        let written = Layer {
            head: Head {
                credit: "Opdigtede felter".to_owned(),
                ..Head::default()
            },
            grid_metres: 25,
            ..Layer::default()
        }
        .write();
        let text = String::from_utf8(written).unwrap();
        let odd = text.replace("credit: ", "credit: \u{5} \t");
        let read = Layer::read(odd.as_bytes()).unwrap();
        assert_eq!(read.head.credit, "Opdigtede felter");
        assert_eq!(Layer::read(&read.write()).unwrap(), read);
    }
}
