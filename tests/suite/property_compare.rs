//! However two editions are cut, comparing them tells exactly what was edited.

use crate::table::{CUTS, Cut, WHOLE, open};
use engine::compare::{Compared, Side, compare};
use engine::job::block_on;
use model::comparison::{KeyChoice, RowFate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    Keep,
    Remove,
    Number,
    Name,
    Empty,
    Both,
}

type Line = (u32, i32, String, u32);

fn edit() -> impl Strategy<Value = Edit> {
    use Edit::{Both, Empty, Keep, Name, Number, Remove};
    prop_oneof![6 => Just(Keep), 1 => prop::sample::select(vec![Remove, Number, Name, Empty, Both])]
}

fn written(rows: &[Line]) -> String {
    let row = |(id, number, name, day): &Line| {
        format!(
            "S{id};{number};{name};{:02}-0{}-2024\n",
            day % 27 + 1,
            day % 9 + 1
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("sag;antal;navn;dato\n{rows}")
}

fn edited(rows: &[Line], edits: &[Edit]) -> (Vec<Line>, BTreeMap<u32, BTreeSet<u32>>) {
    let (mut made, mut changed) = (Vec::new(), BTreeMap::new());
    for (row, edit) in rows.iter().zip(edits) {
        let mut row = row.clone();
        let columns: &[u32] = match edit {
            Edit::Remove => continue,
            Edit::Keep => &[],
            Edit::Number => &[1],
            Edit::Name | Edit::Empty => &[2],
            Edit::Both => &[1, 2],
        };
        if columns.contains(&1) {
            row.1 += 100_000;
        }
        match edit {
            Edit::Name | Edit::Both => row.2.push('z'),
            Edit::Empty => row.2.clear(),
            _ => {}
        }
        if !columns.is_empty() {
            changed.insert(row.0, columns.iter().copied().collect());
        }
        made.push(row);
    }
    (made, changed)
}

fn compared(
    old: &str,
    new: &str,
    cuts: [Cut; 2],
    choice: &KeyChoice,
) -> (Compared, [Vec<model::comparison::RowExample>; 3]) {
    let (old, new) = (open(old, cuts[0]), open(new, cuts[1]));
    let sides: [&dyn Side; 2] = [&old.director, &new.director];
    let compared = block_on(compare(sides[0], sides[1], choice)).unwrap();
    let examples = [RowFate::Added, RowFate::Removed, RowFate::Changed].map(|fate| {
        // in two windows, as a page asks for them
        let window =
            |first, count| block_on(compared.examples(sides, fate, None, first, count)).unwrap();
        let (one, other) = (window(0, 3), window(3, 1000));
        assert_eq!(one.of, other.of);
        let rows = [one.rows, other.rows].concat();
        assert_eq!(rows.len() as u64, one.of);
        rows
    });
    (compared, examples)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn comparing_tells_exactly_the_edits(
        rows in prop::collection::vec((any::<i16>(), "[a-zæøå]{1,6}", 0u32..200), 1..50),
        edits in prop::collection::vec(edit(), 50),
        more in 0u32..5,
        seed in any::<u64>(),
    ) {
        let old: Vec<Line> = (100u32..).zip(rows).map(|(id, (number, name, day))| (id, number.into(), name, day)).collect();
        let (mut new, changed) = edited(&old, &edits);
        let removed = (old.len() - new.len()) as u64;
        for number in 0..more {
            new.push((900 + number, 7, "ny".to_owned(), number));
        }
        // another order
        new.sort_by_key(|row| (u64::from(row.0) + 1).wrapping_mul(seed | 1));
        let (old_text, new_text) = (written(&old), written(&new));
        let key = KeyChoice::Columns(vec![0]);
        let (whole, examples) = compared(&old_text, &new_text, [WHOLE, WHOLE], &key);
        let counts = whole.comparison.rows;
        prop_assert_eq!(counts.added, u64::from(more));
        prop_assert_eq!(counts.removed, removed);
        prop_assert_eq!(counts.changed, changed.len() as u64);
        prop_assert_eq!(counts.same + counts.changed + counts.removed, old.len() as u64);
        let told: BTreeMap<u32, BTreeSet<u32>> = examples[2].iter().map(|row| {
            // the first line is the header
            let own = &new[row.new_row.unwrap() as usize - 2];
            let before = &old[row.old_row.unwrap() as usize - 2];
            assert_eq!(own.0, before.0);
            (own.0, row.cells.iter().map(|cell| cell.column).collect())
        }).collect();
        prop_assert_eq!(told, changed);
        for cut in CUTS {
            let (other, others) = compared(&old_text, &new_text, [cut, WHOLE], &key);
            prop_assert_eq!(&other.comparison, &whole.comparison);
            prop_assert_eq!(&others, &examples);
            let (other, others) = compared(&old_text, &new_text, [WHOLE, cut], &key);
            prop_assert_eq!(&other.comparison, &whole.comparison);
            prop_assert_eq!(&others, &examples);
        }
        // the way back is the same the other way round
        let (back, _) = compared(&new_text, &old_text, [CUTS[0], CUTS[1]], &key);
        prop_assert_eq!(back.comparison.rows.added, counts.removed);
        prop_assert_eq!(back.comparison.rows.removed, counts.added);
        prop_assert_eq!(back.comparison.rows.changed, counts.changed);
        // found or not, the key must not depend on the cut
        let (found, _) = compared(&old_text, &new_text, [WHOLE, WHOLE], &KeyChoice::Find);
        let (other, _) = compared(&old_text, &new_text, [CUTS[1], CUTS[2]], &KeyChoice::Find);
        prop_assert_eq!(found.comparison, other.comparison);
    }

    #[test]
    fn whole_rows_are_compared_as_often_as_they_are_met(
        old in prop::collection::vec((0u32..3, 0i32..3), 1..40),
        new in prop::collection::vec((0u32..3, 0i32..3), 1..40),
    ) {
        let text = |rows: &[(u32, i32)]| {
            let row = |(one, other): &(u32, i32)| format!("v{one};{other}\n");
            format!("sted;antal\n{}", rows.iter().map(row).collect::<String>())
        };
        let mut left = new.clone();
        let mut same = 0;
        for row in &old {
            if let Some(at) = left.iter().position(|other| other == row) {
                left.swap_remove(at);
                same += 1;
            }
        }
        for cut in CUTS {
            let (told, _) = compared(&text(&old), &text(&new), [cut, WHOLE], &KeyChoice::None);
            let rows = told.comparison.rows;
            prop_assert_eq!((rows.same, rows.added, rows.changed), (same, left.len() as u64, 0));
            prop_assert_eq!(rows.removed, old.len() as u64 - same);
        }
    }
}
