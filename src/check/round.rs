//! A round as written to a round.

use std::sync::Arc;

use super::prose::prose;
use super::values::{Sink, date, line, required, required_text};
use super::versions::{Found, Versions};
use crate::diag::{Code, Diagnostic, Place, has_errors, nearest, quoted};
use crate::load::raw::RawRound;
use crate::load::{Loaded, WrittenRound};
use crate::model::{Id, RoundInfo, Rubric};

/// The collection's rounds, each with the one that it says comes before it.
pub(super) struct Siblings(Vec<(String, Option<String>)>);

impl Siblings {
    /// Those that were written.
    pub(super) fn new(rounds: &[WrittenRound]) -> Self {
        let previous = |round: &WrittenRound| {
            let said = round.info.as_ref().and_then(|loaded| loaded.raw.previous.value());
            (round.id.clone(), said.map(|at| at.value.clone()))
        };
        Self(rounds.iter().map(previous).collect())
    }

    /// The rounds between a round and itself, where those that come before it lead back to it.
    fn circle<'a>(&'a self, own: &str) -> Option<Vec<&'a str>> {
        let mut passed: Vec<&str> = Vec::new();
        let before = |round: &str| self.0.iter().find(|(id, _)| id == round)?.1.as_deref();
        let mut last = before(own)?;
        while last != own {
            if passed.contains(&last) {
                return None;
            }
            passed.push(last);
            last = before(last)?;
        }
        Some(passed)
    }
}

/// The round of a folder and what was asked in it, where it has no errors; findings go to the sink.
///
/// A round whose version of the rubric cannot be used is left out without a word: that version has been reported.
pub(crate) fn round(
    loaded: &Loaded<RawRound>,
    id: Id,
    versions: &Versions,
    siblings: &Siblings,
    sink: &mut Sink,
) -> Option<(RoundInfo, Arc<Rubric>)> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Sink::new();
    let file = Place::file(&raw.source);
    let what = "the round";
    let title = required_text(&raw.title, "title", &file, what, &mut found);
    required(&raw.deadline, "deadline", &file, what, &mut found);
    let deadline = date(&raw.deadline, &mut found);
    let opens = date(&raw.opens, &mut found);
    let rubric = rubric(raw, versions, &file, &mut found);
    let previous = previous(raw, &id, siblings, &mut found);
    let note = raw.note.value().map(|at| prose(at, &mut found));
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    if refused {
        return None;
    }
    let rubric = rubric?;
    let info = RoundInfo {
        id,
        title: title?,
        opens,
        deadline: deadline?,
        rubric: rubric.version().to_owned(),
        previous,
        note,
    };
    Some((info, rubric))
}

fn rubric(
    raw: &RawRound,
    versions: &Versions,
    file: &Place,
    sink: &mut Sink,
) -> Option<Arc<Rubric>> {
    let at = required(&raw.rubric, "rubric", file, "the round", sink)?;
    match versions.find(&line(&at.value)) {
        Found::Rubric(rubric) => return Some(rubric),
        Found::Unusable => {}
        Found::Unknown => {
            let message = format!("this collection has no rubric of version {}", quoted(&at.value));
            sink.push(Diagnostic::new(Code::RubricVersion, at.place.clone(), message).help(
                nearest::suggestion(&at.value, versions.names()).unwrap_or_else(|| {
                    "write the `version:` of `rubric.yaml`, or of an earlier version beside it"
                        .to_owned()
                }),
            ));
        }
    }
    None
}

fn previous(raw: &RawRound, own: &Id, siblings: &Siblings, sink: &mut Sink) -> Option<Id> {
    let at = raw.previous.value()?;
    let others = siblings.0.iter().map(|(id, _)| id.as_str()).filter(|id| *id != own.as_str());
    if !others.clone().any(|id| id == at.value) {
        let message = format!("{} is not another round of this collection", quoted(&at.value));
        let is_only = others.clone().next().is_none();
        let help = nearest::suggestion(&at.value, others).unwrap_or_else(|| match is_only {
            true => "there is no other: delete this line, or put the folder of the round before beside this one".to_owned(),
            false => "name the folder of another round, or delete this line if no round came before".to_owned(),
        });
        sink.push(Diagnostic::new(Code::UnknownRound, at.place.clone(), message).help(help));
        return None;
    }
    if let Some(between) = siblings.circle(own.as_str()) {
        let names: Vec<_> = between.into_iter().map(quoted).collect();
        let message = format!("this round comes before itself, by way of {}", names.join(", "));
        sink.push(
            Diagnostic::new(Code::UnknownRound, at.place.clone(), message)
                .help("the first round has no `previous`: take it out there"),
        );
        return None;
    }
    Id::published(&at.value).ok()
}
