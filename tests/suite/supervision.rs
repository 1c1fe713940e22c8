//! The supervision of a child, tried on shell scripts that stand for Typst programs.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::num::NonZeroU64;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use stocktake::child::Limits;
use stocktake::typeset::{
    Attachment, Error, Fault, Job, Message, Program, Typesetter, TypstSeverity, TypstVersion,
};
use tempfile::TempDir;

/// What every document needs to be of the standards, and a file that it attaches.
const MAIN: &str = "#set document(title: \"Return\")\n#set text(lang: \"en\")\n= Return\n\
    #pdf.attach(\"return.yaml\", relationship: \"source\", mime-type: \"text/yaml\", \
                  description: \"The return\")\n";

/// What is attached.
const ATTACHED: (&str, &[u8]) = ("return.yaml", b"status: final\n");

const AMPLE: Duration = Duration::from_secs(60);

/// The program under test.
fn own() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("stocktake").to_path_buf()
}

/// A PDF as stocktake itself makes it, made once.
fn good_pdf() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| {
        let desk = Desk::new("");
        desk.typeset_by(Program::Own, AMPLE).expect("a document");
        fs::read(desk.path("report.pdf")).expect("a PDF")
    })
}

/// A folder with a document, a folder of fonts and a program in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Sets up a program that runs `script`; its last argument, the output, is in `$out`.
    fn new(script: &str) -> Self {
        let desk = Self { folder: TempDir::new().expect("a folder") };
        for name in ["root", "fonts"] {
            fs::create_dir(desk.path(name)).expect("a folder");
        }
        fs::write(desk.path("root/main.typ"), MAIN).expect("a file");
        fs::write(desk.path("root/return.yaml"), ATTACHED.1).expect("a file");
        // Another process writes the script: one that this process had open for writing could be
        // inherited by the child of a test that runs meanwhile, and then couldn't be started ("text
        // file busy").
        let script = format!("#!/bin/sh\nfor out; do :; done\n{script}\n");
        let mut writer = Command::new("sh");
        writer.args(["-c", "printf %s \"$1\" > \"$2\"", "sh"]).arg(script);
        assert!(writer.arg(desk.path("typst")).status().expect("a shell").success());
        fs::set_permissions(desk.path("typst"), fs::Permissions::from_mode(0o755)).expect("a mode");
        desk
    }

    /// Sets up a program that makes a good document, and then does what the script says.
    fn making(script: &str) -> Self {
        let desk = Self::new(&format!("cat good.pdf > \"$out\"\n{script}"));
        fs::write(desk.path("root/good.pdf"), good_pdf()).expect("a PDF");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn typesetter(&self, time: Duration) -> Typesetter {
        let limits = Limits { time, memory: NonZeroU64::new(1 << 29).expect("not zero") };
        Typesetter::new(Program::Outside(self.path("typst")), own(), limits)
    }

    fn typeset(&self, time: Duration) -> Result<Vec<Message>, Error> {
        self.typeset_by(Program::Outside(self.path("typst")), time)
    }

    fn typeset_by(&self, program: Program, time: Duration) -> Result<Vec<Message>, Error> {
        let limits = Limits { time, memory: NonZeroU64::new(1 << 29).expect("not zero") };
        let (root, fonts) = (self.path("root"), self.path("fonts"));
        let output = self.path("report.pdf");
        let job = Job {
            root: &root,
            fonts: &fonts,
            output: &output,
            attached: &[Attachment::new(ATTACHED.0.into(), ATTACHED.1)],
            created: 1_577_836_800,
        };
        Typesetter::new(program, own(), limits).typeset(&job)
    }

    /// A pipe with a name, for a process to hold open: whoever reads it to its end knows that the
    /// process is no more.
    fn fifo(&self) -> PathBuf {
        let path = self.path("alive");
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success());
        path
    }
}

#[test]
fn warnings_come_with_a_document() {
    let desk = Desk::making("echo 'main.typ:3:0: warning: text' >&2");
    let messages = desk.typeset(AMPLE).expect("a document");
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].severity, TypstSeverity::Warning);
    assert_eq!(fs::read(desk.path("report.pdf")).expect("a PDF"), good_pdf());
}

