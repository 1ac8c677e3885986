//! The browser's own history beside ours: back is undo, forward is redo.
//!
//! The browser keeps a counter for each entry: 0 is the start page, 1 the file as it was opened, 2 the
//! file after one step, and so on. Moving through it takes the browser a moment, and moves asked for in
//! that moment get lost; so one move is under way at a time, and what was wanted meanwhile is made up for
//! when it has arrived. Nothing here touches the browser: answers say what to do.

/// What is to be done to the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Do {
    /// Add an entry with this counter, dropping those after the present one.
    Push(u32),
    /// Move by so many entries.
    Go(i32),
}

/// The browser's history as far as it is ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Browser {
    /// The counter of the entry the browser is at.
    there: u32,
    /// The counter it should be at.
    wanted: u32,
    /// From this counter on, entries have to be added.
    push_from: Option<u32>,
    moving: bool,
}

impl Browser {
    /// A new entry is wanted behind the present one.
    pub fn push(&mut self) -> Vec<Do> {
        let first = self.wanted + 1;
        self.push_from = Some(self.push_from.map_or(first, |from| from.min(first)));
        self.wanted = first;
        self.settle()
    }

    /// The entry with this counter is wanted.
    pub fn go_to(&mut self, counter: u32) -> Vec<Do> {
        self.wanted = counter;
        self.settle()
    }

    /// The browser has arrived somewhere. Answers what else to do, and where the user wants to be when it
    /// was the user who moved.
    pub fn arrived(&mut self, counter: u32) -> (Vec<Do>, Option<u32>) {
        self.there = counter;
        if self.moving {
            self.moving = false;
            return (self.settle(), None);
        }
        self.wanted = counter;
        self.push_from = None;
        (Vec::new(), Some(counter))
    }

    /// The browser did not arrive in time (it forgets old entries): take it to be where it should be.
    pub fn give_up(&mut self) {
        if self.moving {
            self.moving = false;
            self.there = self.wanted;
            self.push_from = None;
        }
    }

    fn settle(&mut self) -> Vec<Do> {
        if self.moving {
            return Vec::new();
        }
        // entries to be added stand behind what is there before them
        let base = self
            .push_from
            .map_or(self.wanted, |from| from.min(self.wanted + 1) - 1);
        if self.there != base {
            self.moving = true;
            return vec![Do::Go(base as i32 - self.there as i32)];
        }
        let mut todo = Vec::new();
        if self.push_from.take().is_some() {
            for counter in base + 1..=self.wanted {
                todo.push(Do::Push(counter));
            }
            self.there = self.wanted;
        }
        todo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pushes: u32) -> Browser {
        let mut browser = Browser::default();
        for counter in 1..=pushes {
            assert_eq!(browser.push(), [Do::Push(counter)]);
        }
        browser
    }

    #[test]
    fn two_undos_at_once_both_count() {
        let mut browser = with(3);
        assert_eq!(browser.go_to(2), [Do::Go(-1)]);
        assert_eq!(browser.go_to(1), []);
        assert_eq!(browser.arrived(2), (vec![Do::Go(-1)], None));
        assert_eq!(browser.arrived(1), (vec![], None));
    }

    #[test]
    fn a_step_right_after_undo_drops_what_was_undone() {
        let mut browser = with(3);
        browser.go_to(1);
        assert_eq!(browser.push(), []);
        assert_eq!(browser.arrived(1), (vec![Do::Push(2)], None));
        assert_eq!(browser.there, 2);
    }

    #[test]
    fn the_users_own_moves_are_told() {
        let mut browser = with(2);
        assert_eq!(browser.arrived(1), (vec![], Some(1)));
        assert_eq!(browser.arrived(2), (vec![], Some(2)));
    }

    #[test]
    fn a_move_that_never_arrives_is_given_up() {
        let mut browser = with(2);
        browser.go_to(1);
        assert!(browser.moving);
        browser.give_up();
        assert_eq!(browser.push(), [Do::Push(2)]);
    }
}
