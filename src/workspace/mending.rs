//! Makes the fixes of findings in the files that they are about.
//!
//! Every fix is made in memory first and the file checked again, until nothing is left to mend;
//! then the file is written once, whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::fix::applied;
use crate::diag::{Code, Diagnostic, Fix, Place, Safety, Source};
use crate::load::MAX_BYTES;
use crate::system::{Disk, ReadError, System as _, staged};

/// So often a file is mended and checked again: what is mended may show what could not be seen
/// before.
const MOST_PASSES: usize = 200;

/// What is to be mended, and what was.
pub(crate) struct Mending {
    /// How sure a fix must be; nothing is mended where none is asked for.
    most: Option<Safety>,
    /// Whether it is only shown.
    is_dry: bool,
    /// The folder that all that is written lies below.
    root: PathBuf,
    changed: Vec<MendedFile>,
}

/// What was done, each in words with the line on which it begins.
pub(crate) type Said = Vec<(usize, String)>;

/// A file that was mended, or would be.
pub(crate) struct MendedFile {
    /// Its name, as findings say it.
    pub(crate) name: String,
    /// Its text as it was.
    pub(crate) before: String,
    /// Its text as it is now, or would be.
    pub(crate) after: String,
    /// Each fix, by its line, in words.
    pub(crate) fixes: Said,
}

/// A file as it was last checked.
pub(crate) struct CheckedFile {
    /// What was found.
    pub(crate) findings: Vec<Diagnostic>,
    /// Whether it could be taken apart.
    pub(crate) is_read: bool,
}

/// What became of a file.
pub(crate) struct MendOutcome {
    /// What is left.
    pub(crate) findings: Vec<Diagnostic>,
    /// Its text, where it was mended.
    pub(crate) text: Option<String>,
}

impl Mending {
    /// Nothing mended so far.
    pub(crate) fn new(most: Option<Safety>, is_dry: bool, root: &Path) -> Self {
        Self { most, is_dry, root: root.to_owned(), changed: Vec::new() }
    }

    /// Mends a file as far as its findings can be, and returns what is left; `check` is given each
    /// new text.
    ///
    /// Of a file that is only to be shown mended, all is left that was found.
    pub(crate) fn mend(
        &mut self,
        (path, name): (&Path, &str),
        first: CheckedFile,
        check: impl Fn(&str) -> CheckedFile,
    ) -> MendOutcome {
        let none = |findings| MendOutcome { findings, text: None };
        let Some(most) = self.most else { return none(first.findings) };
        let mut source = first.findings.iter().filter_map(|own| Some(own.fix.as_deref()?.source()));
        let Some(source) = source.find(|source| source.name() == name).cloned() else {
            return none(first.findings);
        };
        let (original, before) = (first.findings.clone(), source.text().to_owned());
        let (mut now, mut text, mut fixes) = (first, before.clone(), Said::new());
        for _ in 0..MOST_PASSES {
            let Some((next, after, made)) = one_pass(&now, &text, (name, most), &check) else {
                break;
            };
            (now, text) = (next, after);
            fixes.extend(made);
        }
        fixes.sort_by_key(|(line, _)| *line);
        if fixes.is_empty() {
            return none(original);
        }
        if !self.is_dry
            && let Err(finding) = self.write(path, &source, &text)
        {
            return none(original.into_iter().chain([finding]).collect());
        }
        let after = text.clone();
        self.changed.push(MendedFile { name: name.to_owned(), before, after, fixes });
        let findings = if self.is_dry { original } else { now.findings };
        MendOutcome { findings, text: Some(text) }
    }

    /// Writes a text in the place of a file that is still as it was read, and is no link.
    fn write(&self, path: &Path, source: &Arc<Source>, text: &str) -> Result<(), Diagnostic> {
        let refused = |why: String| {
            let message = format!("this file was not mended: {why}");
            Diagnostic::new(Code::NotWritten, Place::file(source), message)
                .help("it is as it was; see that it is yours to write to, and check it again")
        };
        let not_written =
            |error: io::Error| refused(format!("it cannot be written: {}", error.kind()));
        match Disk.read(path, MAX_BYTES + 1) {
            Ok(bytes) if bytes == source.text().as_bytes() => {}
            Ok(_) => return Err(refused("somebody has changed it meanwhile".to_owned())),
            Err(ReadError::NoFile(_)) => return Err(refused("it is no plain file".to_owned())),
            Err(ReadError::Io(error) | ReadError::NotStored(error)) => {
                return Err(not_written(error));
            }
        }
        let whole = |path: &Path| fs::canonicalize(path).map_err(not_written);
        if !whole(path)?.starts_with(whole(&self.root)?) {
            return Err(refused("it lies elsewhere".to_owned()));
        }
        // A file that may not be written to would be replaced by another one.
        fs::OpenOptions::new().write(true).open(path).map_err(not_written)?;
        staged::write(path, text.as_bytes()).map_err(not_written)
    }

    /// What was mended, or would be, in the order of the files.
    pub(crate) fn changed(&mut self) -> &[MendedFile] {
        self.changed.sort_by(|a, b| a.name.cmp(&b.name));
        &self.changed
    }
}

/// The next text, with what was done, where something can be mended: all at once, or one alone
/// where all together would make no YAML of what is.
fn one_pass(
    now: &CheckedFile,
    text: &str,
    (name, most): (&str, Safety),
    check: impl Fn(&str) -> CheckedFile,
) -> Option<(CheckedFile, String, Said)> {
    let mut fixes: Vec<&Fix> = now.findings.iter().filter_map(|own| own.fix.as_deref()).collect();
    fixes.retain(|fix| fix.safety() <= most && fix.source().name() == name);
    let singly = fixes.iter().map(|fix| vec![*fix]);
    let mut tried = std::iter::once(fixes.clone()).chain(singly).filter(|some| !some.is_empty());
    tried.find_map(|some| {
        let fixed = applied(text, some);
        let next = check(&fixed.text);
        let is_worse = now.is_read && !next.is_read || fixed.text == text;
        let words = || fixed.made.iter().map(|fix| (fix.line(), fix.in_words())).collect();
        (!is_worse).then(|| (next, fixed.text.clone(), words()))
    })
}
