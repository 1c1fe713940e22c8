//! A path that was typed and is not there: what there is near it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path};

use crate::diag::{Code, Diagnostic, nearest, quoted};

/// The finding for what can only be a path and is not there; `None` for what may be a selection of
/// `root`.
pub(super) fn missing(path: &Path, root: &Path) -> Option<Diagnostic> {
    if !is_path(path, root) {
        return None;
    }
    let shown = quoted(&path.to_string_lossy());
    let message = format!("there is no file or folder {shown}");
    Some(Diagnostic::nowhere(Code::NothingSelected, message).help(way_out(path)))
}

/// Whether it reads as a path: it says so itself, or begins with a folder that is there and is no
/// collection.
fn is_path(path: &Path, root: &Path) -> bool {
    let mut parts = path.components();
    let Some(Component::Normal(first)) = parts.next() else { return true };
    let is_file = path
        .extension()
        .is_some_and(|end| ["yaml", "yml"].iter().any(|own| end.eq_ignore_ascii_case(own)));
    let is_deep = parts.count() > 2;
    let begins_with_folder = Path::new(first).is_dir() && !root.join(first).is_dir();
    let is_written_so = path.to_string_lossy().starts_with("./");
    is_file || is_deep || begins_with_folder || is_written_so
}

/// What there is in the innermost folder of a path that exists.
fn way_out(path: &Path) -> String {
    let there = path.ancestors().skip(1).find(|part| is_there(part));
    let Some(there) = there else { return NOTHING.to_owned() };
    let mut rest = path.strip_prefix(there).unwrap_or(path).components();
    let wanted = rest.next().expect("a path is longer than one above it");
    let wanted = wanted.as_os_str().to_string_lossy();
    let names = names(there);
    let ended = format!("{wanted}.yaml");
    let near = names
        .iter()
        .find(|name| **name == ended)
        .map(String::as_str)
        .or_else(|| nearest::nearest(&wanted, names.iter().map(String::as_str)));
    let within = match there.as_os_str().is_empty() {
        true => "here".to_owned(),
        false => format!("in {}", quoted(&there.to_string_lossy())),
    };
    match near {
        Some(near) => {
            let mut near = there.join(near);
            // Joining nothing would put a `/` behind a file.
            rest.next().into_iter().chain(rest).for_each(|part| near.push(part));
            format!("did you mean {}?", quoted(&near.to_string_lossy()))
        }
        None => format!("nothing is called {} {within}", quoted(&wanted)),
    }
}

const NOTHING: &str = "look whether you are in the folder that you mean";

/// Whether a folder is there; the empty path is the one that we are in.
fn is_there(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

fn names(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let found = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let name = |name: &OsStr| name.to_string_lossy().into_owned();
    let mut names: Vec<String> = found.map(|entry| name(&entry.file_name())).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}
