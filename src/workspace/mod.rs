//! The collections in a folder: found, read and checked, as far as they are meant.

mod asked;
mod asked_about;
mod begun;
mod explained;
mod mending;
mod nearby;
mod others;
mod taken_over;
pub(crate) mod target;

use std::io;
use std::mem;
use std::path::{Path, PathBuf};

use crate::check;
use crate::diag::{self, Code, Diagnostic, Findings, quoted};
use crate::glyphs::Fonts;
use crate::load::{self, CollectionFiles, ReturnFile, Selection, Selections, WrittenReturn};
use crate::model::{Collection, Entry, Register, Round};
use crate::system::System;

pub(crate) use asked_about::asked_about;
pub(crate) use begun::Begun;
pub(crate) use mending::{CheckedFile, Mending};
pub use others::CollectionReader;
pub(crate) use taken_over::TakenFrom;

/// A folder of collections, and what of it is meant.
#[derive(Debug)]
pub struct Workspace<'a> {
    /// Where files are read.
    pub system: &'a dyn System,
    /// The folder of collections.
    pub root: PathBuf,
    /// What of it is meant.
    pub selections: Selections,
}

/// Takes what was found in each return that is selected, as soon as it is found.
pub type Tell<'a> = &'a mut dyn FnMut(Vec<Diagnostic>);

/// What was read.
#[derive(Debug)]
pub struct Checked {
    /// The collections without errors of their own; each whole, whatever is selected.
    pub collections: Vec<Collection>,
    /// Findings about what is selected but the returns, of which each was told.
    pub findings: Vec<Diagnostic>,
    /// The collections that could not be read, or not all of their rounds, selected or not.
    pub unread: Vec<String>,
    /// What of that is selected: `collection`, or `collection/round` where the others could be
    /// read.
    pub frozen: Vec<String>,
    /// Whether all that is there was found; else nobody knows what is gone.
    pub is_all: bool,
}

/// What there is.
#[derive(Debug)]
pub struct Listed {
    /// The collections.
    pub files: Vec<CollectionFiles>,
    /// Findings about the folder, and about selections that name nothing.
    pub findings: Vec<Diagnostic>,
    /// Whether all that is there was found.
    is_all: bool,
}

