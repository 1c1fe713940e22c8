//! An item of a rubric, looked for by its number.

use std::sync::Arc;

use super::Workspace;
use super::begun::no_round;
use crate::authoring::item_in_words;
use crate::diag::{Code, Diagnostic, Findings, nearest, quoted};
use crate::load::Selection;
use crate::model::{ItemId, Rubric};

/// What a collection asks, with its name.
type Asking = (String, Arc<Rubric>);

impl Workspace<'_> {
    /// An item in words: of the collection that is meant, in the version of its round where one is
    /// named, or else of the only one that has it. What is wrong with collections goes to the sink.
    ///
    /// # Errors
    /// None has it, or several have.
    pub(crate) fn item(
        &self,
        meant: Option<&Selection>,
        wanted: &str,
        sink: &mut Findings,
    ) -> Result<String, Diagnostic> {
        let rubrics = self.rubrics(meant, sink);
        let id = ItemId::new(wanted).ok();
        let asked: Vec<_> = rubrics
            .iter()
            .filter_map(|(name, rubric)| Some((name, rubric, rubric.item(id.as_ref()?)?)))
            .collect();
        match &*asked {
            [(_, rubric, item)] => Ok(item_in_words(item, rubric)),
            [] => Err(nowhere(wanted, &rubrics)),
            several => Err(in_several(wanted, several.iter().map(|(name, ..)| &***name))),
        }
    }

    fn rubrics(&self, meant: Option<&Selection>, sink: &mut Findings) -> Vec<Asking> {
        let ids: Vec<String> = match meant {
            Some(own) => vec![own.collection.clone()],
            None => self.files().files.into_iter().map(|own| own.id).collect(),
        };
        let mut found = Vec::new();
        for id in ids {
            let Some(collection) = self.asked(&id, sink) else { continue };
            match meant.and_then(|own| own.round.as_deref()) {
                None => found.push((id, collection.rubric)),
                Some(round) => match collection.round(round) {
                    Some(own) => found.push((id, Arc::clone(&own.rubric))),
                    None => sink.push(no_round(&collection, round)),
                },
            }
        }
        found
    }
}

fn nowhere(wanted: &str, rubrics: &[Asking]) -> Diagnostic {
    let is_none = format!("{} is no code, and ", quoted(wanted));
    let (message, help) = match rubrics {
        [(name, rubric)] => (
            format!("{is_none}{} does not ask it", quoted(name)),
            nearest::item(wanted, rubric.items().map(|own| own.id.as_str())),
        ),
        _ => (format!("{is_none}no collection asks it"), None),
    };
    let help = help.unwrap_or_else(|| "`stocktake explain` lists the codes".to_owned());
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}

fn in_several<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Diagnostic {
    let names: Vec<&str> = names.collect();
    let message = format!("{} is asked in {}", quoted(wanted), names.join(", "));
    let first = names.first().copied().unwrap_or_default();
    let help = format!("name one of them: `stocktake explain {wanted} {first}`");
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}
