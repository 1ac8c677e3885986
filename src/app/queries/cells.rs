//! Cells of a pasted table as tab-separated text, the form the reader knows.

/// A cell as a web page or a spreadsheet has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedCell {
    /// Its text.
    pub text: String,
    /// Columns it takes.
    pub columns: usize,
    /// Rows it takes.
    pub rows: usize,
}

/// More columns than this no table is read with.
const MOST_COLUMNS: usize = 20_000;
/// A cell reaches no further down than this.
const MOST_ROWS: usize = 10_000;
/// What is pasted beyond so many places stays away: spans multiply.
const MOST_PLACES: usize = 20_000_000;

/// Writes rows of cells. A cell that takes several places stands in the first of them, as spreadsheets write
/// it; the others are empty.
pub fn tab_separated(rows: impl Iterator<Item = Vec<PastedCell>>) -> String {
    let mut text = String::new();
    // for each column, how many more rows are taken by a cell above
    let mut taken: Vec<usize> = Vec::new();
    let mut places = 0;
    for row in rows {
        let mut line: Vec<String> = Vec::new();
        let mut next: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
        for cell in row {
            while taken.get(line.len()).is_some_and(|rows| *rows > 0) {
                line.push(String::new());
            }
            let from = line.len();
            let columns = cell
                .columns
                .clamp(1, MOST_COLUMNS.saturating_sub(from).max(1));
            line.push(field(&cell.text));
            line.resize(from + columns, String::new());
            if next.len() < line.len() {
                next.resize(line.len(), 0);
            }
            let below = cell.rows.clamp(1, MOST_ROWS) - 1;
            for rows in &mut next[from..from + columns] {
                *rows = below;
            }
        }
        let reach = taken
            .iter()
            .rposition(|rows| *rows > 0)
            .map_or(0, |at| at + 1);
        if line.len() < reach {
            line.resize(reach, String::new());
        }
        places += line.len();
        if places > MOST_PLACES {
            break;
        }
        text.push_str(&line.join("\t"));
        text.push('\n');
        taken = next;
    }
    text
}

/// A field; quoted where it holds a sign that would end it.
fn field(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Text as a web page shows it: runs of blanks are one, line breaks only where the page breaks (`mark`).
pub fn shown_text(text: &str, mark: char) -> String {
    let lines = text.split(mark).map(|line| {
        let words: Vec<&str> = line
            .split(|sign: char| sign.is_ascii_whitespace() || sign == '\u{a0}')
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> PastedCell {
        PastedCell {
            text: text.to_owned(),
            columns,
            rows,
        }
    }

    #[test]
    fn merged_cells_keep_the_others_in_their_columns() {
        let rows = vec![
            vec![cell("a", 2, 1), cell("b", 1, 2)],
            vec![cell("c", 1, 1), cell("d", 1, 1)],
            vec![cell("e", 1, 2), cell("f", 1, 1), cell("g", 1, 1)],
            vec![cell("h", 1, 1), cell("i", 1, 1)],
        ];
        assert_eq!(
            tab_separated(rows.into_iter()),
            "a\t\tb\nc\td\t\ne\tf\tg\n\th\ti\n"
        );
    }

    #[test]
    fn signs_that_would_end_a_field_are_quoted() {
        let rows = vec![vec![
            cell("to\nlinjer", 1, 1),
            cell("\"x\"", 1, 1),
            cell("ø", 1, 1),
        ]];
        assert_eq!(
            tab_separated(rows.into_iter()),
            "\"to\nlinjer\"\t\"\"\"x\"\"\"\tø\n"
        );
    }

    #[test]
    fn a_cell_that_claims_the_world_gets_no_more_than_there_is() {
        let rows = vec![vec![cell("a", usize::MAX, usize::MAX), cell("b", 1, 1)]];
        let text = tab_separated(rows.into_iter());
        assert!(text.len() < 2 * MOST_COLUMNS + 10);
        assert!(text.ends_with("b\n"));
    }

    #[test]
    fn blanks_of_the_markup_are_no_text() {
        assert_eq!(
            shown_text("\n   1\u{a0}234 \n  kr. | pr. år ", '|'),
            "1 234 kr.\npr. år"
        );
    }
}
