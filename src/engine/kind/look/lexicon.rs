//! Words that values are looked up in, folded.

use crate::kind::fold::fold;
use registers::places::{PROVINCES, REGIONS, municipalities, postcodes};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Words and codes by what they are.
pub(crate) struct Lexicon {
    municipality_codes: Vec<bool>,
    postcodes: Vec<bool>,
    pub municipalities: FxHashSet<String>,
    pub cities: FxHashSet<String>,
    pub regions: FxHashSet<String>,
    pub provinces: FxHashSet<String>,
    pub province_codes: FxHashSet<&'static str>,
    pub first_names: FxHashSet<&'static str>,
    pub last_names: FxHashSet<&'static str>,
    pub weekdays: FxHashSet<&'static str>,
    pub months: FxHashSet<&'static str>,
    pub sex_words: FxHashSet<&'static str>,
    pub yes_no: FxHashSet<&'static str>,
}

impl Lexicon {
    /// True for a code of the register: 751 is 0751.
    pub fn is_municipality(&self, code: usize) -> bool {
        self.municipality_codes.get(code).copied().unwrap_or(false)
    }

    /// True for a code of the register: 800 is 0800.
    pub fn is_postcode(&self, code: usize) -> bool {
        self.postcodes.get(code).copied().unwrap_or(false)
    }

    fn new() -> Self {
        let mut municipality_codes = vec![false; 1000];
        let mut names = FxHashSet::default();
        for one in municipalities() {
            put(&mut municipality_codes, one.code);
            names.insert(fold(one.name));
            let others = one.others.split('|').filter(|name| !name.is_empty());
            names.extend(others.map(fold));
        }
        let mut codes = vec![false; 10_000];
        let mut cities = FxHashSet::default();
        for (code, name) in postcodes() {
            put(&mut codes, code);
            let name = fold(name);
            // a district of a town is called by the town too: "Aarhus C"
            let town = name.rsplit_once(' ').filter(|parts| parts.1.len() <= 2);
            if let Some((town, _)) = town {
                cities.insert(town.to_owned());
            }
            cities.insert(name);
        }
        let words = |text: &'static str| text.split_whitespace().collect::<FxHashSet<_>>();
        Self {
            municipality_codes,
            postcodes: codes,
            municipalities: names,
            cities,
            regions: REGIONS.iter().map(|region| fold(region.name)).collect(),
            provinces: PROVINCES.iter().map(|province| fold(province.1)).collect(),
            province_codes: PROVINCES.iter().map(|province| province.0).collect(),
            first_names: words(FIRST_NAMES),
            last_names: words(LAST_NAMES),
            weekdays: words(WEEKDAYS),
            months: words(MONTHS),
            sex_words: words(SEX_WORDS),
            yes_no: words(YES_NO),
        }
    }
}

fn put(known: &mut [bool], code: &str) {
    let place = code
        .parse()
        .ok()
        .and_then(|code: usize| known.get_mut(code));
    if let Some(place) = place {
        *place = true;
    }
}

/// The lexicon, made when it is first asked for.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

const WEEKDAYS: &str = "mandag tirsdag onsdag torsdag fredag loerdag soendag man tir ons tor tors fre loer soen \
    ma ti on to fr loe soe monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun";

const MONTHS: &str = "januar februar marts april maj juni juli august september oktober november december \
    jan feb mar apr jun jul aug sep sept okt nov dec january february march may june july october oct";

const SEX_WORDS: &str = "mand kvinde maend kvinder dreng pige drenge piger male female man woman men women \
    hankoen hunkoen mandlig kvindelig mandkoen kvindekoen";

const YES_NO: &str = "ja nej sand falsk true false yes no j n y til fra sandt falskt";

/// Common first names in Denmark, folded: own knowledge.
const FIRST_NAMES: &str = include_str!("first_names.txt");

/// Common last names in Denmark, folded: own knowledge.
const LAST_NAMES: &str = include_str!("last_names.txt");
