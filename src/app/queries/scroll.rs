//! Where rows stand under a scroll bar that is shorter than the table.
//!
//! Browsers clamp the height of an element (Chromium at 33,554,428 px, others lower), and far down
//! positions lose their fractions. A table that would be higher than [`TALLEST_PX`] is scaled: small
//! movements of the bar move the rows one to one, so that no row is jumped over by wheel or touch; large
//! ones (a dragged thumb) go to the proportional place. Near both ends the bar and the rows run one to
//! one by themselves, so that the first and the last row are reached like in any list. When the bar has
//! come to rest it is put where it belongs ([`Scroll::resting_bar`]).

/// The tallest element made.
pub const TALLEST_PX: f64 = 6_000_000.0;
/// How far from both ends bar and rows run one to one.
const END_PX: f64 = 100_000.0;

/// Vertical position in a table of many rows. Lengths are CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scroll {
    rows: u64,
    row_px: f64,
    view_px: f64,
    /// How far the rows are scrolled.
    top_px: f64,
    /// Where the bar stood last.
    bar_px: f64,
}

impl Scroll {
    /// A table at its first row.
    pub fn new(rows: u64, row_px: f64, view_px: f64) -> Self {
        Self {
            rows,
            row_px,
            view_px,
            top_px: 0.0,
            bar_px: 0.0,
        }
    }

    /// Another number of rows, another size of the window; stays at its row as far as there is one.
    pub fn resize(&mut self, rows: u64, view_px: f64) {
        self.rows = rows;
        self.view_px = view_px;
        self.top_px = self.top_px.clamp(0.0, self.most_top());
        self.bar_px = self.resting_bar();
    }

    /// Height of the element that carries the rows.
    pub fn element_px(&self) -> f64 {
        self.full_px().min(TALLEST_PX)
    }

    /// How far the rows are scrolled.
    pub fn top_px(&self) -> f64 {
        self.top_px
    }

    /// The bar was moved to here.
    pub fn moved(&mut self, bar_px: f64) {
        let by = bar_px - self.bar_px;
        let most_bar = self.most_bar();
        self.top_px = if bar_px <= 0.0 {
            0.0
        } else if bar_px >= most_bar - 0.5 {
            self.most_top()
        } else if by.abs() <= self.view_px * 2.0 {
            self.top_px + by
        } else {
            self.top_at(bar_px)
        }
        .clamp(0.0, self.most_top());
        self.bar_px = bar_px;
    }

    /// Where the bar belongs for the rows now seen.
    pub fn resting_bar(&self) -> f64 {
        let (most_top, most_bar) = (self.most_top(), self.most_bar());
        if most_top <= most_bar {
            return self.top_px;
        }
        let from_end = most_top - self.top_px;
        if self.top_px <= END_PX {
            self.top_px
        } else if from_end <= END_PX {
            most_bar - from_end
        } else {
            END_PX + (self.top_px - END_PX) / (most_top - 2.0 * END_PX) * (most_bar - 2.0 * END_PX)
        }
    }

    /// The bar was put where it belongs; answers where.
    pub fn rest(&mut self) -> f64 {
        self.bar_px = self.resting_bar();
        self.bar_px
    }

    /// Scrolls as little as shows a row whole; answers whether anything moved.
    pub fn show(&mut self, row: u64) -> bool {
        let (from, to) = (row as f64 * self.row_px, (row + 1) as f64 * self.row_px);
        let before = self.top_px;
        if from < self.top_px {
            self.top_px = from;
        } else if to > self.top_px + self.view_px {
            self.top_px = to - self.view_px;
        }
        self.top_px = self.top_px.clamp(0.0, self.most_top());
        if self.top_px == before {
            return false;
        }
        self.bar_px = self.resting_bar();
        true
    }

    /// Puts a row at the upper edge.
    pub fn go_to(&mut self, top_px: f64) {
        self.top_px = top_px.clamp(0.0, self.most_top());
        self.bar_px = self.resting_bar();
    }

