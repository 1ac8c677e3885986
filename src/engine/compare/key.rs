//! By which columns rows of two editions belong together.
//!
//! Candidates stand in the order in which a person would try them: a column whose kind names one thing, another column
//! without repeated values, then codes, periods and categories together, of which those that are not needed are left
//! out again. Each is tried on prints of both editions (all rows of small tables, a part of large ones): it must tell
//! the rows of either edition apart, and values of one edition must be met in the other. Amounts are never tried.

use super::pair::Pair;
use super::side::{Portion, PrintAsk, Side, SideAsk, SideFacts, prints};
use crate::kind::code::{is_code_like, named_quantity};
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::comparison::KeyWhy;
use model::note::Problem;
use rustc_hash::FxHashMap;

/// Rows a candidate is tried on, about.
const TRIED_ROWS: u64 = 200_000;
/// Columns that together may be a key.
const MOST_TOGETHER: usize = 10;
/// Rows that must be told apart by a key that is none by its kind.
const UNIQUE: f64 = 1.0;
/// The same for codes, periods and categories together, and for kinds that name one thing.
const NEARLY_UNIQUE: f64 = 0.98;
/// Keys of the smaller edition that must be met in the other, where values alone speak for the key.
const LEAST_SHARED: f64 = 0.3;
/// Texts longer than this tell a story.
const LONGEST_CHARS: u32 = 120;

/// Kinds that name one thing, best first.
const IDENTIFIERS: [&str; 17] = [
    "uuid",
    "address_id",
    "case_number",
    "journal_number",
    "p_number",
    "bfe",
    "esr_number",
    "plan_id",
    "dgu_number",
    "institution_number",
    "ean",
    "cvr",
    "se_number",
    "cpr",
    "identifier",
    "cadastre",
    "account_code",
];

/// Kinds that measure or tell, and never say which row it is.
const NEVER: [&str; 10] = [
    "currency",
    "percent",
    "free_text",
    "wkt",
    "geometry",
    "latitude",
    "longitude",
    "easting",
    "northing",
    "money_unit",
];

/// Kinds of periods.
const PERIODS: [&str; 8] = [
    "date",
    "year",
    "school_year",
    "half_year",
    "quarter",
    "month",
    "week",
    "weekday",
];

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Why these.
    pub why: KeyWhy,
    /// Places among the pairs, ascending; none without a key.
    pub pairs: Vec<u32>,
}

/// How well a candidate does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Trial {
    /// Different keys for each row, of the edition that does worse.
    pub unique: f64,
    /// Keys that are in both, for each key of the edition that has fewer.
    pub shared: f64,
}

/// Both editions and what is known of them.
pub(super) struct Editions<'a> {
    pub old: &'a dyn Side,
    pub new: &'a dyn Side,
    pub old_facts: &'a SideFacts,
    pub new_facts: &'a SideFacts,
    pub pairs: &'a [Pair],
}

