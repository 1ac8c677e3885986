//! What a workbook holds beside the sheet that is read: comments, authors, pivot caches, links, objects, and numbers
//! of persons wherever they stand. A part that cannot be read is passed over: the table is worth showing without it.

use super::package::Package;
use super::xml::{Event, decode};
use crate::check::personal::{Persons, is_person_name};
use crate::read::translate::unpack::Unpacking;
use model::hidden::{HiddenPart, HiddenSort};
use model::note::Problem;

/// Values that are looked at in one part.
const MOST_VALUES: u64 = 2_000_000;
/// The part that names the program, the firm and the manager, and says again how the sheets are called.
const APPLICATION: &str = "docprops/app.xml";
/// Parts that are looked at.
const MOST_PARTS: usize = 400;

/// The hidden parts of a package of XML or binary parts, without its sheets.
pub(super) fn of_package(package: &Package<'_>) -> Vec<HiddenPart> {
    let mut names: Vec<&str> = package.names().collect();
    names.sort_unstable();
    let mut found = Found::default();
    for name in names.into_iter().take(MOST_PARTS) {
        let Some(sort) = sort_of(name) else {
            continue;
        };
        let told = match sort {
            HiddenSort::Embedded => Told {
                count: 1,
                ..Told::default()
            },
            _ if name.ends_with(".bin") => Told {
                count: binary(package, name).unwrap_or(0),
                ..Told::default()
            },
            _ => part(package, name, sort).unwrap_or_default(),
        };
        found.add(sort, told);
    }
    found.parts
}

#[derive(Default)]
struct Found {
    parts: Vec<HiddenPart>,
}

impl Found {
    fn add(&mut self, sort: HiddenSort, told: Told) {
        // texts that are no worry but for the numbers in them
        let is_silent = matches!(sort, HiddenSort::Rest) && told.persons == 0;
        if is_silent || (told.count == 0 && told.persons == 0) {
            return;
        }
        match self.parts.iter_mut().find(|part| part.sort == sort) {
            Some(known) => {
                known.count += told.count;
                known.persons += told.persons;
            }
            None => self.parts.push(HiddenPart {
                sort,
                name: String::new(),
                count: told.count,
                persons: told.persons,
            }),
        }
    }
}

/// Texts in the list that sheets share: what is left there of a sheet that is gone. Only of use when no sheet shows
/// such a number.
pub(super) fn persons_of_shared(package: &Package<'_>) -> Option<HiddenPart> {
    let told = part(package, "xl/sharedStrings.xml", HiddenSort::Rest).ok()?;
    (told.persons > 0).then(|| HiddenPart {
        sort: HiddenSort::Rest,
        name: String::new(),
        count: 0,
        persons: told.persons,
    })
}

/// What a part of a name is; `None` for what every workbook has.
fn sort_of(name: &str) -> Option<HiddenSort> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let is_in = |folder: &str| name.contains(folder);
    Some(match () {
        // texts that sheets share are looked at apart, and charts say again what sheets do
        () if file == "sharedstrings.xml" || is_in("charts/") => return None,
        () if name == APPLICATION => HiddenSort::Authors,
        () if file.ends_with(".rels") || file.ends_with(".vml") => return None,
        () if is_in("comments") => HiddenSort::Comments,
        () if is_in("pivotcache/") && file.contains("records") => HiddenSort::PivotCache,
        () if is_in("pivotcache/") => HiddenSort::PivotCache,
        () if is_in("externallinks/") => HiddenSort::ExternalLinks,
        () if is_in("embeddings/") || is_in("activex/") || file == "vbaproject.bin" => {
            HiddenSort::Embedded
        }
        () if name.starts_with("object ") && file == "content.xml" => HiddenSort::Embedded,
        () if is_in("revisions/") => HiddenSort::Changes,
        () if name == "docprops/core.xml" || name == "meta.xml" => HiddenSort::Authors,
        () if is_in("worksheets/") || file == "content.xml" || file == "[content_types].xml" => {
            return None;
        }
        () if file.ends_with(".xml") && !is_in("theme/") && !file.starts_with("styles") => {
            HiddenSort::Rest
        }
        () => return None,
    })
}

#[derive(Default)]
struct Told {
    count: u64,
    persons: u64,
}

/// True for binary parts with anything in them: how many there are is not read.
fn binary(package: &Package<'_>, name: &str) -> Result<u64, Problem> {
    let Some(mut unpacking) = package.part(name)? else {
        return Ok(0);
    };
    Ok(u64::from(begins(&mut unpacking)?))
}

fn begins(unpacking: &mut Unpacking<'_>) -> Result<bool, Problem> {
    let mut first = [0; 16];
    Ok(unpacking.read(&mut first)? > 0)
}

