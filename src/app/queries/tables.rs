//! The tables of a file that holds several: how one is asked for by its name in the list.

/// The names that lead to a table of the list. `open` leads to the one that is read: in an archive, tables of
/// the same member are listed behind its name.
pub fn part_of(name: &str, open: &[String]) -> Vec<String> {
    let own = match open {
        [member, _, ..] => name
            .strip_prefix(member.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
            .map(|inner| vec![member.clone(), inner.to_owned()]),
        _ => None,
    };
    own.unwrap_or_else(|| vec![name.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::part_of;

    #[test]
    fn a_sheet_of_the_same_member_is_asked_for_inside_it() {
        let open = ["bog.xlsx".to_owned(), "Ark1".to_owned()];
        assert_eq!(part_of("bog.xlsx/Ark2", &open), ["bog.xlsx", "Ark2"]);
        assert_eq!(part_of("andet.csv", &open), ["andet.csv"]);
        assert_eq!(part_of("Ark2", &["Ark1".to_owned()]), ["Ark2"]);
        assert_eq!(part_of("a/b.csv", &["a".to_owned()]), ["a/b.csv"]);
    }
}
