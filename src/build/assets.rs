//! Data that stands beside the page and is fetched when needed: the KLE register, borders of areas and the samples.

use crate::disk::{self, Place};
use crate::edition::{Edition, Part, short_hash};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;

/// Adds the KLE register with its notice; answers its path. It is not ours and lies outside our licence:
/// hence a file of its own, which can be replaced or left out.
pub fn add_kle(place: &Place, edition: &mut Edition) -> Result<String> {
    let folder = place.root.join("src/registers/kle");
    let register = disk::read(&folder.join("kle.csv"))?;
    let notice = disk::read(&folder.join("NOTICE"))
        .context("the register must not go out without its notice")?;
    edition.put("kle/NOTICE.txt", Part::Beside, notice);
    Ok(edition.put_hashed("kle/kle", "csv", Part::Data, register))
}

/// The files of borders, as the page calls them.
const AREAS: [&str; 2] = ["municipalities", "postcodes"];

/// Adds the borders of areas; answers what the page calls each file, and its path. Files of their own, so that others
/// can take their place; whose they are stands in their heads and below every map.
pub fn add_areas(place: &Place, edition: &mut Edition) -> Result<Vec<(&'static str, String)>> {
    let folder = place.root.join("src/registers/areas");
    let mut added = Vec::new();
    for name in AREAS {
        let bytes = disk::read(&folder.join(format!("{name}.areas")))?;
        let path = edition.put_hashed(&format!("areas/{name}"), "areas", Part::Data, bytes);
        added.push((name, path));
    }
    Ok(added)
}

/// Adds the samples and their list (`src/samples/index.json`); answers the list's path. In the list every
/// `file` becomes the sample's address relative to the list. The hash is a folder there, not part of the
/// name: a file's name tells the classifier what it is about.
pub fn add_samples(place: &Place, edition: &mut Edition) -> Result<Option<String>> {
    let folder = place.root.join("src/samples");
    let index = folder.join("index.json");
    if !index.is_file() {
        return Ok(None);
    }
    let mut list: Value = serde_json::from_str(&disk::read_text(&index)?)
        .with_context(|| format!("{} is not JSON", index.display()))?;
    place_samples(&mut list, &folder, edition)?;
    Ok(Some(edition.put_hashed(
        "samples/index",
        "json",
        Part::Data,
        serde_json::to_vec(&list)?,
    )))
}

fn place_samples(value: &mut Value, folder: &Path, edition: &mut Edition) -> Result<()> {
    match value {
        Value::Array(entries) => entries
            .iter_mut()
            .try_for_each(|entry| place_samples(entry, folder, edition)),
        Value::Object(fields) => {
            if let Some(Value::String(file)) = fields.get_mut("file") {
                ensure!(
                    !file.contains(['/', '\\']),
                    "the sample '{file}' must lie beside its list"
                );
                let bytes = disk::read(&folder.join(&*file))?;
                *file = format!("{}/{file}", short_hash(&bytes));
                edition.put(&format!("samples/{file}"), Part::Data, bytes);
            }
            fields
                .values_mut()
                .try_for_each(|field| place_samples(field, folder, edition))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_sample_keeps_its_name() {
        let folder = std::env::temp_dir().join(format!("workshop-samples-{}", std::process::id()));
        disk::write(&folder.join("budget 2026.csv"), b"a;b\n").unwrap();
        let mut list = serde_json::json!([{ "title": "Budget", "file": "budget 2026.csv" }]);
        let mut edition = Edition::default();
        place_samples(&mut list, &folder, &mut edition).unwrap();
        let file = list[0]["file"].as_str().unwrap().to_string();
        assert!(file.ends_with("/budget 2026.csv"), "{file}");
        assert!(edition.pieces.contains_key(&format!("samples/{file}")));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_sample_that_is_not_there_is_an_error() {
        let mut list = serde_json::json!([{ "file": "gone.csv" }]);
        assert!(place_samples(&mut list, Path::new("nowhere"), &mut Edition::default()).is_err());
    }
}
