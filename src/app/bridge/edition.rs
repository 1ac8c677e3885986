//! The edition of KLE in use: every director is told of it, those that are started later before anything else.

use super::port::Port;
use super::spare;
use js_sys::{Array, Uint8Array};
use model::kle::Classification;
use model::kle_edition::{EditionComparison, EditionInfo};
use model::kle_message::{KleAnswer, KleAsk};
use model::message::{Answer, Ask};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

thread_local! {
    /// The edition loaded, as a file in memory; `None` while the one built in is used.
    static IN_USE: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// An edition in use, and what the open dataset is about by it.
pub struct Used {
    /// What it holds and how it differs.
    pub comparison: EditionComparison,
    /// `None` when no dataset is open.
    pub classification: Option<Classification>,
    /// The edition as a file in memory.
    pub file: File,
}

/// What a file holds that is plainly an edition; `None` for any other.
pub async fn recognise(file: &File) -> Result<Option<EditionInfo>, Problem> {
    let ask = KleAsk::Recognise {
        file_name: file.name(),
    };
    match heard(&spare().await?, &ask, Some(file)).await? {
        KleAnswer::Recognised(info) => Ok(info.map(|info| *info)),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}

/// The edition in use; `None` when there is none.
pub async fn used() -> Result<Option<EditionInfo>, Problem> {
    match heard(&spare().await?, &KleAsk::Edition, None).await? {
        KleAnswer::Edition(info) => Ok(info.map(|info| *info)),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}

/// Uses the edition in a file from now on, in every director. `None` when the file holds none: then all
/// stays as it was.
pub async fn load(file: &File) -> Result<Option<Used>, Problem> {
    // the file on the disk may be gone when the next director is started
    let file = in_memory(file).await?;
    let first = spare().await?;
    let ask = KleAsk::Load {
        file_name: file.name(),
    };
    let (comparison, mut classification) = match heard(&first, &ask, Some(&file)).await? {
        KleAnswer::Loaded {
            comparison,
            classification,
        } => (*comparison, classification),
        KleAnswer::NoEdition => return Ok(None),
        _ => return Err(ProblemKind::BuildMismatch.into()),
    };
    IN_USE.set(Some(file.clone()));
    for port in others(&first) {
        // one that has died is told when it is started again
        if let Ok(KleAnswer::Loaded {
            classification: Some(found),
            ..
        }) = heard(&port, &ask, Some(&file)).await
        {
            classification = Some(found);
        }
    }
    Ok(Some(Used {
        comparison,
        classification,
        file,
    }))
}

/// Uses the edition built in again, in every director. Gives what the open dataset is about by it.
pub async fn unload() -> Option<Classification> {
    IN_USE.set(None);
    let mut classification = None;
    for port in Port::all_alive() {
        if let Ok(KleAnswer::Unloaded {
            classification: Some(found),
        }) = heard(&port, &KleAsk::Unload, None).await
        {
            classification = Some(found);
        }
    }
    classification
}

/// Tells a director that has just been started; it hears what is asked next after that.
pub(super) fn tell(port: &Port) {
    let Some(file) = IN_USE.with_borrow(Clone::clone) else {
        return;
    };
    let ask = KleAsk::Load {
        file_name: file.name(),
    };
    if let Ok(packed) = postcard::to_stdvec(&ask) {
        // the file was read before: nobody needs the answer
        drop(port.ask(Ask::Kle(packed), Some(file.into())));
    }
}

fn others(first: &Port) -> Vec<Port> {
    let mut ports = Port::all_alive();
    ports.retain(|port| !port.is(first));
    ports
}

/// Asks a director, with a file beside or without.
pub(super) async fn heard(
    port: &Port,
    ask: &KleAsk,
    file: Option<&File>,
) -> Result<KleAnswer, Problem> {
    let packed = postcard::to_stdvec(ask).map_err(|_| ProblemKind::BuildMismatch)?;
    let beside = file.map(|file| JsValue::from(file.clone()));
    match port.ask(Ask::Kle(packed), beside).await {
        Ok((Answer::Kle(packed), _)) => {
            postcard::from_bytes(&packed).map_err(|_| ProblemKind::BuildMismatch.into())
        }
        Ok((Answer::Failed(problem), _)) => Err(problem),
        Ok(_) => Err(ProblemKind::BuildMismatch.into()),
        Err(_) => Err(ProblemKind::WorkerDied.into()),
    }
}

/// The file with its bytes in memory.
pub(super) async fn in_memory(file: &File) -> Result<File, Problem> {
    let gone = |_| Problem::from(ProblemKind::FileGone);
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(gone)?;
    let parts = Array::of1(&Uint8Array::new(&bytes));
    File::new_with_u8_array_sequence(&parts, &file.name())
        .map_err(|_| ProblemKind::OutOfMemory.into())
}
