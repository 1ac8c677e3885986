//! Asking the workers of two editions; what they say to each other goes through a channel of their own.

use super::Bridge;
use model::compare_message::{CompareAnswer, CompareAsk};
use model::message::{Answer, Ask};
use model::note::{Problem, ProblemKind};
use web_sys::{Blob, BlobPropertyBag, MessageChannel, MessagePort};

impl Bridge {
    /// Asks of two editions.
    pub async fn compare(&self, ask: &CompareAsk) -> Result<CompareAnswer, Problem> {
        Ok(self.compare_with(ask, None).await?.0)
    }

    /// Asks for rows as a file.
    pub async fn compare_file(&self, ask: &CompareAsk) -> Result<Blob, Problem> {
        let (_, parts) = self.compare_with(ask, None).await?;
        let parts = parts.ok_or(Problem::from(ProblemKind::Stale))?;
        let options = BlobPropertyBag::new();
        options.set_type("text/csv;charset=utf-8");
        Blob::new_with_u8_array_sequence_and_options(&parts, &options)
            .map_err(|_| ProblemKind::OutOfMemory.into())
    }

    /// Lets this director compare its table with that of another one. The other answers when that has ended: with a
    /// problem when its workers died.
    pub async fn meet(
        &self,
        other: Self,
        ended: impl FnOnce(Result<CompareAnswer, Problem>) + 'static,
    ) -> Result<(), Problem> {
        let channel = MessageChannel::new().map_err(|_| Problem::from(ProblemKind::OutOfMemory))?;
        let (own, others) = (channel.port1(), channel.port2());
        wasm_bindgen_futures::spawn_local(async move {
            let answer = other.compare_with(&CompareAsk::Serve, Some(others)).await;
            ended(answer.map(|answer| answer.0));
        });
        self.compare_with(&CompareAsk::Meet, Some(own)).await?;
        Ok(())
    }

    async fn compare_with(
        &self,
        ask: &CompareAsk,
        port: Option<MessagePort>,
    ) -> Result<(CompareAnswer, Option<js_sys::Array>), Problem> {
        let packed = postcard::to_stdvec(ask).map_err(|_| ProblemKind::BuildMismatch)?;
        match self
            .ask_with(Ask::Compare(packed), port.map(Into::into))
            .await
        {
            (Answer::Compared(packed), parts) => {
                let answer = postcard::from_bytes(&packed);
                Ok((answer.map_err(|_| ProblemKind::BuildMismatch)?, parts))
            }
            (Answer::Failed(problem), _) => Err(problem),
            _ => Err(ProblemKind::BuildMismatch.into()),
        }
    }
}
