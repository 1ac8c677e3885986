//! What lies beside the table that is read from an archive: how many files, and numbers of persons in them.

use super::{Candidate, Input, Member, brothers, member_bytes, read_file};
use crate::check::personal::persons_of_lines;
use crate::read::translate::unpack::Allowance;
use model::hidden::{HiddenPart, HiddenSort};

/// Files that are looked into.
const MAX_SEARCHED: usize = 12;
/// Larger ones are not: whoever asks for them opens them.
const MAX_BYTES: u64 = 8 << 20;

/// The other files of an archive. What cannot be read is passed over: the table is worth showing without it.
pub(super) fn beside(
    input: &Input<'_>,
    list: &[Member],
    candidates: &[Candidate<'_>],
    at: usize,
    depth: usize,
) -> Vec<HiddenPart> {
    let Some(chosen) = candidates.get(at) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let tables = candidates.iter().enumerate();
    let others = tables
        .filter(|(other, _)| *other != at)
        .map(|(_, own)| own.member);
    let small = others.filter(|member| member.unpacked_bytes <= MAX_BYTES);
    let mut limits = input.limits;
    limits.unpacked_bytes = limits.unpacked_bytes.min(MAX_BYTES);
    let allowance = Allowance::new(MAX_BYTES * 2, input.bytes.len() as u64);
    for member in small.take(MAX_SEARCHED) {
        let of_member = Input {
            part: &[],
            limits,
            ..*input
        };
        let read = member_bytes(input.bytes, member, &allowance)
            .and_then(|bytes| read_file(bytes, &member.name, &of_member, depth + 1));
        let Ok(read) = read else {
            continue;
        };
        let inside: u64 = read.hidden.iter().map(|part| part.persons).sum();
        let persons = persons_of_lines(&read.bytes) + inside;
        if persons > 0 {
            found.push(HiddenPart {
                sort: HiddenSort::Members,
                name: member.name.clone(),
                count: 0,
                persons,
            });
        }
    }
    let others = list.iter().filter(|member| {
        let is_own = *member == chosen.member || is_brother(chosen.member, member, list);
        !is_own && is_file(&member.name)
    });
    let count = others.count() as u64;
    if count > 0 {
        found.push(HiddenPart {
            sort: HiddenSort::Members,
            name: String::new(),
            count,
            persons: 0,
        });
    }
    found
}

/// True for a part of the same table: a shapefile is several files of one name.
fn is_brother(chosen: &Member, other: &Member, list: &[Member]) -> bool {
    let stem = |name: &str| {
        name.rsplit_once('.')
            .map_or(name, |parts| parts.0)
            .to_lowercase()
    };
    let has_parts =
        brothers(&chosen.name, list).is_some() || chosen.name.to_lowercase().ends_with(".mif");
    // `vej.shp.xml` too
    has_parts
        && other
            .name
            .to_lowercase()
            .starts_with(&format!("{}.", stem(&chosen.name)))
}

/// True for what is neither a folder nor a sign of a system.
fn is_file(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    !file.is_empty() && !file.starts_with('.') && !name.to_lowercase().contains("__macosx")
}
