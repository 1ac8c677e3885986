//! Plain data that crosses threads: what the engine says and the page shows.
//!
//! This crate is the first stage of every arrow in the house. It holds no behaviour beyond what the
//! data itself means (folding a recipe to a view, comparing cells), knows nothing of files, browsers or
//! words, and serialises with serde. `engine` fills these types, `texts` turns their codes into
//! sentences, `worker` carries them, `app` shows them.

pub mod annotation;
pub mod axes;
pub mod beside;
pub mod brush;
pub mod calendar;
mod carried_on;
pub mod case_extract;
pub mod cell;
pub mod chart_choice;
pub mod chart_form;
pub mod checked;
pub mod code_list;
pub mod column;
pub mod column_kind;
pub mod column_spread;
pub mod compare_message;
pub mod comparison;
pub mod dataset;
pub mod dictionary;
pub mod drawing_message;
pub mod feature_map;
pub mod finding;
pub mod forecast;
pub mod forecast_message;
pub mod heading;
pub mod hidden;
pub mod kle;
pub mod kle_check;
pub mod kle_edition;
pub mod kle_message;
pub mod map_spec;
pub mod mend;
pub mod message;
pub mod near;
pub mod note;
pub mod number_columns;
pub mod periods;
pub mod plain;
pub mod question;
pub mod readiness;
pub mod recipe;
pub mod recipe_file;
pub mod reshape;
pub mod scene;
pub mod shortfall;
pub mod sniff;
pub mod spelling;
pub mod story;
pub mod table_facts;
pub mod text_lines;
pub mod unit;
pub mod view_spec;
