//! KLE beyond the question what a dataset is about: editions of the register, and numbers standing in data.
//!
//! - [`edition`]: an edition read from KL's XML, OS2KLE or a list of numbers and titles.
//! - [`compare`]: how it differs from the one built in, and the register that both together make.

pub mod column;
pub mod compare;
pub mod edition;
pub mod number;
