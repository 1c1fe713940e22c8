//! What is put in place, what is taken away, and what a step that fails or a build that is killed
//! leaves.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{Disk, RealDisk};
use super::{Fate, From, Obstacle, Output, OutputError};
use crate::publish::inputs::Inputs;
use crate::publish::kind::OutputKind;

/// A folder with an output folder in it that a first build has published to.
struct Site(TempDir);

/// What the first build published: `both` is made anew by the second one, `gone` is withdrawn by
/// it.
const FIRST: [(&str, &str); 4] = [
    ("a/both.html", "one"),
    ("a/both.pdf", "one"),
    ("a/gone.html", "gone"),
    ("b/gone.pdf", "gone"),
];

/// What the second one makes: beside what is made anew, a file in a new folder.
const SECOND: [(&str, &str); 3] =
    [("a/both.html", "two"), ("a/both.pdf", "two"), ("c/new.html", "new")];

impl Site {
    fn new() -> Self {
        let site = Self(tempfile::tempdir().expect("a folder"));
        site.build(&FIRST).publish(|_| Fate::Stays, None).expect("published");
        site.put("a/mine.txt", "somebody's own");
        site
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("out")
    }

    fn build(&self, files: &[(&str, &str)]) -> Output {
        let output = Output::open(&self.root()).expect("free");
        for (path, text) in files {
            output.write(path, text.as_bytes(), of(text)).expect("staged");
        }
        output
    }

    fn put(&self, path: &str, text: &str) {
        fs::write(self.root().join(path), text).expect("a file");
    }

    /// Every file with its text; the list of them only by whether it names what was new in the
    /// second build.
    fn files(&self) -> BTreeMap<String, String> {
        let files = walkdir::WalkDir::new(self.root()).into_iter().map(|entry| entry.expect("it"));
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(self.root()).expect("below");
                (
                    path.to_string_lossy().into_owned(),
                    fs::read_to_string(entry.path()).expect("text"),
                )
            })
            .collect()
    }

    /// What lies beside the output folder.
    fn beside(&self) -> Vec<String> {
        let entries =
            fs::read_dir(self.0.path()).expect("the folder").map(|e| e.expect("an entry"));
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "out").collect()
    }
}

/// What a file is made from: its text.
fn of(text: &str) -> From {
    From { kind: OutputKind::Asset, inputs: Inputs::of_bytes(text.as_bytes()) }
}

fn withdrawn(path: &str) -> Fate {
    if path.contains("gone") { Fate::Goes } else { Fate::Stays }
}

/// A disk on which one operation fails, and where it is broken, every one after it.
struct Failing {
    left: Cell<usize>,
    is_broken: bool,
}

impl Failing {
    fn after(operations: usize, is_broken: bool) -> Self {
        Self { left: Cell::new(operations), is_broken }
    }

    fn step(&self, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match self.left.get() {
            0 if self.is_broken => Err(ErrorKind::Other.into()),
            0 => work(),
            1 => {
                self.left.set(0);
                Err(ErrorKind::StorageFull.into())
            }
            left => {
                self.left.set(left - 1);
                work()
            }
        }
    }
}

impl Disk for Failing {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| RealDisk.make_folder(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| RealDisk.rename(from, to))
    }

    fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| RealDisk.keep(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.remove(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(|| RealDisk.write(path, bytes))
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        self.step(|| RealDisk.sync(folder))
    }
}

/// The files after a second build in which nothing fails.
fn second() -> BTreeMap<String, String> {
    let site = Site::new();
    site.build(&SECOND).publish(withdrawn, None).expect("published");
    site.files()
}

#[test]
fn what_is_withdrawn_goes_and_what_stocktake_did_not_make_stays() {
    let site = Site::new();
    let placed = site.build(&SECOND).publish(withdrawn, None).expect("published");
    assert_eq!(placed.withdrawn, ["a/gone.html", "b/gone.pdf"]);
    let names: Vec<String> = site.files().into_keys().collect();
    assert_eq!(names, ["a/both.html", "a/both.pdf", "a/mine.txt", "c/new.html", "manifest.json"]);
    assert_eq!(site.files()["a/both.pdf"], "two");
    assert!(!site.root().join("b").exists(), "a folder that is empty now goes as well");
    assert_eq!(site.beside(), [""; 0]);
}

#[test]
fn what_was_altered_is_left_and_told_of_until_it_is_gone() {
    let site = Site::new();
    site.put("b/gone.pdf", "altered");
    for _ in 0..2 {
        let placed = site.build(&SECOND).publish(withdrawn, None).expect("published");
        assert_eq!(placed.altered, ["b/gone.pdf"]);
    }
    assert_eq!(site.files()["b/gone.pdf"], "altered");
    fs::remove_file(site.root().join("b/gone.pdf")).expect("removed");
    let placed = site.build(&SECOND).publish(withdrawn, None).expect("published");
    assert_eq!(placed.altered, [""; 0]);
    assert!(!site.files()["manifest.json"].contains("gone"));
}

