//! `stocktake git-diff-driver`: what changed in a return, as git calls a program that compares two files for it.
//!
//! The files hold what git has stored, outside any collection. What they answer is found by their path in the work tree;
//! where it is not there, or a file is new, gone or no return, git's ordinary lines are shown.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use super::args::{Colour, GitDiffDriverArgs};
use super::diff::pair::{At, Indexed, compared};
use super::diff::source::{self, Place, StandIn, Wanted};
use super::diff::terminal::{self, Look};
use super::status::Status;
use super::streams::Streams;
use super::{pager, report};
use crate::data::{Changes, Sides};
use crate::diag;
use crate::load::{Selection, git};
use crate::model::Collection;

/// Prints what changed. It ends well whatever there is to show: git gives up where a program does not.
pub(super) fn run(args: &GitDiffDriverArgs, streams: &mut Streams) -> Status {
    let text = match (&args.old_file, &args.new_file) {
        (Some(old), Some(new)) => {
            let new_path = args.new_path.as_ref().unwrap_or(&args.path);
            let old = Version { path: &args.path, file: old, hex: args.old_hex.as_deref() };
            let new = Version { path: new_path, file: new, hex: args.new_hex.as_deref() };
            let look = look();
            by_meaning(old, new, look).unwrap_or_else(|| by_lines(old, new, look))
        }
        _ => format!("* Unmerged path {}\n", diag::seen(&args.path)),
    };
    streams.data(&text);
    Status::Well
}

/// One of the two files.
#[derive(Clone, Copy)]
struct Version<'a> {
    path: &'a str,
    file: &'a Path,
    hex: Option<&'a str>,
}

impl Version<'_> {
    /// The collection with this file in its place, by its path.
    fn read(self) -> Option<(Collection, StandIn)> {
        let mut parts = self.path.rsplitn(4, '/');
        let stem = parts.next()?.strip_suffix(".yaml")?.to_owned();
        let (round, collection) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let root = PathBuf::from(parts.next().unwrap_or("."));
        let selection =
            Selection { collection, round: Some(round.clone()), partnership: Some(stem.clone()) };
        let stand_in = StandIn { round, stem, path: self.file.to_owned(), name: self.name() };
        let stems = vec![stand_in.stem.as_str()];
        let (rounds, own) = (Vec::new(), Some(&stand_in));
        let wanted = Wanted { selections: &[&selection], stems, rounds, stand_in: own };
        let collection = source::read(&Place::Folder(root), &wanted).ok()?;
        Some((collection, stand_in))
    }

    /// The path, with the name of the content where that is not the file of the work tree.
    fn name(self) -> String {
        let stored =
            self.hex.filter(|hex| hex.contains(|c: char| c.is_ascii_hexdigit() && c != '0'));
        match stored.and_then(|hex| hex.get(..7)) {
            Some(hex) => format!("{} at {hex}", diag::seen(self.path)),
            None => diag::seen(self.path),
        }
    }
}

fn by_meaning(old: Version<'_>, new: Version<'_>, look: Look) -> Option<String> {
    let (before, of_old) = old.read()?;
    let (now, of_new) = new.read()?;
    let was = At::of(&before, &of_old.round, &of_old.stem)?;
    let is = At::of(&now, &of_new.round, &of_new.stem)?;
    let change = compared(Some(was), Some(is), Sides::Both, &mut Indexed::default())?;
    change.comparison.as_ref()?;
    let notice = now.register.notice().map(str::to_owned);
    let changes = Changes { schema: Changes::SCHEMA, notice, returns: vec![change] };
    Some(terminal::text(&changes, look) + "\n")
}

/// git's own lines under git's own heading, as if no program were set.
fn by_lines(old: Version<'_>, new: Version<'_>, look: Look) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    let mut command = git::command(&here);
    let colour = if look.colour { "--color=always" } else { "--color=never" };
    command.args(["diff", "--no-index", "--no-ext-diff", "--no-textconv", colour, "--"]);
    let output = command.args([old.file, new.file]).output();
    let lines = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let lines = lines.unwrap_or_default();
    let mut text = format!("diff --git a/{} b/{}\n", diag::seen(old.path), diag::seen(new.path));
    // What stands above names the temporary files.
    let is_content = |line: &&str| line.contains("@@ -") || line.starts_with("Binary files");
    text.extend(lines.split_inclusive('\n').skip_while(|line| !is_content(line)));
    text
}

/// As git shows its own: in colour on a terminal or in its pager, unless its settings say otherwise.
fn look() -> Look {
    let is_paged =
        std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true" || value == "1");
    let is_watched = is_paged || std::io::stdout().is_terminal();
    let here = std::path::absolute(".").unwrap_or_default();
    let mut command = git::command(&here);
    let asked = command.args(["config", "--get-colorbool", "color.diff", "true"]).output();
    let wanted = !asked.is_ok_and(|output| output.stdout == b"false\n");
    let colour = wanted && report::is_coloured(Colour::Auto, is_watched);
    Look { colour, width: pager::width(is_watched) }
}
