//! Recipes, in English.

use crate::page::recipe::RecipeTexts;
use crate::problems::listed;

/// Recipes.
pub static TEXTS: RecipeTexts = RecipeTexts {
    save: "Save recipe",
    run: "Use a recipe …",
    help: "A recipe holds your steps, not the rows of the file. Drop it on the next edition of the file to do the same.",
    file_suffix: "-recipe",
    done: |steps, missing, unknown| {
        let names = |names: &[String]| {
            listed(
                names,
                |name| format!("“{name}”"),
                |more| format!(" and {more} more"),
            )
        };
        let mut text = match steps {
            0 => "The recipe has no steps that fit here.".to_owned(),
            1 => "The recipe was used: 1 step.".to_owned(),
            n => format!("The recipe was used: {n} steps."),
        };
        if !missing.is_empty() {
            text.push_str(&format!(
                " The file lacks {}. What was about them alone was left out.",
                names(missing)
            ));
        }
        if !unknown.is_empty() {
            text.push_str(&format!(" New in the file: {}.", names(unknown)));
        }
        text
    },
};
