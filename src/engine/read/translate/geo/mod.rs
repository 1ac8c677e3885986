//! Geodata as tables: attributes in columns, geometry as well-known text in the column `geometry`.
//!
//! Coordinates stay in the file's own system and keep the digits they have there; which system that is
//! travels beside the table. Heights are left out, with a note: nothing here draws or measures them.

mod coordinates;
mod geojson;
mod shapefile;
mod system;

pub(super) use geojson::translate as geojson;
pub(super) use shapefile::translate as shapefile;

/// The name of the column that holds the geometry.
const GEOMETRY: &str = "geometry";
