//! Which columns stand where: order, widths, and which of them are seen.

use model::column::{ColumnProfile, ColumnType};
use model::recipe::View;
use std::ops::Range;

/// Columns further apart than this are drawn only when scrolled to.
const MORE_PX: f64 = 200.0;
/// How far columns are squeezed before the table is scrolled sideways instead.
const LEAST_STRETCH: f64 = 0.86;
/// How far they are stretched before room is left at the right.
const MOST_STRETCH: f64 = 1.7;
/// How long the texts of a column are taken to be while common ones are not known, at most.
const UNKNOWN_CHARS: u32 = 28;
/// Narrowest and widest a user can make a column.
pub const WIDTHS_PX: Range<u32> = 56..1200;

/// The columns of the table as shown, from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// Positions in the file: first the pinned ones, then the others.
    pub columns: Vec<u32>,
    /// How many of them are pinned.
    pub pinned: usize,
    /// Left edge of each column, and behind the last its right edge; from the left edge of the table.
    pub lefts: Vec<f64>,
    /// Width of the row numbers.
    pub number_px: f64,
}

impl Layout {
    /// The layout of these columns under this view. `most_row` is the largest row number to be shown;
    /// columns without a width of their own are stretched or squeezed a little to fill `room_px`.
    pub fn of(profiles: &[ColumnProfile], view: &View, most_row: u64, room_px: f64) -> Self {
        let number_px = (26.0 + 8.5 * grouped_digits(most_row)).max(60.0);
        let known = |column: &u32| (*column as usize) < profiles.len();
        let shown = |column: &u32| known(column) && !view.hidden.contains(column);
        let mut columns: Vec<u32> = view.pinned.iter().copied().filter(shown).collect();
        let pinned = columns.len();
        let mut stands_out = vec![false; profiles.len()];
        for &column in view.hidden.iter().chain(&columns).filter(|c| known(c)) {
            stands_out[column as usize] = true;
        }
        columns.extend((0..profiles.len() as u32).filter(|&c| !stands_out[c as usize]));
        let widths: Vec<Width> = columns
            .iter()
            .map(|&column| {
                let own = view.widths.iter().find(|w| w.0 == column);
                own.map_or_else(
                    || usual_width(&profiles[column as usize]),
                    |w| Width::Own(f64::from(w.1)),
                )
            })
            .collect();
        let (mut own_px, mut free_px) = (0.0, 0.0);
        for width in &widths {
            match width {
                Width::Own(px) => own_px += px,
                Width::Usual { px, .. } => free_px += px,
            }
        }
        let stretch = (room_px - number_px - own_px) / f64::max(free_px, 1.0);
        let stretch = if stretch < LEAST_STRETCH {
            1.0
        } else {
            stretch.min(MOST_STRETCH)
        };
        let mut lefts = Vec::with_capacity(columns.len() + 1);
        let mut left = number_px;
        for width in widths {
            lefts.push(left);
            left += match width {
                Width::Own(px) => px,
                Width::Usual { px, least_px } => (px * stretch).floor().max(least_px),
            };
        }
        lefts.push(left);
        Self {
            columns,
            pinned,
            lefts,
            number_px,
        }
    }

    /// Width of the whole table.
    pub fn total_px(&self) -> f64 {
        self.lefts.last().copied().unwrap_or(self.number_px)
    }

    /// Right edge of the pinned columns.
    pub fn pinned_px(&self) -> f64 {
        self.lefts
            .get(self.pinned)
            .copied()
            .unwrap_or(self.number_px)
    }

    /// Width of the column at a place in the table.
    pub fn width_px(&self, place: usize) -> f64 {
        match self.lefts.get(place..place + 2) {
            Some([from, to]) => to - from,
            _ => 0.0,
        }
    }

    /// Where a column of the file stands in the table; `None` when hidden.
    pub fn place_of(&self, column: u32) -> Option<usize> {
        self.columns.iter().position(|&c| c == column)
    }

    /// The places drawn, beside the pinned ones, when the table is scrolled to `left_px`.
    pub fn window(&self, left_px: f64, view_px: f64) -> Range<usize> {
        let from = left_px - MORE_PX;
        let to = left_px + view_px + MORE_PX;
        let first = self
            .lefts
            .partition_point(|&left| left <= from)
            .saturating_sub(1);
        let last = self.lefts.partition_point(|&left| left < to);
        let first = first.max(self.pinned);
        first..last.min(self.columns.len()).max(first)
    }

    /// The scroll position, from the given one, at which the column at a place is seen whole.
    pub fn show(&self, place: usize, left_px: f64, view_px: f64, sticky_px: f64) -> f64 {
        if place < self.pinned && sticky_px > self.number_px {
            return left_px;
        }
        let Some(&[from, to]) = self
            .lefts
            .get(place..place + 2)
            .and_then(|w| w.first_chunk())
        else {
            return left_px;
        };
        if from - sticky_px < left_px {
            (from - sticky_px).max(0.0)
        } else if to > left_px + view_px {
            (to - view_px).min(from - sticky_px)
        } else {
            left_px
        }
    }
}

