//! A return as written to a return.

use super::advice;
use super::bounds;
use super::repeated;
use super::responses::{self, Answers};
use super::values::{choice, date, far_off, required, required_text};
use crate::diag::{Code, Diagnostic, Findings, Place, has_errors, nearest, quoted};
use crate::load::raw::RawReturn;
use crate::load::{Given, Loaded, Located};
use crate::model::{
    Date, Gap, Gaps, Id, Readable, Register, Return, ReturnParts, RoundInfo, Rubric, Status,
    in_words, within,
};

/// What a return is held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is asked.
    pub rubric: &'a Rubric,
    /// Who is asked.
    pub register: &'a Register,
    /// The round whose folder the return is in.
    pub round: &'a RoundInfo,
    /// The file's name without `.yaml`.
    pub stem: &'a str,
    /// What is wanted of what can be found.
    pub asks: CheckFor,
}

/// What is wanted of what can be found in a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFor {
    /// Errors and warnings.
    Everything,
    /// Errors, and no advice about how texts are written: what a comparison needs.
    Errors,
}

/// What came of reading a return.
#[derive(Debug)]
pub enum Read {
    /// It is valid.
    Valid(Return),
    /// It has errors, and this is what can be read of it all the same.
    InPart(Readable),
    /// It has errors, and its file's name is no partnership's id.
    Not,
}

