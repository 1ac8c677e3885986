//! The page of a file: bar, overview, cards, in English.

use crate::format::integer;
use crate::page::dataset::DatasetTexts;
use model::kle::Whereabouts;
use model::message::Language::English;
use model::view_spec::NoChart;

/// The page of a file: bar, overview, cards.
pub static TEXTS: DatasetTexts = DatasetTexts {
    new_file: "New file",
    kept: "The file stays on your computer",
    kept_title: "Where is your data?",
    kept_lines: [
        "The file is read here in the browser. It is not sent anywhere.",
        "The page is locked by a rule (Content-Security-Policy) that makes the browser refuse when the page wants to fetch from or send to other places than its own.",
        "Take the computer off the network once the page is loaded: Datalup still works.",
    ],
    kept_count: |before, since| {
        let before = match before {
            1 => "1 file".to_owned(),
            n => format!("{} files", integer(n, English)),
        };
        match since {
            0 => format!(
                "The page fetched {before} from its own place before it was ready. Since then: none."
            ),
            n => format!(
                "The page fetched {before} from its own place before it was ready. Since then: {}.",
                integer(n, English)
            ),
        }
    },
    views: "View",
    compare: "Compare",
    compare_label: "Compare with another edition of the file",
    overview: "Overview",
    table: "Table",
    columns: "Columns",
    find_column: "Find a column",
    more_columns: |n| {
        format!(
            "and {} more: type in the field to find them",
            integer(n, English)
        )
    },
    show_column: |name| format!("Show {name}"),
    hide_column: |name| format!("Hide {name}"),
    hidden: "hidden",
    show_all: "Show all",
    steps: "Steps",
    no_steps: "You have not changed anything yet. What you do will be listed here and can be undone.",
    as_opened: "The file as it was opened",
    step_undone: "undone",
    go_to_step: |number| format!("Go to step {number}"),
    done: |_, sentence| format!("{sentence}."),
    undone: "The step is undone.",
    redone: "The step is redone.",

    reading: |file| format!("Reading {file}"),
    read_so_far: |bytes, of, rows| match rows {
        0 => format!("{bytes} of {of}"),
        n => format!("{bytes} of {of} · {} rows", integer(n, English)),
    },
    counting: "All rows are read. Working on the columns …",
    stop: "Stop",
    stopped: |rows| match rows {
        0 => "You stopped the reading.".to_owned(),
        n => format!(
            "You stopped the reading. The table shows only the first {} rows.",
            integer(n, English)
        ),
    },
    read_again: "Read the file again",
    other_file: "Choose another file",
    read: |rows, columns| {
        format!(
            "The file is read: {} rows and {} columns.",
            integer(rows, English),
            integer(columns, English)
        )
    },
    reopening: "Datalup stopped working and is reading the file again. Your steps are kept.",
    first_rows: "The first rows are ready. The rest is being read.",

    subject: "What is it about?",
    unsure: "Not sure",
    best: "Best guesses",
    no_subject: "Datalup found no words that point to a municipal task.",
    because: "because of:",
    whole_chart: "Show the whole chart",
    more_subjects: |count| match count {
        1 => "1 more guess".to_owned(),
        count => format!("{count} more guesses"),
    },
    to_table: "To the table",
    same_words: "the same words",
    whereabouts: |place, column| match (place, column) {
        (Whereabouts::FileName, _) => "file name".to_owned(),
        (Whereabouts::Title, _) => "title".to_owned(),
        (Whereabouts::SheetName, _) => "name of the sheet".to_owned(),
        (Whereabouts::ColumnName, _) => "column name".to_owned(),
        (Whereabouts::Cell, Some(name)) => format!("value in {name}"),
        (Whereabouts::Cell, None) => "value".to_owned(),
        (Whereabouts::Text, _) => "text".to_owned(),
        (Whereabouts::Number, Some(name)) => format!("KLE number in {name}"),
        (Whereabouts::Number, None) => "KLE number".to_owned(),
    },
    strength: |percent| format!("strength {percent} of 100"),
    kle: "KLE is the list of subjects shared by Danish municipalities; its titles are in Danish.",
    kle_number: |code| format!("KLE {code}"),
    waiting: "Comes when the file is read.",

    state_look: "Look at this",
    check_read: |rows| match rows {
        1 => "The one row could be read.".to_owned(),
        n => format!("All {} rows could be read.", integer(n, English)),
    },
    check_partial: "Not all of the file could be read.",
    check_width: "The rows have equally many fields.",
    check_width_bad: |rows| match rows {
        1 => "1 row has too few or too many fields.".to_owned(),
        n => format!(
            "{} rows have too few or too many fields.",
            integer(n, English)
        ),
    },
    check_letters: "All characters could be read.",
    check_letters_bad: |count| match count {
        1 => "1 character is lost.".to_owned(),
        n => format!("{} characters are lost.", integer(n, English)),
    },
    check_types: |typed, columns| {
        format!(
            "{} of {} columns are numbers, dates or yes/no all the way down. The others are text.",
            integer(typed, English),
            integer(columns, English)
        )
    },

    notes: "Worth knowing about the reading",
    notes_count: |n| match n {
        1 => "1 remark on the reading".to_owned(),
        n => format!("{} remarks on the reading", integer(n, English)),
    },
    footer: "Below the table the file says:",

    chart: "Chart",
    no_chart: |why| match why {
        NoChart::FewRows => "The table has so few rows that they are read better than a chart.",
        NoChart::List => {
            "This is a list: each row has a code or a name of its own, and there are no numbers to draw."
        }
        NoChart::NumbersAsText => {
            "The numbers stand as text, because they cannot be read for certain. See the notes on the file."
        }
        NoChart::AllAlike => {
            "Nearly all rows have the same numbers; a chart would show one bar only."
        }
        NoChart::Places => "Each row has a place of its own, which is best seen on a map.",
        NoChart::NoGroups => "The rows shown do not hold enough numbers or groups for a chart.",
    },
    chart_offers: "Suggested charts",
    chart_own: "Choose yourself",
    as_chart: "Chart",
    as_table: "Table",
    chart_table: "The numbers behind the chart",
    keep_mark: |label, value| format!("{label}: {value}. Choose to keep only these rows."),
    chart_keys: "Chart. Use the arrow keys to move between values and Enter to filter.",
    chart_brush: "Drag from one value to another, or press Shift and Enter on the first and the last, to filter a stretch.",
};
