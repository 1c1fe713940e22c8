//! What was typed for a side: a selection, a file, or either of them at a revision.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::super::target;
use super::source::Place;
use crate::diag::{Code, Diagnostic, quoted};
use crate::git::{AtRevision, Repository};
use crate::load::{self, ReturnFile, Selection, WrittenReturn};
use crate::system::Disk;

/// A side as it was meant.
#[derive(Debug)]
pub(super) enum Meant {
    /// Something of a collection.
    Within(Place, Selection),
    /// A file beside no round: a return that the collection of the other side is to judge.
    Loose(PathBuf),
}

/// What is meant by what was typed; a file of that name goes first.
///
/// # Errors
/// It is neither a selection nor a file, or not there at the revision.
pub(super) fn meant(root: &Path, text: &OsStr) -> Result<Meant, Diagnostic> {
    let path = Path::new(text);
    if path.exists() {
        match target::by_path(path) {
            Ok(Some((own_root, Some(selection)))) => {
                return Ok(Meant::Within(Place::Folder(own_root), selection));
            }
            Err(_) if path.is_file() => return Ok(Meant::Loose(path.to_owned())),
            Err(finding) => return Err(finding),
            // A collection may be called as some folder beside the returns is.
            Ok(_) if path.file_name().is_none() || !root.join(path).is_dir() => {
                return Err(whole_folder(path));
            }
            Ok(_) => {}
        }
    }
    if let Some(at) = text.to_str().and_then(AtRevision::parse) {
        let (tree, selection) = Repository::around(root)?.read(&at)?;
        return Ok(Meant::Within(Place::Revision(tree), selection));
    }
    if path.extension().is_some_and(|end| end == "yaml") {
        let message = format!("there is no file {}", quoted(&path.to_string_lossy()));
        return Err(Diagnostic::nowhere(Code::NothingSelected, message)
            .help("name a file that is there, or write `collection/round/partnership`"));
    }
    if !root.is_dir() {
        let message = format!("there is no folder {}", quoted(&root.to_string_lossy()));
        return Err(Diagnostic::nowhere(Code::NothingSelected, message)
            .help("`--returns` names the folder that your collections are in"));
    }
    Ok(Meant::Within(Place::Folder(root.to_owned()), target::selection(text)?))
}

fn whole_folder(path: &Path) -> Diagnostic {
    let message = format!("{} is a folder of collections", quoted(&path.to_string_lossy()));
    Diagnostic::nowhere(Code::NothingSelected, message)
        .help("write `collection/round/partnership`, or `collection/round` for all of a round")
}

/// A return in a file of its own, which is in no round's folder.
#[derive(Debug)]
pub(super) struct Loose {
    /// The round that it says it is of.
    pub(super) round: String,
    /// What it says, under the name of the partnership that it says it is from.
    pub(super) written: WrittenReturn,
}

/// Reads a loose file as a return.
///
/// # Errors
/// It is no return, or does not say whose and of which round.
pub(super) fn loose(path: &Path) -> Result<Loose, Diagnostic> {
    let name = path.to_string_lossy().into_owned();
    let refused = |why: &str| {
        let message = format!("{} {why}", quoted(&name));
        Diagnostic::nowhere(Code::NothingSelected, message)
            .help("a return says `partnership:` and `round:`; both must be those of the collection")
    };
    let file = ReturnFile { stem: String::new(), path: path.to_owned(), name: name.clone() };
    let written = load::returned(&Disk, file);
    let Some(loaded) = &written.raw else { return Err(refused("cannot be read as a return")) };
    match (loaded.raw.partnership.value(), loaded.raw.round.value()) {
        (Some(partnership), Some(round)) => {
            let (round, stem) = (round.value.clone(), partnership.value.clone());
            Ok(Loose { round, written: WrittenReturn { stem, ..written } })
        }
        _ => Err(refused("does not say whose return it is and of which round")),
    }
}
