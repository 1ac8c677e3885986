//! A table out of a zip archive or a gzip file.
//!
//! Members that can be a table are listed; what documents, pictures and signs of other systems are is left
//! out. Without a choice the first one that can be read is read. A member is translated like a file dropped
//! by itself: text as it stands, workbooks by their sheets, a shapefile from its parts.

mod members;

use super::unpack::{Allowance, Unpacking};
use super::{Borrowed, Form, Input, Translated, geo, no_such_part, translate as translate_file};
use crate::read::archive::{self, Member};
use crate::read::detect;
use model::dataset::TableInfo;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;

/// Members beyond this number are not offered.
const MAX_MEMBERS: usize = 2000;
/// An archive in an archive in an archive is where it ends.
const MAX_DEPTH: usize = 3;
/// Members that are tried when the first ones cannot be read.
const MAX_TRIED: usize = 20;

/// Writes the chosen member out, or the first one that can be read.
///
/// # Errors
/// What the member says; [`ProblemKind::Encrypted`] when all of them need a password;
/// [`ProblemKind::NotATable`] when none can be a table.
pub(super) fn translate(input: &Input<'_>, depth: usize) -> Result<Translated, Problem> {
    if depth >= MAX_DEPTH {
        return Err(ProblemKind::NotSupportedYet {
            format: "zip".to_owned(),
        }
        .into());
    }
    if input.format == Format::Gzip {
        return gzip(input, depth);
    }
    let list = archive::members(&Borrowed(input.bytes))?;
    let list = list.ok_or(Problem::from(ProblemKind::Damaged))?;
    let candidates = candidates(&list);
    if candidates.is_empty() {
        return Err(ProblemKind::NotATable {
            looks_like: "zip_without_table".to_owned(),
        }
        .into());
    }
    let (tries, rest) = match input.part {
        [] => ((0..candidates.len()).take(MAX_TRIED).collect(), Vec::new()),
        part => {
            let (at, rest) = told(&candidates, part)?;
            (vec![at], rest)
        }
    };
    // all tries together, so that a list of bombs is one
    let allowance = Allowance::new(input.limits.unpacked_bytes, input.bytes.len() as u64);
    let mut trouble = None;
    for at in tries {
        let Some(candidate) = candidates.get(at) else {
            continue;
        };
        match candidate.read(input, &list, &rest, &allowance, depth) {
            Ok(mut found) => {
                found
                    .hidden
                    .extend(members::beside(input, &list, &candidates, at, depth));
                return Ok(with_others(found, &candidates, at));
            }
            // too much stays too much
            Err(problem) if matches!(problem.kind, ProblemKind::TooBig { .. }) => {
                return Err(problem);
            }
            Err(problem) => {
                trouble.get_or_insert(problem);
            }
        }
    }
    Err(trouble.unwrap_or(ProblemKind::Damaged.into()))
}

/// The member asked for, and what is asked for inside of it. A table inside of a member may also be named as
/// it is listed, behind the member's name.
fn told(candidates: &[Candidate<'_>], part: &[String]) -> Result<(usize, Vec<String>), Problem> {
    let names: Vec<&str> = candidates
        .iter()
        .map(|candidate| candidate.member.name.as_str())
        .collect();
    let (wanted, rest) = part.split_first().map_or(("", part), |(f, r)| (f, r));
    if let Some(at) = names.iter().position(|name| *name == wanted) {
        return Ok((at, rest.to_vec()));
    }
    let inside = |name: &&str| wanted.strip_prefix(*name)?.strip_prefix('/');
    let listed = names
        .iter()
        .enumerate()
        .find_map(|(at, name)| Some((at, inside(name)?)));
    match listed {
        Some((at, inner)) if rest.is_empty() => Ok((at, vec![inner.to_owned()])),
        _ => Err(no_such_part(wanted, &names)),
    }
}

/// A member that may be a table.
struct Candidate<'a> {
    member: &'a Member,
    rank: u8,
}

/// The members that may be tables, the likely ones first, otherwise in the order of the archive.
fn candidates(list: &[Member]) -> Vec<Candidate<'_>> {
    let mut found: Vec<Candidate<'_>> = list
        .iter()
        .filter_map(|member| {
            let rank = rank(&member.name, list)?;
            Some(Candidate { member, rank })
        })
        .collect();
    found.sort_by_key(|candidate| candidate.rank);
    found.truncate(MAX_MEMBERS);
    found
}

