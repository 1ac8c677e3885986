//! Stub while the house is set up.
fn main() {}
