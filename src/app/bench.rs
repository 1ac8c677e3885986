//! Answers for a measuring harness (`tests/bench/peers`), only when the address asks for them (`?bench`).
//!
//! `window.__bench` is the whole of it: an object of functions that give promises. It asks the same
//! director as the table does, but chooses rows for itself: after `filter` the table shows what it had
//! and its next question is stale, which no visitor meets, because no visitor's address asks.

use crate::bridge::Bridge;
use crate::dom;
use crate::pages::rehearsal;
use crate::state::{Stage, State};
use futures_channel::oneshot;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::message::{Answer, Ask, Row, RowsAsk};
use model::recipe::{Query, SortKey, Test};
use model::view_spec::Measure;
use std::future::Future;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How often the page is asked whether it is ready.
const LOOK_MILLIS: u64 = 10;

/// Someone who waits until the file is so far.
type Waiting = (fn(&Stage) -> bool, oneshot::Sender<()>);

/// The page as a harness sees it.
#[derive(Clone, Copy)]
struct Bench {
    state: State,
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
    /// The view the harness has chosen last, and whether it is that of all rows.
    chosen: StoredValue<Option<(u32, bool)>, LocalStorage>,
}

/// Puts `window.__bench` there, when the address asks for it.
pub fn install(state: State) {
    if !is_asked_for() {
        return;
    }
    let bench = Bench {
        state,
        waiting: StoredValue::new_local(Vec::new()),
        chosen: StoredValue::new_local(None),
    };
    Effect::new(move |_| bench.heard(&state.stage.get()));
    let hooks = Object::new();
    set(&hooks, "name", &"datalup".into());
    set(&hooks, "ready", &dom::promise(Box::pin(ready())));
    hook(&hooks, "load", move |_, _| bench.load());
    hook(&hooks, "rows", move |first, count| bench.rows(first, count));
    hook(&hooks, "group", move |by, sum| bench.group(by, sum));
    hook(&hooks, "filter", move |spec, _| bench.filter(spec));
    hook(&hooks, "profile", move |_, _| bench.profile());
    set(&js_sys::global(), "__bench", &hooks);
}

/// The only thing the page reads from its own address.
fn is_asked_for() -> bool {
    let address = dom::document().and_then(|document| document.url().ok());
    let address = address.unwrap_or_default();
    let before_mark = address.split('#').next().unwrap_or_default();
    before_mark
        .split_once('?')
        .is_some_and(|(_, query)| query.split('&').any(|word| word == "bench"))
}

