//! Which rounds and which return somebody asks about who wants to know how far they are.

use super::begun::not_registered;
use crate::diag::Diagnostic;
use crate::load::Selection;
use crate::model::{Collection, Partnership, Round};

/// A round, or a return in it, be it begun or not.
pub(crate) struct Asked<'a> {
    pub(crate) collection: &'a Collection,
    pub(crate) round: &'a Round,
    /// Whose return; that of all where nobody is named.
    pub(crate) who: Option<&'a Partnership>,
}

/// What a selection means among collections: where nothing is selected, the newest round of each.
/// A collection or a round that is not there, or has errors, is left out: it is told of where it is
/// read.
///
/// # Errors
/// Somebody is named who is not in the register.
pub(crate) fn asked_about<'a>(
    collections: &'a [Collection],
    meant: Option<&Selection>,
) -> Result<Vec<Asked<'a>>, Diagnostic> {
    let Some(meant) = meant else {
        let newest = collections.iter().filter_map(|own| Some((own, own.newest()?)));
        return Ok(newest
            .map(|(own, round)| Asked { collection: own, round, who: None })
            .collect());
    };
    let Some(collection) = collections.iter().find(|own| own.id.as_str() == meant.collection)
    else {
        return Ok(Vec::new());
    };
    let who = match &meant.partnership {
        Some(id) => {
            let own = collection.register.partnership(id);
            Some(own.ok_or_else(|| not_registered(collection, id))?)
        }
        None => None,
    };
    let is_meant = |id: &str| meant.round.as_ref().is_none_or(|own| own == id);
    let rounds = collection.rounds.iter().filter(|round| is_meant(round.info.id.as_str()));
    Ok(rounds.map(|round| Asked { collection, round, who }).collect())
}
