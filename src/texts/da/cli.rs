//! What the command line says to people, in Danish.

use crate::cli::CliTexts;
use crate::format::integer;
use model::column::ColumnType;
use model::message::Language::Danish;
use model::sniff::Format;

/// What the command line says to people.
pub static TEXTS: CliTexts = CliTexts {
    help: "\
datalup: se, hvad en datafil er, uden at sende den nogen steder hen

  datalup inspect FIL [--part NAVN] [--vocabulary FIL] [--code-system FIL] [--json]  hvad filen er: kolonner, typer, tal, emne
  datalup convert FIL… [--part NAVN] [--raw|--signs] [--mend all|REGEL] [--recipe FIL] [--out STED] skriv som CSV (UTF-8, komma, ISO-datoer, decimalpunktum)
  datalup compare GAMMEL NY [--key KOLONNE[,KOLONNE] | --no-key] [--part NAVN] [--json]   hvad der er forskelligt i to udgaver af en fil
  datalup classify --jsonl FIL [--vocabulary FIL]                           find KLE-emne for hvert beskrevet datasæt
  datalup classify FIL --column NAVN [--threshold 0,3] [--only-confident] [--out FIL]   find KLE-emne for hver række: CSV med nummer, titel, score og ord
  datalup dictionary FIL [--form table-schema|markdown|csv] [--out FIL]     dataordbog: hver kolonne med betydning, type, tegn for manglende og værdier
  datalup suggest FIL [--json] [--out MAPPE]                                de fem bedste diagrammer med begrundelse; --out: også som SVG
  datalup forecast FIL [--time KOLONNE] [--value KOLONNE] [--group KOLONNE=VÆRDI] [--horizon N] [--json] [--out FIL.svg [--dark]]   hvad der kan komme efter en linje over tid, hvor sikkert, og hvor forkert det ville have ramt før
  datalup questions FIL [--near POSTNR] [--municipality KODE] [--json]      op til tre spørgsmål, tabellen kan svare på, med svar og kilde
  datalup map FIL [--by KOLONNE] [--measure count|sum:KOLONNE|mean:KOLONNE] [--per km2|inhabitants|KOLONNE] [--population FIL] [--areas FIL [--area-property NAVN]] [--svg [--dark]|--json] [--out FIL]   kort over kommuner, regioner eller postnumre
  datalup map FIL [--form points|clusters|hexagons|municipalities|regions|postcodes|areas --areas FIL [--area-property NAVN]] [--colour KOLONNE] [--size KOLONNE] [--per km2] [--svg [--dark]|--json] [--out FIL]   kort over filens egne punkter, linjer og flader
  datalup areas FIL --code KOLONNE --name KOLONNE --out FIL                 flader i en fil som grænser til kort
  datalup eval kle --set FIL… [--vocabulary FIL] [--json]                   mål klassifikationen på et sæt med facit

  --columns 1,4-6  kun disse kolonner
  --first N      kun de første N rækker
  --sample N     alle rækker tælles med, i fast hukommelse; N tilfældige er i tabellen (--seed S: hvilke)
  --raw          cellerne, som de står
  --signs        behold »..«, »-« og andre tegn, hvor der ikke er tal
  --recipe FIL   gør som i en opskrift, der er gemt fra siden, med en ny udgave af filen (convert, dictionary)
  --mend NAVN    ret, mens der læses: alt, der er sikkert (all), eller det, en regel fandt (quality.…)
  --part NAVN    tabellen: et ark, eller en fil i et arkiv (og --part igen: arket i den)
  --column NAVN  kolonnen med tekster (navn eller nummer); --threshold: laveste score (0 til 1), --only-confident: kun sikre
  --out STED     en fil, eller en mappe til flere filer (ellers skrives til skærmen)
  --key KOLONNE  ved hvilke kolonner rækker hører sammen (navn eller nummer; findes ellers); --no-key: hele rækker
  --vocabulary FIL  en anden udgave af KLE: KL's XML-emneplan, OS2KLE.txt eller .json, eller CSV (nummer;titel)
  --code-system FIL  koderne i Fælles Sprog III (FHIR CodeSystem i JSON, fra KL)
  --language da|en  sproget (--en: engelsk)
  --en           engelske tekster
  --version      udgaven
  --help         denne hjælp

Koder: 0 læst, 2 ikke en tabel, 3 forkerte argumenter, 4 kun delvist læst.
",
    usage: "Brug: datalup inspect FIL [--part NAVN] [--vocabulary FIL] [--code-system FIL] [--json] | convert FIL… [--part NAVN] [--raw|--signs] [--mend all|REGEL] [--recipe FIL] [--out STED] (begge: [--columns 1,4-6] [--first N | --sample N [--seed S]]) | compare GAMMEL NY [--key KOLONNE[,KOLONNE] | --no-key] [--part NAVN] [--json] | classify --jsonl FIL | classify FIL --column NAVN [--threshold X] [--only-confident] [--out FIL] (begge: [--vocabulary FIL]) | dictionary FIL [--form table-schema|markdown|csv] [--recipe FIL] [--out FIL] | suggest FIL [--json] [--out MAPPE] | map FIL | forecast FIL (begge: datalup --help) | eval kle --set FIL [--vocabulary FIL] [--json]",
    unknown_command: |command| format!("Kommandoen »{command}« findes ikke."),
    unknown_option: |option| format!("Valget »{option}« findes ikke her."),
    bad_value: |option| format!("Det, der står efter {option}, kan ikke bruges her."),
    needs_value: |option| format!("Der mangler noget efter {option}."),
    needs_command: "Der mangler en kommando.",
    needs_file: "Der mangler en fil.",
    needs_two_files: "Giv to filer: den ældste og så den nyeste.",
    too_many_files: "Der kan kun gives én fil.",
    needs_folder: "Flere filer skal skrives til en mappe: giv den med --out.",
    unknown_area: |area| format!("»{area}« kan ikke måles; det kan kun kle."),
    cannot_write: |path, why| format!("{path} kan ikke skrives: {why}."),
    needs_column: "Giv den kolonne, der skal klassificeres, med --column, eller en fil med beskrivelser efter --jsonl.",
    no_such_column: |column, names| {
        [
            format!("Tabellen har ingen kolonne »{column}«."),
            format!("Den har {}.", names.join(", ")),
        ]
    },
    new_columns: ["KLE-nummer", "KLE-titel", "KLE-score", "KLE-ord"],
    would_replace: |path| format!("{path} ville erstatte den fil, der læses. Vælg et andet sted."),
    nothing_to_mend: |rule| {
        format!("--mend {rule}: der var intet, der kunne rettes. Se fundene med datalup inspect.")
    },
    no_map: |path| {
        [
            format!("{path}: ingen kolonne nævner kommuner, regioner eller postnumre, som der kan tegnes et kort over, eller siger, hvor rækkerne ligger."),
            "Vælg en kolonne med --by KOLONNE, eller se kolonnerne med datalup inspect.".to_owned(),
        ]
    },
    no_positions: |path| {
        [
            format!("{path}: ingen kolonne siger, hvor rækkerne ligger i Danmark."),
            "Filen skal have bredde- og længdegrader, UTM-koordinater (x og y) eller geometri. Se kolonnerne med datalup inspect.".to_owned(),
        ]
    },
    no_line: |path| {
        [
            format!("{path}: der er ingen tal over tid, som kan føres videre."),
            "Vælg en kolonne med --time KOLONNE, eller se kolonnerne med datalup inspect.".to_owned(),
        ]
    },
    no_population: |path| {
        [
            format!("{path}: filen har ikke indbyggertal for kommuner."),
            "Giv en fil med en kolonne af kommuner og en med indbyggere, fx FOLK1A fra Danmarks Statistik.".to_owned(),
        ]
    },
    without_areas: [
        "Denne udgave er bygget uden grænser.",
        "Giv en fil med grænser: --areas FIL.",
    ],
    areas_formats: "Giv en fil med flader: GeoJSON, Shapefile, GML eller en tabel med WKT.",
    areas_join: "Vælg kolonnen med --by KOLONNE og filens egenskab med --area-property NAVN.",
    areas_written: |areas, points, bytes, passed_over| {
        let passed = match passed_over {
            0 => String::new(),
            n => format!(", {} rækker uden flade eller kode", integer(n, Danish)),
        };
        format!(
            "{} områder, {} punkter, {} byte{passed}",
            integer(areas as u64, Danish),
            integer(points as u64, Danish),
            integer(bytes, Danish)
        )
    },
    not_found: |path| {
        [
            format!("{path}: filen findes ikke."),
            "Tjek navnet og mappen.".to_owned(),
        ]
    },
    is_folder: |path| {
        [
            format!("{path}: det er en mappe, ikke en fil."),
            "Giv en fil i mappen.".to_owned(),
        ]
    },
    cannot_open: |path, why| {
        [
            format!("{path}: filen kan ikke åbnes ({why})."),
            "Tjek, at du har ret til at læse den.".to_owned(),
        ]
    },
    bad_lines: |lines| match lines {
        1 => "1 linje er ikke et JSON-objekt og er ikke klassificeret.".to_owned(),
        lines => format!(
            "{} linjer er ikke JSON-objekter og er ikke klassificeret.",
            integer(lines, Danish)
        ),
    },
    without_kle: [
        "Denne udgave er bygget uden KLE-registret.",
        "Byg den med registret for at få KLE-emner.",
    ],
    no_code_system: |path| {
        [
            format!("{path} er ikke en FHIR CodeSystem-fil i JSON med koder."),
            "Giv den fil, KL udgiver (resourceType CodeSystem).".to_owned(),
        ]
    },
    no_vocabulary: |path| {
        [
            format!("{path}: der er ingen KLE-numre med titler i filen."),
            "Giv KL's XML-emneplan, OS2KLE.txt eller .json, eller en CSV-fil med kolonnerne nummer og titel."
                .to_owned(),
        ]
    },
    format: |format| match format {
        Format::Csv => "CSV",
        Format::Tsv => "TSV",
        Format::Txt => "tekst",
        Format::Xlsx => "Excel",
        Format::Xls => "gammel Excel",
        Format::Xlsb => "binær Excel",
        Format::Ods => "OpenDocument-regneark",
        Format::Json => "JSON",
        Format::GeoJson => "GeoJSON",
        Format::Px => "PX",
        Format::Shapefile => "Shapefile",
        Format::Gml => "GML",
        Format::Kml => "KML",
        Format::Mif => "MapInfo MIF",
        Format::Xml => "XML",
        Format::Parquet => "Parquet",
        Format::Zip => "zip-arkiv",
        Format::Gzip => "gzip-fil",
    },
    size: |rows, columns| {
        let rows = match rows {
            1 => "1 række".to_owned(),
            rows => format!("{} rækker", integer(rows, Danish)),
        };
        match columns {
            1 => format!("{rows}, 1 kolonne"),
            columns => format!("{rows}, {} kolonner", integer(columns as u64, Danish)),
        }
    },
    set_aside: |above, below| match (above, below) {
        (above, 0) => format!("sat til side over tabellen: {}", integer(above, Danish)),
        (0, below) => format!("sat til side under tabellen: {}", integer(below, Danish)),
        (above, below) => format!(
            "sat til side over tabellen: {}, under: {}",
            integer(above, Danish),
            integer(below, Danish)
        ),
    },
    headings: [
        "Kolonne",
        "Type",
        "Tomme",
        "Forskellige",
        "Mindste",
        "Største",
    ],
    column_type: |column_type| match column_type {
        ColumnType::Integer => "heltal",
        ColumnType::Decimal => "decimaltal",
        ColumnType::Date => "dato",
        ColumnType::DateTime => "tidspunkt",
        ColumnType::Time => "klokkeslæt",
        ColumnType::Boolean => "ja/nej",
        ColumnType::Text => "tekst",
    },
    subject: "Emne",
    edition: "KLE-udgave",
    unsure: "usikker",
    no_subject: "usikker: intet peger tydeligt på et kommunalt emne",
};
