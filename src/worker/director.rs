//! The worker the page talks to: hears requests, directs the crew, answers.
//!
//! Several requests may be under way at once; the engine's director tells stale ones. Opening a file
//! anew drops whatever was asked of the old one by its revision.

mod beside;
mod compare;
mod dictionary;
mod kle;
mod watch;

use crate::boot::{Boot, Lent};
use crate::breathe::breathe;
use crate::crew::WorkerCrew;
use crate::file::BrowserFile;
use crate::link;
use crate::shelf::Shelf;
use engine::export::inspect::{Beside, text_beside};
use engine::job::Director;
use engine::read::Source;
use engine::suggest::{Offer, offers_with};
use js_sys::{Array, Uint8Array};
use model::drawing_message::{Borders, Drawable, PackedMap};
use model::kle_message::KleAsk;
use model::map_spec::MapOffer;
use model::message::{Answer, Ask, Event, ExportForm, PROTOCOL, Request, Said};
use model::note::{Problem, ProblemKind};
use model::number_columns::NumberColumns;
use model::recipe::Decision;
use model::sniff::ReadOptions;
use model::view_spec::{NoChart, ViewSpec};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use watch::{Prompter, Stage, Teller};

struct Desk {
    director: Director<WorkerCrew>,
    /// The edition in use: made at the start, made anew when another one is loaded.
    shelf: Shelf,
    /// What the user says the open file is about.
    decision: RefCell<Option<Decision>>,
    /// The columns in which the KLE numbers of the open file were looked at last.
    columns: RefCell<Option<NumberColumns>>,
    /// The other edition the open file is compared with, or serves.
    meeting: compare::Meeting,
    /// What the map of the open file is made with.
    kept: beside::Kept,
    /// Set when a file comes: a rehearsal then breaks off.
    file_came: Rc<Cell<bool>>,
    /// Held by a rehearsal; a file waits for it.
    stage: Stage,
}

/// Begins.
pub fn run(boot: Boot) {
    let kle = boot.kle.clone();
    let rehearse = boot.rehearse;
    let needs = |part| say(&Said::Needs(part), None);
    let Ok(crew) = WorkerCrew::start(&boot, needs) else {
        link::say_died();
        return;
    };
    let desk = Rc::new(Desk {
        director: Director::new(crew),
        shelf: Shelf::new(kle),
        decision: RefCell::default(),
        columns: RefCell::default(),
        meeting: compare::Meeting::default(),
        kept: beside::Kept::default(),
        file_came: Rc::default(),
        stage: Stage::default(),
    });
    say(&Said::Event(Event::Hello { protocol: PROTOCOL }), None);
    // a director usually waits for its file: the index is then there before the first rows are asked for
    let early = desk.clone();
    wasm_bindgen_futures::spawn_local(async move {
        breathe().await;
        early.shelf.index();
        engine::kind::look::prepare();
        if rehearse {
            early.rehearse().await;
        }
    });
    link::listen(move |data| {
        let Ok(message) = data.dyn_into::<Array>() else {
            return;
        };
        let Ok(request) = link::unpacked::<Request>(&message.get(0)) else {
            link::say_died();
            return;
        };
        let desk = desk.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let (answer, parts) = match desk.answer(request.ask, message.get(1)).await {
                Ok(answered) => answered,
                Err(problem) => (Answer::Failed(problem), None),
            };
            let id = request.id;
            say(&Said::Answer { id, answer }, parts);
        });
    });
}

/// Tells the page; the parts of a written file are handed over, not copied.
fn say(said: &Said, parts: Option<Array>) {
    let Ok(bytes) = link::packed(said) else {
        link::say_died();
        return;
    };
    let mut moved: Vec<JsValue> = vec![bytes.buffer().into()];
    if let Some(parts) = &parts {
        moved.extend(parts.iter().filter_map(|part| {
            part.dyn_ref::<Uint8Array>()
                .map(|part| JsValue::from(part.buffer()))
        }));
    }
    let beside = parts.map_or(JsValue::UNDEFINED, JsValue::from);
    link::say(&Array::of2(&bytes, &beside), &moved);
}

