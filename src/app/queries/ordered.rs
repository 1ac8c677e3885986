//! Short lists in order. The sorting of the standard library is made for long ones and weighs accordingly.

/// Puts a value where it belongs in an ascending list, unless it is there.
pub fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    let at = list.partition_point(|other| *other < value);
    if list.get(at) != Some(&value) {
        list.insert(at, value);
    }
}

/// The values in ascending order, each once.
pub fn of<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for value in values {
        insert(&mut list, value);
    }
    list
}