/// How likely a member is the table somebody wants, 0 first; `None` for what is none.
fn rank(name: &str, list: &[Member]) -> Option<u8> {
    let name = name.to_lowercase();
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let is_hidden = file.is_empty()
        || file.starts_with('.')
        || file.starts_with("~$")
        || folders.split('/').any(|folder| folder == "__macosx");
    if is_hidden {
        return None;
    }
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    match ending {
        "csv" | "tsv" | "tab" | "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" | "parquet" | "px"
        | "shp" | "geojson" | "gml" | "kml" | "kmz" | "mif" | "json" | "jsonl" | "ndjson"
        | "geojsonl" => {
            // what describes the data beside it is no data
            let describes = ["metadata", "datapackage", "schema", "manifest", "csvw"];
            Some(u8::from(describes.iter().any(|word| stem.contains(word))) * 3)
        }
        "dbf" => brother(&name, "shp", list).is_none().then_some(1),
        "txt" | "dat" | "asc" | "gz" | "zip" => {
            let explains = [
                "readme",
                "license",
                "licence",
                "licens",
                "laesmig",
                "læsmig",
                "vejledning",
            ];
            Some(if explains.iter().any(|word| stem.contains(word)) {
                5
            } else {
                2
            })
        }
        "xml" => Some(4),
        // parts of a shapefile and of other things that have several
        "shx" | "prj" | "cpg" | "sbn" | "sbx" | "qix" | "qpj" | "mid" | "ind" | "dat_aux" => None,
        "pdf" | "doc" | "docx" | "ppt" | "pptx" | "rtf" | "odt" | "odp" | "md" | "html" | "htm"
        | "png" | "jpg" | "jpeg" | "gif" | "svg" | "tif" | "tiff" | "qml" | "sld" | "lyr"
        | "qgz" | "exe" | "dll" | "js" | "css" | "py" | "r" | "sql" | "ini" | "log" | "url"
        | "bat" | "sh" => None,
        _ => Some(4),
    }
}

/// The member that has the same name with another ending.
fn brother<'a>(name: &str, ending: &str, list: &'a [Member]) -> Option<&'a Member> {
    let (stem, _) = name.rsplit_once('.')?;
    let wanted = format!("{stem}.{ending}").to_lowercase();
    list.iter()
        .find(|other| other.name.to_lowercase() == wanted)
}

/// The other parts of a table of several members: its values, its reference system, its encoding.
fn brothers<'a>(name: &str, list: &'a [Member]) -> Option<[Option<&'a Member>; 3]> {
    name.to_lowercase()
        .ends_with(".shp")
        .then(|| ["dbf", "prj", "cpg"].map(|ending| brother(name, ending, list)))
}

impl Candidate<'_> {
    /// Unpacks the member and reads it as a file of its own.
    fn read(
        &self,
        input: &Input<'_>,
        list: &[Member],
        rest: &[String],
        allowance: &Allowance,
        depth: usize,
    ) -> Result<Translated, Problem> {
        let name = &self.member.name;
        let bytes = member_bytes(input.bytes, self.member, allowance)?;
        let unpack = |member: Option<&Member>| {
            member
                .map(|member| member_bytes(input.bytes, member, allowance))
                .transpose()
        };
        let is_one_table = |rest: &[String]| match rest.first() {
            Some(wanted) => Err(no_such_part(wanted, &[])),
            None => Ok(()),
        };
        let mut found = match brothers(name, list) {
            Some([dbf, prj, cpg]) => {
                is_one_table(rest)?;
                let (dbf, prj, cpg) = (unpack(dbf)?, unpack(prj)?, unpack(cpg)?);
                let parts = geo::ShapefileParts {
                    shp: Some(&bytes),
                    dbf: dbf.as_deref(),
                    prj: prj.as_deref(),
                    cpg: cpg.as_deref(),
                };
                geo::shapefile_parts(&parts, input.limits, input.encoding)?
            }
            None if name.to_lowercase().ends_with(".mif") => {
                is_one_table(rest)?;
                let mid = unpack(brother(name, "mid", list))?;
                geo::mif_parts(&bytes, mid.as_deref(), input.limits, input.encoding)?
            }
            None => {
                let inner = Input {
                    part: rest,
                    ..*input
                };
                read_file(bytes, name, &inner, depth)?
            }
        };
        found.part.insert(0, name.clone());
        Ok(found)
    }
}

/// A member's bytes, compared with the sum the archive has of them.
pub(super) fn member_bytes(
    archive: &[u8],
    member: &Member,
    allowance: &Allowance,
) -> Result<Vec<u8>, Problem> {
    Unpacking::of_member(archive, member, allowance)?
        .checked(Some(member.sum))
        .all(member.unpacked_bytes)
}

