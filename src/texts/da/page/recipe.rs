//! Recipes, in Danish.

use crate::page::recipe::RecipeTexts;
use crate::problems::listed;

/// Recipes.
pub static TEXTS: RecipeTexts = RecipeTexts {
    save: "Gem opskrift",
    run: "Brug en opskrift …",
    help: "En opskrift rummer dine trin, ikke filens rækker. Slip den på næste udgave af filen, så gøres det samme.",
    file_suffix: "-opskrift",
    done: |steps, missing, unknown| {
        let names = |names: &[String]| {
            listed(
                names,
                |name| format!("»{name}«"),
                |more| format!(" og {more} til"),
            )
        };
        let mut text = match steps {
            0 => "Opskriften havde ingen trin, der passer her.".to_owned(),
            1 => "Opskriften er brugt: 1 trin.".to_owned(),
            n => format!("Opskriften er brugt: {n} trin."),
        };
        if !missing.is_empty() {
            text.push_str(&format!(
                " Filen har ikke {}. Det, der kun gjaldt dem, er sprunget over.",
                names(missing)
            ));
        }
        if !unknown.is_empty() {
            text.push_str(&format!(" Nyt i filen: {}.", names(unknown)));
        }
        text
    },
};
