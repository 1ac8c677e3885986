//! The list of codes in use: every director is told of it, as of an edition of KLE.

use super::edition::{heard, in_memory};
use super::port::Port;
use super::spare;
use model::code_list::{CodeListFault, CodeListInfo};
use model::kle_message::{KleAnswer, KleAsk};
use model::message::Ask;
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use web_sys::File;

type Found = Result<CodeListInfo, CodeListFault>;

thread_local! {
    /// The list, as a file in memory; `None` while there is none.
    static IN_USE: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// What a file holds that may be a list of codes. Nothing changes.
pub async fn recognise(file: &File) -> Result<Found, Problem> {
    found(heard(&spare().await?, &KleAsk::RecogniseCodes, Some(file)).await?)
}

/// Uses the list in a file from now on, in every director. When it holds none, all stays as it was.
pub async fn load(file: &File) -> Result<Found, Problem> {
    // the file on the disk may be gone when the next director is started
    let file = in_memory(file).await?;
    let first = spare().await?;
    let read = found(heard(&first, &KleAsk::UseCodes, Some(&file)).await?)?;
    if read.is_err() {
        return Ok(read);
    }
    IN_USE.set(Some(file.clone()));
    for port in Port::all_alive() {
        if !port.is(&first) {
            // one that has died is told when it is started again
            let _ = heard(&port, &KleAsk::UseCodes, Some(&file)).await;
        }
    }
    Ok(read)
}

/// Uses no list any more.
pub async fn unload() {
    IN_USE.set(None);
    for port in Port::all_alive() {
        let _ = heard(&port, &KleAsk::DropCodes, None).await;
    }
}

/// Tells a director that has just been started; it hears what is asked next after that.
pub(super) fn tell(port: &Port) {
    if let Some(file) = IN_USE.with_borrow(Clone::clone)
        && let Ok(packed) = postcard::to_stdvec(&KleAsk::UseCodes)
    {
        // the file was read before: nobody needs the answer
        drop(port.ask(Ask::Kle(packed), Some(file.into())));
    }
}

fn found(answer: KleAnswer) -> Result<Found, Problem> {
    match answer {
        KleAnswer::Codes(found) => Ok(found),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}
