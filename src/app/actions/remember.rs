//! Remembering choices for files of the same shape, when the user has asked for it; and forgetting them.

use crate::dom;
use crate::queries::remembered::{read, written};
use model::sniff::ReadOptions;

/// What the names of remembered shapes begin with in the browser's storage.
const PREFIX: &str = "reading-";

fn key(fingerprint: u64) -> String {
    format!("{PREFIX}{fingerprint:016x}")
}

/// The choices remembered for a shape.
pub fn recall(fingerprint: u64) -> Option<ReadOptions> {
    let text = dom::storage()?.get_item(&key(fingerprint)).ok().flatten()?;
    Some(read(&text)).filter(|options| *options != ReadOptions::default())
}

/// Remembers choices for a shape; having made none is nothing to remember.
pub fn keep(fingerprint: u64, options: &ReadOptions) {
    let text = written(options);
    if text.is_empty() {
        forget(fingerprint);
    } else if let Some(storage) = dom::storage() {
        // a full or forbidden storage remembers nothing, and nothing else depends on it
        let _ = storage.set_item(&key(fingerprint), &text);
    }
}

/// Forgets the choices for a shape.
pub fn forget(fingerprint: u64) {
    if let Some(storage) = dom::storage() {
        let _ = storage.remove_item(&key(fingerprint));
    }
}

/// For how many shapes choices are remembered.
pub fn count() -> u64 {
    keys().len() as u64
}

/// Forgets them all.
pub fn forget_all() {
    if let Some(storage) = dom::storage() {
        for key in keys() {
            let _ = storage.remove_item(&key);
        }
    }
}

fn keys() -> Vec<String> {
    let Some(storage) = dom::storage() else {
        return Vec::new();
    };
    (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(PREFIX))
        .collect()
}
