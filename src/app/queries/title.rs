//! What to call a dataset: its title row, else its file name in plain words.

use model::spelling::{capitalised, read};

/// The heading of a dataset.
pub fn title(title_rows: &[String], file_name: &str) -> String {
    title_rows
        .iter()
        .map(|row| row.trim().trim_matches('"').trim())
        .find(|row| {
            row.chars().count() <= 160 && row.chars().filter(|c| c.is_alphabetic()).count() >= 3
        })
        .map_or_else(|| plain(file_name), str::to_owned)
}

/// Longer ones are no endings: `.geojson`, `.parquet`.
const LONGEST_ENDING: usize = 7;

/// A file name without its ending, its signs as spaces, its first letter large.
pub fn plain(file_name: &str) -> String {
    let stem = match file_name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= LONGEST_ENDING => stem,
        _ => file_name,
    };
    let mut words = String::with_capacity(stem.len());
    let mut before = ' ';
    for sign in stem.chars() {
        let between_digits = before.is_ascii_digit() && sign == '-';
        let sign = if matches!(sign, '_' | '+') || (sign == '-' && !between_digits) {
            ' '
        } else {
            sign
        };
        if !(sign == ' ' && before == ' ') {
            words.push(sign);
        }
        before = sign;
    }
    let is_spelled_out = words.is_ascii();
    let words = words
        .trim()
        .split(' ')
        .map(|word| read(word, is_spelled_out));
    let words = words.collect::<Vec<_>>().join(" ");
    match words.is_empty() {
        true => file_name.to_owned(),
        false => capitalised(&words),
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, title};

    #[test]
    fn a_title_row_is_the_title() {
        let rows = ["".into(), "Elever pr. skole 2015-2024".into()];
        assert_eq!(title(&rows, "x.csv"), "Elever pr. skole 2015-2024");
        assert_eq!(title(&["12 34".into()], "a_b.csv"), "A b");
    }

    #[test]
    fn a_file_name_becomes_words() {
        assert_eq!(plain("kk_statbank_1850-1899.csv"), "KK statbank 1850-1899");
        assert_eq!(plain("ældre--pleje_timer.xlsx"), "Ældre pleje timer");
        assert_eq!(plain("aarhus_legepladser.geojson"), "Aarhus legepladser");
        assert_eq!(plain("indkomst_omraader.csv"), "Indkomst områder");
        assert_eq!(plain("__.csv"), "__.csv");
        assert_eq!(plain(".csv"), ".csv");
    }
}
