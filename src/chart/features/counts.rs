//! Rows counted into the areas they lie in: polygons and lines by their middle.

use super::kept::Features;
use areas::{Finder, Layer};
use model::feature_map::FeatureChart;
use model::heading::Context;
use model::map_spec::{
    AreaLayer, AreaValue, ClassMethod, MapData, MapForm, MapMeasure, MapReason, MapSpec, Per,
};
use std::collections::BTreeMap;

/// What counting found.
pub(super) struct Counted {
    /// The numbers of a map of areas.
    pub data: MapData,
    /// Rows in no area.
    pub nowhere: u64,
    /// Rows in several areas, which overlap there: they count in each.
    pub in_several: u64,
}

/// Counts the rows. `areas` is what the user chose, `layer` holds those areas or what they are made of.
pub(super) fn counted(
    features: &Features,
    chart: &FeatureChart,
    areas: AreaLayer,
    layer: &Layer,
) -> Counted {
    let choice = &chart.offer.choice;
    // regions are drawn of municipalities, and counted as those
    let merged = match (&chart.own, areas) {
        (Some(own), _) => own.naming.areas.clone(),
        (None, AreaLayer::Region) => chart.offer.regions.clone(),
        (None, _) => Vec::new(),
    };
    let made_of = merged
        .iter()
        .flat_map(|own| own.of.iter().map(|part| (part.as_str(), own.code.as_str())));
    let made_of: BTreeMap<&str, &str> = made_of.collect();
    let codes = layer.areas.iter().map(|area| match merged.is_empty() {
        true => Some(area.code.as_str()),
        false => made_of.get(area.code.as_str()).copied(),
    });
    let codes: Vec<Option<&str>> = codes.collect();
    // none is a number as well: no row lies there
    let mut values: BTreeMap<&str, u64> = codes.iter().flatten().map(|code| (*code, 0)).collect();
    let (mut nowhere, mut in_several) = (0, 0);
    let finder = Finder::new(layer);
    let mut met: Vec<&str> = Vec::new();
    for at in 0..features.len() {
        met.clear();
        for area in finder.each(features.place(at)) {
            // parts of one area that overlap are that area
            if let Some(code) = codes.get(area).copied().flatten()
                && !met.contains(&code)
            {
                met.push(code);
            }
        }
        nowhere += u64::from(met.is_empty());
        in_several += u64::from(met.len() > 1);
        for code in &met {
            *values.entry(code).or_insert(0) += 1;
        }
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
            layer: chart.own.as_ref().map_or(areas, |own| own.naming.layer),
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
        areas_file: chart.own.as_ref().map(|own| own.source.clone()),
        merged,
        population: None,
    };
    Counted {
        data,
        nowhere,
        in_several,
    }
}
