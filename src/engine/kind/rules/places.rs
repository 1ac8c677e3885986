//! Places: addresses, areas, properties, coordinates.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

/// Coordinates in UTM zone 32 with a margin of sea, and of the globe, for Denmark.
const EASTING: Fit = Fit::Between(400_000.0, 900_000.0);
const NORTHING: Fit = Fit::Between(6_000_000.0, 6_450_000.0);
const LATITUDE: Fit = Fit::Between(54.0, 58.2);
const LONGITUDE: Fit = Fit::Between(7.5, 15.8);
const X: &[&str] = &[
    "x",
    "x koordinat",
    "xkoordinat",
    "utm x",
    "utmx",
    "easting",
    "oest",
    "oestkoordinat",
    "koordinat oest",
    "x utm",
    "etrs89 oest",
    "e",
    "x coord",
    "xcoord",
    "point x",
    "utm oest",
    "x utm32",
    "utm32 x",
    "koordinat x",
];
const Y: &[&str] = &[
    "y",
    "y koordinat",
    "ykoordinat",
    "utm y",
    "utmy",
    "northing",
    "nord",
    "nordkoordinat",
    "koordinat nord",
    "y utm",
    "etrs89 nord",
    "n",
    "y coord",
    "ycoord",
    "point y",
    "utm nord",
    "y utm32",
    "utm32 y",
    "koordinat y",
];
const LAT: &[&str] = &[
    "lat",
    "latitude",
    "breddegrad",
    "bredde",
    "wgs84 bredde",
    "lat wgs84",
    "wgs84 lat",
];
const LON: &[&str] = &[
    "lon",
    "lng",
    "long",
    "longitude",
    "laengdegrad",
    "laengde",
    "wgs84 laengde",
    "wgs84 lon",
];
/// Both axes: the values tell which of them it is, whatever the header says.
const AXES: &[&str] = &[
    "x",
    "y",
    "*koordinat",
    "koordinat*",
    "utm*",
    "*utm",
    "easting",
    "northing",
    "oest*",
    "nord*",
    "lat*",
    "*lat",
    "lon*",
    "*lon",
    "lng",
    "*lng",
    "*grad",
    "etrs89*",
    "xcoord",
    "ycoord",
    "koord*",
    "*koord",
    "epsg*",
    "gps*",
    "breddegr*",
    "laengdegr*",
    "wgs84*",
    "*coord",
    "coord*",
    "point",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "easting",
        exact: X,
        words: AXES,
        fits: &[EASTING],
        least: 1.0,
        ..RULE
    },
    Rule {
        kind: "northing",
        exact: Y,
        words: AXES,
        fits: &[NORTHING],
        least: 1.0,
        ..RULE
    },
    // `N` and `E`, whichever of them the values are
    Rule {
        kind: "easting",
        exact: &["n", "nord"],
        fits: &[EASTING],
        least: 1.0,
        beside: &["e", "oest"],
        ..RULE
    },
    Rule {
        kind: "northing",
        exact: &["e", "oest"],
        fits: &[NORTHING],
        least: 1.0,
        beside: &["n", "nord"],
        ..RULE
    },
    Rule {
        kind: "latitude",
        exact: LAT,
        words: AXES,
        fits: &[LATITUDE],
        least: 1.0,
        ..RULE
    },
    Rule {
        kind: "longitude",
        exact: LON,
        words: AXES,
        fits: &[LONGITUDE],
        least: 1.0,
        ..RULE
    },
    Rule {
        kind: "address_id",
        exact: &[
            "adresse id",
            "adgangsadresse id",
            "husnummer id",
            "dar id",
            "adresseid",
            "adgangsadresseid",
            "adr id",
        ],
        words: &[
            "adresse id",
            "adresseid*",
            "*adresseid",
            "adgangsadresse*",
            "husnummerid*",
            "dar*",
            "adresse uuid",
            "husnummer uuid",
            "husnummer id",
            "*adresse uuid",
            "adr uuid",
            "adgadr*",
            "adg adr id",
        ],
        fits: &[Fit::Look(&[Look::Uuid])],
        least: 0.8,
        ..RULE
    },
    Rule {
        kind: "uuid",
        fits: &[Fit::Look(&[Look::Uuid])],
        alone: Some(Alone {
            looks: &[Look::Uuid],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "postcode",
        exact: &[
            "postnr",
            "postnummer",
            "post nr",
            "postcode",
            "zip",
            "zip code",
            "postal code",
            "zipcode",
        ],
        words: &[
            "postnr*",
            "*postnr",
            "postnummer*",
            "*postnummer",
            "postcode*",
            "zip*",
        ],
        fits: &[Fit::Look(&[Look::Postcode, Look::PostcodeAndCity])],
        alone: Some(Alone {
            looks: &[Look::PostcodeAndCity],
            least: 0.95,
            sure: 0.8,
            ..ALONE
        }),
        not: &["navn", "*navn", "by"],
        ..RULE
    },
    Rule {
        kind: "municipality_code",
        exact: &[
            "kommunekode",
            "komkode",
            "kommunenr",
            "kom nr",
            "komnr",
            "kommune",
            "kommuner",
            "municipality code",
            "kom kode",
            "kom",
            "omraade",
            "omr",
        ],
        words: &[
            "kommunekode*",
            "*kommunekode",
            "kommunenr*",
            "kommunenummer*",
            "komkode*",
            "kommune kode",
            "kommune nr",
            "kommune no",
            "kommune id",
            "municipality*",
            "*komkode",
            "kom nr",
            "*kommune",
        ],
        fits: &[Fit::Look(&[Look::MunicipalityCode])],
        alone: Some(Alone {
            looks: &[Look::MunicipalityCode],
            least: 0.98,
            sure: 0.8,
            different: 15,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "municipality_name",
        exact: &[
            "kommune",
            "kommunenavn",
            "municipality",
            "kommune navn",
            "kommuner",
            "bopaelskommune",
            "hjemkommune",
            "omraade",
            "omr",
            // a name whose letters were lost
            "omr de",
        ],
        words: &[
            "kommune",
            "*kommune",
            "kommunenavn*",
            "*kommunenavn",
            "municipality*",
        ],
        fits: &[Fit::Look(&[Look::MunicipalityName])],
        alone: Some(Alone {
            looks: &[Look::MunicipalityName],
            least: 0.9,
            sure: 0.85,
            ..ALONE
        }),
        not: &[
            "by",
            "bynavn",
            "postdistrikt",
            "*by",
            "efternavn",
            "navn",
            "lokalplan*",
        ],
        ..RULE
    },
    Rule {
        kind: "region",
        exact: &[
            "region",
            "regionsnavn",
            "regionskode",
            "regionnavn",
            "region navn",
            "region kode",
            "regionsnr",
        ],
        words: &["region", "region*"],
        fits: &[Fit::Look(&[Look::Region])],
        alone: Some(Alone {
            looks: &[Look::Region],
            least: 0.95,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "nuts3",
        exact: &[
            "landsdel",
            "nuts3",
            "nuts 3",
            "nuts",
            "landsdele",
            "landsdelsnavn",
            "landsdelskode",
        ],
        words: &["landsdel*", "nuts*"],
        fits: &[Fit::Look(&[Look::Nuts3]), Fit::Whole(1, 11)],
        alone: Some(Alone {
            looks: &[Look::Nuts3],
            least: 0.95,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "polling_district",
        exact: &[
            "afstemningsomraade",
            "afstemningsomraadenavn",
            "afstemningsomraadenr",
            "afstemningssted",
            "afst omraade",
            "afst omr",
            "afstemn omraade",
        ],
        words: &["afstemningsomr*", "afstemningssted*", "polling district"],
        fits: &[Fit::Code],
        ..RULE
    },
    Rule {
        kind: "parish",
        exact: &[
            "sogn",
            "sognekode",
            "sognenavn",
            "sognenr",
            "parish",
            "sogn navn",
            "sogn kode",
        ],
        words: &["sogn", "sogne*", "*sogn", "parish*"],
        fits: &[Fit::Text, Fit::Whole(7_000, 9_999)],
        not: &["antal"],
        ..RULE
    },
    Rule {
        kind: "street_code",
        exact: &[
            "vejkode",
            "vej kode",
            "street code",
            "vejkoder",
            "vejk",
            "vejkd",
        ],
        words: &["vejkode*", "*vejkode", "vej kode", "vejk", "vejkd"],
        fits: &[Fit::Whole(0, 9_999), Fit::Look(&[Look::Digits])],
        ..RULE
    },
    Rule {
        kind: "cadastre",
        exact: &[
            "matrikel",
            "matrikelnr",
            "matr nr",
            "matrnr",
            "matrikelnummer",
            "ejerlav",
            "ejerlavskode",
            "matrikler",
            "matr",
        ],
        words: &[
            "matrikel*",
            "*matrikel",
            "matrnr*",
            "matr nr",
            "ejerlav*",
            "*ejerlav",
        ],
        fits: &[Fit::Code],
        not: &["areal*", "antal"],
        ..RULE
    },
    Rule {
        kind: "bfe",
        exact: &["bfe", "bfenummer", "bfe nummer", "bfe nr", "bfenr"],
        words: &["bfe*", "*bfe", "bestemt fast ejendom"],
        fits: &[Fit::Whole(1, 9_999_999_999), Fit::Look(&[Look::Digits])],
        ..RULE
    },
    Rule {
        kind: "esr_number",
        exact: &[
            "esr",
            "esrnr",
            "esr nr",
            "ejendomsnr",
            "ejendomsnummer",
            "ejdnr",
            "esr ejdnr",
            "esrejendomsnr",
            "ejd nr",
            "ejendoms nr",
        ],
        words: &[
            "ejd nr",
            "esr*",
            "ejendomsnr*",
            "ejendomsnummer*",
            "ejdnr*",
            "*ejendomsnr",
        ],
        fits: &[
            Fit::Look(&[Look::Esr, Look::Digits]),
            Fit::Whole(1, 99_999_999_999),
        ],
        ..RULE
    },
    Rule {
        kind: "plan_id",
        exact: &["planid", "plan id", "lokalplanid", "lokalplan id"],
        words: &["planid*", "plan id", "lokalplanid*"],
        fits: &[Fit::Whole(1, 99_999_999), Fit::Look(&[Look::Digits])],
        ..RULE
    },
    Rule {
        kind: "dgu_number",
        exact: &[
            "dgu",
            "dgunr",
            "dgu nr",
            "dgu nummer",
            "boringsnr",
            "boringsnummer",
            "boring",
        ],
        words: &["dgu*", "boringsn*"],
        fits: &[
            Fit::Look(&[Look::Dgu]),
            Fit::Code,
            Fit::Between(0.0, 999.9999),
        ],
        ..RULE
    },
    Rule {
        kind: "address",
        exact: &[
            "adresse",
            "address",
            "vejadresse",
            "adressebetegnelse",
            "adr",
            "gadeadresse",
            "besoegsadresse",
        ],
        words: &[
            "adresse*",
            "*adresse",
            "address*",
            "*address",
            "adr",
            "beliggenhed*",
            "bopael*",
        ],
        fits: &[Fit::Look(&[
            Look::Address,
            Look::AddressLike,
            Look::Street,
            Look::PostcodeAndCity,
        ])],
        least: 0.4,
        alone: Some(Alone {
            looks: &[Look::Address],
            least: 0.8,
            sure: 0.85,
            ..ALONE
        }),
        not: &[
            "mail*", "*mail", "e", "web*", "ip*", "mac*", "id", "*id", "kode*", "kursus*",
            "lokale*", "version*", "*navn", "type*", "titel*", "*titel", "*emne", "beskriv*",
        ],
        ..RULE
    },
    // villages are no postal districts: the header says it of any text
    Rule {
        kind: "city",
        exact: &[
            "bynavn",
            "bynavne",
            "supplerende bynavn",
            "supplerendebynavn",
            "suppl bynavn",
            "landsby",
            "lokalby",
            "stedbynavn",
        ],
        fits: &[Fit::Look(&[Look::Words])],
        least: 0.8,
        ..RULE
    },
    Rule {
        kind: "city",
        exact: &[
            "by",
            "bynavn",
            "postdistrikt",
            "postby",
            "city",
            "town",
            "by navn",
            "post by",
            "postnrnavn",
            "post distrikt",
        ],
        words: &[
            "postdistrikt*",
            "*bynavn",
            "bynavn*",
            "postby*",
            "by",
            "postnr navn",
            "postnrnavn*",
            "city",
        ],
        fits: &[Fit::Look(&[
            Look::City,
            Look::PostcodeAndCity,
            Look::MunicipalityName,
        ])],
        least: 0.4,
        alone: Some(Alone {
            looks: &[Look::City],
            least: 0.95,
            sure: 0.65,
            ..ALONE
        }),
        not: &[
            "kommune*",
            "*kommune",
            "region*",
            "oprettet by",
            "created by",
            "edited by",
            "updated by",
        ],
        ..RULE
    },
];
