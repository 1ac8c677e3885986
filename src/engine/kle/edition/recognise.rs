//! Telling an edition of KLE from other data, when nobody said that the file is one.
//!
//! KL's XML and `OS2KLE.txt` say what they are. A list of numbers and titles may as well be a chart of
//! accounts, which has numbers of the same shape, or what a municipality counted by KLE number.

use super::{Draft, Edition};
use crate::kle::compare::same;
use model::kle_edition::EditionForm;
use registers::kle::Kle;

/// A shorter list is as well looked at as a table.
const LEAST_NUMBERS: usize = 5;
/// From so many numbers on, a list may have columns of its own and is still the register.
const LEAST_OF_REGISTER: usize = 500;

impl Edition {
    /// Reads a file that is plainly an edition of KLE. `None` for anything else, also for a file that
    /// [`Edition::read`] would take for one when told so.
    #[must_use]
    pub fn recognise(bytes: &[u8], built_in: Option<&Kle>) -> Option<Self> {
        let draft = Draft::read(bytes)?;
        let is_plain = match draft.form {
            EditionForm::Emneplan | EditionForm::Os2kleText => true,
            EditionForm::Csv | EditionForm::Json | EditionForm::BuiltIn => {
                is_list(&draft) && built_in.is_none_or(|kle| agrees(&draft, kle))
            }
        };
        is_plain.then(|| draft.finish())?
    }
}

/// Nearly every line is a number with its title, and nothing else stands beside it.
fn is_list(draft: &Draft) -> bool {
    let numbers = draft.entries.len();
    let is_full = draft.titled * 10 >= draft.records * 9;
    let is_bare = !draft.has_other_columns || numbers >= LEAST_OF_REGISTER;
    numbers >= LEAST_NUMBERS && is_full && is_bare
}

/// At least half of the numbers are known, and at least half of these have the title known.
fn agrees(draft: &Draft, kle: &Kle) -> bool {
    let (mut known, mut alike) = (0, 0);
    for entry in draft.entries.values() {
        if let Some(before) = kle.get(&entry.number) {
            known += 1;
            alike += usize::from(same(&before.title, &entry.title));
        }
    }
    known * 2 >= draft.entries.len() && alike * 2 >= known
}