#[test]
fn refusals_carry_their_messages() {
    let desk = Desk::new("echo 'main.typ:3:0: error: text' >&2; echo 'error: more' >&2; exit 1");
    let error = desk.typeset(AMPLE).expect_err("no document");
    let shown = "Typst cannot make the PDF: main.typ:3:1: error: text (and 1 more error)";
    assert_eq!(error.to_string(), shown);
    let Error::Failed { messages } = error else { panic!("{error:?}") };
    assert_eq!(messages.len(), 2);
}

#[test]
fn files_are_named_relative_to_the_root() {
    let desk = Desk::new("echo \"$PWD/main.typ:3:0: error: text\" >&2; exit 1");
    let Err(Error::Failed { messages }) = desk.typeset(AMPLE) else { panic!("a refusal") };
    assert_eq!(messages[0].place.as_ref().expect("what is there").file, Path::new("main.typ"));
}

/// Has a thread of its own read a pipe to its end, which comes when the last process that holds it
/// has ended.
fn reads_to_end(fifo: PathBuf) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut text = String::new();
        fs::File::open(fifo).expect("a pipe").read_to_string(&mut text).expect("its end");
        text
    })
}

#[test]
fn a_program_that_takes_too_long_is_stopped_with_all_that_it_started() {
    // One of its own group, one that has left it, and the program itself; each would hold the pipe
    // for an hour.
    let desk = Desk::new(
        "exec 3> ../alive; sleep 3600 & setsid sleep 3600 & echo started >&3; sleep 3600",
    );
    let held = reads_to_end(desk.fifo());
    let error = desk.typeset(Duration::from_secs(1)).expect_err("no document");
    assert!(matches!(error, Error::TimedOut { .. }), "{error:?}");
    assert_eq!(error.to_string(), "making the PDF took longer than 1s and was stopped");
    assert_eq!(held.join().expect("the end of the pipe"), "started\n");
}

#[test]
fn what_a_program_leaves_running_ends_with_it() {
    let desk = Desk::making("exec 3> ../alive; sleep 3600 & (setsid sleep 3600 &) ; echo left >&3");
    let held = reads_to_end(desk.fifo());
    desk.typeset(AMPLE).expect("a document");
    assert_eq!(held.join().expect("the end of the pipe"), "left\n");
}

#[test]
fn a_guard_and_all_below_it_end_when_whoever_started_it_has() {
    let desk = Desk::new(
        "exec 3> ../alive; sleep 3600 & setsid sleep 3600 & echo started >&3; sleep 3600",
    );
    let fifo = desk.fifo();
    let mut guard = Command::new(own());
    guard.args(["guard", "--"]).arg(desk.path("typst")).current_dir(desk.path("root"));
    guard.process_group(0).stdin(Stdio::piped());
    let mut guard = guard.spawn().expect("a guard");
    let mut held = BufReader::new(fs::File::open(fifo).expect("a pipe"));
    let mut line = String::new();
    held.read_line(&mut line).expect("a line");
    assert_eq!(line, "started\n");
    drop(guard.stdin.take());
    assert_eq!(held.read_line(&mut line).expect("the end of the pipe"), 0);
    assert!(!guard.wait().expect("its end").success());
}

#[test]
fn stocktake_setting_a_document_ends_when_whoever_started_it_has() {
    let desk = Desk::new("");
    let endless = "#let n = 0\n#while n < 2000000000 { n += 1; if n == 1e12 { break } }\n";
    fs::write(desk.path("root/main.typ"), format!("{MAIN}{endless}")).expect("a file");
    let mut own = Command::new(own());
    own.args(["typst", "--with-parent", "compile", "--creation-timestamp", "0", "--root", "."]);
    own.args(["main.typ", "../report.pdf"]).current_dir(desk.path("root"));
    let mut own = own.stdin(Stdio::piped()).spawn().expect("a process");
    drop(own.stdin.take());
    assert_eq!(own.wait().expect("its end").code(), None, "it was killed");
    assert!(!desk.path("report.pdf").exists());
}

