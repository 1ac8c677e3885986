//! Numbers put into classes, and the colour of each class.

use model::map_spec::{ClassMethod, MapSpec};
use model::scene::Role;

/// A class of a map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Class {
    /// Its smallest number, or its lower edge where classes have the same width.
    pub from: f64,
    /// Its largest number, or its upper edge.
    pub to: f64,
    /// How many areas it has.
    pub count: usize,
    /// Its colour.
    pub role: Role,
}

/// The classes of a map, ascending.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Classes {
    /// Where the second class begins, and every other after it.
    breaks: Vec<f64>,
    /// Each with its colour; some may be empty.
    pub all: Vec<Class>,
    /// True when the colours part at zero.
    pub two_directions: bool,
}

impl Classes {
    /// Puts numbers into classes.
    pub fn of(values: &[f64], method: ClassMethod, count: u8) -> Self {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
            return Self::default();
        };
        if least < 0.0 && most > 0.0 {
            return Self::around_zero(&sorted, least.abs().max(most));
        }
        let count =
            usize::from(count.clamp(*MapSpec::CLASS_COUNTS.start(), *MapSpec::CLASS_COUNTS.end()));
        let breaks = match method {
            ClassMethod::Quantile => quantiles(&sorted, count),
            ClassMethod::Equal => (1..count)
                .map(|at| least + (most - least) * at as f64 / count as f64)
                .filter(|at| *at > least && *at < most)
                .collect(),
            ClassMethod::Natural => natural(&sorted, count),
        };
        let roles = levels(breaks.len() + 1);
        let all = filled(&sorted, &breaks, &roles, method == ClassMethod::Equal);
        Self {
            breaks,
            all,
            two_directions: false,
        }
    }

    /// Three classes of equal width on either side, and one of zeros alone where there are any.
    fn around_zero(sorted: &[f64], farthest: f64) -> Self {
        let step = farthest / 3.0;
        let above_zero = sorted.iter().copied().find(|v| *v > 0.0).unwrap_or(step);
        let mut breaks = vec![-2.0 * step, -step, 0.0];
        let mut roles = vec![Role::Below(3), Role::Below(2), Role::Below(1)];
        if sorted.contains(&0.0) {
            roles.push(Role::Land);
            breaks.push(above_zero.min(step));
        }
        breaks.extend([step, 2.0 * step]);
        roles.extend([1, 2, 3].map(Role::Above));
        Self {
            all: filled(sorted, &breaks, &roles, false),
            breaks,
            two_directions: true,
        }
    }

    /// The colour of a number.
    pub fn role(&self, value: f64) -> Role {
        let at = self.breaks.partition_point(|from| *from <= value);
        self.all.get(at).map_or(Role::Land, |class| class.role)
    }
}

/// The classes with what they hold.
fn filled(sorted: &[f64], breaks: &[f64], roles: &[Role], has_edges: bool) -> Vec<Class> {
    let (least, most) = (sorted[0], sorted[sorted.len() - 1]);
    (0..=breaks.len())
        .map(|at| {
            let first = match at {
                0 => 0,
                _ => sorted.partition_point(|v| *v < breaks[at - 1]),
            };
            let end = match breaks.get(at) {
                Some(next) => sorted.partition_point(|v| *v < *next),
                None => sorted.len(),
            };
            let own = &sorted[first..end.max(first)];
            let low = if at == 0 { least } else { breaks[at - 1] };
            let high = breaks.get(at).copied().unwrap_or(most);
            let (from, to) = match (own.first(), own.last(), has_edges) {
                (Some(from), Some(to), false) => (*from, *to),
                _ => (low, high),
            };
            Class {
                from,
                to,
                count: own.len(),
                role: roles.get(at).copied().unwrap_or(Role::Level(Role::LEVELS)),
            }
        })
        .collect()
}

/// The levels of so many classes: far enough apart, the palest only where many are needed.
fn levels(count: usize) -> Vec<Role> {
    let levels: &[u8] = match count {
        0 | 1 => &[4],
        2 => &[2, 5],
        3 => &[2, 4, 6],
        4 => &[1, 3, 5, 6],
        5 => &[1, 2, 4, 5, 7],
        6 => &[1, 2, 3, 4, 5, 7],
        _ => &[1, 2, 3, 4, 5, 6, 7],
    };
    levels.iter().copied().map(Role::Level).collect()
}

/// As many in each class, as far as equal numbers let it.
fn quantiles(sorted: &[f64], count: usize) -> Vec<f64> {
    let mut breaks: Vec<f64> = Vec::new();
    for at in 1..count {
        let value = sorted[(at * sorted.len() / count).min(sorted.len() - 1)];
        if value > sorted[0] && breaks.last().is_none_or(|last| value > *last) {
            breaks.push(value);
        }
    }
    breaks
}

