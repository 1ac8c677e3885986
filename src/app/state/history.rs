//! What the user did: steps, how many of them are in force, and what was undone and can be redone.

use model::recipe::{Step, View};

/// The recipe so far. Steps from `at` on were undone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    steps: Vec<Step>,
    at: usize,
    /// What had been done when something was last taken away.
    taken: Option<Vec<Step>>,
}

/// What became of a new step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// It is a step of its own.
    Added,
    /// It goes on with the step before (typing in a field, dragging an edge) and took its place.
    Merged,
    /// It changes nothing.
    Nothing,
}

impl History {
    /// All steps, those undone too.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The steps in force.
    pub fn done(&self) -> &[Step] {
        &self.steps[..self.at]
    }

    /// How many steps are in force.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The state the steps in force lead to.
    pub fn view(&self) -> View {
        View::of(self.done())
    }

    /// Adds a step; what was undone before it is gone.
    pub fn push(&mut self, step: Step) -> Pushed {
        let before = self.view();
        let goes_on = self.done().last().is_some_and(|last| goes_on(last, &step));
        let mut steps = self.done().to_vec();
        if goes_on {
            steps.pop();
        }
        let without = View::of(&steps);
        steps.push(step);
        let after = View::of(&steps);
        if after == before {
            return Pushed::Nothing;
        }
        if goes_on && after == without {
            // typed and deleted again: as if nothing had been done, yet the place in history stays taken
            self.steps = steps;
            self.at = self.steps.len();
            return Pushed::Merged;
        }
        self.steps = steps;
        self.at = self.steps.len();
        if goes_on {
            Pushed::Merged
        } else {
            Pushed::Added
        }
    }

    /// So many steps in force; as many as there are at most.
    pub fn go_to(&mut self, at: usize) {
        self.at = at.min(self.steps.len());
    }

    /// What is done now has been taken away: nothing is lost by leaving.
    pub fn take(&mut self) {
        self.taken = Some(self.done().to_vec());
    }

    /// True when leaving would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.at > 0 && self.taken.as_deref() != Some(self.done())
    }
}

/// Whether a step continues the one before it: only the end of it counts.
fn goes_on(last: &Step, step: &Step) -> bool {
    match (last, step) {
        (Step::Search(_), Step::Search(_)) => true,
        (Step::Resize { column: a, .. }, Step::Resize { column: b, .. }) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::recipe::SortKey;

    fn sort(column: u32) -> Step {
        Step::Sort(vec![SortKey {
            column,
            descending: false,
        }])
    }

    #[test]
    fn undo_restores_and_redo_brings_back() {
        let mut history = History::default();
        history.push(sort(1));
        let first = history.view();
        history.push(Step::Hide { column: 2 });
        let second = history.view();
        history.go_to(1);
        assert_eq!(history.view(), first);
        history.go_to(2);
        assert_eq!(history.view(), second);
        history.go_to(0);
        assert_eq!(history.view(), View::default());
        assert_eq!(history.steps().len(), 2);
        history.push(sort(3));
        assert_eq!(history.steps().len(), 1);
    }

    #[test]
    fn what_was_decided_holds_until_another_table_is_read() {
        use model::recipe::Decision;
        use model::sniff::ReadOptions;
        let decision = Decision {
            number: "05.09".into(),
            title: "Veje".into(),
            why: String::new(),
        };
        let mut history = History::default();
        history.push(Step::Decide(Some(decision.clone())));
        history.push(Step::Read(ReadOptions {
            delimiter: Some(';'),
            ..ReadOptions::default()
        }));
        assert_eq!(history.view().decision, Some(decision));
        history.push(Step::Read(ReadOptions {
            part: vec!["Ark2".into()],
            ..ReadOptions::default()
        }));
        assert_eq!(history.view().decision, None);
        history.go_to(1);
        history.push(Step::Decide(None));
        assert_eq!(history.view().decision, None);
    }

    #[test]
    fn typing_is_one_step() {
        let mut history = History::default();
        assert_eq!(history.push(Step::Search("n".into())), Pushed::Added);
        assert_eq!(history.push(Step::Search("nø".into())), Pushed::Merged);
        assert_eq!(history.done(), [Step::Search("nø".into())]);
        assert_eq!(history.push(sort(0)), Pushed::Added);
        assert_eq!(history.push(Step::Search("nør".into())), Pushed::Added);
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut history = History::default();
        assert_eq!(
            history.push(Step::ClearFilter { column: 0 }),
            Pushed::Nothing
        );
        history.push(sort(1));
        assert_eq!(history.push(sort(1)), Pushed::Nothing);
        assert_eq!(history.steps().len(), 1);
    }

    #[test]
    fn what_was_taken_away_is_safe() {
        let mut history = History::default();
        assert!(!history.is_unsaved());
        history.push(sort(1));
        assert!(history.is_unsaved());
        history.take();
        assert!(!history.is_unsaved());
        history.push(sort(2));
        assert!(history.is_unsaved());
        history.go_to(1);
        assert!(!history.is_unsaved());
    }
}
