//! Plain questions and their answers.

use super::{Crew, Director, MemberAsk};
use crate::ops::near::{NearAsk, NearPart, known};
use crate::question::{asked, own};
use model::near::{Near, Position};
use model::note::Problem;
use model::question::{Answered, Answering, Found, Home, NearFound, Question, Questions};
use registers::places::municipalities;

impl<C: Crew> Director<C> {
    /// The questions the rows of the current view can answer, each with its answer; last the one of the own
    /// municipality, when the user has told which that is.
    ///
    /// # Errors
    /// As [`Director::chart_data`] and [`Director::map_data`].
    pub async fn questions(&self, home: &Home) -> Result<Questions, Problem> {
        let columns = self.profile();
        let mut out = Vec::new();
        for question in asked(&columns) {
            if let Some(found) = self.found(&question, home).await? {
                out.push(Answered { question, found });
            }
        }
        let own = own::ask(&columns);
        let has_own = own.is_some();
        if let Some(question) = own.filter(|_| home.municipality.is_some())
            && let Some(found) = self.found(&question, home).await?
        {
            out.push(Answered { question, found });
        }
        let all = municipalities().filter(|_| has_own);
        Ok(Questions {
            answered: out,
            has_own,
            municipalities: all
                .map(|one| (one.code.to_owned(), one.name.to_owned()))
                .collect(),
        })
    }

    /// `None` when these rows answer nothing.
    async fn found(&self, question: &Question, home: &Home) -> Result<Option<Found>, Problem> {
        Ok(match &question.answer {
            Answering::Chart(spec) => {
                let data = self.chart_data(spec).await?;
                let is_told = data.groups.iter().any(|group| group.value.is_some());
                is_told.then(|| Found::Chart(Box::new(data)))
            }
            Answering::Near {
                column,
                position,
                name,
            } => Some(self.near(home, *column, *position, *name).await?),
            Answering::Own(spec) => {
                let data = self.map_data(spec).await?;
                let code = home.municipality.as_deref();
                code.and_then(|code| own::place(&data, code))
                    .map(Found::Own)
            }
        })
    }

    async fn near(
        &self,
        home: &Home,
        column: u32,
        position: Position,
        name: Option<u32>,
    ) -> Result<Found, Problem> {
        let place = home.near.clone();
        let Some((place, (_, called))) = place.and_then(|own| Some((own.clone(), known(&own)?)))
        else {
            return Ok(Found::NoPlace);
        };
        let metres = NearFound::USUAL_METRES;
        let ask = NearAsk {
            revision: self.revision(),
            column,
            near: Near {
                place: place.clone(),
                called: called.clone(),
                metres,
                position,
            },
            name,
        };
        self.view_of(ask.revision)?;
        let parts: Vec<Box<NearPart>> = self.ask_all(MemberAsk::Near(Box::new(ask))).await?;
        let mut whole = NearPart::default();
        for part in parts {
            whole.merge(*part);
        }
        Ok(Found::Near(NearFound {
            place,
            called,
            metres,
            rows: whole.rows,
            located: whole.located,
            within: whole.within,
            nearest: whole.nearest,
            by_district: position == Position::Postcode,
        }))
    }
}
