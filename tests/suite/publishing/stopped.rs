//! A build that is stopped, at an exact moment: while a PDF is being set, by a program that waits
//! until it is told.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rustix::fs::{CWD, Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};

use super::{Project, path, project, rated};

/// A Typst program that makes `whole` documents as the real one does, tells of the next one, and
/// waits for ever.
fn waiting(project: &Project, whole: usize) {
    for pipe in ["began", "never"] {
        if !project.path(pipe).exists() {
            let mode = Mode::from_raw_mode(0o644);
            rustix::fs::mkfifoat(CWD, project.path(pipe), mode).expect("a named pipe");
        }
    }
    let real = assert_cmd::cargo::cargo_bin!("stocktake").display().to_string();
    let at = |name: &str| project.path(name).display().to_string();
    let script = format!(
        "#!/bin/sh\n\
         if [ \"$1\" = --version ]; then echo 'typst 0.15.1'; exit; fi\n\
         echo x >> '{count}'\n\
         if [ $(wc -l < '{count}') -le {whole} ]; then exec '{real}' typst \"$@\"; fi\n\
         echo began > '{began}'\n\
         exec cat '{never}'\n",
        count = at("count"),
        began = at("began"),
        never = at("never"),
    );
    fs::write(project.path("count"), "").expect("a file");
    program(project, "waiting", &script);
}

/// Writes a program, by another process: a file that this one has open for writing could be
/// inherited by what another test starts meanwhile, and could then not be run.
fn program(project: &Project, name: &str, script: &str) {
    let mut command = assert_cmd::Command::new("sh");
    command.args(["-c", "cat > \"$0\" && chmod 755 \"$0\""]).arg(project.path(name));
    command.write_stdin(script).assert().success();
}

/// Begins a build by that program, and gives it once it waits.
fn begun(project: &Project) -> Child {
    fs::create_dir_all(project.path("temporary")).expect("a folder");
    let child = Command::new(assert_cmd::cargo::cargo_bin!("stocktake"))
        .args(["build", "--jobs", "1", "--typst", "./waiting"])
        .current_dir(project.path(""))
        .env("TMPDIR", project.path("temporary"))
        .env_remove("SOURCE_DATE_EPOCH")
        .stderr(Stdio::piped())
        .spawn()
        .expect("stocktake runs");
    let mut told = String::new();
    let mut began = File::open(project.path("began")).expect("the pipe");
    began.read_to_string(&mut told).expect("a word");
    assert_eq!(told, "began\n");
    child
}

/// Sends a signal, and gives the exit status and what was said.
fn stopped(mut child: Child, signal: Signal) -> (Option<i32>, String) {
    let pid = Pid::from_child(&child);
    kill_process(pid, signal).expect("it is there");
    let mut said = String::new();
    let mut talk = child.stderr.take().expect("a pipe");
    talk.read_to_string(&mut said).expect("text");
    (child.wait().expect("its end").code(), said)
}

/// Whether a program still waits.
fn waits(project: &Project) -> bool {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).expect("a flag");
    File::options().write(true).custom_flags(flags).open(project.path("never")).is_ok()
}

fn temporary(project: &Project) -> Vec<PathBuf> {
    let entries = fs::read_dir(project.path("temporary")).expect("the folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// A project that is published, and then changed in every return.
fn published_and_changed() -> Project {
    let project = project();
    project.build(&[]).status(0);
    for (who, round) in
        ["example-north", "example-south"].iter().flat_map(|who| ["2019", "2020"].map(|r| (who, r)))
    {
        project.write(&path(who, round), rated(who, round, "high", "Other minutes."));
    }
    project
}

/// Whether whoever started the tests has a signal ignored, which what they start inherits.
fn is_ignored(signal: Signal) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (signal.as_raw() - 1)) != 0)
}

#[test]
fn a_signal_ends_a_build_in_order() {
    let project = published_and_changed();
    let before = project.files("out");
    let cases = [
        (Signal::TERM, "SIGTERM", 143),
        (Signal::INT, "SIGINT", 130),
        (Signal::HUP, "SIGHUP", 129),
    ];
    // Under `nohup` a build that loses its terminal goes on, as whoever started it wants.
    let is_heeded = |signal| signal != Signal::HUP || !is_ignored(signal);
    for (signal, name, status) in cases.into_iter().filter(|(signal, ..)| is_heeded(*signal)) {
        waiting(&project, 1);
        let (ended, said) = stopped(begun(&project), signal);
        assert_eq!(ended, Some(status), "{said}");
        let words = format!("stopped by {name}: nothing was made, out is as it was\n");
        assert!(said.ends_with(&words), "{said}");
        assert!(!waits(&project), "what it started has ended: {name}");
        assert!(project.files("out") == before, "{name} leaves all as it was");
        assert_eq!(project.hidden(), [""; 0]);
        assert!(temporary(&project).is_empty(), "{:?}", temporary(&project));
    }
}