/// Reads what was unpacked as a file of its own, by the choices made for the archive.
fn read_file(
    bytes: Vec<u8>,
    name: &str,
    of: &Input<'_>,
    depth: usize,
) -> Result<Translated, Problem> {
    let file_name = name.rsplit('/').next().unwrap_or(name);
    let format = detect(&Borrowed(&bytes), file_name)?;
    // others read Parquet: it is handed on as it is
    let is_file = format == Format::Parquet;
    if is_file || format.is_delimited() {
        if let Some(wanted) = of.part.first() {
            return Err(no_such_part(wanted, &[]));
        }
        return Ok(Translated {
            bytes,
            form: if is_file { Form::File } else { Form::Plain },
            format,
            part: Vec::new(),
            parts: Vec::new(),
            crs: None,
            titles: Vec::new(),
            hidden: Vec::new(),
            notes: Vec::new(),
            encoding: None,
        });
    }
    let input = Input {
        bytes: &bytes,
        file_name,
        format,
        ..*of
    };
    translate_file_at(&input, depth + 1)
}

fn translate_file_at(input: &Input<'_>, depth: usize) -> Result<Translated, Problem> {
    match input.format {
        Format::Zip | Format::Gzip => translate(input, depth),
        _ => translate_file(input),
    }
}

/// A gzip file is one member; a choice is one within it.
fn gzip(input: &Input<'_>, depth: usize) -> Result<Translated, Problem> {
    let allowance = Allowance::new(input.limits.unpacked_bytes, input.bytes.len() as u64);
    // the size before packing, its lowest four bytes
    let told = input.bytes.len().checked_sub(4);
    let told = told
        .and_then(|at| archive::number(input.bytes, at, 4))
        .unwrap_or(0);
    let expected = if told > input.limits.unpacked_bytes {
        0
    } else {
        told
    };
    let bytes = Unpacking::of_gzip(input.bytes, &allowance).all(expected)?;
    let name = input.file_name;
    let name = match name.to_lowercase().strip_suffix(".gz") {
        Some(stem) => name.get(..stem.len()).unwrap_or(name),
        None => name,
    };
    read_file(bytes, name, input, depth)
}

/// Adds the other members to the list of tables; a single one needs no choice.
fn with_others(mut found: Translated, candidates: &[Candidate<'_>], at: usize) -> Translated {
    let name = |candidate: &Candidate<'_>| candidate.member.name.clone();
    let Some(chosen) = candidates.get(at) else {
        return found;
    };
    let own = name(chosen);
    if found.parts.is_empty() {
        found.parts.push(TableInfo {
            name: own,
            rows: 0,
            columns: 0,
            hidden: false,
        });
    } else {
        // the sheets of a workbook in the archive
        for part in &mut found.parts {
            part.name = format!("{own}/{}", part.name);
        }
    }
    let others = candidates
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at);
    found.parts.extend(others.map(|(_, other)| TableInfo {
        name: name(other),
        rows: 0,
        columns: 0,
        hidden: false,
    }));
    if candidates.len() > 1 {
        found.notes.insert(
            0,
            Note::OtherMembers {
                count: candidates.len() as u64 - 1,
            },
        );
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn order(names: &[&str]) -> Vec<String> {
        let list: Vec<Member> = names
            .iter()
            .map(|name| Member {
                name: (*name).to_owned(),
                ..Member::default()
            })
            .collect();
        candidates(&list)
            .iter()
            .map(|candidate| candidate.member.name.clone())
            .collect()
    }

    #[test]
    fn tables_come_before_what_explains_them() {
        assert_eq!(
            order(&[
                "README.txt",
                "__MACOSX/._data.csv",
                "mappe/",
                "metadata.json",
                "mappe/data.txt",
                "kort.png",
                ".DS_Store",
                "mappe/Data.CSV",
                "~$bog.xlsx",
            ]),
            [
                "mappe/Data.CSV",
                "mappe/data.txt",
                "metadata.json",
                "README.txt"
            ]
        );
    }

    #[test]
    fn a_shapefile_is_one_table() {
        assert_eq!(
            order(&["a.shp", "A.DBF", "a.shx", "a.prj", "b.dbf"]),
            ["a.shp", "b.dbf"]
        );
        let list = [Member {
            name: "k/A.DBF".to_owned(),
            ..Member::default()
        }];
        let found = brothers("k/a.shp", &list).unwrap();
        assert!(found[0].is_some() && found[1].is_none());
    }
}
