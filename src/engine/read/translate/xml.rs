//! XML that is a list of records: an element that comes again and again, with fields inside.
//!
//! The list is found by counting: an element is a record when it comes several times inside one that comes
//! once. Its attributes and the elements in it are columns (`a.b` for deeper ones), repeated ones joined.
//! News feeds (RSS, Atom) are such lists. Documents of running text are not, and are refused.

use super::fields::{Fields, Finished, LIST_SEPARATOR, MAX_COLUMNS, Node, ROOT, Slot};
use super::place::Fault;
use super::{Input, Translated, no_such_part, text};
use model::dataset::TableInfo;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;
use rustc_hash::FxHashMap;

pub(crate) mod scan;

use scan::{Event, Scan, Tag, local, resolve};

/// Elements inside elements that are followed.
const MAX_DEPTH: usize = 64;
/// Different ways to elements that are counted.
const MAX_PATHS: usize = 10_000;
/// Tables that are named.
const MAX_TABLES: usize = 64;
const XML: &str = "xml";

/// Writes the chosen list out, or the longest.
pub(super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let decoded = text::decode_declared(input.bytes, input.encoding, text::declared_in_xml);
    let bytes = &*decoded.utf8;
    let paths = Paths::count(bytes);
    let mut lists = paths.lists();
    if lists.is_empty() {
        return Err(match paths.fault {
            Some(fault) => fault.problem(bytes, XML),
            None => ProblemKind::NoRows {
                format: XML.to_owned(),
            }
            .into(),
        });
    }
    if let Some(wanted) = input.part.last() {
        let at = lists
            .iter()
            .position(|list| list.name == *wanted)
            .ok_or_else(|| {
                let names: Vec<&str> = lists.iter().map(|list| list.name.as_str()).collect();
                no_such_part(wanted, &names)
            })?;
        lists.swap(0, at);
    }
    let Some(chosen) = lists.first() else {
        return Err(ProblemKind::EmptyFile.into());
    };
    let mut reader = Reader {
        fields: Fields::new(bytes),
        steps: &chosen.steps,
        joined: FxHashMap::default(),
    };
    let read = reader.read(bytes, input.limits.unpacked_bytes);
    let fields = reader.fields;
    let mut notes = decoded.notes;
    match read {
        Ok(false) => {}
        Ok(true) => notes.push(Note::LimitReached {
            limit: "bytes".to_owned(),
            value: input.limits.unpacked_bytes,
        }),
        Err(fault) if fields.rows > 0 => notes.push(fault.note(bytes, fields.rows)),
        Err(fault) => return Err(fault.problem(bytes, XML)),
    }
    if fields.has_too_many {
        notes.push(Note::LimitReached {
            limit: "columns".to_owned(),
            value: MAX_COLUMNS as u64,
        });
    }
    let Finished {
        bytes,
        columns,
        rows,
    } = fields.finish();
    let mut translated = Translated::records(Format::Xml, bytes, false);
    if lists.len() > 1 {
        translated.part = vec![chosen.name.clone()];
        notes.push(Note::OtherTables {
            count: lists.len() as u64 - 1,
        });
        translated.parts = lists
            .iter()
            .enumerate()
            .map(|(at, list)| TableInfo {
                name: list.name.clone(),
                rows: if at == 0 { rows } else { list.rows },
                columns: if at == 0 { columns } else { list.columns },
                hidden: false,
            })
            .collect();
    }
    translated.notes = notes;
    translated.encoding = decoded.encoding;
    Ok(translated)
}

/// A list of records.
#[derive(Debug)]
struct List {
    /// Names from the outermost element to the record, joined by points.
    name: String,
    /// The same, each as it stands.
    steps: Vec<Vec<u8>>,
    rows: u64,
    columns: u64,
}

/// An element by the way to it.
#[derive(Debug, Default)]
struct Path {
    name: Vec<u8>,
    parent: Option<usize>,
    children: FxHashMap<Vec<u8>, usize>,
    count: u64,
    has_attributes: bool,
    /// Elements that hold text beside other elements.
    mixed: u64,
}

/// How often each way was gone.
#[derive(Debug, Default)]
struct Paths {
    all: Vec<Path>,
    fault: Option<Fault>,
}

