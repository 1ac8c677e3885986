//! Everything the page fetches, each once: the worker's module, the register, borders of areas, the samples.
//!
//! Addresses come from `data-…` attributes that the build wrote on the body; they are relative, so
//! that the page works in any folder of any host.

use crate::dom;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array, WebAssembly};
use model::drawing_message::Borders;
use model::message::OnDemand;
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, Response, Worker, WorkerOptions, WorkerType};

const BOOTSTRAP: &str = include_str!("../../worker/bootstrap.js");

/// What a worker runs.
#[derive(Clone)]
pub struct Program {
    /// `blob:` address of its script.
    pub script_url: String,
    /// Its compiled module.
    pub module: JsValue,
}

impl Program {
    /// Starts a worker. `more` is what it is told beside its module.
    pub fn start(&self, more: &[(&str, &JsValue)]) -> Result<Worker, Problem> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.script_url, &options)
            .map_err(|_| Problem::from(ProblemKind::WorkerDied))?;
        let boot = object(more);
        // setting a field of a plain object cannot fail
        let _ = Reflect::set(&boot, &"module".into(), &self.module);
        worker
            .post_message(&boot)
            .map_err(|_| Problem::from(ProblemKind::OutOfMemory))?;
        Ok(worker)
    }
}

/// What a director is started with.
#[derive(Clone)]
pub struct WorkerAssets {
    /// What it and its members run.
    pub program: Program,
    /// The KLE register as bytes; undefined in a build without it.
    pub kle: JsValue,
    /// Hash of the build.
    pub build: String,
}

/// Which module a part is, as the body's attributes call it.
fn attribute(part: OnDemand) -> &'static str {
    match part {
        OnDemand::Formats => "formats",
        OnDemand::Parquet => "parquet",
    }
}

/// What draws, as the body's attributes call it.
const DRAWING: &str = "drawing";
/// What forecasts, as the body's attributes call it.
const FORECAST: &str = "forecast";

thread_local! {
    /// What was compiled, by the name of its attributes.
    static PROGRAMS: RefCell<HashMap<&'static str, Program>> = RefCell::new(HashMap::new());
    /// The promise of each address asked for, so that nothing is fetched twice.
    static FETCHED: RefCell<HashMap<String, Promise>> = RefCell::new(HashMap::new());
}

/// Asks for what every file needs, without waiting for it.
pub fn prefetch() {
    for name in ["workerJs", "workerWasm", "kle"] {
        if let Some(name) = told(name).filter(|name| !name.is_empty()) {
            drop(fetch_bytes(&name));
        }
    }
}

/// Fetches the samples.
pub async fn samples() -> Result<(), Problem> {
    if let Some(list) = sample_list().await {
        for entry in list.iter() {
            if let Some(address) = Reflect::get(&entry, &"file".into())
                .ok()
                .and_then(|v| v.as_string())
            {
                bytes(&sample_address(&address)).await?;
            }
        }
    }
    Ok(())
}

/// Fetches the borders of areas.
pub async fn all_borders() -> Result<(), Problem> {
    for file in Borders::ALL {
        borders(file).await?;
    }
    Ok(())
}

/// Borders of areas, as the build holds them; a copy that can be handed over.
pub async fn borders(file: Borders) -> Result<Uint8Array, Problem> {
    let fact = match file {
        Borders::Municipalities => "areasMunicipalities",
        Borders::Postcodes => "areasPostcodes",
        Borders::Own(_) => return Err(ProblemKind::Stale.into()),
    };
    let name = told(fact).ok_or_else(|| missing(fact))?;
    bytes(&name).await
}

/// What a director is started with; fetched at the first call.
pub async fn worker() -> Result<WorkerAssets, Problem> {
    // asked for before the first is waited for, so that they travel side by side
    let kle = told("kle").filter(|name| !name.is_empty());
    let kle = kle.as_deref().map(fetch_bytes);
    let program = program("worker").await?;
    let kle = match kle {
        Some(promise) => JsFuture::from(promise).await.map_err(|_| missing("kle"))?,
        None => JsValue::UNDEFINED,
    };
    Ok(WorkerAssets {
        program,
        kle,
        build: told("build").unwrap_or_default(),
    })
}

/// What draws; fetched at the first call.
pub async fn drawing() -> Result<Program, Problem> {
    program(DRAWING).await
}

/// What forecasts: fetched last, and compiled at the first call, which is when somebody asks for a forecast.
pub async fn forecast() -> Result<Program, Problem> {
    program(FORECAST).await
}

/// A module ready to be run; fetched now when it is not there yet.
async fn program(attribute: &'static str) -> Result<Program, Problem> {
    let made = || PROGRAMS.with_borrow(|all| all.get(attribute).cloned());
    if let Some(program) = made() {
        return Ok(program);
    }
    let [script_name, module_name] = names(attribute)?;
    let (script, module) = (fetch_bytes(&script_name), fetch_bytes(&module_name));
    let script = JsFuture::from(script)
        .await
        .map_err(|_| missing(&script_name))?;
    let module = JsFuture::from(module)
        .await
        .map_err(|_| missing(&module_name))?;
    let module = JsFuture::from(WebAssembly::compile(&module))
        .await
        .map_err(|_| missing(&module_name))?;
    // another who waited may have made it
    if let Some(program) = made() {
        return Ok(program);
    }
    let script_url = script_address(&script)?;
    let program = Program { script_url, module };
    PROGRAMS.with_borrow_mut(|all| all.insert(attribute, program.clone()));
    Ok(program)
}

