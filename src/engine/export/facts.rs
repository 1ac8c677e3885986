//! What a table is as a whole, as part of the JSON of a file: columns by name, periods as programs write them.

use super::inspect::value;
use model::column::ColumnProfile;
use model::table_facts::{TableFacts, TimeSource};
use serde_json::{Value, json};

/// The JSON of a table's facts.
#[must_use]
pub fn json(facts: &TableFacts, columns: &[ColumnProfile]) -> Value {
    let name = |at: u32| columns.get(at as usize).map(|column| column.name.as_str());
    let names = |all: &[u32]| all.iter().filter_map(|at| name(*at)).collect::<Vec<_>>();
    let keys = facts
        .keys
        .iter()
        .map(|key| json!({ "columns": names(&key.columns), "plain": key.is_plain }));
    let dependencies = facts.dependencies.iter().map(|own| {
        json!({
            "of": name(own.of),
            "follows": name(own.follows),
            "both_ways": own.both_ways,
            "values": own.values,
        })
    });
    let constants = facts.constants.iter().map(|(at, cell)| {
        let profile = columns.get(*at as usize);
        let typed = cell.as_ref().zip(profile);
        let value = typed.map(|(cell, profile)| value(cell, profile.column_type));
        json!({ "column": name(*at), "value": value })
    });
    let totals = facts
        .totals
        .iter()
        .map(|(at, spelled)| json!({ "column": name(*at), "spelled": spelled }));
    let times = facts.times.iter().map(|own| {
        let (column, headers) = match own.source {
            TimeSource::Column(at) => (name(at), None),
            TimeSource::Headers(count) => (None, Some(count)),
        };
        let gaps = own
            .gaps
            .iter()
            .map(|(from, to)| [own.gap_unit.plain(*from), own.gap_unit.plain(*to)]);
        json!({
            "column": column,
            "headers": headers,
            "unit": own.unit.id(),
            "first": own.unit.plain(own.first),
            "last": own.unit.plain(own.last),
            "present": own.present,
            "series": own.is_series,
            "gap_unit": own.gap_unit.id(),
            "missing": own.missing,
            "gaps": gaps.collect::<Vec<_>>(),
        })
    });
    let places = facts.places.iter().map(|own| {
        json!({
            "column": name(own.column),
            "level": own.level.id(),
            "present": own.present,
            "of": own.of,
            "names": own.names,
            "missing": own.missing,
            "regions": own.regions,
            "country": own.has_country,
            "unknown": own.unknown,
            "before_2007": own.is_before_2007,
        })
    });
    let extract = facts.extract.as_ref().map(|own| {
        json!({
            "field": own.field.id(),
            "register": own.register.id(),
            "columns": names(&own.columns),
        })
    });
    json!({
        "rows": facts.rows,
        "whole": facts.is_whole,
        "keys": keys.collect::<Vec<_>>(),
        "keys_sought": facts.sought_keys,
        "dependencies": dependencies.collect::<Vec<_>>(),
        "constants": constants.collect::<Vec<_>>(),
        "totals": totals.collect::<Vec<_>>(),
        "time": times.collect::<Vec<_>>(),
        "places": places.collect::<Vec<_>>(),
        "extract": extract,
    })
}
