//! Sorting many numbers by some of their bits, in time that grows with their number alone.

/// Bits looked at in one pass, at most. One more saves many sorts a pass, and each pass moves everything.
const DIGIT_BITS: u32 = 12;
const DIGITS: usize = 1 << DIGIT_BITS;
/// With fewer elements comparing is quicker.
const FEW: usize = 2048;

/// Sorts by the bits `from..to` of the keys. Elements with the same bits keep their order.
pub(crate) fn sort<T: Copy>(elements: &mut Vec<T>, from: u32, to: u32, key: impl Fn(&T) -> u64) {
    let bits = to.saturating_sub(from);
    let mask = if bits >= 64 {
        u64::MAX
    } else {
        (1 << bits) - 1
    };
    let part = |element: &T| key(element).checked_shr(from).unwrap_or(0) & mask;
    let Some(&any) = elements.first() else {
        return;
    };
    if elements.len() < FEW {
        elements.sort_by_key(part);
        return;
    }
    if elements.is_sorted_by_key(part) {
        return;
    }
    let mut other = vec![any; elements.len()];
    // passes of equal width: the fewer places there are to write to, the quicker
    let passes = bits.div_ceil(DIGIT_BITS).max(1);
    let digit_bits = bits.div_ceil(passes).max(1);
    for shift in (0..bits).step_by(digit_bits as usize) {
        let digit = |element: &T| {
            (part(element) >> shift) as usize & ((1 << digit_bits) - 1) & (DIGITS - 1)
        };
        let mut ends = [0u32; DIGITS];
        for element in elements.iter() {
            ends[digit(element)] += 1;
        }
        if ends.contains(&(elements.len() as u32)) {
            continue; // all the same
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        for element in elements.iter() {
            let place = &mut ends[digit(element)];
            other[*place as usize] = *element;
            *place += 1;
        }
        std::mem::swap(elements, &mut other);
    }
}

/// Sorts by keys that are spread evenly over 64 bits, as fingerprints are: their highest bits alone tell
/// nearly all of them apart. Elements with the same key keep their order.
pub(crate) fn sort_spread<T: Copy>(elements: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let enough = usize::BITS - elements.len().leading_zeros() + 1;
    let bits = enough.min(u64::BITS);
    sort(elements, u64::BITS - bits, u64::BITS, &key);
    // those few that share them stand beside each other; were they many, it is better sorted by all bits
    let mut moves = elements.len().saturating_mul(4);
    for at in 1..elements.len() {
        let element = elements[at];
        let own = key(&element);
        let mut to = at;
        while to > 0 && key(&elements[to - 1]) > own {
            elements[to] = elements[to - 1];
            to -= 1;
        }
        elements[to] = element;
        moves = moves.saturating_sub(at - to);
        if moves == 0 {
            return sort(elements, 0, u64::BITS, &key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_comparing_does(
            seed: u64,
            length in prop::sample::select(vec![0usize, 1, 5, 2047, 2048, 5000]),
            from in 0..40u32,
            bits in 0..64u32,
        ) {
            let mut state = seed | 1;
            let mut random = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state ^ state >> 29
            };
            let mut numbers: Vec<(u64, usize)> = (0..length).map(|at| (random(), at)).collect();
            let to = (from + bits).min(64);
            let part = |number: &(u64, usize)| {
                number.0.checked_shr(from).unwrap_or(0) & ((1u128 << (to - from)) - 1) as u64
            };
            let mut expected = numbers.clone();
            expected.sort_by_key(part);
            sort(&mut numbers, from, to, |number| number.0);
            prop_assert_eq!(numbers, expected);
        }

        #[test]
        fn spread_or_not_they_are_sorted(
            seed: u64,
            length in prop::sample::select(vec![0usize, 1, 5, 2047, 2048, 5000, 9000]),
            bits in 0..64u32,
        ) {
            let mut state = seed | 1;
            let mut random = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state ^ state >> 29
            };
            let mut numbers: Vec<(u64, usize)> = (0..length).map(|at| (random() >> bits, at)).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number.0);
            sort_spread(&mut numbers, |number| number.0);
            prop_assert_eq!(numbers, expected);
        }
    }
}
