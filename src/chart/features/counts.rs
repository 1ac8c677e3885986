//! Rows counted into the areas they lie in: polygons and lines by their middle.

use super::kept::Features;
use areas::{Finder, Layer};
use model::feature_map::FeatureChart;
use model::heading::Context;
use model::map_spec::{
    AreaLayer, AreaValue, ClassMethod, MapData, MapForm, MapMeasure, MapReason, MapSpec, Per,
};
use std::collections::BTreeMap;

/// The numbers of a map of areas, and how many rows lie in none.
pub(super) fn counted(
    features: &Features,
    chart: &FeatureChart,
    areas: AreaLayer,
    layer: &Layer,
) -> (MapData, u64) {
    let finder = Finder::new(layer);
    let mut rows = vec![0u64; layer.areas.len()];
    let mut nowhere = 0;
    for at in 0..features.len() {
        match finder
            .find(features.place(at))
            .and_then(|area| rows.get_mut(area))
        {
            Some(count) => *count += 1,
            None => nowhere += 1,
        }
    }
    let choice = &chart.offer.choice;
    // regions are drawn of municipalities, and counted as those
    let merged = match areas {
        AreaLayer::Region => chart.offer.regions.clone(),
        _ => Vec::new(),
    };
    let mut values: BTreeMap<&str, u64> = BTreeMap::new();
    for (area, count) in layer.areas.iter().zip(rows) {
        let region = merged.iter().find(|own| own.of.contains(&area.code));
        let code = match (region, merged.is_empty()) {
            (Some(region), _) => region.code.as_str(),
            (None, true) => area.code.as_str(),
            (None, false) => continue,
        };
        // none is a number as well: no row lies there
        *values.entry(code).or_insert(0) += count;
    }
    let (by, _) = choice.source.columns();
    let values = values.into_iter().map(|(code, count)| AreaValue {
        code: code.to_owned(),
        value: Some(count as f64),
        rows: count,
        over: None,
        test: None,
    });
    let data = MapData {
        areas: values.collect(),
        spec: MapSpec {
            layer: areas,
            by,
            measure: MapMeasure::Count,
            is_amount: true,
            per: choice.per_km2.then_some(Per::Km2),
            form: match choice.per_km2 {
                true => MapForm::Shades,
                false => MapForm::Symbols,
            },
            classes: ClassMethod::Natural,
            class_count: MapSpec::USUAL_CLASSES,
            reason: MapReason::RowsOfAreas,
            called: None,
            only: Vec::new(),
            except: Vec::new(),
        },
        by_name: String::new(),
        by_kind: None,
        subject: None,
        context: Context::default(),
        measure_name: None,
        over_name: None,
        only_names: Vec::new(),
        except_names: Vec::new(),
        unplaced: Vec::new(),
        unplaced_values: 0,
        unplaced_rows: 0,
        other_level_rows: 0,
        listed_rows: 0,
        missing_rows: 0,
        whole_numbers: true,
        areas_file: None,
        merged,
        population: None,
    };
    (data, nowhere)
}