#[test]
fn more_memory_than_there_may_be_is_said_to_be_that() {
    let desk = Desk::new("echo 'memory allocation of 900000 bytes failed' >&2; kill -ABRT $$");
    let error = desk.typeset(AMPLE).expect_err("no document");
    assert!(matches!(error, Error::OutOfMemory { .. }), "{error:?}");
    // The limit holds for what the guard starts: this shell cannot hold a text of a gigabyte.
    let greedy = Desk::new("x=$(head -c 1000000000 /dev/zero | tr '\\0' x); echo ${#x} > \"$out\"");
    let error = greedy.typeset(AMPLE).expect_err("no document");
    assert!(matches!(error, Error::OutOfMemory { .. } | Error::Crashed { .. }), "{error:?}");
}

#[test]
fn stocktake_itself_keeps_to_its_limit_of_memory() {
    let desk = Desk::new("");
    fs::write(
        desk.path("root/main.typ"),
        format!("{MAIN}#range(100000000).map(n => str(n)).join()"),
    )
    .expect("a file");
    let error = desk.typeset_by(Program::Own, AMPLE).expect_err("no document");
    assert!(matches!(error, Error::OutOfMemory { .. }), "{error:?}");
    assert_eq!(
        error.to_string(),
        "making the PDF took more memory than it may have: 512 MB, or less where the machine has \
         less"
    );
}

/// What is said of what the script leaves as the document.
#[track_caller]
fn fault(script: &str) -> Fault {
    let desk = Desk::making(script);
    fs::write(desk.path("report.pdf"), "the last good one").expect("a file");
    match desk.typeset(AMPLE) {
        Err(Error::NoDocument { fault, .. }) => {
            assert_eq!(
                fs::read_to_string(desk.path("report.pdf")).expect("a file"),
                "the last good one"
            );
            fault
        }
        other => panic!("{script}: {other:?}"),
    }
}

#[test]
fn what_is_no_document_is_not_taken_for_one() {
    assert_eq!(fault("rm \"$out\""), Fault::Missing);
    assert_eq!(fault(": > \"$out\""), Fault::Missing);
    assert_eq!(fault("echo text > \"$out\""), Fault::NotAPdf);
    assert_eq!(fault("echo '%PDF-1.7' > \"$out\""), Fault::NotWhole);
}

#[test]
fn a_link_a_pipe_or_a_folder_is_no_document() {
    assert_eq!(fault("ln -sf \"$PWD/good.pdf\" \"$out\""), Fault::NotAFile);
    assert_eq!(fault("rm \"$out\"; mkfifo \"$out\""), Fault::NotAFile);
    assert_eq!(fault("rm \"$out\"; mkdir \"$out\""), Fault::NotAFile);
}

#[test]
fn a_part_of_a_document_is_none() {
    let size = good_pdf().len();
    for kept in [size / 4, size / 2, size - 20, size - 1000] {
        assert_eq!(
            fault(&format!("head -c {kept} good.pdf > \"$out\"")),
            Fault::NotWhole,
            "{kept}"
        );
    }
    // The end is there, and so are its first bytes; what is between them is not.
    let hole = "{ head -c 2000 good.pdf; tail -c 3000 good.pdf; } > \"$out\"";
    assert_eq!(fault(hole), Fault::NotWhole);
}

#[test]
fn a_document_of_another_standard_or_return_is_not_the_one_asked_for() {
    let other = |from: &str, to: &str| format!("sed 's/{from}/{to}/' good.pdf > \"$out\"");
    assert_eq!(fault(&other("pdfuaid:part>1", "pdfuaid:part>2")), Fault::Standard("PDF/UA-1"));
    assert_eq!(fault(&other("conformance>A", "conformance>B")), Fault::Standard("PDF/A-3a"));
    let desk = Desk::making("");
    fs::write(desk.path("root/good.pdf"), good_pdf()).expect("a PDF");
    let (root, fonts, output) = (desk.path("root"), desk.path("fonts"), desk.path("report.pdf"));
    let attached = [Attachment::new(ATTACHED.0.into(), b"status: draft\n")];
    let job = Job { root: &root, fonts: &fonts, output: &output, attached: &attached, created: 0 };
    let error = desk.typesetter(AMPLE).typeset(&job).expect_err("another's document");
    assert!(error.to_string().contains("`return.yaml` is not attached as it is"), "{error}");
}

