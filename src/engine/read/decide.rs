//! From evidence to a plan: which type a column has, how its numbers and dates are read.

use super::evidence::{Evidence, readings};
use super::{BooleanWords, ColumnPlan, boolean, missing, number};
use crate::kind;
use model::column::{ColumnType, Reason, Sign};
use model::sniff::{Assumed, DateOrder, DecimalSign, Evidence as Why, Format, Origin, Sniff};

/// What the file as a whole says about numbers and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileHabits {
    /// The decimal sign, when anything speaks for one.
    pub sign: Option<DecimalSign>,
    /// True when the user chose the sign: no other is tried.
    pub sign_chosen: bool,
    /// True when numbers of the format itself have the sign; texts in it may have another.
    pub sign_declared: bool,
    /// The date order, when anything speaks for one.
    pub order: Option<DateOrder>,
    /// True when the user chose the order.
    pub order_chosen: bool,
    /// True when `-` among numbers is a true nil.
    pub nil_dash: bool,
    /// What `1.250` is when nothing speaks for either sign: cells of a workbook are written with a point.
    pub usual_sign: DecimalSign,
}

impl FileHabits {
    /// As a sniff has them.
    pub fn of(sniff: &Sniff) -> Self {
        Self {
            sign: sniff.decimal_sign.value,
            sign_chosen: sniff.decimal_sign.evidence == Why::Chosen,
            sign_declared: sniff.decimal_sign.evidence == Why::Declared,
            order: sniff.date_order.value,
            order_chosen: sniff.date_order.evidence == Why::Chosen,
            nil_dash: sniff.nil_dash.value,
            usual_sign: usual_sign(sniff.origin),
        }
    }
}

fn usual_sign(origin: Origin) -> DecimalSign {
    match origin {
        Origin::Cells
        | Origin::Records {
            point_decimals: true,
        } => DecimalSign::Point,
        _ => DecimalSign::Comma,
    }
}

/// Decides how a column is read. `hint` gives what the evidence leaves open, the name what eight digits
/// in a row are.
pub(crate) fn plan(
    evidence: &Evidence,
    habits: FileHabits,
    hint: &ColumnPlan,
    name: &str,
) -> ColumnPlan {
    let mut plan = *hint;
    plan.column_type = ColumnType::Text;
    (plan.either_sign, plan.nil_dash, plan.is_compact) = (false, false, false);
    // first: once a shard knows this it counts no further, and its values and signs may be any number
    if evidence.is_text() {
        return plan;
    }
    if evidence.values == 0 {
        // nothing but true nils
        let only_dashes = evidence.dashes() > 0 && !evidence.has_missing_words();
        if habits.nil_dash && only_dashes {
            plan.column_type = ColumnType::Integer;
            plan.nil_dash = true;
        }
        return plan;
    }
    if let Some(order) = compact_dates(evidence, habits, name) {
        plan.column_type = ColumnType::Date;
        plan.date_order = order;
        plan.is_compact = true;
        return plan;
    }
    if let Some((sign, is_whole)) = numbers(evidence, habits, name) {
        plan.column_type = if is_whole {
            ColumnType::Integer
        } else {
            ColumnType::Decimal
        };
        if evidence.has_signs() {
            plan.decimal_sign = sign;
        }
        plan.nil_dash = habits.nil_dash;
        return plan;
    }
    if has_both_signs(evidence) && !habits.sign_chosen {
        plan.column_type = ColumnType::Decimal;
        plan.either_sign = true;
        plan.nil_dash = habits.nil_dash;
        return plan;
    }
    if let Some(order) = dates(evidence, habits) {
        plan.date_order = order;
        let all_zoned = evidence.zoned == 0 || evidence.zoned == evidence.values;
        if evidence.timed == 0 {
            plan.column_type = ColumnType::Date;
        } else if all_zoned {
            plan.column_type = ColumnType::DateTime;
        }
        return plan;
    }
    if evidence.readings & readings::TIME != 0 {
        plan.column_type = ColumnType::Time;
        return plan;
    }
    for (bit, pair) in boolean::ALL.into_iter().enumerate() {
        let fits = evidence.readings & (1 << (readings::FIRST_PAIR + bit as u32)) != 0;
        // one word alone may mean something else: NO is Norway, sand is sand
        let proven = pair == BooleanWords::TrueFalse || (evidence.yes > 0 && evidence.no > 0);
        if fits && proven && !evidence.has_missing_words() {
            plan.column_type = ColumnType::Boolean;
            plan.boolean_words = pair;
            return plan;
        }
    }
    plan
}

