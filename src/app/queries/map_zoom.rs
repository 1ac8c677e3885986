//! Which part of a map is seen, as it is enlarged and moved.

/// A map and the part of it that is seen. Units are those of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zoom {
    /// Size of the whole map.
    size: (f64, f64),
    /// How many times it is enlarged, from 1.
    by: f64,
    /// The part's upper left corner.
    from: (f64, f64),
    /// The largest `by`.
    most: f64,
}

impl Zoom {
    /// The whole of a map that can be enlarged so many times.
    pub fn whole(size: (f64, f64), most: f64) -> Self {
        Self {
            size,
            by: 1.0,
            from: (0.0, 0.0),
            most: most.max(1.0),
        }
    }

    /// All of it again.
    pub fn back(self) -> Self {
        Self::whole(self.size, self.most)
    }

    /// True for a map of this size.
    pub fn fits(&self, size: (f64, f64)) -> bool {
        self.size == size
    }

    /// How many times it is enlarged.
    pub fn by(&self) -> f64 {
        self.by
    }

    /// True when all of it is seen.
    pub fn is_whole(&self) -> bool {
        self.by <= 1.0
    }

    /// True when it cannot be enlarged further.
    pub fn is_closest(&self) -> bool {
        self.by >= self.most
    }

    /// The part that is seen, as an SVG element's `viewBox`.
    pub fn view_box(&self) -> String {
        let (width, height) = self.part();
        let round = |value: f64| (value * 1_000.0).round() / 1_000.0;
        format!(
            "{} {} {} {}",
            round(self.from.0),
            round(self.from.1),
            round(width),
            round(height)
        )
    }

    /// The upper left corner of the part that is seen.
    pub fn corner(&self) -> (f64, f64) {
        self.from
    }

    /// Width and height of the part that is seen.
    pub fn part(&self) -> (f64, f64) {
        (self.size.0 / self.by, self.size.1 / self.by)
    }

    /// Enlarged so many times more; what lies at this place of the picture stays there.
    pub fn scaled(self, factor: f64, at: (f64, f64)) -> Self {
        if !(factor.is_finite() && factor > 0.0) {
            return self;
        }
        let by = (self.by * factor).clamp(1.0, self.most);
        let shift = 1.0 / self.by - 1.0 / by;
        Self {
            by,
            from: (self.from.0 + at.0 * shift, self.from.1 + at.1 * shift),
            ..self
        }
        .inside()
    }

    /// The same around the middle of the picture.
    pub fn scaled_in_place(self, factor: f64) -> Self {
        self.scaled(factor, (self.size.0 / 2.0, self.size.1 / 2.0))
    }

    /// The map drawn this far across the picture.
    pub fn moved(self, by: (f64, f64)) -> Self {
        Self {
            from: (self.from.0 - by.0 / self.by, self.from.1 - by.1 / self.by),
            ..self
        }
        .inside()
    }

    /// The same, moved by a share of what is seen.
    pub fn moved_by_share(self, share: (f64, f64)) -> Self {
        self.moved((-share.0 * self.size.0, -share.1 * self.size.1))
    }

    /// Moved as little as shows this part, when any of it is out of sight.
    pub fn showing(self, [left, top, right, bottom]: [f64; 4]) -> Self {
        let (width, height) = self.part();
        let nearest = |from: f64, size: f64, low: f64, high: f64| {
            if high - low > size || low < from {
                low
            } else if high > from + size {
                high - size
            } else {
                from
            }
        };
        Self {
            from: (
                nearest(self.from.0, width, left, right),
                nearest(self.from.1, height, top, bottom),
            ),
            ..self
        }
        .inside()
    }

    fn inside(self) -> Self {
        let (width, height) = self.part();
        let most = |size: f64, part: f64| (size - part).max(0.0);
        Self {
            from: (
                self.from.0.clamp(0.0, most(self.size.0, width)),
                self.from.1.clamp(0.0, most(self.size.1, height)),
            ),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Zoom;

    fn whole() -> Zoom {
        Zoom::whole((400.0, 200.0), 8.0)
    }

    #[test]
    fn what_is_pointed_at_stays_where_it_is() {
        assert_eq!(whole().scaled(2.0, (0.0, 0.0)).view_box(), "0 0 200 100");
        assert_eq!(
            whole().scaled(2.0, (400.0, 200.0)).view_box(),
            "200 100 200 100"
        );
        let twice = whole()
            .scaled(2.0, (100.0, 50.0))
            .scaled(2.0, (100.0, 50.0));
        assert_eq!(twice, whole().scaled(4.0, (100.0, 50.0)));
    }

    #[test]
    fn nothing_beyond_the_map_is_seen() {
        let near = whole().scaled_in_place(4.0);
        assert_eq!(near.view_box(), "150 75 100 50");
        assert_eq!(near.moved((1e9, -1e9)).view_box(), "0 150 100 50");
        assert_eq!(near.moved_by_share((0.5, 0.0)).view_box(), "200 75 100 50");
        assert_eq!(near.scaled_in_place(0.01), whole());
        assert_eq!(near.back(), whole());
        assert_eq!(whole().moved((50.0, 50.0)), whole());
        assert!(near.scaled_in_place(1e9).is_closest());
        assert_eq!(near.scaled_in_place(f64::NAN), near);
    }

    #[test]
    fn what_has_the_focus_is_brought_into_sight() {
        let near = whole().scaled(4.0, (0.0, 0.0));
        assert_eq!(near.showing([10.0, 10.0, 20.0, 20.0]), near);
        assert_eq!(
            near.showing([210.0, 110.0, 220.0, 120.0]).view_box(),
            "120 70 100 50"
        );
    }
}
