//! Tests on the values of one column, prepared once for each shard.
//!
//! Numbers are compared exactly whatever their scales: a limit becomes two whole numbers at the shard's
//! own scale. A dictionary is tested entry by entry, its rows only look up the outcome.

use super::facts::{power_of_ten, to_utc};
use super::search::Needle;
use super::select::Selection;
use crate::table::{Column, Data, collate};
use model::cell::Cell;
use model::column::ColumnType;
use model::recipe::Test;
use std::cmp::Ordering;

/// Keeps the rows of `selection` whose value passes.
pub(crate) fn keep(column: &Column, test: &Test, selection: &mut Selection) {
    let valid = &column.valid;
    match test {
        Test::Missing => return selection.keep(|row| !valid.get(row)),
        Test::Present => return selection.keep(|row| valid.get(row)),
        Test::Equals(Cell::Missing) => return selection.keep(|row| !valid.get(row)),
        Test::Differs(Cell::Missing) => return selection.keep(|row| valid.get(row)),
        _ => {}
    }
    // what differs passes without a value, too
    let (wanted, missing_passes) = match test {
        Test::Differs(_) => (false, true),
        _ => (true, false),
    };
    let pass = |row: usize, hit: bool| {
        if valid.get(row) {
            hit == wanted
        } else {
            missing_passes
        }
    };
    match &column.data {
        Data::Dictionary { codes, entries } => {
            let hits: Vec<bool> = (0..entries.len())
                .map(|entry| text_hit(entries.get(entry), test))
                .collect();
            let hit = |row: usize| hits.get(codes.at(row)).copied().unwrap_or(false);
            selection.keep(|row| pass(row, hit(row)));
        }
        Data::Text(arena) => selection.keep(|row| pass(row, text_hit(arena.get(row), test))),
        data => {
            if let Test::Contains(text) = test {
                let needle = Needle::new(text);
                let hit = |row| {
                    needle
                        .as_ref()
                        .is_none_or(|needle| needle.is_shown_in(column, row))
                };
                return selection.keep(|row| pass(row, hit(row)));
            }
            if let Data::Float(values) = data {
                return selection.keep(|row| pass(row, float_hit(values[row], test)));
            }
            let own_scale = match data {
                Data::Decimal { scale, .. } | Data::Wide { scale, .. } => *scale,
                _ => 0,
            };
            let Some((low, high)) = bounds(test, column.column_type, own_scale) else {
                return selection.keep(|row| pass(row, false));
            };
            if let Data::Wide { mantissas, .. } = data {
                let within = |row: usize| (low..=high).contains(&mantissas[row]);
                return selection.keep(|row| pass(row, within(row)));
            }
            if low > i128::from(i64::MAX) || high < i128::from(i64::MIN) || low > high {
                return selection.keep(|row| pass(row, false));
            }
            let clamp = |n: i128| n.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64;
            let range = clamp(low)..=clamp(high);
            match data {
                Data::Integer(v) => selection.keep(|row| pass(row, range.contains(&v[row]))),
                Data::Decimal { mantissas, .. } => {
                    selection.keep(|row| pass(row, range.contains(&mantissas[row])));
                }
                Data::Date(v) => {
                    selection.keep(|row| pass(row, range.contains(&i64::from(v[row]))));
                }
                Data::DateTime { micros, offsets } => {
                    let at = |row: usize| {
                        let offset = offsets.as_ref().map(|offsets| offsets[row]);
                        to_utc(micros[row], offset)
                    };
                    selection.keep(|row| pass(row, range.contains(&at(row))));
                }
                Data::Time(v) => {
                    selection.keep(|row| pass(row, range.contains(&i64::from(v[row]))));
                }
                Data::Boolean(v) => {
                    selection.keep(|row| pass(row, range.contains(&i64::from(v.get(row)))));
                }
                _ => selection.keep(|row| pass(row, false)),
            }
        }
    }
}

