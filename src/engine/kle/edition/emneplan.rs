//! KL's XML: subjects inside groups inside main groups, and the list of action facets.
//!
//! A `Stikord` like `Tidligere gruppenr. 30.05` says which number this one had before. What is historic
//! (`…AdministrativInfo/Historisk`) keeps its number with the day it went out of use.

use super::{Draft, cut};
use crate::read::translate::xml::scan::{Event, Scan, local, resolve};
use model::kle_edition::{EditionForm, NumberDetails};
use registers::kle::level_of;

/// Deeper nesting is no list of numbers.
const MAX_DEPTH: usize = 32;

pub(super) fn read(text: &str) -> Option<Draft> {
    let mut reader = Reader {
        draft: Draft::new(EditionForm::Emneplan),
        path: Vec::new(),
        text: Vec::new(),
        levels: Vec::new(),
        keyword: String::new(),
        keyword_is_over: false,
        facet: Facet::default(),
    };
    let mut scan = Scan::new(text.as_bytes());
    // what stands before a fault is kept: the file may be cut off
    while let Ok(event) = scan.next() {
        match event {
            Event::Open(tag) => {
                reader.open(local(tag.name));
                if tag.is_empty {
                    reader.close();
                }
            }
            Event::Close => reader.close(),
            Event::Text { text, is_literal } => match is_literal {
                true => reader.text.extend_from_slice(text),
                false => resolve(text, &mut reader.text),
            },
            Event::End => break,
        }
    }
    // a file that is cut off ends inside the last number
    while !reader.path.is_empty() {
        reader.close();
    }
    Some(reader.draft)
}

/// A number that is being read.
#[derive(Default)]
struct Number {
    number: String,
    title: String,
    keywords: Vec<String>,
    details: NumberDetails,
}

/// A facet that is being read.
#[derive(Default)]
struct Facet {
    code: String,
    wording: String,
}

struct Reader {
    draft: Draft,
    /// Names of the elements that are open.
    path: Vec<String>,
    text: Vec<u8>,
    /// Main group, group and subject that are open.
    levels: Vec<Number>,
    keyword: String,
    keyword_is_over: bool,
    facet: Facet,
}

impl Reader {
    fn open(&mut self, name: &[u8]) {
        self.text.clear();
        let name = String::from_utf8_lossy(name).into_owned();
        if self.path.len() < MAX_DEPTH {
            match name.as_str() {
                "Hovedgruppe" | "Gruppe" | "Emne" => self.levels.push(Number::default()),
                "Handlingsfacet" | "HandlingsfacetKategori" => self.facet = Facet::default(),
                name if name.ends_with("Stikord") => {
                    self.keyword.clear();
                    self.keyword_is_over = false;
                }
                _ => {}
            }
        }
        // a name too deep still takes its place, so that its end finds it
        self.path.push(name);
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else {
            return;
        };
        let text = cut(&String::from_utf8_lossy(&std::mem::take(&mut self.text)));
        if self.path.len() >= MAX_DEPTH {
            return;
        }
        let inside = |part: &str| self.path.iter().any(|open| open.ends_with(part));
        let in_keyword = inside("Stikord");
        let in_admin = inside("AdministrativInfo");
        match name.as_str() {
            "Hovedgruppe" | "Gruppe" | "Emne" => self.number(),
            "UdgivelsesDato" if self.levels.is_empty() => self.draft.issued = day(&text),
            "HovedgruppeNr" | "GruppeNr" | "EmneNr" if !in_keyword => {
                if let Some(level) = self.levels.last_mut() {
                    level.number = text;
                }
            }
            "HovedgruppeTitel" | "GruppeTitel" | "EmneTitel" if !in_keyword => {
                if let Some(level) = self.levels.last_mut() {
                    level.title = text;
                }
            }
            "Tekst" if in_keyword => self.keyword = text,
            "UdgaaetDato" if in_keyword => self.keyword_is_over = true,
            "UdgaaetDato" if in_admin => self.detail(|details| details.ended = day(&text)),
            "OprettetDato" if in_admin && !in_keyword => {
                self.detail(|details| details.created = day(&text));
            }
            "RetskildeTitel" if !text.is_empty() => self.detail(|details| {
                if !details.laws.contains(&text) {
                    details.laws.push(text);
                }
            }),
            "BevaringJaevnfoerArkivloven" if !text.is_empty() => {
                self.detail(|details| details.retention = Some(text));
            }
            "SletningJaevnfoerPersondataloven" if !text.is_empty() => {
                self.detail(|details| details.deletion = Some(text));
            }
            "HandlingsfacetNr" | "HandlingsfacetKategoriNr" if !in_keyword => {
                self.facet.code = text;
            }
            "HandlingsfacetTitel" | "HandlingsfacetKategoriTitel" => self.facet.wording = text,
            "Handlingsfacet" | "HandlingsfacetKategori" => {
                let facet = std::mem::take(&mut self.facet);
                self.draft.facet(&facet.code, &facet.wording);
            }
            name if name.ends_with("Stikord") => self.end_keyword(&text),
            _ if inside("Historisk") => {
                for number in numbers_in(&text) {
                    self.detail(|details| details.successors.push(number));
                }
            }
            _ => {}
        }
        // the category's own wording stands before the facets in it
        if name == "HandlingsfacetKategoriTitel" {
            let (code, wording) = (self.facet.code.clone(), self.facet.wording.clone());
            self.draft.facet(&code, &wording);
        }
    }

    fn detail(&mut self, change: impl FnOnce(&mut NumberDetails)) {
        if let Some(level) = self.levels.last_mut() {
            change(&mut level.details);
        }
    }

    /// A keyword ends: with its text in an element of its own, or bare.
    fn end_keyword(&mut self, bare: &str) {
        let mut words = std::mem::take(&mut self.keyword);
        if words.is_empty() {
            bare.clone_into(&mut words);
        }
        let Some(level) = self.levels.last_mut().filter(|_| !self.keyword_is_over) else {
            return;
        };
        if words.to_lowercase().starts_with("tidligere") {
            let former = numbers_in(&words);
            if !former.is_empty() {
                level.details.former.extend(former);
                return;
            }
        }
        // `[=Hovedgruppe]` and `, gruppe` say where the word stands in KL's index
        let words = words.split('[').next().unwrap_or_default().trim();
        let words = [", hovedgruppe", ", gruppe", ", emne"]
            .iter()
            .find_map(|tail| words.strip_suffix(tail))
            .unwrap_or(words);
        if !words.is_empty() {
            level.keywords.push(words.to_owned());
        }
    }

    /// A main group, group or subject ends.
    fn number(&mut self) {
        let Some(level) = self.levels.pop() else {
            return;
        };
        let number = level.number.trim();
        let retires = level.details.ended.as_ref();
        let retires = retires.and_then(|day| day.get(..4)?.parse().ok());
        self.draft.number(number, &level.title);
        if let Some(entry) = self.draft.entries.get_mut(number) {
            entry.retires = retires.or(entry.retires);
        }
        for keyword in &level.keywords {
            self.draft.keyword(number, keyword);
        }
        if level.details != NumberDetails::default()
            && let Some(details) = self.draft.details(number)
        {
            *details = level.details;
        }
    }
}

/// The day a text begins with, as `2025-05-01`.
fn day(text: &str) -> Option<String> {
    let day = text.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

/// KLE numbers standing in a text.
fn numbers_in(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_ascii_digit() && sign != '.');
    let words = words.map(|word| word.trim_matches('.'));
    words
        .filter(|word| word.len() > 2 && level_of(word).is_some())
        .map(str::to_owned)
        .collect()
}
