//! The suite.

mod classify;
mod house;
mod property_classify;
mod registers;
mod property_ops;
mod table;
mod reading;
mod read;
mod job;
mod ops;
mod profile;
mod export;
mod cli;
mod contract;
