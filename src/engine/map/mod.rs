//! Maps: from a column that names areas, by code or name alone, to one number an area.
//!
//! - [`features`]: the rows' own geometry, from columns of coordinates or of geometry.
//! - [`halves`]: columns that are the two halves of a whole.
//! - [`join`]: which area a value means: lost zeros, "Københavns Kommune", old regions and new ones.
//! - [`keep`]: which filter keeps the rows of an area.
//! - [`suggest`]: whether a map is worth seeing, and which; what a user may choose instead.
//! - [`layer`]: areas of a dropped file, made into a layer of our own.
//! - [`row_names`]: which column says what the rows are called.
//! - [`towns`]: names that tell where on a map one is.
//! - [`own`]: which of the properties of such a file a column names.
//! - [`naming`]: what its areas are called where no column names them.
//!
//! The rows are folded in [`Director::map_data`](crate::job::Director::map_data), shard by shard, like those
//! of any chart: each different value once, then the values of an area together. Drawing is `chart`'s.

pub mod features;
pub(crate) mod halves;
pub mod join;
pub mod keep;
pub mod layer;
pub mod naming;
pub mod own;
mod row_names;
pub mod suggest;
pub mod towns;
