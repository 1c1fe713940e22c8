//! The versions of a rubric held against each other: each once, each after the one that it
//! replaces.
//!
//! A version that has errors, here or of its own, is left out, and with it every round under it:
//! nobody can say what was asked there.

use std::sync::Arc;

use super::rubric::rubric;
use super::values::line;
use crate::diag::{Code, Diagnostic, Findings, nearest, quoted};
use crate::form::Role;
use crate::load::raw::{RawItem, RawRubric};
use crate::load::{Loaded, Located, Text};
use crate::model::{Comparability, ItemId, NotComparable, Origin, Rubric, within};

/// The versions of a collection's rubric.
pub(super) struct Versions {
    /// `rubric.yaml` first, then the earlier ones by file.
    files: Vec<File>,
}

/// A version, as far as it could be used.
struct File {
    /// What the file says its version is, where it could be read and says it.
    version: Option<String>,
    /// The rubric, where it has no errors.
    rubric: Option<Arc<Rubric>>,
}

/// What there is of a version.
pub(super) enum Lookup {
    /// It can be used.
    Rubric(Arc<Rubric>),
    /// It has errors, or may be in a file that has: that has been said.
    Unusable,
    /// No file has it.
    Unknown,
}

impl Versions {
    /// The versions as written, `rubric.yaml` first; findings go to the sink.
    pub(super) fn new(written: &[Option<Loaded<RawRubric>>], sink: &mut Findings) -> Self {
        let file = |loaded: &Option<Loaded<RawRubric>>, sink: &mut Findings| File {
            version: loaded.as_ref().and_then(|loaded| loaded.raw.version.value()).map(version),
            rubric: loaded.as_ref().and_then(|loaded| rubric(loaded, sink)).map(Arc::new),
        };
        let mut versions = Self { files: written.iter().map(|one| file(one, sink)).collect() };
        let raw = |at: usize| written.get(at).and_then(Option::as_ref).map(|loaded| &loaded.raw);
        let mut refused = Vec::new();
        for at in 0..written.len() {
            let Some(own) = raw(at) else { continue };
            if let Some((other, first)) =
                (0..at).find_map(|other| Some((other, twice(own, raw(other)?)?)))
            {
                sink.push(first);
                refused.extend([at, other]);
            }
            let before = sink.len();
            versions.replaced(at, own, sink);
            if sink.iter().skip(before).any(Diagnostic::is_error) {
                refused.push(at);
            }
        }
        for at in refused {
            if let Some(file) = versions.files.get_mut(at) {
                file.rubric = None;
            }
        }
        versions
    }

    /// What is asked now, where it has no errors.
    pub(super) fn current(&self) -> Option<Arc<Rubric>> {
        self.files.first()?.rubric.clone()
    }

    /// The earlier versions that have no errors.
    pub(super) fn earlier(&self) -> Vec<Arc<Rubric>> {
        self.files.iter().skip(1).filter_map(|file| file.rubric.clone()).collect()
    }

    /// The rubric of a version.
    pub(super) fn find(&self, version: &str) -> Lookup {
        match self.place(version).and_then(|at| self.files.get(at)) {
            Some(File { rubric: Some(rubric), .. }) => Lookup::Rubric(Arc::clone(rubric)),
            Some(_) => Lookup::Unusable,
            None if self.files.iter().any(|file| file.version.is_none()) => Lookup::Unusable,
            None => Lookup::Unknown,
        }
    }

    /// Every version that a file says it is.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|file| file.version.as_deref())
    }

    fn place(&self, version: &str) -> Option<usize> {
        self.files.iter().position(|file| file.version.as_deref() == Some(version))
    }

    /// Whether what a file says it replaces is there, and what became of its items.
    fn replaced(&self, at: usize, raw: &RawRubric, sink: &mut Findings) {
        let Some(said) = raw.replaces.value() else {
            if raw.replaces.is_absent() {
                nothing_replaced(raw, sink);
            }
            return;
        };
        let other = match self.place(&line(&said.value)) {
            Some(other) if other == at => {
                let message = format!("version {} cannot replace itself", quoted(&said.value));
                let others = self.names().filter(|name| *name != said.value);
                return sink.push(
                    Diagnostic::new(Code::ReplacedVersion, said.place.clone(), message)
                        .maybe_help(nearest::suggestion(&said.value, others)),
                );
            }
            Some(other) => other,
            None => return self.unknown(said, at, sink),
        };
        let file = |at: usize| self.files.get(at).and_then(|file| file.rubric.as_deref());
        let (own, older) = (file(at), file(other));
        if let Some(older) = older {
            items(raw, older, sink);
        }
        if let Some((own, older)) = own.zip(older) {
            reworded(raw, own, older, sink);
            self.circle(own, said, sink);
        }
    }

    fn unknown(&self, said: &Located<String>, at: usize, sink: &mut Findings) {
        // It may be the version of the file that could not be read.
        if self.files.iter().any(|file| file.version.is_none()) {
            return;
        }
        let others = self.files.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.filter_map(|(_, file)| file.version.as_deref());
        let message = format!("this collection has no rubric of version {}", quoted(&said.value));
        let help = nearest::suggestion(&said.value, others).unwrap_or_else(|| {
            "put the older version beside `rubric.yaml`, as `rubric-….yaml`".to_owned()
        });
        let place = said.place.clone();
        sink.push(Diagnostic::new(Code::ReplacedVersion, place, message).help(help));
    }

    /// A version that replaces, by way of others, itself.
    fn circle(&self, own: &Rubric, said: &Located<String>, sink: &mut Findings) {
        let before = |version: &str| {
            let file = self.files.get(self.place(version)?)?;
            file.rubric.as_deref().and_then(Rubric::replaces)
        };
        let mut passed: Vec<&str> = Vec::new();
        let mut last = own.replaces();
        while let Some(version) = last.filter(|version| *version != own.version()) {
            if passed.contains(&version) {
                return;
            }
            passed.push(version);
            last = before(version);
        }
        if last.is_some() {
            let names: Vec<_> = passed.into_iter().map(quoted).collect();
            let message =
                format!("this version comes before itself, by way of {}", names.join(", "));
            sink.push(
                Diagnostic::new(Code::ReplacedVersion, said.place.clone(), message)
                    .help("the first version replaces none: take `replaces:` out there"),
            );
        }
    }
}

