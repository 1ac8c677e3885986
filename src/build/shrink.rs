//! Makes a bound module smaller and faster with Binaryen's `wasm-opt`, for the finished page only.

use crate::compile::Module;
use crate::disk::{self, Place};
use anyhow::{Context, Result, ensure};
use std::process::{Command, Stdio};

/// What rustc may use in wasm32 code; wasm-opt must be told, since the section that says so is gone
/// after binding.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// How a module is treated: the page must be small, the engine fast. (`-Oz` makes the page smaller as it
/// lies on disk, but larger as it travels.)
pub fn arguments(module: Module) -> Vec<&'static str> {
    let level = match module {
        Module::App | Module::Drawing => "-Os",
        Module::Worker | Module::Formats | Module::Parquet | Module::Forecast => "-O2",
    };
    let mut arguments = vec![
        level,
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
    ];
    if module == Module::Worker {
        // Merged into their only callers, functions grow to a size that browsers take a tenth of a second to
        // compile well, while the file is being read.
        arguments.push("--one-caller-inline-max-function-size=300");
    }
    arguments.extend(FEATURES);
    arguments
}

/// Shrinks a module.
pub fn shrink(place: &Place, module: Module, wasm: &[u8]) -> Result<Vec<u8>> {
    let tool = place.root.join("node_modules/binaryen/bin/wasm-opt");
    ensure!(
        tool.is_file(),
        "wasm-opt is not installed: run ./dev build, which installs it with npm"
    );
    let before = place.kept().join(format!("{}.before.wasm", module.name()));
    let after = place.kept().join(format!("{}.after.wasm", module.name()));
    disk::write(&before, wasm)?;
    let status = Command::new("node")
        .arg(&tool)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .args(arguments(module))
        .stdin(Stdio::null())
        .status()
        .context("node could not be started; wasm-opt runs on it")?;
    ensure!(
        status.success(),
        "wasm-opt could not shrink '{}'",
        module.name()
    );
    let shrunk = disk::read(&after)?;
    // left-overs of a few megabytes; not worth an error
    let _ = std::fs::remove_file(&before);
    let _ = std::fs::remove_file(&after);
    Ok(shrunk)
}
