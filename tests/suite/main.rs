//! The suite.

// a test that cannot go on fails: that is what unwrapping says
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod archives;
mod cases;
mod chart;
mod check_samples;
mod checks;
mod classify;
mod cli;
mod compare;
mod contract;
mod export;
mod format;
mod geo_samples;
mod house;
mod job;
mod kind;
mod kind_choice;
mod kind_dressed;
mod kind_samples;
mod kle_check;
mod kle_edition;
mod kle_lines;
mod kle_samples;
mod kle_search;
mod locate;
mod long_tables;
mod ops;
mod parquet;
mod passing;
mod pieces;
mod preview;
mod profile;
mod property_classify;
mod property_compare;
mod property_mend;
mod property_ops;
mod property_read;
mod read;
mod read_late;
mod read_letters;
mod read_matrix;
mod read_polluted;
mod read_samples;
mod read_signs;
mod read_values;
mod reading;
mod registers;
mod samples;
mod suggest;
mod table;
mod trees;
mod workbook;
mod workbook_older;
mod workbook_samples;