fn version(at: &Located<String>) -> String {
    line(&at.value)
}

/// The finding where two files say that they are the same version, at the second.
fn twice(own: &RawRubric, other: &RawRubric) -> Option<Diagnostic> {
    let (at, first) = (own.version.value()?, other.version.value()?);
    (version(at) == version(first)).then(|| {
        let message = format!("two files say that they are version {}", quoted(&at.value));
        Diagnostic::new(Code::RepeatedVersion, at.place.clone(), message)
            .label(first.place.clone(), "the other one")
            .help("give each version its own `version:`, the one that its rounds name")
    })
}

fn raw_items(raw: &RawRubric) -> impl Iterator<Item = &RawItem> {
    raw.sections.entries().iter().flat_map(|section| section.items.entries())
}

/// The ids that an item says it replaces.
fn said(item: &RawItem) -> impl Iterator<Item = &Located<String>> {
    item.replaces.entries().iter().filter_map(Text::value)
}

/// Items that replace others, in a rubric that replaces none; one finding for all of them.
fn nothing_replaced(raw: &RawRubric, sink: &mut Findings) {
    if let Some(at) = raw_items(raw).flat_map(said).next() {
        let message = "this rubric does not say which version it replaces";
        sink.push(
            Diagnostic::new(Code::ReplacedItem, at.place.clone(), message)
                .help("add `replaces:` with the older version beside `version:`"),
        );
    }
}

/// Items that replace what the older version does not have.
fn items(raw: &RawRubric, older: &Rubric, sink: &mut Findings) {
    for at in raw_items(raw).flat_map(said) {
        let Ok(id) = ItemId::new(&at.value) else { continue };
        if older.item(&id).is_none() {
            let word = within(&older.terms().item.one);
            let version = quoted(older.version());
            let message = format!("version {version} has no {word} {}", quoted(&at.value));
            let ids = older.items().map(|item| item.id.as_str());
            sink.push(
                Diagnostic::new(Code::ReplacedItem, at.place.clone(), message)
                    .maybe_help(nearest::item(&at.value, ids)),
            );
        }
    }
}

/// Items that say something else than before, or have another number, and do not say what they
/// replace. Where another number said the same, that one is offered: whoever put a question in has
/// moved those below it.
fn reworded(raw: &RawRubric, own: &Rubric, older: &Rubric, sink: &mut Findings) {
    let comparison = Comparability::new(own, older, std::iter::empty());
    let word = within(&older.terms().item.one);
    let version = quoted(older.version());
    let uncompared = match own.has(Role::Rating) {
        true => "nothing is said of how its ratings moved",
        false => "the answers are not compared",
    };
    for item in raw_items(raw) {
        let Some(at) = item.id.value() else { continue };
        let origin = ItemId::new(&at.value).ok().and_then(|id| comparison.origin(&id));
        let Some(Origin { from, reason, .. }) = origin else { continue };
        let id = &at.value;
        let (message, help) = match (reason, from.as_slice()) {
            (Some(NotComparable::Reworded), _) => (
                format!("{word} {id} says something else than in version {version}"),
                format!(
                    "add `replaces: {id}` if the answers can be compared, or give it another id: \
                     as it is, {uncompared}"
                ),
            ),
            (Some(NotComparable::Renumbered), [from]) => (
                format!("{word} {id} says word for word what {from} said in version {version}"),
                format!(
                    "add `replaces: {from}` if it is the same question under another number: as it \
                     is, {uncompared}"
                ),
            ),
            _ => continue,
        };
        sink.push(Diagnostic::new(Code::Reworded, at.place.clone(), message).help(help));
    }
}
