//! One style sheet from `style/`, and the font it speaks of.

use crate::disk::{self, Place};
use crate::edition::{Edition, Part};
use anyhow::{Context, Result};
use std::fmt::Write;

/// The weights of IBM Plex Sans that the page uses: text, and headings and buttons. The `latin` cut holds æøå;
/// anything beyond it (arrows, other alphabets in a file) is shown in the reader's own system font.
const WEIGHTS: [u16; 2] = [400, 600];

/// The sheet that stands first and the one after it: values, then elements, then the components.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// What the page links to.
pub struct Style {
    /// The style sheet; `None` when there is none yet.
    pub sheet: Option<String>,
    /// The fonts it speaks of.
    pub fonts: Vec<String>,
}

/// Adds style sheet and fonts.
pub fn add(place: &Place, edition: &mut Edition) -> Result<Style> {
    let mut text = String::new();
    let mut fonts = Vec::new();
    for weight in WEIGHTS {
        let file = format!(
            "node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-{weight}-normal.woff2"
        );
        let bytes = disk::read(&place.root.join(file))
            .context("the font is not installed: ./dev does that with npm")?;
        let stem = format!("plex-sans-{weight}");
        let font = edition.put_hashed(&stem, "woff2", Part::FirstPaint, bytes);
        // The sheet lies beside the font, so the bare name is the address. `swap`: text is there at once.
        writeln!(
            text,
            "@font-face{{font-family:\"IBM Plex Sans\";font-style:normal;font-weight:{weight};font-display:swap;\
             src:url(\"{font}\") format(\"woff2\")}}"
        )?;
        fonts.push(font);
    }
    let sheets = in_order(place)?;
    for sheet in &sheets {
        text.push_str(&without_comments(&disk::read_text(sheet)?));
    }
    let sheet =
        (!sheets.is_empty()).then(|| edition.put_hashed("style", "css", Part::FirstPaint, text));
    Ok(Style { sheet, fonts })
}

/// The sheets of `style/`: the first two, then the others by name.
fn in_order(place: &Place) -> Result<Vec<std::path::PathBuf>> {
    let mut sheets = disk::files_below(&place.root.join("style"))?;
    sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    sheets.sort_by_key(|path| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        (
            FIRST
                .iter()
                .position(|first| *first == name)
                .unwrap_or(FIRST.len()),
            name,
        )
    });
    Ok(sheets)
}

/// Takes comments, indentation and empty lines away; the rest is left to compression.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if let Some(comment) = from.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else if let Some(after) = from.strip_prefix('/') {
            out.push('/');
            after
        } else {
            let end = string_end(from);
            out.push_str(&from[..end]);
            &from[end..]
        };
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        })
}

/// The length of the quoted string that `text` begins with, its quotes included.
fn string_end(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    let mut escaped = false;
    for (at, character) in characters {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if Some(character) == quote {
            return at + character.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let css = "/* head */\na { content: \"/* æ \\\" */\"; }\n\n  b{width:calc(1px/2)} /* end";
        assert_eq!(
            without_comments(css),
            "a { content: \"/* æ \\\" */\"; }\nb{width:calc(1px/2)}\n"
        );
    }

    #[test]
    fn an_open_string_does_not_hang() {
        assert_eq!(without_comments("a{content:'x"), "a{content:'x\n");
    }
}
