//! Numbers of a register gathered by the larger number they stand below.

use crate::ops::cross::CrossPartial;
use crate::ops::group::GroupKey;
use model::kle::Level;

/// Groups of KLE numbers as groups of their main group, or group. What is no such number stays a group of its own.
pub(super) fn gathered(partial: CrossPartial, level: Level) -> CrossPartial {
    let by = partial.by.into_iter().map(|key| match key {
        GroupKey::Text(text) => GroupKey::Text(cut(&text, level).into()),
        other => other,
    });
    // groups that are one now are merged as those of several members are
    CrossPartial::merge(vec![CrossPartial {
        by: by.collect(),
        ..partial
    }])
}

/// `32.03.38` to `32`, or to `32.03`.
fn cut(text: &str, level: Level) -> &str {
    let parts = match level {
        Level::Hovedgruppe => 1,
        Level::Gruppe => 2,
        Level::Emne => 3,
    };
    let text = text.trim();
    let end = text.match_indices('.').nth(parts - 1).map(|(at, _)| at);
    let number = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let is_number = number
        .split('.')
        .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_number { number } else { text }
}
