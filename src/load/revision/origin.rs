//! Where two versions of a file come from that git compares: it says which contents they are, and not of which commits.

use super::{Repository, Revision, git};

/// A version of a file that git has stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Its path from the top of the repository.
    pub path: &'a str,
    /// The full name of its content.
    pub content: &'a str,
}

/// The two versions that a commit lies between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Before,
    After,
}

impl Repository {
    /// The commits in which two versions of a file stand, as near to each other as can be: the one that brought the new
    /// version, and the one just before it, or else the last that still had the old version.
    ///
    /// What was never committed is in none. Where none is found none is named, which is no error.
    pub fn origins(
        &self,
        old: Option<Stored<'_>>,
        new: Option<Stored<'_>>,
    ) -> (Option<Revision>, Option<Revision>) {
        let new = new.and_then(|new| self.beside_a_change(new, End::After));
        let old = old.and_then(|old| {
            let parent = new.as_ref().map(|new| format!("{}^", new.commit));
            let near = parent.into_iter().chain(["HEAD".to_owned()]);
            near.filter(|name| self.has(name, old))
                .find_map(|name| self.short(&name))
                .or_else(|| self.beside_a_change(old, End::Before))
        });
        (old, new)
    }

    /// Whether a version is what the next commit will hold.
    pub fn is_staged(&self, version: Stored<'_>) -> bool {
        self.has("", version)
    }

    /// Whether a version stands at a revision, or in the index where that has no name.
    fn has(&self, revision: &str, version: Stored<'_>) -> bool {
        let wanted = format!("{revision}:{}", version.path);
        let args = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        self.line(&args).is_ok_and(|found| found.as_deref() == Some(version.content))
    }

    /// The newest commit that brought a version, or the one before the newest that took it away.
    fn beside_a_change(&self, version: Stored<'_>, end: End) -> Option<Revision> {
        let wanted = format!("--find-object={}", version.content);
        let args = ["-c", "log.showRoot=true", "log", "--all", "--full-history", "--raw"];
        let about = ["--no-abbrev", "--no-renames", "--diff-merges=first-parent", "--format=%H"];
        let which = [&*wanted, "--end-of-options", "--", version.path];
        let output = git(&self.folder, &[&args[..], &about, &which].concat()).ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let commit = beside(&text, version.content, end)?;
        match end {
            End::After => self.short(&commit),
            End::Before => self.short(&format!("{commit}^")),
        }
    }

    /// A revision as people read it: `HEAD`, or the first digits of its hash.
    fn short(&self, name: &str) -> Option<Revision> {
        let found = self.revision(name).ok()?;
        if name == "HEAD" { Some(found) } else { self.revision(&found.commit).ok() }
    }
}

/// The first commit of a log in which a content is the old or the new one.
fn beside(log: &str, content: &str, end: End) -> Option<String> {
    let mut commit = None;
    for line in log.lines() {
        match line.strip_prefix(':') {
            // `100644 100644 OLD NEW M`
            Some(change) => {
                let place = if end == End::Before { 2 } else { 3 };
                if change.split(' ').nth(place) == Some(content) {
                    return commit;
                }
            }
            None if !line.is_empty() => commit = Some(line.to_owned()),
            None => {}
        }
    }
    None
}