#[test]
fn a_flood_of_output_neither_blocks_nor_is_kept() {
    let flood = "yes 'main.typ:1:1: warning: text' | head -c 8000000";
    let desk = Desk::making(&format!("{flood}; {flood} >&2"));
    let kept: usize =
        desk.typeset(AMPLE).expect("a document").iter().map(|found| found.text.len()).sum();
    assert!((1..=1 << 20).contains(&kept), "{kept}");
}

#[test]
fn a_missing_program_is_named() {
    let desk = Desk::new("");
    fs::remove_file(desk.path("typst")).expect("what is there");
    let error = desk.typeset(AMPLE).expect_err("no document");
    assert!(matches!(error, Error::Start { .. }), "{error:?}");
    assert!(error.to_string().contains(&*desk.path("typst").to_string_lossy()), "{error}");
}

#[test]
fn a_missing_folder_is_named() {
    let desk = Desk::new("true");
    fs::remove_dir(desk.path("fonts")).expect("what is there");
    let Err(Error::Unusable { path, .. }) = desk.typeset(AMPLE) else { panic!("an error") };
    assert_eq!(path, desk.path("fonts"));
}

#[test]
fn a_breakdown_is_told_from_a_refusal() {
    for (script, words) in [
        ("echo 'error: usage' >&2; exit 2", "with exit status 2: error: usage"),
        ("echo oops >&2; exit 1", "with exit status 1: oops"),
        ("kill -9 $$", "was killed from outside"),
        ("kill -SEGV $$", "with signal 11"),
    ] {
        let error = Desk::new(script).typeset(AMPLE).expect_err("no document");
        assert!(matches!(error, Error::Crashed { .. }), "{script}: {error:?}");
        assert!(error.to_string().contains(words), "{script}: {error}");
    }
}

#[test]
fn the_child_is_closed_off() {
    // Cargo sets its own variables for tests, which stand for all that is none of Typst's business.
    let script = "{ env; pwd; for arg; do echo \"$arg\"; done; cat; } > ../seen";
    let desk = Desk::making(script);
    desk.typeset(AMPLE).expect("a document");
    let seen = fs::read_to_string(desk.path("seen")).expect("what it saw");
    let lines: Vec<&str> = seen.lines().collect();
    assert!(!seen.contains("CARGO_MANIFEST_DIR"), "{seen}");
    for line in ["https_proxy=http://127.0.0.1:9", "RAYON_NUM_THREADS=1", "main.typ", "compile"] {
        assert!(lines.contains(&line), "{line} in {seen}");
    }
    let root = desk.path("root").canonicalize().expect("what is there");
    assert!(lines.contains(&&*root.to_string_lossy()), "{seen}");
    let packages =
        lines.iter().position(|&line| line == "--package-path").expect("what is there") + 1;
    assert!(!Path::new(lines[packages]).exists(), "{seen}");
}

#[test]
fn a_folder_that_typst_would_split_is_refused() {
    let desk = Desk::new("true");
    let fonts = desk.path("a:b");
    fs::create_dir(&fonts).expect("what is there");
    let (root, output) = (desk.path("root"), desk.path("report.pdf"));
    let job = Job { root: &root, fonts: &fonts, output: &output, attached: &[], created: 0 };
    let error = desk.typesetter(AMPLE).typeset(&job).expect_err("no document");
    assert!(matches!(error, Error::FontFolderName { .. }), "{error:?}");
}

#[test]
fn versions_are_asked_for() {
    let check = |script: &str| Desk::new(script).typesetter(AMPLE).check_version();
    assert_eq!(check("echo 'typst 0.15.0 (abc)'").expect("what is there"), None);
    let mismatch =
        check("echo 'typst 0.14.2 (abc)'").expect("what is there").expect("what is there");
    assert_eq!(mismatch.found, TypstVersion { major: 0, minor: 14, patch: 2 });
    for script in ["echo 'pandoc 3.1'", "echo 'typst 0.15.1 (abc)'; exit 1"] {
        assert!(matches!(check(script), Err(Error::NotTypst { .. })), "{script}");
    }
    let limits = Limits { time: AMPLE, memory: NonZeroU64::MAX };
    let own = Typesetter::new(Program::Own, "/nowhere/stocktake".into(), limits);
    assert_eq!(own.check_version().expect("what is there"), None);
}
