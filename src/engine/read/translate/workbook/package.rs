//! The parts of a workbook that is a zip archive, found by name and unpacked one after another.

use super::xml::{Event, Tag, Xml};
use crate::read::archive::{self, Member};
use crate::read::source::Source;
use crate::read::translate::unpack::{Allowance, Unpacking};
use model::note::{Problem, ProblemKind};
use std::collections::HashMap;

/// A workbook's parts.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    members: HashMap<String, Member>,
    allowance: &'a Allowance,
}

/// Bytes that are only looked at.
pub(in crate::read::translate) struct Borrowed<'a>(pub &'a [u8]);

impl Source for Borrowed<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
        let part = usize::try_from(offset)
            .ok()
            .and_then(|from| self.0.get(from..from.checked_add(buffer.len())?))
            .ok_or(Problem::from(ProblemKind::FileGone))?;
        buffer.copy_from_slice(part);
        Ok(())
    }
}

impl<'a> Package<'a> {
    /// Reads the list of parts. Refuses what claims to unpack to more than is allowed.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::TooBig`].
    pub fn open(bytes: &'a [u8], allowance: &'a Allowance) -> Result<Self, Problem> {
        let list = archive::members(&Borrowed(bytes))?;
        let list = list.ok_or(Problem::from(ProblemKind::Damaged))?;
        let members = list
            .into_iter()
            .map(|member| (key(&member.name), member))
            .collect();
        Ok(Self {
            bytes,
            members,
            allowance,
        })
    }

    /// Names of all parts, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// A part on its way out; `None` when there is none of the name.
    ///
    /// # Errors
    /// As [`Unpacking::of_member`].
    pub fn part(&self, name: &str) -> Result<Option<Unpacking<'a>>, Problem> {
        let Some(member) = self.members.get(&key(name)) else {
            return Ok(None);
        };
        Unpacking::of_member(self.bytes, member, self.allowance).map(Some)
    }

    /// A part that is XML.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn xml(&self, name: &str) -> Result<Option<Xml<'a>>, Problem> {
        Ok(self.part(name)?.map(Xml::new))
    }

    /// What a part points to: by id, the path of the other part and the kind of relation.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn relations(&self, part: &str) -> Result<HashMap<String, Relation>, Problem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut relations = HashMap::new();
        let Some(mut xml) = self.xml(&format!("{folder}/_rels/{name}.rels"))? else {
            return Ok(relations);
        };
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.name == b"Relationship" => {
                    if let Some((id, relation)) = Relation::of(&tag, folder) {
                        relations.insert(id, relation);
                    }
                }
                Event::End => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// A pointer from one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Path of the other part.
    pub path: String,
    /// The last word of the relation's address: `worksheet`, `styles`, `sharedStrings`, …
    pub kind: String,
}

impl Relation {
    fn of(tag: &Tag<'_>, folder: &str) -> Option<(String, Self)> {
        let kind = tag.text(b"Type")?;
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let path = resolved(folder, &tag.text(b"Target")?);
        Some((tag.text(b"Id")?, Self { path, kind }))
    }
}

/// Names are compared without case and first stroke, as Windows does.
fn key(name: &str) -> String {
    name.trim_start_matches('/').to_lowercase()
}

/// A path as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.trim_start_matches('/').to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn paths_are_seen_from_their_folder() {
        assert_eq!(
            resolved("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(
            resolved("xl/worksheets", "../tables/t.xml"),
            "xl/tables/t.xml"
        );
        assert_eq!(resolved("", "./a.xml"), "a.xml");
    }
}
