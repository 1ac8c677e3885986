//! Cuts the page's module where `src/app/second.rs` and `src/app/panels.rs` say so.
//!
//! The compiler makes one module and keeps in it where its parts name one another. What can be reached from
//! the beginning becomes the first module and is bound to JavaScript as usual; what can only be reached
//! through a cut becomes a module of its own, and so does what can be reached through both. These talk to the
//! others through the first and need no binding. `link.js` brings them together in the browser.

use crate::bind::{Bound, Other, bind};
use crate::compile::Module;
use crate::disk::{self, Place};
use crate::make::Mode;
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::HashMap;
use wasm_split_cli_support::{Options, transform};

/// The names of the cuts in the page's source, in the order they are fetched.
pub const CUTS: [&str; 2] = ["second", "panels"];
/// How the first module names the script that links the others to it.
const LINK: &str = "./link.js";
const LINK_SCRIPT: &str = include_str!("link.js");
/// Begins what another module finds only beside the first it was made with, in debug builds.
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
        .with_context(|| format!("'{}' could not be cut", module.name()))?;
    let script = disk::read_text(&folder.join(LINK))?;
    let mut bound = bind(module, disk::read(&first)?, mode)?;
    bound.js = link(&bound.js, proof(&script))?;
    for (stem, cuts) in in_order(&cut.prefetch_map)? {
        let wasm = disk::read(&folder.join(&stem).with_extension("wasm"))?;
        bound.others.push(Other {
            name: file_name(&stem),
            cuts,
            wasm: match mode {
                Mode::Dev => wasm,
                Mode::Release => without_names(&wasm)?,
            },
        });
    }
    // a few megabytes; not worth an error
    let _ = std::fs::remove_dir_all(&folder);
    Ok(bound)
}

/// The modules beside the first, each before those that need it, with the cuts that need it.
fn in_order(needs: &HashMap<String, Vec<String>>) -> Result<Vec<(String, Vec<String>)>> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for cut in CUTS {
        let needed = needs.get(cut).filter(|needed| !needed.is_empty());
        for stem in needed.with_context(|| format!("the page has no cut '{cut}'"))? {
            match all.iter_mut().find(|own| own.0 == *stem) {
                Some((_, cuts)) => cuts.push(cut.to_owned()),
                None => all.push((stem.clone(), vec![cut.to_owned()])),
            }
        }
    }
    ensure!(
        needs.len() == CUTS.len(),
        "the page has other cuts than {CUTS:?}: {needs:?}"
    );
    Ok(all)
}

/// What the file of a module is called that the splitter calls `split_NAME`, or `chunk_NUMBER` when both
/// cuts need it: of these there can be but one.
fn file_name(stem: &str) -> String {
    match stem.strip_prefix("split_") {
        Some(cut) => cut.to_owned(),
        None => "shared".to_owned(),
    }
}

/// The script of the first module with that which links the others to it, in place of an import.
fn link(js: &str, proof: Option<(&str, &str)>) -> Result<String> {
    let is_import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let mut names = Vec::new();
    for import in js.lines().filter(is_import) {
        let name = import.split_whitespace().nth(3).unwrap_or_default();
        ensure!(!name.is_empty(), "imports are written otherwise: {import}");
        names.push(name);
    }
    ensure!(
        !names.is_empty(),
        "the first module does not ask for others"
    );
    let proof = proof.map_or_else(String::new, |(name, value)| format!(" {name}: {value} "));
    let loaders =
        CUTS.map(|cut| format!("__wasm_split_load_{cut}: (...to) => load(\"{cut}Wasm\", ...to)"));
    let mut here = format!("const PROOF = {{{proof}}};\n{LINK_SCRIPT}");
    here += &format!("const LOADERS = {{ {} }};\n", loaders.join(", "));
    // the script is imported once for each function that is taken from it
    for name in names {
        here += &format!("const {name} = LOADERS;\n");
    }
    let rest = js.lines().filter(|line| !is_import(line));
    let rest: Vec<&str> = rest.collect();
    Ok(here + &rest.join("\n"))
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
    let damaged = || anyhow!("a module is cut off");
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
        let imports =
            "import * as import1 from \"./link.js\"\nimport * as import2 from \"./link.js\"\n";
        let linked = link(&format!("{imports}let wasm;\nfn(import1.x);\n"), None).unwrap();
        assert!(!linked.contains("import *"), "{linked}");
        assert!(linked.starts_with("const PROOF = {};\n"), "{linked}");
        assert!(
            linked.contains("__wasm_split_load_panels: (...to) => load(\"panelsWasm\", ...to)")
        );
        assert!(
            linked.ends_with("const import2 = LOADERS;\nlet wasm;\nfn(import1.x);"),
            "{linked}"
        );
        assert!(link("let wasm;", None).is_err());
    }

    #[test]
    fn what_both_cuts_need_comes_before_them() {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        let mut needs: HashMap<String, Vec<String>> = HashMap::new();
        needs.insert("second".into(), names(&["chunk_1", "split_second"]));
        assert!(in_order(&needs).is_err());
        needs.insert("panels".into(), names(&["chunk_1", "split_panels"]));
        let all: [(String, Vec<String>); 3] = [
            ("chunk_1".into(), names(&["second", "panels"])),
            ("split_second".into(), names(&["second"])),
            ("split_panels".into(), names(&["panels"])),
        ];
        assert_eq!(in_order(&needs).unwrap(), all);
        assert_eq!(
            all.map(|one| file_name(&one.0)),
            ["shared", "second", "panels"]
        );
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
