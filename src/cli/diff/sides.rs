//! What was typed for a side: a selection, a file, or either of them at a revision.

use std::ffi::OsStr;
use std::path::Path;

use crate::compare::{Location, Meant, Named};
use crate::diag::{Code, Diagnostic, quoted};
use crate::git::{AtRevision, Repository};
use crate::workspace::target;

/// What is meant by what was typed; a file of that name goes first.
///
/// # Errors
/// It is neither a selection nor a file, or not there at the revision.
pub(super) fn named(root: &Path, text: &OsStr) -> Result<Named, Diagnostic> {
    Ok(Named { name: text.to_string_lossy().into_owned(), meant: meant(root, text)? })
}

fn meant(root: &Path, text: &OsStr) -> Result<Meant, Diagnostic> {
    let path = Path::new(text);
    if path.exists() {
        match target::by_path(path) {
            Ok(Some((own_root, Some(selection)))) => {
                return Ok(Meant::Within(Location::Folder(own_root), selection));
            }
            Err(_) if path.is_file() => return Ok(Meant::File(path.to_owned())),
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
        return Ok(Meant::Within(Location::Revision(Box::new(tree)), selection));
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
    Ok(Meant::Within(Location::Folder(root.to_owned()), target::selection(text)?))
}

fn whole_folder(path: &Path) -> Diagnostic {
    let message = format!("{} is a folder of collections", quoted(&path.to_string_lossy()));
    Diagnostic::nowhere(Code::NothingSelected, message)
        .help("write `collection/round/partnership`, or `collection/round` for all of a round")
}
