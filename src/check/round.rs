//! A round as written to a round.

use super::prose::prose;
use super::values::{Sink, date, required, required_text};
use crate::diag::{Code, Diagnostic, Place, has_errors, nearest, quoted};
use crate::load::Loaded;
use crate::load::raw::RawRound;
use crate::model::{Id, RoundInfo, Rubric};

/// The round of a folder, where it has no errors; findings go to the sink.
///
/// `siblings` are the ids of the collection's rounds.
pub(crate) fn round(
    loaded: &Loaded<RawRound>,
    id: Id,
    rubric: &Rubric,
    siblings: &[&str],
    sink: &mut Sink,
) -> Option<RoundInfo> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Sink::new();
    let file = Place::file(&raw.source);
    let what = "the round";
    let title = required_text(&raw.title, "title", &file, what, &mut found);
    required(&raw.deadline, "deadline", &file, what, &mut found);
    let deadline = date(&raw.deadline, &mut found);
    let opens = date(&raw.opens, &mut found);
    let version = version(raw, rubric, &file, &mut found);
    let previous = previous(raw, &id, siblings, &mut found);
    let note = raw.note.value().map(|at| prose(at, &mut found));
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    if refused {
        return None;
    }
    Some(RoundInfo {
        id,
        title: title?,
        opens,
        deadline: deadline?,
        rubric: version?,
        previous,
        note,
    })
}

fn version(raw: &RawRound, rubric: &Rubric, file: &Place, sink: &mut Sink) -> Option<String> {
    let at = required(&raw.rubric, "rubric", file, "the round", sink)?;
    if at.value != rubric.version() {
        let message = format!("this collection has no rubric of version {}", quoted(&at.value));
        sink.push(
            Diagnostic::new(Code::RubricVersion, at.place.clone(), message)
                .help(format!("the version in `rubric.yaml` is {}", quoted(rubric.version()))),
        );
        return None;
    }
    Some(at.value.clone())
}

fn previous(raw: &RawRound, own: &Id, siblings: &[&str], sink: &mut Sink) -> Option<Id> {
    let at = raw.previous.value()?;
    let others = siblings.iter().copied().filter(|id| *id != own.as_str());
    if others.clone().any(|id| id == at.value) {
        return Id::published(&at.value).ok();
    }
    let message = format!("{} is not another round of this collection", quoted(&at.value));
    sink.push(
        Diagnostic::new(Code::UnknownRound, at.place.clone(), message)
            .maybe_help(nearest::suggestion(&at.value, others)),
    );
    None
}
