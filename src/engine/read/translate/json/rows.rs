//! Rows of a JSON table: objects flattened to columns, lists by position.

use super::super::fields::{Fields, LIST_SEPARATOR, Node, ROOT, Slot};
use super::super::place::Fault;
use super::cursor::{Cursor, Kind, Quoted, Scalar, Span, compact, unescape};
use super::naming::plain;

/// Objects inside objects that become columns; what lies deeper stays JSON.
const FLAT_LEVELS: usize = 8;
/// The column of a row's key, and the column of values that have no name of their own.
pub(super) const KEY_COLUMN: &str = "nøgle";
pub(super) const VALUE_COLUMN: &str = "værdi";

/// How the elements of a list become rows.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    /// Names of the fields of rows that are lists.
    pub names: Vec<String>,
    /// True for PX-Web's rows: `{"key": […], "values": […]}`.
    pub is_key_and_values: bool,
    /// The first element names the columns and is no row.
    pub skips_first: bool,
}

/// Reads rows into fields.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub cursor: Cursor<'a>,
    pub fields: Fields<'a>,
    pub style: ListStyle,
    /// True once a number with a decimal point has come: the file's numbers are JSON's own.
    pub has_fractions: bool,
    /// The most bytes that are written.
    limit_bytes: u64,
}

/// Why reading rows came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// All were read.
    End,
    /// More would be too much.
    Limit,
}

impl<'a> Rows<'a> {
    pub fn new(bytes: &'a [u8], from: usize, limit_bytes: u64) -> Self {
        Self {
            cursor: Cursor::new(bytes, from),
            fields: Fields::new(bytes),
            style: ListStyle::default(),
            has_fractions: false,
            limit_bytes,
        }
    }

    /// Makes columns for fields that are named beside the rows, so that empty ones are not lost.
    pub fn declare(&mut self, names: &[String]) {
        for name in names {
            let node = self.fields.child(ROOT, name.as_bytes(), || name.clone());
            self.fields.declare(node);
        }
        self.fields.begin(ROOT);
    }

    fn is_full(&self) -> bool {
        self.fields.bytes() > self.limit_bytes
    }

    /// The list the cursor stands at: an element is a row.
    pub fn list(&mut self) -> Result<Stop, Fault> {
        self.cursor.kind()?;
        self.cursor.enter();
        let mut skips = self.style.skips_first;
        while self.cursor.element()? {
            if std::mem::take(&mut skips) {
                self.cursor.skip()?;
                self.cursor.after_value()?;
                continue;
            }
            self.row()?;
            self.cursor.after_value()?;
            self.fields.end_row();
            if self.is_full() {
                return Ok(Stop::Limit);
            }
        }
        Ok(Stop::End)
    }

    /// The value the cursor stands at is a row.
    pub fn row(&mut self) -> Result<(), Fault> {
        match self.cursor.kind()? {
            Kind::Object if self.style.is_key_and_values => self.key_and_values(),
            Kind::Object => self.members(ROOT, 0),
            Kind::Array => self.positions(0).map(|_| ()),
            _ => {
                let node = self.position(0);
                self.value(node, 0)
            }
        }
    }

    /// The object the cursor stands at: a member is a row, its key the first column.
    pub fn keyed(&mut self) -> Result<Stop, Fault> {
        self.cursor.kind()?;
        self.cursor.enter();
        // no key of a file has these bytes, so that no name can be taken for another
        let key_node = self
            .fields
            .child(ROOT, b"\xffkey", || KEY_COLUMN.to_owned());
        while let Some(key) = self.cursor.key()? {
            self.fields.begin(ROOT);
            let key_again = self.fields.child(ROOT, b"\xffkey", String::new);
            debug_assert_eq!(key_node, key_again);
            self.text(key_again, key);
            match self.cursor.kind()? {
                Kind::Object => self.members_after(ROOT, 0)?,
                _ => {
                    let node = self
                        .fields
                        .child(ROOT, b"\xffvalue", || VALUE_COLUMN.to_owned());
                    self.value(node, 0)?;
                }
            }
            self.cursor.after_value()?;
            self.fields.end_row();
            if self.is_full() {
                return Ok(Stop::Limit);
            }
        }
        Ok(Stop::End)
    }

