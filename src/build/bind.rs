//! A wasm module and the JavaScript that lets it talk to the browser.

use crate::compile::Module;
use crate::make::Mode;
use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

/// What wasm-bindgen makes of a compiled module.
pub struct Bound {
    /// An ES module that loads and wraps the wasm.
    pub js: String,
    /// The wasm it wraps.
    pub wasm: Vec<u8>,
    /// The others of the modules it was cut into; none when it is in one piece.
    pub others: Vec<Other>,
}

/// A module that was cut off another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// What its file is called.
    pub name: String,
    /// The cuts that need it, in the order of [`crate::split::CUTS`].
    pub cuts: Vec<String>,
    /// The module.
    pub wasm: Vec<u8>,
}

/// Binds a compiled module.
pub fn bind(module: Module, wasm: Vec<u8>, mode: Mode) -> Result<Bound> {
    let doing = || format!("wasm-bindgen could not bind '{}'", module.name());
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(module.name(), wasm)
        .web(true)
        .with_context(doing)?
        .typescript(false)
        // the page names the wasm itself: its name holds a hash
        .omit_default_module_path(true)
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(true)
        // the parts of a module that was cut share what the linker made
        .keep_lld_exports(module.is_cut());
    let mut output = bindgen.generate_output().with_context(doing)?;
    // A dependency that brings JavaScript files of its own would need them bundled; none does so far (those
    // listed as snippets bring none), and a new one should be noticed here rather than in the browser.
    let bring = output
        .snippets()
        .iter()
        .filter(|(_, scripts)| !scripts.is_empty())
        .map(|(name, _)| name);
    let bring: Vec<_> = bring
        .chain(output.local_modules().keys())
        .chain(output.npm_dependencies().keys())
        .collect();
    ensure!(
        bring.is_empty(),
        "not bundled: JavaScript that '{}' gets from {bring:?}",
        module.name()
    );
    let js = output.js().to_string();
    Ok(Bound {
        js,
        wasm: output.wasm_mut().emit_wasm(),
        others: Vec::new(),
    })
}
