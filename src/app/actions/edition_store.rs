//! An edition of KLE kept in this browser, when the user has asked for it: the file in IndexedDB, and a mark that
//! it is there. Without the mark the database is not even opened, so that visits that keep nothing leave nothing.

use crate::dom;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

/// The mark in the browser's storage: the name of the file.
const MARK: &str = "kle-edition";
const DATABASE: &str = "datalup-kle";
const STORE: &str = "editions";
const ENTRY: &str = "in-use";

/// Whether an edition is kept.
pub fn is_kept() -> bool {
    mark().is_some()
}

/// The edition kept; `None` when there is none, or it cannot be read.
pub async fn kept() -> Option<File> {
    let name = mark()?;
    let database = database().await?;
    let bytes = async {
        let transaction = database.transaction_with_str(STORE).ok()?;
        let store = transaction.object_store(STORE).ok()?;
        let request = store.get(&ENTRY.into()).ok()?;
        done(&request).await?;
        request
            .result()
            .ok()?
            .dyn_into::<js_sys::ArrayBuffer>()
            .ok()
    }
    .await;
    database.close();
    let parts = Array::of1(&Uint8Array::new(&JsValue::from(bytes?)));
    File::new_with_u8_array_sequence(&parts, &name).ok()
}

/// Keeps an edition in place of the one kept before. Answers whether the browser did.
pub async fn keep(file: &File) -> bool {
    let Some(storage) = dom::storage() else {
        return false;
    };
    // the mark comes first: whatever happens then, the way to erase it is there
    if storage.set_item(MARK, &file.name()).is_err() {
        return false;
    }
    let Ok(bytes) = JsFuture::from(file.array_buffer()).await else {
        return false;
    };
    let Some(database) = database().await else {
        return false;
    };
    let written = async {
        let transaction = database
            .transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)
            .ok()?;
        let store = transaction.object_store(STORE).ok()?;
        let request = store.put_with_key(&bytes, &ENTRY.into()).ok()?;
        done(&request).await
    }
    .await;
    database.close();
    written.is_some()
}

/// Erases the edition kept, and what held it.
pub async fn forget() {
    let Some(storage) = dom::storage().filter(|_| is_kept()) else {
        return;
    };
    if let Some(request) = factory().and_then(|factory| factory.delete_database(DATABASE).ok()) {
        done(&request).await;
    }
    let _ = storage.remove_item(MARK);
}

fn mark() -> Option<String> {
    dom::storage()?.get_item(MARK).ok().flatten()
}

/// `None` where the browser keeps nothing, as in some private windows.
fn factory() -> Option<IdbFactory> {
    web_sys::window()?.indexed_db().ok().flatten()
}

/// The database, made when it is not there.
async fn database() -> Option<IdbDatabase> {
    let request: IdbOpenDbRequest = factory()?.open_with_u32(DATABASE, 1).ok()?;
    let made = request.clone();
    let make = Closure::<dyn Fn()>::new(move || {
        if let Ok(database) = made.result()
            && let Ok(database) = database.dyn_into::<IdbDatabase>()
        {
            // fails only when it is there already
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    done(&request).await?;
    request.result().ok()?.dyn_into().ok()
}

/// Waits for a request; `None` when it failed.
async fn done(request: &IdbRequest) -> Option<()> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let tell = |is_done: bool| {
        let sender = sender.clone();
        Closure::<dyn Fn(JsValue)>::new(move |_| {
            if let Some(sender) = sender.borrow_mut().take() {
                // whoever asked may be gone
                let _ = sender.send(is_done);
            }
        })
    };
    let (success, failure) = (tell(true), tell(false));
    request.set_onsuccess(Some(success.as_ref().unchecked_ref()));
    request.set_onerror(Some(failure.as_ref().unchecked_ref()));
    let is_done = receiver.await.unwrap_or(false);
    request.set_onsuccess(None);
    request.set_onerror(None);
    is_done.then_some(())
}
