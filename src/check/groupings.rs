//! `health_boards:` and `groupings:` of a register: how participants are grouped.

use super::alike;
use super::values::{optional_text, page_id, required, required_text};
use crate::diag::{Code, Diagnostic, Findings, nearest, quoted};
use crate::load::raw::{RawGrouping, RawPartnership, RawRegister};
use crate::load::{Located, Text};
use crate::model::{Grouping, NamedGroup, Term};

/// A grouping with its groups.
pub(super) struct Groups<'a> {
    /// What it is, where it can be used.
    grouping: Option<Grouping>,
    /// Its groups; all ids that were written are in `written`.
    groups: Vec<NamedGroup>,
    written: &'a [(Located<String>, Text)],
    /// What it is written as; none of `health_boards:`.
    raw: Option<&'a RawGrouping>,
    /// Whether its groups cannot be read.
    is_unusable: bool,
}

/// The groupings of a register, that of `health_boards:` first.
pub(super) fn all<'a>(raw: &'a RawRegister, sink: &mut Findings) -> Vec<Groups<'a>> {
    let boards = (!raw.health_boards.is_absent()).then(|| {
        let written = raw.health_boards.entries();
        let groups = groups(written, "health board", sink);
        let grouping = Some(Grouping { id: None, term: None });
        let is_unusable = raw.health_boards.is_unusable();
        Groups { grouping, groups, written, raw: None, is_unusable }
    });
    let own = raw.groupings.entries().iter().map(|own| one(own, sink));
    boards.into_iter().chain(own.collect::<Vec<_>>()).collect()
}

/// What the groupings are.
pub(super) fn known(all: Vec<Groups<'_>>) -> Vec<Grouping> {
    all.into_iter().filter_map(|own| own.grouping).collect()
}

fn one<'a>(raw: &'a RawGrouping, sink: &mut Findings) -> Groups<'a> {
    let (place, what) = (&raw.id.place, "this grouping");
    let one = required_text(&raw.one, "one", place, what, sink);
    let many = required_text(&raw.many, "many", place, what, sink);
    let written = raw.of.entries();
    if raw.of.is_empty() && !raw.of.is_unusable() {
        let help = "list its groups below `of:`, each as `id: what readers see`";
        sink.push(
            Diagnostic::new(Code::Missing, place.clone(), "this grouping has no `of`").help(help),
        );
    }
    let groups = groups(written, "group", sink);
    let term = one.zip(many).map(|(one, many)| Term { one, many });
    let grouping = page_id(&raw.id, sink)
        .zip(term)
        .map(|(id, term)| Grouping { id: Some(id), term: Some(term) });
    Groups { grouping, groups, written, raw: Some(raw), is_unusable: raw.of.is_unusable() }
}

/// Groups with their names; `what` is one of them in words.
fn groups(written: &[(Located<String>, Text)], what: &str, sink: &mut Findings) -> Vec<NamedGroup> {
    let mut found = Vec::new();
    alike::report(written.iter().map(|(_, name)| name), what, sink);
    for (key, name) in written {
        if name.is_absent() {
            sink.push(
                Diagnostic::new(
                    Code::Missing,
                    key.place.clone(),
                    format!("this {what} has no name"),
                )
                .help("write its name after the colon"),
            );
        }
        if let (Some(id), Some(name)) = (page_id(key, sink), optional_text(name)) {
            found.push(NamedGroup { id, name });
        }
    }
    found
}

