//! Areas with shared borders: municipalities, regions, postal districts, or those of a dropped file.
//!
//! A [`Layer`] holds each border once, as an *arc*; an area names the arcs around it. So neighbours share
//! their borders exactly, however much is left out of them ([`Layer::simplified`]), and areas that are
//! merged lose the borders between them ([`Layer::merged`]). Coordinates are whole steps of a grid in
//! metres of one projection (EPSG:25832 in all we make), so that drawing is a scale and a shift.
//!
//! - [`topology`](Layer::of_shapes): polygons in, a layer out.
//! - [`Layer::write`] and [`Layer::read`]: our own file, with source, date, licence and credit in its head.
//! - [`Finder`]: in which area a point lies.

mod bytes;
mod file;
mod find;
mod layer;
mod merge;
mod simplify;
mod topology;

pub use file::Damaged;
pub use find::Finder;
pub use layer::{Arc, Area, Bounds, Head, Layer, Side};
pub use merge::Group;
pub use topology::Shape;
