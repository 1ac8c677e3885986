//! What the command line says to people, in English.

use crate::cli::CliTexts;
use crate::format::integer;
use model::column::ColumnType;
use model::message::Language::English;
use model::sniff::Format;

/// What the command line says to people.
pub static TEXTS: CliTexts = CliTexts {
    help: "\
datalup: see what a data file is without sending it anywhere

  datalup inspect FILE [--part NAME] [--vocabulary FILE] [--code-system FILE] [--json]  what the file is: columns, types, figures, subject
  datalup convert FILE… [--part NAME] [--raw|--signs] [--mend all|RULE] [--recipe FILE] [--out PLACE] write as CSV (UTF-8, comma, ISO dates, decimal point)
  datalup compare OLD NEW [--key COLUMN[,COLUMN] | --no-key] [--part NAME] [--json]   what differs between two editions of a file
  datalup classify --jsonl FILE [--vocabulary FILE]                            find the KLE subject of each dataset described
  datalup classify FILE --column NAME [--threshold 0.3] [--only-confident] [--out FILE] find the KLE subject of each row: CSV with number, title, score and words
  datalup dictionary FILE [--form table-schema|markdown|csv] [--out FILE]   data dictionary: each column with meaning, type, signs for missing and values
  datalup suggest FILE [--json] [--out FOLDER]                              the five best charts with reasons; --out: as SVG, too
  datalup forecast FILE [--time COLUMN] [--value COLUMN] [--group COLUMN=VALUE] [--horizon N] [--json] [--out FILE.svg [--dark]]   what may come after a line over time, how sure, and how wrong it would have been before
  datalup questions FILE [--near CODE] [--municipality CODE] [--json]       up to three questions the table can answer, with answer and source
  datalup map FILE [--by COLUMN] [--measure count|sum:COLUMN|mean:COLUMN] [--per km2|inhabitants|COLUMN] [--population FILE] [--areas FILE [--area-property NAME]] [--svg [--dark]|--json] [--out FILE]   map of municipalities, regions or postal codes
  datalup map FILE [--form points|clusters|hexagons|municipalities|regions|postcodes|areas --areas FILE [--area-property NAME]] [--colour COLUMN] [--size COLUMN] [--per km2] [--svg [--dark]|--json] [--out FILE]   map of the file's own points, lines and polygons
  datalup areas FILE --code COLUMN --name COLUMN --out FILE                   polygons of a file as borders of maps
  datalup eval kle --set FILE… [--vocabulary FILE] [--json]                    measure the classifier on a labelled set

  --columns 1,4-6  only these columns
  --first N      only the first N rows
  --sample N     all rows are counted, in bounded memory; N random ones are in the table (--seed S: which)
  --raw          the cells as they stand
  --signs        keep “..”, “-” and other signs where there are no numbers
  --recipe FILE  do as a recipe saved from the page says, with another edition of the file (convert, dictionary)
  --mend NAME    mend while reading: all that is safe (all), or what a rule found (quality.…)
  --part NAME    the table: a sheet, or a file in an archive (and --part again: the sheet in it)
  --column NAME  the column of texts (name or number); --threshold: lowest score (0 to 1), --only-confident: only sure ones
  --out PLACE    a file, or a folder for several files (else to the screen)
  --key COLUMN  by which columns rows belong together (name or number; else they are found); --no-key: whole rows
  --vocabulary FILE  another edition of KLE: KL's XML (emneplan), OS2KLE.txt or .json, or CSV (nummer;titel)
  --code-system FILE  the codes of Fælles Sprog III (FHIR CodeSystem in JSON, from KL)
  --language da|en  the language (--en: English)
  --en           English texts
  --version      the version
  --help         this help

Codes: 0 read, 2 not a table, 3 wrong arguments, 4 read in part only.
",
    usage: "Usage: datalup inspect FILE [--part NAME] [--vocabulary FILE] [--code-system FILE] [--json] | convert FILE… [--part NAME] [--raw|--signs] [--mend all|RULE] [--recipe FILE] [--out PLACE] (both: [--columns 1,4-6] [--first N | --sample N [--seed S]]) | compare OLD NEW [--key COLUMN[,COLUMN] | --no-key] [--part NAME] [--json] | classify --jsonl FILE | classify FILE --column NAME [--threshold X] [--only-confident] [--out FILE] (both: [--vocabulary FILE]) | dictionary FILE [--form table-schema|markdown|csv] [--recipe FILE] [--out FILE] | suggest FILE [--json] [--out FOLDER] | map FILE | forecast FILE (both: datalup --help) | eval kle --set FILE [--vocabulary FILE] [--json]",
    unknown_command: |command| format!("There is no command “{command}”."),
    unknown_option: |option| format!("There is no option “{option}” here."),
    bad_value: |option| format!("What stands after {option} cannot be used here."),
    needs_value: |option| format!("Something is missing after {option}."),
    needs_command: "A command is missing.",
    needs_file: "A file is missing.",
    needs_two_files: "Give two files: the older, then the newer.",
    too_many_files: "Only one file can be given.",
    needs_folder: "Several files must be written to a folder: give it with --out.",
    unknown_area: |area| format!("“{area}” cannot be measured; only kle can."),
    cannot_write: |path, why| format!("{path} cannot be written: {why}."),
    needs_column: "Give the column to classify with --column, or a file of descriptions after --jsonl.",
    no_such_column: |column, names| {
        [
            format!("The table has no column “{column}”."),
            format!("It has {}.", names.join(", ")),
        ]
    },
    new_columns: ["KLE number", "KLE title", "KLE score", "KLE words"],
    would_replace: |path| format!("{path} would replace the file that is read. Choose another place."),
    nothing_to_mend: |rule| {
        format!("--mend {rule}: there was nothing that could be mended. See the findings with datalup inspect.")
    },
    no_map: |path| {
        [
            format!("{path}: no column names municipalities, regions or postal codes that a map could be drawn of, or says where the rows are."),
            "Choose a column with --by COLUMN, or see the columns with datalup inspect.".to_owned(),
        ]
    },
    no_positions: |path| {
        [
            format!("{path}: no column says where in Denmark the rows are."),
            "The file must have latitudes and longitudes, UTM coordinates (x and y) or geometry. See the columns with datalup inspect.".to_owned(),
        ]
    },
    no_line: |path| {
        [
            format!("{path}: there are no numbers over time that could be carried on."),
            "Choose a column with --time COLUMN, or see the columns with datalup inspect.".to_owned(),
        ]
    },
    no_population: |path| {
        [
            format!("{path}: the file has no numbers of inhabitants of municipalities."),
            "Give a file with a column of municipalities and one of inhabitants, such as FOLK1A of Statistics Denmark.".to_owned(),
        ]
    },
    without_areas: [
        "This build has no borders.",
        "Give a file of borders: --areas FILE.",
    ],
    areas_formats: "Give a file with areas: GeoJSON, Shapefile, GML or a table with well-known text.",
    areas_join: "Choose the column with --by COLUMN and the file's property with --area-property NAME.",
    areas_written: |areas, points, bytes, passed_over| {
        let passed = match passed_over {
            0 => String::new(),
            n => format!(", {} rows without an area or a code", integer(n, English)),
        };
        format!(
            "{} areas, {} points, {} bytes{passed}",
            integer(areas as u64, English),
            integer(points as u64, English),
            integer(bytes, English)
        )
    },
    not_found: |path| {
        [
            format!("{path}: there is no such file."),
            "Check the name and the folder.".to_owned(),
        ]
    },
    is_folder: |path| {
        [
            format!("{path}: this is a folder, not a file."),
            "Give a file in the folder.".to_owned(),
        ]
    },
    cannot_open: |path, why| {
        [
            format!("{path}: the file cannot be opened ({why})."),
            "Check that you may read it.".to_owned(),
        ]
    },
    bad_lines: |lines| match lines {
        1 => "1 line is no JSON object and was not classified.".to_owned(),
        lines => format!(
            "{} lines are no JSON objects and were not classified.",
            integer(lines, English)
        ),
    },
    without_kle: [
        "This build has no KLE register.",
        "Build it with the register to get KLE subjects.",
    ],
    no_code_system: |path| {
        [
            format!("{path} is no FHIR CodeSystem file in JSON with codes."),
            "Give the file that KL publishes (resourceType CodeSystem).".to_owned(),
        ]
    },
    no_vocabulary: |path| {
        [
            format!("{path}: there are no KLE numbers with titles in the file."),
            "Give KL's XML (emneplan), OS2KLE.txt or .json, or a CSV file with the columns nummer and titel."
                .to_owned(),
        ]
    },
    format: |format| match format {
        Format::Csv => "CSV",
        Format::Tsv => "TSV",
        Format::Txt => "text",
        Format::Xlsx => "Excel",
        Format::Xls => "old Excel",
        Format::Xlsb => "binary Excel",
        Format::Ods => "OpenDocument spreadsheet",
        Format::Json => "JSON",
        Format::GeoJson => "GeoJSON",
        Format::Px => "PX",
        Format::Shapefile => "Shapefile",
        Format::Gml => "GML",
        Format::Kml => "KML",
        Format::Mif => "MapInfo MIF",
        Format::Xml => "XML",
        Format::Parquet => "Parquet",
        Format::Zip => "zip archive",
        Format::Gzip => "gzip file",
    },
    size: |rows, columns| {
        let rows = match rows {
            1 => "1 row".to_owned(),
            rows => format!("{} rows", integer(rows, English)),
        };
        match columns {
            1 => format!("{rows}, 1 column"),
            columns => format!("{rows}, {} columns", integer(columns as u64, English)),
        }
    },
    set_aside: |above, below| match (above, below) {
        (above, 0) => format!("set aside above the table: {}", integer(above, English)),
        (0, below) => format!("set aside below the table: {}", integer(below, English)),
        (above, below) => format!(
            "set aside above the table: {}, below: {}",
            integer(above, English),
            integer(below, English)
        ),
    },
    headings: [
        "Column",
        "Type",
        "Missing",
        "Different",
        "Smallest",
        "Largest",
    ],
    column_type: |column_type| match column_type {
        ColumnType::Integer => "integer",
        ColumnType::Decimal => "decimal",
        ColumnType::Date => "date",
        ColumnType::DateTime => "date and time",
        ColumnType::Time => "time",
        ColumnType::Boolean => "yes/no",
        ColumnType::Text => "text",
    },
    subject: "Subject",
    edition: "KLE edition",
    unsure: "not sure",
    no_subject: "not sure: nothing clearly points at a municipal subject",
};