/// The decimal sign of a column and whether all its numbers are whole; `None` when it holds no numbers.
fn numbers(evidence: &Evidence, habits: FileHabits, name: &str) -> Option<(DecimalSign, bool)> {
    let fits = |bit: u32| evidence.readings & bit != 0;
    if is_odd(evidence) {
        return None;
    }
    let (mut comma, mut point) = (fits(readings::COMMA), fits(readings::POINT));
    if habits.sign_chosen {
        comma &= habits.sign == Some(DecimalSign::Comma);
        point &= habits.sign == Some(DecimalSign::Point);
    }
    let is_english = habits.sign == Some(DecimalSign::Point);
    let comma_is_whole = evidence.comma_parts + evidence.comma_three + evidence.exponents == 0;
    let point_is_whole = evidence.point_parts + evidence.point_three + evidence.exponents == 0;
    let as_comma = comma.then_some((DecimalSign::Comma, comma_is_whole));
    let as_point = point.then_some((DecimalSign::Point, point_is_whole));
    if habits.sign_declared {
        let has_lists = evidence.comma_groups + evidence.comma_three > 0;
        let proven = evidence.point_parts + evidence.point_wholes > 0;
        let as_point = as_point.filter(|_| !has_lists || proven);
        return as_point
            .or_else(|| as_comma.filter(|_| evidence.comma_parts + evidence.comma_wholes > 0));
    }
    match (comma, point) {
        (false, false) => None,
        (true, false) => as_comma,
        (false, true) => {
            // 165,169,183 alone is a list of codes, unless points divide elsewhere
            let grouped = evidence.comma_groups + evidence.comma_three > 0;
            let proven = evidence.point_parts + evidence.point_wholes > 0 || is_english;
            (!grouped || proven).then_some(as_point).flatten()
        }
        (true, true) => match (evidence.point_three > 0, evidence.comma_three > 0) {
            (true, true) => None,
            (true, false) => {
                let sign = habits.sign.unwrap_or(habits.usual_sign);
                // 55.676 under "latitude" is in Denmark, 55676 is nowhere
                let is_place = !habits.sign_chosen && names_degrees(name);
                if sign == DecimalSign::Point || is_place {
                    as_point
                } else {
                    as_comma
                }
            }
            (false, true) if is_english => as_point,
            // 165,169 beside 101 is a list of codes, or thousands: not for us to guess
            (false, true) if evidence.whole > 0 && !habits.sign_chosen => None,
            (false, true) => as_comma,
            (false, false) => as_comma,
        },
    }
}

/// True when a column's name says that it holds degrees north or east.
fn names_degrees(name: &str) -> bool {
    const WORDS: [&str; 8] = [
        "lat",
        "latitude",
        "breddegrad",
        "lon",
        "lng",
        "long",
        "longitude",
        "laengdegrad",
    ];
    let words = kind::fold::fold(name);
    words.split(' ').any(|word| WORDS.contains(&word))
}

/// True when what stands around the numbers says that they are none: different units, open ends of
/// intervals (`0-`, `65-`), numbers of remarks, stars for hotels.
fn is_odd(evidence: &Evidence) -> bool {
    evidence.units.len() > 1
        || evidence.open_ends * 2 > evidence.values
        || evidence.brackets == evidence.values
        || evidence.starred == evidence.values
}

/// True when numbers with a decimal comma stand beside numbers with a decimal point, and none leaves a
/// doubt: `1.250` is only taken for a part where nothing groups thousands and most points have parts of
/// another length behind them.
fn has_both_signs(evidence: &Evidence) -> bool {
    let three = evidence.comma_three + evidence.point_three;
    let groups = evidence.point_groups + evidence.comma_groups + evidence.grouped_parts;
    let few_threes = evidence.comma_three <= evidence.comma_parts
        && evidence.point_three <= evidence.point_parts;
    evidence.readings & readings::EITHER != 0
        && evidence.comma_parts > 0
        && evidence.point_parts > 0
        && (three == 0 || (groups == 0 && few_threes))
        && !is_odd(evidence)
}

/// Fewer values than this are no proof that eight digits are a day.
const PROVEN_COMPACT: u64 = 5;

