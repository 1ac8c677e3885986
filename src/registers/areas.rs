//! Borders of municipalities and postal districts, each a file of its own that another can replace.
//!
//! The head of each file names source, date, licence and credit; `areas` reads it. Made with
//! `datalup areas` of the boundaries of DAGI at 1:500,000 of February 2014: the municipalities have not changed
//! since, some postal codes of islands came later and have no area.

/// The borders of the municipalities and Christiansø, as a build with the feature `areas` carries them; `None`
/// without.
#[must_use]
pub fn municipalities() -> Option<&'static [u8]> {
    #[cfg(feature = "areas")]
    let bytes: Option<&'static [u8]> = Some(include_bytes!("areas/municipalities.areas"));
    #[cfg(not(feature = "areas"))]
    let bytes = None;
    bytes
}

/// The same of the postal districts.
#[must_use]
pub fn postcodes() -> Option<&'static [u8]> {
    #[cfg(feature = "areas")]
    let bytes: Option<&'static [u8]> = Some(include_bytes!("areas/postcodes.areas"));
    #[cfg(not(feature = "areas"))]
    let bytes = None;
    bytes
}
