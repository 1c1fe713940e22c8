//! The supervision of a child, tried on shell scripts that stand for Typst programs.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::*;

/// A folder with a root, a folder of fonts and a program in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Sets up a program that runs `script`; its last argument, the output, is in `$out`.
    fn new(script: &str) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        for name in ["root", "fonts"] {
            fs::create_dir(desk.path(name)).unwrap();
        }
        // Another process writes the script: one that this process had open for writing could be
        // inherited by the child of a test that runs meanwhile, and then couldn't be started ("text
        // file busy").
        let script = format!("#!/bin/sh\nfor out; do :; done\n{script}\n");
        let mut writer = Command::new("sh");
        writer.args(["-c", "printf %s \"$1\" > \"$2\"", "sh"]).arg(script);
        assert!(writer.arg(desk.path("typst")).status().unwrap().success());
        fs::set_permissions(desk.path("typst"), fs::Permissions::from_mode(0o755)).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn typesetter(&self, limit: Duration) -> Typesetter {
        Typesetter::new(Program::Outside(self.path("typst")), limit)
    }

    fn typeset(&self, limit: Duration) -> Result<Vec<Message>, Error> {
        let (root, fonts) = (self.path("root"), self.path("fonts"));
        let output = self.path("report.pdf");
        let job = Job { root: &root, fonts: &fonts, output: &output, created: 1_577_836_800 };
        self.typesetter(limit).typeset(&job)
    }
}

const AMPLE: Duration = Duration::from_secs(60);

#[test]
fn warnings_come_with_a_document() {
    let desk = Desk::new("echo pdf > \"$out\"; echo 'main.typ:3:0: warning: text' >&2");
    let messages = desk.typeset(AMPLE).unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].severity, Severity::Warning);
}

#[test]
fn refusals_carry_their_messages() {
    let desk = Desk::new("echo 'main.typ:3:0: error: text' >&2; echo 'error: more' >&2; exit 1");
    let error = desk.typeset(AMPLE).unwrap_err();
    let shown = "Typst cannot make the PDF: main.typ:3:1: error: text (and 1 more error)";
    assert_eq!(error.to_string(), shown);
    let Error::Failed { messages } = error else { panic!("{error:?}") };
    assert_eq!(messages.len(), 2);
}

#[test]
fn files_are_named_relative_to_the_root() {
    let desk = Desk::new("echo \"$PWD/main.typ:3:0: error: text\" >&2; exit 1");
    let Err(Error::Failed { messages }) = desk.typeset(AMPLE) else { panic!("a refusal") };
    assert_eq!(messages[0].place.as_ref().unwrap().file, Path::new("main.typ"));
}

#[test]
fn a_program_that_takes_too_long_is_stopped() {
    // The shell's own child holds the pipes open after the shell is killed.
    let desk = Desk::new("sleep 5; echo pdf > \"$out\"");
    let start = Instant::now();
    let error = desk.typeset(Duration::from_millis(100)).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(4));
    assert!(matches!(error, Error::TimedOut { .. }), "{error:?}");
    assert_eq!(error.to_string(), "making the PDF took longer than 100ms and was stopped");
}

#[test]
fn a_flood_of_output_neither_blocks_nor_is_kept() {
    let flood = "yes 'main.typ:1:1: warning: text' | head -c 8000000";
    let desk = Desk::new(&format!("{flood}; {flood} >&2; echo pdf > \"$out\""));
    let kept: usize = desk.typeset(AMPLE).unwrap().iter().map(|found| found.text.len()).sum();
    assert!((1..=1 << 20).contains(&kept), "{kept}");
}

#[test]
fn a_missing_program_is_named() {
    let desk = Desk::new("");
    fs::remove_file(desk.path("typst")).unwrap();
    let error = desk.typeset(AMPLE).unwrap_err();
    assert!(matches!(error, Error::Start { .. }), "{error:?}");
    assert!(error.to_string().contains(&*desk.path("typst").to_string_lossy()), "{error}");
}

#[test]
fn a_missing_folder_is_named() {
    let desk = Desk::new("echo pdf > \"$out\"");
    fs::remove_dir(desk.path("fonts")).unwrap();
    let Err(Error::Unusable { path, .. }) = desk.typeset(AMPLE) else { panic!("an error") };
    assert_eq!(path, desk.path("fonts"));
}

#[test]
fn a_breakdown_is_told_from_a_refusal() {
    for script in ["echo 'error: usage' >&2; exit 2", "echo oops >&2; exit 1", "kill -9 $$"] {
        let error = Desk::new(script).typeset(AMPLE).unwrap_err();
        assert!(matches!(error, Error::Crashed { .. }), "{script}: {error:?}");
    }
}

#[test]
fn success_without_a_document_is_an_error() {
    for script in ["", ": > \"$out\""] {
        let error = Desk::new(script).typeset(AMPLE).unwrap_err();
        assert!(matches!(error, Error::NoDocument { .. }), "{script}: {error:?}");
    }
}

#[test]
fn the_child_is_closed_off() {
    // Cargo sets its own variables for tests, which stand for all that is none of Typst's business.
    let script = "{ env; pwd; for arg; do echo \"$arg\"; done; } > \"$out\"; cat >> \"$out\"";
    let desk = Desk::new(script);
    desk.typeset(AMPLE).unwrap();
    let seen = fs::read_to_string(desk.path("report.pdf")).unwrap();
    let lines: Vec<&str> = seen.lines().collect();
    assert!(!seen.contains("CARGO_MANIFEST_DIR"), "{seen}");
    for line in ["https_proxy=http://127.0.0.1:9", "RAYON_NUM_THREADS=1", "main.typ", "compile"] {
        assert!(lines.contains(&line), "{line} in {seen}");
    }
    let root = desk.path("root").canonicalize().unwrap();
    assert!(lines.contains(&&*root.to_string_lossy()), "{seen}");
    let packages = lines.iter().position(|&line| line == "--package-path").unwrap() + 1;
    assert!(!Path::new(lines[packages]).exists(), "{seen}");
}

#[test]
fn a_folder_that_typst_would_split_is_refused() {
    let desk = Desk::new("echo pdf > \"$out\"");
    let fonts = desk.path("a:b");
    fs::create_dir(&fonts).unwrap();
    let (root, output) = (desk.path("root"), desk.path("report.pdf"));
    let job = Job { root: &root, fonts: &fonts, output: &output, created: 0 };
    let error = desk.typesetter(AMPLE).typeset(&job).unwrap_err();
    assert!(matches!(error, Error::FontFolderName { .. }), "{error:?}");
}

#[test]
fn versions_are_asked_for() {
    let check = |script: &str| Desk::new(script).typesetter(AMPLE).check_version();
    assert_eq!(check("echo 'typst 0.15.0 (abc)'").unwrap(), None);
    let mismatch = check("echo 'typst 0.14.2 (abc)'").unwrap().unwrap();
    assert_eq!(mismatch.found, Version { major: 0, minor: 14, patch: 2 });
    for script in ["echo 'pandoc 3.1'", "echo 'typst 0.15.1 (abc)'; exit 1"] {
        assert!(matches!(check(script), Err(Error::NotTypst { .. })), "{script}");
    }
    let own = Typesetter::new(Program::Own("/nowhere/stocktake".into()), AMPLE);
    assert_eq!(own.check_version().unwrap(), None);
}
