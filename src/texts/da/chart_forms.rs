//! Names of the forms of charts, in Danish. Apart from their sentences: the page needs the names alone.

use model::view_spec::ChartForm;

/// The name of a form within a sentence or a list of choices.
#[must_use]
pub fn name(form: ChartForm) -> &'static str {
    match form {
        ChartForm::Bar => "liggende søjler",
        ChartForm::Line => "linje",
        ChartForm::Histogram => "histogram",
        ChartForm::Column => "stående søjler",
        ChartForm::GroupedBar => "søjler side om side",
        ChartForm::StackedBar => "stablede søjler",
        ChartForm::ShareBar => "stablede søjler, andele",
        ChartForm::Area => "flade",
        ChartForm::SmallMultiples => "små diagrammer",
        ChartForm::Box => "boksdiagram",
        ChartForm::Scatter => "punkter",
        ChartForm::HeatMap => "farvet tabel",
        ChartForm::Treemap => "flader efter størrelse",
        ChartForm::Slope => "før og efter",
        ChartForm::Dumbbell => "to punkter",
        ChartForm::Pyramid => "befolkningspyramide",
        ChartForm::Calendar => "kalender",
    }
}

/// The form as the first words of an alternative text.
#[must_use]
pub fn spoken(form: ChartForm) -> &'static str {
    match form {
        ChartForm::Bar => "Søjlediagram",
        ChartForm::Line => "Linjediagram",
        ChartForm::Histogram => "Histogram",
        ChartForm::Column => "Søjlediagram",
        ChartForm::GroupedBar => "Søjlediagram med flere serier",
        ChartForm::StackedBar => "Stablet søjlediagram",
        ChartForm::ShareBar => "Søjlediagram over andele",
        ChartForm::Area => "Fladediagram",
        ChartForm::SmallMultiples => "Små linjediagrammer",
        ChartForm::Box => "Boksdiagram",
        ChartForm::Scatter => "Punktdiagram",
        ChartForm::HeatMap => "Farvet tabel",
        ChartForm::Treemap => "Fladediagram efter størrelse",
        ChartForm::Slope => "Før og efter-diagram",
        ChartForm::Dumbbell => "Diagram med to punkter",
        ChartForm::Pyramid => "Befolkningspyramide",
        ChartForm::Calendar => "Kalenderdiagram",
    }
}
