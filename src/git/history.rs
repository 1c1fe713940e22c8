//! The last commit of each file of a folder, read through git itself.
//!
//! A report names the commit that its return came from. Where there is no repository, or only a
//! shallow one, whose oldest commit seems to have touched everything, no commit is named; that is
//! not an error.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{Objects, Refusal, Running, run, unusable};
use crate::load::MAX_BYTES;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The full hash.
    pub hash: String,
    /// The day of the commit, `YYYY-MM-DD`, in the committer's own time zone.
    pub day: String,
}

/// What git knows of the files directly in one folder.
#[derive(Debug, Clone, Default)]
pub struct LastCommits {
    commits: HashMap<String, Commit>,
    changed: HashSet<String>,
}

/// Whoever asks git, folder after folder; once there is no answer no more is asked.
#[derive(Debug, Default)]
pub struct Historian {
    refusal: Option<Refusal>,
}

impl Historian {
    /// Asks git about the named files of a folder; empty where git has no answer.
    pub fn of(&mut self, folder: &Path, files: &[&str]) -> LastCommits {
        if self.refusal.is_some() {
            return LastCommits::default();
        }
        match LastCommits::read(folder, files) {
            Ok(history) => history,
            Err(Failure::Refused(refusal)) => {
                self.refusal = Some(refusal);
                LastCommits::default()
            }
            Err(Failure::NoGit) => {
                self.refusal = unusable::without_git(folder);
                LastCommits::default()
            }
            Err(Failure::Nothing) => LastCommits::default(),
        }
    }

    /// Why what was asked is not known, where it is not.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }
}

/// Why there is no history.
enum Failure {
    /// There is nothing to be known: no repository, no whole one.
    Nothing,
    /// There is no git to ask, or none that may be run.
    NoGit,
    Refused(Refusal),
}

impl Failure {
    fn of(output: &Output) -> Self {
        Refusal::of_any(output).map_or(Self::Nothing, Self::Refused)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::Refused(Refusal::Silent),
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => Self::NoGit,
            _ => Self::Refused(Refusal::Said(error.to_string())),
        }
    }
}

impl LastCommits {
    fn read(folder: &Path, files: &[&str]) -> Result<Self, Failure> {
        is_there(folder)?;
        let stored = stored(folder, files)?;
        let wanted = stored.keys().map(String::as_str).collect();
        let mut commits = commits(folder, wanted, |_| true)?;
        let (changed, untold) = changed(folder, &stored)?;
        commits.retain(|file, _| !untold.contains(file));
        Ok(Self { commits, changed })
    }

    /// What git knew of a file of a folder that held `content` once, and whose last commit of then
    /// is named in `text` by its full hash: the commit is one that touched the file. `None` where
    /// git has no answer.
    pub fn of_once(folder: &Path, (file, content): (&str, &[u8]), text: &str) -> Option<Self> {
        Self::named(folder, (file, content), text).ok()
    }