impl Workspace<'_> {
    /// The collections that there are, and what is to be said of the folder and of selections that
    /// name nothing.
    pub fn files(&self) -> Listed {
        if self.is_absent() {
            let findings = vec![no_folder(&self.root)];
            return Listed { files: Vec::new(), findings, is_all: false };
        }
        let mut findings = Vec::new();
        let files = load::collections(self.system, &self.root, &mut findings);
        let is_all = !diag::has_errors(&findings);
        findings.retain(|finding| self.is_meant(finding));
        let missing = self.selections.missing(&files);
        // A collection that is a link is not there, and that has been said.
        if findings.is_empty() {
            findings = missing;
        }
        if files.is_empty() && findings.is_empty() {
            let root = quoted(&self.root.to_string_lossy());
            findings.push(
                Diagnostic::nowhere(
                    Code::NothingSelected,
                    format!(
                        "there is no collection in \
                                                                    {root}"
                    ),
                )
                .help(
                    "a collection is a folder with `rubric.yaml`; `--returns` names the \
                           folder around it",
                ),
            );
        }
        Listed { files, findings, is_all }
    }

    /// Whether there is no such folder; one that cannot be listed is there.
    fn is_absent(&self) -> bool {
        let listed = self.system.list(&self.root);
        listed.is_err_and(|error| {
            matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        })
    }

    /// Reads and checks what is meant, and the rest of the collections that it belongs to; `fonts`
    /// are those that PDFs are set in.
    pub fn checked(&self, fonts: &Fonts, tell: Tell<'_>) -> Checked {
        let listed = self.files();
        let others = CollectionReader::new(self.system, Some(fonts), &listed.files);
        self.read(listed, &others, fonts, tell)
    }

    /// Reads and checks what the figures of a round are made of: its returns, and those of the
    /// rounds before it.
    pub fn checked_back_from(&self, round: &Selection, fonts: &Fonts, tell: Tell<'_>) -> Checked {
        let mut listed = self.files();
        let others = CollectionReader::new(self.system, Some(fonts), &listed.files);
        listed.files.retain(|files| files.id == round.collection);
        listed.files.iter_mut().for_each(|files| keep_back_from(self.system, files, round));
        self.read(listed, &others, fonts, tell)
    }

    fn read(
        &self,
        listed: Listed,
        others: &CollectionReader<'_>,
        fonts: &Fonts,
        tell: Tell<'_>,
    ) -> Checked {
        let Listed { files, mut findings, is_all } = listed;
        let (mut collections, mut unread, mut frozen) = (Vec::new(), Vec::new(), Vec::new());
        for files in files {
            let id = files.id.clone();
            let rounds: Vec<String> = files.rounds.iter().map(|own| own.id.clone()).collect();
            // A round that is a link is there, and cannot be read.
            let has_errors = diag::has_errors(&files.findings);
            let mut found = Vec::new();
            let read = self.collection(files, (others, fonts), tell, &mut found);
            findings.extend(found.into_iter().filter(|finding| self.is_meant(finding)));
            frozen.extend(self.frozen(&id, &rounds, read.as_ref()));
            if has_errors || read.as_ref().is_none_or(|read| read.rounds.len() != rounds.len()) {
                unread.push(id);
            }
            collections.extend(read);
        }
        Checked { collections, findings, unread, frozen, is_all }
    }

    /// Reads and checks a collection: its own files, then its returns one after another, so that no
    /// more than one is held as it was written.
    fn collection(
        &self,
        mut files: CollectionFiles,
        (others, fonts): (&CollectionReader<'_>, &Fonts),
        tell: Tell<'_>,
        sink: &mut Findings,
    ) -> Option<Collection> {
        let id = files.id.clone();
        let rounds = files.rounds.iter_mut();
        let returns: Vec<(String, Vec<ReturnFile>)> =
            rounds.map(|round| (round.id.clone(), mem::take(&mut round.returns))).collect();
        let before = sink.len();
        let mut written = load::collection(self.system, files, sink);
        check::characters(&mut written, fonts, sink);
        let mut forms = written.forms();
        let mut collection =
            check::collection(written, sink).filter(|own| leads_somewhere(own, others, sink));
        if collection.is_none() {
            forms = forms.unless_broken(&sink[before..]);
        }
        for (round, files) in returns {
            let mut own = collection.as_mut().and_then(|own| own.round_mut(&round));
            let form = forms.of(&round);
            let written = files.into_iter().map(|file| {
                let mut written = load::returned(self.system, file, &form);
                check::characters_of_return(&mut written, fonts);
                written
            });
            match own.as_mut() {
                Some((own, register)) => {
                    let entries = written.map(|written| {
                        let (entry, found) = entry(written, (&id, own, register), others);
                        if self.selections.has_return(&id, &round, &entry.stem) {
                            tell(found);
                        }
                        entry
                    });
                    own.entries = entries.collect();
                }
                None => sink.extend(written.flat_map(|own| own.findings)),
            }
        }
        collection
    }

    /// What of a collection is selected and could not be read, so that nothing of it is made anew.
    fn frozen(&self, id: &str, rounds: &[String], read: Option<&Collection>) -> Vec<String> {
        let Some(read) = read else {
            let is_meant = self.selections.has_collection(id);
            return is_meant.then(|| id.to_owned()).into_iter().collect();
        };
        let is_read = |round: &str| read.rounds.iter().any(|own| own.info.id.as_str() == round);
        let left =
            rounds.iter().filter(|round| self.selections.has_round(id, round) && !is_read(round));
        left.map(|round| format!("{id}/{round}")).collect()
    }

    /// Whether a finding is about something that is selected, by the name of its file: where
    /// nothing of a collection is selected, what is wrong with it is not said.
    pub fn is_meant(&self, finding: &Diagnostic) -> bool {
        let file = finding.place.as_ref().map(|place| place.source().name());
        let root = load::display(&self.root);
        let below = file.and_then(|file| file.strip_prefix(&*root)?.strip_prefix('/'));
        let parts: Vec<&str> = below.unwrap_or_default().splitn(3, '/').collect();
        match *parts {
            // What is wrong with the whole hinders its parts only where it is an error.
            [collection, round, "round.yaml"] if !finding.is_error() => {
                self.selections.has_whole_round(collection, round)
            }
            [collection, file] if is_about_all(file) && !finding.is_error() => {
                self.selections.has_more_than_returns(collection)
            }
            [collection, round, file] if file != "round.yaml" => {
                let stem = file.strip_suffix(".yaml").unwrap_or(file);
                self.selections.has_return(collection, round, stem)
            }
            [collection, file] if is_about_all(file) => self.selections.has_collection(collection),
            [collection, round] | [collection, round, _] => {
                self.selections.has_round(collection, round)
            }
            [collection] => below.is_none() || self.selections.has_collection(collection),
            _ => true,
        }
    }
}

impl Checked {
    /// Nothing, and why.
    pub fn nothing(findings: Vec<Diagnostic>) -> Self {
        let (collections, unread, frozen) = (Vec::new(), Vec::new(), Vec::new());
        Self { collections, findings, unread, frozen, is_all: false }
    }
}

/// Leaves out the returns of all rounds but one and those that come before it.
fn keep_back_from(system: &dyn System, files: &mut CollectionFiles, round: &Selection) {
    let mut chain: Vec<String> = round.round.iter().cloned().collect();
    // A round that comes before itself is an error, and found to be one; here it must only come to
    // an end.
    while let Some(last) = files.rounds.iter().find(|own| chain.last() == Some(&own.id))
        && let Some(before) = load::previous(system, last).filter(|before| !chain.contains(before))
    {
        chain.push(before);
    }
    for own in files.rounds.iter_mut().filter(|own| !chain.contains(&own.id)) {
        own.returns.clear();
    }
}

