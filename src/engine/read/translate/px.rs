//! PX, the files of Danmarks Statistik, PX-Web and PC-Axis: a cube with its description in one text.
//!
//! A row for each cell: a column of labels for each variable (and one of codes where they differ), the
//! stub's variables first, and the values, named by what they are and their unit. Signs for missing values
//! stay as they stand. Danish is read where a file speaks several languages.

use super::cube::{Axis, Cells, Cube, with_unit};
use super::place::Fault;
use super::{Input, Translated, text};
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;
use rustc_hash::FxHashMap;

mod data;
mod keywords;

use data::{Signs, Values};
use keywords::Keywords;

/// The name the format goes by in problems.
const PX: &str = "px";
/// The language read where a file has it.
const DANISH: &str = "da";

/// Writes the table out.
pub(super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let decoded = text::decode_declared(input.bytes, input.encoding, |head| {
        text::quoted_behind(head, b"CODEPAGE=").or_else(|| {
            // what older files call Windows' letters
            let is_ansi = text::quoted_behind(head, b"CHARSET=") == Some(b"ANSI");
            is_ansi.then_some(&b"windows-1252"[..])
        })
    });
    let bytes = &*decoded.utf8;
    let keywords = Keywords::read(bytes);
    let broken = |fault: Fault| fault.problem(bytes, PX);
    let Some(data_from) = keywords.data_from else {
        let end = Fault::at(bytes.len(), bytes.len());
        return Err(broken(keywords.fault.unwrap_or(end)));
    };
    let description = Description::of(&keywords);
    let (axes, stub) = description.axes();
    if axes.is_empty() || axes.iter().any(|axis| axis.labels.is_empty()) {
        return Err(ProblemKind::NoRows {
            format: PX.to_owned(),
        }
        .into());
    }
    let signs = description.signs();
    let rows_by_key = description.keyed_rows(&axes, stub, bytes, data_from);
    let row_cells = axes.iter().skip(stub).fold(1u64, |cells, axis| {
        cells.saturating_mul(axis.labels.len() as u64)
    });
    let cube = Cube::new(axes, &description.value_name());
    let mut values = Values::new(bytes, data_from);
    let mut trouble = rows_by_key.as_ref().and_then(|rows| rows.fault);
    let mut number = 0u64;
    let mut is_there = true;
    let written = cube.write(input.limits, &mut |cells: &mut Cells<'_>| {
        if let Some(rows) = &rows_by_key
            && number.is_multiple_of(row_cells)
        {
            let found = rows.places.get(&(number / row_cells));
            is_there = found.is_some();
            values.at = found.copied().unwrap_or(data_from);
        }
        number += 1;
        if !is_there {
            // a row of zeros only may be left out
            cells.push(b"0");
            return true;
        }
        match values.next() {
            Some(value) => {
                cells.push(signs.shown(value.text));
                true
            }
            None => false,
        }
    });
    if rows_by_key.is_none() && written.note.is_none() {
        let end = values.clone();
        if values.next().is_some() {
            trouble = Some(end.fault());
        }
    }
    if written.size.1 == 0 {
        return Err(broken(values.fault()));
    }
    let mut translated = Translated::records(Format::Px, written.bytes, true);
    translated.titles = description.titles();
    translated.notes = decoded.notes;
    translated.encoding = decoded.encoding;
    translated.notes.extend(written.note);
    if let Some(fault) = trouble {
        let (line, column) = fault.line_and_column(bytes);
        translated.notes.push(Note::BrokenFrom {
            rows: written.size.1,
            line,
            column,
        });
    }
    Ok(translated)
}

/// What the statements say, in one language.
struct Description<'a> {
    keywords: &'a Keywords,
    /// Empty for the file's own.
    language: &'static str,
}

/// Rows that are named by keys.
struct KeyedRows {
    /// Where the values of a row begin.
    places: FxHashMap<u64, usize>,
    fault: Option<Fault>,
}

impl<'a> Description<'a> {
    fn of(keywords: &'a Keywords) -> Self {
        let is_own = keywords.text("LANGUAGE", "", &[]) == Some(DANISH);
        let has_danish = ["STUB", "HEADING"]
            .iter()
            .any(|name| keywords.get(name, DANISH, &[]).is_some());
        let language = if has_danish && !is_own { DANISH } else { "" };
        Self { keywords, language }
    }

