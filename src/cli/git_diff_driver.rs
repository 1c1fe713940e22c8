//! `stocktake git-diff-driver`: what changed in a return, as git calls a program that compares two
//! files for it.
//!
//! The files hold what git has stored, outside any collection. What they answer is read in the
//! commits that they come from, as far as those can be found, or else in the work tree. What is no
//! return, or cannot be read, is shown as git's ordinary lines.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use super::args::GitDiffDriverArgs;
use super::status::Status;
use crate::compare::versions::{self, Reader, Version};
#[cfg(target_os = "linux")]
use crate::compare::versions::{ComingReturns, Origins};
use crate::data::Changes;
use crate::diag;
use crate::git;
use crate::lang::Language;
use crate::terminal::{self, Colour, Streams};
use crate::text::comparison::terminal::{Look, text};

/// Prints what changed. It ends well whatever there is to show: git gives up where a program does
/// not.
pub(super) fn run(args: &GitDiffDriverArgs, streams: &mut Streams) -> Status {
    let (Some(old), Some(new)) = (&args.old_file, &args.new_file) else {
        streams.data(&format!("* Unmerged path {}\n", diag::escaped(&args.path)));
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
    let lang = Arc::new(Language::english());
    let mut reader = Reader::here(&lang);
    let origins = reader.origins(old, new);
    let text = match versions::compare(&mut reader, (old, new), &origins) {
        Some(changes) => shown(&changes, look, &lang),
        None => match versions::lines(old, new, &given(&args.about), look.colour) {
            Ok(text) => text,
            Err(error) => {
                let path = diag::escaped(&args.path);
                streams.say(&format!("error: `{path}` cannot be compared: {}\n", error.kind()));
                return Status::CouldNotRun;
            }
        },
    };
    streams.data(&text);
    // What comes next may be made here and now, at a fraction of what it costs alone; if it is not,
    // it is made when it comes.
    #[cfg(target_os = "linux")]
    if let Some(ahead) = git::Ahead::wanted() {
        _ = leave_others(&ahead, &mut reader, (old, new), &origins, (look, &lang));
    }
    Status::Told(args.done)
}

/// Compares the other returns of the round as far as they are foreseen, and leaves what is to be
/// shown of each.
#[cfg(target_os = "linux")]
fn leave_others(
    ahead: &git::Ahead,
    reader: &mut Reader,
    both: (Version<'_>, Version<'_>),
    origins: &Origins,
    (look, lang): (Look, &Language),
) -> std::io::Result<()> {
    let Some(others) = ComingReturns::beside(reader, both, origins) else { return Ok(()) };
    if ahead.begin(&others.round)? {
        for edit in others.edits(reader) {
            if let Some(changes) = versions::compare_edit(reader, &edit, origins) {
                ahead.leave(&edit, &shown(&changes, look, lang))?;
            }
        }
    }
    Ok(())
}

fn shown(changes: &Changes, look: Look, lang: &Language) -> String {
    text(changes, look, lang) + "\n"
}

/// As git shows its own: in colour on a terminal or in its pager, unless its settings say
/// otherwise.
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
    Look { colour: wanted.is_on(is_watched), width: terminal::width(is_watched) }
}
