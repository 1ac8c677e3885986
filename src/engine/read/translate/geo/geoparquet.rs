//! What a Parquet file says of its geometry: the `geo` entry of GeoParquet.

use super::super::json::cursor::Cursor;
use super::super::json::tree::Tree;
use crate::geo::crs;
use model::note::Note;

/// The geometry of a Parquet file.
#[derive(Debug, Clone, PartialEq)]
pub struct GeoColumn {
    /// The column that holds it.
    pub name: String,
    /// The reference system of its coordinates, when it is known.
    pub crs: Option<String>,
    /// What is worth knowing about it.
    pub note: Option<Note>,
}

/// Reads the `geo` entry of a Parquet file; `None` when it says nothing of a column. Where it says nothing
/// of the reference system, the coordinates are longitude and latitude: so GeoParquet has it.
#[must_use]
pub fn geo_column(json: &str) -> Option<GeoColumn> {
    let tree = Tree::read(&mut Cursor::new(json.as_bytes(), 0)).ok()?;
    let columns = tree.get("columns")?.members();
    let primary = tree.get("primary_column").and_then(Tree::text);
    let (name, column) = columns
        .iter()
        .find(|(name, _)| Some(name.as_str()) == primary)
        .or(columns.first())?;
    let (crs, note) = match column.get("crs") {
        None => (Some(crs::CRS84.to_owned()), None),
        Some(Tree::Null) => (None, None),
        Some(said) => system(said),
    };
    Some(GeoColumn {
        name: name.clone(),
        crs,
        note,
    })
}

/// A reference system as PROJJSON has it, or by its name.
fn system(said: &Tree) -> (Option<String>, Option<Note>) {
    let id = said.get("id");
    let part = |key| id.and_then(|id| id.get(key)).and_then(Tree::text);
    let coded = part("authority").zip(part("code"));
    let coded = coded.and_then(|(authority, code)| crs::by_name(&format!("{authority}:{code}")));
    let name = said
        .text()
        .or_else(|| said.get("name").and_then(Tree::text));
    match coded.or_else(|| name.and_then(crs::by_name)) {
        Some(crs) => (Some(crs), None),
        None => (
            None,
            name.map(|name| Note::CrsUnknown {
                name: name.to_owned(),
            }),
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn of(crs: &str) -> GeoColumn {
        let json = format!(
            r#"{{"version":"1.1.0","primary_column":"geom","columns":{{"a":{{}},"geom":{{"encoding":"WKB"{crs}}}}}}}"#
        );
        geo_column(&json).unwrap()
    }

    #[test]
    fn the_system_is_told_by_its_code_and_else_by_its_name() {
        let utm = of(
            r#","crs":{"type":"ProjectedCRS","name":"x","base_crs":{"id":{"authority":"EPSG","code":4258}},"id":{"authority":"EPSG","code":25832}}"#,
        );
        assert_eq!(utm.name, "geom");
        assert_eq!(utm.crs.as_deref(), Some("EPSG:25832"));
        let named = of(r#","crs":{"name":"ETRS89 / UTM zone 32N"}"#);
        assert_eq!(named.crs.as_deref(), Some("EPSG:25832"));
        let degrees = of(r#","crs":{"id":{"authority":"OGC","code":"CRS84"}}"#);
        assert_eq!(degrees.crs.as_deref(), Some("OGC:CRS84"));
    }

    #[test]
    fn silence_means_degrees_and_null_means_unknown() {
        assert_eq!(of("").crs.as_deref(), Some("OGC:CRS84"));
        assert_eq!(of(r#","crs":null"#).crs, None);
        let odd = of(r#","crs":{"name":"Kommunens eget"}"#);
        assert!(odd.crs.is_none() && odd.note.is_some());
    }

    #[test]
    fn what_is_no_such_entry_says_nothing() {
        for text in ["", "{", "[]", "{\"columns\":{}}", "{\"columns\":1}"] {
            assert_eq!(geo_column(text), None, "{text}");
        }
    }
}
