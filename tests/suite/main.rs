//! The suite.

// a test that cannot go on fails: that is what unwrapping says
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod classify;
mod house;
mod property_classify;
mod registers;
mod property_ops;
mod table;
mod reading;
mod property_read;
mod read;
mod read_samples;
mod read_late;
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
