//! What the stages are measured on: the Angus return, and returns nearly as large as `check` lets
//! pass.
//!
//! The large ones are made up here, each to be as long as it can be in one way. Whatever a stage
//! needs is made and checked beforehand, so that no stage is measured failing fast.

use std::fmt::{self, Write as _};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::{fs, io};

use stocktake::check;
use stocktake::diag::{Diagnostic, Source};
use stocktake::lang::Language;
use stocktake::load::{self, Loaded, raw::RawReturn};
use stocktake::model::{Collection, Return, Round};
use stocktake::render::{Renderer, Templates};
use stocktake::rollup;
use stocktake::system::Disk;
use stocktake::view::{self, OtherAnswers, ProvenanceView, ReportInput, ReportView};

/// A return with all that surrounds it.
pub(crate) struct Sample {
    name: &'static str,
    pub(crate) source: Arc<Source>,
    pub(crate) raw: Loaded<RawReturn>,
    pub(crate) collection: Collection,
    pub(crate) view: ReportView,
    pub(crate) renderer: Renderer,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What keeps a sample from being measured.
pub(crate) type Problem = String;

static SAMPLES: LazyLock<Result<Vec<Sample>, Problem>> = LazyLock::new(make);

/// Every sample; none where they could not be made, which [`problem`] says.
pub(crate) fn all() -> &'static [Sample] {
    SAMPLES.as_deref().unwrap_or_default()
}

/// Why there are no samples.
pub(crate) fn problem() -> Option<&'static Problem> {
    SAMPLES.as_ref().err()
}

/// The Angus return.
pub(crate) fn angus() -> Result<Sample, Problem> {
    let returns = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
    Sample::read("angus", &returns, "msg-integration", "angus")
}

fn make() -> Result<Vec<Sample>, Problem> {
    let mut samples = vec![angus()?];
    let shapes = [
        ("evidence of 1 MiB", rubric(1), evidence()),
        ("2,500 actions", rubric(1), actions(2_500)),
        ("rubric of 300 items", rubric(300), answers(300)),
    ];
    for (name, rubric, answers) in shapes {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        write(folder.path(), &rubric, &answers).map_err(|error| error.to_string())?;
        samples.push(Sample::read(name, folder.path(), "made-up", "example")?);
    }
    Ok(samples)
}

impl Sample {
    /// Takes the one return of an id through every stage, for all that the benchmarks need.
    fn read(name: &'static str, root: &Path, collection: &str, id: &str) -> Result<Self, Problem> {
        let mut sink = Vec::new();
        let files =
            load::collections(&Disk, root, &mut sink).into_iter().find(|f| f.id == collection);
        let written = load::collection(&Disk, files.ok_or("no such collection")?, &mut sink);
        let collection = check::collection(written, &mut sink).ok_or_else(|| said(&sink))?;
        let (round, returned) = one(&collection, id).ok_or_else(|| refused(&collection))?;
        let partnership = collection.register.partnership(id).ok_or("not in the register")?;
        let source = returned.source();
        let raw = load::returned_from(&source, &mut sink).ok_or_else(|| said(&sink))?;
        let view = view::report(ReportInput {
            collection: &collection,
            round,
            returned,
            partnership,
            rollup: &rollup::rollup(&collection, round),
            provenance: provenance(id),
            pdf: None,
            lang: &Language::english(),
            others: OtherAnswers { collections: &[], has: &|_| false },
        });
        let renderer = Renderer::new(&Templates::shipped(), &collection.rubric);
        let renderer = renderer.map_err(|error| error.to_string())?;
        renderer.html("report", &view).map_err(|error| error.to_string())?;
        renderer.typst("report", &view).map_err(|error| error.to_string())?;
        Ok(Self { name, source, raw, collection, view, renderer })
    }

    /// The round and the return.
    pub(crate) fn returned(&self) -> Option<(&Round, &Return)> {
        one(&self.collection, &self.view.partnership.id)
    }

