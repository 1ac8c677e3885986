//! What is told of all members' cases together.

use super::fold::CasePartial;
use super::sums::CaseSums;
use super::working_days::WorkingDays;
use model::case_extract::{CaseAsk, CaseLine, CaseQuarter, CaseView};
use std::collections::BTreeMap;

/// The title of a number.
pub type TitleOf<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Makes the view of the merged cases.
#[must_use]
pub fn finish(partial: CasePartial, ask: &CaseAsk, title_of: TitleOf<'_>) -> CaseView {
    let teller = Teller {
        ask,
        title_of,
        until: partial.until,
        days: WorkingDays::default(),
    };
    // without a column for facets, and none behind the numbers, nobody has forgotten any
    let has_facets = partial.facets.keys().any(|facet| !facet.is_empty());
    let strip = |mut sums: CaseSums| {
        if !has_facets {
            sums.without_facet = 0;
        }
        sums
    };
    let mut by_number: BTreeMap<String, CaseSums> = BTreeMap::new();
    let mut by_quarter: BTreeMap<i32, BTreeMap<String, CaseSums>> = BTreeMap::new();
    for ((number, quarter), sums) in partial.cells {
        let sums = strip(sums);
        by_number.entry(number.clone()).or_default().merge(&sums);
        if let Some(quarter) = quarter {
            let numbers = by_quarter.entry(quarter).or_default();
            numbers.insert(number, sums);
        }
    }
    let units = partial.units.into_iter();
    let mut units: Vec<CaseLine> = units
        .map(|(unit, sums)| teller.line(unit, &strip(sums), false))
        .collect();
    units.sort_by(|a, b| b.cases.cmp(&a.cases).then_with(|| a.key.cmp(&b.key)));
    let periods = partial.periods.into_iter().map(|period| {
        let period = period
            .into_iter()
            .map(|(number, sums)| (number, strip(sums)));
        teller.table(&period.collect())
    });
    let periods = periods.collect();
    let quarters = by_quarter.iter().map(|(quarter, numbers)| {
        let (all, numbers) = teller.table(numbers);
        CaseQuarter {
            year: quarter.div_euclid(4),
            quarter: quarter.rem_euclid(4) as u8 + 1,
            all,
            numbers,
        }
    });
    let quarters = quarters.collect();
    let (all, numbers) = teller.table(&by_number);
    let facets = partial.facets.into_iter();
    CaseView {
        all,
        numbers,
        facets: facets.filter(|(facet, _)| !facet.is_empty()).collect(),
        units,
        quarters,
        periods,
        without_number: partial.without_number,
        other_number: partial.other_number,
        until: partial.until,
        more_units: partial.more_units,
    }
}

struct Teller<'a> {
    ask: &'a CaseAsk,
    title_of: TitleOf<'a>,
    until: Option<i32>,
    days: WorkingDays,
}

impl Teller<'_> {
    fn line(&self, key: String, sums: &CaseSums, is_number: bool) -> CaseLine {
        let title = match is_number {
            true => (self.title_of)(&key),
            false => None,
        };
        sums.line(key, title, self.ask.target_days, self.until, &self.days)
    }

    /// Everything together, and number by number.
    fn table(&self, numbers: &BTreeMap<String, CaseSums>) -> (CaseLine, Vec<CaseLine>) {
        let mut all = CaseSums::default();
        for sums in numbers.values() {
            all.merge(sums);
        }
        let key = self.ask.under.clone().unwrap_or_default();
        let lines = numbers.iter();
        let lines = lines.map(|(number, sums)| self.line(number.clone(), sums, true));
        (
            self.line(key, &all, self.ask.under.is_some()),
            lines.collect(),
        )
    }
}
