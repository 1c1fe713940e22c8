//! Making an output, or leaving the one that is there: whichever it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::digest::Unwritten;
use super::findings;
use super::inputs::{CONTENT, Inputs, TEMPLATES, Tools};
use super::kind::OutputKind;
use super::output::{Before, From, Made};
use super::part::{self, Share};
use super::plan::{Plan, WhyPlanned};
use super::timeouts::Timeouts;
use super::{Output, OutputError};
use crate::diag::{Code, Diagnostic};
use crate::render::TemplateError;

/// Why an output was made anew, or was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There was none.
    New,
    /// What it says changed.
    Content,
    /// What it is set by changed.
    Templates,
    /// The program that makes it changed.
    Program,
    /// Somebody altered it in the folder.
    Altered,
    /// Everything was to be made.
    Forced,
    /// It is as it would be made.
    Unchanged,
    /// It is of another kind than was asked for, and says what is no more: it stays, and nothing
    /// leads to it.
    Stale,
    /// It is of another kind than was asked for, and somebody altered it: it stays, and nothing
    /// leads to it.
    Spoilt,
}

/// What making outputs needs to know; shared by all threads of a build.
pub(super) struct Maker<'a> {
    pub(super) plan: &'a Plan,
    pub(super) output: &'a Output,
    pub(super) before: &'a Before,
    pub(super) tools: &'a Tools,
    /// Whether everything is made, be it as it was.
    pub(super) is_forced: bool,
    /// Which part of the outputs is made, where not all are.
    pub(super) share: Option<Share>,
    pub(super) told: &'a Told,
    pub(super) timeouts: &'a Timeouts,
}

/// What became of each output, and why; and of what kind and key each is, be it of another part.
#[derive(Debug, Default)]
pub(super) struct Told {
    whys: Mutex<BTreeMap<String, Why>>,
    keys: Mutex<BTreeMap<String, (OutputKind, String)>>,
}

/// An output that has to be made.
#[derive(Debug)]
pub(super) struct Making {
    path: String,
    from: From,
}

impl Told {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Why>> {
        self.whys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The SHA-256 of all that is planned.
    pub(super) fn whole(&self, plan: &Plan) -> String {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|path, _| plan.has(path));
        part::of_whole(&keys)
    }

    /// What is kept, and was made from something else than there is now, or altered since.
    pub(super) fn stale(&self) -> BTreeSet<String> {
        let told = self.lock();
        let stale = told.iter().filter(|(_, why)| matches!(why, Why::Stale | Why::Spoilt));
        stale.map(|(path, _)| path.clone()).collect()
    }

    /// All of it.
    pub(super) fn into_inner(self) -> BTreeMap<String, Why> {
        self.whys.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Maker<'_> {
    /// What has to be made of an output with these inputs, if anything has to.
    pub(super) fn needs(&self, path: &str, inputs: Inputs) -> Option<Making> {
        let planned = self.plan.planned(path)?;
        let from = From { kind: planned.kind, inputs };
        if let Some(share) = self.share {
            let keys = self.told.keys.lock();
            let mut keys = keys.unwrap_or_else(PoisonError::into_inner);
            keys.insert(path.to_owned(), (from.kind, from.inputs.key()));
            if !share.has(path) {
                return None;
            }
        }
        if self.output.has_made(path, &from) {
            return None;
        }
        let why = self.why(path, &from);
        if planned.reason == WhyPlanned::Kept {
            let is_intact = self.before.get(path).is_none_or(|earlier| earlier.is_intact);
            let kept = match self.is_right(path, &from.inputs) {
                true => Why::Unchanged,
                false if is_intact => Why::Stale,
                false => Why::Spoilt,
            };
            self.tell(path, kept);
            return None;
        }
        self.tell(path, why);
        match self.before.get(path) {
            Some(earlier) if why == Why::Unchanged => {
                let sha256 = earlier.made.sha256.clone();
                self.output.keep(path, Made { sha256, from: Some(from) });
                None
            }
            _ => Some(Making { path: path.to_owned(), from }),
        }
    }

    /// Puts out what was made.
    pub(super) fn write(&self, making: Making, bytes: &[u8]) -> Result<(), OutputError> {
        self.output.write(&making.path, bytes, making.from)
    }

    /// Puts out a file whose bytes are known.
    pub(super) fn file(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        match self.needs(path, Inputs::of_bytes(bytes)) {
            Some(making) => self.write(making, bytes),
            None => Ok(()),
        }
    }

    /// Makes a page of a view, where it has to be made.
    pub(super) fn page(
        &self,
        path: &str,
        view: &impl Serialize,
        mentions: &str,
        render: impl FnOnce() -> Result<String, Diagnostic>,
    ) -> Result<(), Diagnostic> {
        let inputs = self.tools.page(view, mentions).map_err(|error| not_written(path, &error))?;
        let Some(making) = self.needs(path, inputs) else { return Ok(()) };
        let page = render()?;
        self.write(making, page.as_bytes()).map_err(|error| findings::output(&error))
    }

    fn tell(&self, path: &str, why: Why) {
        self.told.lock().insert(path.to_owned(), why);
    }

    /// Whether a file of an earlier build says what would be said now, whichever program set it.
    fn is_right(&self, path: &str, inputs: &Inputs) -> bool {
        let earlier = self.before.get(path).filter(|earlier| earlier.is_intact);
        let from = earlier.and_then(|earlier| earlier.made.from.as_ref());
        from.is_some_and(|from| from.inputs.said().eq(inputs.said()))
    }

    fn why(&self, path: &str, from: &From) -> Why {
        let Some(earlier) = self.before.get(path) else { return Why::New };
        if self.is_forced {
            return Why::Forced;
        }
        if !earlier.is_intact {
            return Why::Altered;
        }
        match &earlier.made.from {
            Some(old) if old == from => Why::Unchanged,
            Some(old) => differing(&old.inputs, &from.inputs),
            None => Why::Program,
        }
    }
}

/// In what two lists of inputs differ that are not the same.
fn differing(old: &Inputs, new: &Inputs) -> Why {
    let has_other = |name: &str| old.0.get(name) != new.0.get(name);
    // What has another name than these is attached, and so a part of what is said.
    let names = old.0.keys().chain(new.0.keys()).map(String::as_str);
    let tools = [TEMPLATES, super::inputs::STOCKTAKE, super::inputs::TYPST];
    let mut said = names.filter(|name| !tools.contains(name));
    if has_other(CONTENT) || said.any(has_other) {
        Why::Content
    } else if has_other(TEMPLATES) {
        Why::Templates
    } else {
        Why::Program
    }
}

/// A view that cannot be written down.
fn not_written(path: &str, error: &Unwritten) -> Diagnostic {
    Diagnostic::nowhere(Code::NotWritten, format!("{path} cannot be made: {error}"))
}

/// A template that could not be rendered, whichever page it was for.
pub(super) fn any_page(page: Result<String, TemplateError>) -> Result<String, Diagnostic> {
    page.map_err(|error| findings::template(&error, None))
}
