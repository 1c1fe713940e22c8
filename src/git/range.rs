//! The returns that a range of commits changes.

use super::repository::{Repository, Revision, SHALLOW, git, said};
use crate::diag::{Code, Diagnostic, quoted};

/// A return that a range of commits changes, by its paths from the top of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPath {
    /// Before; `None` where it is new.
    pub old: Option<String>,
    /// After; `None` where it is gone.
    pub new: Option<String>,
}

/// What a range of commits changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPaths {
    /// Where it begins: for `A...B` the commit at which B left A, under the name of A.
    pub old: Revision,
    /// Where it ends.
    pub new: Revision,
    /// The returns, by their paths.
    pub returns: Vec<ChangedPath>,
}

impl Repository {
    /// The returns that a range changes, renames followed: `A...B` is what B changed since it left
    /// A, `A..B` what differs between the two.
    ///
    /// # Errors
    /// It is no range, a revision of it is not there, or the two have nothing in common.
    pub fn changes(&self, range: &str) -> Result<ChangedPaths, Diagnostic> {
        let Some((old, new, since)) = ends(range) else {
            let message = format!("{} is not a range of commits", quoted(range));
            return Err(Diagnostic::nowhere(Code::NoRevision, message).help(
                "write `main...HEAD` for what this branch changes, or `v1..v2` for what differs",
            ));
        };
        let (mut old, new) = (self.revision(old)?, self.revision(new)?);
        if since {
            let base = ["merge-base", "--end-of-options", &old.commit, &new.commit];
            let Some(commit) = self.line(&base)? else { return Err(self.unrelated(&old, &new)?) };
            old = Revision { name: old.name, commit };
        }
        let args = ["diff-tree", "-r", "-z", "-M", "--name-status", "--no-ext-diff"];
        let ends = ["--no-textconv", "--end-of-options", &old.commit, &new.commit];
        let output = git(&self.folder, &[&args[..], &ends].concat())?;
        if !output.status.success() {
            return Err(said(&output, range));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(ChangedPaths { old, new, returns: self.returns(&text) })
    }

    /// The returns among what `diff-tree` names.
    fn returns(&self, text: &str) -> Vec<ChangedPath> {
        let mut fields = text.split('\0');
        let mut returns = Vec::new();
        while let (Some(status), Some(path)) =
            (fields.next().filter(|s| !s.is_empty()), fields.next())
        {
            let kept = |path: &str| self.is_return(path).then(|| path.to_owned());
            let (old, new) = match status.as_bytes().first() {
                Some(b'R' | b'C') => (kept(path), fields.next().and_then(kept)),
                Some(b'A') => (None, kept(path)),
                Some(b'D') => (kept(path), None),
                _ => (kept(path), kept(path)),
            };
            if old.is_some() || new.is_some() {
                returns.push(ChangedPath { old, new });
            }
        }
        returns
    }

    /// Whether a path is that of a return: collection, round and file below the folder of
    /// collections.
    fn is_return(&self, path: &str) -> bool {
        let Some(below) = path.strip_prefix(&self.prefix) else { return false };
        let parts: Vec<&str> = below.split('/').collect();
        parts.len() == 3 && parts[2].ends_with(".yaml") && parts[2] != "round.yaml"
    }

    fn unrelated(&self, old: &Revision, new: &Revision) -> Result<Diagnostic, Diagnostic> {
        let names = (quoted(&old.name), quoted(&new.name));
        let message = format!("{} and {} have no commit in common", names.0, names.1);
        let help =
            if self.is_shallow()? { SHALLOW } else { "`A..B` compares two that are not related" };
        Ok(Diagnostic::nowhere(Code::NoRevision, message).help(help))
    }
}

/// The two ends of a range, and whether only what came since they parted is meant.
fn ends(range: &str) -> Option<(&str, &str, bool)> {
    let (old, new, since) = match range.split_once("...") {
        Some((old, new)) => (old, new, true),
        None => range.split_once("..").map(|(old, new)| (old, new, false))?,
    };
    if (old.is_empty() && new.is_empty()) || new.contains("..") {
        return None;
    }
    let old = if old.is_empty() { "HEAD" } else { old };
    let new = if new.is_empty() { "HEAD" } else { new };
    Some((old, new, since))
}
