//! What an answer lacks.

use super::responses::Answers;
use crate::diag::{Code, Diagnostic, Findings, Place};
use crate::form::Role;
use crate::load::raw::{RawResponse, RawValue};
use crate::load::{Given, Text};
use crate::markdown::{self, Mentions};
use crate::model::{ActionsRule, AskedField, Holds, Item, Rating, RequiredWhen, Rubric, Terms};

/// Reports each field of an answer that must be given and is not; `is_swallowed` says whether it
/// may stand within the evidence.
pub(super) fn missing(
    raw: &RawResponse,
    item: &Item,
    answers: Answers<'_>,
    is_swallowed: bool,
    sink: &mut Findings,
) {
    let wanted = answers.rubric.fields_of(item);
    for field in wanted.filter(|field| is_wanted(field, raw, item, answers.rubric)) {
        let said = Said::of(field, raw);
        let place = match said {
            Said::Nothing => {
                let may_be_there = is_swallowed && field.role != Some(Role::Evidence);
                let is_told = may_be_there || answers.is_told(raw, field.id.as_str());
                if is_told { None } else { Some(&raw.item.place) }
            }
            Said::NoWord(place) => Some(place),
            Said::Something | Said::NotApplicable | Said::Unreadable => None,
        };
        if let Some(place) = place {
            sink.push(finding(field, &raw.item.value, (&said, place), answers));
        }
    }
}

/// Reports that an item below the top level has no action, where the rubric expects one.
pub(super) fn action(
    raw: &RawResponse,
    item: &Item,
    rating: Option<Rating>,
    rubric: &Rubric,
    sink: &mut Findings,
) {
    let Some(rating) = rating.filter(|rating| !rubric.is_top(*rating)) else { return };
    let Some(field) = rubric.field_of(item, Role::Actions) else { return };
    if rubric.actions_rule() != ActionsRule::ExpectedBelowTop {
        return;
    }
    let label = &rubric.level(rating).expect("a rating is a level of its rubric").label;
    let lacks = match &*rubric.terms().actions {
        Terms::ACTIONS => "has no improvement action".to_owned(),
        own => format!("says nothing under “{own}”"),
    };
    let message = format!("{} is rated {label} and {lacks}", raw.item.value);
    sink.push(
        Diagnostic::new(Code::NoAction, raw.item.place.clone(), message)
            .help(format!("add one below `{}:`, or leave it so if none is planned", field.id)),
    );
}

/// Whether a field must be given in this answer.
fn is_wanted(field: &AskedField, raw: &RawResponse, item: &Item, rubric: &Rubric) -> bool {
    match &field.required {
        RequiredWhen::Final => true,
        RequiredWhen::With(key) => {
            let mut others = rubric.fields_of(item).filter(|other| other.id == *key);
            others.any(|other| matches!(Said::of(other, raw), Said::Something))
        }
        RequiredWhen::Never => false,
    }
}

/// What an answer says in a field.
enum Said<'a> {
    /// The field is not there.
    Nothing,
    /// A text without a word, and where it stands.
    NoWord(&'a Place),
    Something,
    /// That it does not apply.
    NotApplicable,
    Unreadable,
}

impl<'a> Said<'a> {
    fn of(field: &AskedField, raw: &'a RawResponse) -> Self {
        if raw.not_applicable(field.id.as_str()).is_some() {
            return Self::NotApplicable;
        }
        if let Some(see) = raw.see(field.id.as_str()) {
            return see.at.value().map_or(Self::Unreadable, |_| Self::Something);
        }
        let own = || raw.values.iter().find(|own| own.key == field.id.as_str());
        match field.role {
            Some(Role::Rating) => Self::in_word(&raw.rating),
            Some(Role::Evidence) => Self::in_text(&raw.evidence),
            Some(Role::Share) => Self::in_word(&raw.share),
            Some(Role::Actions) => Self::in_list(&raw.actions),
            None => match (own().map(|own| &own.value), &field.holds) {
                (Some(RawValue::Text(text)), Holds::Prose | Holds::Text(_)) => Self::in_text(text),
                (Some(RawValue::Text(word)), _) => Self::in_word(word),
                (Some(RawValue::Words(words)), _) => Self::in_list(words),
                (Some(RawValue::Statements(all)), _) => Self::in_list(all),
                (Some(RawValue::Entries(all)), _) => Self::in_list(all),
                (None, _) => Self::Nothing,
            },
        }
    }

    fn in_text(text: &'a Text) -> Self {
        match text {
            Given::Value(at) if says_nothing(&at.value) => Self::NoWord(&at.place),
            other => Self::in_word(other),
        }
    }

    fn in_word(word: &Text) -> Self {
        match word {
            Given::Absent => Self::Nothing,
            Given::Value(_) => Self::Something,
            Given::Unusable => Self::Unreadable,
        }
    }

    fn in_list<T>(list: &Given<Vec<T>>) -> Self {
        match list {
            Given::Unusable => Self::Unreadable,
            _ if list.is_empty() => Self::Nothing,
            _ => Self::Something,
        }
    }
}

fn finding(
    field: &AskedField,
    item: &str,
    (said, place): (&Said<'_>, &Place),
    answers: Answers<'_>,
) -> Diagnostic {
    let key = &field.id;
    let unanswered = if answers.draft { Code::DraftUnanswered } else { Code::Unanswered };
    let is_with_rating = is_with_rating(field, answers.rubric);
    let (code, message, help) = match field.role {
        Some(Role::Rating) => {
            let levels = answers.rubric.scale().iter().map(|level| format!("`{}`", level.id));
            let levels = levels.collect::<Vec<_>>().join(", ");
            (
                unanswered,
                format!("{item} has no rating"),
                format!("add `{key}:` with one of {levels}"),
            )
        }
        Some(Role::Evidence) if is_with_rating => {
            let code = if answers.draft { Code::DraftNoEvidence } else { Code::NoEvidence };
            let message = match said {
                Said::NoWord(_) => format!("{item} is rated, and its evidence says nothing"),
                _ => format!("{item} is rated and has no evidence"),
            };
            let help = "what was considered in reaching the rating";
            (code, message, format!("say below `{key}: |` {help}"))
        }
        _ => {
            let message = format!("{item} says nothing under “{}”", field.label);
            let help = match said {
                Said::NoWord(_) => format!("say something below `{key}:`"),
                _ => format!("add `{key}:` below it"),
            };
            (unanswered, message, help)
        }
    };
    Diagnostic::new(code, place.clone(), message).help(help)
}

fn is_with_rating(field: &AskedField, rubric: &Rubric) -> bool {
    let RequiredWhen::With(key) = &field.required else { return false };
    rubric.fields().iter().any(|own| own.id == *key && own.role == Some(Role::Rating))
}

/// Whether readers see neither a letter nor a digit of a text.
fn says_nothing(text: &str) -> bool {
    // Most texts begin with a word.
    !text.starts_with(char::is_alphabetic)
        && markdown::parse(text, &Mentions::none()).says_nothing()
}