/// Characters of a number written with signs between thousands.
fn grouped_digits(number: u64) -> f64 {
    let digits = f64::from(number.checked_ilog10().unwrap_or(0) + 1);
    digits + ((digits - 1.0) / 3.0).floor() * 0.5
}

/// How wide a column is.
enum Width {
    /// As the user made it.
    Own(f64),
    /// As its name and values need it.
    Usual {
        /// Both.
        px: f64,
        /// The name alone.
        least_px: f64,
    },
}

/// A width that shows the name and usual values, in CSS pixels.
fn usual_width(profile: &ColumnProfile) -> Width {
    // letters, and what stands around them: type, menu, edges
    let name = profile.name.chars().count().min(30) as u32 * 77 / 10 + 76;
    let (name, value) = match profile.column_type {
        ColumnType::Integer | ColumnType::Decimal => (name, 130),
        ColumnType::Boolean => (name, 104),
        ColumnType::Time => (name + 8, 104),
        ColumnType::Date => (name + 14, 120),
        ColumnType::DateTime => (name + 14, 170),
        ColumnType::Text => (name, typical_chars(profile).min(44) * 15 / 2 + 28),
    };
    let least = name.clamp(112, 320);
    Width::Usual {
        px: f64::from(value.clamp(least, 320)),
        least_px: f64::from(least),
    }
}

/// About how long the texts of a column are.
fn typical_chars(profile: &ColumnProfile) -> u32 {
    let most = profile.longest_chars.unwrap_or(16);
    let common = profile
        .top
        .iter()
        .filter_map(|(cell, _)| match cell {
            model::cell::Cell::Text { text, .. } => Some(text.chars().count() as u32),
            _ => None,
        })
        .max();
    // of the first rows only the longest text is known: one long one must not make the column wide
    common.unwrap_or(UNKNOWN_CHARS).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::column::Shape;

    fn profile(name: &str, column_type: ColumnType) -> ColumnProfile {
        ColumnProfile {
            name: name.into(),
            column_type,
            kind: None,
            kind_confidence: 0.0,
            nulls: 0,
            missing_spellings: Vec::new(),
            signs: Vec::new(),
            unit: None,
            distinct: 0,
            distinct_exact: true,
            min: None,
            max: None,
            sum: None,
            mean: None,
            median: None,
            top: Vec::new(),
            totals: Vec::new(),
            shape: Shape::Empty,
            longest_chars: None,
            is_subject: false,
        }
    }

    fn many(count: usize) -> Vec<ColumnProfile> {
        (0..count)
            .map(|i| profile(&format!("c{i}"), ColumnType::Integer))
            .collect()
    }

    #[test]
    fn pinned_columns_come_first_and_hidden_ones_nowhere() {
        let view = View {
            hidden: vec![0],
            pinned: vec![3, 2],
            widths: vec![(3, 200)],
            ..View::default()
        };
        let layout = Layout::of(&many(5), &view, 10, 0.0);
        assert_eq!(layout.columns, [3, 2, 1, 4]);
        assert_eq!(layout.pinned, 2);
        assert_eq!(layout.width_px(0), 200.0);
        assert_eq!(layout.place_of(0), None);
        assert_eq!(layout.place_of(4), Some(3));
    }

    #[test]
    fn columns_that_are_not_in_the_file_any_more_are_left_out() {
        let view = View {
            hidden: vec![9],
            pinned: vec![7, 0],
            ..View::default()
        };
        assert_eq!(Layout::of(&many(2), &view, 10, 0.0).columns, [0, 1]);
    }

    #[test]
    fn of_ten_thousand_columns_a_handful_is_drawn() {
        let layout = Layout::of(&many(10_000), &View::default(), 10, 0.0);
        let window = layout.window(500_000.0, 1000.0);
        assert!(window.len() < 20, "{window:?}");
        assert!(layout.lefts[window.start] <= 500_000.0);
        assert!(layout.lefts[window.end] >= 501_000.0);
        assert_eq!(layout.window(0.0, 1e9), 0..10_000);
    }

    #[test]
    fn columns_fill_the_room_but_keep_widths_given_to_them() {
        let view = View {
            widths: vec![(1, 100)],
            ..View::default()
        };
        let usual = Layout::of(&many(4), &view, 10, 0.0).total_px();
        let wide = Layout::of(&many(4), &view, 10, usual + 90.0);
        assert!((usual + 87.0..=usual + 90.0).contains(&wide.total_px()));
        assert_eq!(wide.width_px(1), 100.0);
        assert_eq!(
            Layout::of(&many(4), &view, 10, usual * 0.5).total_px(),
            usual
        );
    }

    #[test]
    fn showing_a_column_scrolls_only_when_needed() {
        let layout = Layout::of(&many(50), &View::default(), 10, 0.0);
        assert_eq!(layout.show(0, 0.0, 800.0, 60.0), 0.0);
        let right = layout.show(30, 0.0, 800.0, 60.0);
        assert!(layout.lefts[31] <= right + 800.0);
        assert_eq!(layout.show(30, right, 800.0, 60.0), right);
    }
}