/// Whether a text is what the test speaks of. For [`Test::Differs`] that is the value it must not be.
fn text_hit(text: &str, test: &Test) -> bool {
    let against = |cell: &Cell| match cell {
        Cell::Text { text: other, .. } => Some(collate::compare(text, other)),
        _ => None,
    };
    match test {
        Test::Equals(cell) | Test::Differs(cell) => match cell {
            Cell::Text {
                text: other,
                full_chars: None,
            } => text == other,
            // the value was cut for travelling: its beginning and its length must do
            Cell::Text {
                text: beginning,
                full_chars: Some(chars),
            } => text.starts_with(beginning.as_str()) && text.chars().count() == *chars as usize,
            _ => false,
        },
        Test::Range {
            from,
            to,
            to_included,
        } => {
            let above = from
                .as_ref()
                .is_none_or(|from| against(from).is_some_and(Ordering::is_ge));
            let below = to.as_ref().is_none_or(|to| {
                against(to).is_some_and(|order| order.is_lt() || (order.is_eq() && *to_included))
            });
            above && below
        }
        Test::Above(cell) => against(cell).is_some_and(Ordering::is_gt),
        Test::Below(cell) => against(cell).is_some_and(Ordering::is_lt),
        Test::StartsWith(beginning) => text.starts_with(beginning.as_str()),
        Test::Contains(part) => Needle::new(part).is_none_or(|needle| needle.is_in(text)),
        // where a row is takes two columns: ops::near
        Test::Missing | Test::Near(_) => false,
        Test::Present => true,
    }
}

fn float_hit(value: f64, test: &Test) -> bool {
    let compare = |cell: &Cell| cell.as_f64().and_then(|other| value.partial_cmp(&other));
    match test {
        Test::Equals(cell) | Test::Differs(cell) => compare(cell).is_some_and(Ordering::is_eq),
        Test::Range {
            from,
            to,
            to_included,
        } => {
            let above = from
                .as_ref()
                .is_none_or(|from| compare(from).is_some_and(Ordering::is_ge));
            let below = to.as_ref().is_none_or(|to| {
                compare(to).is_some_and(|order| order.is_lt() || (order.is_eq() && *to_included))
            });
            above && below
        }
        Test::Above(cell) => compare(cell).is_some_and(Ordering::is_gt),
        Test::Below(cell) => compare(cell).is_some_and(Ordering::is_lt),
        Test::Contains(_) | Test::StartsWith(_) | Test::Missing | Test::Near(_) => false,
        Test::Present => true,
    }
}

/// Lowest and highest whole number at a scale that pass; `None` when nothing can.
fn bounds(test: &Test, column_type: ColumnType, scale: u8) -> Option<(i128, i128)> {
    let place = |cell: &Cell| place(cell, column_type, scale);
    let at_least = |(floor, exact): (i128, bool)| {
        if exact {
            floor
        } else {
            floor.saturating_add(1)
        }
    };
    let less_than = |(floor, exact): (i128, bool)| {
        if exact {
            floor.saturating_sub(1)
        } else {
            floor
        }
    };
    match test {
        Test::Equals(cell) | Test::Differs(cell) => {
            let (floor, exact) = place(cell)?;
            exact.then_some((floor, floor))
        }
        Test::Range {
            from,
            to,
            to_included,
        } => {
            let low = match from {
                Some(from) => at_least(place(from)?),
                None => i128::MIN,
            };
            let high = match to {
                Some(to) if *to_included => place(to)?.0,
                Some(to) => less_than(place(to)?),
                None => i128::MAX,
            };
            (low <= high).then_some((low, high))
        }
        Test::Above(cell) => Some((place(cell)?.0.checked_add(1)?, i128::MAX)),
        Test::Below(cell) => Some((i128::MIN, less_than(place(cell)?))),
        Test::Contains(_) | Test::StartsWith(_) | Test::Missing | Test::Near(_) => None,
        Test::Present => Some((i128::MIN, i128::MAX)),
    }
}

