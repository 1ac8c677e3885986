//! What is said where a chart is chosen, written into and taken away.

use model::chart_choice::{Refusal, Way};
use model::view_spec::{ChartForm, Order};

/// What is said where a chart is chosen, written into and taken away.
#[derive(Debug)]
pub struct ChartPanelTexts {
    /// Opens what can be done with the chart.
    pub take: &'static str,
    /// SVG.
    pub svg: &'static str,
    /// What it is good for.
    pub svg_help: &'static str,
    /// PNG, so many picture points for one.
    pub png: fn(scale: u8) -> String,
    /// What each size is good for.
    pub png_help: fn(scale: u8) -> &'static str,
    /// The picture to the clipboard.
    pub copy_picture: &'static str,
    /// It is there.
    pub picture_copied: &'static str,
    /// The browser does not let it.
    pub picture_refused: &'static str,
    /// The picture could not be made.
    pub picture_failed: &'static str,
    /// The table behind the chart to the clipboard.
    pub copy_table: &'static str,
    /// What it is good for.
    pub copy_table_help: &'static str,
    /// It is there.
    pub table_copied: &'static str,

    /// Heading of the panel.
    pub title: &'static str,
    /// Below it.
    pub lead: &'static str,
    /// The forms.
    pub form: &'static str,
    /// Opens the forms that cannot be chosen, with why.
    pub why_not: fn(forms: usize) -> String,
    /// There is no pie, and why.
    pub pie: &'static str,
    /// The column along the axis, by form.
    pub by: fn(ChartForm) -> &'static str,
    /// The column that tells series apart.
    pub series: fn(ChartForm) -> &'static str,
    /// No such column.
    pub no_series: &'static str,
    /// Columns side by side as series: how many, the first and the last.
    pub beside: fn(columns: usize, first: &str, last: &str) -> String,
    /// How numbers are made.
    pub way_label: &'static str,
    /// A way to make them.
    pub way: fn(Way) -> &'static str,
    /// The column they are made of.
    pub measured: fn(ChartForm) -> &'static str,
    /// A share of the rows themselves.
    pub of_rows: &'static str,
    /// In which order the groups stand.
    pub order_label: &'static str,
    /// An order.
    pub order: fn(Order) -> &'static str,
    /// How many groups are drawn.
    pub most: &'static str,
    /// At most so many.
    pub most_help: fn(u32) -> String,
    /// The user's heading.
    pub heading: &'static str,
    /// What it is without.
    pub heading_help: &'static str,
    /// Why something cannot be chosen, as a short sentence.
    pub refused: fn(Refusal) -> String,
    /// The name of the drawing in the panel.
    pub preview: &'static str,
    /// It is being drawn.
    pub waiting: &'static str,
    /// There is nothing to draw.
    pub nothing: &'static str,
    /// Draws it on the page.
    pub apply: &'static str,
    /// Leaves it to the suggestions again.
    pub again: &'static str,
    /// Closes the panel.
    pub cancel: &'static str,
    /// Words in the chart.
    pub notes: Notes,
}

/// What is said of words in the chart.
#[derive(Debug)]
pub struct Notes {
    /// Their heading.
    pub title: &'static str,
    /// What they are for.
    pub help: &'static str,
    /// Where they stand.
    pub at: &'static str,
    /// At a line at a number.
    pub at_value: &'static str,
    /// At a line at a day.
    pub at_day: &'static str,
    /// At a mark.
    pub at_mark: fn(&str) -> String,
    /// The number of the line.
    pub value: &'static str,
    /// The day of the line.
    pub day: &'static str,
    /// What is written.
    pub text: &'static str,
    /// Writes it.
    pub add: &'static str,
    /// Takes it away.
    pub remove: fn(&str) -> String,
    /// That is no number, or nothing was written.
    pub incomplete: &'static str,
    /// What it stands for is not drawn now.
    pub not_drawn: &'static str,
}
