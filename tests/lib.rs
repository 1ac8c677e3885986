//! Helpers shared by the tests: where fixtures and the real files lie.
