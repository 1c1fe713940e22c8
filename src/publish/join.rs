//! Parts of one whole, put together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::earlier;
use super::findings;
use super::output::{Fate, Manifest, Output, Placed};
use super::part;
use super::plan::document;
use super::verify::{Verified, verify};
use super::{OutputError, PublishedPart};
use crate::diag::{Code, Diagnostic, quoted};
use crate::render::Templates;

/// A folder that holds a part.
struct Folder<'a> {
    path: &'a Path,
    part: PublishedPart,
    manifest: Manifest,
}

/// What was put together.
#[derive(Debug)]
pub struct Joined {
    /// How many files there are in the parts.
    pub count: usize,
    /// What was done to the output folder.
    pub placed: Placed,
    /// What no part could make: collections, and documents by their paths without endings.
    pub left_out: Vec<String>,
}

/// Puts the parts in some folders together.
///
/// What stocktake published in the output folder before and is in no part is taken away, unless it
/// is of what could not be made: that stays, as it does in a build on one machine.
///
/// # Errors
/// A part is missing, altered, there twice or of another whole, or the files cannot be put in their
/// place.
pub fn join(folders: &[PathBuf], output: Output) -> Result<Joined, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let mut parts = Vec::new();
    for folder in folders {
        match read(folder) {
            Ok(part) => parts.push(part),
            Err(findings) => found.extend(findings),
        }
    }
    if found.is_empty() {
        found.extend(wrong(&parts));
    }
    found.extend(output.hinders(None).map(|error| findings::output(&error)));
    if !found.is_empty() {
        return Err(found);
    }
    let mut count = 0;
    for part in &parts {
        for (path, made) in &part.manifest.files {
            let Some(from) = made.from.clone() else { continue };
            let place = part.path.join(path);
            let bytes = fs::read(&place).map_err(|error| OutputError::Io(place, error));
            let written = bytes.and_then(|bytes| output.write(path, &bytes, from));
            written.map_err(|error| vec![findings::output(&error)])?;
            count += 1;
        }
    }
    let left_out: BTreeSet<String> =
        parts.iter().flat_map(|own| own.part.left_out.iter().flatten().cloned()).collect();
    let fate = |path: &str| {
        let stays = document(path).is_some_and(|own| left_out.contains(&own))
            || path.split('/').next().is_some_and(|own| left_out.contains(own));
        if stays { Fate::Stays } else { Fate::Goes }
    };
    earlier::settle(&output, &Templates::shipped(), &fate)
        .map_err(|failure| vec![findings::earlier(&failure)])?;
    let placed = output.publish(fate, None).map_err(|error| vec![findings::output(&error)])?;
    Ok(Joined { count, placed, left_out: left_out.into_iter().collect() })
}

/// What is wrong with a part, as a finding.
fn wrong_part(message: String) -> Diagnostic {
    Diagnostic::nowhere(Code::NotWhole, message).help(
        "build every part from the same returns, with the same stocktake and the same options, and \
         join all of them",
    )
}

/// Reads the list of a folder, which must be a part and as it was made.
fn read(folder: &Path) -> Result<Folder<'_>, Vec<Diagnostic>> {
    let name = quoted(&folder.to_string_lossy());
    let failed = |error: OutputError| vec![findings::output(&error)];
    let none = || vec![wrong_part(format!("{name} holds no part: it has no `manifest.json`"))];
    let Verified { altered, missing, part, .. } =
        verify(folder).map_err(failed)?.ok_or_else(none)?;
    let Some(part) = part else {
        return Err(vec![wrong_part(format!("{name} holds a whole, and no part of one"))]);
    };
    let altered = altered.iter().map(|path| (path, "was altered since it was made"));
    let missing = missing.iter().map(|path| (path, "is not there"));
    let found = altered.chain(missing).map(|(path, what)| {
        let path = quoted(&folder.join(path).to_string_lossy());
        wrong_part(format!("part {} of {}: {path} {what}", part.number, part.of))
    });
    let found: Vec<_> = found.collect();
    if !found.is_empty() {
        return Err(found);
    }
    let manifest = Manifest::read(folder).map_err(failed)?.ok_or_else(none)?;
    Ok(Folder { path: folder, part, manifest })
}

/// Why parts are not one whole.
fn wrong(parts: &[Folder<'_>]) -> Vec<Diagnostic> {
    let Some(first) = parts.first() else { return Vec::new() };
    let mut found = Vec::new();
    let name = |own: &Folder<'_>| quoted(&own.path.to_string_lossy());
    for other in &parts[1..] {
        if (other.part.of, &other.part.plan) != (first.part.of, &first.part.plan) {
            let (one, two) = (name(first), name(other));
            found.push(wrong_part(format!("{two} is a part of another whole than {one}")));
        }
    }
    if !found.is_empty() {
        return found;
    }
    for number in 1..=first.part.of {
        let own: Vec<_> = parts.iter().filter(|own| own.part.number == number).collect();
        match own.as_slice() {
            [] => found.push(wrong_part(format!("part {number} of {} is missing", first.part.of))),
            [_] => {}
            [one, two, ..] => found.push(wrong_part(format!(
                "part {number} of {} is there twice: in {} and in {}",
                first.part.of,
                name(one),
                name(two)
            ))),
        }
    }
    if found.is_empty() && whole(parts) != first.part.plan {
        let message = "not all that was planned is in the parts: look at what their builds said";
        found.push(wrong_part(message.to_owned()));
    }
    found
}

/// The SHA-256 of what is in the parts.
fn whole(parts: &[Folder<'_>]) -> String {
    let files = parts.iter().flat_map(|own| &own.manifest.files);
    let outputs = files.filter_map(|(path, made)| {
        let from = made.from.as_ref()?;
        Some((path.clone(), (from.kind, from.inputs.key())))
    });
    part::of_whole(&outputs.collect::<BTreeMap<_, _>>())
}
