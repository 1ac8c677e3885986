//! What names the columns of a JSON list: a list beside it, its own first row, or nothing.

use super::cursor::{Cursor, Kind, Span, unescape};
use super::rows::ListStyle;

/// Lists that name the columns of the list beside them.
const NAMING: [&[u8]; 6] = [
    b"fields",
    b"columns",
    b"header",
    b"headers",
    b"column_names",
    b"columnNames",
];
/// Rows looked at to tell whether a list of lists begins with names.
const HEADER_ROWS: usize = 50;

/// True when a list of this name names the columns of the list beside it.
pub(super) fn is_naming(raw: &[u8]) -> bool {
    NAMING.contains(&raw)
}

/// A key as it is shown.
pub(super) fn plain(raw: &[u8]) -> String {
    let mut out = Vec::new();
    unescape(raw, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The names in a list that names columns: texts, or objects that hold a name.
pub(super) fn names(bytes: &[u8], from: usize) -> Vec<String> {
    const CALLED: [&[u8]; 8] = [
        b"text", b"label", b"title", b"name", b"id", b"code", b"field", b"key",
    ];
    let mut cursor = Cursor::new(bytes, from);
    let mut names = Vec::new();
    cursor.enter();
    while let Ok(true) = cursor.element() {
        let Ok(kind) = cursor.kind() else {
            break;
        };
        let mut name = String::new();
        if kind == Kind::Object {
            let mut best = CALLED.len();
            cursor.enter();
            while let Ok(Some(key)) = cursor.key() {
                let rank = CALLED.iter().position(|word| *word == key.span.of(bytes));
                let Ok(span) = cursor.skip() else {
                    return names;
                };
                if let (Some(rank), Some(text)) = (rank, inner_text(span, bytes))
                    && rank < best
                {
                    best = rank;
                    name = plain(text);
                }
            }
        } else {
            let Ok(span) = cursor.skip() else {
                break;
            };
            name = inner_text(span, bytes).map_or_else(String::new, plain);
        }
        names.push(name);
    }
    names
}

/// The inside of a value that is a text.
fn inner_text(span: Span, bytes: &[u8]) -> Option<&[u8]> {
    match span.of(bytes) {
        [b'"', text @ .., b'"'] => Some(text),
        _ => None,
    }
}

/// What the first list of a document tells.
#[derive(Debug, Default)]
pub(super) struct FirstList {
    pub style: ListStyle,
    /// The list itself is a row, and others follow.
    pub is_row: bool,
    /// A list of lists whose header is still to be found.
    pub is_sheet: bool,
}

/// Looks into the list a document begins with.
pub(super) fn first_list(bytes: &[u8], from: usize) -> FirstList {
    let mut found = FirstList::default();
    let mut cursor = Cursor::new(bytes, from);
    if cursor.kind() != Ok(Kind::Array) {
        return found;
    }
    let mut inside = cursor.clone();
    inside.enter();
    let Ok(true) = inside.element() else {
        return found;
    };
    match inside.kind() {
        Ok(Kind::Array) => sheet_or_header(bytes, from, &mut found),
        Ok(Kind::Text | Kind::Scalar) => {
            let ends = cursor.skip().is_ok();
            if ends && cursor.peek() == Some(b'[') {
                found.is_row = true;
                found.is_sheet = true;
            }
        }
        _ => {}
    }
    found
}

/// A list of lists: its first row names the columns when it is texts over other values; otherwise the rows
/// are looked at like those of a sheet.
fn sheet_or_header(bytes: &[u8], from: usize, found: &mut FirstList) {
    let mut cursor = Cursor::new(bytes, from);
    cursor.enter();
    let mut names: Vec<String> = Vec::new();
    let mut has_values = false;
    let mut all_texts = true;
    for row in 0..HEADER_ROWS {
        let Ok(true) = cursor.element() else {
            break;
        };
        if cursor.kind() != Ok(Kind::Array) {
            break;
        }
        cursor.enter();
        while let Ok(true) = cursor.element() {
            let Ok(kind) = cursor.kind() else {
                return;
            };
            if kind == Kind::Text && row == 0 {
                let Ok(text) = cursor.text() else {
                    return;
                };
                names.push(plain(text.span.of(bytes)));
                continue;
            }
            all_texts &= row > 0 || kind == Kind::Text;
            has_values |= row > 0 && kind == Kind::Scalar;
            if cursor.skip().is_err() {
                return;
            }
        }
    }
    let is_header = all_texts && has_values && names.iter().all(|name| !name.trim().is_empty());
    if is_header {
        found.style.names = names;
        found.style.skips_first = true;
    } else {
        found.is_sheet = true;
    }
}

/// PX-Web's JSON: `{"key": […], "values": […]}`.
pub(super) fn is_key_and_values(bytes: &[u8], from: usize) -> bool {
    let mut cursor = Cursor::new(bytes, from);
    cursor.enter();
    if cursor.element() != Ok(true) || cursor.kind() != Ok(Kind::Object) {
        return false;
    }
    let (mut has_key, mut has_values) = (false, false);
    cursor.enter();
    while let Ok(Some(key)) = cursor.key() {
        let is_list = cursor.kind() == Ok(Kind::Array);
        match key.span.of(bytes) {
            b"key" => has_key = is_list,
            b"values" => has_values = is_list,
            _ => {}
        }
        if cursor.skip().is_err() {
            return false;
        }
    }
    has_key && has_values
}

/// True when the keys of the first record, if there is one, are all among the names.
pub(super) fn names_fit(bytes: &[u8], from: usize, names: &[String]) -> bool {
    let mut cursor = Cursor::new(bytes, from);
    cursor.enter();
    if names.iter().any(String::is_empty) {
        return false;
    }
    if cursor.element() != Ok(true) {
        return true;
    }
    if cursor.kind() != Ok(Kind::Object) {
        return false;
    }
    cursor.enter();
    while let Ok(Some(key)) = cursor.key() {
        if !names.contains(&plain(key.span.of(bytes))) || cursor.skip().is_err() {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_columns() {
        let json = br#"[{"type": "int", "id": "_id"}, "b", {"code": "T", "text": "tid"}, 5]"#;
        assert_eq!(names(json, 0), ["_id", "b", "tid", ""]);
    }

    #[test]
    fn a_first_row_of_texts_over_values_names_the_columns() {
        let first = |json: &str| first_list(json.as_bytes(), 0);
        let found = first(r#"[["id", "navn"], [1, "x"], [2, "y"]]"#);
        assert_eq!(found.style.names, ["id", "navn"]);
        assert!(found.style.skips_first && !found.is_sheet);
        assert!(first(r#"[["id", "navn"], ["1", "x"]]"#).is_sheet);
        assert!(first(r#"[[1, 2], [3, 4]]"#).is_sheet);
        let lines = first("[1, 2]\n[3, 4]");
        assert!(lines.is_row && lines.is_sheet);
        assert!(!first("[1, 2]").is_row);
    }
}
