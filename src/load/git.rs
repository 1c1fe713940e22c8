//! The last commit of each file of a folder, read through git itself.
//!
//! A report names the commit that its return came from. Where there is no git, no repository, or only a shallow
//! one, whose oldest commit seems to have touched everything, no commit is named; that is not an error.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The full hash.
    pub hash: String,
    /// The day of the commit, `YYYY-MM-DD`, in the committer's own time zone.
    pub day: String,
}

/// What git knows of the files directly in one folder.
#[derive(Debug, Default)]
pub struct History {
    commits: HashMap<String, Commit>,
    changed: HashSet<String>,
}

impl History {
    /// Asks git about the named files of a folder; empty where git has no answer.
    pub fn of(folder: &Path, files: &[&str]) -> Self {
        if answer(folder, &["rev-parse", "--is-shallow-repository"]).as_deref() != Some("false\n") {
            return Self::default();
        }
        Self { commits: commits(folder, files), changed: changed(folder) }
    }

    /// The last commit that touched a file, by its name in the folder.
    pub fn commit(&self, file: &str) -> Option<&Commit> {
        self.commits.get(file)
    }

    /// Whether the file differs from that commit.
    pub fn is_changed(&self, file: &str) -> bool {
        self.changed.contains(file)
    }
}

/// Names as they are; nothing is written, and no program of the repository's choosing is run.
const SETTINGS: [&str; 7] = [
    "-c",
    "core.quotePath=off",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "--no-optional-locks",
];

fn git(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(SETTINGS);
    command.args(args).stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn answer(folder: &Path, args: &[&str]) -> Option<String> {
    let output = git(folder, args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads the log, newest first, until every file has been seen.
fn commits(folder: &Path, files: &[&str]) -> HashMap<String, Commit> {
    let args = ["log", "--format=%x01%H %cs", "--name-only", "--relative", "--", "."];
    let Ok(mut child) = git(folder, &args).stdout(Stdio::piped()).spawn() else {
        return HashMap::new();
    };
    let found = first_mentions(&mut child, files);
    // Everything wanted has been read: what git would still say does not matter, nor how it ends.
    _ = child.kill();
    _ = child.wait();
    found
}

fn first_mentions(child: &mut Child, files: &[&str]) -> HashMap<String, Commit> {
    let mut wanted: HashSet<&str> = files.iter().copied().collect();
    let mut found = HashMap::new();
    let mut current: Option<Commit> = None;
    let lines = child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines());
    for line in lines.map_while(Result::ok) {
        if let Some((hash, day)) = line.strip_prefix('\u{1}').and_then(|l| l.split_once(' ')) {
            current = Some(Commit { hash: hash.to_owned(), day: day.to_owned() });
        } else if let Some(commit) = &current
            && wanted.remove(line.as_str())
        {
            found.insert(line, commit.clone());
        }
        if wanted.is_empty() {
            break;
        }
    }
    found
}

fn changed(folder: &Path) -> HashSet<String> {
    let status = answer(folder, &["status", "--porcelain", "--untracked-files=no", "--", "."]);
    let mut names = HashSet::new();
    for line in status.unwrap_or_default().lines() {
        // `XY path`, the path from the top of the repository; the folder's own files are told by their last part.
        if let Some(name) = line.get(3..).and_then(|path| path.rsplit('/').next()) {
            names.insert(name.to_owned());
        }
    }
    names
}