/// A return that is checked, and what was found in it. There may be thousands, so each is held
/// small: its text is compressed, and findings, which hold it as it is, are handed on.
fn entry(
    written: WrittenReturn,
    (collection, round, register): (&str, &Round, &Register),
    others: &CollectionReader<'_>,
) -> (Entry, Vec<Diagnostic>) {
    let mut entry = others.check(written, (collection, round), register);
    entry.compress();
    let found = mem::take(&mut entry.findings);
    (entry, found)
}

/// Whether all that the versions of a rubric relate to is there; what is not goes to the sink.
pub(crate) fn leads_somewhere(
    collection: &Collection,
    others: &CollectionReader<'_>,
    sink: &mut Findings,
) -> bool {
    let before = sink.len();
    check::crosswalks_lead_somewhere(collection, others, sink);
    sink.len() == before
}

/// Whether a file in the folder of a collection is about the whole of it.
fn is_about_all(file: &str) -> bool {
    file == "rubric.yaml" || load::is_register(file) || load::is_earlier_rubric(file)
}

fn no_folder(root: &Path) -> Diagnostic {
    let message = format!("there is no folder {}", quoted(&root.to_string_lossy()));
    Diagnostic::nowhere(Code::NothingSelected, message)
        .help("`--returns` names the folder that your collections are in")
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{Workspace, keep_back_from};
    use crate::diag::Diagnostic;
    use crate::glyphs::Fonts;
    use crate::load::{self, Selection, Selections};
    use crate::system::{FolderEntry, Memory, ReadError, System};

    /// A system with one folder that may not be listed.
    #[derive(Debug)]
    struct Closed(Memory, &'static str);

    impl System for Closed {
        fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
            self.0.read(file, most)
        }

        fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>> {
            match folder == Path::new(self.1) {
                true => Err(io::ErrorKind::PermissionDenied.into()),
                false => self.0.list(folder),
            }
        }
    }

    #[test]
    fn what_lies_in_a_folder_that_cannot_be_listed_is_neither_gone_nor_read() {
        let mut memory = Memory::new();
        for file in ["rubric.yaml", "partnerships.yaml", "2019/round.yaml", "2019/north.yaml"] {
            memory = memory.file(Path::new("returns/sample").join(file), "");
        }
        let all = Selections::new(vec![]);
        let published = ["sample/2019/north", "sample/2019", "sample"];
        let published = published.iter().filter_map(|own| Selection::parse(own)).collect();
        let published = Selections::new(published);
        for closed in ["returns/sample", "returns/sample/2019"] {
            let system = Closed(memory.clone(), closed);
            let (root, selections) = (PathBuf::from("returns"), all.clone());
            let workspace = Workspace { system: &system, root, selections };
            assert_eq!(published.gone(&workspace.files().files), [], "{closed}");
            assert!(published.missing(&workspace.files().files).is_empty(), "{closed}");
            let mut told = Vec::new();
            let checked = workspace.checked(&Fonts::default(), &mut |found| told.extend(found));
            assert!(told.is_empty(), "{told:?}");
            let of_folder = |own: &&Diagnostic| {
                own.place.as_ref().is_some_and(|place| place.source().name() == closed)
            };
            let told: Vec<_> = checked.findings.iter().filter(of_folder).collect();
            assert!(matches!(told.as_slice(), [one] if one.is_error()), "{:?}", checked.findings);
            assert_eq!(checked.unread, ["sample"]);
            let names = |own: &Diagnostic| own.place.as_ref().map(|p| p.source().name().to_owned());
            let within = format!("{closed}/");
            let of_within = checked.findings.iter().filter_map(names);
            assert_eq!(of_within.filter(|name| name.starts_with(&within)).count(), 0);
        }
    }

    #[test]
    fn of_a_round_no_return_of_a_later_one_is_read_nor_of_one_that_leads_nowhere() {
        let mut memory = Memory::new();
        for (round, previous) in
            [("2018", ""), ("2019", "previous: 2018"), ("2020", "previous: 2019"), ("aside", "")]
        {
            let folder = Path::new("sample").join(round);
            let text = format!("title: A\n{previous}\n");
            memory = memory.file(folder.join("round.yaml"), text);
            memory = memory.file(folder.join("example.yaml"), "");
        }
        let read = |memory: &Memory, round: &str| {
            let mut files = load::collections(memory, Path::new(""), &mut Vec::new()).remove(0);
            keep_back_from(memory, &mut files, &Selection::parse(round).expect("a selection"));
            let rounds = files.rounds.iter().filter(|round| !round.returns.is_empty());
            rounds.map(|round| round.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(read(&memory, "sample/2019"), ["2018", "2019"]);
        assert_eq!(read(&memory, "sample/2020"), ["2018", "2019", "2020"]);
        assert_eq!(read(&memory, "sample/aside"), ["aside"]);
        // Two that say that each comes before the other are read once.
        let memory = memory.file("sample/2018/round.yaml", "title: A\nprevious: 2020\n");
        assert_eq!(read(&memory, "sample/2018"), ["2018", "2019", "2020"]);
    }
}
