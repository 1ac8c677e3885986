//! The map of the rows' own geometry: asked for, handed to the worker that draws, drawn part by part, chosen.
//!
//! The geometry itself goes from the workers of the file to the worker that draws; the page hands it on unread.

use super::{beside, chart, steps, trouble};
use crate::bridge::{Bridge, drawing};
use crate::queries::map_zoom::Zoom;
use crate::state::beside::Known;
use crate::state::features::{DrawnPart, ToldRow};
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::beside::{BorderChoice, OwnAreas};
use model::drawing_message::{DrawAnswer, DrawAsk};
use model::feature_map::{FeatureChart, FeatureChoice, FeatureForm, FeatureOffer, FeaturePart};
use model::message::{Answer, Ask};
use model::note::ProblemKind;
use model::recipe::Step;
use model::scene::Chart;
use std::sync::Arc;
use std::time::Duration;
use texts::format::{NumberStyle, cell};
use wasm_bindgen_futures::spawn_local;

/// How many times the map can be enlarged: to some metres of a country.
pub const MOST_ZOOM: u16 = 2_000;
/// Borders are drawn as exactly as they are known.
const BORDER_ZOOM: u16 = 24;
/// So many rows are told ahead of being pointed at: all that have a mark.
const TOLD_AHEAD: usize = 2_000;
/// So many marks are put into the document in a moment.
const QUICK_MARKS: usize = 150;
/// A map that has not moved for so long has come to rest.
const REST: Duration = Duration::from_millis(100);
/// The sides of a picture have no more picture points for each unit.
const MOST_RATIO: f64 = 2.0;
/// The colours of the series and of the rest.
const COLOURS: [&str; 9] = [
    "--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8", "--rest",
];

/// True when the columns say where rows are.
pub fn is_there(state: State) -> bool {
    state.features.is_there.get() == Some(true)
}

/// Asks whether they do, unless that is known.
pub async fn find(state: State, bridge: &Bridge) {
    let own = state.features;
    if own.is_there.get_untracked().is_some() {
        return;
    }
    let asked = own.begin();
    if let Answer::FeatureSources(sources) = bridge.ask(Ask::FeatureSources).await
        && !own.is_overtaken(asked)
    {
        own.is_there.set(Some(!sources.is_empty()));
    }
}

/// True when the map of geometry is the one to be seen: it was chosen, or there is no other.
pub fn is_shown(state: State) -> bool {
    let is_chosen = state.view.with(|view| view.features.is_some());
    is_there(state) && (is_chosen || state.map.offer.with(Option::is_none))
}

/// True when rows are counted into areas.
pub fn are_areas(offer: &FeatureOffer) -> bool {
    matches!(offer.choice.form, FeatureForm::Areas(_))
}

/// The areas of another file that the steps name, when that file is here.
fn own_areas(state: State) -> Option<OwnAreas> {
    let choice = state.view.with(|view| view.borders.clone())?;
    let file = state.beside.find(&choice.file)?;
    OwnAreas::of(&*file.borders?, file.id, choice.property.as_deref())
}

/// The form of rows that are counted nowhere.
fn usual_form(state: State) -> FeatureForm {
    let offer = state.features.offer.get_untracked();
    let are_few = offer.is_some_and(|own| own.tally.placed() <= FeatureOffer::MOST_MARKS);
    match are_few {
        true => FeatureForm::Marks,
        false => FeatureForm::Clusters,
    }
}

/// True when rows are to be counted into areas of another file.
pub fn needs_file(state: State) -> bool {
    let is_asked = |own: &FeatureChoice| own.form.needs_file();
    state
        .view
        .with(|view| view.features.as_deref().is_some_and(is_asked))
}

/// Counts the rows into the areas of another file: the step of its borders, and that of the map.
pub async fn count_in(state: State, file: &Known) {
    let Some(naming) = file.borders.as_ref().and_then(|own| own.naming(None)) else {
        return;
    };
    let form = FeatureForm::Areas(OwnAreas::form(naming.layer));
    let chosen = state.view.with_untracked(|view| view.features.clone());
    let drawn = state.features.offer.get_untracked();
    let usual = match (chosen, drawn) {
        (Some(own), _) => *own,
        (None, Some(own)) => own.choice,
        (None, None) => {
            let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
                return;
            };
            match bridge.features(None).await {
                Ok(Some((offer, _))) => offer.choice,
                Ok(None) => return,
                Err(problem) => return trouble::handle(state, problem),
            }
        }
    };
    let is_here = state.view.with_untracked(|view| {
        view.borders
            .as_ref()
            .is_some_and(|own| own.file == file.name)
    });
    if !is_here {
        let choice = BorderChoice {
            file: file.name.clone(),
            property: None,
        };
        beside::choose_borders(state, Some(choice));
    }
    let choice = FeatureChoice { form, ..usual };
    let is_same = state
        .view
        .with_untracked(|view| view.features.as_deref() == Some(&choice));
    if !is_same {
        choose(state, choice);
    }
}