/// The groups that a partnership is in, one of each grouping; `None` where one is not known. `what`
/// is the partnership in words; where `groupings:` cannot be used, nobody is told of one that is
/// not there.
pub(super) fn of(
    raw: &RawPartnership,
    what: &str,
    (all, is_unusable): (&[Groups<'_>], bool),
    sink: &mut Findings,
) -> Option<Vec<NamedGroup>> {
    if !is_unusable {
        report_strangers(raw, all, sink);
    }
    let found: Vec<_> = all.iter().map(|own| own.member(raw, what, all, sink)).collect();
    found.into_iter().collect()
}

/// Reports groupings that a partnership names and the register does not have.
fn report_strangers(raw: &RawPartnership, all: &[Groups<'_>], sink: &mut Findings) {
    let ids = || grouping_ids(all);
    for key in strangers(raw, all) {
        let message = format!("{} is no grouping of the register", quoted(&key.value));
        let help = nearest::suggestion(&key.value, ids())
            .unwrap_or_else(|| "delete it, or add it below `groupings:`".to_owned());
        sink.push(
            Diagnostic::new(Code::UnknownBoard, key.place.clone(), message)
                .help(help)
                .fix(nearest::fix(&key.place, &key.value, ids())),
        );
    }
    let has_boards = all.iter().any(|own| own.raw.is_none());
    if let Some(at) = raw.health_board.value().filter(|_| !has_boards) {
        let message = format!("{} is not a health board of the register", quoted(&at.value));
        sink.push(
            Diagnostic::new(Code::UnknownBoard, at.place.clone(), message)
                .help("add it below `health_boards:`, or delete this key"),
        );
    }
}

fn grouping_ids<'a>(all: &'a [Groups<'_>]) -> impl Iterator<Item = &'a str> {
    all.iter().filter_map(|own| own.raw).map(|own| own.id.value.as_str())
}

/// The groupings that a partnership names and the register does not have.
fn strangers<'a>(
    raw: &'a RawPartnership,
    all: &'a [Groups<'_>],
) -> impl Iterator<Item = &'a Located<String>> {
    let is_stranger = |key: &&Located<String>| grouping_ids(all).all(|id| id != key.value);
    raw.groups.entries().iter().map(|(key, _)| key).filter(is_stranger)
}

impl Groups<'_> {
    /// The group that a partnership names.
    fn member(
        &self,
        raw: &RawPartnership,
        what: &str,
        all: &[Groups<'_>],
        sink: &mut Findings,
    ) -> Option<NamedGroup> {
        let at = match self.raw {
            None => required(&raw.health_board, "health_board", &raw.id.place, what, sink)?,
            Some(own) => self.named(own, raw, (what, all), sink)?,
        };
        let found = self.groups.iter().find(|group| group.id.as_str() == at.value).cloned();
        let is_listed = self.written.iter().any(|(key, _)| key.value == at.value);
        if !is_listed && !self.is_unusable {
            sink.push(self.unknown(at));
        }
        found
    }

    /// What a partnership says below the key of a grouping.
    fn named<'r>(
        &self,
        own: &RawGrouping,
        raw: &'r RawPartnership,
        (what, all): (&str, &[Groups<'_>]),
        sink: &mut Findings,
    ) -> Option<&'r Located<String>> {
        let id = &own.id.value;
        let said = raw.groups.entries().iter().find(|(key, _)| key.value == *id);
        let is_absent = said.is_none_or(|(_, text)| text.is_absent());
        // A stranger among them was told of, and may be meant for it.
        let is_told = strangers(raw, all).next().is_some() || raw.groups.is_unusable();
        if is_absent && !is_told {
            let message = format!("{what} is in no group of {}", quoted(id));
            let of = self.groups.iter().map(|group| format!("`{}`", group.id));
            let of = of.collect::<Vec<_>>().join(", ");
            sink.push(
                Diagnostic::new(Code::Missing, raw.id.place.clone(), message)
                    .help(format!("write `groups: {{ {id}: … }}` below it, with one of {of}")),
            );
        }
        said?.1.value()
    }

    fn unknown(&self, at: &Located<String>) -> Diagnostic {
        let (whose, key) = match self.raw {
            None => ("a health board of the register".to_owned(), "health_boards".to_owned()),
            Some(own) => (format!("a group of {}", quoted(&own.id.value)), own.id.value.clone()),
        };
        let ids = self.groups.iter().map(|group| group.id.as_str());
        let help = nearest::suggestion(&at.value, ids.clone())
            .unwrap_or_else(|| format!("correct its id, or add it below `{key}:`"));
        let message = format!("{} is not {whose}", quoted(&at.value));
        Diagnostic::new(Code::UnknownBoard, at.place.clone(), message)
            .help(help)
            .fix(nearest::fix(&at.place, &at.value, ids))
    }
}