    /// The object the cursor stands at: a member is a column, a list or an object of values.
    pub fn columns(&mut self) -> Result<Stop, Fault> {
        self.cursor.kind()?;
        self.cursor.enter();
        let mut columns: Vec<(Node, Cursor<'a>, bool)> = Vec::new();
        while let Some(key) = self.cursor.key()? {
            let node = self.named(ROOT, key);
            let is_object = self.cursor.kind()? == Kind::Object;
            let mut inside = self.cursor.clone();
            inside.enter();
            columns.push((node, inside, is_object));
            self.cursor.skip()?;
            self.cursor.after_value()?;
        }
        loop {
            for (node, inside, is_object) in &mut columns {
                let has_more = match is_object {
                    true => inside.key()?.is_some(),
                    false => inside.element()?,
                };
                if !has_more {
                    self.fields.drop_row();
                    return Ok(Stop::End);
                }
                std::mem::swap(&mut self.cursor, inside);
                let value = self.value(*node, 0);
                std::mem::swap(&mut self.cursor, inside);
                value?;
            }
            self.fields.end_row();
            if self.is_full() {
                return Ok(Stop::Limit);
            }
        }
    }

    fn named(&mut self, parent: Node, key: Quoted) -> Node {
        let raw = key.span.of(self.cursor.bytes);
        self.fields.child(parent, raw, || plain(raw))
    }

    /// The object the cursor stands at, its members below `node`.
    fn members(&mut self, node: Node, level: usize) -> Result<(), Fault> {
        self.fields.begin(node);
        self.members_after(node, level)
    }

    fn members_after(&mut self, node: Node, level: usize) -> Result<(), Fault> {
        self.cursor.enter();
        let mut is_empty = true;
        while let Some(key) = self.cursor.key()? {
            let child = self.named(node, key);
            self.value(child, level)?;
            self.cursor.after_value()?;
            is_empty = false;
        }
        if is_empty && node != ROOT {
            self.fields.put_nothing(node);
        }
        Ok(())
    }

    /// The node of a field without a name.
    fn position(&mut self, position: usize) -> Node {
        let mut key = vec![0xff];
        key.extend_from_slice(&position.to_le_bytes());
        let names = &self.style.names;
        self.fields.child(ROOT, &key, || {
            names.get(position).cloned().unwrap_or_default()
        })
    }

    /// The list the cursor stands at: its elements are the fields from `first` on. Answers the field after
    /// the last.
    fn positions(&mut self, first: usize) -> Result<usize, Fault> {
        self.cursor.enter();
        let mut position = first;
        while self.cursor.element()? {
            let node = self.position(position);
            self.value(node, FLAT_LEVELS)?;
            self.cursor.after_value()?;
            position += 1;
        }
        Ok(position)
    }

    fn key_and_values(&mut self) -> Result<(), Fault> {
        self.cursor.enter();
        let mut position = 0;
        while let Some(key) = self.cursor.key()? {
            let is_row = matches!(key.span.of(self.cursor.bytes), b"key" | b"values");
            if is_row && self.cursor.kind()? == Kind::Array {
                position = self.positions(position)?;
            } else {
                self.cursor.skip()?;
            }
            self.cursor.after_value()?;
        }
        Ok(())
    }

    /// The value the cursor stands at.
    fn value(&mut self, node: Node, level: usize) -> Result<(), Fault> {
        match self.cursor.kind()? {
            Kind::Text => {
                let text = self.cursor.text()?;
                self.text(node, text);
            }
            Kind::Scalar => {
                let from = self.cursor.at;
                match self.cursor.scalar()? {
                    Scalar::Null => self.fields.put_nothing(node),
                    Scalar::Boolean(_) => self.fields.put(node, Slot::Plain(from, self.cursor.at)),
                    Scalar::Number(span) => self.number(node, span),
                }
            }
            Kind::Array => self.array(node)?,
            Kind::Object if level < FLAT_LEVELS => self.members(node, level + 1)?,
            Kind::Object => {
                let span = self.cursor.skip()?;
                self.json(node, span);
            }
        }
        Ok(())
    }

    fn text(&mut self, node: Node, text: Quoted) {
        let Span { from, to } = text.span;
        let slot = if text.has_escapes {
            let start = self.fields.made.len();
            unescape(text.span.of(self.cursor.bytes), &mut self.fields.made);
            Slot::Made(start, self.fields.made.len())
        } else {
            Slot::Text(from, to)
        };
        self.fields.put(node, slot);
    }

    /// A number as it stands, except for spellings that would not be known as one.
    fn number(&mut self, node: Node, span: Span) {
        let number = span.of(self.cursor.bytes);
        let mut has_point = false;
        let mut exponent = None;
        for (at, byte) in number.iter().enumerate() {
            match byte {
                b'.' => has_point = true,
                b'e' | b'E' => exponent = Some(at),
                _ => {}
            }
        }
        self.has_fractions |= has_point;
        let slot = match (exponent, number.first()) {
            (Some(at), _) if !has_point => {
                let (digits, rest) = number.split_at(at);
                self.made(&[digits, b".0", rest])
            }
            (_, Some(b'.')) => self.made(&[b"0", number]),
            (_, Some(b'+')) => Slot::Plain(span.from + 1, span.to),
            _ => Slot::Plain(span.from, span.to),
        };
        self.fields.put(node, slot);
    }

    fn made(&mut self, parts: &[&[u8]]) -> Slot {
        let made = &mut self.fields.made;
        let from = made.len();
        for part in parts {
            made.extend_from_slice(part);
        }
        Slot::Made(from, made.len())
    }

    /// A list in a cell: values joined, anything else as JSON.
    fn array(&mut self, node: Node) -> Result<(), Fault> {
        let whole_from = self.cursor.at;
        let from = self.fields.made.len();
        let mut is_nested = false;
        self.cursor.enter();
        while self.cursor.element()? {
            let kind = self.cursor.kind()?;
            let value_from = self.cursor.at;
            let made = &mut self.fields.made;
            match kind {
                Kind::Object | Kind::Array => {
                    is_nested = true;
                    self.cursor.skip()?;
                }
                Kind::Text => {
                    let text = self.cursor.text()?;
                    separate(made, from);
                    unescape(text.span.of(self.cursor.bytes), made);
                }
                Kind::Scalar => {
                    if self.cursor.scalar()? != Scalar::Null {
                        separate(made, from);
                        let value = Span {
                            from: value_from,
                            to: self.cursor.at,
                        };
                        made.extend_from_slice(value.of(self.cursor.bytes));
                    }
                }
            }
            self.cursor.after_value()?;
        }
        let to = self.fields.made.len();
        if is_nested {
            self.fields.made.truncate(from);
            let span = Span {
                from: whole_from,
                to: self.cursor.at,
            };
            self.json(node, span);
        } else if to > from {
            self.fields.put(node, Slot::Made(from, to));
        } else {
            self.fields.put_nothing(node);
        }
        Ok(())
    }

    fn json(&mut self, node: Node, span: Span) {
        let from = self.fields.made.len();
        compact(span.of(self.cursor.bytes), &mut self.fields.made);
        self.fields
            .put(node, Slot::Made(from, self.fields.made.len()));
    }
}

fn separate(made: &mut Vec<u8>, from: usize) {
    if made.len() > from {
        made.extend_from_slice(LIST_SEPARATOR);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn rows(json: &str) -> Rows<'_> {
        Rows::new(json.as_bytes(), 0, u64::MAX)
    }

    fn written(rows: Rows<'_>) -> String {
        String::from_utf8(rows.fields.finish().bytes).unwrap()
    }

    #[test]
    fn objects_are_flattened_and_lists_joined() {
        let mut rows = rows(
            r#"[{"a": {"b": 1.10, "c": null}, "d": ["x", "y", null, 3]},
                {"d": [], "a": {}, "e": [{"f": [1, 2]}], "a": {"b": "1,5"}}]"#,
        );
        assert_eq!(rows.list(), Ok(Stop::End));
        assert!(rows.has_fractions);
        assert_eq!(
            written(rows),
            "a.b,a.c,d,e\n1.10,,x; y; 3,\n\"1,5\",,,\"[{\"\"f\"\":[1,2]}]\"\n"
        );
    }

