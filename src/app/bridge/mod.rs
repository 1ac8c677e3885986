//! The way to the workers: starts them, carries questions and answers, notices when they die.
//!
//! One [`Bridge`] is one dataset: a director worker with the workers it starts itself. All of them run
//! the same module from a `blob:` address, so that the page's Content-Security-Policy binds them. The
//! page alone makes requests ([`assets`]); a worker is handed everything it needs and asks nobody.

mod assets;
pub mod beside;
pub mod code_list;
mod compare;
pub mod drawing;
pub mod edition;
pub mod forecast;
mod port;

use model::dictionary::ColumnNote;
use model::feature_map::{FeatureChoice, FeatureOffer};
use model::message::{Answer, Ask, Event, ExportForm};
use model::note::{Problem, ProblemKind};
use model::sniff::ReadOptions;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use port::Port;

/// Is given the first rows of a made-up table; nothing when a file came first.
pub type Rehearse = Rc<dyn Fn(Option<Event>)>;

thread_local! {
    /// A director started ahead of need, so that a dropped file is read at once.
    static SPARE: RefCell<Option<Port>> = const { RefCell::new(None) };
    /// Who rehearses with what the first worker's made-up table shows.
    static ON_REHEARSED: RefCell<Option<Rehearse>> = const { RefCell::new(None) };
    /// True once a worker was asked to rehearse.
    static REHEARSED: Cell<bool> = const { Cell::new(false) };
}

/// The connection to the workers of one dataset. Cloning gives another handle to the same workers.
#[derive(Clone)]
pub struct Bridge {
    inner: Rc<Inner>,
}

struct Inner {
    /// `None` until the first question, after [`Bridge::cancel`] and after a death.
    port: RefCell<Option<Port>>,
    on_event: Rc<dyn Fn(Event)>,
}

impl Bridge {
    /// Prepares a connection. `on_event` hears what the workers tell without being asked.
    pub fn start(on_event: impl Fn(Event) + 'static) -> Self {
        Self {
            inner: Rc::new(Inner {
                port: RefCell::new(None),
                on_event: Rc::new(on_event),
            }),
        }
    }

    /// Asks and waits for the answer; [`Answer::Failed`] on any trouble, also when the worker dies.
    pub async fn ask(&self, ask: Ask) -> Answer {
        self.ask_with(ask, None).await.0
    }

    /// Reads a file, or reads it anew with other options. Events tell of first rows and progress.
    pub async fn open(&self, file: web_sys::File, options: ReadOptions) -> Answer {
        let ask = Ask::Open {
            file_name: file.name(),
            options,
        };
        // lent before it is asked for, the director need not wait for an answer of the busy page
        if let Some(part) = assets::foresee(&file.name())
            && let Some(lent) = assets::at_hand(part)
            && let Ok(port) = self.port().await
        {
            let problem = None;
            drop(port.ask(Ask::Lend { part, problem }, Some(lent)));
        }
        self.ask_with(ask, Some(file.into())).await.0
    }

    /// Reads the first rows of a file with other options, beside the table that is open.
    pub async fn preview(
        &self,
        file: web_sys::File,
        options: ReadOptions,
        rows: u32,
        columns: u32,
    ) -> Answer {
        let ask = Ask::Preview {
            file_name: file.name(),
            options,
            rows,
            columns,
        };
        self.ask_with(ask, Some(file.into())).await.0
    }

    /// Writes what is seen; gives a name for the file and its content.
    pub async fn export(
        &self,
        form: ExportForm,
        columns: Vec<u32>,
    ) -> Result<(String, web_sys::Blob), Problem> {
        self.exported(Ask::Export { form, columns }).await
    }

    /// Writes the Table Schema, with what is said of columns; as [`Bridge::export`].
    pub async fn table_schema(
        &self,
        notes: Vec<(u32, ColumnNote)>,
    ) -> Result<(String, web_sys::Blob), Problem> {
        self.exported(Ask::TableSchema(notes)).await
    }