    fn named(folder: &Path, (file, content): (&str, &[u8]), text: &str) -> Result<Self, Failure> {
        is_there(folder)?;
        let commits = commits(folder, HashSet::from([file]), |hash| text.contains(hash))?;
        let Some(commit) = commits.get(file) else {
            return Ok(Self { commits, ..Self::default() });
        };
        let name = format!("{}:./{file}", commit.hash);
        let stored = Objects::of(folder)?.get(&name, MAX_BYTES + 1)?;
        if stored.is_some_and(|stored| is_same(content, &stored.bytes)) {
            return Ok(Self { commits, ..Self::default() });
        }
        if !filtered(folder, &[file])?.is_empty() {
            return Ok(Self::default());
        }
        Ok(Self { commits, changed: HashSet::from([file.to_owned()]) })
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

/// Makes sure of a whole repository around the folder, of which its files are.
fn is_there(folder: &Path) -> Result<(), Failure> {
    let about = ["--is-shallow-repository", "--is-bare-repository", "--is-inside-work-tree"];
    let asked = run(git(folder).arg("rev-parse").args(about))?;
    let refused = match &*asked.stdout {
        b"false\nfalse\ntrue\n" | b"false\ntrue\nfalse\n" => return Ok(()),
        b"false\nfalse\nfalse\n" => unusable::of_other_files(git(folder)),
        _ => unusable::passed_over(folder, &asked),
    };
    Err(refused.map_or_else(|| Failure::of(&asked), Failure::Refused))
}

/// A bare repository that lies among the returns, as any folder can, is not asked.
fn git(folder: &Path) -> Command {
    let mut command = super::command(folder);
    command.args(["-c", "safe.bareRepository=explicit", "-c", "i18n.logOutputEncoding=UTF-8"]);
    command
}

/// The named files that the last commit holds, each with the name of its content.
fn stored(folder: &Path, files: &[&str]) -> Result<BTreeMap<String, String>, Failure> {
    let output = run(git(folder).args(["ls-tree", "-z", "HEAD"]))?;
    if !output.status.success() {
        return Err(match Failure::of(&output) {
            Failure::Nothing => {
                unusable::without_head(|| git(folder)).map_or(Failure::Nothing, Failure::Refused)
            }
            refused => refused,
        });
    }
    let wanted: HashSet<&str> = files.iter().copied().collect();
    let text = String::from_utf8_lossy(&output.stdout);
    // `100644 blob CONTENT<tab>NAME`
    let blob = |line: &str| {
        let (about, name) = line.split_once('\t')?;
        let content = about.strip_prefix("100")?.split(' ').nth(2)?;
        wanted.contains(name).then(|| (name.to_owned(), content.to_owned()))
    };
    Ok(text.split('\0').filter_map(blob).collect())
}

/// Reads what each commit changed, newest first, until every file has been seen in one that is
/// meant, by its hash.
fn commits(
    folder: &Path,
    mut wanted: HashSet<&str>,
    is_meant: impl Fn(&str) -> bool,
) -> Result<HashMap<String, Commit>, Failure> {
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let mut list = git(folder);
    list.args(["rev-list", "HEAD", "--", "."]);
    let mut changes = git(folder);
    changes.args(["diff-tree", "--stdin", "-r", "--root", "--name-only", "--no-renames"]);
    changes.args(["--relative", "--format=%x01%H %cs"]);
    list.stderr(Stdio::null());
    changes.stderr(Stdio::null());
    let mut current: Option<Commit> = None;
    for line in BufReader::new(Running::start_pipe(&mut list, &mut changes)?).lines() {
        let line = line?;
        if let Some((hash, day)) = line.strip_prefix('\u{1}').and_then(|l| l.split_once(' ')) {
            let commit = || Commit { hash: hash.to_owned(), day: day.to_owned() };
            current = is_meant(hash).then(commit);
        } else if let Some(commit) = &current
            && wanted.remove(line.as_str())
        {
            found.insert(line, commit.clone());
        }
        if wanted.is_empty() {
            break;
        }
    }
    if found.is_empty() {
        // What hinders git from telling is said by it where it is asked once more.
        let output = run(git(folder).args(["diff-tree", "-r", "--root", "--name-only", "HEAD"]))?;
        if !output.status.success() {
            return Err(Failure::of(&output));
        }
    }
    Ok(found)
}

/// The files that say something else than the last commit, and those of which that cannot be told:
/// what a program would have to turn into what is stored, and what git does not have.
fn changed(
    folder: &Path,
    stored: &BTreeMap<String, String>,
) -> Result<(HashSet<String>, HashSet<String>), Failure> {
    let (mut other, mut missing) = (Vec::new(), HashSet::new());
    if !stored.is_empty() {
        let mut objects = Objects::of(folder)?;
        for (name, content) in stored {
            // A clone may be without it, and nothing is fetched.
            let Some(blob) = objects.get(content, MAX_BYTES + 1)? else {
                missing.insert(name.clone());
                continue;
            };
            // A file that cannot be read is no return, and is not asked about.
            let own = fs::read(folder.join(name)).unwrap_or_default();
            if !is_same(&own, &blob.bytes) {
                other.push(name.as_str());
            }
        }
    }
    let untold = &filtered(folder, &other)? | &missing;
    let changed = other.into_iter().map(str::to_owned).filter(|name| !untold.contains(name));
    Ok((changed.collect(), untold))
}

/// Whether a file says what git has stored, whatever its line ends.
fn is_same(own: &[u8], stored: &[u8]) -> bool {
    own == stored || with_plain_ends(own) == with_plain_ends(stored)
}

/// A text with the line ends that git may store it with.
fn with_plain_ends(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

/// The files that attributes say are stored in another form.
fn filtered(folder: &Path, files: &[&str]) -> Result<HashSet<String>, Failure> {
    if files.is_empty() {
        return Ok(HashSet::new());
    }
    let forms = ["filter", "ident", "working-tree-encoding"];
    let args = [&["check-attr", "-z"][..], &forms, &["--"], files].concat();
    let output = run(git(folder).args(args))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let fields: Vec<&str> = text.split('\0').collect();
    let said = fields.chunks_exact(3);
    let said = said.filter(|said| !matches!(said[2], "unspecified" | "unset"));
    Ok(said.map(|said| said[0].to_owned()).collect())
}
