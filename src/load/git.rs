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

/// A bare repository that lies among the returns, as any folder can, is not asked.
const SETTINGS: [&str; 2] = ["-c", "safe.bareRepository=explicit"];

fn git(folder: &Path, args: &[&str]) -> Command {
    let mut command = command(folder);
    command.args(SETTINGS).args(args).stderr(Stdio::null());
    command
}

/// What the caller's environment may say of a repository, an index or a way of showing differences: the repository that
/// is meant is the one around the folder.
const NOT_INHERITED: [&str; 18] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIFF_OPTS",
    "GIT_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// git in a folder, before it is told what to do: no pager, no question, no network, names and paths as they are.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    NOT_INHERITED.iter().for_each(|name| _ = command.env_remove(name));
    command
        .current_dir(folder)
        .env("GIT_LITERAL_PATHSPECS", "1")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .args(["--no-pager", "-c", "core.quotePath=off", "-c", "core.fsmonitor=false"])
        .stdin(Stdio::null());
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
