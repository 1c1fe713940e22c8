//! `stocktake git-diff-driver`: what changed in a return, as git calls a program that compares two files for it.
//!
//! The files hold what git has stored, outside any collection. What they answer is read in the commits that they come from,
//! as far as those can be found, or else in the work tree. What is no return, or cannot be read, is shown as git's ordinary
//! lines.

#[cfg(target_os = "linux")]
mod ahead;
mod lines;
mod shortened;
mod unsaid;
mod version;

use std::fs;
use std::io::IsTerminal as _;
use std::path::Path;

use super::args::{Colour, GitDiffDriverArgs};
use super::status::Status;
use super::streams::Streams;
use super::{pager, report};
use crate::compare::{At, Indexed, compared};
use crate::data::{Changes, ReturnChange, Sides};
use crate::diag;
use crate::diff::{self, ActionCounts};
use crate::git;
use crate::text::comparison::terminal::{self, Look};
use shortened::Shortened;
use version::{Beside, Origins, Placed, Reader, Version};

/// Prints what changed. It ends well whatever there is to show: git gives up where a program does not.
pub(super) fn run(args: &GitDiffDriverArgs, streams: &mut Streams) -> Status {
    let (Some(old), Some(new)) = (&args.old_file, &args.new_file) else {
        streams.data(&format!("* Unmerged path {}\n", diag::seen(&args.path)));
        return Status::Told(args.done);
    };
    let given = |text: &'_ Option<String>| text.as_deref().unwrap_or_default().to_owned();
    let (old_mode, new_mode) = (given(&args.old_mode), given(&args.new_mode));
    let new_path = args.new_path.as_ref().unwrap_or(&args.path);
    let hex = args.old_hex.as_deref();
    let old = Version { path: &args.path, file: old, hex, mode: &old_mode, text: None };
    let hex = args.new_hex.as_deref();
    let new = Version { path: new_path, file: new, hex, mode: &new_mode, text: None };
    let look = look();
    let mut reader = Reader::here();
    let origins = reader.origins(old, new);
    let text = match by_meaning(&mut reader, (old, new), &origins) {
        Some(changes) => shown(&changes, look),
        None => match lines::text(old, new, &given(&args.about), look) {
            Ok(text) => text,
            Err(error) => {
                let path = diag::seen(&args.path);
                streams.say(&format!("error: `{path}` cannot be compared: {}\n", error.kind()));
                return Status::CouldNotRun;
            }
        },
    };
    streams.data(&text);
    // What comes next may be made here and now, at a fraction of what it costs alone; if it is not, it is made when it comes.
    #[cfg(target_os = "linux")]
    if let Some(ahead) = ahead::Ahead::wanted() {
        _ = ahead.make(&mut reader, (old, new), &origins, look);
    }
    Status::Told(args.done)
}

fn shown(changes: &Changes, look: Look) -> String {
    terminal::text(changes, look) + "\n"
}

/// What became of the return; `None` where that is better seen in its lines.
fn by_meaning(
    reader: &mut Reader,
    (old, new): (Version<'_>, Version<'_>),
    (of_old, of_new): &Origins,
) -> Option<Changes> {
    let is_one_return = old.is_there() && new.is_there() && old.path == new.path;
    let origins = (of_old.clone(), of_new.clone());
    let short = is_one_return.then(|| without_the_same(reader, (old, new), &origins)).flatten();
    let (before, now, left_out) = match short {
        Some((before, now, left_out)) => (Some(before), Some(now), left_out),
        None => {
            let beside = if is_one_return { Beside::Nothing } else { Beside::Earlier };
            let before = reader.placed(old, origins.0, beside);
            (before, reader.placed(new, origins.1, beside), ActionCounts::default())
        }
    };
    let (was, is) = (before.as_ref().and_then(Placed::at), now.as_ref().and_then(Placed::at));
    // A side that is there and cannot be read has nothing to say.
    if old.is_there() != was.is_some() || new.is_there() != is.is_some() {
        return None;
    }
    let returns = match (was, is) {
        (Some(was), Some(is)) if are_apart(was, is) => vec![gone(was)?, added(is)?],
        (Some(was), Some(is)) => {
            let mut both = compared(Some(was), Some(is), Sides::Both, &mut Indexed::default())?;
            let comparison = both.comparison.as_mut()?;
            comparison.counts.actions.carried += left_out.carried;
            comparison.counts.actions.settled += left_out.settled;
            both.summary = diff::summary(comparison, &both.terms);
            let is_same = !comparison.is_changed();
            let unsaid = unsaid::sentences((old, was), (new, is), is_same);
            if is_same && !unsaid.is_empty() && !both.summary.is_empty() {
                both.summary.remove(0);
            }
            both.summary.splice(0..0, unsaid);
            vec![both]
        }
        (Some(was), None) => vec![gone(was)?],
        (None, Some(is)) => vec![added(is)?],
        (None, None) => return None,
    };
    let notice = is.or(was)?.collection.register.notice().map(str::to_owned);
    Some(Changes { schema: Changes::SCHEMA, notice, returns })
}

/// Both versions without most of what is the same in both, and the actions that were left out; `None` where that could change
/// what is told.
fn without_the_same(
    reader: &mut Reader,
    (old, new): (Version<'_>, Version<'_>),
    (of_old, of_new): &Origins,
) -> Option<(Placed, Placed, ActionCounts)> {
    let [old_text, new_text] = [old, new].map(|version| fs::read_to_string(version.file).ok());
    let Shortened { texts: [old_text, new_text], left_out } =
        shortened::shortened(&old_text?, &new_text?)?;
    let old = Version { text: Some(&old_text), ..old };
    let new = Version { text: Some(&new_text), ..new };
    let before = reader.placed(old, of_old.clone(), Beside::Nothing)?;
    let now = reader.placed(new, of_new.clone(), Beside::Nothing)?;
    // Under other words of the rubric all of an answer may be told, and of an error its line.
    let is_told = before.has_errors() || now.has_errors() || !before.is_beside(&now);
    (!is_told).then_some((before, now, left_out))
}

/// Whoever begins with a copy of a return, or answers in the same words, has not renamed anything.
fn are_apart(was: At<'_>, is: At<'_>) -> bool {
    was.entry.stem != is.entry.stem && was.round.info.id != is.round.info.id
}

fn gone(was: At<'_>) -> Option<ReturnChange> {
    was.entry.readable()?;
    compared(Some(was), None, Sides::Old, &mut Indexed::default())
}

/// A new return, compared with that of the round before.
fn added(is: At<'_>) -> Option<ReturnChange> {
    is.entry.readable()?;
    let before = is.before().filter(|before| before.entry.readable().is_some());
    compared(before, Some(is), Sides::New, &mut Indexed::default())
}

/// As git shows its own: in colour on a terminal or in its pager, unless its settings say otherwise.
fn look() -> Look {
    let is_paged =
        std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true" || value == "1");
    let is_watched = is_paged || std::io::stdout().is_terminal();
    let mut command = git::command(Path::new("."));
    let watched = if is_watched { "true" } else { "false" };
    let asked = git::run(command.args(["config", "--get-colorbool", "color.diff", watched]));
    let wanted = match asked.as_ref().map(|output| output.stdout.as_slice()) {
        Ok(b"false\n") => Colour::Never,
        // Its settings ask for colour where nobody watches.
        Ok(b"true\n") if !is_watched => Colour::Always,
        _ => Colour::Auto,
    };
    Look { colour: report::is_coloured(wanted, is_watched), width: pager::width(is_watched) }
}