/// The order of dates written as eight digits. All must be days; a name must say so, or at least not say
/// that they are codes.
fn compact_dates(evidence: &Evidence, habits: FileHabits, name: &str) -> Option<DateOrder> {
    let words = kind::fold::fold(name);
    let says_day = kind::names_a_day(&words);
    let is_code = kind::code::named_code(&words) && !says_day;
    let order = if evidence.readings & readings::COMPACT_YMD != 0 {
        let is_proven = evidence.values >= PROVEN_COMPACT && !is_code;
        (says_day || is_proven).then_some(DateOrder::Ymd)
    } else if evidence.readings & readings::COMPACT_DMY != 0 {
        says_day.then_some(DateOrder::Dmy)
    } else {
        None
    };
    // month first is never written so
    order.filter(|_| !(habits.order_chosen && habits.order == Some(DateOrder::Mdy)))
}

fn dates(evidence: &Evidence, habits: FileHabits) -> Option<DateOrder> {
    let fits = |order: DateOrder| {
        let bit = match order {
            DateOrder::Dmy => readings::DMY,
            DateOrder::Mdy => readings::MDY,
            DateOrder::Ymd => readings::YMD,
        };
        evidence.readings & bit != 0
    };
    if let Some(order) = habits
        .order
        .filter(|o| habits.order_chosen && *o != DateOrder::Ymd)
    {
        // dates with the year first can be read in one way only
        return [order, DateOrder::Ymd].into_iter().find(|o| fits(*o));
    }
    let day_or_month = if habits.order == Some(DateOrder::Mdy) {
        [DateOrder::Mdy, DateOrder::Dmy]
    } else {
        [DateOrder::Dmy, DateOrder::Mdy]
    };
    [DateOrder::Ymd]
        .into_iter()
        .chain(day_or_month)
        .find(|o| fits(*o))
}

/// What all columns together say about the decimal sign.
pub(crate) fn file_sign<'a>(
    columns: impl Iterator<Item = &'a Evidence>,
    origin: Origin,
) -> Assumed<Option<DecimalSign>> {
    let (mut comma, mut point, mut unsure) = (0u64, 0u64, 0u64);
    for column in columns {
        if column.readings & (readings::COMMA | readings::POINT) == 0 {
            continue;
        }
        comma += column.comma_parts + column.point_groups + column.comma_wholes;
        point += column.point_parts + column.point_wholes;
        unsure += column.point_three + column.comma_three;
    }
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let (value, only_this, only_other) = if point > comma {
        (DecimalSign::Point, point, comma)
    } else {
        (DecimalSign::Comma, comma, point)
    };
    if only_this == 0 {
        return Assumed {
            value: (unsure > 0).then_some(usual_sign(origin)),
            evidence: Why::Usual,
        };
    }
    Assumed {
        value: Some(value),
        evidence: Why::Values {
            only_this: small(only_this),
            only_other: small(only_other),
        },
    }
}

/// Takes a usual sign back when no number column has a sign: `165,169` in a column of lists says nothing.
pub(crate) fn drop_unused_sign<'a>(
    sign: &mut Assumed<Option<DecimalSign>>,
    columns: impl Iterator<Item = (&'a Evidence, &'a ColumnPlan)>,
) {
    let mut columns = columns;
    let is_used = columns.any(|(found, plan)| plan.column_type.is_number() && found.has_signs());
    if sign.evidence == Why::Usual && !is_used {
        sign.value = None;
    }
}

/// What all columns together say about the order of day and month.
pub(crate) fn file_order<'a>(
    columns: impl Iterator<Item = &'a Evidence>,
) -> Assumed<Option<DateOrder>> {
    let mut counts = [0u64; 3];
    let mut unsure = 0;
    for column in columns.filter(|c| c.values > 0) {
        let fits = |bit: u32| column.readings & bit != 0;
        match (
            fits(readings::DMY),
            fits(readings::MDY),
            fits(readings::YMD),
        ) {
            (true, true, false) => unsure += column.values,
            (true, false, false) => counts[0] += column.values,
            (false, true, false) => counts[1] += column.values,
            (false, false, true) => counts[2] += column.values,
            _ => {}
        }
    }
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    // day first or month first is the question; year first answers itself
    let (value, this, other) = if counts[1] > counts[0] {
        (DateOrder::Mdy, counts[1], counts[0])
    } else if counts[0] > 0 {
        (DateOrder::Dmy, counts[0], counts[1])
    } else if unsure > 0 {
        return Assumed {
            value: Some(DateOrder::Dmy),
            evidence: Why::Usual,
        };
    } else if counts[2] > 0 {
        (DateOrder::Ymd, counts[2], 0)
    } else {
        return Assumed {
            value: None,
            evidence: Why::Usual,
        };
    };
    Assumed {
        value: Some(value),
        evidence: Why::Values {
            only_this: small(this),
            only_other: small(other),
        },
    }
}

