//! A list of numbers and titles: `nummer;titel`, with or without further columns.

use super::Draft;
use crate::kind::fold::fold;
use model::kle_edition::EditionForm;
use registers::kle::level_of;

/// Names of the column with the number.
const NUMBERS: [&str; 8] = [
    "nummer",
    "kle",
    "kle nummer",
    "klenummer",
    "kle nr",
    "klenr",
    "emnenr",
    "emnenummer",
];
/// Names of the column with the title.
const TITLES: [&str; 6] = [
    "titel",
    "kle titel",
    "kletitel",
    "emnetitel",
    "tekst",
    "navn",
];
/// Names of the column with words.
const KEYWORDS: [&str; 4] = ["stikord", "noegleord", "keywords", "soegeord"];
/// Names of the column with the year a number retires.
const RETIRES: [&str; 3] = ["udgaar", "udgaaet", "udgaaetdato"];

/// Where the columns stand.
struct Header {
    number: usize,
    title: usize,
    keywords: Option<usize>,
    retires: Option<usize>,
    retention: Option<usize>,
    deletion: Option<usize>,
}

impl Header {
    fn of(record: &csv::StringRecord) -> Option<Self> {
        let names: Vec<String> = record.iter().map(fold).collect();
        let find = |wanted: &[&str]| {
            names
                .iter()
                .position(|name| wanted.contains(&name.as_str()))
        };
        Some(Self {
            number: find(&NUMBERS)?,
            title: find(&TITLES)?,
            keywords: find(&KEYWORDS),
            retires: find(&RETIRES),
            retention: find(&["bevaring", "bevaringskode"]),
            deletion: find(&["sletning", "slettefrist"]),
        })
    }

    /// Columns whose meaning is known.
    fn known(&self) -> usize {
        let others = [self.keywords, self.retires, self.retention, self.deletion];
        2 + others.iter().flatten().count()
    }

    /// Number and title in the first two columns, without a header.
    fn absent(record: &csv::StringRecord) -> Option<Self> {
        level_of(record.get(0)?.trim())?;
        record.get(1)?;
        Some(Self {
            number: 0,
            title: 1,
            keywords: None,
            retires: None,
            retention: None,
            deletion: None,
        })
    }
}

pub(super) fn read(text: &str) -> Option<Draft> {
    let first = text.lines().find(|line| !line.starts_with('#'))?;
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .find(|delimiter| first.as_bytes().contains(delimiter))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut draft = Draft::new(EditionForm::Csv);
    if let Some(name) = text.lines().find_map(|line| line.strip_prefix("#edition;")) {
        draft.name = super::cut(name);
    }
    let mut header: Option<Header> = None;
    for record in reader.records() {
        let Ok(record) = record else {
            continue;
        };
        let Some(header) = &header else {
            header = Header::of(&record);
            draft.has_other_columns = match &header {
                Some(header) => header.known() < record.len(),
                None => record.len() > 2,
            };
            if header.is_none() {
                header = Some(Header::absent(&record)?);
                draft.records += 1;
                draft.number(
                    record.get(0).unwrap_or_default(),
                    record.get(1).unwrap_or_default(),
                );
            }
            continue;
        };
        draft.records += 1;
        take(&mut draft, header, &record);
    }
    Some(draft)
}

fn take(draft: &mut Draft, header: &Header, record: &csv::StringRecord) {
    let field = |at: usize| record.get(at).unwrap_or_default().trim();
    let optional = |at: Option<usize>| at.map(field).filter(|text| !text.is_empty());
    let number = field(header.number);
    draft.number(number, field(header.title));
    if let Some(keywords) = optional(header.keywords) {
        for words in keywords.split(['|', ',', ';']) {
            draft.keyword(number, words);
        }
    }
    let retires = optional(header.retires);
    if let Some(retires) = retires {
        let year = retires.get(..4).and_then(|year| year.parse().ok());
        if let Some(entry) = draft.entries.get_mut(number) {
            entry.retires = year.or(entry.retires);
        }
    }
    let (retention, deletion) = (optional(header.retention), optional(header.deletion));
    if (retention.or(deletion)).is_some()
        && let Some(details) = draft.details(number)
    {
        details.retention = retention.map(super::cut);
        details.deletion = deletion.map(super::cut);
    }
}