impl Editions<'_> {
    fn old_column(&self, pair: u32) -> Option<&ColumnProfile> {
        let pair = self.pairs.get(pair as usize)?;
        self.old_facts.opened.columns.get(pair.old as usize)
    }

    fn new_column(&self, pair: u32) -> Option<&ColumnProfile> {
        let pair = self.pairs.get(pair as usize)?;
        self.new_facts.opened.columns.get(pair.new as usize)
    }

    fn both(&self, pair: u32, holds: impl Fn(&ColumnProfile, u64) -> bool) -> bool {
        let old = self.old_column(pair);
        let new = self.new_column(pair);
        old.is_some_and(|own| holds(own, self.old_facts.opened.profiled_rows()))
            && new.is_some_and(|own| holds(own, self.new_facts.opened.profiled_rows()))
    }

    /// Rows of the larger edition.
    pub fn most_rows(&self) -> u64 {
        self.old_facts.opened.rows.max(self.new_facts.opened.rows)
    }

    /// Asks both for the same prints.
    pub async fn prints(
        &self,
        sets: Vec<Vec<u32>>,
        portion: Portion,
    ) -> Result<(super::side::Prints, super::side::Prints), Problem> {
        let mut used: Vec<u32> = sets.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        let place = |pair: &u32| used.binary_search(pair).unwrap_or_default() as u32;
        let sets: Vec<Vec<u32>> = sets
            .iter()
            .map(|set| set.iter().map(place).collect())
            .collect();
        let of = |is_old: bool| {
            let spec = |pair: &u32| {
                let pair = self.pairs.get(*pair as usize)?;
                Some(match is_old {
                    true => pair.old_print(self.old_facts),
                    false => pair.new_print(self.new_facts),
                })
            };
            SideAsk::Prints(PrintAsk {
                columns: used.iter().filter_map(spec).collect(),
                sets: sets.clone(),
                portion,
            })
        };
        let asks = [(self.old, of(true)), (self.new, of(false))];
        let asked = asks.map(|(side, ask)| prints(side, ask));
        let mut answers = crate::job::join_all(asked).await.into_iter();
        let (old, new) = (answers.next(), answers.next());
        match (old, new) {
            (Some(old), Some(new)) => Ok((old?, new?)),
            _ => Err(model::note::ProblemKind::WorkerDied.into()),
        }
    }

    /// Tries a candidate.
    async fn trial(&self, pairs: &[u32]) -> Result<Trial, Problem> {
        let portion = Portion::some(self.most_rows(), TRIED_ROWS);
        let (old, new) = self.prints(vec![pairs.to_vec()], portion).await?;
        // rows of the older edition, and whether the newer one has the key
        let mut keys: FxHashMap<u64, (bool, bool)> = FxHashMap::default();
        let (mut old_rows, mut new_rows) = (0u64, 0u64);
        old.each(1, |_, print| {
            old_rows += 1;
            keys.entry(print(0)).or_default().0 = true;
        });
        new.each(1, |_, print| {
            new_rows += 1;
            keys.entry(print(0)).or_default().1 = true;
        });
        let count = |holds: fn(&(bool, bool)) -> bool| {
            keys.values().filter(|key| holds(key)).count() as f64
        };
        let (old_keys, new_keys) = (count(|key| key.0), count(|key| key.1));
        let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 1.0 };
        let unique = share(old_keys, old_rows as f64).min(share(new_keys, new_rows as f64));
        let shared = share(count(|key| key.0 && key.1), old_keys.min(new_keys));
        Ok(Trial { unique, shared })
    }

    /// A column that may name a row, by what is known of it.
    fn may_name(&self, pair: u32) -> bool {
        self.both(pair, |own, rows| {
            let kind = own.kind.as_deref().unwrap_or_default();
            if NEVER.contains(&kind) || own.distinct == 0 {
                return false;
            }
            match own.column_type {
                ColumnType::Decimal | ColumnType::Boolean | ColumnType::Time => false,
                ColumnType::Date | ColumnType::DateTime => true,
                ColumnType::Text => own.longest_chars.is_none_or(|chars| chars <= LONGEST_CHARS),
                ColumnType::Integer => {
                    is_code_like(own)
                        || PERIODS.contains(&kind)
                        || IDENTIFIERS.contains(&kind)
                        || (!named_quantity(&fold(&own.name)) && is_few(own, rows))
                        || !kind.is_empty() && is_few(own, rows)
                }
            }
        })
    }

    /// Whether the values of a column are all different, as far as the profiles say.
    fn is_unique(&self, pair: u32, share: f64) -> bool {
        self.both(pair, |own, rows| {
            rows > 0
                && own.distinct as f64 >= rows as f64 * share
                && own.nulls as f64 <= rows as f64 * 0.02
        })
    }

    /// How early a column is tried, alone or together with others: lower is earlier.
    fn rank(&self, pair: u32) -> usize {
        let Some(own) = self.new_column(pair) else {
            return usize::MAX;
        };
        let kind = own.kind.as_deref().unwrap_or_default();
        if let Some(place) = IDENTIFIERS.iter().position(|known| *known == kind) {
            return place;
        }
        let words = fold(&own.name);
        let is_code = own.column_type != ColumnType::Text || kind.ends_with("_code");
        100 + match kind {
            "municipality_code" | "postcode" | "region" | "nuts3" | "polling_district"
            | "parish" | "street_code"
                if is_code =>
            {
                0
            }
            _ if PERIODS.contains(&kind) => 1,
            "" if crate::kind::code::named_code(&words) => 2,
            "category" | "sex" | "age" | "age_group" | "kle" | "db07" | "form" => 3,
            _ if own.column_type == ColumnType::Text => 4,
            _ => 5,
        }
    }

    /// A column of one value in both editions, or of one in each.
    fn is_constant(&self, pair: u32) -> bool {
        self.both(pair, |own, _| own.distinct <= 1)
    }

    /// Numbers 1, 2, 3 … in both editions: they count the rows and say nothing of them when rows come and go.
    fn is_counter(&self, pair: u32) -> bool {
        self.both(pair, |own, rows| {
            let whole = |cell: &Option<Cell>| match cell {
                Some(Cell::Integer(number)) => Some(*number),
                _ => None,
            };
            let span = whole(&own.min).zip(whole(&own.max));
            span.is_some_and(|(min, max)| {
                (0..=1).contains(&min)
                    && max
                        .checked_sub(min)
                        .is_some_and(|span| span as u64 + 1 == rows)
            })
        })
    }
}

