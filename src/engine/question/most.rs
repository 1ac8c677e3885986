//! Which municipality, region, postal district or group has most: a ranking of the latest period.

use super::{SURE, of_chart};
use crate::suggest::few_groups;
use model::column::ColumnProfile;
use model::question::{Question, Topic};

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    // a ranking of places is asked for before any other
    let places = (0u32..).zip(columns).filter(|(_, own)| {
        let kind = own.kind.as_deref().filter(|_| own.kind_confidence >= SURE);
        kind.and_then(crate::map::suggest::layer_of).is_some()
    });
    let of_places = places
        .filter(|(_, own)| own.distinct >= FEWEST)
        .filter_map(|(at, own)| few_groups::bars(columns, at, own))
        .reduce(|best, next| if next.worth > best.worth { next } else { best });
    let spec = match of_places {
        Some(found) => found.spec,
        None => few_groups::suggest(columns)?.spec,
    };
    // of two there is no ranking: one has more than the other
    let groups = columns.get(spec.by as usize)?.distinct;
    (groups >= FEWEST).then(|| of_chart(Topic::Most, spec, columns))
}

/// Fewer groups are not ranked.
const FEWEST: u64 = 3;
