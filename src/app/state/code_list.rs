//! The list of codes in use, and the question about one.

use leptos::prelude::*;
use model::code_list::{CodeListFault, CodeListInfo};
use std::sync::Arc;
use web_sys::File;

/// A file that is a list of codes, or begins as one.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The file.
    pub file: File,
    /// What it holds, or why it cannot be used.
    pub found: Result<CodeListInfo, CodeListFault>,
    /// The user has said that it is to be used, and it is.
    pub is_used: bool,
}

/// The list of codes in use.
#[derive(Clone, Copy)]
pub struct CodeLists {
    /// What it holds; `None` while there is none.
    pub used: RwSignal<Option<Arc<CodeListInfo>>>,
    /// Files the user is to be asked about, the first one now.
    pub asked: RwSignal<Vec<Asked>, LocalStorage>,
}

impl CodeLists {
    /// None.
    pub fn new() -> Self {
        Self {
            used: RwSignal::new(None),
            asked: RwSignal::new_local(Vec::new()),
        }
    }
}
