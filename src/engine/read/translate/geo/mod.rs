//! Geodata as tables: attributes in columns, geometry as well-known text in the column `geometry`.
//!
//! Coordinates stay in the file's own system and keep the digits they have there; which system that is
//! travels beside the table. Heights are left out, with a note: nothing here draws or measures them.

mod coordinates;
mod features;
mod geojson;
mod geoparquet;
mod gml;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod hostile;
mod kml;
mod markup;
mod mif;
mod shape;
mod shapefile;
mod system;

pub(super) use geojson::translate as geojson;
pub use geoparquet::{GeoColumn, geo_column};
pub(super) use gml::translate as gml;
pub(super) use kml::translate as kml;
pub(super) use mif::{translate as mif, translate_parts as mif_parts};
pub(super) use shapefile::{
    Parts as ShapefileParts, translate as shapefile, translate_parts as shapefile_parts,
};

/// The name of the column that holds the geometry.
const GEOMETRY: &str = "geometry";
