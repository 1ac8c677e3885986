//! What is asked of KLE: editions, numbers in the data, cases, lines of text.

mod lines;

use super::{Desk, file_of};
use crate::file::BrowserFile;
use crate::shelf::whole;
use engine::classify::{Document, classify, without_register};
use engine::code_system::CodeSystem;
use engine::export::unready;
use engine::read::Source;
use model::code_list::CodeListFault;
use model::kle_message::{KleAnswer, KleAsk};
use model::note::Problem;
use wasm_bindgen::JsValue;

impl Desk {
    /// Answers what is asked of KLE.
    pub(super) async fn kle(&self, ask: KleAsk, beside: JsValue) -> Result<KleAnswer, Problem> {
        let again = || self.director.classify_again(self.shelf.index().as_deref());
        Ok(match ask {
            KleAsk::Load { file_name } => {
                let file = BrowserFile::new(file_of(beside)?)?;
                match self.shelf.load(&file, &file_name)? {
                    Some(comparison) => KleAnswer::Loaded {
                        comparison: Box::new(comparison),
                        classification: again(),
                    },
                    None => KleAnswer::NoEdition,
                }
            }
            KleAsk::Recognise { file_name } => {
                let file = BrowserFile::new(file_of(beside)?)?;
                let info = self.shelf.recognise(&file, &file_name)?;
                KleAnswer::Recognised(info.map(Box::new))
            }
            KleAsk::Edition => KleAnswer::Edition(self.shelf.used().map(Box::new)),
            KleAsk::Unload => {
                self.shelf.unload();
                KleAnswer::Unloaded {
                    classification: again(),
                }
            }
            KleAsk::CaseColumns => {
                let kle = self.shelf.register();
                let is_known = |number: &str| kle.as_ref().is_some_and(|k| k.get(number).is_some());
                KleAnswer::CaseColumns(self.director.case_columns(Some(&is_known)))
            }
            KleAsk::Cases(ask) => {
                let kle = self.shelf.register();
                let title_of = |number: &str| Some(kle.as_ref()?.get(number)?.title.clone());
                KleAnswer::Cases(Box::new(self.director.cases(&ask, &title_of).await?))
            }
            KleAsk::NumberColumns => {
                KleAnswer::NumberColumns(self.director.number_columns(&self.shelf.judge())?)
            }
            KleAsk::Check(columns) => {
                self.columns.replace(Some(columns.clone()));
                let register = self.shelf.judge();
                let checked = self.director.check_kle(columns, register).await?;
                KleAnswer::Checked(Box::new(checked))
            }
            KleAsk::SortLines {
                choice,
                remembered,
                remembered_word,
            } => {
                let sorted = self.sort_lines(&choice, remembered, remembered_word);
                sorted.await?
            }
            KleAsk::TryLines { texts, remembered } => self.try_lines(&texts, remembered),
            KleAsk::DropColumns { keep } => {
                self.director.drop_columns(keep).await?;
                KleAnswer::Dropped
            }
            KleAsk::LinesDone => KleAnswer::LinesDone(self.director.lines_done()),
            KleAsk::StopLines => {
                let done = self.director.lines_done();
                self.director.stop_lines();
                KleAnswer::LinesDone(done)
            }
            KleAsk::Explain(text) => {
                let document = Document {
                    text,
                    ..Document::default()
                };
                let index = self.shelf.index();
                KleAnswer::Explained(
                    index.map_or_else(without_register, |index| classify(&index, &document)),
                )
            }
            KleAsk::Readiness(ask) => {
                let register = self.shelf.judge();
                KleAnswer::Readiness(self.director.readiness(*ask, &register).await?)
            }
            KleAsk::Unready { ask, language } => {
                let cases = self.director.unready(*ask, &self.shelf.judge()).await?;
                let words = texts::kle(language).ready;
                KleAnswer::Unready(unready::csv(&cases, words.row, &words.demand))
            }
            KleAsk::Number(number) => {
                let (title, details) = self.shelf.number(&number);
                KleAnswer::Number { title, details }
            }
            KleAsk::Find(text) => KleAnswer::Found(self.shelf.find(&text)),
            KleAsk::Below(number) => KleAnswer::Found(self.shelf.below(&number)),
            KleAsk::Decided(decision) => {
                self.decision.replace(decision);
                KleAnswer::Noted
            }
            KleAsk::RecogniseCodes => {
                let found = code_list(&BrowserFile::new(file_of(beside)?)?)?;
                KleAnswer::Codes(found.map(|list| list.info()))
            }
            KleAsk::UseCodes => {
                let found = code_list(&BrowserFile::new(file_of(beside)?)?)?;
                KleAnswer::Codes(found.map(|list| {
                    let info = list.info();
                    self.director.use_code_system(Some(list));
                    info
                }))
            }
            KleAsk::DropCodes => {
                self.director.use_code_system(None);
                KleAnswer::Noted
            }
        })
    }
}

/// The list of codes in a file.
fn code_list(file: &dyn Source) -> Result<Result<CodeSystem, CodeListFault>, Problem> {
    let bytes = whole(file)?;
    Ok(bytes.map_or(Err(CodeListFault::Other), |bytes| CodeSystem::look(&bytes)))
}
