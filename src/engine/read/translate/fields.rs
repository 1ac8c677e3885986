//! Records whose fields come by name, in any order, some of them late: JSON objects, XML elements.
//!
//! Names form a tree (`a.b` is `b` below `a`). Columns stand in the order in which their names first came.
//! A row is written when it ends; columns that come later, and those that turned out to be only the
//! beginning of longer names, are mended once at the end.

use super::records::append_field;
use rustc_hash::FxHashMap;

/// The most columns a table gets.
pub(super) const MAX_COLUMNS: usize = 16_384;
/// The most bytes of the finished text that may be commas only.
const MAX_PADDING_BYTES: u64 = 1 << 30;
/// Between the values of a list in one cell. Not a comma: `1,5` would be a number.
pub(super) const LIST_SEPARATOR: &[u8] = b"; ";

/// A name in the tree.
pub(super) type Node = usize;
/// The name all others stand below.
pub(super) const ROOT: Node = 0;

#[derive(Debug, Default)]
struct Name {
    /// As it stands in the file, escapes and all: compared, not shown.
    key: Vec<u8>,
    /// As it is shown, with all names above it.
    path: String,
    children: Vec<Node>,
    by_key: FxHashMap<Vec<u8>, usize>,
    /// The child expected next: the one after the last that came.
    next: usize,
    column: Option<usize>,
}

/// A value of the row that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Nothing yet.
    Missing,
    /// Bytes of the file that need no quotes: a number.
    Plain(usize, usize),
    /// A text of the file, as it stands.
    Text(usize, usize),
    /// A text that was made, see [`Fields::made`].
    Made(usize, usize),
}

#[derive(Debug)]
struct Column {
    node: Node,
    has_value: bool,
}

/// Collects rows.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    source: &'a [u8],
    names: Vec<Name>,
    columns: Vec<Column>,
    slots: Vec<Slot>,
    /// Texts made while a row is read; forgotten with it.
    pub made: Vec<u8>,
    body: Vec<u8>,
    /// Rows written.
    pub rows: u64,
    /// Rows that were written when the last column came.
    rows_before_last_column: u64,
    /// Values that were replaced by a later one of the same name in the same row.
    pub replaced: u64,
    /// True when there were more columns than are kept.
    pub has_too_many: bool,
}

impl<'a> Fields<'a> {
    pub fn new(source: &'a [u8]) -> Self {
        Self {
            source,
            names: vec![Name::default()],
            columns: Vec::new(),
            slots: Vec::new(),
            made: Vec::new(),
            body: Vec::new(),
            rows: 0,
            rows_before_last_column: 0,
            replaced: 0,
            has_too_many: false,
        }
    }

    /// The name `key` below `parent`; `shown` makes it readable when it is new.
    pub fn child(&mut self, parent: Node, key: &[u8], shown: impl FnOnce() -> String) -> Node {
        let Some(above) = self.names.get(parent) else {
            return ROOT;
        };
        // keys come in the same order in nearly every row
        if let Some(&expected) = above.children.get(above.next)
            && self.names.get(expected).is_some_and(|name| name.key == key)
        {
            if let Some(above) = self.names.get_mut(parent) {
                above.next += 1;
            }
            return expected;
        }
        if let Some(&place) = above.by_key.get(key) {
            let found = above.children.get(place).copied().unwrap_or(ROOT);
            if let Some(above) = self.names.get_mut(parent) {
                above.next = place + 1;
            }
            return found;
        }
        let node = self.names.len();
        let path = if above.path.is_empty() {
            shown()
        } else {
            format!("{}.{}", above.path, shown())
        };
        if node >= MAX_COLUMNS * 4 {
            self.has_too_many = true;
            return ROOT;
        }
        self.names.push(Name {
            key: key.to_vec(),
            path,
            ..Name::default()
        });
        if let Some(above) = self.names.get_mut(parent) {
            above.by_key.insert(key.to_vec(), above.children.len());
            above.children.push(node);
            above.next = above.children.len();
        }
        node
    }

    /// Begins the members of an object anew.
    pub fn begin(&mut self, node: Node) {
        if let Some(name) = self.names.get_mut(node) {
            name.next = 0;
        }
    }

