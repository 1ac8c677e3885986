//! The workshop: makes the page out of its crates, and serves it while it is being written.
//!
//! In the order things are made: [`compile`] builds each wasm module in its own cargo call (in one call
//! the page would be compiled with the worker's features), [`split`] cuts the page's in two, [`bind`] gives
//! it its JavaScript, [`shrink`] makes it small; [`style`] and [`assets`] gather what stands beside;
//! [`page`] writes the policy and the names of all that into `index.html`. [`make`] leads them and hands over an [`edition::Edition`]: every
//! file of the page, in memory. `build` then checks it ([`sizes`], [`secrets`]), adds [`licences`] and
//! [`hosting`], and writes `dist/`; `serve` ([`serve`], [`watch`]) writes it to `target/` and serves it.

mod assets;
mod bind;
mod compile;
mod disk;
mod edition;
mod hosting;
mod licences;
mod make;
mod options;
mod page;
mod secrets;
mod serve;
mod shrink;
mod sizes;
mod split;
mod style;
mod watch;

use anyhow::Result;
use options::{Options, Verb};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let options = Options::parse(std::env::args().skip(1))?;
    let place = disk::Place::find()?;
    match options.verb {
        Verb::Build => build(&place, &options),
        Verb::Serve => serve::serve(&place, &options),
    }
}

/// `./dev build`: the whole page, ready to be put on a host, in `dist/`.
fn build(place: &disk::Place, options: &Options) -> Result<()> {
    let mut edition = make::Maker::new(place, make::Mode::Release, options.with_kle).make()?;
    secrets::check(place, &edition)?;
    licences::add(place, &mut edition, options.with_kle)?;
    hosting::add(&mut edition);
    edition.write_to(&place.dist())?;
    let within = sizes::report(&edition)?;
    anyhow::ensure!(
        within,
        "the page is larger than its budget (see the table above)"
    );
    println!(
        "dist/ is ready. Put the folder anywhere on a web host; dist/hosting/ has settings for common servers."
    );
    Ok(())
}
