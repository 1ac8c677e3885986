//! Areas made one: the borders between them go, the others are joined anew.

use crate::layer::{Area, Layer, Side};
use rustc_hash::{FxHashMap, FxHashSet};

/// Areas that become one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The code of the new area, unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The codes of the areas it is made of.
    pub of: Vec<String>,
}

impl Layer {
    /// The areas of these groups. An area in no group is left out; a group of no known area as well.
    #[must_use]
    pub fn merged(&self, groups: &[Group]) -> Self {
        let mut areas: Vec<Area> = groups
            .iter()
            .filter_map(|group| {
                let parts: Vec<&Area> = group
                    .of
                    .iter()
                    .filter_map(|code| self.position(code))
                    .map(|position| &self.areas[position])
                    .collect();
                let rings = self.joined(&outline(&parts));
                (!rings.is_empty()).then(|| Area {
                    code: group.code.clone(),
                    name: group.name.clone(),
                    km2: parts.iter().map(|part| part.km2).sum(),
                    rings,
                })
            })
            .collect();
        areas.sort_by(|a, b| a.code.cmp(&b.code));
        Self {
            areas,
            ..self.clone()
        }
    }

    /// Sides put together to rings. At a point where several go on any will do: what lies in an even
    /// number of rings is outside, however they are joined.
    fn joined(&self, sides: &[Side]) -> Vec<Vec<Side>> {
        let end = |side: &Side, of_last: bool| {
            let arc = &self.arcs[side.arc as usize];
            if side.is_reversed == of_last {
                arc[0]
            } else {
                arc[arc.len() - 1]
            }
        };
        let mut from: FxHashMap<[i32; 2], Vec<Side>> = FxHashMap::default();
        for side in sides.iter().rev() {
            from.entry(end(side, false)).or_default().push(*side);
        }
        let mut used: FxHashSet<Side> = FxHashSet::default();
        let mut rings = Vec::new();
        for first in sides {
            if !used.insert(*first) {
                continue;
            }
            let mut ring = vec![*first];
            let begin = end(first, false);
            let mut at = end(first, true);
            while at != begin {
                let next = from.get_mut(&at).and_then(|sides| {
                    while let Some(side) = sides.pop() {
                        if used.insert(side) {
                            return Some(side);
                        }
                    }
                    None
                });
                let Some(next) = next else { break };
                at = end(&next, true);
                ring.push(next);
            }
            if at == begin {
                rings.push(ring);
            }
        }
        rings
    }
}

/// The sides of areas that no two of them share.
fn outline(parts: &[&Area]) -> Vec<Side> {
    let mut sides: Vec<Side> = parts
        .iter()
        .flat_map(|part| part.rings.iter().flatten().copied())
        .collect();
    let mut count: FxHashMap<u32, u32> = FxHashMap::default();
    for side in &sides {
        *count.entry(side.arc).or_default() += 1;
    }
    sides.retain(|side| count.get(&side.arc) == Some(&1));
    sides
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Group, Head, Layer, Shape};

    #[test]
    fn merged_areas_lose_what_lies_between_them() {
        // three by three fields of a kilometre
        let shapes: Vec<Shape> = (0..9)
            .map(|at| {
                let (x, y) = (f64::from(at % 3) * 1000.0, f64::from(at / 3) * 1000.0);
                let ring = vec![
                    [x, y],
                    [x + 1000.0, y],
                    [x + 1000.0, y + 1000.0],
                    [x, y + 1000.0],
                ];
                Shape {
                    code: at.to_string(),
                    rings: vec![ring],
                    ..Shape::default()
                }
            })
            .collect();
        let layer = Layer::of_shapes(Head::default(), 10, &shapes);
        let group = |code: &str, of: &[usize]| Group {
            code: code.to_owned(),
            of: of.iter().map(usize::to_string).collect(),
            ..Group::default()
        };
        // a frame around the field in the middle, and the two corners that only touch it
        let merged = layer.merged(&[
            group("frame", &[0, 1, 2, 3, 5, 6, 7, 8]),
            group("middle", &[4]),
            group("none", &[77]),
        ]);
        assert_eq!(merged.areas.len(), 2);
        assert_eq!(merged.neighbours(), [(0, 1)]);
        assert_eq!(merged.areas[0].rings.len(), 2);
        assert!((merged.drawn_km2(&merged.areas[0]) - 8.0).abs() < 1e-9);
        assert!((merged.areas[0].km2 - 8.0).abs() < 1e-9);
        let corners = layer.merged(&[group("corners", &[0, 4, 8])]);
        assert!((corners.drawn_km2(&corners.areas[0]) - 3.0).abs() < 1e-9);
    }
}