/// An element that is open while counting.
struct Open {
    path: Option<usize>,
    has_text: bool,
    has_elements: bool,
}

impl Paths {
    fn count(bytes: &[u8]) -> Self {
        let mut paths = Self {
            all: vec![Path {
                count: 1,
                ..Path::default()
            }],
            fault: None,
        };
        let mut scan = Scan::new(bytes);
        let mut open = vec![Open {
            path: Some(0),
            has_text: false,
            has_elements: false,
        }];
        loop {
            match scan.next() {
                Ok(Event::Open(tag)) => {
                    let above = open.last_mut();
                    let parent = above.and_then(|above| {
                        above.has_elements = true;
                        above.path
                    });
                    let path = parent.and_then(|parent| paths.step(parent, &tag));
                    if open.len() > MAX_DEPTH {
                        paths.fault = Some(scan.fault());
                        break;
                    }
                    if !tag.is_empty {
                        open.push(Open {
                            path,
                            has_text: false,
                            has_elements: false,
                        });
                    }
                }
                Ok(Event::Close) => {
                    let Some(closed) = open.pop().filter(|_| !open.is_empty()) else {
                        paths.fault = Some(scan.fault());
                        break;
                    };
                    let is_mixed = closed.has_text && closed.has_elements;
                    if let Some(path) = closed.path.and_then(|path| paths.all.get_mut(path)) {
                        path.mixed += u64::from(is_mixed);
                    }
                }
                Ok(Event::Text { text, .. }) => {
                    if let Some(open) = open.last_mut() {
                        open.has_text |= !text.trim_ascii().is_empty();
                    }
                }
                Ok(Event::End) => {
                    if open.len() > 1 {
                        paths.fault = Some(scan.fault());
                    }
                    break;
                }
                Err(fault) => {
                    paths.fault = Some(fault);
                    break;
                }
            }
        }
        paths
    }

    /// The path of an element below another, counted.
    fn step(&mut self, parent: usize, tag: &Tag<'_>) -> Option<usize> {
        let next = self.all.len();
        let above = self.all.get_mut(parent)?;
        let path = match above.children.get(tag.name) {
            Some(path) => *path,
            None if next >= MAX_PATHS => return None,
            None => {
                above.children.insert(tag.name.to_vec(), next);
                self.all.push(Path {
                    name: tag.name.to_vec(),
                    parent: Some(parent),
                    ..Path::default()
                });
                next
            }
        };
        let found = self.all.get_mut(path)?;
        found.count += 1;
        found.has_attributes |= tag.attributes().any(|(name, _)| is_field(name));
        Some(path)
    }

    /// The lists of records, the longest first.
    fn lists(&self) -> Vec<List> {
        let is_once = |path: &Path| path.count == 1;
        let mut lists: Vec<List> = Vec::new();
        for path in &self.all {
            let Some(parent) = path.parent.and_then(|parent| self.all.get(parent)) else {
                continue;
            };
            let holds_fields = !path.children.is_empty() || path.has_attributes;
            let is_text = path.mixed * 10 > path.count;
            if is_once(parent)
                && path.count > 1
                && !is_text
                && (holds_fields || self.is_only(parent))
            {
                lists.push(self.list(path));
            }
        }
        if lists.is_empty() {
            lists.extend(self.single());
        }
        lists.sort_by_key(|list| std::cmp::Reverse((list.columns > 1, list.rows)));
        lists.truncate(MAX_TABLES);
        lists
    }

    /// Plain values are a list of their own only when nothing else stands beside them.
    fn is_only(&self, parent: &Path) -> bool {
        parent.children.len() == 1
    }

    /// A list of one record: an element alone in the document's, with nothing but plain fields.
    fn single(&self) -> Option<List> {
        let only = |path: &Path| match path.children.len() {
            1 => self.all.get(*path.children.values().next()?),
            _ => None,
        };
        let record = only(only(self.all.first()?)?)?;
        let is_plain = |path: &&usize| self.all.get(**path).is_some_and(|p| p.children.is_empty());
        let is_record = record.children.len() > 1
            && record.mixed == 0
            && record.children.values().all(|path| is_plain(&path));
        is_record.then(|| self.list(record))
    }