    fn column_of(&mut self, node: Node) -> Option<usize> {
        let name = self.names.get_mut(node)?;
        if let Some(column) = name.column {
            return Some(column);
        }
        if self.columns.len() >= MAX_COLUMNS {
            self.has_too_many = true;
            return None;
        }
        let column = self.columns.len();
        name.column = Some(column);
        self.columns.push(Column {
            node,
            has_value: false,
        });
        self.slots.push(Slot::Missing);
        self.rows_before_last_column = self.rows;
        Some(column)
    }

    /// Makes a column before it has a value.
    pub fn declare(&mut self, node: Node) {
        self.column_of(node);
    }

    /// Sets a value of the row. The last of several counts.
    pub fn put(&mut self, node: Node, value: Slot) {
        let Some(column) = self.column_of(node) else {
            return;
        };
        if let (Some(slot), Some(column)) =
            (self.slots.get_mut(column), self.columns.get_mut(column))
        {
            self.replaced += u64::from(*slot != Slot::Missing);
            *slot = value;
            column.has_value = true;
        }
    }

    /// The value a name has in this row so far.
    pub fn value(&self, node: Node) -> Slot {
        let column = self.names.get(node).and_then(|name| name.column);
        column
            .and_then(|column| self.slots.get(column))
            .copied()
            .unwrap_or(Slot::Missing)
    }

    /// The bytes of a value.
    pub fn bytes_of(&self, slot: Slot) -> &[u8] {
        match slot {
            Slot::Missing => &[],
            Slot::Plain(from, to) | Slot::Text(from, to) => {
                self.source.get(from..to).unwrap_or_default()
            }
            Slot::Made(from, to) => self.made.get(from..to).unwrap_or_default(),
        }
    }

    /// A name was there without a value: it is a column unless it turns out to hold other names.
    pub fn put_nothing(&mut self, node: Node) {
        if self
            .names
            .get(node)
            .is_some_and(|name| name.children.is_empty())
        {
            self.column_of(node);
        }
    }

    /// Forgets the row that is being read.
    pub fn drop_row(&mut self) {
        self.slots.fill(Slot::Missing);
        self.made.clear();
        self.begin(ROOT);
    }

    /// Writes the row.
    pub fn end_row(&mut self) {
        let from = self.body.len();
        for (column, slot) in self.slots.iter_mut().enumerate() {
            if column > 0 {
                self.body.push(b',');
            }
            match *slot {
                Slot::Missing => continue,
                Slot::Plain(from, to) => {
                    let plain = self.source.get(from..to).unwrap_or_default();
                    self.body.extend_from_slice(plain);
                }
                Slot::Text(from, to) => {
                    append_field(
                        &mut self.body,
                        self.source.get(from..to).unwrap_or_default(),
                    );
                }
                Slot::Made(from, to) => {
                    append_field(&mut self.body, self.made.get(from..to).unwrap_or_default());
                }
            }
            *slot = Slot::Missing;
        }
        if self.body.len() == from {
            // a blank line would be no record
            self.body.extend_from_slice(b"\"\"");
        }
        self.body.push(b'\n');
        self.made.clear();
        self.rows += 1;
        self.begin(ROOT);
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.body.len() as u64
    }

    /// Columns so far.
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Header and rows.
    pub fn finish(self) -> Finished {
        self.finished(true)
    }

    /// Rows only: what names the columns is still to be found in them.
    pub fn finish_without_header(self) -> Finished {
        self.finished(false)
    }

