//! A folder to run stocktake in, and what it answered.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The register of an invented collection.
const REGISTER: &str = "\
health_boards:
  board-north: Board of the North
partnerships:
  example-north: { name: Example North, health_board: board-north }
  example-south: { name: Example South, health_board: board-north }
  example-west: { name: Example West, health_board: board-north }
";

/// The rubric of an invented collection, as short as can be.
const RUBRIC: &str = "\
title: Review of an invented thing
publisher: An invented group
version: 1
scale:
  - { id: low, label: Low }
  - { id: high, label: High }
sections:
  - id: 1
    title: Working together
    items:
      - { id: 1.1, statement: Partners meet., descriptors: { low: They do not., high: They do. } }
";

/// A return that is valid in every round of an invented collection.
pub(crate) fn valid(partnership: &str, round: &str) -> String {
    with_evidence(partnership, round, "Minutes.")
}

/// A valid return with this evidence, which must be plain text of one line or begin with `|`.
pub(crate) fn with_evidence(partnership: &str, round: &str, evidence: &str) -> String {
    format!(
        "partnership: {partnership}\nround: {round}\nstatus: final\ncompleted: 2019-05-10\n\
         responses:\n  1.1:\n    rating: low\n    evidence: {evidence}\n"
    )
}

/// A return with one error: a rating that is not in the scale, on line 7 from column 13.
pub(crate) fn misrated(partnership: &str, round: &str) -> String {
    valid(partnership, round).replace("rating: low", "rating: hihg")
}

/// A folder that stocktake runs in.
pub(crate) struct Project {
    root: TempDir,
    inside: PathBuf,
}

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        Self { root, inside: PathBuf::new() }
    }

    /// A folder with the collection `sample` and its round `2019` below `returns`, without returns.
    pub(crate) fn new() -> Self {
        Self::empty()
            .file("returns/sample/rubric.yaml", RUBRIC)
            .file("returns/sample/partnerships.yaml", REGISTER)
            .round("2019")
    }

    /// Adds a round.
    pub(crate) fn round(self, id: &str) -> Self {
        let round = format!("title: Round {id}\ndeadline: 2019-05-15\nrubric: 1\n");
        self.file(&format!("returns/sample/{id}/round.yaml"), round)
    }

    /// Adds a file, or replaces one.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// Writes a file between two runs.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
        fs::write(path, content).expect("a file");
    }

    /// Runs what follows inside this folder.
    pub(crate) fn inside(mut self, folder: &str) -> Self {
        self.inside = PathBuf::from(folder);
        self
    }

    /// The path of a file or folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The text of a page that is kept although it could not be made anew, as it was before it said
    /// so.
    #[track_caller]
    pub(crate) fn read_kept(&self, path: &str) -> String {
        let page = self.read(path);
        let (begin, end) = ("<!-- of before -->", "<!-- end of before -->");
        let parts =
            page.split_once(begin).and_then(|(head, rest)| Some((head, rest.split_once(end)?)));
        let (head, (_, rest)) = parts.expect("the page says that it is of before");
        format!("{head}{rest}").replace(" data-href=", " href=")
    }

    /// Every file of a folder, by its path from there, with its bytes; those of stocktake's own
    /// left out.
    pub(crate) fn files(&self, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let folder = self.path(folder);
        let entries = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter();
        let files = entries.map(|e| e.expect("an entry")).filter(|e| e.file_type().is_file());
        files
            .map(|file| {
                let path = file.path().strip_prefix(&folder).expect("a path below").to_owned();
                (path, fs::read(file.path()).expect("a file"))
            })
            .filter(|(path, _)| !path.starts_with(".stocktake.lock"))
            .collect()
    }

    /// The command, before it is run.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = program();
        command.current_dir(self.root.path().join(&self.inside)).args(args);
        command
    }

    /// Runs stocktake.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Answer {
        answer(&mut self.command(args))
    }
}

/// The program under test, with none of the caller's own settings.
pub(crate) fn program() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("stocktake"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "STOCKTAKE_TYPST", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    // No repository around the temporary folder, nor the user's own settings, has a say in what is
    // built.
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command
}

/// Runs stocktake where no folder matters.
pub(crate) fn run<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Answer {
    answer(program().current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).args(args))
}

/// What a command answers.
pub(crate) fn answer(command: &mut Command) -> Answer {
    let output = command.output().expect("stocktake runs");
    let text = |bytes| String::from_utf8(bytes).expect("an answer in UTF-8");
    Answer { status: output.status.code(), data: text(output.stdout), talk: text(output.stderr) }
}

/// What stocktake answered.
#[derive(Debug)]
pub(crate) struct Answer {
    status: Option<i32>,
    /// What went to standard output.
    pub(crate) data: String,
    /// What went to standard error.
    pub(crate) talk: String,
}

impl Answer {
    /// The exit status.
    pub(crate) fn code(&self) -> Option<i32> {
        self.status
    }

    /// The exit status is this one. A panic has another one than any that is asked for.
    #[track_caller]
    pub(crate) fn status(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self:#?}");
        self
    }

    /// Standard error holds this.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.talk.contains(words), "`{words}` is not said:\n{}", self.talk);
        self
    }

    /// Standard error holds this just so many times.
    #[track_caller]
    pub(crate) fn says_times(self, words: &str, times: usize) -> Self {
        assert_eq!(self.talk.matches(words).count(), times, "`{words}`:\n{}", self.talk);
        self
    }

    /// Standard error is just this.
    #[track_caller]
    pub(crate) fn says_only(self, words: &str) -> Self {
        assert_eq!(self.talk, words);
        self
    }

    /// Standard error does not hold this.
    #[track_caller]
    pub(crate) fn never_says(self, words: &str) -> Self {
        assert!(!self.talk.contains(words), "`{words}` is said:\n{}", self.talk);
        self
    }

    /// Standard output holds this.
    #[track_caller]
    pub(crate) fn prints(self, words: &str) -> Self {
        assert!(self.data.contains(words), "`{words}` is not printed:\n{}", self.data);
        self
    }
}