#[test]
fn a_build_of_a_part_says_what_it_leaves_to_one_of_all() {
    let site = Site::new();
    let left = |path: &str| if path.contains("gone") { Fate::Left } else { Fate::Stays };
    let placed = site.build(&SECOND).publish(left, None).expect("published");
    assert_eq!((placed.left.len(), placed.withdrawn.len()), (2, 0));
    let placed = site.build(&SECOND).publish(withdrawn, None).expect("published");
    assert_eq!(placed.withdrawn.len(), 2, "the list still has them");
}

#[test]
fn nothing_is_put_in_place_before_it_is_published() {
    let site = Site::new();
    let before = site.files();
    drop(site.build(&SECOND));
    assert_eq!(site.files(), before);
    assert_eq!(site.beside(), [""; 0]);
}

#[test]
fn a_folder_that_was_made_for_nothing_goes_again() {
    let around = tempfile::tempdir().expect("a folder");
    let root = around.path().join("out");
    drop(Output::open(&root).expect("free"));
    assert!(!root.exists());
    fs::create_dir(&root).expect("a folder");
    drop(Output::open(&root).expect("free"));
    assert!(root.exists(), "somebody else made it");
}

#[test]
fn a_step_that_fails_leaves_all_as_it_was() {
    let (first, second) = (Site::new().files(), second());
    for step in 1.. {
        let site = Site::new();
        let disk = Failing::after(step, false);
        match site.build(&SECOND).publish_by(&disk, withdrawn, None) {
            Ok(_) if disk.left.get() > 0 => {
                assert!(step > 20, "{step} is too few for all that is done");
                break;
            }
            Ok(_) => panic!("step {step} failed and nobody was told"),
            Err(error) => assert!(matches!(error, OutputError::Io(..)), "{error}"),
        }
        // The last step is to forget what was to be done; where that fails, all of it was done.
        let files = site.files();
        assert!(files == first || files == second, "step {step}: {files:#?}");
        drop(Output::open(&site.root()).expect("free"));
        let files = site.files();
        assert!(files == first || files == second, "after step {step}: {files:#?}");
        assert_eq!(site.beside(), [""; 0], "step {step}");
    }
}

#[test]
fn a_pass_that_is_broken_off_anywhere_is_finished_or_taken_back_by_the_next_build() {
    let (first, second) = (Site::new().files(), second());
    let mut ends = [0, 0];
    for step in 1.. {
        let site = Site::new();
        let disk = Failing::after(step, true);
        let ended = site.build(&SECOND).publish_by(&disk, withdrawn, None);
        if ended.is_ok() {
            break;
        }
        let output = Output::open(&site.root()).expect("free");
        let files = site.files();
        let end = [&first, &second].iter().position(|end| **end == files);
        ends[end.unwrap_or_else(|| panic!("step {step} mixes two builds: {files:#?}"))] += 1;
        drop(output);
        assert_eq!(site.beside(), [""; 0], "step {step}");
    }
    assert!(ends[0] > 0 && ends[1] > 0, "both ends are reached: {ends:?}");
}

#[test]
fn a_list_that_is_not_stocktakes_is_never_replaced() {
    for text in ["", "{}", "[1]", r#"{"name": "An app", "icons": []}"#] {
        let site = Site::new();
        site.put("manifest.json", text);
        let opened = Output::open(&site.root());
        assert!(matches!(opened, Err(OutputError::NoList(_))), "{text}: {opened:?}");
        assert_eq!(site.files()["manifest.json"], text);
    }
    let site = Site::new();
    let newer = site.files()["manifest.json"].replace("\"version\": 2", "\"version\": 3");
    site.put("manifest.json", &newer);
    assert!(matches!(Output::open(&site.root()), Err(OutputError::NewerList(_))));
}

#[test]
fn a_list_that_names_files_elsewhere_takes_nothing_away_there() {
    let site = Site::new();
    fs::write(site.0.path().join("gone.txt"), "gone").expect("a file");
    let list = site.files()["manifest.json"].replace("b/gone.pdf", "../gone.txt");
    site.put("manifest.json", &list);
    site.build(&SECOND).publish(withdrawn, None).expect("published");
    assert_eq!(site.beside(), ["gone.txt"]);
}

