//! What a column means: its kind, told from its name and its profile.

pub mod fold;
