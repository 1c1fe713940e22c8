//! `stocktake synth`: a synthetic collection in a folder of its own.
//!
//! It is built beside its place and put there in one step; what is there already is never touched.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::args::{FindingArgs, SynthArgs};
use super::report;
use super::status::Status;

use crate::diag::{Source, escaped, quoted, shell_word};
use crate::load;
use crate::model::{Id, IdError};
use crate::synth::{self, DEFAULT_RUBRIC, Size, SyntheticRubric};
use crate::system::{Disk, staged};
use crate::terminal::{Streams, why};

/// Makes the collection, and says what it made and what to do with it.
pub(super) fn run(args: &SynthArgs, streams: &mut Streams) -> Status {
    if let Err((problem, help)) = free(&args.folder) {
        streams.say(&format!("error: {problem}\nhelp: {help}\n"));
        return Status::CouldNotRun;
    }
    let mut findings = Vec::new();
    let source = match &args.rubric {
        Some(path) => load::rubric_source(&Disk, path, &path.to_string_lossy(), &mut findings),
        None => Some(Source::new("rubric.yaml", DEFAULT_RUBRIC)),
    };
    let rubric = source.and_then(|source| SyntheticRubric::new(&source, &mut findings));
    report::show(&mut findings, &FindingArgs::TALK, streams);
    let Some(rubric) = rubric else { return Status::of(&findings, false) };
    let plan = Size {
        partnerships: args.partnerships.into(),
        rounds: args.rounds.into(),
        seed: args.seed,
    };
    match write(&args.folder, &rubric, plan) {
        Ok(made) => {
            streams.say(&made.in_words(&args.folder, plan));
            Status::Well
        }
        Err(error) => {
            let folder = quoted(&args.folder.to_string_lossy());
            streams.say(&format!(
                "error: the collection cannot be written to {folder}: {}\nhelp: name a folder in a \
                 place that is yours to write to, on a disk that has room\n",
                why(&error)
            ));
            Status::CouldNotRun
        }
    }
}

/// Whether a collection can be put there; else what is wrong, and the way out.
fn free(folder: &Path) -> Result<(), (String, &'static str)> {
    let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
    let no_id = |why| (format!("{} cannot be the id of a collection: {why}", quoted(&name)), ID);
    Id::published(&name).map_err(|error| match error {
        IdError::Malformed => no_id("an id is lower-case words joined by hyphens"),
        IdError::Reserved => no_id("it is the name of a page of stocktake's own"),
        IdError::Device => no_id("it is the name of a device on Windows"),
    })?;
    match fs::symlink_metadata(folder) {
        Err(_) => Ok(()),
        Ok(found) if found.is_dir() && is_empty(folder) => Ok(()),
        Ok(_) => {
            let folder = quoted(&folder.to_string_lossy());
            Err((format!("{folder} is there already, and nothing is written over it"), TAKEN))
        }
    }
}

const ID: &str =
    "the last part of the path is the id of the collection: write such as `sample-nation`";
const TAKEN: &str = "name a folder that does not exist, or delete that one yourself";

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// What was made.
struct Made {
    partnerships: usize,
    returns: usize,
    rounds: BTreeSet<String>,
}

/// Writes the collection.
fn write(folder: &Path, rubric: &SyntheticRubric, plan: Size) -> io::Result<Made> {
    let mut made = Made { partnerships: plan.partnerships, returns: 0, rounds: BTreeSet::new() };
    let files = synth::files(rubric, plan).inspect(|file| {
        if let Some((round, name)) = file.path.split_once('/') {
            made.rounds.insert(round.to_owned());
            made.returns += usize::from(name != "round.yaml");
        }
    });
    staged::make_folder(folder, files.map(|file| (file.path, file.text)))?;
    Ok(made)
}

impl Made {
    fn in_words(&self, folder: &Path, plan: Size) -> String {
        let many = |count, one: &str| match count {
            1 => format!("1 {one}"),
            n => format!("{n} {one}s"),
        };
        let years: Vec<&str> = [self.rounds.first(), self.rounds.last()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let (first, last) = (years.first().unwrap_or(&""), years.last().unwrap_or(&""));
        let years = if first == last { (*first).to_owned() } else { format!("{first} to {last}") };
        let id = folder.file_name().expect("a folder without a name is refused").to_string_lossy();
        let returns = match staged::parent(folder).to_string_lossy() {
            root if root == "returns" => String::new(),
            root => format!(" --returns {}", shell_word(&root)),
        };
        format!(
            "{}: {}, {} ({years}), {}; all of it is synthetic, made with seed {}\n\n\
             What you may want to do next:\n  \
             stocktake check{returns} {id}\n  \
             stocktake rollup{returns} {id}/{last}\n  \
             stocktake build{returns} --out out-synthetic --only html {id}\n",
            escaped(&folder.to_string_lossy()),
            many(self.partnerships, "partnership"),
            many(self.rounds.len(), "round"),
            many(self.returns, "return"),
            plan.seed,
        )
    }
}