/// Few different values for so many rows.
fn is_few(own: &ColumnProfile, rows: u64) -> bool {
    own.distinct.saturating_mul(20) <= rows && own.distinct <= 1000
}

/// Finds the key.
pub(super) async fn find(editions: &Editions<'_>) -> Result<Found, Problem> {
    let all = 0..editions.pairs.len() as u32;
    let mut able: Vec<u32> = all
        .filter(|pair| editions.may_name(*pair) && !editions.is_constant(*pair))
        .collect();
    // stable: of equal ones the first in the file
    able.sort_by_key(|pair| editions.rank(*pair));
    let is_named = |pair: u32| editions.rank(pair) < IDENTIFIERS.len();
    // told apart, but hardly a key in common: better than nothing
    let mut apart: Option<Found> = None;
    let singles = able
        .iter()
        .copied()
        .filter(|pair| editions.is_unique(*pair, NEARLY_UNIQUE));
    let singles: Vec<u32> = singles.collect();
    for pair in singles
        .iter()
        .copied()
        .filter(|pair| editions.is_unique(*pair, UNIQUE))
    {
        if editions.is_counter(pair) {
            continue;
        }
        let trial = editions.trial(&[pair]).await?;
        let found = Found {
            why: match is_named(pair) {
                true => KeyWhy::Identifier,
                false => KeyWhy::Unique,
            },
            pairs: vec![pair],
        };
        if trial.unique >= UNIQUE && trial.shared >= LEAST_SHARED {
            return Ok(found);
        }
        if trial.unique >= UNIQUE {
            apart.get_or_insert(found);
        }
    }
    if let Some(found) = together(editions, &able).await? {
        return Ok(found);
    }
    for pair in singles.iter().copied().filter(|pair| is_named(*pair)) {
        let trial = editions.trial(&[pair]).await?;
        if trial.unique >= NEARLY_UNIQUE && trial.shared >= LEAST_SHARED && trial.unique < UNIQUE {
            let (why, pairs) = (KeyWhy::NearlyUnique, vec![pair]);
            return Ok(Found { why, pairs });
        }
    }
    for pair in singles {
        if editions.is_counter(pair) && counts_the_same(editions, pair).await? {
            let (why, pairs) = (KeyWhy::Unique, vec![pair]);
            return Ok(Found { why, pairs });
        }
    }
    Ok(apart.unwrap_or(Found {
        why: KeyWhy::NotFound,
        pairs: Vec::new(),
    }))
}

/// Codes, periods and categories that together tell rows apart, without those that are not needed.
async fn together(editions: &Editions<'_>, able: &[u32]) -> Result<Option<Found>, Problem> {
    let mut key: Vec<u32> = able
        .iter()
        .copied()
        .filter(|pair| !editions.is_counter(*pair))
        .take(MOST_TOGETHER)
        .collect();
    if key.len() < 2 {
        return Ok(None);
    }
    let whole = editions.trial(&key).await?;
    if whole.unique < NEARLY_UNIQUE {
        return Ok(None);
    }
    let mut shared = whole.shared;
    // the least telling first
    for pair in key.clone().into_iter().rev() {
        if key.len() == 1 {
            break;
        }
        let fewer: Vec<u32> = key.iter().copied().filter(|own| *own != pair).collect();
        let trial = editions.trial(&fewer).await?;
        if trial.unique >= whole.unique && trial.shared >= shared {
            key = fewer;
            shared = trial.shared;
        }
    }
    if shared < LEAST_SHARED {
        return Ok(None);
    }
    key.sort_unstable();
    let why = KeyWhy::Combination;
    Ok(Some(Found { why, pairs: key }))
}

/// Whether rows of the same number are the same rows: of those that are somewhere in both editions, most stand at
/// the same number.
async fn counts_the_same(editions: &Editions<'_>, counter: u32) -> Result<bool, Problem> {
    let rest: Vec<u32> = (0..editions.pairs.len() as u32)
        .filter(|pair| *pair != counter)
        .collect();
    if rest.is_empty() {
        return Ok(true);
    }
    let with: Vec<u32> = (0..editions.pairs.len() as u32).collect();
    let numbered = editions.trial(&with).await?;
    let anywhere = editions.trial(&rest).await?;
    Ok(numbered.shared >= 0.5 * anywhere.shared)
}
