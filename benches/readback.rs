//! What it costs to read a report back, beside setting it: the Angus report, both in one run.
//!
//! `cargo bench --profile dev --bench readback` (the profile that everything else shares: Typst is
//! not compiled anew). A machine's speed changes from minute to minute, so the report is set and
//! read back in turn, and what counts is processor time where the system tells it, which is steady
//! while others work. The limit is the project's own: at most 5 %.

#[expect(dead_code, reason = "one of the samples is enough here")]
mod samples;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use stocktake::readback::{self, Order, PdfDocument, PdfText};
use stocktake::view::Worded as _;

const ROUNDS: usize = 15;
const MOST: f64 = 0.05;

#[expect(clippy::print_stdout, reason = "what it measured is what it is run for")]
fn main() -> Result<(), String> {
    let sample = samples::angus()?;
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
    let clock = Clock(Instant::now());
    let (mut set, mut read, mut pages) = (Duration::ZERO, Duration::ZERO, 0);
    for _ in 0..ROUNDS {
        let start = clock.of_children();
        if !set_once(&source, &pdf) {
            return Err(said("setting"));
        }
        set += clock.of_children() - start;
        let start = clock.own();
        let bytes = std::fs::read(&pdf).map_err(|error| error.to_string())?;
        let document = PdfDocument::read(bytes).map_err(|error| error.to_string())?;
        let text = PdfText::published(&document.text());
        let words = passages.iter().map(|passage| passage.words.as_str());
        let missing = readback::missing(words, &text, Order::Kept);
        if !missing.is_empty() || !document.misplaced().is_empty() {
            return Err(said("reading back"));
        }
        pages = document.page_count();
        drop(document);
        read += clock.own() - start;
    }
    let ratio = read.as_secs_f64() / set.as_secs_f64();
    let rounds = u32::try_from(ROUNDS).unwrap_or(1);
    println!(
        "{pages} pages, {ROUNDS} times: set in {:.0?}, read back in {:.1?}, ratio {ratio:.3} \
         (limit {MOST})",
        set / rounds,
        read / rounds
    );
    if ratio > MOST { Err("reading back costs too much".to_owned()) } else { Ok(()) }
}

/// What time has passed: of the processor on Linux, elsewhere that of the day.
struct Clock(Instant);

impl Clock {
    /// The time of this process.
    fn own(&self) -> Duration {
        ticks(0).unwrap_or_else(|| self.0.elapsed())
    }

    /// The time of the processes that it has started and that have ended.
    fn of_children(&self) -> Duration {
        ticks(2).unwrap_or_else(|| self.0.elapsed())
    }
}

/// The user's and the system's time of `/proc/self/stat`, in hundredths of a second: the process's
/// own at 0, its children's at 2.
fn ticks(place: usize) -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold anything, the eleven fields from the state to the faults come
    // first.
    let (_, fields) = stat.rsplit_once(") ")?;
    let times = fields.split(' ').skip(11 + place).take(2);
    let ticks: u64 = times.map(|time| time.parse::<u64>().ok()).sum::<Option<u64>>()?;
    Some(Duration::from_millis(ticks * 10))
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stocktake"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Sets the report as a build does.
fn set_once(source: &Path, pdf: &Path) -> bool {
    let status = program()
        .args(["typst", "compile", "--format=pdf", "--pdf-standard=ua-1,a-3a"])
        .args(["--diagnostic-format=short", "--ignore-system-fonts"])
        .arg("--creation-timestamp=1557446400")
        .args([Path::new("--root"), source, Path::new("--font-path"), &source.join("fonts")])
        .args([Path::new("main.typ"), pdf])
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(source)
        .status();
    status.is_ok_and(|status| status.success())
}