    #[test]
    fn numbers_stand_as_they_stood() {
        let mut rows =
            rows("[{\"a\": 12345678901234567890}, {\"a\": 1e5}, {\"a\": true}, {\"a\": \"007\"}]");
        assert_eq!(rows.list(), Ok(Stop::End));
        assert!(!rows.has_fractions);
        assert_eq!(written(rows), "a\n12345678901234567890\n1.0e5\ntrue\n007\n");
    }

    #[test]
    fn keys_become_the_first_column() {
        let mut rows = rows(r#"{"Aarhus": {"a": 1}, "Odense": {"b": 2}, "Fanø": null}"#);
        assert_eq!(rows.keyed(), Ok(Stop::End));
        assert_eq!(
            written(rows),
            "nøgle,a,b,værdi\nAarhus,1,,\nOdense,,2,\nFanø,,,\n"
        );
    }

    #[test]
    fn members_become_columns() {
        let mut rows = rows(r#"{"a": [1, 2], "b": {"0": "x", "1": "y"}}"#);
        assert_eq!(rows.columns(), Ok(Stop::End));
        assert_eq!(written(rows), "a,b\n1,x\n2,y\n");
    }

    #[test]
    fn lists_go_by_position() {
        let mut rows = rows(r#"[[1, "a"], [2], [3, "c", {"d": 1}]]"#);
        rows.style.names = vec!["id".to_owned(), "navn".to_owned()];
        assert_eq!(rows.list(), Ok(Stop::End));
        assert_eq!(
            written(rows),
            "id,navn,\n1,a,\n2,,\n3,c,\"{\"\"d\"\":1}\"\n"
        );
    }

    #[test]
    fn a_row_of_keys_and_values() {
        let mut rows = rows(r#"[{"key": ["101", "2020"], "values": ["5.5"], "comment": "x"}]"#);
        rows.style.is_key_and_values = true;
        assert_eq!(rows.list(), Ok(Stop::End));
        assert_eq!(written(rows), ",,\n101,2020,5.5\n");
    }

    #[test]
    fn rows_before_a_fault_are_whole() {
        let mut rows = rows(r#"[{"a": 1, "b": 2}, {"a": 3, "b"#);
        assert!(rows.list().unwrap_err().is_at_end);
        assert_eq!(rows.fields.rows, 1);
    }
}
