//! Cuts the page's module in two where `src/app/second.rs` says so.
//!
//! The compiler makes one module and keeps in it where its parts name one another. What can be reached from
//! the beginning becomes the first module and is bound to JavaScript as usual; what can only be reached
//! through the cut becomes the second, which talks to the first alone and needs no binding. `link.js` brings
//! the two together in the browser.

use crate::bind::{Bound, bind};
use crate::compile::Module;
use crate::disk::{self, Place};
use crate::make::Mode;
use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

/// The name of the cut in the page's source.
const CUT: &str = "second";
/// How the first module names the script that links the second to it.
const LINK: &str = "./link.js";
const LINK_SCRIPT: &str = include_str!("link.js");
/// Begins what a second module finds only beside the first it was made with, in debug builds.
const PROOF: &str = "__canary_";

/// Cuts a compiled module that says where its parts name one another, and binds it.
pub fn bind_cut(place: &Place, module: Module, compiled: &[u8], mode: Mode) -> Result<Bound> {
    let folder = place.kept().join("split");
    // what an earlier cut left must not pass for this one's
    let _ = std::fs::remove_dir_all(&folder);
    let first = folder.join("first.wasm");
    let mut options = Options::new(compiled);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    let cut = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("'{}' could not be cut in two", module.name()))?;
    let [second] = cut.split_modules.as_slice() else {
        let count = cut.split_modules.len();
        return Err(anyhow!("'{}' has one cut, not {count}", module.name()));
    };
    let script = disk::read_text(&folder.join(LINK))?;
    let second = disk::read(second)?;
    let mut bound = bind(module, disk::read(&first)?, mode)?;
    bound.js = link(&bound.js, proof(&script))?;
    bound.second = Some(match mode {
        Mode::Dev => second,
        Mode::Release => without_names(&second)?,
    });
    // a few megabytes; not worth an error
    let _ = std::fs::remove_dir_all(&folder);
    Ok(bound)
}

/// The script of the first module with that which links the second to it, in place of an import.
fn link(js: &str, proof: Option<(&str, &str)>) -> Result<String> {
    let import = js
        .lines()
        .find(|line| line.starts_with("import * as ") && line.contains(LINK))
        .context("the first module does not ask for the second")?;
    let name = import.split_whitespace().nth(3).unwrap_or_default();
    ensure!(!name.is_empty(), "imports are written otherwise: {import}");
    let proof = proof.map_or_else(String::new, |(name, value)| format!(" {name}: {value} "));
    let here = format!(
        "const PROOF = {{{proof}}};\n{LINK_SCRIPT}const {name} = {{ __wasm_split_load_{CUT} }};"
    );
    Ok(js.replacen(import, &here, 1))
}

/// Name and value of the proof, as the splitter's own script has them.
fn proof(script: &str) -> Option<(&str, &str)> {
    let (name, rest) = script[script.find(PROOF)?..].split_once(':')?;
    let (value, _) = rest.split_once(',')?;
    Some((name, value.trim()))
}

/// A module without its section of names, which only a developer reads.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    const HEADER_BYTES: usize = 8;
    const CUSTOM: u8 = 0;
    let damaged = || anyhow!("the second module is cut off");
    let mut out = wasm.get(..HEADER_BYTES).ok_or_else(damaged)?.to_vec();
    let mut at = HEADER_BYTES;
    while let Some(&id) = wasm.get(at) {
        let (length, body) = number(wasm, at + 1).ok_or_else(damaged)?;
        let end = body + length;
        let section = wasm.get(body..end).ok_or_else(damaged)?;
        // a custom section begins with its name and the length of that
        let is_names = id == CUSTOM && section.starts_with(b"\x04name");
        if !is_names {
            out.extend_from_slice(&wasm[at..end]);
        }
        at = end;
    }
    Ok(out)
}

/// An unsigned LEB128 number, and where it ends.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_import_becomes_the_script_that_links() {
        let js = "import * as import1 from \"./link.js\"\nlet wasm;\nfn(import1.x);\n";
        let linked = link(js, None).unwrap();
        assert!(!linked.contains("import *"), "{linked}");
        assert!(linked.starts_with("const PROOF = {};\n"), "{linked}");
        assert!(linked.contains("const import1 = { __wasm_split_load_second };\nlet wasm;"));
        assert!(link("let wasm;", None).is_err());
    }

    #[test]
    fn the_proof_of_a_debug_build_is_handed_on() {
        let script = "sharedImports = { __wasm_split: { __canary_1f: ~0xdead, } };";
        assert_eq!(proof(script), Some(("__canary_1f", "~0xdead")));
        let linked = link("import * as i from \"./link.js\"\n", proof(script)).unwrap();
        assert!(linked.starts_with("const PROOF = { __canary_1f: ~0xdead };\n"));
        assert_eq!(proof("sharedImports = { __wasm_split: {  } };"), None);
    }

    #[test]
    fn only_the_names_go() {
        let header = b"\0asm\x01\0\0\0";
        let types = b"\x01\x01\0";
        let names = b"\0\x06\x04nameX";
        let other = b"\0\x05\x04test";
        let whole = [&header[..], types, names, other].concat();
        let left = [&header[..], types, other].concat();
        assert_eq!(without_names(&whole).unwrap(), left);
        assert_eq!(without_names(&left).unwrap(), left);
        assert!(without_names(&whole[..whole.len() - 1]).is_err());
    }
}
