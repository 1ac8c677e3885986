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
mod pieces;
mod profile;
mod export;
mod cli;
mod contract;
mod chart;
mod format;
mod kind;
mod suggest;
