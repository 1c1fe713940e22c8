//! What stocktake publishes of a folder of collections, made once for all tests that look at it: a
//! PDF takes half a second, and every test reads them.

mod accessible_html;
mod accessible_pdf;
mod changes;
mod changes_counted;
mod changes_hostile;
mod changes_marks;
mod changes_states;
mod content;
mod engines;
mod facts;
mod forms;
pub(crate) mod html;
mod languages;
mod national;
mod not_applicable;
mod notice;
pub(crate) mod own_fields;
mod paper;
pub(crate) mod pdf;
mod place;
#[cfg(feature = "embedded-typst")]
pub(crate) mod random_forms;
mod reproducible;
mod samples;
mod side_by_side;
mod standing;
mod summary_pdf;
mod tricks;
mod whole;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use stocktake::check;
use stocktake::load;
use stocktake::model::{Collection, Return, Round, Rubric};
use stocktake::system::Disk;

use self::html::Page;
use self::pdf::Pdf;

/// The returns that are kept in this repository.
pub(crate) static KEPT: LazyLock<Site> =
    LazyLock::new(|| Site::of("kept", &root("returns"), ["msg-integration", "2019"]));

/// An invented collection with what the kept returns do not have: a draft, a late return, other
/// alphabets.
pub(crate) static INVENTED: LazyLock<Site> = LazyLock::new(|| {
    Site::of("invented", &root("tests/cases/published"), ["example-review", "2019"])
});

/// An invented collection whose every text is a trick.
pub(crate) static HOSTILE: LazyLock<Site> =
    LazyLock::new(|| Site::of("hostile", &root("tests/cases/hostile"), ["tricks", "2019"]));

/// The example that is kept beside them, published with them: enough returns to be seen beside each
/// other.
pub(crate) static NATION: LazyLock<Site> =
    LazyLock::new(|| Site::read(&KEPT.out, &root("returns"), ["example-nation", "2019"]));

/// All four.
pub(crate) fn sites() -> [&'static Site; 4] {
    [&KEPT, &NATION, &INVENTED, &HOSTILE]
}

/// A path from the root of the repository.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// An empty folder for a test of this name.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("a folder of this suite's own");
    }
    std::fs::create_dir_all(&folder).expect("a folder below target");
    folder
}

/// A copy of a folder in a new and empty one for a test's files.
pub(crate) fn copied(from: &Path, name: &str) -> PathBuf {
    let folder = scratch(name);
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("a folder that can be read");
        let path = folder.join(entry.path().strip_prefix(from).expect("a path below it"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(path).expect("a scratch folder");
        } else {
            std::fs::copy(entry.path(), path).expect("a scratch file");
        }
    }
    folder
}

/// `stocktake build` of a folder of collections, with nothing of this process's own surroundings
/// that matters.
pub(crate) fn build(returns: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stocktake"));
    command.env_remove("STOCKTAKE_TYPST").env_remove("SOURCE_DATE_EPOCH");
    command.arg("build").arg("--returns").arg(returns).arg("--out").arg(out);
    command
}

/// Runs a command that must find no error.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command.output().expect("a program that can be run");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{said}");
    output
}

/// A collection and what was published of it.
#[derive(Debug)]
pub(crate) struct Site {
    /// The output folder.
    pub(crate) out: PathBuf,
    /// What was read: a collection of the folder, with one round.
    pub(crate) collection: Collection,
    /// Every report of the round.
    pub(crate) reports: Vec<Report>,
}

/// What was published of a return.
#[derive(Debug)]
pub(crate) struct Report {
    /// Its partnership.
    pub(crate) id: String,
    /// The PDF.
    pub(crate) pdf: Pdf,
    /// The page.
    pub(crate) html: Page,
}

impl Site {
    /// What is published of a folder, seen from one collection and round of it.
    fn of(name: &str, returns: &Path, [id, round]: [&str; 2]) -> Self {
        let out = scratch(name);
        run(&mut build(returns, &out));
        Self::read(&out, returns, [id, round])
    }

    /// What was published of a collection and round.
    fn read(out: &Path, returns: &Path, [id, round]: [&str; 2]) -> Self {
        let mut collection = collection(returns, id);
        collection.rounds.retain(|candidate| candidate.info.id.as_str() == round);
        let [round] = &collection.rounds[..] else { panic!("{id} has a round {round}") };
        let folder = out.join(collection.id.as_str()).join(round.info.id.as_str());
        let ids = round.returns().map(|returned| returned.partnership().to_string());
        let report = |id: String| Report {
            pdf: Pdf::read(&folder.join(format!("{id}.pdf"))),
            html: Page::read(&folder.join(format!("{id}.html"))),
            id,
        };
        let reports = ids.map(report).collect();
        Self { out: out.to_owned(), collection, reports }
    }

    /// The round.
    pub(crate) fn round(&self) -> &Round {
        &self.collection.rounds[0]
    }

    /// What was asked in the round.
    pub(crate) fn rubric(&self) -> &Rubric {
        &self.round().rubric
    }

    /// The return of a report.
    pub(crate) fn returned(&self, report: &Report) -> &Return {
        let mut returns = self.round().returns();
        returns.find(|returned| returned.partnership().as_str() == report.id).expect("its return")
    }

    /// The report of a partnership.
    pub(crate) fn report(&self, id: &str) -> &Report {
        self.reports.iter().find(|report| report.id == id).expect("a report")
    }

    /// A published file.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        let (collection, round) = (&self.collection.id, &self.round().info.id);
        self.out.join(collection.as_str()).join(round.as_str()).join(file)
    }

    /// Every page: its path from the output folder, and the page.
    pub(crate) fn pages(&self) -> Vec<(PathBuf, Page)> {
        let paths = files(&self.out).into_iter();
        let pages = paths.filter(|path| path.extension().is_some_and(|kind| kind == "html"));
        pages.map(|path| (path.clone(), Page::read(&self.out.join(path)))).collect()
    }
}

/// Every file below a folder, as paths from it, in order; without the lock that says who is
/// building.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.map(|entry| entry.expect("a folder that can be read"));
    let paths = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        entry.path().strip_prefix(folder).expect("a path below the folder").to_owned()
    });
    paths.filter(|path| path.as_os_str() != ".stocktake.lock").collect()
}

/// A collection of a folder, checked.
pub(crate) fn collection(returns: &Path, id: &str) -> Collection {
    let mut findings = Vec::new();
    let mut found = load::collections(&Disk, returns, &mut findings).into_iter();
    let files = found.find(|files| files.id == id).expect("a collection of this name");
    let written = load::collection(&Disk, files, &mut findings);
    let collection = check::collection(written, &mut findings);
    assert!(!stocktake::diag::has_errors(&findings), "{findings:?}");
    collection.expect("a valid collection")
}
