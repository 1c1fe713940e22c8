//! The return that a PDF carries, and the collection that it belongs to.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Source, quoted};
use crate::git::LastCommits;
use crate::glyphs::Fonts;
use crate::load::{self, Selection, Selections};
use crate::model::Collection;
use crate::readback::Attached;
use crate::system::{Disk, Memory, Overlay};
use crate::workspace::{Checked, Workspace};

/// A return that a PDF carries.
pub(super) struct Carried {
    /// Whose it is.
    pub(super) partnership: String,
    /// The round that it is of.
    pub(super) round: String,
    /// The file.
    pub(super) text: String,
}

/// The collections, with the return in its place.
pub(super) struct CheckedAgain {
    /// What was read.
    pub(super) checked: Checked,
    /// What was found in the return.
    pub(super) told: Vec<Diagnostic>,
    /// Which return it is.
    pub(super) selection: Selection,
    /// What is to be said of it.
    pub(super) findings: Vec<Diagnostic>,
}

/// The one return that a report carries.
pub(super) fn carried(pdf: &Path, files: &[Attached]) -> Result<Carried, Diagnostic> {
    let name = quoted(&pdf.to_string_lossy());
    let refused = |message: String| {
        Diagnostic::nowhere(Code::NoReturn, message)
            .help("name the PDF of a report, such as `out/COLLECTION/ROUND/PARTNERSHIP.pdf`")
    };
    let returns: Vec<_> = files.iter().filter(|file| file.name.ends_with(".yaml")).collect();
    let file = match returns.as_slice() {
        [file] => file,
        [] => return Err(refused(format!("{name} carries no return"))),
        _ => {
            return Err(refused(format!(
                "{name} carries {} returns, and a report one",
                returns.len()
            )));
        }
    };
    let text = String::from_utf8(file.content.clone());
    let text = text.map_err(|_| refused(format!("what {name} carries is no text")))?;
    let source = Source::new(file.name.clone(), text.clone());
    let read = load::returned_from(&source, &mut Vec::new());
    let ids = read.and_then(|read| {
        let (partnership, round) = (read.raw.partnership.value()?, read.raw.round.value()?);
        Some((partnership.value.clone(), round.value.clone()))
    });
    let (partnership, round) =
        ids.ok_or_else(|| refused(format!("what {name} carries is no return")))?;
    Ok(Carried { partnership, round, text })
}

impl Carried {
    /// Reads the collections, finds the one that the return belongs to, and puts it in its place;
    /// `pages` is the text of the PDF, which names the collection.
    pub(super) fn find(
        &self,
        returns: &Path,
        fonts: &Fonts,
        pages: &[String],
    ) -> Result<CheckedAgain, Vec<Diagnostic>> {
        let target = Workspace {
            system: &Disk,
            root: returns.to_owned(),
            selections: Selections::default(),
        };
        let mut told = Vec::new();
        let checked = target.checked(fonts, &mut |found| told.extend(found));
        let id = self.collection(&checked.collections, pages);
        let id = id.ok_or_else(|| self.not_found(returns, &checked, pages))?;
        let selection = Selection {
            collection: id,
            round: Some(self.round.clone()),
            partnership: Some(self.partnership.clone()),
        };
        if self.is_as_it_is(&checked.collections, &selection) {
            return Ok(CheckedAgain { checked, told, selection, findings: Vec::new() });
        }
        let findings = vec![self.another(returns, &selection)];
        // The return stands in the place of the one in the collection, be that there or gone.
        let path = returns.join(self.path(&selection));
        let system = Overlay::new(&Disk, Memory::new().file(path, self.text.clone()));
        let selections = Selections::new(vec![selection.clone()]);
        let target = Workspace { system: &system, root: returns.to_owned(), selections };
        told.clear();
        let checked = target.checked(fonts, &mut |found| told.extend(found));
        Ok(CheckedAgain { checked, told, selection, findings })
    }