    async fn exported(&self, ask: Ask) -> Result<(String, web_sys::Blob), Problem> {
        match self.ask_with(ask, None).await {
            (
                Answer::Exported {
                    file_name,
                    media_type,
                },
                Some(parts),
            ) => {
                let options = web_sys::BlobPropertyBag::new();
                options.set_type(&media_type);
                let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)
                    .map_err(|_| Problem::from(ProblemKind::OutOfMemory))?;
                Ok((file_name, blob))
            }
            (Answer::Failed(problem), _) => Err(problem),
            _ => Err(ProblemKind::Stale.into()),
        }
    }

    /// The geometry of the rows seen: what it is, and what is handed on unread to the worker that draws.
    pub async fn features(
        &self,
        choice: Option<Box<FeatureChoice>>,
    ) -> Result<Option<(FeatureOffer, js_sys::Uint8Array)>, Problem> {
        match self.ask_with(Ask::Features(choice), None).await {
            (Answer::Features(Some(offer)), Some(parts)) => {
                let sheet = js_sys::Uint8Array::new(&parts.get(0));
                Ok(Some((*offer, sheet)))
            }
            (Answer::Features(None), _) => Ok(None),
            (Answer::Failed(problem), _) => Err(problem),
            _ => Err(ProblemKind::Stale.into()),
        }
    }

    /// Ends all work at once; what was asked answers [`ProblemKind::Cancelled`]. The next question
    /// starts fresh workers.
    pub fn cancel(&self) {
        if let Some(port) = self.inner.port.borrow_mut().take() {
            port.end(ProblemKind::Cancelled);
        }
        keep_a_spare();
    }

    /// Ends the workers; memory they held goes back to the system.
    pub fn close(self) {
        self.cancel();
    }

    /// Fetches worker module, what draws, register and samples, starts workers ahead of need, and fetches what
    /// only some files need. To be called once after the first paint; ends by setting `data-ready="all"` on the
    /// root element: from then on the page makes no request, whatever is opened. `rehearse` gets the first
    /// rows of the made-up table the first worker reads meanwhile. `also` is what else must have come.
    pub fn preload(rehearse: Rehearse, also: impl Future<Output = Result<(), Problem>> + 'static) {
        ON_REHEARSED.set(Some(rehearse));
        wasm_bindgen_futures::spawn_local(async move {
            if assets::worker().await.is_err() {
                return;
            }
            keep_a_spare();
            if drawing::prepare().await.is_ok()
                && assets::samples().await.is_ok()
                && assets::all_borders().await.is_ok()
                && also.await.is_ok()
                && assets::all_on_demand().await.is_ok()
                && let Some(root) = web_sys::window().and_then(|w| w.document()?.document_element())
            {
                let _ = root.set_attribute("data-ready", "all");
            }
        });
    }

    /// Asks a worker that waits for the next dataset, without taking it: what it knows without a file.
    pub async fn ask_spare(ask: Ask) -> Answer {
        let port = match spare().await {
            Ok(port) => port,
            Err(problem) => return Answer::Failed(problem),
        };
        match port.ask(ask, None).await {
            Ok((answer, _)) => answer,
            Err(_) => Answer::Failed(ProblemKind::Cancelled.into()),
        }
    }

    /// True when a worker started ahead of need is there.
    pub fn has_spare() -> bool {
        SPARE.with_borrow(|spare| spare.as_ref().is_some_and(Port::is_there))
    }

    async fn ask_with(
        &self,
        ask: Ask,
        beside: Option<wasm_bindgen::JsValue>,
    ) -> (Answer, Option<js_sys::Array>) {
        let waiting = match self.port().await {
            Ok(port) => port.ask(ask, beside),
            Err(problem) => return (Answer::Failed(problem), None),
        };
        // the sender goes only with its port: cancelled, closed or dead
        match waiting.await {
            Ok(answer) => answer,
            Err(_) => (Answer::Failed(ProblemKind::Cancelled.into()), None),
        }
    }

    /// The live port; takes the spare or starts a worker when there is none.
    async fn port(&self) -> Result<Port, Problem> {
        if let Some(port) = self
            .inner
            .port
            .borrow()
            .as_ref()
            .filter(|port| port.is_alive())
        {
            return Ok(port.clone());
        }
        let fetched = assets::worker().await?;
        // another question may have started one while this one waited
        if let Some(port) = self
            .inner
            .port
            .borrow()
            .as_ref()
            .filter(|port| port.is_alive())
        {
            return Ok(port.clone());
        }
        let port = SPARE
            .with_borrow_mut(Option::take)
            .filter(Port::is_alive)
            .map_or_else(|| start(&fetched, false), Ok)?;
        port.listen(self.inner.on_event.clone());
        self.inner.port.replace(Some(port.clone()));
        Ok(port)
    }
}

/// The director that waits for the next dataset; started when there is none.
async fn spare() -> Result<Port, Problem> {
    let fetched = assets::worker().await?;
    let there = SPARE.with_borrow(|spare| spare.clone().filter(Port::is_alive));
    if let Some(port) = there {
        return Ok(port);
    }
    let port = start(&fetched, false)?;
    SPARE.set(Some(port.clone()));
    Ok(port)
}

/// Starts a director; the first it hears of is the edition of KLE and the list of codes in use.
fn start(fetched: &assets::WorkerAssets, rehearses: bool) -> Result<Port, Problem> {
    let port = Port::start(fetched, rehearses)?;
    edition::tell(&port);
    code_list::tell(&port);
    Ok(port)
}

/// Starts a worker for the next dataset when the module is already here.
fn keep_a_spare() {
    wasm_bindgen_futures::spawn_local(async {
        let Ok(fetched) = assets::worker().await else {
            return;
        };
        SPARE.with_borrow_mut(|spare| {
            if !spare.as_ref().is_some_and(Port::is_alive) {
                // once is enough: workers to come run the same compiled code
                let rehearses = !REHEARSED.replace(true);
                *spare = start(&fetched, rehearses).ok();
                if let (Some(port), Some(rehearse)) = (spare.as_ref(), ON_REHEARSED.take()) {
                    // whoever takes the worker for a file listens instead
                    port.listen(Rc::new(move |event| {
                        if let Event::Rehearsed { first, drawable } = event {
                            rehearse(first.map(|first| *first));
                            drawing::rehearse(drawable.map(|drawable| *drawable));
                        }
                    }));
                }
            }
        });
    });
}

/// Asks for what the workers of every file will need, before anybody waits for it.
pub fn prefetch() {
    assets::prefetch();
}

/// Whether this build has the KLE register.
pub fn has_kle() -> bool {
    assets::told("kle").is_some_and(|name| !name.is_empty())
}

/// What to tell when the file that the body names so could not be fetched.
pub fn missing(fact: &str) -> Problem {
    assets::missing(&assets::told(fact).unwrap_or_default())
}

/// A named sample as a file, ready to open.
pub async fn sample(address: &str, file_name: &str) -> Result<web_sys::File, Problem> {
    assets::sample(address, file_name).await
}

/// The list of samples as the build wrote it (JSON), or nothing when the build has none.
pub async fn sample_list() -> Option<js_sys::Array> {
    assets::sample_list().await
}
