//! KLE beyond the question what a dataset is about: editions of the register, and numbers standing in data.
//!
//! - [`edition`]: an edition read from KL's XML, OS2KLE or a list of numbers and titles.
//! - [`search`]: numbers for a number, a title or an everyday word, and the tree they stand in.
//! - [`compare`]: how it differs from the one built in, and the register that both together make.
//! - [`number`]: a number in the many dresses it wears; [`column`]: which columns hold them, told apart from
//!   the chart of accounts and others of the same shape; [`beside`]: what stands beside
//!   them.
//! - [`check`] goes through the rows with the [`rules`], judged by the [`register`].
//! - [`lines`] classifies a column of free text line by line; the result becomes columns of the table.
//! - [`readiness`]: whether cases can be shown to the citizens they are about.

pub mod beside;
pub mod check;
pub mod column;
pub mod compare;
pub mod damaged;
pub mod edition;
pub mod lines;
pub mod number;
pub mod readiness;
pub mod register;
pub mod rules;
pub mod search;