    /// Why there is no collection that the return belongs to: the one that the report names has
    /// errors of its own, or there is none.
    fn not_found(&self, returns: &Path, checked: &Checked, pages: &[String]) -> Vec<Diagnostic> {
        let is_own = |name: &&String| {
            let (collection, round) = name.split_once('/').unwrap_or((name, &self.round));
            let is_there = returns.join(collection).join("rubric.yaml").is_file();
            round == self.round && is_there && self.is_named(collection, pages)
        };
        let (message, help, folder) = match checked.frozen.iter().find(is_own) {
            Some(name) => {
                let message = format!("{} has errors of its own", quoted(name));
                let help = "correct what is said above: the report is set again among the returns \
                            of its collection";
                let collection = name.split('/').next().unwrap_or_default();
                (message, help, Some(load::display(&returns.join(collection))))
            }
            None => {
                let (round, partnership) = (quoted(&self.round), quoted(&self.partnership));
                let message =
                    format!("no collection has a round {round} and a partnership {partnership}");
                (message, "`--returns` names the folder that the collections are in", None)
            }
        };
        let is_in = |file: &str| {
            let below = folder.as_deref().and_then(|folder| file.strip_prefix(folder));
            below.is_some_and(|rest| rest.starts_with('/'))
        };
        let hindering = checked.findings.iter().filter(|own| {
            let is_there = own.place.as_ref().is_some_and(|place| is_in(place.source().name()));
            own.code.could_not_run() || (own.is_error() && is_there)
        });
        let none = Diagnostic::nowhere(Code::NoReturn, message).help(help);
        hindering.cloned().chain([none]).collect()
    }

    /// Whether the report names the return's file in a collection.
    fn is_named(&self, collection: &str, pages: &[String]) -> bool {
        let file = format!("{collection}/{}/{}.yaml", self.round, self.partnership);
        pages.iter().any(|page| unbroken(page).contains(&file))
    }

    /// The id of the collection that has the round and the partnership; of several the one that the
    /// report names.
    fn collection(&self, collections: &[Collection], pages: &[String]) -> Option<String> {
        let has = |own: &&Collection| {
            own.rounds.iter().any(|round| round.info.id.as_str() == self.round)
                && own.register.partnership(&self.partnership).is_some()
        };
        let ids: Vec<&str> = collections.iter().filter(has).map(|own| own.id.as_str()).collect();
        ids.iter().find(|id| self.is_named(id, pages)).or(ids.first()).map(|id| (*id).to_owned())
    }

    /// Whether the return in the collection is the same to the byte.
    fn is_as_it_is(&self, collections: &[Collection], selection: &Selection) -> bool {
        let own = collections.iter().filter(|own| own.id.as_str() == selection.collection);
        let rounds = own.flat_map(|own| &own.rounds);
        let round = rounds.filter(|round| round.info.id.as_str() == self.round);
        let entries = round.flat_map(|round| &round.entries);
        let mut entries = entries.filter(|entry| entry.stem == self.partnership);
        entries.any(|entry| {
            entry.readable().is_some_and(|readable| readable.source().text() == self.text)
        })
    }

    /// Says that the return is not there any more, or not as it was.
    fn another(&self, returns: &Path, selection: &Selection) -> Diagnostic {
        let file = self.path(selection);
        let path = file.trim_end_matches(".yaml");
        if returns.join(&file).symlink_metadata().is_ok() {
            let message = format!(
                "the return in the collection, {path}, is another than the one that this report \
                 carries"
            );
            return Diagnostic::nowhere(Code::AnotherReturn, message).help(
                "the report is held to the return that it carries; `stocktake build` makes it \
                 anew, once the return in the collection has no errors",
            );
        }
        let message = format!(
            "the return that this report carries is not in the collection any more: there is no \
             {path}"
        );
        Diagnostic::nowhere(Code::AnotherReturn, message).help(
            "the report is held to the return that it carries; if that was withdrawn, `stocktake \
             build` takes away what was published of it, else put the file back",
        )
    }

    /// What git knew of the return when the report was made, by the commit that the report names.
    /// `None` where git has no answer.
    pub(super) fn history(
        &self,
        returns: &Path,
        selection: &Selection,
        pages: &[String],
    ) -> Option<LastCommits> {
        let path = returns.join(self.path(selection));
        let file = format!("{}.yaml", self.partnership);
        let text: Vec<String> = pages.iter().map(|page| unbroken(page)).collect();
        LastCommits::of_once(path.parent()?, (&file, self.text.as_bytes()), &text.join(" "))
    }

    /// Where it stands in the folder of collections.
    pub(super) fn path(&self, selection: &Selection) -> String {
        format!("{}/{}/{}.yaml", selection.collection, self.round, self.partnership)
    }
}

/// The text of a page without white space: a path or a hash may be broken over lines anywhere.
fn unbroken(page: &str) -> String {
    page.split_whitespace().collect()
}
