//! The numbers of a shard times a factor the user has confirmed: "1.000 kr." over a column.
//!
//! Done once, when all values of a shard are read, so that reading itself knows of no factor. Exact: digits
//! after the decimal sign are used up first, then numbers widen; only what no exact number holds becomes
//! floating point.

use crate::table::Data;

/// The first number that 18 digits do not hold.
const NARROW_END: i128 = 1_000_000_000_000_000_000;

/// Multiplies numbers; anything else stays as it is.
pub(crate) fn by(data: Data, factor: u32) -> Data {
    if factor <= 1 {
        return data;
    }
    match data {
        Data::Integer(numbers) => {
            let scaled = times(numbers.iter().map(|&n| i128::from(n)), 0, factor);
            match scaled {
                Data::Decimal {
                    scale: 0,
                    mantissas,
                } => Data::Integer(mantissas),
                other => other,
            }
        }
        Data::Decimal { scale, mantissas } => {
            times(mantissas.iter().map(|&m| i128::from(m)), scale, factor)
        }
        Data::Wide { scale, mantissas } => times(mantissas.iter().copied(), scale, factor),
        Data::Float(numbers) => {
            Data::Float(numbers.iter().map(|n| n * f64::from(factor)).collect())
        }
        other => other,
    }
}

fn times(mantissas: impl Iterator<Item = i128> + Clone, mut scale: u8, factor: u32) -> Data {
    let mut rest = i128::from(factor);
    while scale > 0 && rest % 10 == 0 {
        scale -= 1;
        rest /= 10;
    }
    let product = |m: i128| m.checked_mul(rest);
    let Some(wide) = mantissas
        .clone()
        .map(product)
        .collect::<Option<Vec<i128>>>()
    else {
        let unit = 10f64.powi(-i32::from(scale)) * rest as f64;
        return Data::Float(mantissas.map(|m| m as f64 * unit).collect());
    };
    if wide.iter().all(|m| m.abs() < NARROW_END) {
        let mantissas = wide.into_iter().map(|m| m as i64).collect();
        return Data::Decimal { scale, mantissas };
    }
    Data::Wide {
        scale,
        mantissas: wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_exact() {
        assert_eq!(
            by(Data::Integer(vec![5, -7]), 1000),
            Data::Integer(vec![5000, -7000])
        );
        let decimals = |scale, mantissas: &[i64]| Data::Decimal {
            scale,
            mantissas: mantissas.to_vec(),
        };
        // 1,5 and 0,12345 thousand
        assert_eq!(by(decimals(1, &[15]), 1000), decimals(0, &[1500]));
        assert_eq!(by(decimals(5, &[12_345]), 1000), decimals(2, &[12_345]));
        assert_eq!(by(decimals(1, &[15]), 12), decimals(1, &[180]));
        assert_eq!(by(decimals(1, &[15]), 1), decimals(1, &[15]));
    }

    #[test]
    fn what_does_not_fit_widens() {
        let big = 900_000_000_000_000_000;
        assert_eq!(
            by(Data::Integer(vec![big]), 1000),
            Data::Wide {
                scale: 0,
                mantissas: vec![i128::from(big) * 1000]
            }
        );
        let all = Data::Wide {
            scale: 0,
            mantissas: vec![i128::MAX / 2, 1],
        };
        assert_eq!(
            by(all, 1_000_000),
            Data::Float(vec![(i128::MAX / 2) as f64 * 1e6, 1e6])
        );
    }
}
