//! What changed in the head of a return.

use super::field;
use crate::diff::{Day, Header};
use crate::lang::{Language, capital, say};

/// A part of the head that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// Which part.
    pub part: HeadPart,
    /// What it is called.
    pub name: String,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// What is said where that cannot be read.
    pub otherwise: Option<String>,
}

/// A part of the head of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadPart {
    /// How far it has come: draft or final, when, and whether that was late.
    Progress,
    /// The version of the rubric.
    Rubric,
    /// Somebody to ask.
    Contact,
    /// Anything that cannot be read.
    Unread,
}

impl HeadLine {
    /// What it was and what it is, on one line.
    pub fn line(&self, lang: &Language) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => say!(lang, "from-then-to", old = old, new = new),
            (Some(old), None) => say!(lang, "head-gone", what = old),
            (None, Some(new)) => say!(lang, "head-new", what = new),
            (None, None) => self.otherwise.clone().unwrap_or_default(),
        }
    }
}

/// What changed in the head, part by part.
pub fn head(header: &Header, lang: &Language) -> Vec<HeadLine> {
    let line = |part, name, old: Option<String>, new: Option<String>| HeadLine {
        part,
        name,
        old,
        new,
        otherwise: None,
    };
    let both = |part, name, old: String, new: String| line(part, name, Some(old), Some(new));
    let day = |day: Option<Day>| day.map_or_else(|| say!(lang, "none"), |day| lang.day(day.0));
    let late = |late| if late { say!(lang, "head-late") } else { say!(lang, "head-in-time") };
    let mut lines = Vec::new();
    lines.extend(header.status.as_ref().map(|own| {
        let (old, new) = (lang.status(own.old), lang.status(own.new));
        both(HeadPart::Progress, say!(lang, "status"), old, new)
    }));
    lines.extend(
        header.completed.as_ref().map(|own| {
            both(HeadPart::Progress, say!(lang, "completed"), day(own.old), day(own.new))
        }),
    );
    lines.extend(header.late.as_ref().map(|own| {
        both(HeadPart::Progress, say!(lang, "head-deadline"), late(own.old), late(own.new))
    }));
    lines.extend(header.rubric.as_ref().map(|own| {
        let (old, new) = (own.old.clone(), own.new.clone());
        both(HeadPart::Rubric, say!(lang, "rubric-version"), old, new)
    }));
    let contact = |old, new| line(HeadPart::Contact, say!(lang, "contact"), old, new);
    lines.extend(header.contacts_removed.iter().map(|role| contact(Some(role.clone()), None)));
    lines.extend(header.contacts_added.iter().map(|role| contact(None, Some(role.clone()))));
    let times = |count: usize| say!(lang, "named-times", count = count);
    lines.extend(header.contacts_recounted.iter().map(|own| {
        let name = say!(lang, "contact-of", contact = own.contact.as_str());
        both(HeadPart::Contact, name, times(own.old), times(own.new))
    }));
    lines.extend(header.unread.iter().map(|own| HeadLine {
        part: HeadPart::Unread,
        name: capital(&field::unread(own.field, lang)),
        old: None,
        new: None,
        otherwise: Some(say!(lang, "head-unread", side = field::side(own.side, lang))),
    }));
    lines
}
