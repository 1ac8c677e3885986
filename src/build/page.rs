//! `index.html`: the template with the policy, the links and the names of all files filled in.

use crate::disk::{self, Place};
use crate::edition::{Edition, Part};
use anyhow::{Result, ensure};
use std::fmt::Write;

/// What the page and everything it starts may do.
///
/// Nothing but what is named here, and of that only from its own origin: no request can leave for another.
/// `wasm-unsafe-eval` lets wasm be compiled, and nothing else be evaluated. Workers start from `blob:`
/// only, since such a worker inherits this policy while one from an http address would have none. The
/// blob holds the worker's whole script (it imports nothing), so `script-src` needs no `blob:`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; \
     connect-src 'self'; img-src 'self' blob: data:; style-src 'self'; font-src 'self'; \
     base-uri 'none'; form-action 'none'";

/// Starts the page, or says why it cannot be.
const BOOT: &str = include_str!("boot.js");

/// The names that the page must know, all relative to it.
#[derive(Debug, Default)]
pub struct Names {
    /// The page's script.
    pub app_js: String,
    /// The page's module.
    pub app_wasm: String,
    /// For each of the cuts of the page, what is fetched: names with blanks between, each before those that need it.
    pub cuts: Vec<(String, String)>,
    /// What the page calls each module, its script and its wasm.
    pub modules: Vec<(&'static str, String, String)>,
    /// The style sheet.
    pub style: Option<String>,
    /// The fonts.
    pub fonts: Vec<String>,
    /// The KLE register; `None` in an edition without it.
    pub kle: Option<String>,
    /// What the page calls each file of borders, and the file.
    pub areas: Vec<(&'static str, String)>,
    /// The list of samples; `None` where there are none.
    pub samples: Option<String>,
}

/// Adds `index.html` and the script that starts it.
pub fn add(place: &Place, edition: &mut Edition, names: Names) -> Result<()> {
    let boot = edition.put_hashed("boot", "js", Part::FirstPaint, BOOT);
    let template = disk::read_text(&place.root.join("index.html"))?;
    let build = edition.build_id();
    let page = fill(&template, &links(&names, &boot), &facts(&names, &build))?;
    edition.put("index.html", Part::FirstPaint, page);
    Ok(())
}

/// The links of the head. Everything that the first paint needs is asked for at once, not when the script
/// before it has come; `crossorigin` makes the browser take for its own `fetch` what was loaded ahead.
fn links(names: &Names, boot: &str) -> String {
    let mut html = String::new();
    let mut line = |text: String| {
        html.push_str(&text);
        html.push('\n');
    };
    if let Some(style) = &names.style {
        line(format!("<link rel=\"stylesheet\" href=\"{style}\">"));
    }
    line(format!(
        "<link rel=\"modulepreload\" href=\"{}\">",
        names.app_js
    ));
    line(format!(
        "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
        names.app_wasm
    ));
    for font in &names.fonts {
        line(format!(
            "<link rel=\"preload\" href=\"{font}\" as=\"font\" type=\"font/woff2\" crossorigin>"
        ));
    }
    line(format!("<script type=\"module\" src=\"{boot}\"></script>"));
    html.pop();
    html
}

/// The `data-…` attributes of the body: what the page is told about its build.
fn facts(names: &Names, build: &str) -> String {
    let facts = [
        ("build", Some(build)),
        ("kle", names.kle.as_deref()),
        ("samples", names.samples.as_deref()),
    ];
    let mut html = String::new();
    for (cut, files) in &names.cuts {
        let _ = write!(html, " data-{cut}-wasm=\"{files}\"");
    }
    for (name, js, wasm) in &names.modules {
        let _ = write!(html, " data-{name}-js=\"{js}\" data-{name}-wasm=\"{wasm}\"");
    }
    for (name, file) in &names.areas {
        let _ = write!(html, " data-areas-{name}=\"{file}\"");
    }
    for (name, value) in facts {
        if let Some(value) = value {
            // every name is made by the workshop: stems, hexadecimal digits, dots, slashes, blanks
            let _ = write!(html, " data-{name}=\"{value}\"");
        }
    }
    html.trim_start().to_string()
}

fn fill(template: &str, links: &str, facts: &str) -> Result<String> {
    let mut page = template.to_string();
    for (mark, text) in [
        ("{{policy}}", POLICY),
        ("{{links}}", links),
        ("{{facts}}", facts),
    ] {
        ensure!(
            page.matches(mark).count() == 1,
            "index.html must hold {mark} once"
        );
        page = page.replace(mark, text);
    }
    ensure!(
        !page.contains("{{"),
        "index.html holds a mark that nothing fills in"
    );
    Ok(page)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn names() -> Names {
        Names {
            app_js: "app-1.js".into(),
            modules: vec![("worker", "worker-4.js".into(), "worker-5.wasm".into())],
            kle: Some("kle/kle-2.csv".into()),
            ..Names::default()
        }
    }

    #[test]
    fn every_mark_is_filled() {
        let page = fill(
            "<m c=\"{{policy}}\">{{links}}<body {{facts}}>",
            &links(&names(), "boot-3.js"),
            &facts(&names(), "b"),
        )
        .unwrap();
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("src=\"boot-3.js\""));
        assert!(page.contains("data-worker-js=\"worker-4.js\" data-worker-wasm=\"worker-5.wasm\""));
        assert!(page.contains("data-kle=\"kle/kle-2.csv\""));
        assert!(!page.contains("data-samples"));
    }

    #[test]
    fn a_template_without_policy_is_refused() {
        assert!(fill("{{links}}{{facts}}", "", "").is_err());
        assert!(fill("{{policy}}{{links}}{{facts}}{{more}}", "", "").is_err());
    }

    #[test]
    fn no_address_is_absolute() {
        let html = links(&names(), "boot.js");
        assert!(!html.contains("=\"/") && !html.contains("://"), "{html}");
    }
}