/// Goes through the texts and values of a part.
fn part(package: &Package<'_>, name: &str, sort: HiddenSort) -> Result<Told, Problem> {
    let Some(mut xml) = package.xml(name)? else {
        return Ok(Told::default());
    };
    let mut told = Told::default();
    let mut persons = Persons::default();
    let mut text = Vec::new();
    let mut author = false;
    let mut values = 0;
    let mut records = 0;
    // a comment is cut into pieces of several looks: its text is looked at as one
    let ends = |name: &[u8]| {
        matches!(
            name,
            b"comment" | b"threadedComment" | b"si" | b"p" | b"annotation"
        )
    };
    let is_joined = matches!(sort, HiddenSort::Comments | HiddenSort::Rest);
    while let Ok(event) = xml.next() {
        match event {
            Event::Open(tag) => {
                if !is_joined {
                    text.clear();
                }
                match (sort, tag.name) {
                    (HiddenSort::Comments, b"comment" | b"threadedComment")
                    | (HiddenSort::ExternalLinks, b"externalBook")
                    | (HiddenSort::Changes, b"rcc" | b"rrc" | b"header") => told.count += 1,
                    (HiddenSort::PivotCache, b"r") => records += 1,
                    (
                        HiddenSort::Authors,
                        b"creator" | b"lastModifiedBy" | b"initial-creator" | b"Manager",
                    ) => {
                        author = true;
                    }
                    (HiddenSort::PivotCache, b"cacheField") => {
                        if let Some(name) = tag.text(b"name") {
                            persons.header(&name);
                        }
                    }
                    _ => {}
                }
                if let Some(value) = tag.attribute(b"v") {
                    text.clear();
                    decode(value, &mut text);
                    persons.see(&String::from_utf8_lossy(&text));
                    text.clear();
                    values += 1;
                }
            }
            Event::Text(piece) => decode(piece, &mut text),
            Event::Literal(piece) => text.extend_from_slice(piece),
            Event::Close(closed) => {
                let is_end = !is_joined || ends(closed);
                if is_end && !text.is_empty() {
                    let seen = String::from_utf8_lossy(&text).into_owned();
                    if author && is_person_name(&seen) {
                        told.count += 1;
                    }
                    author = false;
                    if name != APPLICATION {
                        persons.see(&seen);
                    }
                    values += 1;
                    text.clear();
                } else if is_joined
                    && !text.is_empty()
                    && text.last() != Some(&b' ')
                    && closed != b"t"
                    && closed != b"r"
                {
                    text.push(b' ');
                }
            }
            Event::End => break,
        }
        if values > MOST_VALUES {
            break;
        }
    }
    if !text.is_empty() {
        persons.see(&String::from_utf8_lossy(&text));
    }
    if sort == HiddenSort::PivotCache {
        told.count += records;
    }
    told.persons = persons.count();
    Ok(told)
}

/// Comments, recorded changes and columns that are not shown, of a document that holds all its sheets.
pub(super) fn of_document(package: &Package<'_>) -> Vec<HiddenPart> {
    let mut found = Found::default();
    let Ok(Some(mut xml)) = package.xml("content.xml") else {
        return found.parts;
    };
    let mut comments = Told::default();
    let mut persons = Persons::default();
    let (mut columns, mut changes) = (0u64, 0u64);
    let mut comment: Option<Vec<u8>> = None;
    while let Ok(event) = xml.next() {
        match event {
            Event::Open(tag) => match tag.name {
                b"annotation" if !tag.is_empty => {
                    comments.count += 1;
                    comment = Some(Vec::new());
                }
                b"tracked-changes" => changes += 1,
                b"table-column" => {
                    let is_hidden = tag
                        .attribute(b"visibility")
                        .is_some_and(|word| word != b"visible");
                    // what lies right of the table is often hidden
                    let repeated = tag.number(b"number-columns-repeated").unwrap_or(1);
                    if is_hidden && repeated < 1000 {
                        columns += u64::from(repeated);
                    }
                }
                _ => {}
            },
            Event::Text(piece) => {
                if let Some(text) = &mut comment {
                    decode(piece, text);
                    text.push(b' ');
                }
            }
            Event::Close(b"annotation") => {
                if let Some(text) = comment.take() {
                    persons.see(&String::from_utf8_lossy(&text));
                }
            }
            Event::End => break,
            _ => {}
        }
    }
    comments.persons = persons.count();
    found.add(HiddenSort::Comments, comments);
    for (sort, count) in [
        (HiddenSort::Columns, columns),
        (HiddenSort::Changes, changes),
    ] {
        found.add(sort, Told { count, persons: 0 });
    }
    found.parts
}
