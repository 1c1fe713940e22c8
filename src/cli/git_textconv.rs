//! `stocktake git-textconv`: a return as plain lines, which git compares in its place.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::GitTextconvArgs;
use super::diff::source::{self, Place, Wanted};
use super::status::Status;
use super::streams::Streams;
use crate::diag::{Source, quoted};
use crate::load::{self, MAX_BYTES, Selection, git};
use crate::merge;
use crate::model::{Collection, Rubric};

/// Prints the lines; a file that is no return is printed as it is, so that git always has something to compare.
pub(super) fn run(args: &GitTextconvArgs, streams: &mut Streams) -> Status {
    match fs::read(&args.file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let plain = (bytes.len() as u64 <= MAX_BYTES).then(|| plain(&text)).flatten();
            streams.data(plain.as_deref().unwrap_or(&text));
            Status::Well
        }
        Err(error) => {
            let file = quoted(&args.file.to_string_lossy());
            streams.say(&format!("error: {file} cannot be read: {}\n", error.kind()));
            Status::CouldNotRun
        }
    }
}

/// The lines, with each rating as its place on the scale, so that two lines show which way it went.
fn plain(text: &str) -> Option<String> {
    let answered = answered(text);
    let rubric = answered
        .as_ref()
        .and_then(|(collection, round)| Some(&source::round(collection, round)?.rubric));
    merge::plain(text, &|level| on_the_scale(rubric?, level))
}

fn on_the_scale(rubric: &Rubric, id: &str) -> Option<String> {
    let rating = rubric.rating(id)?;
    let label = &rubric.level(rating)?.label;
    Some(format!("{label} (level {} of {})", rating.index() + 1, rubric.scale().len()))
}

/// The one collection of the work tree that a return can belong to by what it says of itself, and its round: git does not
/// say which file it asks about.
fn answered(text: &str) -> Option<(Collection, String)> {
    let raw = load::returned_from(&Source::new("", text), &mut Vec::new())?.raw;
    let (partnership, round) = (raw.partnership.value()?, raw.round.value()?);
    let (partnership, round) = (partnership.value.as_str(), round.value.as_str());
    let mut all = with_round(round).into_iter().filter_map(|(root, collection)| {
        let selection = Selection { collection, round: Some(round.to_owned()), partnership: None };
        let stems = vec![partnership];
        let wanted = Wanted { selections: &[&selection], stems, rounds: Vec::new() };
        let collection = source::read(&Place::Folder(root), &wanted).ok()?;
        collection.register.partnership(partnership).is_some().then_some(collection)
    });
    let found = all.next()?;
    all.next().is_none().then(|| (found, round.to_owned()))
}

/// The collections that have a round of this name, each with the folder around it.
fn with_round(round: &str) -> Vec<(PathBuf, String)> {
    let mut command = git::command(Path::new("."));
    let Ok(output) = command.args(["ls-files", "-z"]).output() else { return Vec::new() };
    let end = format!("/{round}/round.yaml");
    let collection = |path: &str| {
        let path = Path::new(path.strip_suffix(&end)?);
        let root = path.parent().filter(|root| !root.as_os_str().is_empty());
        let root = root.unwrap_or(Path::new("."));
        Some((root.to_owned(), path.file_name()?.to_str()?.to_owned()))
    };
    String::from_utf8_lossy(&output.stdout).split('\0').filter_map(collection).collect()
}