/// Spellings of "missing" that count as such in a column read by this plan.
pub(crate) fn spellings_that_count(evidence: &Evidence, plan: &ColumnPlan) -> Vec<(String, u64)> {
    let mut counted: Vec<(String, u64)> = evidence
        .missing
        .iter()
        .filter(|(spelling, _)| counts_as_missing(spelling.as_bytes(), plan.column_type))
        .filter(|(spelling, _)| !(plan.nil_dash && number::is_dash(spelling.as_bytes())))
        .cloned()
        .collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counted
}

/// The signs of a column in place of values and beside them, and what they mean.
pub(crate) fn signs(evidence: &Evidence, plan: &ColumnPlan) -> Vec<Sign> {
    let missing = spellings_that_count(evidence, plan);
    let mut signs: Vec<Sign> = missing
        .into_iter()
        .map(|(spelling, rows)| Sign {
            reason: missing::reason(&spelling),
            spelling,
            rows,
        })
        .collect();
    if plan.nil_dash {
        let dashes = evidence.missing.iter();
        let dashes = dashes.filter(|(spelling, _)| number::is_dash(spelling.as_bytes()));
        signs.extend(dashes.map(|(spelling, rows)| Sign {
            spelling: spelling.clone(),
            rows: *rows,
            reason: Reason::Nil,
        }));
    }
    if plan.column_type.is_number() && evidence.starred > 0 {
        signs.push(Sign {
            spelling: "*".to_owned(),
            rows: evidence.starred,
            reason: Reason::Preliminary,
        });
    }
    signs
}

/// Whether `-` among numbers is a true nil: the file says that it is official statistics, or it uses
/// `..`, which nobody else does.
pub(crate) fn nil_dash<'a>(
    sniff: &Sniff,
    columns: impl Iterator<Item = &'a Evidence>,
) -> Assumed<bool> {
    if sniff.nil_dash.evidence == Why::Chosen {
        return sniff.nil_dash.clone();
    }
    // only banks of statistics write PX
    if sniff.format == Format::Px || is_official(sniff) {
        return Assumed {
            value: true,
            evidence: Why::Declared,
        };
    }
    let numbers = readings::COMMA | readings::POINT | readings::EITHER;
    let dots: u64 = columns
        .filter(|column| column.readings & numbers != 0)
        .map(|column| column.missing_as(".."))
        .sum();
    if dots == 0 {
        return Assumed {
            value: false,
            evidence: Why::Usual,
        };
    }
    Assumed {
        value: true,
        evidence: Why::Values {
            only_this: u32::try_from(dots).unwrap_or(u32::MAX),
            only_other: 0,
        },
    }
}

/// True when title, footer or header are those of Statistics Denmark or another bank of statistics.
fn is_official(sniff: &Sniff) -> bool {
    const NAMES: [&str; 6] = [
        "danmarks statistik",
        "statistics denmark",
        "statistikbanken",
        "statbank",
        "dst.dk",
        "- nul",
    ];
    let texts = sniff.title_rows.iter().chain(&sniff.footer_texts);
    let says = texts
        .map(|text| text.to_lowercase())
        .any(|text| NAMES.iter().any(|name| text.contains(name)) || text.contains("- = nul"));
    let has = |name: &str| sniff.column_names.iter().any(|own| own == name);
    says || (has("TID") && has("INDHOLD"))
}

/// True when a trimmed value means "no value" in a column of this type.
pub(crate) fn counts_as_missing(value: &[u8], column_type: ColumnType) -> bool {
    if value.is_empty() {
        return true;
    }
    match column_type {
        ColumnType::Text => false,
        ColumnType::Boolean => missing::spelling(value) == Some(missing::Missing::Sign),
        _ => missing::spelling(value).is_some(),
    }
}