    /// Every passage of Markdown of the return.
    pub(crate) fn prose(&self) -> Vec<&str> {
        let responses = self.returned().map(|(_, returned)| returned.responses());
        let texts = responses.unwrap_or_default().iter().flat_map(|response| {
            response.evidence.iter().chain(response.actions.iter().map(|action| &action.text))
        });
        texts.map(|prose| prose.markdown.as_str()).collect()
    }
}

fn one<'a>(collection: &'a Collection, id: &str) -> Option<(&'a Round, &'a Return)> {
    let mut returns =
        collection.rounds.iter().flat_map(|round| round.returns().map(move |r| (round, r)));
    returns.find(|(_, returned)| returned.partnership().as_str() == id)
}

fn said(findings: &[Diagnostic]) -> Problem {
    findings.iter().map(|finding| format!("{}: {}\n", finding.code, finding.message)).collect()
}

fn refused(collection: &Collection) -> Problem {
    let entries = collection.rounds.iter().flat_map(|round| &round.entries);
    entries.map(|entry| said(&entry.findings)).collect()
}

fn provenance(id: &str) -> ProvenanceView {
    ProvenanceView {
        file: format!("made-up/2019/{id}.yaml"),
        attachment: format!("{id}.yaml"),
        sha256: "0".repeat(64),
        commit: None,
        rubric: "1".to_owned(),
        stocktake: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Writes a collection of one return.
fn write(root: &Path, rubric: &str, answers: &str) -> io::Result<()> {
    let folder = root.join("made-up");
    let round = folder.join("2019");
    fs::create_dir_all(&round)?;
    fs::write(folder.join("rubric.yaml"), rubric)?;
    let register = "health_boards: {board: Board}\n\
        partnerships: {example: {name: Example, health_board: board}}\n";
    fs::write(folder.join("partnerships.yaml"), register)?;
    fs::write(round.join("round.yaml"), "title: Round\ndeadline: 2019-05-15\nrubric: '1'\n")?;
    let head = "partnership: example\nround: '2019'\nstatus: final\ncompleted: 2019-05-10\n";
    fs::write(round.join("example.yaml"), format!("{head}responses:\n{answers}"))
}

/// A rubric of two levels and this many items.
fn rubric(items: usize) -> String {
    let head = "title: Made up\npublisher: Nobody\nversion: '1'\n\
        scale: [{id: low, label: Low}, {id: high, label: High}]\n\
        sections:\n- id: '1'\n  title: All\n  items:\n";
    (1..=items).fold(head.to_owned(), |mut text, n| {
        // Writing to a string cannot fail.
        _ = writeln!(
            text,
            "  - {{id: '1.{n}', statement: Item {n}, descriptors: {{low: L, high: H}}}}"
        );
        text
    })
}

/// One answer whose evidence fills the file; every tenth line mentions an item, and as many end a
/// paragraph.
fn evidence() -> String {
    const ROOM: usize = (1 << 20) - 200;
    let mut text = "  1.1:\n    rating: high\n    evidence: |\n".to_owned();
    for n in 1.. {
        let words = if n % 10 == 0 { "as item 1.1 has it" } else { "with *partners*" };
        let end = if n % 10 == 5 { "\n" } else { "" };
        _ = writeln!(text, "      Staff and managers {n} met {words} on it.{end}");
        if text.len() > ROOM {
            break;
        }
    }
    text
}

/// One answer with this many actions.
fn actions(count: usize) -> String {
    let head = "  1.1:\n    rating: high\n    evidence: Much.\n    actions:\n".to_owned();
    (1..=count).fold(head, |mut text, n| {
        _ = writeln!(
            text,
            "    - {{id: action-{n}, text: 'Review *plan* {n} of the partnership.'}}"
        );
        text
    })
}

/// This many answers, the last item's first, since authors may write them in any order.
fn answers(count: usize) -> String {
    (1..=count).rev().fold(String::new(), |mut text, n| {
        _ = writeln!(text, "  '1.{n}': {{rating: high, evidence: 'We met *often* in year {n}.'}}");
        text
    })
}
