//! Recipes: what was done with a file, to be done with the next.

/// Recipes.
#[derive(Debug)]
pub struct RecipeTexts {
    /// Saves what was done.
    pub save: &'static str,
    /// Chooses a recipe and does what it says.
    pub run: &'static str,
    /// What a recipe holds, and that it can be dropped on another edition.
    pub help: &'static str,
    /// Behind the file's name.
    pub file_suffix: &'static str,
    /// It was done: how many steps, columns that are missing here, columns the recipe does not know.
    pub done: fn(steps: usize, missing: &[String], unknown: &[String]) -> String,
}
