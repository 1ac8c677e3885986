//! What is said where a chart is chosen, written into and taken away, in English.

use crate::chart_panel::{ChartPanelTexts, Notes};
use crate::format::integer;
use model::chart_choice::{Refusal, Way};
use model::message::Language::English;
use model::view_spec::{ChartForm, Order};

/// What is said where a chart is chosen, written into and taken away.
pub static TEXTS: ChartPanelTexts = ChartPanelTexts {
    take: "Save and copy",
    svg: "Save as SVG",
    svg_help: "Can be enlarged without loss",
    png: |scale| match scale {
        1 => "Save as PNG".to_owned(),
        scale => format!("Save as PNG, {scale} times as large"),
    },
    png_help: |scale| match scale {
        1 => "For a web page",
        2 => "For a sharp screen",
        3 => "For a presentation",
        _ => "For print",
    },
    copy_picture: "Copy the picture",
    picture_copied: "The picture is copied.",
    picture_refused: "The browser would not copy the picture. Save it as PNG instead.",
    picture_failed: "The picture could not be made. Try a smaller size.",
    copy_table: "Copy the numbers",
    copy_table_help: "Ready to be pasted into a spreadsheet",
    table_copied: "The numbers of the chart are copied.",

    title: "Choose a chart yourself",
    lead: "What does not fit the numbers stands with the reason.",
    form: "Form",
    why_not: |forms| format!("Why not the other {forms}?"),
    pie: "Pie chart: not found here. Bars are read faster and more precisely.",
    by: |form| match form {
        ChartForm::Scatter => "Numbers on the horizontal axis",
        ChartForm::Histogram => "Numbers to be spread out",
        ChartForm::Calendar => "Days",
        ChartForm::Pyramid => "Age",
        form if form.is_over_time() => "Time",
        _ => "Divided by",
    },
    series: |form| match form {
        ChartForm::Pyramid => "Sex",
        ChartForm::HeatMap => "And the other way",
        _ => "Told apart by (colour)",
    },
    no_series: "Not told apart",
    beside: |columns, first, last| match columns {
        2 => format!("The columns {first} and {last}"),
        _ => format!("{columns} columns: {first} … {last}"),
    },
    way_label: "Numbers",
    way: |way| match way {
        Way::Count => "number of rows",
        Way::Sum => "sum",
        Way::Mean => "mean",
        Way::Median => "median",
        Way::Share => "share in per cent",
        Way::Each => "each number by itself",
    },
    measured: |form| match form {
        ChartForm::Scatter => "Numbers on the vertical axis",
        _ => "of the column",
    },
    of_rows: "the rows",
    order_label: "Order",
    order: |order| match order {
        Order::Usual => "as usual for the form",
        Order::ByNumber => "largest first",
        Order::ByName => "by name",
    },
    most: "Groups at most",
    most_help: |most| format!("From 2 to {most}; empty is the usual."),
    heading: "Heading",
    heading_help: "Empty: Datalup writes it from the numbers.",
    refused: |why| {
        match why {
        Refusal::NoTime => "There must be a column of time.".to_owned(),
        Refusal::NoDays => "There must be a column of dates.".to_owned(),
        Refusal::NoNumbers => "There are no numbers here.".to_owned(),
        Refusal::Codes => "Codes, years and places cannot be added up or averaged.".to_owned(),
        Refusal::Rates => "Shares, prices and means cannot be added up.".to_owned(),
        Refusal::OneValue => "There is only one value.".to_owned(),
        Refusal::TooMany(most) => format!(
            "There are too many different values; {} have room.",
            integer(u64::from(most), English)
        ),
        Refusal::LongTexts => "The texts are too long for names.".to_owned(),
        Refusal::NoParts => "The form shows parts of a whole, and means and medians do not make a whole.".to_owned(),
        Refusal::InUse => "The column is chosen already.".to_owned(),
        Refusal::NoAges => "There must be a column of ages.".to_owned(),
        Refusal::NoSexes => "There must be a column of two sexes.".to_owned(),
        Refusal::NotInForm => "Does not go with the form.".to_owned(),
        Refusal::NoColumn => "No column goes with the form.".to_owned(),
        Refusal::TotalsMixed => "Totals and parts are mixed and cannot be told apart: everything would be counted twice.".to_owned(),
        Refusal::TooFew => "There are too few numbers.".to_owned(),
    }
    },
    preview: "What it will be",
    waiting: "Drawing …",
    nothing: "There are no numbers to draw in the rows shown.",
    apply: "Use the chart",
    again: "Let Datalup choose",
    cancel: "Cancel",
    notes: Notes {
        title: "Notes in the chart",
        help: "A note goes along in the picture, the story and the recipe.",
        at: "Where",
        at_value: "At a line at a number",
        at_day: "At a line at a date",
        at_mark: |mark| format!("At {mark}"),
        value: "Number",
        day: "Date",
        text: "Text",
        add: "Add note",
        remove: |text| format!("Remove the note \u{201c}{text}\u{201d}"),
        incomplete: "Write a text and choose where it stands.",
        not_drawn: "not drawn now",
    },
};
