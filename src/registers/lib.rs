//! Facts, embedded compactly, one file each with source, date and validity.
