//! Where the lines of a scale stand.

/// A scale: its ends and its ticks, ascending.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Lower end.
    pub from: f64,
    /// Upper end, above the lower.
    pub to: f64,
    /// Round values between them.
    pub ticks: Vec<f64>,
}

/// A scale that holds all values (finite, at least one) with about so many ticks.
///
/// It begins at zero when it can: where all values are close together and far from zero, a line would be
/// flat, and with `may_cut` the scale begins below the smallest value. Whole numbers have whole ticks.
#[must_use]
pub fn scale(values: &[f64], about: usize, whole: bool, may_cut: bool) -> Scale {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut low, mut high) = (least.min(0.0), most.max(0.0));
    if may_cut && most > least {
        let share = (most - least) / most.abs().max(least.abs());
        // less than a fiftieth is not blown up: from zero the line says rightly that it hardly moves
        let close = (0.02..0.2).contains(&share);
        if close && least > 0.0 {
            low = least;
        } else if close && most < 0.0 {
            high = most;
        }
    }
    if high <= low {
        // nothing but zeros: a line at the foot of an empty scale
        high = low + 1.0;
    }
    let step = step(high - low, about.max(1), whole);
    let first = (low / step).floor();
    let last = (high / step).ceil();
    let count = (last - first) as i64;
    Scale {
        from: first * step,
        to: last * step,
        ticks: (0..=count.min(50))
            .map(|i| (first + i as f64) * step)
            .collect(),
    }
}

/// A round step (1, 2, 2.5 or 5 times a power of ten) that makes about so many of a span.
#[must_use]
pub fn step(span: f64, about: usize, whole: bool) -> f64 {
    let rough = span / about as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * 0.999_999)
        .unwrap_or(10.0 * power);
    if whole && step < 5.0 {
        // 2.5 is no step for things that come whole
        return if step <= 1.0 { 1.0 } else { step.floor() };
    }
    step
}

/// Round values within a span, its ends left as they are.
#[must_use]
pub fn within(from: f64, to: f64, about: usize, whole: bool) -> Vec<f64> {
    if to <= from {
        return vec![from];
    }
    let step = step(to - from, about.max(1), whole);
    let first = (from / step - 1e-9).ceil();
    let last = (to / step + 1e-9).floor();
    let count = (last - first).max(0.0) as i64;
    (0..=count.min(50))
        .map(|i| (first + i as f64) * step)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_begin_at_zero_and_are_round() {
        let s = scale(&[41_000.0, 63_500.0], 4, true, true);
        assert_eq!((s.from, s.to), (0.0, 80_000.0));
        assert_eq!(s.ticks, [0.0, 20_000.0, 40_000.0, 60_000.0, 80_000.0]);
    }

    #[test]
    fn close_values_cut_the_scale_only_when_allowed() {
        let values = [271_240.0, 286_605.0];
        assert_eq!(scale(&values, 4, true, false).from, 0.0);
        assert_eq!(scale(&values, 4, true, true).from, 270_000.0);
        assert_eq!(scale(&[8_001.0, 8_012.0], 4, true, true).from, 0.0);
    }

    #[test]
    fn negative_equal_and_huge_values() {
        let s = scale(&[-5.0, 12.0], 4, true, true);
        assert!(s.from <= -5.0 && s.to >= 12.0 && s.ticks.contains(&0.0));
        let s = scale(&[0.0, 0.0], 4, true, true);
        assert_eq!((s.from, s.to), (0.0, 1.0));
        let s = scale(&[7.0], 4, true, true);
        assert!(s.from == 0.0 && s.to >= 7.0);
        let s = scale(&[1e300, -1e300], 4, false, true);
        assert!(s.to.is_finite() && s.ticks.len() > 2);
        let s = scale(&[0.02, 0.03], 4, false, true);
        assert!(s.from == 0.0 && s.to >= 0.03 && s.to <= 0.05);
    }

    #[test]
    fn whole_numbers_have_whole_ticks() {
        let s = scale(&[1.0, 3.0], 5, true, true);
        assert!(s.ticks.iter().all(|t| t.fract() == 0.0));
    }
}
