//! The numbers in a list that someone pastes: main groups, groups and subjects, whatever else stands beside
//! them.

use std::collections::BTreeSet;

/// The numbers of a list, in their order, each once.
///
/// `05.09` and `05.09.10` are taken wherever they stand alone (a facet behind them is left out); two digits
/// are a main group only in front of everything else of their line, since years and counts have digits too.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    // a text of two bytes a letter, read as one, has these in between
    let text = text.replace('\0', "");
    for line in text.lines() {
        let is_gap = |sign: char| sign.is_whitespace() || ";,\"'|\u{feff}".contains(sign);
        let mut is_front = true;
        for word in line.split(is_gap).filter(|word| !word.is_empty()) {
            let number = number(word);
            match number {
                Some(number) if is_front || number.len() > 2 => {
                    found.insert(number.to_owned());
                }
                Some(_) => {}
                None => is_front = false,
            }
        }
    }
    found.into_iter().collect()
}

/// The number a word is: pairs of digits with points between, a facet or a star behind them.
fn number(word: &str) -> Option<&str> {
    let word = word.split('-').next()?;
    let word = word.trim_end_matches(['*', '.', ':']);
    let mut parts = 0;
    for part in word.split('.') {
        if part.len() != 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        parts += 1;
    }
    (1..=3).contains(&parts).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_found_beside_their_titles() {
        let text = "Nummer;Titel;Sager i 2025\r\n27;Social omsorg;12\r\n27.60.10;Hjælpemidler, 50 stk.;7\n\
            05.13.30-P19 Trafik\n\"54.*\"\n";
        assert_eq!(numbers(text), ["05.13.30", "27", "27.60.10", "54"]);
    }

    #[test]
    fn several_numbers_stand_in_a_line() {
        assert_eq!(
            numbers("05, 27.60; 27.60 og 54.15.00"),
            ["05", "27.60", "54.15.00"]
        );
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        assert_eq!(numbers("2025-01-02\n1.2.3\nFOB 20.12.2025\n").len(), 0);
        assert_eq!(numbers("").len(), 0);
    }

    #[test]
    fn a_list_of_two_bytes_a_letter_is_read_too() {
        let text = "27.60\n".replace("", "\0");
        assert_eq!(numbers(&text), ["27.60"]);
    }
}