#[test]
fn a_signal_that_comes_twice_at_once_ends_a_build_in_order_too() {
    let project = published_and_changed();
    let before = project.files("out");
    // GNU `timeout` sends one to what it started and one to its group.
    for _ in 0..6 {
        waiting(&project, 1);
        let child = begun(&project);
        kill_process(Pid::from_child(&child), Signal::TERM).expect("it is there");
        let (ended, said) = stopped(child, Signal::TERM);
        assert_eq!(ended, Some(143), "{said}");
        let words = "stopped by SIGTERM: nothing was made, out is as it was\n";
        assert!(said.ends_with(words), "{said}");
        assert!(project.files("out") == before);
        assert_eq!(project.hidden(), [""; 0]);
        assert!(temporary(&project).is_empty(), "{:?}", temporary(&project));
    }
}

#[test]
fn a_build_that_is_killed_at_any_document_changes_nothing_and_hinders_no_other() {
    let project = published_and_changed();
    let before = project.files("out");
    let documents = 8;
    for whole in 0..documents {
        waiting(&project, whole);
        let (ended, _) = stopped(begun(&project), Signal::KILL);
        assert_eq!(ended, None, "it was killed");
        assert!(project.files("out") == before, "after {whole} documents");
        // At once another, into the same folder.
        project.build(&["--only", "html"]).status(0);
        assert_eq!(project.hidden(), [""; 0], "after {whole} documents");
        assert!(temporary(&project).is_empty(), "{:?}", temporary(&project));
        restore(&project, &before);
    }
    // The documents are all that there are: with one more, the build does not wait.
    waiting(&project, documents);
    project.build(&["--jobs", "1", "--typst", "./waiting"]).status(0);
    project.build(&["--out", "whole"]).status(0);
    // The lists name the programs that set the PDFs, which are two.
    let published = |folder| {
        let files = project.files(folder).into_iter();
        files.filter(|(path, _)| !path.ends_with("manifest.json")).collect::<Vec<_>>()
    };
    assert!(published("out") == published("whole"), "as if none had been killed");
}

/// Puts the output folder back to what it was.
fn restore(project: &Project, files: &[(PathBuf, Vec<u8>)]) {
    fs::remove_dir_all(project.path("out")).expect("the folder");
    for (path, bytes) in files {
        project.write(&format!("out/{}", path.display()), bytes);
    }
}

#[test]
fn a_report_that_a_program_refuses_stops_no_other() {
    let project = project();
    let real = assert_cmd::cargo::cargo_bin!("stocktake").display().to_string();
    let script = format!(
        "#!/bin/sh\n\
         if [ \"$1\" = --version ]; then echo 'typst 0.15.1'; exit; fi\n\
         if grep -q Unsettable main.typ; then echo 'lib/page.typ:1:1: error: no' >&2; exit 1; fi\n\
         exec '{real}' typst \"$@\"\n"
    );
    program(&project, "typst", &script);
    let build = || project.build(&["--typst", "./typst"]);
    let unsettable = |who: &str| {
        project.write(&path(who, "2020"), rated(who, "2020", "high", "Unsettable."));
    };
    unsettable("example-north");
    let said = "refuses: no, while setting returns/sample/2020/example-north.yaml";
    build().status(1).says("error[E146]").says(said);
    assert!(project.path("out/sample/2020/example-south.pdf").is_file());
    assert!(!project.path("out/sample/2020/example-north.pdf").exists());

    // Where no report at all can be made, there is nothing to tell of a nation.
    let before = project.files("out");
    for who in ["example-north", "example-south"] {
        project.write(&path(who, "2019"), rated(who, "2019", "high", "Unsettable."));
        unsettable(who);
    }
    build().status(1).says("nothing was made, out is as it was");
    assert!(project.files("out") == before, "all is as it was");
}
