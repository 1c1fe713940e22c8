//! From folders to what was written: the first stage.
//!
//! It finds the files of a collection, reads them and takes their YAML apart, each scalar with its
//! place. It believes nothing: whether a rating is in the scale, or a partnership in the register,
//! is for [`crate::check`].

mod absent;
mod blanks;
mod columns;
mod conflict;
mod culprit;
mod discover;
mod ended_early;
mod escapes;
mod fields;
mod file;
mod form;
mod further;
mod given;
mod hidden;
mod hyphens;
mod indent;
mod inside;
mod keys;
mod kind;
mod line;
mod line_fault;
mod located;
mod marks;
mod mend;
mod mistyped;
mod nothing;
mod numbers;
mod one_sided;
pub mod raw;
mod remains;
mod selection;
pub(crate) mod sides;
mod strays;
mod style;
mod syntax;
mod tabs;
mod taken_by_yaml;
mod unique;
mod written;
pub(crate) mod yaml;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

pub use discover::{
    CollectionFiles, EarlierFile, ReturnFile, RoundFiles, collections, collections_as,
};
pub(crate) use discover::{display, is_earlier_rubric, is_register, linked};
pub use file::MAX_BYTES;
pub use given::Given;
pub(crate) use indent::{and_before, indentation, more_spaces};
pub(crate) use inside::{Inside, first_line};
pub use located::{Located, Text};
pub(crate) use marks::has_marks;
pub(crate) use mend::line_end;
pub use selection::{Selection, Selections};
pub use strays::Strays;
pub(crate) use style::Style;
pub use written::{Forms, Loaded, Written, WrittenReturn, WrittenRound};

use raw::{RawRegister, RawReturn, RawRound, RawRubric};

use crate::diag::{Diagnostic, Findings, Source, has_errors};
use crate::form::AnswerForm;
use crate::system::System;

/// Reads one file into the form that `decode` gives it; findings go to the sink.
///
/// `None` where the file could not be read as YAML at all. A file with findings about its keys, or
/// with characters that nobody sees, is still handed on, so that `check` can say the rest.
fn read<T>(
    system: &dyn System,
    (path, name): (&Path, &str),
    sink: &mut Findings,
    decode: impl Decode<T>,
) -> Option<Loaded<T>> {
    taken_apart(file::read(system, path, name), sink, decode)
}

fn taken_apart<T>(
    text: Result<file::FileText, Vec<Diagnostic>>,
    sink: &mut Findings,
    decode: impl Decode<T>,
) -> Option<Loaded<T>> {
    match text {
        Ok(file::FileText { source, hidden }) => parse(&source, hidden, sink, decode),
        Err(found) => {
            sink.extend(found);
            None
        }
    }
}

/// What gives a tree the form of one of the files.
trait Decode<T>: FnOnce(&Arc<Source>, yaml::Node, &mut Findings) -> T {}

impl<T, F: FnOnce(&Arc<Source>, yaml::Node, &mut Findings) -> T> Decode<T> for F {}

/// `hidden` is what was found of characters that nobody sees.
fn parse<T>(
    source: &Arc<Source>,
    hidden: Vec<Diagnostic>,
    sink: &mut Findings,
    decode: impl Decode<T>,
) -> Option<Loaded<T>> {
    let is_tainted = !hidden.is_empty();
    sink.extend(hidden);
    let mut found = marks::left_by_git(source);
    let mut root = match yaml::parse(source) {
        Ok(root) => root,
        // Lines of git's are no YAML, nor are some of these characters: that is one slip.
        Err(error) => {
            let is_told = is_tainted || !found.is_empty();
            sink.append(&mut found);
            if !is_told {
                sink.extend(further::findings(source, &error));
            }
            return None;
        }
    };
    if let Some(finding) = blanks::in_keys(source, &root).filter(|_| !is_tainted) {
        sink.append(&mut found);
        sink.push(finding);
        return None;
    }
    if is_tainted {
        hidden::refuse(&mut root);
    }
    if matches!(root.value, yaml::Value::Empty) {
        sink.push(syntax::empty(source));
        return None;
    }
    conflict::refuse(&mut root, &mut found);
    let raw = decode(source, root, &mut found);
    let flawed = is_tainted || has_errors(&found);
    sink.append(&mut found);
    Some(Loaded { raw, flawed })
}