    fn text(&self, name: &str, about: &[&str]) -> Option<&'a str> {
        self.keywords.text(name, self.language, about)
    }

    /// Names of the variables of the stub or heading: in the file's own language, and in that read.
    fn variables(&self, name: &str) -> Vec<(&'a str, &'a str)> {
        let own = self.keywords.get(name, "", &[]).unwrap_or_default();
        let read = self.keywords.get(name, self.language, &[]).unwrap_or(own);
        own.iter()
            .enumerate()
            .map(|(at, own)| (own.as_str(), read.get(at).unwrap_or(own).as_str()))
            .collect()
    }

    /// A statement about a variable, in the language read if there is one of it.
    fn of_variable(&self, name: &str, (own, read): (&str, &str)) -> &'a [String] {
        let keywords = self.keywords;
        keywords
            .get(name, self.language, &[read])
            .or_else(|| keywords.get(name, "", &[own]))
            .or_else(|| keywords.get(name, "", &[read]))
            .unwrap_or_default()
    }

    /// The variables, the stub's first, and how many those are.
    fn axes(&self) -> (Vec<Axis>, usize) {
        let mut variables = self.variables("STUB");
        let stub = variables.len();
        variables.extend(self.variables("HEADING"));
        let contents = self.keywords.text("CONTVARIABLE", "", &[]);
        let axes = variables.into_iter().map(|variable| {
            let mut codes = self.of_variable("CODES", variable).to_vec();
            let mut labels = self.of_variable("VALUES", variable).to_vec();
            if labels.is_empty() {
                labels.clone_from(&codes);
            }
            codes.resize(labels.len(), String::new());
            let is_metric = contents == Some(variable.0);
            let units = labels.iter().map(|label| self.unit_of(label));
            let units = if is_metric {
                units.collect()
            } else {
                Vec::new()
            };
            Axis {
                name: variable.1.to_owned(),
                labels,
                codes,
                units,
                is_metric,
            }
        });
        (axes.collect(), stub)
    }

    /// The unit of one of the things measured, or of all.
    fn unit_of(&self, label: &str) -> String {
        let unit = self
            .text("UNITS", &[label])
            .or_else(|| self.text("UNITS", &[]));
        unit.unwrap_or_default().to_owned()
    }

    fn value_name(&self) -> String {
        let contents = self.text("CONTENTS", &[]).unwrap_or_default();
        let unit = match self.keywords.text("CONTVARIABLE", "", &[]) {
            // each thing measured has its own
            Some(_) => "",
            None => self.text("UNITS", &[]).unwrap_or_default(),
        };
        match with_unit(contents, unit) {
            name if name.is_empty() => "værdi".to_owned(),
            name => name,
        }
    }

    fn signs(&self) -> Signs {
        let sign = |name: &str| self.text(name, &[]).map(str::to_owned);
        Signs {
            dots: [1, 2, 3, 4, 5, 6].map(|dots| sign(&format!("DATASYMBOL{dots}"))),
            nil: sign("DATASYMBOLNIL"),
        }
    }

    fn titles(&self) -> Vec<String> {
        // a number sign is where a line of a longer text ends
        let tidy = |text: &str| text.replace('#', " ").trim().to_owned();
        let title = self.text("DESCRIPTION", &[]).or(self.text("TITLE", &[]));
        let mut titles: Vec<String> = title.into_iter().map(tidy).collect();
        for name in ["SOURCE", "NOTEX", "NOTE", "LAST-UPDATED"] {
            titles.extend(self.text(name, &[]).map(tidy));
        }
        titles.retain(|title| !title.is_empty());
        titles
    }

    /// Rows of a file whose rows are named by keys; `None` for one that has all rows in their order.
    fn keyed_rows(
        &self,
        axes: &[Axis],
        stub: usize,
        bytes: &[u8],
        data_from: usize,
    ) -> Option<KeyedRows> {
        let variables = self.variables("STUB");
        let is_keyed = |variable: &(&str, &str)| !self.of_variable("KEYS", *variable).is_empty();
        if stub == 0 || !variables.iter().any(is_keyed) {
            return None;
        }
        // keys may be in the file's own language
        let own = Description {
            keywords: self.keywords,
            language: "",
        };
        let entries: Vec<FxHashMap<&[u8], u64>> = variables
            .iter()
            .map(|variable| {
                let names = ["VALUES", "CODES"].map(|name| own.of_variable(name, *variable));
                let kind = own.of_variable("KEYS", *variable).first();
                let by_code = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("CODES"));
                let names = if by_code { names[1] } else { names[0] };
                let entries = names.iter().zip(0u64..);
                entries.map(|(name, at)| (name.as_bytes(), at)).collect()
            })
            .collect();
        let row_cells = axes.iter().skip(stub).fold(1usize, |cells, axis| {
            cells.saturating_mul(axis.labels.len())
        });
        let mut rows = KeyedRows {
            places: FxHashMap::default(),
            fault: None,
        };
        let mut values = Values::new(bytes, data_from);
        'rows: loop {
            let mut row = 0u64;
            for (entries, axis) in entries.iter().zip(axes) {
                let before = values.clone();
                let Some(key) = values.next() else {
                    break 'rows;
                };
                let Some(at) = entries.get(key.text).filter(|_| key.is_quoted) else {
                    rows.fault = Some(before.fault());
                    break 'rows;
                };
                row = row
                    .saturating_mul(axis.labels.len() as u64)
                    .saturating_add(*at);
            }
            rows.places.insert(row, values.at);
            for _ in 0..row_cells {
                if values.next().is_none() {
                    break 'rows;
                }
            }
        }
        Some(rows)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::translate::Limits;

    fn read(px: &str) -> Result<Translated, Problem> {
        translate(&Input {
            bytes: px.as_bytes(),
            file_name: "a.px",
            format: Format::Px,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        })
    }

    fn text(translated: &Translated) -> &str {
        std::str::from_utf8(&translated.bytes).unwrap()
    }

    const CUBE: &str = "CHARSET=\"ANSI\";\nCODEPAGE=\"utf-8\";\nTITLE=\"Ledige efter område og tid\";\nCONTENTS=\"Ledige\";\nUNITS=\"personer\";\nSTUB=\"område\";\nHEADING=\"tid\";\nVALUES(\"område\")=\"Ærø\",\"Fanø\";\nCODES(\"område\")=\"492\",\"563\";\nVALUES(\"tid\")=\"2020\",\"2021\";\nSOURCE=\"Statistik\";\n";

    #[test]
    fn a_row_for_each_cell_with_signs_as_they_stand() {
        let read = read(&format!("{CUBE}DATA=\n1.50 \"..\"\n\"-\" 4;\n")).unwrap();
        assert_eq!(
            text(&read),
            "område,område (kode),tid,Ledige (personer)\nÆrø,492,2020,1.50\nÆrø,492,2021,..\nFanø,563,2020,-\nFanø,563,2021,4\n"
        );
        assert_eq!(read.titles, ["Ledige efter område og tid", "Statistik"]);
        assert!(read.notes.is_empty());
    }

    #[test]
    fn rows_that_are_left_out_are_zeros() {
        let keys = "KEYS(\"område\")=CODES;\nDATA=\n\"563\", 3 4 \n;";
        let read = read(&format!("{CUBE}{keys}")).unwrap();
        assert!(text(&read).contains("Ærø,492,2020,0\n"));
        assert!(text(&read).ends_with("Fanø,563,2020,3\nFanø,563,2021,4\n"));
    }

    #[test]
    fn too_few_and_too_many_values_are_told() {
        let few = read(&format!("{CUBE}DATA=\n1 2 3")).unwrap();
        assert_eq!(few.notes, [Note::CutOff { rows: 3 }]);
        let many = read(&format!("{CUBE}DATA=\n1 2 3 4 5;")).unwrap();
        assert!(matches!(many.notes[..], [Note::BrokenFrom { rows: 4, .. }]));
        let odd = read(&format!(
            "{CUBE}KEYS(\"område\")=VALUES;\nDATA=\n\"Samsø\" 1 2;"
        ))
        .unwrap();
        assert!(matches!(odd.notes[..], [Note::BrokenFrom { .. }]));
    }

    #[test]
    fn danish_is_read_where_the_file_has_it() {
        let px = "LANGUAGE=\"en\";\nLANGUAGES=\"en\",\"da\";\nSTUB=\"region\";\nSTUB[da]=\"område\";\nHEADING=\"year\";\nHEADING[da]=\"år\";\nVALUES(\"region\")=\"Zealand\",\"Funen\";\nVALUES[da](\"område\")=\"Sjælland\",\"Fyn\";\nVALUES(\"year\")=\"2020\";\nCONTENTS=\"People\";\nCONTENTS[da]=\"Personer\";\nDATA=\n1\n2;";
        assert_eq!(
            text(&read(px).unwrap()),
            "område,år,Personer\nSjælland,2020,1\nFyn,2020,2\n"
        );
    }

    #[test]
    fn things_measured_have_their_own_units() {
        let px = "STUB=\"mål\";\nCONTVARIABLE=\"mål\";\nVALUES(\"mål\")=\"Folketal\",\"Areal\";\nUNITS(\"Folketal\")=\"antal\";\nUNITS(\"Areal\")=\"km2\";\nCONTENTS=\"Nøgletal\";\nDATA=\n10 2.5;";
        assert_eq!(
            text(&read(px).unwrap()),
            "mål,enhed,Nøgletal\nFolketal,antal,10\nAreal,km2,2.5\n"
        );
    }

    #[test]
    fn what_has_no_data_says_where() {
        let problem = read("CHARSET=\"ANSI\";\nSTUB=\"a\"").unwrap_err();
        assert!(matches!(
            problem.kind,
            ProblemKind::BrokenText { line: 2, .. }
        ));
        let problem = read("STUB=\"a\";\nDATA=1;").unwrap_err();
        assert!(matches!(problem.kind, ProblemKind::NoRows { .. }));
    }
}