    /// The rows seen, and `more` on both sides.
    pub fn window(&self, more: u64) -> std::ops::Range<u64> {
        let first = (self.top_px / self.row_px).floor() as u64;
        let last = ((self.top_px + self.view_px) / self.row_px).ceil() as u64;
        first.saturating_sub(more)..(last + more).min(self.rows)
    }

    /// How many whole rows are seen at once, at least one.
    pub fn page(&self) -> u64 {
        ((self.view_px / self.row_px).floor() as u64).max(1)
    }

    /// Where a row stands in the element.
    pub fn y_of(&self, row: u64) -> f64 {
        row as f64 * self.row_px - self.top_px + self.bar_px
    }

    fn full_px(&self) -> f64 {
        self.rows as f64 * self.row_px
    }

    fn most_top(&self) -> f64 {
        (self.full_px() - self.view_px).max(0.0)
    }

    fn most_bar(&self) -> f64 {
        (self.element_px() - self.view_px).max(0.0)
    }

    /// The rows' place that a place of the bar stands for.
    fn top_at(&self, bar_px: f64) -> f64 {
        let (most_top, most_bar) = (self.most_top(), self.most_bar());
        if most_top <= most_bar {
            return bar_px;
        }
        let from_end = most_bar - bar_px;
        if bar_px <= END_PX {
            bar_px
        } else if from_end <= END_PX {
            most_top - from_end
        } else {
            END_PX + (bar_px - END_PX) / (most_bar - 2.0 * END_PX) * (most_top - 2.0 * END_PX)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: u64 = 13_000_000;

    #[test]
    fn a_short_table_is_not_scaled() {
        let mut scroll = Scroll::new(100, 32.0, 320.0);
        scroll.moved(64.0);
        assert_eq!(scroll.window(0), 2..12);
        assert_eq!(scroll.resting_bar(), 64.0);
        assert_eq!(scroll.y_of(2), 64.0);
    }

    #[test]
    fn the_last_row_of_millions_is_reached_and_stands_at_the_lower_edge() {
        let mut scroll = Scroll::new(ROWS, 32.0, 320.0);
        scroll.moved(scroll.element_px() - 320.0);
        assert_eq!(scroll.window(0), ROWS - 10..ROWS);
        assert_eq!(scroll.y_of(ROWS - 1) + 32.0, scroll.element_px());
    }

    #[test]
    fn the_wheel_never_jumps_over_rows() {
        let mut scroll = Scroll::new(ROWS, 32.0, 320.0);
        scroll.moved(3_000_000.0);
        let before = scroll.window(0).start;
        scroll.moved(3_000_100.0);
        assert!(scroll.window(0).start - before <= 4);
        // at rest the bar goes back to the place that stands for these rows, and they stay
        let seen = scroll.window(0);
        scroll.rest();
        assert_eq!(scroll.window(0), seen);
    }

    #[test]
    fn bar_and_rows_agree_everywhere() {
        let mut scroll = Scroll::new(ROWS, 32.0, 320.0);
        for part in 0..=1000 {
            let bar = f64::from(part) / 1000.0 * (scroll.element_px() - 320.0);
            scroll.go_to(scroll.top_at(bar));
            assert!((scroll.resting_bar() - bar).abs() < 0.01, "{bar}");
        }
    }

    #[test]
    fn showing_a_row_moves_as_little_as_it_can() {
        let mut scroll = Scroll::new(ROWS, 32.0, 320.0);
        assert!(!scroll.show(9));
        assert!(scroll.show(10));
        assert_eq!(scroll.window(0), 1..11);
        scroll.show(ROWS - 1);
        assert_eq!(scroll.window(0).end, ROWS);
        scroll.show(0);
        assert_eq!(scroll.top_px(), 0.0);
    }

    #[test]
    fn fewer_rows_pull_the_view_back() {
        let mut scroll = Scroll::new(1000, 32.0, 320.0);
        scroll.show(999);
        scroll.resize(5, 320.0);
        assert_eq!(scroll.window(3), 0..5);
        assert_eq!(scroll.top_px(), 0.0);
    }
}
