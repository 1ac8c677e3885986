//! Statistikbanken's matrix: figures with headings above and groups of labels on the left.
//!
//! ```text
//! "Folketal efter civilstand, tid, område og køn"
//!
//! " "," "," ","Mænd","Kvinder"        the heading, behind as many blank fields as there are levels
//! "I alt"                             a row of one field opens a group
//! " ","2021K4"                        one of the next level
//! " "," ","København",317330,326283   figures
//! ```
//!
//! Each level becomes a column of its own, its group carried down to every row. With one row of headings
//! the figures keep their columns; with several, each figure becomes a row, with a column for each row of
//! headings. The title names the levels.

mod title;
mod write;

use super::sniff::Row;
pub(crate) use write::write;

/// Where the parts of a matrix stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Matrix {
    /// Rows of the file above the headings, blank ones too.
    pub titles: usize,
    /// Rows of headings.
    pub headings: usize,
    /// Blank fields before the headings: levels of labels on the left.
    pub levels: usize,
    /// Columns of figures.
    pub figures: usize,
    /// Rows that open a group, as far as was looked.
    pub groups: u32,
}

/// More rows of headings than this are none.
const MAX_HEADINGS: usize = 6;

/// Finds a matrix in the first rows of a file.
pub(crate) fn find(rows: &[Row]) -> Option<Matrix> {
    let titles = rows.iter().position(|row| !is_title(&row.cells))?;
    let first = rows.get(titles)?;
    let levels = leading_blanks(&first.cells);
    if levels < 2 {
        return None;
    }
    let headings = rows
        .get(titles..)?
        .iter()
        .take_while(|row| leading_blanks(&row.cells) == levels && !row.is_empty())
        .count();
    let last = rows.get((titles + headings).checked_sub(1)?)?;
    let names = last.cells.get(levels..)?;
    let figures = names.iter().rposition(|cell| !is_blank(cell))? + 1;
    let is_full = names.iter().take(figures).all(|cell| !is_blank(cell));
    if headings == 0 || headings > MAX_HEADINGS || !is_full {
        return None;
    }
    let mut matrix = Matrix {
        titles,
        headings,
        levels,
        figures,
        groups: 0,
    };
    let (mut filled, mut odd, mut carried) = (0usize, 0usize, 0usize);
    for row in rows
        .get(titles + headings..)?
        .iter()
        .filter(|r| !r.is_empty())
    {
        match matrix.part(&row.cells) {
            Part::Odd => odd += 1,
            Part::Group => matrix.groups += 1,
            Part::Figures => {
                filled += 1;
                carried += usize::from(leading_blanks(&row.cells) > 0);
                let figures = row.cells.get(levels..).unwrap_or_default();
                odd += usize::from(!figures.iter().all(|cell| is_figure(cell)));
            }
        }
    }
    let is_grouped = matrix.groups > 0 || carried > 0;
    (is_grouped && filled >= 2 && odd * 20 <= filled).then_some(matrix)
}

/// What a row below the headings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Labels only: the group of the rows below.
    Group,
    /// A row of figures.
    Figures,
    /// Neither.
    Odd,
}

impl Matrix {
    fn part<T: AsRef<str>>(&self, cells: &[T]) -> Part {
        let used = cells.iter().rposition(|cell| !is_blank(cell.as_ref()));
        let Some(used) = used else { return Part::Odd };
        let before = cells
            .iter()
            .take_while(|cell| is_blank(cell.as_ref()))
            .count();
        if before >= self.levels || used >= self.levels + self.figures {
            Part::Odd
        } else if used < self.levels {
            Part::Group
        } else {
            Part::Figures
        }
    }
}

/// True for a blank row, and one with something in its first field only.
fn is_title(cells: &[String]) -> bool {
    cells.iter().skip(1).all(|cell| is_blank(cell))
}

fn is_blank(cell: &str) -> bool {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
}

fn leading_blanks(cells: &[String]) -> usize {
    cells.iter().take_while(|cell| is_blank(cell)).count()
}

/// True for a number, a sign that stands for one, and nothing.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    let mut has_letter = false;
    let mut has_digit = false;
    for letter in cell.chars() {
        has_digit |= letter.is_ascii_digit();
        has_letter |= letter.is_alphabetic();
    }
    !has_letter && (has_digit || cell.chars().count() <= 3)
        || cell.eq_ignore_ascii_case("x")
        || cell.eq_ignore_ascii_case("na")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        text.lines()
            .map(|line| Row {
                cells: if line.is_empty() {
                    Vec::new()
                } else {
                    line.split(',')
                        .map(|c| c.trim_matches('"').to_string())
                        .collect()
                },
                from: 0,
                to: 0,
                lines_above: 0,
                lines_through: 0,
            })
            .collect()
    }

    #[test]
    fn groups_below_a_staggered_heading_make_a_matrix() {
        let text = "Folketal efter tid og køn\n\n\" \",\" \",\"Mænd\",\"Kvinder\"\n\"2021\"\n\" \",\"Ry\",1,2\n\" \",\"Vejle\",3,..\n";
        let found = find(&rows(text)).unwrap();
        assert_eq!(
            found,
            Matrix {
                titles: 2,
                headings: 1,
                levels: 2,
                figures: 2,
                groups: 1
            }
        );
    }

    #[test]
    fn plain_tables_are_none() {
        for text in [
            "a,b\n1,2\n",
            ",2022,2023\nRy,1,2\nVejle,3,4\n",
            // two columns without a name, and nothing to carry down
            ",,2022\na,b,1\nc,d,2\n",
            // labels over text
            ",,navn\nx\n,a,Per\n,b,Bo\n",
            "titel\n\n",
        ] {
            assert_eq!(find(&rows(text)), None, "{text}");
        }
    }
}
