//! The files of the page: the one that is open, and those that can be gone back to. Only the open one has
//! workers; of the others the steps are kept.

use super::history::History;

/// A file of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Names it on the page.
    pub id: u32,
    /// Its name, never its path.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970.
    pub modified_millis: f64,
    /// What was done with it, as of when it was last left.
    pub history: History,
    /// Its shape, as it is read without any choice, when that is known.
    pub fingerprint: Option<u64>,
}

/// The files of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files {
    list: Vec<Entry>,
    open: Option<u32>,
    next: u32,
}

impl Files {
    /// All of them, in the order they came.
    pub fn list(&self) -> &[Entry] {
        &self.list
    }

    /// The open one.
    pub fn open(&self) -> Option<u32> {
        self.open
    }

    /// Adds a file and answers its id. The same file once more takes its own place again, unless steps
    /// were made with it that have not been taken away.
    pub fn add(&mut self, name: String, bytes: u64, modified_millis: f64) -> u32 {
        let same = self.list.iter_mut().find(|known| {
            known.name == name
                && known.bytes == bytes
                && known.modified_millis.to_bits() == modified_millis.to_bits()
                && !known.history.is_unsaved()
        });
        if let Some(same) = same {
            same.history = History::default();
            return same.id;
        }
        let id = self.next;
        self.next += 1;
        self.list.push(Entry {
            id,
            name,
            bytes,
            modified_millis,
            history: History::default(),
            fingerprint: None,
        });
        id
    }

    /// Keeps what was done with the open file.
    pub fn keep(&mut self, history: History, fingerprint: Option<u64>) {
        if let Some(entry) = self.open.and_then(|id| self.find(id)) {
            entry.history = history;
            entry.fingerprint = fingerprint;
        }
    }

    /// Makes another file the open one, or none.
    pub fn set_open(&mut self, id: Option<u32>) -> Option<&Entry> {
        self.open = id;
        id.and_then(|id| self.find(id)).map(|entry| &*entry)
    }

    /// Forgets a file. Answers the one that takes its place in the list, or the last.
    pub fn remove(&mut self, id: u32) -> Option<u32> {
        let at = self.list.iter().position(|entry| entry.id == id)?;
        self.list.remove(at);
        if self.open == Some(id) {
            self.open = None;
        }
        let next = self.list.get(at).or(self.list.last());
        next.map(|entry| entry.id)
    }

    /// Steps with a file that is not open and would be lost with the page.
    pub fn unsaved(&self, id: u32) -> usize {
        self.list
            .iter()
            .filter(|entry| entry.id == id && entry.history.is_unsaved())
            .map(|entry| entry.history.at())
            .sum()
    }

    /// True when leaving the page would lose steps with a file that is not open.
    pub fn is_unsaved(&self) -> bool {
        self.list
            .iter()
            .any(|entry| self.open != Some(entry.id) && entry.history.is_unsaved())
    }

    fn find(&mut self, id: u32) -> Option<&mut Entry> {
        self.list.iter_mut().find(|entry| entry.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::recipe::Step;

    fn history(steps: usize) -> History {
        let mut history = History::default();
        for column in 0..steps {
            history.push(Step::Hide {
                column: column as u32,
            });
        }
        history
    }

    #[test]
    fn steps_are_kept_with_their_file() {
        let mut files = Files::default();
        let a = files.add("a.csv".into(), 10, 1.0);
        let b = files.add("b.csv".into(), 20, 1.0);
        files.set_open(Some(a));
        files.keep(history(2), Some(7));
        assert!(!files.is_unsaved(), "the open file is asked about apart");
        let opened = files.set_open(Some(b)).map(|entry| entry.history.at());
        assert_eq!(opened, Some(0));
        assert!(files.is_unsaved());
        assert_eq!((files.unsaved(a), files.unsaved(b)), (2, 0));
        let back = files.set_open(Some(a)).cloned();
        assert_eq!(
            back.map(|entry| (entry.history.at(), entry.fingerprint)),
            Some((2, Some(7)))
        );
    }

    #[test]
    fn the_same_file_again_is_no_second_one_unless_steps_would_be_lost() {
        let mut files = Files::default();
        let first = files.add("a.csv".into(), 10, 1.0);
        assert_eq!(files.add("a.csv".into(), 10, 1.0), first);
        assert_ne!(files.add("a.csv".into(), 10, 2.0), first);
        files.set_open(Some(first));
        files.keep(history(1), None);
        assert_ne!(files.add("a.csv".into(), 10, 1.0), first);
        assert_eq!(files.list().len(), 3);
    }

    #[test]
    fn a_file_that_goes_leaves_its_place_to_the_next() {
        let mut files = Files::default();
        let ids: Vec<u32> = (0..3)
            .map(|n| files.add(format!("{n}.csv"), 1, 1.0))
            .collect();
        files.set_open(Some(ids[1]));
        assert_eq!(files.remove(ids[1]), Some(ids[2]));
        assert_eq!(files.open(), None);
        assert_eq!(files.remove(ids[2]), Some(ids[0]));
        assert_eq!(files.remove(ids[0]), None);
        assert_eq!(files.remove(ids[0]), None);
    }
}
