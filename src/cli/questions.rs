//! `datalup questions FILE`: plain questions the table answers, each with a sentence and its source.

use crate::map_words::Words;
use crate::open::{name_of, open};
use crate::outcome::{Failure, Outcome, print};
use chart::draw;
use engine::job::block_on;
use engine::ops::near::known;
use model::cell::Cell;
use model::message::Language;
use model::near::Place;
use model::question::{Answered, Answering, Found, Home, Question};
use model::recipe::Query;
use model::sniff::ReadOptions;
use model::view_spec::Source;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::Write;
use texts::format::{self, NumberStyle};
use texts::question::Asking;

/// Width a chart is drawn for: its sentence does not depend on it.
const WIDTH_PX: u32 = 720;

/// A question in words, with its answer.
struct Told {
    question: String,
    sentence: String,
    source: Option<String>,
    /// The form of the chart that shows it.
    form: Option<&'static str>,
    answered: Answered,
}

pub(crate) fn run(
    words: &[OsString],
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let options = ["--municipality", "--near", "--part"];
    let words = Words::of(words, &options, &["--json"], language)?;
    let read = ReadOptions {
        part: words.all("--part"),
        ..ReadOptions::default()
    };
    let home = home(&words, language)?;
    let file = open(&words.file, &read, None, language)?;
    let failed =
        |problem| Failure::of_problem(&words.file.display().to_string(), &problem, language);
    block_on(file.director.kinds_of_all()).map_err(failed)?;
    block_on(file.director.select(Query::default())).map_err(failed)?;
    let answered = block_on(file.director.questions(&home)).map_err(failed)?;
    let source = Source {
        file: name_of(&words.file),
        day: None,
        subject: None,
    };
    let names: Vec<&str> = file
        .opened
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    let told: Vec<Told> = answered
        .answered
        .into_iter()
        .map(|one| tell(one, &names, &source, language))
        .collect();
    let text = match words.has("--json") {
        true => format!(
            "{:#}\n",
            Value::from_iter(told.iter().map(|one| json_of(one, &names)))
        ),
        false if told.is_empty() => format!("{}\n", texts::question(language).nothing),
        false => report(&told),
    };
    print(out, &text)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

fn home(words: &Words, language: Language) -> Result<Home, Failure> {
    let bad = |option: &str| {
        let texts = texts::of(language).cli;
        Failure::arguments((texts.bad_value)(option), language)
    };
    // codes lose their first zero on the way here, too
    let code = |text: String| format!("{:0>4}", text.trim());
    let municipality = words.text("--municipality").map(code);
    let is_known = |own: &String| known(&Place::Municipality(own.clone())).is_some();
    if municipality.as_ref().is_some_and(|own| !is_known(own)) {
        return Err(bad("--municipality"));
    }
    let near = words.text("--near").map(|own| Place::Postcode(code(own)));
    if near.as_ref().is_some_and(|own| known(own).is_none()) {
        return Err(bad("--near"));
    }
    let near = near.or_else(|| municipality.clone().map(Place::Municipality));
    Ok(Home { municipality, near })
}

fn name<'a>(names: &[&'a str], column: u32) -> &'a str {
    names.get(column as usize).copied().unwrap_or_default()
}

fn asking<'a>(question: &Question, names: &[&'a str], place: Option<&'a str>) -> Asking<'a> {
    Asking {
        topic: question.topic,
        compared: question.compared,
        by: name(names, question.by),
        parts: question.parts.map(|column| name(names, column)),
        measured: question.measured.map(|column| name(names, column)),
        counts: question.counts,
        place,
    }
}

fn tell(mut answered: Answered, names: &[&str], source: &Source, language: Language) -> Told {
    let texts = texts::question(language);
    let place = match &answered.found {
        Found::Near(found) => Some(found.called.clone()),
        _ => None,
    };
    let asking = asking(&answered.question, names, place.as_deref());
    let question = (texts.question)(&asking);
    let own_source = (texts::chart(language).forms.source)(&source.file, None, None);
    let mut form = None;
    let (sentence, source) = match &mut answered.found {
        Found::Chart(data) => {
            data.source = Some(source.clone());
            form = Some(data.spec.form.id());
            let chart = draw(&forecast::marked(data), language, WIDTH_PX);
            (chart.sentence, chart.source)
        }
        Found::Near(found) => {
            let nearest = found.nearest.first().map(|row| &row.name);
            let nearest = nearest.filter(|name| **name != Cell::Missing);
            let nearest = nearest.map(|name| format::cell(name, language, NumberStyle::Plain));
            let sentence = (texts.near)(found, nearest.as_deref());
            (sentence, Some(own_source))
        }
        Found::NoPlace => (texts.no_place_option.to_owned(), Some(own_source)),
        Found::Own(found) => {
            let sentence = (texts.own)(found, asking.measured, asking.counts);
            (sentence, Some(own_source))
        }
    };
    Told {
        question,
        sentence,
        source,
        form,
        answered,
    }
}

fn json_of(told: &Told, names: &[&str]) -> Value {
    let question = &told.answered.question;
    let mut columns: Vec<&str> = vec![name(names, question.by)];
    let others = [question.parts, question.measured];
    columns.extend(others.into_iter().flatten().map(|own| name(names, own)));
    let second = match &question.answer {
        Answering::Near { position, .. } => position.other(),
        _ => None,
    };
    columns.extend(second.map(|own| name(names, own)));
    columns.dedup();
    let near = match &told.answered.found {
        Found::Near(found) => json!({
            "place": found.called,
            "metres": found.metres,
            "rows": found.rows,
            "located": found.located,
            "within": found.within,
            "by_district": found.by_district,
            "nearest_metres": found.nearest.first().map(|row| row.metres),
        }),
        _ => Value::Null,
    };
    let own = match &told.answered.found {
        Found::Own(found) => json!({
            "municipality": found.name,
            "value": found.value,
            "rank": found.rank,
            "tied": found.tied,
            "of": found.of,
            "median": found.median,
        }),
        _ => Value::Null,
    };
    json!({
        "topic": question.topic.id(),
        "question": told.question,
        "sentence": told.sentence,
        "source": told.source,
        "columns": columns,
        "form": told.form,
        "near": near,
        "own": own,
    })
}

fn report(told: &[Told]) -> String {
    let blocks = told.iter().map(|one| {
        let source = one.source.iter().map(|source| format!("   {source}\n"));
        format!(
            "{}\n   {}\n{}",
            one.question,
            one.sentence,
            source.collect::<String>()
        )
    });
    blocks.collect::<Vec<_>>().join("\n")
}
