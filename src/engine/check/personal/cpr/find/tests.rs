//! Forms of numbers, and texts without any.

use super::*;
use crate::check::personal::cpr::met::{Form, Met};
use proptest::prelude::*;

/// Numbers here are made up.
#[test]
fn numbers_are_found_in_their_forms() {
    for (text, form) in [
        ("010190-1234", Form::Dashed),
        ("010190-xxxx", Form::Masked),
        ("Borger 010190-****", Form::Masked),
        (" 010190 - 1234 ", Form::Dashed),
        ("0101901234", Form::Bare),
        ("'0101901234", Form::Bare),
        ("101901234", Form::LostZero),
        ("10190-1234", Form::LostZero),
        ("610190-1234", Form::StandIn),
        ("6101901234", Form::BareStandIn),
        ("010190-1AB2", Form::StandIn),
        ("O10190-1234", Form::StandIn),
        ("010190\u{a0}1234", Form::Spaced),
        ("010190\u{2013}1234", Form::Dashed),
        ("01.01.90-1234", Form::Spaced),
        ("01-01-1990-1234", Form::LongYear),
        ("19900101-1234", Form::LongYear),
        ("CPR 010190 1234", Form::Named),
        ("cpr101901234", Form::Named),
        ("cpr.nr. 01.01.90 1234", Form::Named),
        ("personnummer: 0101901234.", Form::Named),
        ("fødselsnr 19900101-1234", Form::Named),
        ("barnet (010190-1234) og", Form::Dashed),
        ("set 010190-1234, 020290-1234", Form::Dashed),
        ("se 0101901234,0202901234", Form::InText),
        ("ved 010190 1234.", Form::SpacedInText),
        ("om 07 08 74 4018 i", Form::SpacedInText),
        ("B0101901234", Form::Within),
        ("0101901234-01", Form::Within),
        ("faktura 0101901234", Form::OtherName),
        ("Faktura nr. 0101901234", Form::OtherName),
        ("Den er i kvitteringen. Om 0101901234 er", Form::InText),
        ("Dit cpr mangler. Send 010190 1234", Form::Named),
        ("５１０１９０-1234", Form::NoDayDashed),
        ("cpr på kunden: 010190-1234", Form::Named),
    ] {
        assert_eq!(in_text(text).map(|met| met.form), Some(form), "{text}");
    }
    for text in [
        "",
        "ddmmåå-xxxx",
        "320190-xxxx",
        "010190-xx12",
        "000000-0000",
        "1111111111",
        "12345678901",
        "01-01-2020 - 2021",
        "POINT(512345.1234 6212345.12)",
        "+45 12 34 56 78",
        "5790000123456",
        "https://eksempel.dk/010190",
        "kl 12 05 21 1430",
        "nr 45 07 08 74 4018",
        "nr 07 08 74 4018 22",
    ] {
        assert_eq!(in_text(text), None, "{text}");
    }
    let number = |number: i64| in_number(number).map(|met| met.form);
    assert_eq!(number(101_901_234), Some(Form::LostZero));
    assert_eq!(number(4_101_901_234), Some(Form::NoDay));
    assert_eq!(number(-101_901_234), None);
}

proptest! {
    #[test]
    fn odd_texts_do_no_harm(text in "(?s).{0,60}") {
        let _ = in_text(&text);
    }

    #[test]
    fn signs_and_digits_do_no_harm(text in "[0-9 ./_:,'+\u{2013}\u{ad}\u{a0}\u{ff11}cprCPRøO-]{0,40}") {
        if let Some(met) = in_text(&text) {
            prop_assert_eq!(Met::of_code(&met.code()), Some(met));
        }
    }

    /// Whatever stands around it, a named number is found.
    #[test]
    fn a_named_number_is_found(before in "[a-zæøå ,;()]{0,20}", day in 1u32..29, month in 1u32..13,
        year in 0u32..100, serial in 1u32..10_000, sign in "[- ]?", behind in "( .{0,9})?") {
        let text = format!("{before} CPR: {day:02}{month:02}{year:02}{sign}{serial:04}{behind}");
        let is_filler = day == month && year == day && serial == day * 101;
        prop_assert!(is_filler || in_text(&text).is_some_and(|met| met.form <= Form::Dashed), "{}", text);
    }
}
