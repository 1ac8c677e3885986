//! What a story and its panel say, in English.

use crate::format::integer;
use crate::story::StoryTexts;
use model::message::Language::English;

/// What a story and its panel say.
pub static TEXTS: StoryTexts = StoryTexts {
    title: "Story",
    made_by: "Made with Datalup. The page fetches nothing and sends nothing.",
    numbers: "The numbers behind the chart",
    part: |shown, all| {
        format!(
            "The first {} of {} rows.",
            integer(shown, English),
            integer(all, English)
        )
    },
    pin: "Pin",
    pinned: |pins| match pins {
        1 => "Pinned to the story.".to_owned(),
        pins => format!("Pinned to the story, which has {pins} parts now."),
    },
    open: |pins| match pins {
        0 => "Story".to_owned(),
        pins => format!("Story ({pins})"),
    },
    lead: "Charts, tables and notes in the order in which they are to be read.",
    empty: "Nothing is pinned yet. Use \u{201c}Pin\u{201d} below a chart.",
    kept: "The story is there only as long as the page is open. Save it to keep it.",
    heading: "Heading",
    note: |name| format!("Note to {name}"),
    own_note: "Note",
    write_note: "Write a note",
    add_note: "Add a note",
    add_table: "Add the first rows of the table",
    table: |file| format!("Rows of {file}"),
    up: |name| format!("Move {name} up"),
    down: |name| format!("Move {name} down"),
    remove: |name| format!("Remove {name}"),
    moved: |name, place| format!("{name} is number {place} now."),
    removed: |name| format!("{name} is removed."),
    save: "Save as HTML",
    print: "Print",
    suffix: "story",
};