#[test]
fn files_without_a_list_are_told_of_once() {
    let site = Site::new();
    site.put("index.html", "an older front page");
    fs::create_dir(site.root().join("assets")).expect("a folder");
    site.put("assets/style.css", "an older style");
    fs::remove_file(site.root().join("manifest.json")).expect("removed");
    let build = || site.build(&SECOND).publish(withdrawn, None).expect("published");
    assert!(build().was_unlisted);
    assert_eq!(site.files()["a/gone.html"], "gone", "nobody knows who made it");
    assert!(!build().was_unlisted);
}

#[test]
fn a_file_that_stocktake_did_not_make_is_never_replaced() {
    let site = Site::new();
    let write = |path, text: &str| {
        Output::open(&site.root()).expect("free").write(path, text.as_bytes(), of(text))
    };
    assert!(matches!(write("a/mine.txt", "theirs"), Err(OutputError::NotOurs(_))));
    assert!(write("a/mine.txt", "somebody's own").is_ok(), "it says the same already");
    site.put("a/both.html", "altered");
    assert!(write("a/both.html", "anew").is_ok(), "it is stocktake's, whoever altered it");
    // Without a list, as an older stocktake left it, all is taken over but the front page of
    // another site.
    fs::remove_file(site.root().join("manifest.json")).expect("the list");
    site.put("index.html", "another site");
    assert!(matches!(write("index.html", "ours"), Err(OutputError::NotOurs(_))));
    assert!(write("a/mine.txt", "theirs").is_ok());
}

#[test]
fn a_second_build_into_the_same_folder_is_refused() {
    let site = Site::new();
    let first = Output::open(&site.root()).expect("free");
    assert!(matches!(Output::open(&site.root()), Err(OutputError::Busy(_))));
    drop(first);
    assert!(Output::open(&site.root()).is_ok());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::{Fate, Obstacle, OutputError, SECOND, Site, fs, of, withdrawn};
    use crate::publish::output::Output;

    #[test]
    fn nothing_is_written_through_a_link_or_into_a_pipe() {
        use super::super::Obstacle::{Device, Link};
        let cases: [(&str, Obstacle); 3] = [("a", Link), ("a/both.html", Link), ("c", Device)];
        for (path, what) in cases {
            let site = Site::new();
            let place = site.root().join(path);
            let kept = site.0.path().join("kept");
            if place.exists() {
                fs::rename(&place, &kept).expect("moved");
            }
            match what {
                Link => symlink(&kept, &place).expect("a link"),
                _ => drop(std::os::unix::net::UnixListener::bind(&place).expect("a socket")),
            }
            let output = Output::open(&site.root()).expect("free");
            let written: Vec<_> = SECOND
                .iter()
                .map(|(path, text)| output.write(path, text.as_bytes(), of(text)))
                .collect();
            let is_told = |result: &Result<(), OutputError>| match result {
                Err(OutputError::InTheWay(at, found)) => *at == place && *found == what,
                _ => false,
            };
            assert!(written.iter().any(is_told), "{path}: {written:?}");
        }
    }

    #[test]
    fn a_link_that_comes_while_a_build_runs_is_not_written_through() {
        let site = Site::new();
        let output = site.build(&SECOND);
        let elsewhere = site.0.path().join("elsewhere");
        fs::create_dir(&elsewhere).expect("a folder");
        fs::rename(site.root().join("a"), site.0.path().join("a")).expect("moved");
        symlink(&elsewhere, site.root().join("a")).expect("a link");
        assert!(matches!(output.publish(withdrawn, None), Err(OutputError::InTheWay(..))));
        assert_eq!(fs::read_dir(&elsewhere).expect("the folder").count(), 0);
        assert!(!site.root().join("c").exists(), "what was put in place before it is taken back");
    }

    #[test]
    fn the_output_folder_itself_may_be_a_link() {
        let site = Site::new();
        let (real, link) = (site.0.path().join("real"), site.root());
        fs::rename(&link, &real).expect("moved");
        symlink(&real, &link).expect("a link");
        site.build(&SECOND).publish(|_| Fate::Stays, None).expect("published");
        assert_eq!(fs::read_to_string(real.join("c/new.html")).expect("a file"), "new");
        assert!(link.is_symlink());
    }
}

#[test]
fn what_a_full_disk_keeps_from_being_written_is_one_thing_and_nothing_staged_is_named() {
    let site = Site::new();
    let output = Output::open(&site.root()).expect("free");
    let full = |path: &Path| output.unwritten(path, ErrorKind::StorageFull.into()).to_string();
    let said = full(&site.root().join("a/both.html"));
    assert_eq!(said, full(&output.staging().join("documents/report/main.typ")));
    assert!(said.ends_with("out` cannot be written: the disk is full"), "{said}");
    let denied = output.unwritten(&site.root().join("a"), ErrorKind::PermissionDenied.into());
    assert!(denied.to_string().contains("out/a` cannot be written: permission denied"), "{denied}");
}