    fn list(&self, path: &Path) -> List {
        let mut steps = vec![path.name.clone()];
        let mut above = path.parent;
        while let Some(path) = above.and_then(|at| self.all.get(at)) {
            if path.parent.is_some() {
                steps.push(path.name.clone());
            }
            above = path.parent;
        }
        steps.reverse();
        let names: Vec<_> = steps
            .iter()
            .map(|step| String::from_utf8_lossy(local(step)))
            .collect();
        List {
            name: names.join("."),
            rows: path.count,
            columns: (path.children.len() as u64 + u64::from(path.has_attributes)).max(1),
            steps,
        }
    }
}

/// True for an attribute that holds a value, not a word about the document.
fn is_field(name: &[u8]) -> bool {
    !name.starts_with(b"xmlns") && !name.starts_with(b"xsi:")
}

/// Reads the records of one list.
struct Reader<'a> {
    fields: Fields<'a>,
    steps: &'a [Vec<u8>],
    /// Values of fields that came several times in the record.
    joined: FxHashMap<Node, Vec<u8>>,
}

/// An element of a record that is open.
struct Field {
    node: Node,
    text: Vec<u8>,
    has_elements: bool,
}

impl Reader<'_> {
    /// Reads all records; true when the limit was met.
    fn read(&mut self, bytes: &[u8], limit_bytes: u64) -> Result<bool, Fault> {
        let mut scan = Scan::new(bytes);
        // how many of the open elements are steps to the record, and how many are open in all
        let (mut on_way, mut depth) = (0, 0);
        let mut open: Vec<Field> = Vec::new();
        loop {
            match scan.next()? {
                Event::Open(tag) => {
                    let is_record = open.is_empty() && self.is_record(&tag, on_way, depth);
                    if is_record || !open.is_empty() {
                        self.open(&tag, &mut open);
                        if tag.is_empty {
                            self.close(&mut open);
                        }
                    } else if !tag.is_empty {
                        let is_step = on_way == depth
                            && self.steps.get(depth).is_some_and(|step| *step == tag.name);
                        on_way += usize::from(is_step);
                        depth += 1;
                    }
                    if open.is_empty() && is_record && self.fields.bytes() > limit_bytes {
                        return Ok(true);
                    }
                }
                Event::Close if !open.is_empty() => {
                    self.close(&mut open);
                    if open.is_empty() && self.fields.bytes() > limit_bytes {
                        return Ok(true);
                    }
                }
                Event::Close => {
                    let Some(above) = depth.checked_sub(1) else {
                        return Err(scan.fault());
                    };
                    depth = above;
                    on_way = on_way.min(depth);
                }
                Event::Text { text, is_literal } => {
                    if let Some(field) = open.last_mut() {
                        match is_literal {
                            true => field.text.extend_from_slice(text),
                            false => resolve(text, &mut field.text),
                        }
                    }
                }
                Event::End if depth > 0 || !open.is_empty() => {
                    self.fields.drop_row();
                    return Err(scan.fault());
                }
                Event::End => return Ok(false),
            }
        }
    }

    fn is_record(&self, tag: &Tag<'_>, on_way: usize, depth: usize) -> bool {
        let last = self.steps.len().checked_sub(1);
        on_way == depth
            && Some(depth) == last
            && self.steps.last().is_some_and(|step| *step == tag.name)
    }

    fn open(&mut self, tag: &Tag<'_>, open: &mut Vec<Field>) {
        let shown = |name: &[u8]| String::from_utf8_lossy(local(name)).into_owned();
        let node = match open.last_mut() {
            None => ROOT,
            Some(above) => {
                above.has_elements = true;
                self.fields.child(above.node, tag.name, || shown(tag.name))
            }
        };
        self.fields.begin(node);
        for (name, value) in tag.attributes().filter(|(name, _)| is_field(name)) {
            // an attribute may have the name of an element beside it
            let key = [b"@", name].concat();
            let child = self.fields.child(node, &key, || shown(name));
            let mut text = Vec::new();
            resolve(value, &mut text);
            self.put(child, &text);
        }
        open.push(Field {
            node,
            text: Vec::new(),
            has_elements: false,
        });
    }

    fn close(&mut self, open: &mut Vec<Field>) {
        let Some(field) = open.pop() else {
            return;
        };
        let text = field.text.trim_ascii();
        if field.node != ROOT {
            match text.is_empty() {
                true if field.has_elements => {}
                true => self.fields.put_nothing(field.node),
                false => self.put(field.node, text),
            }
        } else if !text.is_empty() {
            let name = self.steps.last().map_or(&[][..], Vec::as_slice);
            let shown = || String::from_utf8_lossy(local(name)).into_owned();
            let node = self.fields.child(ROOT, b"", shown);
            self.put(node, text);
        }
        if open.is_empty() {
            self.end_record();
        }
    }

    /// Sets a value, or adds it to what the field has already.
    fn put(&mut self, node: Node, text: &[u8]) {
        let before = self.fields.value(node);
        if before == Slot::Missing {
            self.make(node, text);
            return;
        }
        let first = self.fields.bytes_of(before);
        let joined = self.joined.entry(node).or_insert_with(|| first.to_vec());
        joined.extend_from_slice(LIST_SEPARATOR);
        joined.extend_from_slice(text);
    }

    fn make(&mut self, node: Node, text: &[u8]) {
        let from = self.fields.made.len();
        self.fields.made.extend_from_slice(text);
        let to = self.fields.made.len();
        self.fields.put(node, Slot::Made(from, to));
    }

    fn end_record(&mut self) {
        for (node, text) in std::mem::take(&mut self.joined) {
            self.make(node, &text);
        }
        self.fields.end_row();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::translate::Limits;

    fn read(xml: &str) -> Result<Translated, Problem> {
        translate(&Input {
            bytes: xml.as_bytes(),
            file_name: "a.xml",
            format: Format::Xml,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        })
    }

    fn text(xml: &str) -> String {
        String::from_utf8(read(xml).unwrap().bytes).unwrap()
    }

    #[test]
    fn elements_that_repeat_are_records() {
        let xml = "<?xml version=\"1.0\"?><rows><row id='1'><navn>Ærø &amp; Fyn</navn><sted><x>1.5</x></sted></row><row id='2'><navn/><tag>a</tag><tag>b, c</tag></row></rows>";
        assert_eq!(
            text(xml),
            "id,navn,sted.x,tag\n1,Ærø & Fyn,1.5,\n2,,,\"a; b, c\"\n"
        );
    }

    #[test]
    fn a_feed_is_a_list_of_its_items() {
        let xml = "<rss><channel><title>Nyt</title><item><title>A</title><link>x</link></item><item><title>B</title></item></channel></rss>";
        assert_eq!(text(xml), "title,link\nA,x\nB,\n");
        let xml = "<feed><entry><link href='a'/></entry><entry><link href='b'/></entry></feed>";
        assert_eq!(text(xml), "link.href\na\nb\n");
    }

    #[test]
    fn one_record_and_plain_values_are_lists_too() {
        assert_eq!(text("<a><r><x>1</x><y>2</y></r></a>"), "x,y\n1,2\n");
        assert_eq!(text("<a><n>1</n><n>2</n></a>"), "n\n1\n2\n");
    }

    #[test]
    fn several_lists_are_parts() {
        let xml = "<d><a><r x='1'/><r x='2'/></a><b><s y='1' z='2'/><s/><s/></b></d>";
        let found = read(xml).unwrap();
        assert_eq!(found.part, ["d.b.s"]);
        assert_eq!(found.parts[1].name, "d.a.r");
        assert_eq!(found.notes, [Note::OtherTables { count: 1 }]);
    }

    #[test]
    fn running_text_and_settings_are_refused() {
        let none = |xml: &str| matches!(read(xml).unwrap_err().kind, ProblemKind::NoRows { .. });
        assert!(none(
            "<doc><p>Et <b>ord</b> her</p><p>og <i>et</i> der</p></doc>"
        ));
        assert!(none("<settings><a>1</a><b>2</b></settings>"));
        assert!(none("<a/>"));
    }

    #[test]
    fn what_was_read_before_a_tear_is_kept() {
        let torn = read("<a><r><x>1</x></r><r><x>2</x></r><r><x>3").unwrap();
        assert_eq!(torn.notes, [Note::CutOff { rows: 2 }]);
        let problem = read("<a><r").unwrap_err();
        assert!(matches!(problem.kind, ProblemKind::BrokenText { .. }));
    }
}
