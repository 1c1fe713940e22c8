//! What it costs to read a report back, beside setting it: the Angus report, both in one run.
//!
//! `cargo bench --profile dev --bench readback` (the profile that everything else shares: Typst is not compiled anew). A
//! machine's speed changes from minute to minute, so each round's reading is divided by the setting of the same round. The
//! limit is the project's own: the median ratio at most 5 %.

#[expect(dead_code, reason = "one of the samples is enough here")]
mod samples;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use stocktake::readback::{self, Document, Order, Text};
use stocktake::view::Worded as _;

const ROUNDS: usize = 15;
const MOST: f64 = 0.05;

#[expect(clippy::print_stdout, reason = "what it measured is what it is run for")]
fn main() -> Result<(), String> {
    let [sample, ..] = samples::all() else {
        return Err(samples::problem().cloned().unwrap_or_default());
    };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let said = |what: &str| format!("{what} failed");
    let build = program()
        .args(["build", "--only", "typst", "msg-integration/2019/angus", "--returns"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("returns"))
        .arg("--out")
        .arg(folder.path())
        .status();
    if !build.is_ok_and(|status| status.success()) {
        return Err(said("the build of the source"));
    }
    let source = folder.path().join("msg-integration/2019/typst/angus");
    let pdf = folder.path().join("angus.pdf");
    let passages = sample.view.passages();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let set = set(&source, &pdf).ok_or_else(|| said("setting"))?;
        let start = Instant::now();
        let bytes = std::fs::read(&pdf).map_err(|error| error.to_string())?;
        let document = Document::read(bytes).map_err(|error| error.to_string())?;
        let text = Text::published(&document.text());
        let words = passages.iter().map(|passage| passage.words.as_str());
        let found = (readback::missing(words, &text, Order::Kept), document.misplaced());
        std::hint::black_box(found);
        rounds.push((set, start.elapsed(), document.page_count()));
    }
    rounds.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    let (set, read, pages) = rounds[ROUNDS / 2];
    let ratio = read.as_secs_f64() / set.as_secs_f64();
    println!(
        "{pages} pages: set in {set:.0?}, read back in {read:.0?}, ratio {ratio:.3} (limit {MOST})"
    );
    if ratio > MOST { Err("reading back costs too much".to_owned()) } else { Ok(()) }
}

fn ratio((set, read, _): &(Duration, Duration, usize)) -> f64 {
    read.as_secs_f64() / set.as_secs_f64()
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stocktake"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Sets the report as a build does, and says how long that took.
fn set(source: &Path, pdf: &Path) -> Option<Duration> {
    let start = Instant::now();
    let status = program()
        .args(["typst", "compile", "--format=pdf", "--pdf-standard=ua-1,a-3a"])
        .args(["--diagnostic-format=short", "--ignore-system-fonts"])
        .arg("--creation-timestamp=1557446400")
        .args([Path::new("--root"), source, Path::new("--font-path"), &source.join("fonts")])
        .args([Path::new("main.typ"), pdf])
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(source)
        .status();
    status.is_ok_and(|status| status.success()).then(|| start.elapsed())
}