/// The return, where it has no errors; findings go to the sink.
pub fn returned(
    loaded: &Loaded<RawReturn>,
    context: Context<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<Return> {
    match read(loaded, context, sink) {
        Read::Valid(returned) => Some(returned),
        Read::InPart(_) | Read::Not => None,
    }
}

/// The return, or what can be read of it where it has errors; findings go to the sink.
///
/// Whose it is and of which round is then said by the name of its file and of its folder, and what
/// does not say that it is final is a draft. What stands in the file and cannot be read is among
/// the gaps.
pub fn read(loaded: &Loaded<RawReturn>, context: Context<'_>, sink: &mut Vec<Diagnostic>) -> Read {
    let Loaded { raw, flawed } = loaded;
    let mut found = Findings::new();
    let file = Place::file(&raw.source);
    let documents = bounds::returned(raw, context.rubric, &mut found);
    let partnership = partnership(raw, context, &file, &mut found);
    let round = own_round(raw, context, &file, &mut found);
    let status = status(raw, &file, &mut found);
    let completed = completed(raw, context.round, status, &file, &mut found);
    let contacts = contacts(raw, &mut found);
    let draft = match &raw.status {
        // Of a misspelt draft nothing is said that is no error of a draft.
        Given::Value(at) if status.is_none() => is_draft_meant(&at.value),
        _ => status == Some(Status::Draft),
    };
    let day = context.round.day();
    let (rubric, before) = (context.rubric, &*context.round.before);
    let answers = Answers { rubric, raw, documents: &documents, draft, day, before };
    let mut gaps = Gaps::default();
    let responses = responses::responses(raw, answers, &mut gaps, &mut found);
    if context.asks == CheckFor::Everything {
        advice::find(raw, status == Some(Status::Final), &mut found);
    }
    head_gaps(raw, status, completed, &mut gaps);
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    let parts = |partnership, round, status| ReturnParts {
        source: raw.source.clone().into(),
        partnership,
        round,
        status,
        completed,
        contacts,
        responses,
    };
    match (partnership, round, status) {
        (Some(partnership), Some(round), Some(status)) if !refused => {
            Read::Valid(Return::checked(parts(partnership, round, status)))
        }
        (_, _, status) => match Id::published(context.stem) {
            Ok(stem) => {
                let status = status.unwrap_or(Status::Draft);
                let mut parts = parts(stem, context.round.id.clone(), status);
                repeated::leave_out(raw, &mut parts, &mut gaps);
                Read::InPart(Readable::new(parts, gaps))
            }
            Err(_) => Read::Not,
        },
    }
}

fn is_draft_meant(written: &str) -> bool {
    let all = [Status::Draft, Status::Final].map(Status::word);
    nearest::nearest(written, all) == Some(Status::Draft.word())
}

/// What of the head of a return cannot be read.
fn head_gaps(raw: &RawReturn, status: Option<Status>, day: Option<Date>, gaps: &mut Gaps) {
    // What is not there may be what a key says that is misspelt.
    let may_be = |key| raw.strays.may_be(key);
    if status.is_none() {
        gaps.add(Gap::Status);
    }
    if day.is_none() && (!raw.completed.is_absent() || may_be("completed")) {
        gaps.add(Gap::Completed);
    }
    let contacts = raw.contacts.entries();
    let is_lost = raw.contacts.is_absent() && may_be("contacts") || raw.contacts.is_unusable();
    if is_lost || contacts.iter().any(|own| own.role.value().is_none()) {
        gaps.add(Gap::Contacts);
    }
    if raw.responses.is_unusable() || raw.responses.is_absent() && may_be("responses") {
        gaps.add(Gap::Answers);
    }
}

fn partnership(
    raw: &RawReturn,
    context: Context<'_>,
    file: &Place,
    sink: &mut Findings,
) -> Option<Id> {
    let at = required(&raw.partnership, "partnership", file, "the return", sink)?;
    let Some(registered) = context.register.partnership(&at.value) else {
        let one = within(&context.rubric.terms().participant.one);
        let message = format!("{} is no {one} of the register", quoted(&at.value));
        let ids = context.register.partnerships().iter().map(|p| p.id.as_str());
        let add = format!(
            "add it to `{}`; one that has left stays there as long as a return of it is kept, with \
             a `note:` that says so",
            context.register.file()
        );
        let help = match nearest::suggestion(&at.value, ids.clone()) {
            Some(near) if nearest::nearest(&at.value, ids.clone()).is_some() => near,
            Some(all) => format!("{all}, or {add}"),
            None => format!("correct the id, or {add}"),
        };
        let finding = Diagnostic::new(Code::NotRegistered, at.place.clone(), message).help(help);
        // What the file is called says as well which partnership is meant.
        let fix = nearest::fix(&at.place, &at.value, ids.filter(|id| *id == context.stem));
        sink.push(finding.fix(fix));
        return None;
    };
    if at.value != context.stem {
        sink.push(mismatch(Code::NotItsFile, at, "file", context.stem));
        return None;
    }
    Some(registered.id.clone())
}

fn own_round(
    raw: &RawReturn,
    context: Context<'_>,
    file: &Place,
    sink: &mut Findings,
) -> Option<Id> {
    let at = required(&raw.round, "round", file, "the return", sink)?;
    if at.value != context.round.id.as_str() {
        sink.push(mismatch(Code::NotItsRound, at, "folder", context.round.id.as_str()));
        return None;
    }
    Some(context.round.id.clone())
}

fn mismatch(code: Code, at: &Located<String>, holder: &str, name: &str) -> Diagnostic {
    let message =
        format!("this says {}, and the {holder} is named {}", quoted(&at.value), quoted(name));
    Diagnostic::new(code, at.place.clone(), message)
        .help("correct the one that is wrong, so that both say the same")
}

fn status(raw: &RawReturn, file: &Place, sink: &mut Findings) -> Option<Status> {
    required(&raw.status, "status", file, "the return", sink)?;
    choice(&raw.status, &[Status::Draft, Status::Final].map(|status| (status.word(), status)), sink)
}

fn completed(
    raw: &RawReturn,
    round: &RoundInfo,
    status: Option<Status>,
    file: &Place,
    sink: &mut Findings,
) -> Option<Date> {
    let is_misspelt = raw.strays.is_near("completed");
    if raw.completed.is_absent() && status == Some(Status::Final) && !is_misspelt {
        sink.push(
            Diagnostic::new(
                Code::NotCompleted,
                file.clone(),
                "the return is final and has no `completed`",
            )
            .help("add the day on which it was completed, such as `completed: 2019-05-10`"),
        );
    }
    let day = date(&raw.completed, sink)?;
    let Some(at) = raw.completed.value() else { return Some(day) };
    let is_far_off = far_off(at, day, round.day(), sink);
    if let Some(deadline) = round.deadline.filter(|deadline| !is_far_off && day > *deadline) {
        let message = format!(
            "the return was completed on {}, after the deadline of {}",
            in_words(day),
            in_words(deadline)
        );
        sink.push(Diagnostic::new(Code::Late, at.place.clone(), message));
    }
    Some(day)
}

fn contacts(raw: &RawReturn, sink: &mut Findings) -> Vec<String> {
    raw.contacts
        .entries()
        .iter()
        .filter_map(|contact| {
            required_text(&contact.role, "role", &contact.place, "this contact", sink)
        })
        .collect()
}