type Answered = (Answer, Option<Array>);

impl Desk {
    async fn answer(self: &Rc<Self>, ask: Ask, beside: JsValue) -> Result<Answered, Problem> {
        let director = &self.director;
        Ok(match ask {
            Ask::Open { file_name, options } => {
                (self.open(&file_name, &options, beside).await?, None)
            }
            Ask::Lend { part, problem } => {
                let lent = problem.map_or_else(|| Ok(Lent::of(&beside)), Err);
                director.crew().take(part, lent);
                (Answer::Taken, None)
            }
            Ask::Preview {
                file_name,
                options,
                rows,
                columns,
            } => {
                let file = Rc::new(BrowserFile::new(file_of(beside)?)?);
                let (rows, columns) = (rows as usize, columns as usize);
                let preview = director
                    .preview(&file_name, file, &options, rows, columns)
                    .await?;
                let answer = Answer::Previewed {
                    sniff: Box::new(preview.sniff),
                    types: preview.types,
                    rows: preview.rows,
                };
                (answer, None)
            }
            Ask::Rows(ask) => {
                let (revision, first) = (ask.revision, ask.first);
                let rows = director.rows(&ask).await?;
                let answer = Answer::Rows {
                    revision,
                    first,
                    rows,
                };
                (answer, None)
            }
            Ask::Select(query) => {
                let (revision, rows) = director.select(query).await?;
                let answer = Answer::Viewed {
                    revision,
                    rows,
                    shapes: Vec::new(),
                };
                (answer, None)
            }
            Ask::Group { by, measure } => {
                (Answer::Groups(director.group(by, measure).await?), None)
            }
            Ask::View(query) => {
                let viewed = director.view(query).await?;
                let answer = Answer::Viewed {
                    revision: viewed.revision,
                    rows: viewed.rows,
                    shapes: viewed.shapes,
                };
                (answer, None)
            }
            Ask::CellText { row, column } => (
                Answer::CellText(director.cell_text(row, column).await?),
                None,
            ),
            Ask::Locate { revision, file_row } => {
                let located = director.locate(revision, file_row).await?;
                (Answer::Located(located), None)
            }
            Ask::Chart(chosen) => {
                let answer = match self.chart(chosen).await? {
                    Ok(drawable) => Answer::Chart(drawable),
                    Err(why) => Answer::NoChart(why),
                };
                (answer, None)
            }
            Ask::Charts => {
                let offered = engine::suggest::ranked(&director.profile());
                (Answer::Charts(offered), None)
            }
            Ask::Map(choice) => {
                let found = director.map_offer(choice.as_deref()).await?;
                let found: Option<MapOffer> = match found {
                    Some((offer, data)) => Some(MapOffer {
                        data: link::packed_bytes(&data)?,
                        ..offer
                    }),
                    None => None,
                };
                (Answer::Map(link::packed_bytes(&found)?), None)
            }
            Ask::Beside(packed) => {
                let answer = self.beside(link::unpacked_bytes(&packed)?).await?;
                (Answer::Beside(link::packed_bytes(&answer)?), None)
            }
            Ask::FeatureSources => {
                let sources = director.feature_sources().await?;
                (Answer::FeatureSources(sources), None)
            }
            Ask::Features(choice) => {
                let found = director.features(choice.as_deref()).await?;
                let Some((offer, sheet)) = found else {
                    return Ok((Answer::Features(None), None));
                };
                let sheet = Array::of1(&link::packed(&sheet)?.into());
                (Answer::Features(Some(Box::new(offer))), Some(sheet))
            }
            Ask::RowsAt { rows, columns } => {
                let rows = director.told_rows(&rows, &columns).await?;
                let (revision, first) = (0, 0);
                let answer = Answer::Rows {
                    revision,
                    first,
                    rows,
                };
                (answer, None)
            }
            Ask::ChartChoices(draft) => {
                let columns = director.profile();
                let choices = engine::suggest::choice::choices(draft.as_deref(), &columns);
                (Answer::ChartChoices(choices.map(Box::new)), None)
            }
            Ask::Questions(home) => {
                let questions = director.questions(&home).await?;
                (Answer::Questions(Box::new(questions)), None)
            }
            Ask::Export { form, columns } => self.export(form, &columns).await?,
            Ask::Spread { column } => {
                let spread = director.column_spread(column).await?;
                (Answer::Spread(Box::new(spread)), None)
            }
            Ask::TableFacts => {
                let facts = director.table_facts().await?;
                (Answer::TableFacts(Box::new(facts)), None)
            }
            Ask::Dictionary(notes) => {
                let dictionary = director.dictionary(&notes).await?;
                (Answer::Dictionary(Box::new(dictionary)), None)
            }
            Ask::TableSchema(notes) => {
                let dictionary = director.dictionary(&notes).await?;
                dictionary::written(&dictionary)
            }
            Ask::Check => {
                let checked = director.check().await?;
                (Answer::Checked(Box::new(checked)), None)
            }
            Ask::Kinds(chosen) => (Answer::Kinds(director.say_kinds(&chosen)?), None),
            Ask::KindFacts { column } => {
                let facts = director.kind_facts(column).await?;
                (Answer::KindFacts(Box::new(facts)), None)
            }
            Ask::Kle(packed) => {
                let ask: KleAsk = link::unpacked_bytes(&packed)?;
                let answer = self.kle(ask, beside).await?;
                (Answer::Kle(link::packed_bytes(&answer)?), None)
            }
            Ask::Compare(packed) => self.compare(&packed, beside).await?,
        })
    }