/// Classes with the least squares around their own means (Fisher's exact way to Jenks' classes).
fn natural(sorted: &[f64], count: usize) -> Vec<f64> {
    let mut distinct: Vec<(f64, f64)> = Vec::new();
    for value in sorted {
        match distinct.last_mut() {
            Some((last, weight)) if last == value => *weight += 1.0,
            _ => distinct.push((*value, 1.0)),
        }
    }
    let n = distinct.len();
    let count = count.min(n);
    if count < 2 {
        return Vec::new();
    }
    // sums from the left, around the middle so that large numbers keep their digits
    let middle = distinct[n / 2].0;
    let mut sums = vec![(0.0, 0.0, 0.0); n + 1];
    for (at, (value, weight)) in distinct.iter().enumerate() {
        let value = value - middle;
        let (w, s, q) = sums[at];
        sums[at + 1] = (w + weight, s + weight * value, q + weight * value * value);
    }
    let squares = |from: usize, to: usize| {
        let (w, s, q) = (
            sums[to].0 - sums[from].0,
            sums[to].1 - sums[from].1,
            sums[to].2 - sums[from].2,
        );
        (q - s * s / w).max(0.0)
    };
    let mut best: Vec<f64> = (0..=n)
        .map(|to| if to == 0 { 0.0 } else { squares(0, to) })
        .collect();
    let mut cuts: Vec<Vec<usize>> = Vec::new();
    for class in 1..count {
        let mut next = vec![f64::INFINITY; n + 1];
        let mut cut = vec![0; n + 1];
        for to in class + 1..=n {
            for (from, before) in best.iter().enumerate().take(to).skip(class) {
                let sum = before + squares(from, to);
                if sum < next[to] {
                    next[to] = sum;
                    cut[to] = from;
                }
            }
        }
        best = next;
        cuts.push(cut);
    }
    let mut breaks = Vec::with_capacity(count - 1);
    let mut to = n;
    for cut in cuts.iter().rev() {
        to = cut[to];
        breaks.push(distinct[to].0);
    }
    breaks.reverse();
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(values: &[f64], method: ClassMethod, count: u8) -> Vec<usize> {
        let classes = Classes::of(values, method, count);
        for value in values {
            let role = classes.role(*value);
            let own = classes.all.iter().find(|class| class.role == role);
            assert!(
                own.is_some_and(|own| own.from <= *value && *value <= own.to),
                "{value}"
            );
        }
        classes.all.iter().map(|class| class.count).collect()
    }

    #[test]
    fn methods_part_numbers_as_they_say() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0];
        assert_eq!(counts(&values, ClassMethod::Quantile, 5), [2, 2, 2, 2, 2]);
        assert_eq!(counts(&values, ClassMethod::Equal, 2), [9, 1]);
        assert_eq!(counts(&values, ClassMethod::Natural, 2), [9, 1]);
        let groups = [1.0, 1.1, 1.2, 5.0, 5.1, 9.0, 9.1, 9.2, 9.3];
        assert_eq!(counts(&groups, ClassMethod::Natural, 3), [3, 2, 4]);
    }

    #[test]
    fn equal_numbers_are_never_parted() {
        let values = [3.0; 9];
        for method in [
            ClassMethod::Quantile,
            ClassMethod::Equal,
            ClassMethod::Natural,
        ] {
            assert_eq!(counts(&values, method, 5), [9], "{method:?}");
        }
        let ties = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0];
        assert_eq!(counts(&ties, ClassMethod::Quantile, 4), [6, 2]);
        assert_eq!(counts(&ties, ClassMethod::Natural, 5), [6, 1, 1]);
        assert_eq!(Classes::of(&[], ClassMethod::Natural, 5).all.len(), 0);
        assert_eq!(Classes::of(&[f64::NAN], ClassMethod::Equal, 5).all.len(), 0);
    }

    #[test]
    fn two_directions_are_as_dark_as_they_are_far_from_zero() {
        let classes = Classes::of(&[-30.0, -5.0, 0.0, 4.0, 12.0], ClassMethod::Quantile, 5);
        assert!(classes.two_directions);
        for (value, role) in [
            (-30.0, Role::Below(3)),
            (-5.0, Role::Below(1)),
            (0.0, Role::Land),
            (4.0, Role::Above(1)),
            (12.0, Role::Above(2)),
        ] {
            assert_eq!(classes.role(value), role, "{value}");
        }
    }
}