    fn finished(self, has_header: bool) -> Finished {
        let is_kept: Vec<bool> = self
            .columns
            .iter()
            .map(|column| {
                let holds_names = self
                    .names
                    .get(column.node)
                    .is_some_and(|name| !name.children.is_empty());
                column.has_value || !holds_names
            })
            .collect();
        let mut bytes = Vec::new();
        let names: Vec<&str> = self
            .columns
            .iter()
            .zip(&is_kept)
            .filter(|(_, is_kept)| **is_kept)
            .map(|(column, _)| self.names.get(column.node).map_or("", |name| &name.path))
            .collect();
        let columns = names.len();
        if has_header {
            for (at, name) in names.iter().enumerate() {
                if at > 0 {
                    bytes.push(b',');
                }
                append_field(&mut bytes, name.as_bytes());
            }
            if bytes.is_empty() {
                bytes.extend_from_slice(b"\"\"");
            }
            bytes.push(b'\n');
        }
        let is_even = self.rows_before_last_column == 0 && is_kept.iter().all(|kept| *kept);
        let mut body = self.body;
        if is_even {
            // in place: the rows may be a good part of what memory there is
            body.extend_from_slice(&bytes);
            body.rotate_right(bytes.len());
            bytes = body;
        } else {
            mend(&body, &is_kept, self.rows, &mut bytes);
        }
        Finished {
            bytes,
            columns: columns as u64,
            rows: self.rows,
        }
    }
}

/// A table written out.
#[derive(Debug)]
pub(super) struct Finished {
    /// Header and rows.
    pub bytes: Vec<u8>,
    pub columns: u64,
    pub rows: u64,
}

/// Leaves columns out and fills short rows up.
fn mend(body: &[u8], is_kept: &[bool], rows: u64, out: &mut Vec<u8>) {
    let may_pad = rows.saturating_mul(is_kept.len() as u64) < MAX_PADDING_BYTES;
    let kept = is_kept.iter().filter(|kept| **kept).count();
    out.reserve(body.len());
    let mut at = 0;
    let (mut column, mut written) = (0, 0);
    let mut row_from = out.len();
    while at < body.len() {
        let from = at;
        if body.get(at) == Some(&b'"') {
            at += 1;
            while let Some(found) = memchr::memchr(b'"', body.get(at..).unwrap_or_default()) {
                at += found + 1;
                if body.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
        } else {
            let rest = body.get(at..).unwrap_or_default();
            at += memchr::memchr2(b',', b'\n', rest).unwrap_or(rest.len());
        }
        if is_kept.get(column).copied().unwrap_or(false) {
            if written > 0 {
                out.push(b',');
            }
            out.extend_from_slice(body.get(from..at).unwrap_or_default());
            written += 1;
        }
        column += 1;
        if body.get(at) == Some(&b'\n') {
            if may_pad && written < kept {
                let first = usize::from(written == 0);
                out.extend(std::iter::repeat_n(b',', kept - written - first));
            }
            if out.len() == row_from {
                out.extend_from_slice(b"\"\"");
            }
            out.push(b'\n');
            (column, written) = (0, 0);
            row_from = out.len();
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn node(fields: &mut Fields<'_>, parent: Node, name: &str) -> Node {
        fields.child(parent, name.as_bytes(), || name.to_owned())
    }

    fn text(fields: Fields<'_>) -> String {
        String::from_utf8(fields.finish().bytes).unwrap()
    }

    #[test]
    fn columns_stand_as_they_first_came_and_rows_are_filled_up() {
        let mut fields = Fields::new(b"1,2\"3");
        let a = node(&mut fields, ROOT, "a");
        fields.put(a, Slot::Plain(0, 1));
        fields.end_row();
        let b = node(&mut fields, ROOT, "b");
        let c = node(&mut fields, b, "c");
        fields.put(c, Slot::Text(0, 5));
        fields.end_row();
        assert_eq!(text(fields), "a,b.c\n1,\n,\"1,2\"\"3\"\n");
    }

    #[test]
    fn a_name_that_only_holds_names_is_no_column() {
        let mut fields = Fields::new(b"12");
        for row in 0..3 {
            let a = node(&mut fields, ROOT, "a");
            if row == 1 {
                let b = node(&mut fields, a, "b");
                fields.put(b, Slot::Plain(0, 2));
            } else {
                fields.put_nothing(a);
            }
            fields.end_row();
        }
        assert_eq!(text(fields), "a.b\n\"\"\n12\n\"\"\n");
    }

    #[test]
    fn the_last_of_several_values_counts() {
        let mut fields = Fields::new(b"12");
        let a = node(&mut fields, ROOT, "a");
        fields.put(a, Slot::Plain(0, 1));
        fields.put(a, Slot::Plain(1, 2));
        assert_eq!(fields.replaced, 1);
        fields.end_row();
        assert_eq!(text(fields), "a\n2\n");
    }
}
