//! What is seen, written in forms others can read.
//!
//! [`delimited`] writes rows window by window, so that the memory it needs does not grow with the table;
//! [`inspect`] says in JSON what a file is, as the command line prints it.

pub mod compare;
pub mod delimited;
pub mod dictionary;
pub mod facts;
pub mod inspect;
pub mod unready;
pub mod value;
