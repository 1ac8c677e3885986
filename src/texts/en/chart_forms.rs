//! Names of the forms of charts, in English. Apart from their sentences: the page needs the names alone.

use model::view_spec::ChartForm;

/// The name of a form within a sentence or a list of choices.
#[must_use]
pub fn name(form: ChartForm) -> &'static str {
    match form {
        ChartForm::Bar => "horizontal bars",
        ChartForm::Line => "line",
        ChartForm::Histogram => "histogram",
        ChartForm::Column => "vertical bars",
        ChartForm::GroupedBar => "bars side by side",
        ChartForm::StackedBar => "stacked bars",
        ChartForm::ShareBar => "stacked bars, shares",
        ChartForm::Area => "area",
        ChartForm::SmallMultiples => "small multiples",
        ChartForm::Box => "box plot",
        ChartForm::Scatter => "points",
        ChartForm::HeatMap => "coloured table",
        ChartForm::Treemap => "treemap",
        ChartForm::Slope => "before and after",
        ChartForm::Dumbbell => "two points",
        ChartForm::Pyramid => "population pyramid",
        ChartForm::Calendar => "calendar",
    }
}

/// The form as the first words of an alternative text.
#[must_use]
pub fn spoken(form: ChartForm) -> &'static str {
    match form {
        ChartForm::Bar => "Bar chart",
        ChartForm::Line => "Line chart",
        ChartForm::Histogram => "Histogram",
        ChartForm::Column => "Bar chart",
        ChartForm::GroupedBar => "Bar chart of several series",
        ChartForm::StackedBar => "Stacked bar chart",
        ChartForm::ShareBar => "Bar chart of shares",
        ChartForm::Area => "Area chart",
        ChartForm::SmallMultiples => "Small line charts",
        ChartForm::Box => "Box plot",
        ChartForm::Scatter => "Scatter chart",
        ChartForm::HeatMap => "Coloured table",
        ChartForm::Treemap => "Treemap",
        ChartForm::Slope => "Before-and-after chart",
        ChartForm::Dumbbell => "Chart of two points",
        ChartForm::Pyramid => "Population pyramid",
        ChartForm::Calendar => "Calendar chart",
    }
}
