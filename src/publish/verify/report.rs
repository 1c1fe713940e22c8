//! A report held to the return that it carries: checked, set again, and compared page by page.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Verification;
use super::carried::{Carried, CheckedAgain, carried};
use crate::diag::{Code, Diagnostic, quoted};
use crate::glyphs::Fonts;
use crate::load::{Selection, Selections};
use crate::model::Collection;
use crate::publish::{self, Only, Options, Output};
use crate::readback::{self, PdfDocument};
use crate::render::Templates;
use crate::stop::Stop;
use crate::system::Disk;
use crate::typeset::Typesetter;

/// No report is larger.
const LARGEST: u64 = 1 << 28;

/// How many words are shown of two pages that differ.
const SHOWN: usize = 8;

/// The PDF of a report, and the return that it carries.
pub struct PublishedReport {
    path: PathBuf,
    /// The text of each page.
    pages: Vec<String>,
    carried: Carried,
}

impl PublishedReport {
    /// Reads a PDF.
    ///
    /// # Errors
    /// It cannot be read, or does not carry one return.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let name = quoted(&path.to_string_lossy());
        let refused = |message: String| {
            Diagnostic::nowhere(Code::NoReturn, message)
                .help("name the PDF of a report, or a folder that was published to")
        };
        let bytes = Disk::read_named(path, LARGEST + 1);
        let bytes = bytes.map_err(|error| refused(format!("{name} {error}")))?;
        if bytes.len() as u64 > LARGEST {
            let most = LARGEST >> 20;
            return Err(refused(format!("{name} is larger than {most} MiB, and no report is")));
        }
        let bytes = Arc::new(bytes);
        let pages = pages(Arc::clone(&bytes));
        let pages = pages.ok_or_else(|| refused(format!("{name} is no PDF that can be read")))?;
        let files = readback::attached(bytes);
        let files = files.map_err(|error| refused(format!("{name} cannot be read: {error}")))?;
        let carried = carried(path, &files)?;
        Ok(Self { path: path.to_owned(), pages, carried })
    }

    /// Sets the report again among the returns of its collection, and says whether it has the same
    /// text.
    ///
    /// # Errors
    /// The collection is not there, or the report cannot be set.
    pub fn verify(
        &self,
        returns: &Path,
        (templates, typesetter): (&Templates, &Typesetter),
        stop: &Stop,
    ) -> Result<Verification, Vec<Diagnostic>> {
        let fonts = Fonts::with_files(templates.files("fonts/"));
        let CheckedAgain { checked, told, selection, findings: mut found } =
            self.carried.find(returns, &fonts, &self.pages)?;
        let options = Options {
            only: Some(Only::Pdf),
            jobs: NonZeroUsize::MIN,
            templates,
            typesetter,
            created: None,
            history: self.carried.history(returns, &selection, &self.pages),
            unread: Vec::new(),
            is_all: true,
            typst: None,
            is_forced: false,
            share: None,
            stop,
        };
        let file = self.carried.path(&selection);
        let is_meant = is_about(&file);
        found.extend(checked.findings.into_iter().chain(told).filter(is_meant));
        let again = match again(checked.collections, (&selection, &file), &options, &mut found) {
            Ok(again) => again,
            Err(refused) => {
                found.extend(refused);
                return Err(found);
            }
        };
        Ok(self.held_to(&again, found))
    }

    /// The pages that differ from what is set now.
    fn held_to(&self, again: &[String], mut found: Vec<Diagnostic>) -> Verification {
        let name = quoted(&self.path.to_string_lossy());
        let differing = differing(&self.pages, again);
        let count = differing.len();
        found.extend(differing.into_iter().map(|(page, words)| {
            let message = format!(
                "page {page} of {name} has another text than when it is set \
                                   again: {words}"
            );
            Diagnostic::nowhere(Code::NotAsSet, message).help(
                "the PDF was altered, or what it shows beside its return has changed since: the \
                 round and its other returns, the register, the rubric, the templates, stocktake, \
                 or the history in git, of which the commit that it names is no more",
            )
        }));
        let path = self.path.display();
        let said = match (count, self.pages.len()) {
            (0, 1) => format!("the return that {path} carries gives its text"),
            (0, all) => {
                format!("the return that {path} carries gives its text, on all {all} pages")
            }
            (count, all) => format!("{count} of {all} pages of {path} differ"),
        };
        Verification { found, said }
    }
}

/// Whether a finding is about a return, by its file in the folder of collections.
fn is_about(file: &str) -> impl Fn(&Diagnostic) -> bool {
    move |finding| finding.place.as_ref().is_some_and(|place| place.source().name().ends_with(file))
}

/// The text of each page of a PDF.
fn pages(bytes: Arc<Vec<u8>>) -> Option<Vec<String>> {
    Some(PdfDocument::read(bytes).ok()?.pages().collect())
}

/// The text of each page of the report when it is set again.
fn again(
    collections: Vec<Collection>,
    (selection, file): (&Selection, &str),
    options: &Options<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let failed = |error: &std::io::Error| {
        let message = format!("the report cannot be set again: {}", error.kind());
        vec![Diagnostic::nowhere(Code::NotWritten, message)]
    };
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    let output = Output::open(folder.path()).map_err(|error| vec![publish::refusal(&error)])?;
    let selections = Selections::new(vec![selection.clone()]);
    let outcome = publish::publish(collections, &selections, options, output, |_, _| {});
    found.extend(outcome.findings);
    read(&folder.path().join(file).with_extension("pdf")).ok_or_else(|| {
        let message = "the return that the report carries makes no report, as is said of it";
        vec![Diagnostic::nowhere(Code::NotAsSet, message).help("no page of it can be compared")]
    })
}

fn read(path: &Path) -> Option<Vec<String>> {
    pages(Arc::new(fs::read(path).ok()?))
}

/// The pages that differ, by number, each with the words at which they part.
fn differing(old: &[String], new: &[String]) -> Vec<(usize, String)> {
    let count = old.len().max(new.len());
    let at = |pages: &[String], page: usize| pages.get(page).cloned();
    let differ = (0..count).filter_map(|page| match (at(old, page), at(new, page)) {
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some((page + 1, parting(&old, &new))),
        (Some(_), None) => Some((page + 1, "there is no such page any more".to_owned())),
        (None, _) => Some((page + 1, "there is no such page in it".to_owned())),
    });
    differ.collect()
}

/// The words at which two texts part.
fn parting(old: &str, new: &str) -> String {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (words(old), words(new));
    let same = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let shown = |words: &[String]| {
        let words: Vec<_> = words.iter().skip(same).take(SHOWN).cloned().collect();
        if words.is_empty() { "nothing".to_owned() } else { quoted(&words.join(" ")) }
    };
    format!("{} in it, {} now", shown(&old), shown(&new))
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn pages_that_differ_are_named_with_the_words_at_which_they_part() {
        let pages =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(differing(&pages(&["a b", "c"]), &pages(&["a b", "c"])), []);
        let found = differing(&pages(&["a b c", "d", "e"]), &pages(&["a x c", "d"]));
        let told: Vec<_> = found.iter().map(|(page, words)| (*page, words.as_str())).collect();
        let first = "`b c` in it, `x c` now";
        assert_eq!(told, [(1, first), (3, "there is no such page any more")]);
    }
}