/// Counts into the areas of another file no longer.
pub fn count_in_none(state: State) {
    let chosen = state.view.with_untracked(|view| view.features.clone());
    if let Some(choice) = chosen.filter(|own| own.form.needs_file()) {
        let form = usual_form(state);
        choose(state, FeatureChoice { form, ..*choice });
    }
    beside::choose_borders(state, None);
}

/// Asks for the geometry of the rows seen, and hands it to the worker that draws; only the latest counts.
pub fn ask(state: State) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    if state.stage.get_untracked() != Stage::Ready {
        return;
    }
    let own = state.features;
    let asked = own.begin();
    let mut chosen = state.view.with_untracked(|view| view.features.clone());
    // the file with the areas is not here: the step stays, and what can be seen without it is seen
    if let Some(choice) = chosen.as_mut().filter(|own| own.form.needs_file())
        && untrack(|| own_areas(state)).is_none()
    {
        choice.form = usual_form(state);
    }
    spawn_local(async move {
        let found = match bridge.features(chosen).await {
            Ok(found) => found,
            // overtaken by rows of another view: these are asked for anew
            Err(problem) if problem.kind == ProblemKind::Stale => return,
            Err(problem) => {
                if !own.is_overtaken(asked) {
                    trouble::handle(state, problem);
                }
                return;
            }
        };
        if own.is_overtaken(asked) {
            return;
        }
        let Some((offer, sheet)) = found else {
            own.renew(None);
            return;
        };
        match drawing::keep_features(&sheet).await {
            _ if own.is_overtaken(asked) => {}
            Ok(()) => own.renew(Some(offer)),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

pub(super) fn asked_chart(state: State, offer: &FeatureOffer, width_px: u32) -> FeatureChart {
    let column = offer.choice.colour.or(offer.choice.size);
    FeatureChart {
        offer: offer.clone(),
        own: match offer.choice.form.needs_file() {
            true => untrack(|| own_areas(state)),
            false => None,
        },
        column: column.map(|column| state.column_name(column)),
        source: Some(chart::source(state)),
        language: state.language.get_untracked(),
        width_px,
        zoom: match offer.choice.form {
            FeatureForm::Areas(_) => u16::from(super::map::MOST_ZOOM),
            _ => BORDER_ZOOM,
        },
    }
}

/// Draws what lies below.
pub fn draw(state: State, offer: Arc<FeatureOffer>, width_px: u32) {
    let chart = asked_chart(state, &offer, width_px);
    spawn_local(async move {
        let answer = drawing::ask(DrawAsk::Features(Box::new(chart))).await;
        let is_wanted = state.map.width_px.get_untracked() == width_px
            && state
                .features
                .offer
                .with_untracked(|now| now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &offer)));
        match answer {
            _ if !is_wanted => {}
            Ok(DrawAnswer::Drawn(drawn)) => state.features.chart.set(Some(Arc::from(drawn))),
            // the worker was started anew
            Err(problem) if problem.kind == ProblemKind::Stale => ask(state),
            Ok(_) => trouble::tell(state, ProblemKind::BuildMismatch.into()),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// A map is shown that was not, or another one: its parts are drawn anew.
pub fn begin_parts(state: State, chart: &Chart) {
    let own = state.features;
    let size = (chart.scene.width, chart.scene.height);
    if !own.zoom.with_untracked(|zoom| zoom.fits(size)) {
        own.zoom.set(Zoom::whole(size, f64::from(MOST_ZOOM)));
    }
    own.part.set(None);
    draw_part(state);
}

/// What is asked of a part; nothing while it is not known what is drawn.
pub(super) fn asked_part(state: State, zoom: &Zoom) -> Option<FeaturePart> {
    let offer = state.features.offer.get_untracked()?;
    let width_px = state.map.width_px.get_untracked();
    let (corner, size) = (zoom.corner(), zoom.part());
    let window = web_sys::window()?;
    let root = window.document()?.document_element()?;
    let style = window.get_computed_style(&root).ok()??;
    let colours = COLOURS.map(|name| {
        let value = style.get_property_value(name).unwrap_or_default();
        colour(value.trim())
    });
    Some(FeaturePart {
        chart: asked_chart(state, &offer, width_px),
        part: [corner.0, corner.1, size.0, size.1],
        ratio: window.device_pixel_ratio().clamp(1.0, MOST_RATIO),
        colours: colours.to_vec(),
    })
}

/// `#rrggbb` as numbers; black for anything else.
fn colour(text: &str) -> [u8; 3] {
    let number = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .unwrap_or(0);
    [(number >> 16) as u8, (number >> 8) as u8, number as u8]
}

/// Another part is seen. It is drawn at once; where many marks would be put into the document, which takes the page
/// longer than a frame, when the map has come to rest: until then those that are there move.
pub fn moved(state: State) {
    let own = state.features;
    let marks = own
        .part
        .with_untracked(|part| part.as_ref().map_or(0, |part| part.drawn.scene.marks.len()));
    own.moves
        .update_value(|moves| *moves = moves.wrapping_add(1));
    if marks <= QUICK_MARKS {
        draw_part(state);
        return;
    }
    let move_now = own.moves.get_value();
    let later = move || {
        if own.moves.try_get_value() == Some(move_now) {
            draw_part(state);
        }
    };
    set_timeout(later, REST);
}

/// Draws the part that is seen; while one is being drawn, the next waits, and those between are never drawn.
pub fn draw_part(state: State) {
    let own = state.features;
    if own.is_drawing.get_value() {
        return;
    }
    let zoom = own.zoom.get_untracked();
    let offer = own.offer.get_untracked();
    let Some(part) = asked_part(state, &zoom) else {
        return;
    };
    own.is_drawing.set_value(true);
    spawn_local(async move {
        let answer = drawing::feature_part(part).await;
        own.is_drawing.set_value(false);
        let now = own.offer.get_untracked();
        let is_same = match (&offer, &now) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            _ => false,
        };
        match answer {
            Ok((drawn, picture)) if is_same => {
                let size = drawn.picture;
                let picture = picture.zip(size).map(|(own, size)| (own, size.0, size.1));
                own.picture.set_value(picture);
                let drawn = Arc::new(drawn);
                let wanted = drawn.rows.iter().flatten().chain(&drawn.listed);
                let wanted = wanted.copied().take(TOLD_AHEAD).collect();
                own.part.set(Some(DrawnPart { drawn, zoom }));
                tell(state, wanted);
            }
            Ok(_) => {}
            Err(problem) if problem.kind == ProblemKind::Stale => {
                ask(state);
                return;
            }
            Err(problem) => {
                trouble::tell(state, problem);
                return;
            }
        }
        // it was moved meanwhile
        if !is_same {
            draw_part(state);
        } else if own.zoom.get_untracked() != zoom {
            moved(state);
        }
    });
}

/// Asks which row is drawn at a place of the part that was drawn last.
pub async fn row_at(state: State, at: (f64, f64), reach: f64) -> Option<u32> {
    let zoom = state
        .features
        .part
        .with_untracked(|part| part.as_ref().map(|own| own.zoom))?;
    let part = Box::new(asked_part(state, &zoom)?);
    match drawing::ask(DrawAsk::FeatureAt { part, at, reach }).await {
        Ok(DrawAnswer::FeatureAt(row)) => row,
        // what cannot be pointed at is not pointed at
        _ => None,
    }
}

/// Asks for what is told of rows that are not known yet.
pub fn tell(state: State, rows: Vec<u32>) {
    spawn_local(know(state, rows));
}

/// The same; done when it is known.
pub async fn know(state: State, mut rows: Vec<u32>) {
    let own = state.features;
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    own.told
        .with_untracked(|told| rows.retain(|row| !told.contains_key(row)));
    rows.sort_unstable();
    rows.dedup();
    let columns = own
        .offer
        .with_untracked(|offer| offer.as_ref().map(|own| own.told.clone()));
    let Some(columns) = columns.filter(|_| !rows.is_empty()) else {
        return;
    };
    let language = state.language.get_untracked();
    let styles = state.columns.with_untracked(|all| {
        let kind = |at: &u32| all.get(*at as usize).and_then(|own| own.kind.as_deref());
        let style = |at: &u32| NumberStyle::of_kind(kind(at));
        columns.iter().map(style).collect::<Vec<_>>()
    });
    let ask = Ask::RowsAt {
        rows: rows.clone(),
        columns,
    };
    let asked = own.forgotten.get_value();
    // what is not told is a number of a row
    let Answer::Rows { rows: found, .. } = bridge.ask(ask).await else {
        return;
    };
    // other columns are told of them by now, or of other rows
    if own.forgotten.try_get_value() != Some(asked) {
        return;
    }
    own.told.update(|told| {
        for (row, found) in rows.into_iter().zip(found) {
            let values = found.cells.iter().zip(&styles);
            let values = values.map(|(own, style)| cell(own, language, *style));
            let told_row = ToldRow {
                file_row: found.file_row,
                values: values.collect(),
            };
            told.insert(row, told_row);
        }
    });
}

/// Draws the map this way from now on, as a step.
pub fn choose(state: State, choice: FeatureChoice) {
    steps::take(state, Step::Features(Some(Box::new(choice))));
}

/// The map of geometry instead of that of areas, or the other way round, as a step.
pub fn show(state: State, is_shown: bool) {
    if !is_shown {
        steps::take(state, Step::Features(None));
        return;
    }
    let offer = state.features.offer.get_untracked();
    if let Some(offer) = offer {
        choose(state, offer.choice);
        return;
    }
    // it is not known yet what it would be
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    spawn_local(async move {
        match bridge.features(None).await {
            Ok(Some((offer, _))) => choose(state, offer.choice),
            Ok(None) => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}
