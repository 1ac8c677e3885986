//! Rules of quality, in English.

use super::Words;
use crate::checks::case;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    let rule = finding.rule.strip_prefix("quality.")?;
    about_the_file(rule, case(finding)).or_else(|| about_values(rule, case(finding)))
}

/// Rules about the file, its rows and columns.
fn about_the_file(rule: &str, case: &str) -> Option<Words> {
    Some(match (rule, case) {
        ("encoding", "lost") => (
            "Letters were lost",
            "Names can no longer be searched for or joined with other data.",
            "Find the original file and save it again as UTF-8; the letters cannot be restored from here.",
        ),
        ("encoding", "lost_places") => (
            "Letters are lost in names of places",
            "The names can no longer be searched for or joined with other data.",
            "Let Datalup write those names right that can only be one place, or take them from the original file.",
        ),
        ("encoding", "lost_in_names") => (
            "Letters were lost in the column names",
            "Programs do not find the columns by name.",
            "Correct the names in the original file and save it again as UTF-8.",
        ),
        ("encoding", "twice") => (
            "Letters were saved as UTF-8 twice",
            "“Ã¦” stands for “æ”, so names cannot be searched for or joined.",
            "Let Datalup turn them back, or correct it in the program the file comes from.",
        ),
        ("encoding", "twice_in_names") => (
            "Letters of the column names were saved as UTF-8 twice",
            "“Ã¦” stands for “æ”.",
            "Let Datalup turn them back, or correct it in the program the file comes from.",
        ),
        ("encoding", _) => (
            "The file is not in UTF-8",
            "Other programs must guess how its letters are encoded, and often guess wrong.",
            "Save it as UTF-8 before it is published.",
        ),
        ("layout", "title_rows") => (
            "A title or text stands above the table",
            "Programs read the first row as column names.",
            "Let the file begin with the column names, and move the text to the description of the dataset.",
        ),
        ("layout", "footer_rows") => (
            "Notes stand below the table",
            "Programs read them as data.",
            "Move notes and source to the description of the dataset.",
        ),
        ("layout", "repeated_header") => (
            "The column names come again among the data",
            "Programs read them as data, and numbers become text.",
            "Keep only the ones at the top.",
        ),
        ("layout", "group_headings") => (
            "Headings stand between the rows",
            "A row cannot be understood without the heading it stands under, which is lost in sorting and joining.",
            "Give the headings a column of their own, so that each row has its own.",
        ),
        ("layout", "merged_cells") => (
            "Merged cells",
            "Only the first of the merged cells has the value; the others are empty to other programs.",
            "Unmerge them and fill in each cell.",
        ),
        ("layout", "several_header_rows") => (
            "The column names take several rows",
            "Programs read only the first row as names and the others as data.",
            "Put each name in a single cell.",
        ),
        ("layout", _) => (
            "The columns have no names",
            "Nobody can tell what the values are.",
            "Put a row of names at the top.",
        ),
        ("ragged_rows", "unclosed_quote") => (
            "A quotation mark is never closed",
            "The rest of the file is read as one long text.",
            "Close it or remove it.",
        ),
        ("ragged_rows", "quotes") => (
            "Quotation marks are misplaced",
            "Most programs read the rows wrongly or skip them.",
            "Write a quotation mark inside a text twice, or save the file again from its source.",
        ),
        ("ragged_rows", "bad_lines") => (
            "Lines that cannot be read",
            "They are missing from the table.",
            "Save the file again from its source.",
        ),
        ("ragged_rows", _) => (
            "Rows with too few or too many fields",
            "Values may have slipped into another column.",
            "See whether the rows have a separator too many or too few; put quotation marks around texts with separators.",
        ),
        ("header_names", "doubled") => (
            "Several columns have the same name",
            "Programs cannot tell them apart and often keep only one.",
            "Give each column a name of its own.",
        ),
        ("header_names", "blanks") => (
            "Column names with blanks around them",
            "Programs do not find the column by its name.",
            "Remove the blanks.",
        ),
        ("header_names", _) => (
            "Columns without a proper name",
            "Nobody can tell what the values are.",
            "Give each column a name that says what it holds.",
        ),
        ("axes_swapped", _) => (
            "The axes of the coordinates are swapped",
            "On a map the places end up far from Denmark.",
            "Swap them: east (longitude) before north (latitude).",
        ),
        ("geometry_places", "swapped") => (
            "The axes of the geometry are swapped",
            "North stands before east, so on a map the places end up far from Denmark.",
            "Let Datalup swap them, or correct the order at the source: east (longitude) before north (latitude).",
        ),
        ("geometry_places", "zero") => (
            "Geometry at zero",
            "Zero means here that the place is missing, but on a map it ends up in the Atlantic.",
            "Leave the cells empty.",
        ),
        ("geometry_places", _) => (
            "Geometry outside Denmark",
            "The rest of the column lies in Denmark. The coordinates were probably mistyped or are in another system.",
            "Look the places up and correct them.",
        ),
        ("coordinates", "zero") => (
            "Coordinates that are zero",
            "Zero here means that the place is missing, but on a map it ends up in the Atlantic.",
            "Leave the cells empty.",
        ),
        ("coordinates", _) => (
            "Coordinates outside Denmark",
            "They are probably mistyped or in another reference system.",
            "Look the places up and correct them.",
        ),
        ("crs", "contradicted") => (
            "The file names a reference system its coordinates cannot be in",
            "Other programs believe the file and draw the places wrongly.",
            "Correct the reference system, or convert the coordinates.",
        ),
        ("crs", "unknown") => (
            "The reference system of the file is unknown",
            "Other programs cannot place the coordinates.",
            "Name the system by its EPSG number.",
        ),
        ("crs", "not_wgs84") => (
            "The GeoJSON file is not in WGS84",
            "The standard demands longitude and latitude in WGS84; many maps draw anything else wrongly.",
            "Convert the coordinates to WGS84.",
        ),
        ("crs", _) => (
            "The file does not say which reference system it uses",
            "Others must guess it from the numbers.",
            "Name the system, for example EPSG:25832.",
        ),
        ("duplicate_rows", "some") => (
            "Rows that stand more than once",
            "Whatever is counted or added up counts them twice.",
            "See whether they are the same thing, and remove the repetitions.",
        ),
        ("duplicate_rows", _) => (
            "Many rows are the same",
            "That may be in order, but they cannot be told apart.",
            "Give each row an id if they are not the same thing.",
        ),
        ("empty_rows", _) => (
            "Rows without a single value",
            "They are counted as records.",
            "Remove them.",
        ),
        ("empty_columns", "nameless") => (
            "A column without name or values",
            "There is probably a separator too many in each row.",
            "Remove it.",
        ),
        ("empty_columns", _) => (
            "A column without values",
            "Readers look for what is missing.",
            "Fill it in or remove it.",
        ),
        ("spreadsheet_damage", "decimals") => (
            "Decimals that a spreadsheet damaged",
            "“810.219.971” was 810.219971; the true size cannot be seen from the number.",
            "Fetch the numbers again from their source, and open them with the right decimal sign.",
        ),
        ("spreadsheet_damage", "exponents") => (
            "Long numbers that a spreadsheet shortened",
            "“1,98317E+12” has lost its last digits.",
            "Fetch the numbers again from their source, and save the column as text.",
        ),
        ("spreadsheet_damage", "dates") => (
            "Ranges that a spreadsheet turned into dates",
            "“1-2” has become “01-feb”.",
            "Correct them, and save the column as text.",
        ),
        ("spreadsheet_damage", "times") => (
            "Decimals that a spreadsheet turned into times",
            "“00.47” was 0.47.",
            "Fetch the numbers again from their source.",
        ),
        ("spreadsheet_damage", "formulas") => (
            "Formulas without a saved result",
            "The cells are empty to all programs but the spreadsheet.",
            "Calculate the sheet again and save it.",
        ),
        ("spreadsheet_damage", _) => (
            "Errors of a spreadsheet",
            "A formula failed, and the cell has no value.",
            "Correct the formulas in the spreadsheet and save again.",
        ),
        ("file_type", "latin1_geojson") => (
            "The GeoJSON file is not in UTF-8",
            "The standard demands UTF-8; many programs cannot open the file at all.",
            "Save it as UTF-8.",
        ),
        ("file_type", "no_prj") => (
            "The shapefile lacks its .prj file",
            "Other programs do not know where the places are.",
            "Put the .prj file into the archive.",
        ),
        ("file_type", "no_part") => (
            "The shapefile lacks a part",
            "Without it other programs cannot open the file, or read only some of it.",
            "Put all parts into the archive (.shp, .shx, .dbf, .prj, .cpg).",
        ),
        ("file_type", "no_cpg") => (
            "The file does not say how its letters are encoded",
            "Other programs may show æ, ø and å wrongly.",
            "Add a .cpg file, or save as UTF-8.",
        ),
        ("file_type", "cut_off") => (
            "The file ends in the middle",
            "The last of the data is missing.",
            "Fetch or save the file again.",
        ),
        ("file_type", _) => (
            "The file is not what its name says",
            "Programs that go by the name cannot open it.",
            "Give it the right ending, or save it in the format its name says.",
        ),
        ("csv_injection", _) => (
            "Cells that a spreadsheet reads as formulas",
            "Texts that begin with = + - or @ may be executed when somebody opens the file in a spreadsheet.",
            "Put an apostrophe before them, or rephrase them.",
        ),
        ("cut_texts", "names") => (
            "Column names that were cut",
            "The format has room for short names only, so nobody can tell what they mean.",
            "Save in a format without that limit, or explain the names in the description.",
        ),
        ("cut_texts", _) => (
            "Texts that seem to have been cut",
            "Several are exactly as long as the room they had.",
            "Fetch the texts again from their source with room for all of them.",
        ),
        ("constant_column", _) => (
            "The same value in every row",
            "It says something of the whole file.",
            "Keep it, or tell it in the description.",
        ),
        _ => return None,
    })
}