/// A function of at most two values that gives a promise.
fn hook<F>(hooks: &Object, name: &str, answer: impl Fn(JsValue, JsValue) -> F + 'static)
where
    F: Future<Output = Result<JsValue, JsValue>> + 'static,
{
    let called = move |one, other| -> Promise { dom::promise(Box::pin(answer(one, other))) };
    let function = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(called);
    let function: Function = function.into_js_value().unchecked_into();
    set(hooks, name, &function);
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // setting a property of an object of our own cannot fail
    let _ = Reflect::set(object, &name.into(), value);
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// What a promise fails with: a word for the harness, no sentence for a user.
fn failed(word: &str) -> JsValue {
    js_sys::Error::new(word).into()
}

/// Waits until everything is fetched and a worker waits for a file.
async fn ready() -> Result<JsValue, JsValue> {
    loop {
        let fetched = dom::root().and_then(|root| root.get_attribute("data-ready"));
        let is_idle = Bridge::has_spare() && rehearsal::is_over();
        if fetched.as_deref() == Some("all") && is_idle {
            return Ok(JsValue::UNDEFINED);
        }
        let (tell, told) = oneshot::channel();
        let look = move || {
            let _ = tell.send(());
        };
        set_timeout(look, Duration::from_millis(LOOK_MILLIS));
        told.await.map_err(|_| failed("closed"))?;
    }
}

impl Bench {
    /// Tells those who wait that the file is so far; who waits in vain is let go.
    fn heard(self, stage: &Stage) {
        let gone = match stage {
            Stage::Failed(_) | Stage::Stopped | Stage::Choosing => true,
            Stage::Closed => self.state.trouble.with_untracked(Option::is_some),
            Stage::Reading | Stage::Loaded | Stage::Ready => false,
        };
        self.waiting.update_value(|waiting| {
            for (enough, tell) in std::mem::take(waiting) {
                if enough(stage) {
                    let _ = tell.send(());
                } else if !gone {
                    waiting.push((enough, tell));
                }
            }
        });
    }

    /// Waits until the file is so far.
    async fn reached(self, enough: fn(&Stage) -> bool) -> Result<(), JsValue> {
        if self.state.stage.with_untracked(enough) {
            return Ok(());
        }
        let (tell, told) = oneshot::channel();
        self.waiting
            .update_value(|waiting| waiting.push((enough, tell)));
        told.await.map_err(|_| failed("unreadable"))
    }

    async fn ask(self, ask: Ask) -> Result<Answer, JsValue> {
        let bridge = self.state.hands.with_value(|hands| hands.bridge.clone());
        let bridge = bridge.ok_or_else(|| failed("closed"))?;
        Ok(bridge.ask(ask).await)
    }

    /// The position of a column named by the harness.
    fn column(self, name: &JsValue) -> Result<u32, JsValue> {
        let name = name.as_string();
        let columns = self.state.columns.get_untracked();
        let place = columns.iter().position(|c| Some(&c.name) == name.as_ref());
        place
            .and_then(|place| u32::try_from(place).ok())
            .ok_or_else(|| failed("column"))
    }

    /// Chooses rows. Answers the revision and how many there are.
    async fn choose(self, query: Query) -> Result<(u32, u64), JsValue> {
        let is_all = query == Query::default();
        match self.ask(Ask::Select(query)).await? {
            Answer::Viewed { revision, rows, .. } => {
                self.chosen.set_value(Some((revision, is_all)));
                Ok((revision, rows))
            }
            _ => Err(failed("select")),
        }
    }

    /// The revision of a view of all rows in the order of the file.
    async fn all_rows(self) -> Result<u32, JsValue> {
        match self.chosen.get_value() {
            None => Ok(self.state.hands.with_value(|hands| hands.rows.revision())),
            Some((revision, true)) => Ok(revision),
            Some((_, false)) => Ok(self.choose(Query::default()).await?.0),
        }
    }

    async fn window(self, revision: u32, first: u64, count: u32) -> Result<JsValue, JsValue> {
        let of = self.state.columns.with_untracked(|columns| columns.len());
        let ask = RowsAsk {
            revision,
            first,
            count,
            columns: (0..u32::try_from(of).unwrap_or_default()).collect(),
        };
        match self.ask(Ask::Rows(ask)).await? {
            Answer::Rows { rows, .. } => Ok(rows.iter().map(line).collect::<Array>().into()),
            _ => Err(failed("rows")),
        }
    }

    async fn load(self) -> Result<JsValue, JsValue> {
        self.reached(Stage::has_rows).await?;
        self.chosen.set_value(None);
        let types = Object::new();
        for column in self.state.columns.get_untracked().iter() {
            set(&types, &column.name, &kind(column.column_type).into());
        }
        let loaded = Object::new();
        let rows = self.state.viewed.with_untracked(|viewed| viewed.rows);
        set(&loaded, "rows", &(rows as f64).into());
        set(&loaded, "types", &types);
        Ok(loaded.into())
    }

    async fn rows(self, first: JsValue, count: JsValue) -> Result<JsValue, JsValue> {
        let number = |value: JsValue| value.as_f64().ok_or_else(|| failed("number"));
        let (first, count) = (number(first)?, number(count)?);
        let revision = self.all_rows().await?;
        self.window(revision, first as u64, count as u32).await
    }

    async fn group(self, by: JsValue, sum: JsValue) -> Result<JsValue, JsValue> {
        let (by, column) = (self.column(&by)?, self.column(&sum)?);
        self.all_rows().await?;
        let measure = Measure::Sum { column };
        let Answer::Groups(groups) = self.ask(Ask::Group { by, measure }).await? else {
            return Err(failed("group"));
        };
        let group = groups.iter().map(|group| {
            let sum = group.value.unwrap_or(0.0);
            Array::of3(&value(&group.key), &sum.into(), &(group.rows as f64).into())
        });
        Ok(group.collect::<Array>().into())
    }

    async fn filter(self, spec: JsValue) -> Result<JsValue, JsValue> {
        let (equals, threshold, sort) = (
            get(&spec, "equals"),
            get(&spec, "threshold"),
            get(&spec, "sort"),
        );
        let wanted = get(&equals, "value").as_string().unwrap_or_default();
        let limit = number_cell(&get(&threshold, "value")).ok_or_else(|| failed("number"))?;
        let beyond = match get(&threshold, "op").as_string().as_deref() {
            Some(">") => Test::Above(limit),
            Some("<") => Test::Below(limit),
            _ => return Err(failed("op")),
        };
        let query = Query {
            filters: vec![
                (
                    self.column(&get(&equals, "column"))?,
                    Test::Equals(Cell::text(wanted)),
                ),
                (self.column(&get(&threshold, "column"))?, beyond),
            ],
            search: String::new(),
            sort: vec![SortKey {
                column: self.column(&get(&sort, "column"))?,
                descending: get(&sort, "descending").is_truthy(),
            }],
            found: None,
        };
        let limit = get(&spec, "limit").as_f64().unwrap_or_default();
        let (revision, count) = self.choose(query).await?;
        let found = Object::new();
        set(&found, "count", &(count as f64).into());
        set(
            &found,
            "rows",
            &self.window(revision, 0, limit as u32).await?,
        );
        Ok(found.into())
    }

    async fn profile(self) -> Result<JsValue, JsValue> {
        self.reached(|stage| *stage == Stage::Ready).await?;
        let columns = self.state.columns.get_untracked();
        Ok(columns.iter().map(told).collect::<Array>().into())
    }
}

fn line(row: &Row) -> Array {
    row.cells.iter().map(value).collect()
}

/// A column's profile as the harness wants it.
fn told(column: &ColumnProfile) -> Object {
    let told = Object::new();
    let cell = |cell: &Option<Cell>| cell.as_ref().map_or(JsValue::NULL, value);
    let top = column.top.iter().map(|(cell, rows)| {
        let rows = JsValue::from(*rows as f64);
        Array::of2(&value(cell), &rows)
    });
    set(&told, "name", &column.name.as_str().into());
    set(&told, "type", &kind(column.column_type).into());
    set(&told, "nulls", &(column.nulls as f64).into());
    set(&told, "min", &cell(&column.min));
    set(&told, "max", &cell(&column.max));
    set(
        &told,
        "mean",
        &column.mean.map_or(JsValue::NULL, Into::into),
    );
    set(&told, "distinct", &(column.distinct as f64).into());
    set(&told, "top", &top.collect::<Array>());
    told
}

/// A cell as a number, a string or null; a point in time as milliseconds since 1970.
fn value(cell: &Cell) -> JsValue {
    match cell {
        Cell::Missing => JsValue::NULL,
        Cell::Signed { value: plain, .. } => value(plain),
        Cell::Text { text, .. } => text.as_str().into(),
        Cell::DateTime { micros, .. } => (*micros as f64 / 1000.0).into(),
        other => other.as_f64().map_or(JsValue::NULL, Into::into),
    }
}

/// The word the harness has for a type.
fn kind(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Integer => "integer",
        ColumnType::Decimal => "number",
        ColumnType::Date | ColumnType::DateTime => "date",
        ColumnType::Time | ColumnType::Boolean | ColumnType::Text => "text",
    }
}

/// A number of the harness as the exact decimal it is written as.
fn number_cell(value: &JsValue) -> Option<Cell> {
    let text = js_sys::Number::from(value.as_f64()?)
        .to_string_with_radix(10)
        .ok()?;
    let text = String::from(text);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    Some(Cell::Decimal {
        mantissa: format!("{whole}{part}").parse().ok()?,
        scale: u8::try_from(part.len()).ok()?,
    })
}