/// The whole number at or below a value at a scale, and whether it is the value itself. `None` for a
/// value of another sort than the column.
fn place(cell: &Cell, column_type: ColumnType, scale: u8) -> Option<(i128, bool)> {
    const DAY_MICROS: i64 = 86_400_000_000;
    match (column_type, cell) {
        (ColumnType::Integer | ColumnType::Decimal, Cell::Integer(n)) => {
            Some(at_scale(i128::from(*n), 0, scale))
        }
        (
            ColumnType::Integer | ColumnType::Decimal,
            Cell::Decimal {
                mantissa,
                scale: from,
            },
        ) => Some(at_scale(*mantissa, *from, scale)),
        (ColumnType::Integer | ColumnType::Decimal, Cell::Float(value)) => {
            float_place(*value, scale)
        }
        (ColumnType::Date, Cell::Date(days)) => Some((i128::from(*days), true)),
        (
            ColumnType::Date,
            Cell::DateTime {
                micros,
                offset_minutes,
            },
        ) => {
            let micros = to_utc(*micros, *offset_minutes);
            let exact = micros.rem_euclid(DAY_MICROS) == 0;
            Some((i128::from(micros.div_euclid(DAY_MICROS)), exact))
        }
        (ColumnType::DateTime, Cell::Date(days)) => {
            Some((i128::from(*days) * i128::from(DAY_MICROS), true))
        }
        (
            ColumnType::DateTime,
            Cell::DateTime {
                micros,
                offset_minutes,
            },
        ) => Some((i128::from(to_utc(*micros, *offset_minutes)), true)),
        (ColumnType::Time, Cell::Time(seconds)) => Some((i128::from(*seconds), true)),
        (ColumnType::Boolean, Cell::Boolean(yes)) => Some((i128::from(*yes), true)),
        _ => None,
    }
}

fn at_scale(mantissa: i128, from: u8, to: u8) -> (i128, bool) {
    let beyond = if mantissa < 0 { i128::MIN } else { i128::MAX };
    if to >= from {
        let lifted = power_of_ten(u32::from(to - from)).and_then(|unit| mantissa.checked_mul(unit));
        return lifted.map_or((beyond, mantissa == 0), |lifted| (lifted, true));
    }
    match power_of_ten(u32::from(from - to)) {
        Some(unit) => (mantissa.div_euclid(unit), mantissa.rem_euclid(unit) == 0),
        None => (if mantissa < 0 { -1 } else { 0 }, mantissa == 0),
    }
}

/// A floating point limit means the shortest decimal that stands for it: 0.1 is one tenth.
fn float_place(value: f64, scale: u8) -> Option<(i128, bool)> {
    if value.is_nan() {
        return None;
    }
    if value.abs() >= 1e38 {
        let beyond = if value < 0.0 { i128::MIN } else { i128::MAX };
        return Some((beyond, false));
    }
    let text = format!("{value}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = &part[..part.len().min(37)];
    match format!("{whole}{part}").parse::<i128>() {
        Ok(mantissa) => Some(at_scale(mantissa, part.len() as u8, scale)),
        Err(_) => Some((value.floor() as i128, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(mantissa: i128, scale: u8) -> Cell {
        Cell::Decimal { mantissa, scale }
    }

    #[test]
    fn limits_between_two_steps_of_the_scale_are_exact() {
        let at = |test| bounds(&test, ColumnType::Decimal, 1);
        assert_eq!(at(Test::Equals(decimal(125, 2))), None);
        assert_eq!(at(Test::Equals(decimal(120, 2))), Some((12, 12)));
        assert_eq!(at(Test::Above(decimal(125, 2))), Some((13, i128::MAX)));
        assert_eq!(at(Test::Above(decimal(12, 1))), Some((13, i128::MAX)));
        assert_eq!(at(Test::Below(decimal(125, 2))), Some((i128::MIN, 12)));
        assert_eq!(at(Test::Below(decimal(12, 1))), Some((i128::MIN, 11)));
        assert_eq!(at(Test::Below(decimal(-125, 2))), Some((i128::MIN, -13)));
        assert_eq!(at(Test::Above(Cell::Float(0.1))), Some((2, i128::MAX)));
    }

    #[test]
    fn limits_beyond_all_numbers_do_not_wrap() {
        let far = decimal(i128::MAX, 0);
        assert_eq!(
            bounds(&Test::Below(far.clone()), ColumnType::Decimal, 3),
            Some((i128::MIN, i128::MAX))
        );
        assert_eq!(bounds(&Test::Equals(far), ColumnType::Decimal, 3), None);
        assert_eq!(
            bounds(
                &Test::Above(Cell::Float(f64::NEG_INFINITY)),
                ColumnType::Integer,
                0
            ),
            Some((i128::MIN + 1, i128::MAX))
        );
    }

    #[test]
    fn a_value_of_another_sort_is_no_limit() {
        assert_eq!(
            bounds(&Test::Equals(Cell::Date(1)), ColumnType::Integer, 0),
            None
        );
        assert_eq!(
            bounds(&Test::Above(Cell::text("a")), ColumnType::Date, 0),
            None
        );
    }
}