/// Everything a collection holds, as written.
///
/// Findings about its own files go to the sink; those about a return stay with it.
pub fn collection(
    system: &dyn System,
    files: CollectionFiles,
    sink: &mut Vec<Diagnostic>,
) -> Written {
    sink.extend(files.findings);
    if files.is_unlisted {
        let (id, name) = (files.id, files.name);
        let (earlier, rounds) = (Vec::new(), Vec::new());
        return Written { id, name, rubric: None, earlier, register: None, rounds };
    }
    let file = |name: &str| (files.path.join(name), format!("{}/{name}", files.name));
    let (path, name) = file("rubric.yaml");
    let rubric = read(system, (&path, &name), sink, RawRubric::decode);
    let earlier = files.earlier.iter();
    let earlier: Vec<_> = earlier
        .map(|file| read(system, (&file.path, &file.name), sink, RawRubric::decode))
        .collect();
    let (path, name) = file(files.register);
    let register = read(system, (&path, &name), sink, RawRegister::decode);
    let (id, name) = (files.id, files.name);
    let mut written = Written { id, name, rubric, earlier, register, rounds: Vec::new() };
    for files in files.rounds {
        let round = round(system, files, &written, sink);
        written.rounds.push(round);
    }
    written
}

fn round(
    system: &dyn System,
    files: RoundFiles,
    of: &Written,
    sink: &mut Findings,
) -> WrittenRound {
    sink.extend(files.findings);
    let path = files.path.join("round.yaml");
    let name = format!("{}/round.yaml", files.name);
    let info = match files.is_unlisted {
        true => None,
        false => read(system, (&path, &name), sink, RawRound::decode),
    };
    let form = of.form(info.as_ref());
    let returns = files.returns.into_iter().map(|file| returned(system, file, &form)).collect();
    WrittenRound { id: files.id, path: files.path, name: files.name, info, returns }
}

/// The round that a round says was before it, where its file can be read.
pub fn previous(system: &dyn System, files: &RoundFiles) -> Option<String> {
    let (path, mut sink) = (files.path.join("round.yaml"), Findings::new());
    let info = read(system, (&path, &files.name), &mut sink, RawRound::decode)?;
    info.raw.previous.value().map(|at| at.value.clone())
}

/// Reads a return, and takes it apart by the form of its round.
pub fn returned(system: &dyn System, file: ReturnFile, form: &AnswerForm) -> WrittenReturn {
    let mut findings = Findings::new();
    let raw = read(system, (&file.path, &file.name), &mut findings, of_return(form));
    WrittenReturn { stem: file.stem, name: file.name, raw, findings }
}

/// Takes a return apart whose bytes are already in memory.
pub fn returned_of(bytes: Vec<u8>, stem: &str, name: String, form: &AnswerForm) -> WrittenReturn {
    let mut findings = Findings::new();
    let raw = taken_apart(file::text(bytes, &name), &mut findings, of_return(form));
    WrittenReturn { stem: stem.to_owned(), name, raw, findings }
}

/// Reads the file of a rubric under the name that diagnostics show.
pub fn rubric_source(
    system: &dyn System,
    path: &Path,
    name: &str,
    sink: &mut Vec<Diagnostic>,
) -> Option<Arc<Source>> {
    let file::FileText { source, hidden } =
        file::read(system, path, name).map_err(|found| sink.extend(found)).ok()?;
    let is_clean = hidden.is_empty();
    sink.extend(hidden);
    is_clean.then_some(source)
}

/// Takes a rubric apart that is already in memory.
pub fn rubric_from(source: &Arc<Source>, sink: &mut Vec<Diagnostic>) -> Option<Loaded<RawRubric>> {
    parse(source, Vec::new(), sink, RawRubric::decode)
}

/// Takes a return apart that is already in memory, for whoever asks what its head says.
pub fn returned_from(
    source: &Arc<Source>,
    sink: &mut Vec<Diagnostic>,
) -> Option<Loaded<RawReturn>> {
    parse(source, Vec::new(), sink, of_return(&AnswerForm::usual()))
}

fn of_return(form: &AnswerForm) -> impl Decode<RawReturn> {
    |source: &Arc<Source>, root, sink: &mut Findings| RawReturn::decode(source, root, form, sink)
}
