//! What changes the state. Nothing here draws, and nothing else talks to the workers.

pub mod cases;
pub mod cells;
pub mod chart;
pub mod copy;
pub mod decide;
pub mod files;
pub mod finder;
pub mod import;
pub mod jump;
pub mod keys;
pub mod kle;
pub mod kle_search;
pub mod lessons;
pub mod lines;
pub mod lines_try;
pub mod memory;
pub mod navigate;
pub mod numbers;
pub mod open;
pub mod png;
pub mod remember;
pub mod rows;
pub mod steps;
pub mod take;
pub mod trouble;
pub mod view;
