//! What a worker is told first, and how it starts others.

use js_sys::{Object, Reflect};
use model::note::{Problem, ProblemKind};
use wasm_bindgen::JsValue;
use web_sys::{Worker, WorkerOptions, WorkerType};

/// The first message to a worker.
#[derive(Clone)]
pub struct Boot {
    /// What the worker is to be: `director` or `member`.
    pub role: String,
    /// The compiled module, handed on to the workers it starts.
    module: JsValue,
    /// `blob:` address of the script all workers run.
    script: JsValue,
    /// The KLE register as an ArrayBuffer; undefined in a build without it.
    pub kle: JsValue,
    /// True for the first director of a page, which rehearses before a file comes.
    pub rehearse: bool,
    /// Processors the browser tells of.
    pub cores: usize,
}

impl Boot {
    /// Reads the first message.
    pub fn of(message: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
        Self {
            role: field("role").as_string().unwrap_or_default(),
            module: field("module"),
            script: field("script"),
            kle: field("kle"),
            rehearse: field("rehearse").is_truthy(),
            cores: field("cores").as_f64().unwrap_or(2.0) as usize,
        }
    }

    /// Starts a worker of another role.
    pub fn start(&self, role: &str) -> Result<Worker, Problem> {
        start(&self.script, &self.module, role)
    }
}

/// A part of the engine that the page fetched apart.
#[derive(Clone)]
pub struct Lent {
    module: JsValue,
    script: JsValue,
}

impl Lent {
    /// Reads what travelled beside the message.
    pub fn of(beside: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(beside, &name.into()).unwrap_or(JsValue::UNDEFINED);
        Self {
            module: field("module"),
            script: field("script"),
        }
    }

    /// Starts a worker that runs it.
    pub fn start(&self) -> Result<Worker, Problem> {
        start(&self.script, &self.module, "translator")
    }
}

fn start(script: &JsValue, module: &JsValue, role: &str) -> Result<Worker, Problem> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let died = |_| Problem::from(ProblemKind::WorkerDied);
    let script = script.as_string().unwrap_or_default();
    let worker = Worker::new_with_options(&script, &options).map_err(died)?;
    let boot = Object::new();
    for (name, value) in [("role", &role.into()), ("module", module)] {
        Reflect::set(&boot, &name.into(), value).map_err(died)?;
    }
    worker.post_message(&boot).map_err(died)?;
    Ok(worker)
}
