//! What a column means: its kind, told from its header, its values and the columns beside it.
//!
//! A kind is an id of the published list of kinds; `None` is the honest answer where the evidence is thin.
//! Every value is looked at ([`look`]), and how many have which form is folded over all shards
//! ([`evidence`]), so a kind is the same however the file was cut; in tables of very many rows the values that the
//! profile kept speak first, and all of them right after. The rules stand in `rules`, one table for
//! each group of kinds; days, years, periods, geometry and budgets have files of their own.

mod age;
mod beside;
pub mod budget;
mod clock;
pub mod code;
mod cut;
mod date;
pub mod evidence;
pub mod fold;
mod general;
pub mod geometry;
pub mod look;
pub mod period;
pub mod reasons;
mod rules;
pub(crate) mod sex;
mod year;

use evidence::Evidence;
use model::column::{ColumnProfile, ColumnType, Shape};
use model::unit::Unit;
use rules::Seen;

/// A kind and how sure it is, 0 to 1.
pub type Sure = (&'static str, f64);

/// The kinds of the columns of a table, each with how sure it is (0 where there is none). `looks` tells what
/// the values look like, column by column; without it the values that the profiles kept speak.
#[must_use]
pub fn of_table(
    profiles: &[ColumnProfile],
    looks: &[Evidence],
) -> Vec<(Option<&'static str>, f64)> {
    let headers: Vec<String> = profiles.iter().map(|one| said(&one.name)).collect();
    let joined = headers.iter().zip(profiles);
    let joined: Vec<String> = joined
        .map(|(said, one)| joined_of(said, &one.name))
        .collect();
    let looked = |column: usize| looks.get(column).filter(|found| found.values() > 0);
    // evidence of columns nobody looked at
    let kept = profiles
        .iter()
        .enumerate()
        .map(|(column, profile)| match looked(column) {
            Some(_) => Evidence::default(),
            None => Evidence::of_profile(profile),
        });
    let kept: Vec<Evidence> = kept.collect();
    let said = headers.iter().zip(&joined);
    let columns = profiles.iter().zip(said).zip(&kept).enumerate();
    let columns = columns.map(|(column, ((profile, (words, joined)), own))| {
        let evidence = looked(column).unwrap_or(own);
        Seen {
            words,
            joined,
            profile,
            evidence,
            headers: &headers,
            unknown: rules::unknown(profile, evidence.values()),
        }
    });
    let columns: Vec<Seen<'_>> = columns.collect();
    let kinds = columns
        .iter()
        .map(|seen| of_seen(seen).map_or((None, 0.0), |(kind, sure)| (Some(kind), sure)));
    let mut found: Vec<(Option<&'static str>, f64)> = kinds.collect();
    beside::points(&columns, &mut found);
    // what the columns beside it tell of a column is asked once all have spoken for themselves, and once more: what was
    // told may tell of others
    for _ in 0..2 {
        let open = columns.iter().enumerate().filter(|(column, seen)| {
            present(seen.profile) > 0 && found.get(*column).is_some_and(|own| beside::is_open(*own))
        });
        let told =
            open.filter_map(|(column, seen)| Some((column, beside::of(seen, column, &found)?)));
        let told: Vec<(usize, Sure)> = told.collect();
        for (column, (kind, sure)) in told {
            if let Some(place) = found.get_mut(column) {
                *place = (Some(kind), sure);
            }
        }
    }
    found
}

/// What a header says, folded: the names of columns that have none say nothing, and those that were cut are whole.
fn said(name: &str) -> String {
    let folded = fold::fold(name);
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let made_up = ["kolonne", "column", "felt", "field", "unnamed"]
        .iter()
        .any(|word| {
            let rest = folded.strip_prefix(word).map(str::trim_start);
            rest.is_some_and(is_number)
        });
    match made_up {
        true => String::new(),
        false => cut::whole(name, &folded).map_or(folded, str::to_owned),
    }
}

/// What a header without blanks says as one word; empty where it has some or is one word anyway.
fn joined_of(said: &str, name: &str) -> String {
    let is_one = |c: char| c.is_alphanumeric();
    match said.contains(' ') && name.chars().all(is_one) {
        true => said.replace(' ', ""),
        false => String::new(),
    }
}

/// The kind of a single column and how sure it is (0 to 1), or nothing. Of the values only those that the
/// profile kept are looked at.
#[must_use]
pub fn of(name: &str, profile: &ColumnProfile) -> Option<Sure> {
    let headers = [said(name)];
    let evidence = Evidence::of_profile(profile);
    let seen = Seen {
        words: &headers[0],
        joined: &joined_of(&headers[0], name),
        profile,
        evidence: &evidence,
        headers: &headers,
        unknown: rules::unknown(profile, evidence.values()),
    };
    of_seen(&seen)
}

fn of_seen(seen: &Seen<'_>) -> Option<Sure> {
    let profile = seen.profile;
    if present(profile) == 0 {
        return None;
    }
    match profile.column_type {
        ColumnType::Date | ColumnType::DateTime => {
            let is_birth = general::names_birth(seen.words);
            let birth = is_birth.then_some(("birth_date", 0.97));
            return birth.or_else(|| date::of(seen.words, profile));
        }
        ColumnType::Time if clock::names_duration(seen.words) => return None,
        ColumnType::Time => return Some(("time_of_day", 0.95)),
        ColumnType::Boolean if !general::names_sex(seen.words) => return Some(("boolean", 0.95)),
        _ => {}
    }
    let known = date::of(seen.words, profile)
        .or_else(|| year::of(seen.words, profile))
        .or_else(|| geometry::of(seen.words, profile))
        .or_else(|| period::of_profile(profile))
        .or_else(|| period::of_parts(seen.words, profile))
        .or_else(|| age::of(seen.words, profile))
        .or_else(|| budget::of(profile))
        .or_else(|| clock::of(seen.words, profile))
        .or_else(|| of_unit(seen.words, profile))
        .or_else(|| of_prices(profile))
        .or_else(|| of_done(seen));
    // shares of an amount are no amount, whatever their name
    let is_share = matches!(profile.unit, Some(Unit::Percent | Unit::PerMille));
    let rules = rules::all().filter(|rule| !(is_share && rule.kind == "currency"));
    // first and last name in one are a name
    let has_both = seen.words.contains("fornavn") && seen.words.contains("efternavn");
    let rules = rules.filter(|rule| !(has_both && matches!(rule.kind, "first_name" | "last_name")));
    let rules = rules.filter_map(|rule| Some((rule.kind, rule.sure(seen)?)));
    // of two that are equally sure the first counts
    let best = known.into_iter().chain(rules).reduce(|best, next| {
        if next.1 > best.1 + EQUALLY {
            next
        } else {
            best
        }
    });
    best.or_else(|| general::of(seen))
}

/// Closer than this two kinds are equally sure.
const EQUALLY: f64 = 0.015;

/// What the unit of a column says.
fn of_unit(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if !profile.column_type.is_number() {
        return None;
    }
    // `1.000 kr.` in every row is no amount
    let is_power = |cell: &model::cell::Cell| {
        let number = cell.plain().as_f64();
        number.is_some_and(|number| [1.0, 1e3, 1e6, 1e9].contains(&number))
    };
    let names_unit = rules::names(words, &["enhed", "*enhed", "unit", "enheder"]);
    if names_unit && profile.unit == Some(Unit::Krone) {
        let mut top = profile.top.iter();
        return top
            .all(|(cell, _)| is_power(cell))
            .then_some(("money_unit", 0.9));
    }
    match profile.unit? {
        Unit::Percent | Unit::PerMille => Some(("percent", 0.9)),
        Unit::Krone | Unit::Euro => Some(("currency", 0.9)),
        _ => None,
    }
}

/// Days under the word for what was done (`afleveret`), also where some say that it was not.
fn of_done(seen: &Seen<'_>) -> Option<Sure> {
    use look::Look;
    let is_text = seen.profile.column_type == ColumnType::Text;
    let mut words = seen.words.split(' ');
    let are_days = || seen.evidence.share_of(&[Look::Day, Look::DayShort]) >= 0.5;
    let is_done = is_text && words.any(general::is_participle) && are_days();
    is_done.then_some(("date", 0.8))
}

/// Amounts with their unit in a column of texts, as something that costs nothing makes it: `50 kr.`, `Gratis`.
fn of_prices(profile: &ColumnProfile) -> Option<Sure> {
    if profile.column_type != ColumnType::Text || profile.top.is_empty() {
        return None;
    }
    let (mut all, mut amounts) = (0, 0);
    for (cell, rows) in &profile.top {
        let model::cell::Cell::Text { text, .. } = cell.plain() else {
            return None;
        };
        let is_amount = is_amount(text);
        if !is_amount && !is_free(text) {
            return None;
        }
        (all, amounts) = (all + rows, amounts + if is_amount { *rows } else { 0 });
    }
    (amounts * 2 >= all).then_some(("currency", 0.85))
}

/// `Gratis`: the word for an amount of nothing.
fn is_free(text: &str) -> bool {
    ["gratis", "fri entre", "free", "ingen", "0", "ukendt"].contains(&fold::fold(text).as_str())
}

/// `50 kr.`, `kr. 1.250,-`: digits and nothing else but the unit.
fn is_amount(text: &str) -> bool {
    let small = text.trim().to_lowercase();
    let is_unit = |rest: &str| matches!(rest, "kr" | "kr." | "dkk" | "kroner");
    let is_number = |rest: &str| {
        let rest = rest.trim().trim_end_matches(['-', ',']);
        let sign = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ');
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(sign)
    };
    let begins = small.split_once(' ');
    begins.is_some_and(|(unit, rest)| is_unit(unit) && is_number(rest))
        || small
            .rfind(|c: char| c.is_ascii_digit() || c == '-' || c == ' ')
            .and_then(|at| Some((small.get(..=at)?, small.get(at + 1..)?)))
            .is_some_and(|(rest, unit)| is_unit(unit) && is_number(rest))
}

/// True when a folded name says that its column holds days.
pub(crate) fn names_a_day(words: &str) -> bool {
    date::names_a_day(words)
}

/// True when a folded name may be one of two columns of coordinates.
pub(crate) fn names_axis(words: &str) -> bool {
    rules::coordinates::names_axis(words)
}

/// True when a folded name says that its column holds geometry.
pub(crate) fn names_geometry(words: &str) -> bool {
    const WORDS: [&str; 8] = [
        "geom*",
        "*geom",
        "*geometry",
        "*geometri",
        "wkt*",
        "*wkt",
        "wkb*",
        "geojson",
    ];
    rules::names(words, &WORDS) || words == "shape"
}

/// Rows of a column: with and without a value.
#[must_use]
pub fn rows(profile: &ColumnProfile) -> u64 {
    profile.nulls + present(profile)
}

/// Rows of a column that have a value.
#[must_use]
pub fn present(profile: &ColumnProfile) -> u64 {
    match &profile.shape {
        Shape::Bins(bins) => bins.iter().map(|bin| bin.rows).sum(),
        Shape::Categories { top, other_rows } => {
            top.iter().map(|(_, rows)| rows).sum::<u64>() + other_rows
        }
        Shape::Empty => 0,
    }
}

/// The whole numbers between which a column lies.
fn whole_range(profile: &ColumnProfile) -> Option<(i64, i64)> {
    use model::cell::Cell;
    match (&profile.min, &profile.max) {
        (Some(Cell::Integer(min)), Some(Cell::Integer(max))) => Some((*min, *max)),
        _ => None,
    }
}
