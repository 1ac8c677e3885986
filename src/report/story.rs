//! A story as one HTML file: what was pinned, in order, each with its note, its numbers and its source.

use crate::html;
use chart::{Theme, escape, inline_svg};
use model::message::Language;
use model::scene::Chart;
use model::story::{Pin, Pinned, PinnedTable, Story};
use texts::story::StoryTexts;

/// Writes the story.
#[must_use]
pub fn html(story: &Story, language: Language) -> String {
    let words = texts::story(language);
    let title = match story.title.trim() {
        "" => words.title,
        own => own,
    };
    let mut body = format!("<main>\n<h1>{}</h1>\n", escape(title));
    for (at, pin) in story.pins.iter().enumerate() {
        body.push_str(&section(pin, at + 1, words));
    }
    body.push_str("</main>\n");
    body.push_str(&format!(
        "<footer><p>{}</p></footer>\n",
        escape(words.made_by)
    ));
    html::page(title, language, &body)
}

fn section(pin: &Pin, number: usize, words: &StoryTexts) -> String {
    let content = match &pin.what {
        Pinned::Chart(chart) => drawing(chart, number, words),
        Pinned::Table(table) => rows(table, number, words),
        Pinned::Note => String::new(),
    };
    let note = match pin.note.trim() {
        "" => String::new(),
        own => format!("<p class=\"note\">{}</p>\n", lines(own)),
    };
    let named = match pin.what {
        Pinned::Note => String::new(),
        _ => format!(" aria-labelledby=\"pin-{number}\""),
    };
    match (&*content, &*note) {
        ("", "") => String::new(),
        _ => format!("<section{named}>\n{content}{note}</section>\n"),
    }
}

/// The user's words, line by line.
fn lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

fn drawing(chart: &Chart, number: usize, words: &StoryTexts) -> String {
    // the first column names the rows
    let table = html::table(words.numbers, &chart.table_head, &chart.table_rows, &|at| {
        at > 0
    });
    format!(
        "<h2 id=\"pin-{number}\">{}</h2>\n<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">{}</div><figcaption>{}</figcaption>\n</figure>\n{}<details><summary>{}</summary>\n{table}</details>\n",
        escape(&chart.title),
        escape(&chart.title),
        inline_svg(chart, Theme::Light, &format!("missing-{number}")),
        escape(&chart.sentence),
        source(chart.source.as_deref()),
        escape(words.numbers),
    )
}

fn rows(table: &PinnedTable, number: usize, words: &StoryTexts) -> String {
    let is_number = |at: usize| table.are_numbers.get(at).copied().unwrap_or(false);
    let shown = table.rows.len() as u64;
    let part = match table.all_rows > shown {
        true => format!(
            "<p class=\"source\">{}</p>\n",
            escape(&(words.part)(shown, table.all_rows))
        ),
        false => String::new(),
    };
    format!(
        "<h2 id=\"pin-{number}\">{}</h2>\n{}{part}{}",
        escape(&table.title),
        html::table(&table.title, &table.head, &table.rows, &is_number),
        source(table.source.as_deref()),
    )
}

fn source(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| {
        format!("<p class=\"source\">{}</p>\n", escape(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(field: &str) -> Story {
        Story {
            title: "Tal & <svar>".to_owned(),
            pins: vec![Pin {
                id: 1,
                what: Pinned::Table(Box::new(PinnedTable {
                    title: "Rækker".to_owned(),
                    head: vec!["Navn".to_owned(), "Antal".to_owned()],
                    rows: vec![vec![field.to_owned(), "1.234".to_owned()]],
                    are_numbers: vec![false, true],
                    all_rows: 360,
                    source: None,
                })),
                note: "Første linje\n<script>alert(1)</script>".to_owned(),
            }],
        }
    }

    #[test]
    fn what_people_and_files_say_is_text() {
        let page = html(&table("<img src=x onerror=y>"), Language::Danish);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("<img"), "{page}");
        assert!(page.contains("<h1>Tal &amp; &lt;svar&gt;</h1>"), "{page}");
        assert!(page.contains("<td class=\"n\">1.234</td>"), "{page}");
        assert!(page.contains("1 af 360"), "{page}");
    }

    #[test]
    fn nothing_is_asked_of_any_host() {
        let page = html(&table("a"), Language::English);
        assert!(page.contains("default-src 'none'"));
        for sign in ["http:", "https:", "//", "url(", "@import", "javascript:"] {
            assert!(!page.contains(sign), "{sign} in {page}");
        }
    }

    #[test]
    fn an_empty_note_makes_no_section() {
        let story = Story {
            title: String::new(),
            pins: vec![Pin {
                id: 1,
                what: Pinned::Note,
                note: "  ".to_owned(),
            }],
        };
        assert!(!html(&story, Language::Danish).contains("<section"));
    }
}
