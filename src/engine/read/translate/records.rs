//! Records as the rest of the pipeline reads them: UTF-8, comma, `"`, line feed.

/// Appends a field, in quotes where it needs them. Fields that could be taken for something else by their
/// ends (blanks, an apostrophe) get quotes too.
pub(super) fn append_field(bytes: &mut Vec<u8>, text: &[u8]) {
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let needs_quotes = text
        .iter()
        .any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r'))
        || is_blank(text.first())
        || is_blank(text.last())
        || text.first() == Some(&b'\'');
    if !needs_quotes {
        bytes.extend_from_slice(text);
        return;
    }
    bytes.push(b'"');
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'"', rest) {
        bytes.extend_from_slice(&rest[..=at]);
        bytes.push(b'"');
        rest = &rest[at + 1..];
    }
    bytes.extend_from_slice(rest);
    bytes.push(b'"');
}

/// Writes records field by field.
#[derive(Debug, Default)]
pub struct RecordWriter {
    bytes: Vec<u8>,
    /// Fields of the record that is being written.
    fields: usize,
    /// True when that record has nothing but one empty field so far.
    is_blank: bool,
}

impl RecordWriter {
    /// The line that names the columns.
    pub fn header<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.field(name);
        }
        self.end_record();
    }

    /// A whole record.
    pub fn record<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) {
        for field in fields {
            self.field(field);
        }
        self.end_record();
    }

    /// A line that is no record, so that the next one stands in its line of the file.
    pub fn blank_line(&mut self) {
        self.bytes.push(b'\n');
    }

    /// A value; empty for none.
    pub fn field(&mut self, text: &str) {
        self.begin_field(text.is_empty());
        append_field(&mut self.bytes, text.as_bytes());
    }

    /// A value whose bytes are known to be plain ASCII without commas, quotes and line ends: a number, a
    /// word of the format itself.
    pub fn plain(&mut self, ascii: &[u8]) {
        self.begin_field(ascii.is_empty());
        self.bytes.extend_from_slice(ascii);
    }

    fn begin_field(&mut self, is_empty: bool) {
        if self.fields > 0 {
            self.bytes.push(b',');
        }
        self.is_blank = self.fields == 0 && is_empty;
        self.fields += 1;
    }

    /// Ends the record.
    pub fn end_record(&mut self) {
        if self.is_blank {
            // a blank line would be no record
            self.bytes.extend_from_slice(b"\"\"");
        }
        self.bytes.push(b'\n');
        self.fields = 0;
        self.is_blank = false;
    }

    /// Bytes written so far.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// True before anything is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_quoted_where_they_must_be() {
        let mut writer = RecordWriter::default();
        writer.header(["navn", "antal"]);
        writer.field("Ærø \"ø\", Fyn");
        writer.plain(b"1.10");
        writer.end_record();
        writer.field("to\nlinjer");
        writer.field("");
        writer.end_record();
        assert_eq!(
            String::from_utf8_lossy(&writer.into_bytes()),
            "navn,antal\n\"Ærø \"\"ø\"\", Fyn\",1.10\n\"to\nlinjer\",\n"
        );
    }

    #[test]
    fn a_record_of_one_empty_field_is_no_blank_line() {
        let mut writer = RecordWriter::default();
        writer.header(["navn"]);
        writer.field("");
        writer.end_record();
        assert_eq!(writer.len(), 8);
        assert_eq!(writer.into_bytes(), b"navn\n\"\"\n");
    }
}
