//! What maps take from other files: gathered here of the file that is open, or kept here for its map.

use super::Desk;
use crate::link;
use engine::job::Beside;
use model::beside::{BesideAnswer, BesideAsk, BorderFile};
use model::map_spec::{MapChoice, MapOffer, Population};
use model::note::Problem;
use std::cell::RefCell;
use std::rc::Rc;

/// What was handed over for maps of the open file, each under its number.
#[derive(Default)]
pub(super) struct Kept {
    borders: RefCell<Option<(u32, Rc<BorderFile>)>>,
    people: RefCell<Option<(u32, Rc<Population>)>>,
}

impl Desk {
    /// Answers what is asked of other files.
    pub(super) async fn beside(&self, ask: BesideAsk) -> Result<BesideAnswer, Problem> {
        Ok(match ask {
            BesideAsk::Gather => {
                let people = self.director.population().await?;
                let borders = self.director.border_file().await?;
                BesideAnswer::Gathered {
                    borders: borders.map(|(file, layer)| Box::new((file, layer.write()))),
                    people,
                }
            }
            BesideAsk::KeepBorders(id, file) => {
                self.kept.borders.replace(Some((id, Rc::new(*file))));
                BesideAnswer::Kept
            }
            BesideAsk::KeepPeople(id, people) => {
                self.kept.people.replace(Some((id, Rc::new(people))));
                BesideAnswer::Kept
            }
            BesideAsk::Meaning {
                column,
                municipality,
            } => BesideAnswer::Values(self.director.meaning(column, &municipality).await?),
            BesideAsk::Map {
                choice,
                borders,
                people,
            } => {
                let Some(found) = self.map_beside(choice.as_deref(), borders, people).await? else {
                    return Ok(BesideAnswer::Lacking);
                };
                BesideAnswer::Map(found.map(Box::new))
            }
        })
    }

    /// The map; `None` when something it is to be made with is not here.
    async fn map_beside(
        &self,
        choice: Option<&MapChoice>,
        borders: Option<(u32, Option<String>)>,
        people: Option<u32>,
    ) -> Result<Option<Option<MapOffer>>, Problem> {
        let file = kept(&self.kept.borders, borders.as_ref().map(|own| own.0));
        let counted = kept(&self.kept.people, people);
        if file.is_some() != borders.is_some() || counted.is_some() != people.is_some() {
            return Ok(None);
        }
        let (id, property) = borders.unwrap_or_default();
        let beside = Beside {
            borders: file.as_deref().map(|file| (file, property.as_deref())),
            people: counted.as_deref(),
        };
        let found = self.director.map_offer_beside(choice, beside).await?;
        let Some((mut offer, data)) = found else {
            return Ok(Some(None));
        };
        if let Some(joined) = &mut offer.joined {
            joined.file = id;
        }
        offer.data = link::packed_bytes(&data)?;
        Ok(Some(Some(offer)))
    }
}

/// What is kept under a number.
fn kept<T>(shelf: &RefCell<Option<(u32, Rc<T>)>>, id: Option<u32>) -> Option<Rc<T>> {
    let shelf = shelf.borrow();
    let (own, what) = shelf.as_ref()?;
    (Some(*own) == id).then(|| what.clone())
}
