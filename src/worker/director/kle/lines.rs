//! What is asked of texts, line by line.

use crate::director::Desk;
use engine::classify::LineClassifier;
use engine::kle::lines::{Memory, best};
use model::kle_message::KleAnswer;
use model::note::{Problem, ProblemKind};
use model::text_lines::{LineChoice, LineFound, MainGroup, Remembered};

impl Desk {
    /// Classifies a column and attaches what was found.
    pub(super) async fn sort_lines(
        &self,
        choice: &LineChoice,
        remembered: Vec<Remembered>,
        remembered_word: String,
    ) -> Result<KleAnswer, Problem> {
        let lesson = self.shelf.lesson();
        let lesson = lesson.ok_or(Problem::from(ProblemKind::Stale))?;
        let lesson = lesson.with_memory(remembered, remembered_word);
        let sorted = self.director.sort_lines(lesson, choice).await?;
        let kle = self.shelf.register();
        let title = |number: &str| Some(kle.as_ref()?.get(number)?.title.clone());
        let mains = sorted
            .done
            .mains
            .into_iter()
            .map(|(number, rows)| MainGroup {
                title: title(&number).unwrap_or_default(),
                number,
                rows,
            });
        Ok(KleAnswer::Sorted {
            rows: sorted.done.rows,
            matched: sorted.done.matched,
            confident: sorted.done.confident,
            by_memory: sorted.done.by_memory,
            mains: mains.collect(),
            first_column: sorted.first_column,
            columns: sorted.columns,
        })
    }

    /// What texts are about, as when they stood in a column.
    pub(super) fn try_lines(&self, texts: &[String], remembered: Vec<Remembered>) -> KleAnswer {
        let Some(index) = self.shelf.index() else {
            return KleAnswer::Tried(vec![None; texts.len()]);
        };
        let memory = Memory::new(&index, remembered);
        let mut lines = LineClassifier::default();
        let found = texts
            .iter()
            .map(|text| best(&index, &memory, &mut lines, text));
        KleAnswer::Tried(found.collect::<Vec<Option<LineFound>>>())
    }
}
