//! Leads the making of an edition: modules, styles, data, page.

use crate::bind::{Bound, Other, bind};
use crate::compile::{Module, compile};
use crate::disk::{self, Place};
use crate::edition::{Edition, Part, short_hash};
use crate::split::{CUTS, bind_cut};
use crate::{assets, page, shrink, style};
use anyhow::Result;
use std::path::PathBuf;
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
                Module::Drawing => Part::Drawing,
                Module::Formats => Part::Formats,
                Module::Parquet => Part::Parquet,
                Module::Forecast => Part::Forecast,
            };
            let js = edition.put_hashed(module.name(), "js", part, bound.js);
            let wasm = edition.put_hashed(module.name(), "wasm", part, bound.wasm);
            for other in bound.others {
                put_other(&mut edition, &mut names, other);
            }
            if module == Module::App {
                (names.app_js, names.app_wasm) = (js.clone(), wasm.clone());
            }
            names.modules.push((module.attribute(), js, wasm));
        }
        let style = style::add(self.place, &mut edition)?;
        (names.style, names.fonts) = (style.sheet, style.fonts);
        names.kle = if self.with_kle {
            Some(assets::add_kle(self.place, &mut edition)?)
        } else {
            None
        };
        names.areas = assets::add_areas(self.place, &mut edition)?;
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
        let keep = |extension: &str| self.keep(module, extension);
        if std::fs::read_to_string(keep("key")).is_ok_and(|kept| kept == key) {
            return Ok(Bound {
                js: disk::read_text(&keep("js"))?,
                wasm: disk::read(&keep("wasm"))?,
                others: self.kept_others(module)?,
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
            for other in &mut bound.others {
                other.wasm = shrink::shrink(self.place, module, &other.wasm)?;
            }
            println!(
                "shrunk {} in {:.1} s",
                module.name(),
                begun.elapsed().as_secs_f32()
            );
        }
        disk::write(&keep("js"), bound.js.as_bytes())?;
        disk::write(&keep("wasm"), &bound.wasm)?;
        let mut list = String::new();
        for other in &bound.others {
            disk::write(&keep(&format!("{}.wasm", other.name)), &other.wasm)?;
            list += &format!("{} {}\n", other.name, other.cuts.join(" "));
        }
        disk::write(&keep("others"), list.as_bytes())?;
        disk::write(&keep("key"), key.as_bytes())?;
        Ok(bound)
    }

    /// Where something made of a module is kept.
    fn keep(&self, module: Module, extension: &str) -> PathBuf {
        self.place.kept().join(format!(
            "{}-{}.{extension}",
            module.name(),
            self.mode.cargo_profile()
        ))
    }

    fn kept_others(&self, module: Module) -> Result<Vec<Other>> {
        let list = disk::read_text(&self.keep(module, "others"))?;
        let other = |line: &str| {
            let mut words = line.split(' ').map(str::to_owned);
            let name = words.next().unwrap_or_default();
            Ok(Other {
                wasm: disk::read(&self.keep(module, &format!("{name}.wasm")))?,
                cuts: words.collect(),
                name,
            })
        };
        list.lines().map(other).collect()
    }
}

/// Adds a module that was cut off another, and its name to the cuts that need it.
fn put_other(edition: &mut Edition, names: &mut page::Names, other: Other) {
    let is_late = !other.cuts.iter().any(|cut| cut == CUTS[0]);
    let part = if is_late { Part::Panels } else { Part::Second };
    let file = edition.put_hashed(&other.name, "wasm", part, other.wasm);
    for cut in other.cuts {
        match names.cuts.iter_mut().find(|own| own.0 == cut) {
            Some((_, files)) => *files += &format!(" {file}"),
            None => names.cuts.push((cut, file.clone())),
        }
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
