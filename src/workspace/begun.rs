//! A return or a round that is to be begun: where it belongs, and what is in the way.

use std::path::PathBuf;

use super::Workspace;
use super::taken_over::TakenFrom;
use crate::authoring::{self, SCHEMA_FILE};
use crate::check::id_finding;
use crate::diag::{Code, Diagnostic, Findings, Place, Source, has_errors, nearest, quoted};
use crate::load::{Selection, display};
use crate::model::{Collection, Id, within};

/// What is to be written.
#[derive(Debug)]
pub(crate) struct Begun {
    /// The file.
    pub(crate) file: PathBuf,
    /// What is written to it.
    pub(crate) text: String,
    /// What it is, in words.
    pub(crate) says: String,
    /// How it is selected.
    pub(crate) name: String,
    /// Of a round, somebody who may return in it.
    pub(crate) first: Option<String>,
}

impl Workspace<'_> {
    /// The return or the round that is meant; what is in the way goes to the sink.
    pub(crate) fn begun(
        &self,
        what: &Selection,
        from: TakenFrom<'_>,
        sink: &mut Findings,
    ) -> Option<Begun> {
        let Some(round) = &what.round else {
            let message = format!("{} names no round", quoted(&what.collection));
            let finding = Diagnostic::nowhere(Code::NothingSelected, message);
            sink.push(finding.help(
                "write `collection/round` to begin a round, or `collection/round/partnership` to \
                 begin a return in it",
            ));
            return None;
        };
        let mut found = Findings::new();
        let collection = self.asked(&what.collection, &mut found);
        let Some(collection) = collection else {
            sink.append(&mut found);
            return None;
        };
        let begun = match &what.partnership {
            Some(who) => self.new_return(&collection, (round, who), from, &found),
            None => self.new_round(&collection, round),
        };
        match begun {
            Ok(begun) => Some(begun),
            Err(finding) => {
                // A round that cannot be used has been told of.
                let is_told = finding.is_none();
                sink.extend(if is_told { found } else { Vec::new() });
                sink.extend(finding);
                None
            }
        }
    }

    fn folder(&self, collection: &Collection, round: &str) -> PathBuf {
        self.root.join(collection.id.as_str()).join(round)
    }

    fn new_return(
        &self,
        collection: &Collection,
        (round, who): (&str, &str),
        from: TakenFrom<'_>,
        found: &Findings,
    ) -> Result<Begun, Option<Diagnostic>> {
        let folder = self.folder(collection, round);
        let Some(own) = collection.round(round) else {
            let is_there = self.system.list(&folder).is_ok();
            return Err((!is_there || !has_errors(found)).then(|| no_round(collection, round)));
        };
        let Some(partnership) = collection.register.partnership(who) else {
            return Err(Some(not_registered(collection, who)));
        };
        let beside = self.root.join(collection.id.as_str());
        let has_schema = self.system.list(&beside).is_ok_and(|entries| {
            entries.iter().any(|entry| entry.name.to_str() == Some(SCHEMA_FILE))
        });
        let schema = has_schema.then(|| format!("../{SCHEMA_FILE}"));
        let items = own.rubric.items().filter(|item| item.is_local()).count();
        let term = &own.rubric.terms().item;
        let word = within(if items == 1 { &term.one } else { &term.many });
        let earlier = self.earlier(collection, (own, who), from).map_err(Some)?;
        let earlier = earlier.as_ref().and_then(|earlier| earlier.compared(collection, own));
        let (text, carried) =
            authoring::new_return(own, partnership, earlier.as_ref(), schema.as_deref());
        let over = earlier.map(|own| {
            let from = &own.round.info.title;
            format!("; {carried} carried over from {from}, to be looked at again")
        });
        Ok(Begun {
            file: folder.join(format!("{who}.yaml")),
            text,
            says: format!(
                "a return of {} to begin with, with {items} {word}{}",
                partnership.name,
                over.unwrap_or_default()
            ),
            name: format!("{}/{round}/{who}", collection.id),
            first: None,
        })
    }

    fn new_round(&self, collection: &Collection, round: &str) -> Result<Begun, Option<Diagnostic>> {
        let file = self.folder(collection, round).join("round.yaml");
        if let Err(error) = Id::published(round) {
            let place = Place::file(&Source::unread(display(&file)));
            return Err(Some(id_finding(error, round, place)));
        }
        let first = collection.register.partnerships().first();
        Ok(Begun {
            file,
            text: authoring::new_round(collection),
            says: "a round to begin with: say what it is called and when it is due".to_owned(),
            name: format!("{}/{round}", collection.id),
            first: first.map(|own| own.id.to_string()),
        })
    }
}

pub(super) fn no_round(collection: &Collection, round: &str) -> Diagnostic {
    let message = format!("{} has no round {}", quoted(collection.id.as_str()), quoted(round));
    let ids = collection.rounds.iter().map(|own| own.info.id.as_str());
    let begin = format!("`stocktake new {}/{round}` begins it", collection.id);
    let help = match nearest::nearest(round, ids) {
        Some(near) => format!("did you mean {}? If not, {begin}", quoted(near)),
        None => begin,
    };
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}

pub(super) fn not_registered(collection: &Collection, who: &str) -> Diagnostic {
    let register = &collection.register;
    let message =
        format!("{} is not in the register of {}", quoted(who), quoted(collection.id.as_str()));
    let ids = register.partnerships().iter().map(|own| own.id.as_str());
    let add = format!("add it to `{}`", register.file());
    let help = match nearest::nearest(who, ids) {
        Some(near) => format!("did you mean {}? If not, {add}", quoted(near)),
        None => format!("write an id of the register, or {add}"),
    };
    Diagnostic::nowhere(Code::NothingSelected, message).help(help)
}