    async fn open(
        &self,
        file_name: &str,
        options: &ReadOptions,
        file: JsValue,
    ) -> Result<Answer, Problem> {
        self.file_came.set(true);
        self.stage.free().await;
        self.columns.replace(None);
        self.forget_compared();
        let file = file_of(file)?;
        self.director.crew().set_file(&file);
        let source: Rc<dyn Source> = Rc::new(BrowserFile::new(file)?);
        let index = self.shelf.index();
        let mut opened = self
            .director
            .open(
                file_name,
                source,
                options,
                index.as_deref(),
                &mut Teller::default(),
            )
            .await?;
        // another edition may have been loaded meanwhile
        let now = self.shelf.index();
        let is_same = match (&index, &now) {
            (Some(before), Some(now)) => Rc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        if !is_same {
            let again = self.director.classify_again(now.as_deref());
            opened.classification = again.unwrap_or(opened.classification);
        }
        Ok(Answer::Opened {
            opened: Box::new(opened),
            revision: self.director.revision(),
        })
    }

    /// Reads a made-up table, unless a file has come already.
    async fn rehearse(&self) {
        let (mut first, mut drawable) = (None, None);
        if !self.file_came.get() {
            self.stage.take();
            let mut prompter = Prompter {
                file_came: self.file_came.clone(),
                first: None,
            };
            // broken off or not, the files to come are read all the same
            let chart = self.director.rehearse(&mut prompter).await;
            let chart = chart.ok().flatten();
            drawable = chart.map(|chart| Box::new(Drawable::Chart(Box::new(chart))));
            first = prompter.first;
            self.stage.leave();
        }
        if self.file_came.get() {
            first = None;
        }
        say(&Said::Event(Event::Rehearsed { first, drawable }), None);
    }

    /// The chart that was chosen, or what is most worth seeing; or why nothing is drawn.
    async fn chart(
        &self,
        chosen: Option<Box<ViewSpec>>,
    ) -> Result<Result<Box<Drawable>, NoChart>, Problem> {
        let columns = self.director.profile();
        let first = match chosen.is_some() {
            true => None,
            false => {
                let sources = self.director.feature_sources().await?;
                offers_with(&columns, &sources).into_iter().next()
            }
        };
        if let Some(Offer::Places(_)) = first {
            return Ok(Err(NoChart::Places));
        }
        if let Some(Offer::Map(_)) = first
            && let Some((offer, data)) = self.director.map_offer(None).await?
            && let Some(borders) = Borders::of(offer.layer)
        {
            let map = PackedMap {
                borders,
                data: link::packed_bytes(&data)?,
                source: None,
                own: None,
                zoom: 1,
                tallest_px: None,
            };
            return Ok(Ok(Box::new(Drawable::Map(map))));
        }
        let spec = match chosen {
            // a recipe of another file may ask for what its columns are no numbers for
            Some(spec) => Some(*spec).filter(|spec| engine::suggest::is_honest(spec, &columns)),
            None => engine::suggest::best(&columns),
        };
        let Some(spec) = spec else {
            return Ok(Err(engine::suggest::nothing::why(&columns)));
        };
        let data = self.director.chart_data(&spec).await?;
        Ok(Ok(Box::new(Drawable::Chart(Box::new(data)))))
    }

    async fn export(&self, form: ExportForm, columns: &[u32]) -> Result<Answered, Problem> {
        if form == ExportForm::InspectJson {
            self.director.kinds_of_all().await?;
        }
        // of the file, not of what was made of it
        let opened = self
            .director
            .opened_as_read()
            .ok_or(Problem::from(ProblemKind::Stale))?;
        let parts = Array::new();
        match form {
            ExportForm::InspectJson => {
                let columns = self.columns.borrow().clone();
                let register = self.shelf.judge();
                let mut findings = self.director.check().await?.findings;
                findings.extend(self.director.kle_findings(columns, register).await?);
                findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
                let facts = self.director.table_facts().await?;
                let spreads = self.director.spreads().await?;
                let decision = self.decision.borrow();
                let edition = self.shelf.used();
                let beside = Beside {
                    decision: decision.as_ref(),
                    edition: edition.as_ref(),
                    facts: Some(&facts),
                    spreads: &spreads,
                };
                let json = text_beside(&opened, &findings, beside);
                parts.push(&Uint8Array::from(json.as_bytes()));
            }
            ExportForm::Csv
            | ExportForm::CsvWithSigns
            | ExportForm::CsvForExcel
            | ExportForm::Tsv => {
                self.director
                    .export(form, columns, &mut |bytes| {
                        parts.push(&Uint8Array::from(bytes.as_slice()));
                    })
                    .await?;
            }
        }
        let (ending, media_type) = match form {
            ExportForm::Csv | ExportForm::CsvWithSigns | ExportForm::CsvForExcel => {
                ("csv", "text/csv;charset=utf-8")
            }
            ExportForm::Tsv => ("tsv", "text/tab-separated-values;charset=utf-8"),
            ExportForm::InspectJson => ("json", "application/json"),
        };
        let stem = opened
            .file_name
            .rsplit_once('.')
            .map_or(&*opened.file_name, |name| name.0);
        let suffix = match form {
            // never the name of the file it was made from
            ExportForm::Csv | ExportForm::Tsv => "-datalup",
            ExportForm::CsvWithSigns => "-tegn",
            ExportForm::CsvForExcel => "-excel",
            ExportForm::InspectJson => "-inspect",
        };
        let answer = Answer::Exported {
            file_name: format!("{stem}{suffix}.{ending}"),
            media_type: media_type.to_string(),
        };
        Ok((answer, Some(parts)))
    }
}

/// The file that travelled beside a question.
fn file_of(beside: JsValue) -> Result<web_sys::File, Problem> {
    beside
        .dyn_into()
        .map_err(|_| Problem::from(ProblemKind::FileGone))
}
