//! Rust to wasm: one cargo call for each module.
//!
//! Which cargo can do that is for `./dev` to find out (it sets `WASM_CARGO` where the usual one cannot);
//! which file comes out is asked of cargo itself.

use crate::disk::Place;
use crate::make::Mode;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A wasm module of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// The page.
    App,
    /// The engine, in workers.
    Worker,
    /// What draws, in a worker of its own.
    Drawing,
    /// Formats that are no delimited text, in workers of their own, fetched apart.
    Formats,
    /// Parquet, in a worker of its own, fetched apart.
    Parquet,
    /// What may come after a line over time, in a worker of its own, fetched apart.
    Forecast,
}

impl Module {
    /// All modules, in the order they are made.
    pub const ALL: [Self; 6] = [
        Self::App,
        Self::Worker,
        Self::Drawing,
        Self::Formats,
        Self::Parquet,
        Self::Forecast,
    ];

    /// The name of its package, and of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Worker => "worker",
            Self::Drawing => "drawing",
            Self::Formats => "formats_worker",
            Self::Parquet => "parquet_worker",
            Self::Forecast => "forecast_worker",
        }
    }

    /// What the page calls it in the `data-…` attributes that name its files.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Worker => "worker",
            Self::Drawing => "drawing",
            Self::Formats => "formats",
            Self::Parquet => "parquet",
            Self::Forecast => "forecast",
        }
    }

    /// True for a module that is cut after compiling.
    pub fn is_cut(self) -> bool {
        self == Self::App
    }

    /// What only this module's linker is told: one that is cut must say where its parts name one another.
    fn to_the_linker(self) -> &'static [&'static str] {
        match self.is_cut() {
            true => &["--", "-Clink-arg=--emit-relocs"],
            false => &[],
        }
    }

    fn selection(self) -> &'static str {
        match self {
            Self::App => "--bins",
            Self::Worker | Self::Drawing | Self::Formats | Self::Parquet | Self::Forecast => {
                "--lib"
            }
        }
    }
}

/// Compiles a module; answers where the wasm lies.
pub fn compile(place: &Place, module: Module, mode: Mode) -> Result<PathBuf> {
    let mut command = wasm_cargo();
    command
        .current_dir(&place.root)
        .args([
            "rustc",
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            mode.cargo_profile(),
        ])
        .args(["--package", module.name(), module.selection()])
        .arg("--message-format=json-render-diagnostics")
        .args(module.to_the_linker())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    // Leptos then gives all views one type instead of one for each: the page is a sixth smaller and compiles
    // faster. Said to every module, or what they share would be compiled twice.
    // Vectors are in every browser the page runs in, and make the scan several times as fast.
    let mut flags = vec![
        "--cfg=erase_components".to_string(),
        "-Ctarget-feature=+simd128".to_string(),
    ];
    if mode == Mode::Release {
        // The same bytes wherever the project lies, and no folder of this machine in them.
        flags.extend(
            machine_paths(place)
                .into_iter()
                .map(|(path, name)| format!("--remap-path-prefix={path}={name}")),
        );
    }
    // Given this way they reach only what is compiled for the browser, and may hold spaces.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    let output = command.output().context("cargo could not be started")?;
    ensure!(
        output.status.success(),
        "cargo could not compile '{}'",
        module.name()
    );
    wasm_file(&String::from_utf8_lossy(&output.stdout), module)
        .with_context(|| format!("cargo made no wasm file of '{}'", module.name()))
}

/// The cargo that knows wasm32, free of what an outer cargo has set for its own child.
pub fn wasm_cargo() -> Command {
    let cargo = std::env::var_os("WASM_CARGO").map(PathBuf::from);
    let mut command = Command::new(cargo.as_deref().unwrap_or(Path::new("cargo")));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "LD_LIBRARY_PATH"
        {
            command.env_remove(&name);
        }
    }
    if let Some(folder) = cargo.as_deref().and_then(Path::parent) {
        // its rustc must be found before any other
        let mut path = OsString::from(folder);
        if let Some(rest) = std::env::var_os("PATH") {
            path.push(":");
            path.push(rest);
        }
        command
            .env("PATH", path)
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("CARGO");
    }
    command
}

/// Folders of this machine that the compiler may write into what it makes, and what stands there instead.
/// Where several fit the compiler takes the last, so the narrower ones come later.
pub fn machine_paths(place: &Place) -> Vec<(String, &'static str)> {
    let home_of = |variable: &str, usual: &str| {
        let told = std::env::var_os(variable).map(PathBuf::from);
        told.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(usual)))
    };
    let mut paths = Vec::new();
    if let Some(toolchains) = home_of("RUSTUP_HOME", ".rustup") {
        paths.push((toolchains, "/rust"));
    }
    if let Some(cargo) = home_of("CARGO_HOME", ".cargo") {
        let sources = cargo.join("registry").join("src");
        paths.push((cargo, "/cargo"));
        // one folder for each registry, its name made from the registry's address
        let mut registries: Vec<PathBuf> = std::fs::read_dir(sources)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        registries.sort();
        paths.extend(registries.into_iter().map(|path| (path, "/crates")));
    }
    paths.push((place.root.clone(), "/datalup"));
    paths
        .into_iter()
        .map(|(path, name)| (path.display().to_string(), name))
        .collect()
}

/// The wasm file among the artifacts that cargo reports.
fn wasm_file(report: &str, module: Module) -> Option<PathBuf> {
    report
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| {
            message["reason"] == "compiler-artifact" && message["target"]["name"] == module.name()
        })
        .filter_map(|message| message["filenames"].as_array().cloned())
        .flatten()
        .filter_map(|name| name.as_str().map(PathBuf::from))
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn finds_the_wasm_among_the_artifacts() {
        let report = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"model"},"filenames":["/t/libmodel.rlib"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"worker"},"filenames":["/t/libworker.rlib","/t/worker.wasm"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(
            wasm_file(report, Module::Worker),
            Some(PathBuf::from("/t/worker.wasm"))
        );
        assert_eq!(wasm_file(report, Module::App), None);
    }
}
