//! What a collection asks and whom, without what was returned.

use super::{CollectionReader, Listed, Workspace, leads_somewhere};
use crate::check;
use crate::diag::{Diagnostic, Findings};
use crate::load;
use crate::model::Collection;

impl Workspace<'_> {
    /// Reads and checks the rubric, the register and the rounds of a collection and no return; what
    /// is wrong with them goes to the sink.
    ///
    /// `None` where the rubric or the register cannot be used, or there is no such collection.
    pub(crate) fn asked(&self, id: &str, sink: &mut Findings) -> Option<Collection> {
        let Listed { files, findings, .. } = self.files();
        let others = CollectionReader::new(self.system, None, &files);
        let mut found = findings;
        let own = files.into_iter().find(|own| own.id == id);
        let collection = own.and_then(|mut own| {
            own.rounds.iter_mut().for_each(|round| round.returns.clear());
            let written = load::collection(self.system, own, &mut found);
            check::collection(written, &mut found)
        });
        let collection = collection.filter(|own| leads_somewhere(own, &others, &mut found));
        sink.extend(found.into_iter().filter(Diagnostic::is_error));
        collection
    }
}
