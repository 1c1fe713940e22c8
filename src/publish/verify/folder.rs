//! An output folder held to its list: what was altered, what is missing, and what is there beside
//! it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::num::NonZeroUsize;
use std::path::Path;

use walkdir::WalkDir;

use crate::publish::links::{self, HREF};
use crate::publish::listing::PublishedPart;
use crate::publish::output::{self, Before, Manifest, PAGE, is_own_file};
use crate::publish::{OutputError, pool};
use crate::stop::Stop;

/// What an output folder holds, against its list.
#[derive(Debug, Default)]
pub(in crate::publish) struct Verified {
    /// How many files are as they were published.
    pub(in crate::publish) intact: usize,
    /// Files that were altered since they were published.
    pub(in crate::publish) altered: Vec<String>,
    /// Files that were published and are not there.
    pub(in crate::publish) missing: Vec<String>,
    /// What is there and not in the list.
    pub(in crate::publish) others: Vec<String>,
    /// Pages with links that lead nowhere, each with the link.
    pub(in crate::publish) dead_links: Vec<(String, String)>,
    /// Which part of a whole the folder holds, where it is one.
    pub(in crate::publish) part: Option<PublishedPart>,
}

/// Holds a folder to its list; nothing where it has none.
///
/// # Errors
/// The list is none, or cannot be read.
pub(in crate::publish) fn verify(root: &Path) -> Result<Option<Verified>, OutputError> {
    let Some(manifest) = Manifest::read(root)? else { return Ok(None) };
    let jobs = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    // Nobody asks this to stop.
    let stop = Stop::new();
    let before = Before::look(root, &manifest.files, (jobs, &stop));
    let before = before.unwrap_or_else(|pool::Stopped| Before::default());
    let mut verified = Verified { part: manifest.part.clone(), ..Verified::default() };
    for path in manifest.files.keys() {
        match before.get(path) {
            Some(earlier) if earlier.is_intact => verified.intact += 1,
            Some(_) => verified.altered.push(path.clone()),
            None => verified.missing.push(path.clone()),
        }
    }
    if verified.part.is_none() {
        verified.dead_links = dead_links(root, &manifest);
    }
    verified.others = others(root, &manifest.files.into_keys().collect());
    Ok(Some(verified))
}

/// The links of the pages that lead to no file, or to no place on a page. A part leads to pages of
/// others.
fn dead_links(root: &Path, manifest: &Manifest) -> Vec<(String, String)> {
    let pages = manifest.files.keys().filter(|path| path.ends_with(PAGE));
    // What stands in the place of a page and is no plain file is told as that, and never opened.
    let text = |path| String::from_utf8(output::read(root, path, u64::MAX).ok()??).ok();
    let pages: Vec<(&str, String)> =
        pages.filter_map(|path| Some((path.as_str(), text(path)?))).collect();
    let ids: HashMap<&str, HashSet<&str>> =
        pages.iter().map(|(path, text)| (*path, links::anchors(text).collect())).collect();
    let mut dead = BTreeSet::new();
    for (path, text) in &pages {
        for link in links::links(text, path, HREF) {
            let leads = match (ids.get(link.path.as_str()), link.anchor.as_deref()) {
                (Some(ids), Some(anchor)) => ids.contains(anchor),
                (Some(_), None) => true,
                // What was published and is gone is told as that.
                (None, _) => {
                    manifest.files.contains_key(&link.path) || root.join(&link.path).is_file()
                }
            };
            if !leads {
                dead.insert(((*path).to_owned(), link.value));
            }
        }
    }
    dead.into_iter().collect()
}

/// What is in a folder beside what is listed, links and all, by path; folders alone are nothing.
fn others(root: &Path, listed: &BTreeSet<String>) -> Vec<String> {
    let entries = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let found = entries.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    let paths = found.filter_map(|entry| {
        let path = entry.path().strip_prefix(root).ok()?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Some(parts.join("/"))
    });
    paths.filter(|path| !listed.contains(path) && !is_own_file(path)).collect()
}
