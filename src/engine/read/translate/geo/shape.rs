//! Geometries as pieces of text, put together as well-known text: for formats that write points in lists.

/// A geometry whose positions are text already: `x y` with a comma between positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// No positions.
    Nothing,
    /// One position.
    Point(String),
    /// Positions in a line.
    Line(String),
    /// The outer ring and holes.
    Polygon(Vec<String>),
    /// Several, which need not be of one sort.
    Many(Vec<Shape>),
}

impl Shape {
    /// Appends the well-known text; nothing when there are no positions.
    pub fn write(self, out: &mut Vec<u8>) {
        let text = self.text();
        out.extend_from_slice(text.as_bytes());
    }

    fn text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Point(_) => format!("POINT {}", self.body()),
            Self::Line(_) => format!("LINESTRING {}", self.body()),
            Self::Polygon(_) => format!("POLYGON {}", self.body()),
            Self::Many(parts) => {
                let mut flat = Vec::new();
                flatten(parts, &mut flat);
                let tag = |is: fn(&Self) -> bool| flat.iter().all(is);
                let tag = if flat.is_empty() {
                    return String::new();
                } else if tag(|part| matches!(part, Self::Point(_))) {
                    Some("MULTIPOINT ")
                } else if tag(|part| matches!(part, Self::Line(_))) {
                    Some("MULTILINESTRING ")
                } else if tag(|part| matches!(part, Self::Polygon(_))) {
                    Some("MULTIPOLYGON ")
                } else {
                    None
                };
                let parts: Vec<String> = flat
                    .into_iter()
                    .map(|part| {
                        if tag.is_some() {
                            part.body()
                        } else {
                            part.text()
                        }
                    })
                    .collect();
                let tag = tag.unwrap_or("GEOMETRYCOLLECTION ");
                format!("{tag}({})", parts.join(","))
            }
        }
    }

    /// The text without its tag.
    fn body(&self) -> String {
        match self {
            Self::Point(positions) | Self::Line(positions) => format!("({positions})"),
            Self::Polygon(rings) => {
                let rings: Vec<String> = rings.iter().map(|ring| format!("({ring})")).collect();
                format!("({})", rings.join(","))
            }
            Self::Nothing | Self::Many(_) => String::new(),
        }
    }
}

fn flatten(parts: Vec<Shape>, flat: &mut Vec<Shape>) {
    for part in parts {
        match part {
            Shape::Nothing => {}
            Shape::Many(inner) => flatten(inner, flat),
            other => flat.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shape: Shape) -> String {
        let mut out = Vec::new();
        shape.write(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn several_of_one_sort_are_a_multi_geometry() {
        let point = || Shape::Point("1 2".to_owned());
        let line = || Shape::Line("1 2,3 4".to_owned());
        let ring = || Shape::Polygon(vec!["0 0,1 0,1 1,0 0".to_owned()]);
        assert_eq!(text(point()), "POINT (1 2)");
        assert_eq!(text(Shape::Many(vec![point()])), "MULTIPOINT ((1 2))");
        assert_eq!(
            text(Shape::Many(vec![line(), Shape::Many(vec![line()])])),
            "MULTILINESTRING ((1 2,3 4),(1 2,3 4))"
        );
        assert_eq!(
            text(Shape::Many(vec![ring(), Shape::Nothing])),
            "MULTIPOLYGON (((0 0,1 0,1 1,0 0)))"
        );
        assert_eq!(
            text(Shape::Many(vec![point(), ring()])),
            "GEOMETRYCOLLECTION (POINT (1 2),POLYGON ((0 0,1 0,1 1,0 0)))"
        );
        assert_eq!(text(Shape::Many(vec![])), "");
        assert_eq!(text(Shape::Nothing), "");
    }
}
