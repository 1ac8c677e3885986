//! Every word the user reads, in every language the page speaks.
//!
//! Each area of the page has its struct here and a value of it in `da/` and in `en/`; a missing
//! translation does not compile. Codes and parameters come from `model`; sentences are made here and
//! nowhere else. A sentence with parameters is a function behind a field, so that each language can
//! order and inflect its words as it must.

use model::message::Language;

pub mod chart;
pub mod chart_panel;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod coverage;
mod da;
pub mod dictionary;
mod en;
pub mod features;
pub mod forecast;
pub mod forecast_panel;
pub mod format;
pub mod kle;
pub mod map;
pub mod notes;
pub mod page;
pub mod problems;
pub mod question;
pub mod steps;
pub mod story;
pub mod values;

/// Every word in one language.
#[derive(Debug)]
pub struct Texts {
    /// Month names, yes and no, units.
    pub format: &'static format::FormatTexts,
    /// Headings, buttons, states.
    pub page: &'static page::PageTexts,
    /// What the user did.
    pub steps: &'static steps::StepTexts,
    /// How a file was read.
    pub notes: &'static notes::NoteTexts,
    /// What the values of a column are.
    pub values: &'static values::ValueTexts,
    /// Why work stopped.
    pub problems: &'static problems::ProblemTexts,
    /// What the command line says to people.
    pub cli: &'static cli::CliTexts,
}

/// What is said of KLE, apart from the rest so that only who says it carries it.
#[must_use]
pub fn kle(language: Language) -> &'static kle::KleTexts {
    match language {
        Language::Danish => &da::kle::TEXTS,
        Language::English => &en::kle::TEXTS,
    }
}

/// What is said of quality and personal data, apart from the rest for the same reason.
#[must_use]
pub fn checks(language: Language) -> &'static checks::ChecksTexts {
    match language {
        Language::Danish => &da::checks::TEXTS,
        Language::English => &en::checks::TEXTS,
    }
}

/// Titles, sentences and reasons of charts, apart from the rest for the same reason.
#[must_use]
pub fn chart(language: Language) -> &'static chart::ChartTexts {
    match language {
        Language::Danish => &da::chart::TEXTS,
        Language::English => &en::chart::TEXTS,
    }
}

/// What is said where a line is carried on, apart from the rest for the same reason.
#[must_use]
pub fn forecast_panel(language: Language) -> &'static forecast_panel::ForecastPanelTexts {
    match language {
        Language::Danish => &da::forecast_panel::TEXTS,
        Language::English => &en::forecast_panel::TEXTS,
    }
}

/// What is said where a chart is chosen and taken away, apart from the rest for the same reason.
#[must_use]
pub fn chart_panel(language: Language) -> &'static chart_panel::ChartPanelTexts {
    match language {
        Language::Danish => &da::chart_panel::TEXTS,
        Language::English => &en::chart_panel::TEXTS,
    }
}

/// What a story and its panel say, apart from the rest for the same reason.
#[must_use]
pub fn story(language: Language) -> &'static story::StoryTexts {
    match language {
        Language::Danish => &da::story::TEXTS,
        Language::English => &en::story::TEXTS,
    }
}

/// What is said of two editions of a file, apart from the rest for the same reason.
#[must_use]
pub fn compare(language: Language) -> &'static compare::CompareTexts {
    match language {
        Language::Danish => &da::compare::TEXTS,
        Language::English => &en::compare::TEXTS,
    }
}

/// What is said of a table as a whole, apart from the rest for the same reason.
#[must_use]
pub fn coverage(language: Language) -> &'static coverage::CoverageTexts {
    match language {
        Language::Danish => &da::coverage::TEXTS,
        Language::English => &en::coverage::TEXTS,
    }
}

/// What is said of maps, apart from the rest for the same reason.
#[must_use]
pub fn map(language: Language) -> &'static map::MapTexts {
    match language {
        Language::Danish => &da::map::TEXTS,
        Language::English => &en::map::TEXTS,
    }
}

/// What is said of maps of a file's own geometry, apart from the rest for the same reason.
#[must_use]
pub fn features(language: Language) -> &'static features::FeatureTexts {
    match language {
        Language::Danish => &da::features::TEXTS,
        Language::English => &en::features::TEXTS,
    }
}

/// The map in the page, apart from the rest for the same reason.
#[must_use]
pub fn map_page(language: Language) -> &'static page::map::MapPageTexts {
    match language {
        Language::Danish => &da::page::map::TEXTS,
        Language::English => &en::page::map::TEXTS,
    }
}

/// What a map takes from other files, apart from the rest for the same reason.
#[must_use]
pub fn beside(language: Language) -> &'static page::beside::BesideTexts {
    match language {
        Language::Danish => &da::page::beside::TEXTS,
        Language::English => &en::page::beside::TEXTS,
    }
}

/// What is said of a list of codes the user gives, apart from the rest for the same reason.
#[must_use]
pub fn code_list(language: Language) -> &'static page::code_list::CodeListTexts {
    match language {
        Language::Danish => &da::page::code_list::TEXTS,
        Language::English => &en::page::code_list::TEXTS,
    }
}

/// What is said of a forecast, apart from the rest for the same reason.
#[must_use]
pub fn forecast(language: Language) -> &'static forecast::ForecastTexts {
    match language {
        Language::Danish => &da::forecast::TEXTS,
        Language::English => &en::forecast::TEXTS,
    }
}

/// What a data dictionary says, apart from the rest for the same reason.
#[must_use]
pub fn dictionary(language: Language) -> &'static dictionary::DictionaryTexts {
    match language {
        Language::Danish => &da::dictionary::TEXTS,
        Language::English => &en::dictionary::TEXTS,
    }
}

/// Plain questions and their answers, apart from the rest for the same reason.
#[must_use]
pub fn question(language: Language) -> &'static question::QuestionTexts {
    match language {
        Language::Danish => &da::question::TEXTS,
        Language::English => &en::question::TEXTS,
    }
}

/// The words of a language.
#[must_use]
pub fn of(language: Language) -> &'static Texts {
    match language {
        Language::Danish => &da::TEXTS,
        Language::English => &en::TEXTS,
    }
}
