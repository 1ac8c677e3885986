//! Leads the making of an edition: modules, styles, data, page.

use crate::bind::{Bound, bind};
use crate::compile::{Module, compile};
use crate::disk::{self, Place};
use crate::edition::{Edition, Part, short_hash};
use crate::split::bind_cut;
use crate::{assets, page, shrink, style};
use anyhow::Result;
use std::time::{Instant, UNIX_EPOCH};

/// For whom an edition is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The developer: quick to make.
    Dev,
    /// The user: small and fast.
    Release,
}

impl Mode {
    /// The profile in `Cargo.toml`.
    pub fn cargo_profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm",
        }
    }
}

/// Makes editions, one after another.
pub struct Maker<'a> {
    place: &'a Place,
    mode: Mode,
    with_kle: bool,
}

impl<'a> Maker<'a> {
    /// A maker of editions for `mode`, with or without the KLE register.
    pub fn new(place: &'a Place, mode: Mode, with_kle: bool) -> Self {
        Self {
            place,
            mode,
            with_kle,
        }
    }

    /// Makes the edition that the sources now describe.
    pub fn make(&self) -> Result<Edition> {
        let mut edition = Edition::default();
        let mut names = page::Names::default();
        for module in Module::ALL {
            let bound = self.module(module)?;
            let part = match module {
                Module::App => Part::FirstPaint,
                Module::Worker => Part::Worker,
                Module::Parquet => Part::Parquet,
            };
            let js = edition.put_hashed(module.name(), "js", part, bound.js);
            let wasm = edition.put_hashed(module.name(), "wasm", part, bound.wasm);
            if let Some(second) = bound.second {
                names.second_wasm = edition.put_hashed("second", "wasm", Part::Second, second);
            }
            match module {
                Module::App => (names.app_js, names.app_wasm) = (js, wasm),
                Module::Worker => (names.worker_js, names.worker_wasm) = (js, wasm),
                Module::Parquet => (names.parquet_js, names.parquet_wasm) = (js, wasm),
            }
        }
        let style = style::add(self.place, &mut edition)?;
        (names.style, names.fonts) = (style.sheet, style.fonts);
        names.kle = if self.with_kle {
            Some(assets::add_kle(self.place, &mut edition)?)
        } else {
            None
        };
        names.samples = assets::add_samples(self.place, &mut edition)?;
        page::add(self.place, &mut edition, names)?;
        Ok(edition)
    }

    /// A module, compiled, bound and for users shrunk. The last two are done again only when the first
    /// gave something new: binding a large module takes seconds, shrinking it takes minutes.
    fn module(&self, module: Module) -> Result<Bound> {
        let compiled = disk::read(&compile(self.place, module, self.mode)?)?;
        let key = format!(
            "{} {} {}",
            short_hash(&compiled),
            own_age(),
            shrink::arguments(module).join(" ")
        );
        let keep = |extension: &str| {
            self.place.kept().join(format!(
                "{}-{}.{extension}",
                module.name(),
                self.mode.cargo_profile()
            ))
        };
        if std::fs::read_to_string(keep("key")).is_ok_and(|kept| kept == key) {
            return Ok(Bound {
                js: disk::read_text(&keep("js"))?,
                wasm: disk::read(&keep("wasm"))?,
                second: module
                    .is_cut()
                    .then(|| disk::read(&keep("second.wasm")))
                    .transpose()?,
            });
        }
        // nothing half-written may pass for kept
        let _ = std::fs::remove_file(keep("key"));
        let begun = Instant::now();
        let mut bound = match module.is_cut() {
            true => bind_cut(self.place, module, &compiled, self.mode)?,
            false => bind(module, compiled, self.mode)?,
        };
        println!(
            "bound {} in {:.1} s",
            module.name(),
            begun.elapsed().as_secs_f32()
        );
        if self.mode == Mode::Release {
            let begun = Instant::now();
            bound.wasm = shrink::shrink(self.place, module, &bound.wasm)?;
            if let Some(second) = &mut bound.second {
                *second = shrink::shrink(self.place, module, second)?;
            }
            println!(
                "shrunk {} in {:.1} s",
                module.name(),
                begun.elapsed().as_secs_f32()
            );
        }
        disk::write(&keep("js"), bound.js.as_bytes())?;
        disk::write(&keep("wasm"), &bound.wasm)?;
        if let Some(second) = &bound.second {
            disk::write(&keep("second.wasm"), second)?;
        }
        disk::write(&keep("key"), key.as_bytes())?;
        Ok(bound)
    }
}

/// Tells this build of the workshop from others: what another one has kept may have been made otherwise.
pub fn own_age() -> String {
    let modified = std::env::current_exe()
        .and_then(std::fs::metadata)
        .and_then(|about| about.modified());
    let since = modified
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or_else(String::new, |since| since.as_nanos().to_string())
}