/// The files of a module: its script and its wasm.
fn names(attribute: &str) -> Result<[String; 2], Problem> {
    let name = |kind| told(&format!("{attribute}{kind}")).ok_or_else(|| missing(attribute));
    Ok([name("Js")?, name("Wasm")?])
}

/// The address of a worker's script: what was fetched, with what every worker begins with.
fn script_address(script: &JsValue) -> Result<String, Problem> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of2(script, &BOOTSTRAP.into());
    Blob::new_with_buffer_source_sequence_and_options(&parts, &options)
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob))
        .map_err(|_| ProblemKind::OutOfMemory.into())
}

/// Fetches what only some files need, and what only some ask for: so that the host does not learn who does, and that
/// it is there without a connection. What most of them need is compiled too, the rest only when it is needed.
pub async fn all_on_demand() -> Result<(), Problem> {
    program(attribute(OnDemand::Formats)).await?;
    for part in [attribute(OnDemand::Parquet), FORECAST] {
        for name in names(part)? {
            bytes(&name).await?;
        }
    }
    Ok(())
}

/// The part that a file of this name will need; asks for it without waiting: the director finds out only when it
/// has begun to read.
pub fn foresee(file_name: &str) -> Option<OnDemand> {
    let ending = file_name.rsplit('.').next().unwrap_or_default();
    let part = match &*ending.to_ascii_lowercase() {
        "csv" | "tsv" | "tab" | "txt" => return None,
        "parquet" => OnDemand::Parquet,
        _ => OnDemand::Formats,
    };
    for name in names(attribute(part)).into_iter().flatten() {
        drop(fetch_bytes(&name));
    }
    Some(part)
}

/// A part that was compiled before, ready to be lent to a director.
pub fn at_hand(part: OnDemand) -> Option<JsValue> {
    let program = PROGRAMS.with_borrow(|all| all.get(attribute(part)).cloned());
    program.as_ref().map(lent)
}

fn lent(program: &Program) -> JsValue {
    let script = JsValue::from_str(&program.script_url);
    object(&[("script", &script), ("module", &program.module)]).into()
}

/// A part that only some files need, ready to be lent to a director. Fetched now when it is not there yet.
pub async fn on_demand(part: OnDemand) -> Result<JsValue, Problem> {
    Ok(lent(&program(attribute(part)).await?))
}

/// The list of samples as the build wrote it, or nothing when the build has none.
pub async fn sample_list() -> Option<Array> {
    let address = told("samples").filter(|name| !name.is_empty())?;
    let bytes = bytes(&address).await.ok()?;
    let text = String::from_utf8(bytes.to_vec()).ok()?;
    js_sys::JSON::parse(&text).ok()?.dyn_into::<Array>().ok()
}

/// A sample as a file.
pub async fn sample(address: &str, file_name: &str) -> Result<File, Problem> {
    let bytes = bytes(&sample_address(address)).await?;
    let options = FilePropertyBag::new();
    options.set_type("text/csv");
    File::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), file_name, &options)
        .map_err(|_| ProblemKind::OutOfMemory.into())
}

/// Samples are named relative to their list.
fn sample_address(file: &str) -> String {
    let list = told("samples").unwrap_or_default();
    match list.rfind('/') {
        Some(slash) => format!("{}{file}", &list[..=slash]),
        None => file.to_string(),
    }
}

async fn bytes(address: &str) -> Result<Uint8Array, Problem> {
    let buffer = JsFuture::from(fetch_bytes(address))
        .await
        .map_err(|_| missing(address))?;
    Ok(Uint8Array::new(&buffer))
}

/// The promise of an address's content as an ArrayBuffer; the same promise for the same address.
fn fetch_bytes(address: &str) -> Promise {
    if let Some(promise) = FETCHED.with_borrow(|fetched| fetched.get(address).cloned()) {
        return promise;
    }
    let address_owned = address.to_string();
    let promise = dom::promise(Box::pin(async move {
        let content = content(&address_owned).await;
        if content.is_err() {
            // a passing fault: the next call asks again
            FETCHED.with_borrow_mut(|fetched| fetched.remove(&address_owned));
        }
        content
    }));
    FETCHED.with_borrow_mut(|fetched| fetched.insert(address.to_string(), promise.clone()));
    // who asks for several and hears that one failed never looks at the others
    let heard = JsFuture::from(promise.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let _ = heard.await;
    });
    promise
}

async fn content(address: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await?;
    let response: Response = response.dyn_into()?;
    match response.ok() {
        true => JsFuture::from(response.array_buffer()?).await,
        false => Err(JsValue::NULL),
    }
}

/// A `data-…` attribute of the body.
pub fn told(name: &str) -> Option<String> {
    web_sys::window()?.document()?.body()?.dataset().get(name)
}

/// What to tell when a file could not be fetched.
pub fn missing(name: &str) -> Problem {
    let name = name.rsplit('/').next().unwrap_or(name).to_string();
    ProblemKind::AssetMissing { name }.into()
}

/// A plain object of these fields.
pub fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // setting a field of a fresh plain object cannot fail
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
