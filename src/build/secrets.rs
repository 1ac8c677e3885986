//! Nothing of the machine that made the page goes out with it.

use crate::compile::machine_paths;
use crate::disk::Place;
use crate::edition::Edition;
use anyhow::{Result, ensure};

/// Fails when a file of the edition names a folder of this machine.
pub fn check(place: &Place, edition: &Edition) -> Result<()> {
    for (path, piece) in &edition.pieces {
        for (folder, _) in machine_paths(place) {
            ensure!(
                !holds(&piece.bytes, folder.as_bytes()),
                "{path} names a folder of this machine: {folder}"
            );
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::edition::Part;

    #[test]
    fn a_folder_of_this_machine_is_found() {
        let place = Place {
            root: "/home/anna/datalup".into(),
            target: "/t".into(),
        };
        let mut edition = Edition::default();
        edition.put(
            "app.wasm",
            Part::FirstPaint,
            "panicked at src/engine/lib.rs",
        );
        check(&place, &edition).unwrap();
        edition.put(
            "worker.wasm",
            Part::Worker,
            "panicked at /home/anna/datalup/src/engine/lib.rs",
        );
        assert!(check(&place, &edition).is_err());
    }
}
