//! Places on the Earth: geometries, how they are written, and the systems their coordinates are in.
//!
//! Geometry travels through the pipeline as text (well-known text in a text column, the digits as they
//! stood in the file); here it becomes numbers when something is to be drawn or checked.
//!
//! - [`Geometry`] is the simple-feature model; [`wkt`] and [`wkb`] read it, and it writes itself as
//!   well-known text. [`text`] reads a cell in whichever form it is.
//! - [`crs`] recognises reference systems by all the names and parameters files use for them.
//! - [`utm`] goes between UTM (EPSG:25832 and its kin) and longitude/latitude.
//! - [`IntoZone`] brings points of any of them into the zone that maps are drawn in.
//! - [`Places`] looks at coordinates alone: are they Denmark's in degrees, in metres, or swapped?

pub mod crs;
mod geometry;
mod places;
pub mod text;
pub mod utm;
pub mod wkb;
pub mod wkt;
mod zone;

pub use geometry::{Geometry, Point};
pub use places::{Guess, Places};
pub use zone::IntoZone;
