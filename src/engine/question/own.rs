//! How the user's own municipality is placed among all, by the numbers of a map.

use crate::kind::fold::fold;
use crate::map::suggest::best;
use crate::suggest::nature;
use model::column::ColumnProfile;
use model::map_spec::{AreaLayer, AreaValue, MapData, MapMeasure, Per};
use model::question::{Answering, Compared, OwnFound, Question, Topic};
use model::view_spec::ChartData;
use registers::places::municipality_name;

/// The question, when the table has a number for each of several municipalities.
#[must_use]
pub fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    let mut spec = best(columns).filter(|spec| spec.layer == AreaLayer::Municipality)?;
    // people are compared as they are counted: how close they live is a question of its own
    spec.per = spec
        .per
        .filter(|per| matches!(per, Per::InhabitantsOf { .. }));
    let measured = match spec.measure {
        MapMeasure::Count => None,
        MapMeasure::Sum { column } | MapMeasure::Mean { column } => Some(column),
    };
    let is_telling = |column: &u32| {
        let profile = columns.get(*column as usize);
        profile.is_some_and(|own| !nature::is_general(&fold(&own.name)))
    };
    Some(Question {
        topic: Topic::Own,
        compared: Compared::Municipalities,
        by: spec.by,
        parts: None,
        measured: measured.filter(is_telling),
        counts: spec.measure == MapMeasure::Count,
        answer: Answering::Own(Box::new(spec)),
    })
}

/// Where a municipality stands; `None` when there is no such municipality.
#[must_use]
pub fn place(data: &MapData, code: &str) -> Option<OwnFound> {
    let name = municipality_name(code)?;
    let is_mean = matches!(data.spec.measure, MapMeasure::Mean { .. });
    // one row each is the number as it stands; of several, a mean of few says little
    let gathers = data.areas.iter().any(|area| area.rows > 1);
    let may_rank =
        |area: &AreaValue| !(is_mean && gathers) || area.rows >= ChartData::FEWEST_RANKED;
    let per_1000 = data.spec.per.is_some();
    let number = |area: &AreaValue| -> Option<f64> {
        let value = match per_1000 {
            true => area.value? / area.over.filter(|over| *over > 0.0)? * 1_000.0,
            false => area.value?,
        };
        Some(value).filter(|value| value.is_finite())
    };
    let mut ranked: Vec<f64> = data
        .areas
        .iter()
        .filter(|area| may_rank(area))
        .filter_map(number)
        .collect();
    ranked.sort_by(|a, b| b.total_cmp(a));
    let own = data.areas.iter().find(|area| area.code == code);
    let value = own.and_then(number);
    let enough = ranked.len() as u64 >= OwnFound::FEWEST;
    let placed = value.filter(|_| enough && own.is_some_and(may_rank));
    let median = match ranked.len() {
        _ if !enough => None,
        n if n % 2 == 1 => ranked.get(n / 2).copied(),
        n => Some(f64::midpoint(ranked[n / 2 - 1], ranked[n / 2])),
    };
    let only = data.only_names.iter().cloned();
    Some(OwnFound {
        name: name.to_owned(),
        value,
        rank: placed.map(|own| 1 + ranked.iter().filter(|other| **other > own).count() as u64),
        tied: placed.map_or(0, |own| {
            ranked.iter().filter(|other| **other == own).count() as u64
        }),
        of: ranked.len() as u64,
        median,
        whole_numbers: data.whole_numbers && !per_1000,
        per_1000,
        only: only
            .zip(data.spec.only.iter().map(|(_, cell)| cell.clone()))
            .collect(),
    })
}
