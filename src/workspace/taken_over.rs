//! The return from which a new one takes its answers over.

use std::rc::Rc;

use super::{CollectionReader, Workspace};
use crate::authoring::EarlierReturn;
use crate::check::OtherCollections as _;
use crate::diag::{Code, Diagnostic, nearest, quoted};
use crate::model::{Collection, Entry, Round, Standing};

/// From where a new return takes answers over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TakenFrom<'a> {
    /// From the last round before it in which the same participant made a return.
    LastReturn,
    /// From this round.
    Round(&'a str),
    /// From nowhere.
    Nothing,
}

/// A return without errors, and its round.
pub(super) struct Earlier<'a> {
    pub(super) round: &'a Round,
    pub(super) entry: Rc<Entry>,
}

impl Earlier<'_> {
    /// The return, and what the items of a round were in its.
    pub(super) fn compared(
        &self,
        collection: &Collection,
        round: &Round,
    ) -> Option<EarlierReturn<'_>> {
        let Standing::Valid(returned) = &self.entry.standing else { return None };
        let compared = collection.comparison(&round.rubric, &self.round.rubric);
        Some(EarlierReturn { round: self.round, returned, compared })
    }
}

impl Workspace<'_> {
    /// The return of somebody that is meant, where there is one.
    ///
    /// # Errors
    /// It has errors; or a round was named that is not before this one, or has no return of theirs.
    pub(super) fn earlier<'a>(
        &self,
        collection: &'a Collection,
        (round, who): (&Round, &str),
        from: TakenFrom<'_>,
    ) -> Result<Option<Earlier<'a>>, Diagnostic> {
        let reader = CollectionReader::new(self.system, None, &self.files().files);
        let named = match from {
            TakenFrom::Nothing => return Ok(None),
            TakenFrom::LastReturn => None,
            TakenFrom::Round(id) => Some(id),
        };
        if let Some(id) = named.filter(|id| round.info.before.iter().all(|own| own.as_str() != *id))
        {
            return Err(not_before(round, id));
        }
        let before = round.info.before.iter().filter_map(|id| collection.round(id.as_str()));
        let is_meant = |own: &&Round| named.is_none_or(|id| own.info.id.as_str() == id);
        for own in before.filter(is_meant) {
            let Some(entry) = reader.entry(collection.id.as_str(), own.info.id.as_str(), who)
            else {
                continue;
            };
            if matches!(entry.standing, Standing::Valid(_)) {
                return Ok(Some(Earlier { round: own, entry }));
            }
            return Err(has_errors(collection, own, who));
        }
        match named {
            Some(id) => Err(without_return(who, id)),
            None => Ok(None),
        }
    }
}

fn not_before(round: &Round, id: &str) -> Diagnostic {
    let message = format!("{} is no round before {}", quoted(id), quoted(round.info.id.as_str()));
    let help = match &*round.info.before {
        [] => "say in its `round.yaml` which round came before: `previous: …`".to_owned(),
        before => nearest::suggestion(id, before.iter().map(|own| own.as_str()))
            .unwrap_or_else(|| "name one of those before it".to_owned()),
    };
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}

fn without_return(who: &str, id: &str) -> Diagnostic {
    let message = format!("{} has no return in {}", quoted(who), quoted(id));
    let help = "name another round, or leave `--from` out";
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}

fn has_errors(collection: &Collection, round: &Round, who: &str) -> Diagnostic {
    let file = format!("{}/{}/{who}", collection.id, round.info.id);
    let message = format!("the return {file} has errors, so nothing is taken over from it");
    let help = format!(
        "mend it first: `stocktake check {file}` says what is wrong; or begin with nothing: add \
         `--blank`"
    );
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}
