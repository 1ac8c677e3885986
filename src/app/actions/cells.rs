//! Cells from the clipboard: what a spreadsheet or a web page copies is a table in markup beside its text.
//! The markup is parsed by the browser into a document of its own, in which nothing runs, loads or shows;
//! only texts are taken out of it.

use crate::dom;
use crate::queries::cells::{PastedCell, shown_text, tab_separated};
use web_sys::{DataTransfer, DomParser, Element, HtmlElement, SupportedType};

/// Stands for a line break of the page while blanks are taken together.
const BREAK: char = '\u{2028}';

/// The table a clipboard holds, as tab-separated text; `None` when it holds none.
pub fn pasted(transfer: &DataTransfer) -> Option<String> {
    let markup = transfer.get_data("text/html").ok()?;
    if !markup.contains('<') {
        return None;
    }
    let document = DomParser::new()
        .ok()?
        .parse_from_string(&bare(&markup), SupportedType::TextHtml)
        .ok()?;
    let root = document.document_element()?;
    // pages use tables for layout too: the one with most cells of its own is meant
    let table = dom::all(&root, "table")
        .into_iter()
        .map(|table| (own(&table, "td, th").len(), table))
        .max_by_key(|(cells, _)| *cells)
        .filter(|(cells, _)| *cells > 1)?
        .1;
    for line_end in dom::all(&table, "br") {
        let _ = line_end.before_with_str_1(&BREAK.to_string());
    }
    let rows = own(&table, "tr").into_iter().map(|row| {
        let cells = dom::all(&row, ":scope > td, :scope > th");
        cells.iter().map(cell).collect::<Vec<_>>()
    });
    Some(tab_separated(rows))
}

/// The elements of a table that are not those of a table inside it.
fn own(table: &Element, selector: &str) -> Vec<HtmlElement> {
    let mut found = dom::all(table, selector);
    found.retain(|one| one.closest("table").ok().flatten().as_ref() == Some(table));
    found
}

fn cell(element: &HtmlElement) -> PastedCell {
    let number = |name: &str| {
        let said = element.get_attribute(name);
        said.and_then(|said| said.trim().parse().ok()).unwrap_or(1)
    };
    PastedCell {
        text: shown_text(&element.text_content().unwrap_or_default(), BREAK),
        columns: number("colspan"),
        rows: number("rowspan"),
    }
}

/// Markup with nothing in its tags but the places a cell takes: the policy forbids styles and handlers, and
/// says so on the console even where nothing is ever shown or run.
fn bare(markup: &str) -> String {
    let mut parts = markup.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, text) = part.split_at(part.find('>').unwrap_or(part.len()));
        out.push('<');
        out.push_str(&bare_tag(tag));
        out.push_str(text);
    }
    out
}

fn bare_tag(tag: &str) -> String {
    if tag.starts_with('!') {
        // comments, of which spreadsheets write many
        return tag.to_owned();
    }
    let tag = tag.to_ascii_lowercase();
    let mut bare = match tag.split_ascii_whitespace().next() {
        // what stands inside is no text of the page
        Some("style" | "script") => "template".to_owned(),
        Some("/style" | "/script") => "/template".to_owned(),
        name => name.unwrap_or_default().to_owned(),
    };
    for name in ["colspan", "rowspan"] {
        let Some((_, value)) = tag.split_once(name) else {
            continue;
        };
        let value = value.trim_start_matches(['=', '"', '\'', ' ']);
        let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            bare.push_str(&format!(" {name}={digits}"));
        }
    }
    bare
}
