//! A small JSON value held whole: what describes a table, never the table itself.

use super::cursor::{Cursor, Kind, Scalar};
use super::naming::plain;
use crate::read::translate::place::Fault;

/// Values inside values that are followed.
const MAX_DEPTH: usize = 16;
/// Values that are held; the rest is left out.
const MAX_VALUES: usize = 4 << 20;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Null,
    /// A text, or a number or word as it stands.
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads the value the cursor stands at.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self, Fault> {
        let mut left = MAX_VALUES;
        read(cursor, 0, &mut left)
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// A text, number or word.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list.
    pub fn list(&self) -> &[Tree] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }

    /// The members of an object.
    pub fn members(&self) -> &[(String, Tree)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }
}

fn read(cursor: &mut Cursor<'_>, depth: usize, left: &mut usize) -> Result<Tree, Fault> {
    let kind = cursor.kind()?;
    if depth >= MAX_DEPTH || *left == 0 {
        cursor.skip()?;
        return Ok(Tree::Null);
    }
    *left -= 1;
    Ok(match kind {
        Kind::Text => {
            let text = cursor.text()?;
            Tree::Text(plain(text.span.of(cursor.bytes)))
        }
        Kind::Scalar => {
            let from = cursor.at;
            match cursor.scalar()? {
                Scalar::Null => Tree::Null,
                _ => {
                    let word = cursor.bytes.get(from..cursor.at).unwrap_or_default();
                    Tree::Text(String::from_utf8_lossy(word).into_owned())
                }
            }
        }
        Kind::Array => {
            let mut list = Vec::new();
            cursor.enter();
            while cursor.element()? {
                list.push(read(cursor, depth + 1, left)?);
                cursor.after_value()?;
            }
            Tree::List(list)
        }
        Kind::Object => {
            let mut members = Vec::new();
            cursor.enter();
            while let Some(key) = cursor.key()? {
                let name = plain(key.span.of(cursor.bytes));
                members.push((name, read(cursor, depth + 1, left)?));
                cursor.after_value()?;
            }
            Tree::Object(members)
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_value_is_held_as_it_stands_and_not_too_deep() {
        let json = br#"{"a": [1.10, "\u00e6", null], "b": {"c": true}}"#;
        let tree = Tree::read(&mut Cursor::new(json, 0)).unwrap();
        let list = tree.get("a").unwrap().list();
        assert_eq!(list[0].text(), Some("1.10"));
        assert_eq!(list[1].text(), Some("æ"));
        assert_eq!(list[2], Tree::Null);
        assert_eq!(tree.get("b").unwrap().members()[0].0, "c");
        let deep = "[".repeat(100) + &"]".repeat(100);
        assert!(Tree::read(&mut Cursor::new(deep.as_bytes(), 0)).is_ok());
    }
}