/// Rules about values.
fn about_values(rule: &str, case: &str) -> Option<Words> {
    Some(match (rule, case) {
        ("several_values", "postcode_town") => (
            "Postal code and town stand in the same cell",
            "Neither can be sorted by or joined with other data.",
            "Split the column in two.",
        ),
        ("several_values", "address") => (
            "The whole address stands in one cell",
            "Postal code and town can be neither sorted, counted nor joined for themselves.",
            "Split the column if they are to be used each for itself.",
        ),
        ("several_values", "number_unit") => (
            "Number and unit stand in the same cell",
            "The numbers cannot be added up, and the units differ.",
            "Split the column into number and unit; then convert to one unit.",
        ),
        ("several_values", "fields") => (
            "Several facts stand in the same cell",
            "Each can be neither sorted, counted nor joined for itself.",
            "Split the column, so that each has its own.",
        ),
        ("several_values", _) => (
            "Lists within cells",
            "The single values can be neither counted nor filtered for themselves.",
            "Split the column, or give each value a row of its own.",
        ),
        ("decimal_signs", "columns_differ") => (
            "Some columns have a decimal comma, others a decimal point",
            "A program reads the file with one sign; the other columns become text or wrong numbers.",
            "Use the same sign in the whole file.",
        ),
        ("decimal_signs", "ambiguous") => (
            "Numbers that can be read in two ways",
            "“1.250” is twelve hundred and fifty in Danish and one and a quarter in English.",
            "Write the numbers without a thousands separator.",
        ),
        ("decimal_signs", _) => (
            "Decimal commas and decimal points in one column",
            "A program reads the column with one sign; the other numbers become text or wrong.",
            "Use the same sign in the whole column.",
        ),
        ("date_forms", "short_years") => (
            "Years of two digits",
            "Nobody can tell which century they belong to.",
            "Write dates as 2024-05-31.",
        ),
        ("date_forms", "ambiguous") => (
            "Dates that can be read in two ways",
            "“04/05/2024” is 4 May in Denmark and 5 April in the USA.",
            "Write dates as 2024-05-31.",
        ),
        ("date_forms", _) => (
            "Dates written in several ways in one column",
            "Programs read only one of the forms as dates.",
            "Write all dates as 2024-05-31.",
        ),
        ("mixed_types", _) => (
            "Text among the numbers",
            "The whole column is read as text and cannot be added up or sorted.",
            "Write only numbers in the column; move reservations to a column of their own, and leave empty what is missing.",
        ),
        ("leading_zero_lost", _) => (
            "Codes that lost a leading zero",
            "They do not match the same codes in other data.",
            "Put the zeros back and save the column as text.",
        ),
        ("unknown_code", "names") => (
            "Names the register does not know",
            "They join with nothing: they are misspelled or no longer exist.",
            "Correct them, or say in the description what they mean.",
        ),
        ("unknown_code", "code_system") => (
            "Codes that are not in the code system you gave",
            "They may be slips or of another edition, and nobody can look up what they mean.",
            "Correct them, or use the edition the codes are from.",
        ),
        ("unknown_code", _) => (
            "Codes that are not in their register",
            "They may be slips or abolished, and cannot be joined with other data.",
            "Correct them, or say in the description what they mean.",
        ),
        ("code_name", "wrong_name") => (
            "Code and name disagree",
            "One of them is wrong, and nobody can tell which.",
            "Correct the one that is wrong.",
        ),
        ("code_name", _) => (
            "One code has several names",
            "Counts by code and by name give different figures.",
            "Use one name for each code.",
        ),
        ("missing_codes", "sentinel") => (
            "A number stands for “missing”",
            "Means and sums become wrong when it is counted.",
            "Leave the cells empty, or say in the description what the number means.",
        ),
        ("missing_codes", _) => (
            "Signs for “missing”",
            "Others must know what they mean before they can calculate with the column.",
            "Explain them in the description, or leave the cells empty.",
        ),
        ("totals", "hidden") => (
            "A row is the sum of the others",
            "It does not say so, so whatever is added up counts everything twice.",
            "Remove the row, or mark it as a total in a column of its own.",
        ),
        ("totals", "nested") => (
            "Large and small areas stand in one column",
            "The large ones hold the small ones, so whatever is added up counts everything twice.",
            "Give each level a column or file of its own.",
        ),
        ("totals", _) => (
            "Totals stand among the rows they are the sum of",
            "Whatever is added up counts everything twice.",
            "Remove them, or mark them in a column of their own.",
        ),
        ("spelling_variants", "slips") => (
            "The same may be spelled in several ways",
            "Counts split it up.",
            "See whether they are slips, and correct them.",
        ),
        ("spelling_variants", _) => (
            "The same is written in several ways",
            "Counts split it up.",
            "Use a single spelling.",
        ),
        ("blanks", _) => (
            "Blanks around values",
            "“Aarhus ” and “Aarhus” are two different things to a program.",
            "Remove them.",
        ),
        ("impossible_values", "future") => (
            "Dates far in the future",
            "They are probably slips or stand for “no end”.",
            "Correct them, or leave the cells empty.",
        ),
        ("impossible_values", "past") => (
            "Dates before 1800",
            "They are probably slips or stand for “unknown”.",
            "Correct them, or leave the cells empty.",
        ),
        ("impossible_values", "negative") => (
            "Negative counts",
            "A count cannot be below zero.",
            "Correct the numbers, or say what they mean.",
        ),
        ("impossible_values", "share") => (
            "Shares above 100 per cent or below 0",
            "A share of something cannot be more than the whole.",
            "Correct the numbers, or say what they are a share of.",
        ),
        ("impossible_values", "age") => (
            "Ages that nobody has",
            "They are probably slips or stand for “unknown”.",
            "Correct them, or leave the cells empty.",
        ),
        ("impossible_values", "hours") => (
            "More than 24 hours in a day",
            "The numbers cannot be right.",
            "Correct them, or say what they count.",
        ),
        ("impossible_values", _) => (
            "Values that cannot be right",
            "They lie outside of what the column can hold.",
            "Correct them.",
        ),
        _ => return None,
    })
}
