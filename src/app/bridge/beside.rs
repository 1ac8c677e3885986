//! Files that maps take something from: read by workers of their own, which are ended when they have answered.

use super::Bridge;
use model::beside::{BesideAnswer, BesideAsk, BorderFile};
use model::cell::Cell;
use model::map_spec::{MapChoice, MapOffer, Population};
use model::message::{Answer, Ask};
use model::note::{Problem, ProblemKind};
use model::sniff::ReadOptions;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::File;

thread_local! {
    /// The borders of files of the user by their number, as bytes of our own file, for the worker that draws.
    static LAYERS: RefCell<BTreeMap<u32, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a map can take from a file.
pub struct Gathered {
    /// Its areas, when it has any.
    pub borders: Option<BorderFile>,
    /// How many people live in the municipalities, when it says so.
    pub people: Option<Population>,
}

/// What a map is to be made with, each under the number the page gave it.
#[derive(Default)]
pub struct Given {
    /// Borders, and the property the user chose.
    pub borders: Option<(u32, Arc<BorderFile>, Option<String>)>,
    /// Inhabitants.
    pub people: Option<(u32, Arc<Population>)>,
}

/// Reads a file and keeps its borders under a number.
///
/// # Errors
/// What the reading says.
pub async fn gather(file: File, id: u32) -> Result<Gathered, Problem> {
    let bridge = Bridge::start(|_| {});
    let answer = match bridge.open(file, ReadOptions::default()).await {
        Answer::Opened { .. } => ask(&bridge, &BesideAsk::Gather).await,
        Answer::Failed(problem) => Err(problem),
        _ => Err(ProblemKind::BuildMismatch.into()),
    };
    bridge.close();
    let BesideAnswer::Gathered { borders, people } = answer? else {
        return Err(ProblemKind::BuildMismatch.into());
    };
    let borders = borders.map(|found| {
        let (file, layer) = *found;
        LAYERS.with_borrow_mut(|layers| layers.insert(id, layer));
        file
    });
    Ok(Gathered { borders, people })
}

/// The borders kept under a number.
pub(super) fn layer(id: u32) -> Option<js_sys::Uint8Array> {
    LAYERS.with_borrow(|layers| {
        let bytes = layers.get(&id)?;
        Some(js_sys::Uint8Array::from(bytes.as_slice()))
    })
}

/// Forgets the borders kept under a number.
pub fn forget(id: u32) {
    LAYERS.with_borrow_mut(|layers| layers.remove(&id));
}

/// The map that was chosen, or the one most worth seeing, made with these.
///
/// # Errors
/// What the workers say.
pub async fn map(
    bridge: &Bridge,
    choice: Option<Box<MapChoice>>,
    with: &Given,
) -> Result<Option<MapOffer>, Problem> {
    let borders = with.borders.as_ref();
    let map = BesideAsk::Map {
        choice,
        borders: borders.map(|(id, _, property)| (*id, property.clone())),
        people: with.people.as_ref().map(|(id, _)| *id),
    };
    if let BesideAnswer::Map(offer) = ask(bridge, &map).await? {
        return Ok(offer.map(|offer| *offer));
    }
    // a worker that has not heard of them yet
    if let Some((id, file, _)) = borders {
        let file = Box::new(BorderFile::clone(file));
        ask(bridge, &BesideAsk::KeepBorders(*id, file)).await?;
    }
    if let Some((id, people)) = &with.people {
        let people = Population::clone(people);
        ask(bridge, &BesideAsk::KeepPeople(*id, people)).await?;
    }
    match ask(bridge, &map).await? {
        BesideAnswer::Map(offer) => Ok(offer.map(|offer| *offer)),
        // the worker was replaced meanwhile: it is asked anew with the file
        _ => Err(ProblemKind::Stale.into()),
    }
}

/// The values of a column that mean a municipality; none when that cannot be told.
pub async fn meaning(bridge: &Bridge, column: u32, municipality: String) -> Vec<Cell> {
    let meaning = BesideAsk::Meaning {
        column,
        municipality,
    };
    match ask(bridge, &meaning).await {
        Ok(BesideAnswer::Values(values)) => values,
        // the chart stands without the mark
        _ => Vec::new(),
    }
}

async fn ask(bridge: &Bridge, ask: &BesideAsk) -> Result<BesideAnswer, Problem> {
    let packed = postcard::to_stdvec(ask).map_err(|_| ProblemKind::BuildMismatch)?;
    match bridge.ask(Ask::Beside(packed)).await {
        Answer::Beside(packed) => {
            postcard::from_bytes(&packed).map_err(|_| ProblemKind::BuildMismatch.into())
        }
        Answer::Failed(problem) => Err(problem),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}
