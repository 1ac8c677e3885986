//! The suite.

mod classify;
mod house;
mod property_classify;
mod registers;
mod property_ops;
mod table;
