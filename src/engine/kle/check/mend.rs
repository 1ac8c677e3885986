//! What puts damaged numbers right: each as it is spelled, and the number it was.

use super::super::damaged::meant;
use super::super::number::{Form, find};
use crate::check::tally::Tally;
use model::mend::Mend;

/// A mend of more is no mend but another file.
const MOST_PAIRS: usize = 400;

/// The mend of a rule's cells; `None` where it must be thought about.
pub(super) fn of(rule: &str, tally: &Tally) -> Option<Mend> {
    let is_safe = match rule {
        "kle.form" => is_plain,
        "kle.damaged" => is_one_number,
        _ => return None,
    };
    let pairs = tally.values.keys();
    let pairs = pairs.filter_map(|(text, number)| Some((text.clone(), number.clone()?)));
    let pairs: Vec<(String, String)> = pairs.filter(|(text, _)| is_safe(text)).collect();
    (!pairs.is_empty() && pairs.len() <= MOST_PAIRS).then_some(Mend::Replace(pairs))
}

/// A number in another dress and nothing else in its cell. Where zeros are lost inside they may have stood on either
/// side, and what has one point may be a number with decimals, which is spelled otherwise in the file.
fn is_plain(text: &str) -> bool {
    let is_bare = |found: &super::Found<'_>| {
        found.form != Form::Short && found.facet.is_none() && found.rest.is_empty()
    };
    let is_bare = find(text).is_some_and(|found| is_bare(&found) && !found.is_journal);
    is_bare && text.matches('.').count() != 1
}

/// `01/02/2003` may have been written by a program that puts the month first.
fn is_one_number(text: &str) -> bool {
    let turned = |number: &str| {
        let mut parts = number.split('.');
        parts.next() == parts.next()
    };
    !text.contains('/') || meant(text).is_some_and(|number| turned(&number))
}
