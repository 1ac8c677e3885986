//! What the user did, step by step, as sentences.

use crate::format::NumberStyle;
use model::mend::Mend;
use model::recipe::{FoundRows, Step, Test};
use model::sniff::ReadOptions;

/// What must be known about the file to say a step in words.
pub struct Around<'a> {
    /// The name of the column at a position.
    pub name: &'a dyn Fn(u32) -> String,
    /// What a finding is, in a few words.
    pub finding: &'a dyn Fn(&FoundRows) -> String,
    /// How its numbers are written.
    pub style: &'a dyn Fn(u32) -> NumberStyle,
    /// How the file was read before the step.
    pub before: &'a ReadOptions,
}

/// What the user did, step by step.
#[derive(Debug)]
pub struct StepTexts {
    /// A step as a sentence.
    pub step: fn(&Step, &Around<'_>) -> String,
    /// What a repair makes of values, after the name of their column.
    pub mend: fn(&Mend) -> String,
    /// A test on a column, as the active filters show it: column and test.
    pub filter: fn(&str, &Test, NumberStyle) -> String,
    /// The search, as the active filters show it.
    pub search: fn(&str) -> String,
    /// The rows of a finding, as the active filters show them: what was found, and in which column.
    pub found: fn(&str, Option<&str>) -> String,
}

#[cfg(test)]
mod tests {
    use super::Around;
    use crate::format::NumberStyle;
    use crate::of;
    use model::cell::Cell;
    use model::mend::Mend;
    use model::message::Language;
    use model::recipe::{FoundRows, SortKey, Step, Test};
    use model::sniff::{DecimalSign, ReadOptions};

    fn say(step: &Step, before: &ReadOptions) -> [String; 2] {
        let around = Around {
            name: &|column| ["BYDEL", "HUSTANDE"][column as usize].to_owned(),
            finding: &|found| format!("fundet {}", found.rule),
            style: &|_| NumberStyle::Grouped,
            before,
        };
        [Language::Danish, Language::English]
            .map(|language| (of(language).steps.step)(step, &around))
    }

    #[test]
    fn a_filter_says_its_values_as_they_are_written() {
        let step = Step::Filter {
            column: 1,
            test: Test::Range {
                from: Some(Cell::Integer(1000)),
                to: Some(Cell::Integer(2000)),
                to_included: false,
            },
        };
        let [danish, english] = say(&step, &ReadOptions::default());
        assert_eq!(
            danish,
            "Beholdt rækker, hvor HUSTANDE er fra 1.000 til under 2.000"
        );
        assert_eq!(
            english,
            "Kept rows where HUSTANDE is from 1,000 to below 2,000"
        );
    }

    #[test]
    fn reading_says_only_what_is_new() {
        let before = ReadOptions {
            delimiter: Some(';'),
            ..ReadOptions::default()
        };
        let after = ReadOptions {
            decimal_sign: Some(DecimalSign::Point),
            text_columns: vec![0],
            ..before.clone()
        };
        let [danish, _] = say(&Step::Read(after), &before);
        assert_eq!(danish, "Læste filen med tal som 1,234.5, BYDEL som tekst");
    }

    #[test]
    fn a_confirmed_factor_is_said() {
        let after = ReadOptions {
            multipliers: vec![(1, 1000)],
            nil_dash: Some(true),
            ..ReadOptions::default()
        };
        let [danish, english] = say(&Step::Read(after.clone()), &ReadOptions::default());
        assert_eq!(
            danish,
            "Læste filen med HUSTANDE gange 1.000, en streg (-) som 0"
        );
        assert_eq!(
            english,
            "Read the file with HUSTANDE times 1,000, a dash (-) as 0"
        );
        let [danish, _] = say(&Step::Read(ReadOptions::default()), &after);
        assert!(danish.contains("HUSTANDE uden at gange"), "{danish}");
    }

    #[test]
    fn what_was_mended_is_said() {
        let after = ReadOptions {
            mends: vec![(Some(0), Mend::Trim), (None, Mend::DropEmptyRows)],
            ..ReadOptions::default()
        };
        let [danish, english] = say(&Step::Read(after.clone()), &ReadOptions::default());
        assert_eq!(
            danish,
            "Læste filen med BYDEL uden overflødige mellemrum, uden tomme rækker"
        );
        assert_eq!(
            english,
            "Read the file with BYDEL without needless blanks, without empty rows"
        );
        let [danish, _] = say(&Step::Read(ReadOptions::default()), &after);
        assert!(danish.contains("BYDEL ikke længere uden"), "{danish}");
    }

    #[test]
    fn the_rows_of_a_finding_are_said_by_what_was_found() {
        let found = |column| FoundRows {
            rule: "a.b".to_owned(),
            column,
            case: String::new(),
        };
        let step = Step::Found(Some(found(Some(1))));
        let [danish, english] = say(&step, &ReadOptions::default());
        assert_eq!(
            danish,
            "Beholdt kun rækkerne i fundet »fundet a.b« i HUSTANDE"
        );
        assert_eq!(
            english,
            "Kept only the rows of the finding “fundet a.b” in HUSTANDE"
        );
        let [danish, _] = say(&Step::Found(Some(found(None))), &ReadOptions::default());
        assert_eq!(danish, "Beholdt kun rækkerne i fundet »fundet a.b«");
        let [danish, _] = say(&Step::Found(None), &ReadOptions::default());
        assert_eq!(danish, "Viste igen andre rækker end fundets");
    }

    #[test]
    fn sorting_back_is_said_as_such() {
        let key = SortKey {
            column: 0,
            descending: true,
        };
        let [danish, _] = say(&Step::Sort(vec![key]), &ReadOptions::default());
        assert_eq!(danish, "Sorterede efter BYDEL (faldende)");
        let [danish, _] = say(&Step::Sort(Vec::new()), &ReadOptions::default());
        assert_eq!(danish, "Gik tilbage til filens rækkefølge");
    }
}
