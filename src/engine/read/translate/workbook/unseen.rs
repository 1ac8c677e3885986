//! Styles of cells that print nothing on white paper: white letters on no ground, or a number format that shows
//! nothing.

use super::xml::{Event, Tag, Xml};
use std::collections::HashSet;

/// Styles beyond this number are damage: no program makes as many.
const MAX_STYLES: usize = 1 << 17;

/// For each style of cells whether what it shows cannot be seen; empty where every one can.
pub(super) fn of_styles(mut xml: Xml<'_>) -> Vec<bool> {
    let mut silent = HashSet::new();
    let (mut is_white, mut is_plain, mut styles) = (Vec::new(), Vec::new(), Vec::new());
    let (mut is_fonts, mut is_fills, mut is_cells) = (false, false, false);
    while let Ok(event) = xml.next() {
        match event {
            Event::Open(tag) => match tag.name {
                b"numFmt" => {
                    let code = tag.text(b"formatCode").unwrap_or_default();
                    let shows_nothing = code.len() >= 2 && code.chars().all(|c| c == ';');
                    if let Some(id) = tag.number(b"numFmtId").filter(|_| shows_nothing) {
                        silent.insert(id);
                    }
                }
                b"fonts" => is_fonts = !tag.is_empty,
                b"fills" => is_fills = !tag.is_empty,
                b"cellXfs" => is_cells = !tag.is_empty,
                b"font" if is_fonts && is_white.len() < MAX_STYLES => is_white.push(false),
                b"color" if is_fonts => {
                    if let Some(last) = is_white.last_mut() {
                        *last = is_paper(&tag);
                    }
                }
                b"fill" if is_fills && is_plain.len() < MAX_STYLES => is_plain.push(true),
                b"patternFill" if is_fills => {
                    let is_none = tag
                        .attribute(b"patternType")
                        .is_none_or(|sort| sort == b"none");
                    if let Some(last) = is_plain.last_mut() {
                        *last = is_none;
                    }
                }
                b"gradientFill" if is_fills => {
                    if let Some(last) = is_plain.last_mut() {
                        *last = false;
                    }
                }
                b"fgColor" if is_fills => {
                    if let Some(last) = is_plain.last_mut() {
                        *last |= is_paper(&tag);
                    }
                }
                b"xf" if is_cells && styles.len() < MAX_STYLES => {
                    let number = |name: &[u8]| tag.number(name).unwrap_or(0);
                    let has = |list: &[bool], name: &[u8], usual: bool| {
                        list.get(number(name) as usize).copied().unwrap_or(usual)
                    };
                    let is_pale =
                        has(&is_white, b"fontId", false) && has(&is_plain, b"fillId", true);
                    styles.push(is_pale || silent.contains(&number(b"numFmtId")));
                }
                _ => {}
            },
            Event::Close(b"fonts") => is_fonts = false,
            Event::Close(b"fills") => is_fills = false,
            Event::Close(b"cellXfs") => is_cells = false,
            Event::End => break,
            _ => {}
        }
    }
    match styles.contains(&true) {
        true => styles,
        false => Vec::new(),
    }
}

/// True for a color that is white.
fn is_paper(tag: &Tag<'_>) -> bool {
    // a tint makes another color of it; the first of a theme is what paper has
    let is_pure = tag.attribute(b"tint").is_none();
    let is_white = tag
        .attribute(b"rgb")
        .is_some_and(|color| color.len() == 8 && color[2..].eq_ignore_ascii_case(b"ffffff"));
    let of_theme = tag.number(b"theme") == Some(0);
    let of_list = matches!(tag.number(b"indexed"), Some(1 | 9));
    is_pure && (is_white || of_theme || of_list)
}
