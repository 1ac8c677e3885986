//! What is worth knowing about the values of columns, once everything is settled.

use super::codes::CodeCounts;
use super::date::SHORT_YEARS;
use super::evidence::Evidence;
use super::{ColumnPlan, ShardReport};
use model::column::ColumnType;
use model::note::Note;
use model::sniff::{DecimalSign, Sniff};

/// Notes about the columns, in their order, then about several of them.
pub(crate) fn remarks(
    sniff: &Sniff,
    plans: &[ColumnPlan],
    merged: &[Evidence],
    reports: &[ShardReport],
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (at, (plan, evidence)) in plans.iter().zip(merged).enumerate() {
        let name = || sniff.column_names.get(at).cloned().unwrap_or_default();
        match plan.column_type {
            ColumnType::Text if !is_chosen_text(sniff, at) => {
                notes.extend(about_codes(sniff, at, &name, reports));
            }
            ColumnType::Decimal if plan.either_sign => notes.push(Note::MixedSigns {
                column: name(),
                comma: evidence.comma_parts + evidence.comma_three,
                point: evidence.point_parts + evidence.point_three,
                open: evidence.comma_three + evidence.point_three,
            }),
            ColumnType::Date | ColumnType::DateTime if evidence.short_years > 0 => {
                notes.push(Note::ShortYears {
                    column: name(),
                    count: evidence.short_years,
                    from: SHORT_YEARS.0,
                    to: SHORT_YEARS.1,
                });
            }
            _ => {}
        }
    }
    notes.extend(signs_differ(sniff, plans, merged));
    notes.extend(nil_dashes(plans, merged));
    notes
}

fn is_chosen_text(sniff: &Sniff, column: usize) -> bool {
    u32::try_from(column).is_ok_and(|column| sniff.text_columns.contains(&column))
}

/// Codes that lost their zeros, decimals that a spreadsheet damaged.
fn about_codes(
    sniff: &Sniff,
    column: usize,
    name: &dyn Fn() -> String,
    reports: &[ShardReport],
) -> Option<Note> {
    let mut codes = CodeCounts::default();
    let mut lines = sniff.data_line;
    for report in reports {
        codes.merge(&report.columns.get(column)?.codes, lines);
        lines += report.lines;
    }
    if !codes.fits {
        return None;
    }
    // most are thousands: addresses of computers and numbers of chapters are not
    if let Some(line) = codes
        .first_dotted_line
        .filter(|_| codes.dotted <= codes.thousands)
    {
        return Some(Note::DamagedNumbers {
            column: name(),
            count: codes.dotted,
            first_row: line + 1,
        });
    }
    let without = codes.without_zero();
    (codes.with_zero > 0 && without > 0 && codes.dotted + codes.thousands == 0).then(|| {
        Note::MixedZeros {
            column: name(),
            with_zero: codes.with_zero,
            without,
        }
    })
}

/// Columns of either sort beside each other: the same measure is often there twice.
fn signs_differ(sniff: &Sniff, plans: &[ColumnPlan], merged: &[Evidence]) -> Option<Note> {
    let of = |sign: DecimalSign| {
        let columns = plans.iter().zip(merged).enumerate();
        let mut own = columns.filter(|(_, (plan, evidence))| {
            let parts = match sign {
                DecimalSign::Comma => evidence.comma_parts,
                DecimalSign::Point => evidence.point_parts,
            };
            plan.column_type == ColumnType::Decimal
                && !plan.either_sign
                && plan.decimal_sign == sign
                && parts > 0
        });
        let first = own.next()?.0;
        let name = sniff.column_names.get(first).cloned().unwrap_or_default();
        Some((1 + own.count() as u64, name))
    };
    let (comma, comma_column) = of(DecimalSign::Comma)?;
    let (point, point_column) = of(DecimalSign::Point)?;
    Some(Note::SignsDiffer {
        comma,
        comma_column,
        point,
        point_column,
    })
}

fn nil_dashes(plans: &[ColumnPlan], merged: &[Evidence]) -> Option<Note> {
    let counts = plans
        .iter()
        .zip(merged)
        .filter(|(plan, _)| plan.nil_dash && plan.column_type.is_number())
        .map(|(_, evidence)| evidence.dashes())
        .filter(|count| *count > 0);
    let (columns, count) = counts.fold((0, 0), |sum, count| (sum.0 + 1, sum.1 + count));
    (columns > 0).then_some(Note::NilDashes { columns, count })
}
