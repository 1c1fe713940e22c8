//! `stocktake diff`: what changed between two returns, two rounds or the ends of a range of
//! commits.

mod sides;

use std::ffi::OsStr;
use std::sync::Arc;

use super::args::{ChangesFormat, DEFAULT_RETURNS, DiffArgs, FindingArgs};
use super::fonts;
use super::report;
use super::status::Status;
use crate::compare;
use crate::data::{self, Changes, NotJson, ReturnChange};
use crate::diag::{Diagnostic, shell_word};
use crate::lang::Language;
use crate::terminal::{self, Streams};
use crate::text::comparison;
use crate::text::comparison::markdown;

/// Compares what is meant and prints what changed.
pub(super) fn run(args: &DiffArgs, streams: &mut Streams) -> Status {
    if args.schema {
        streams.data(data::CHANGES_SCHEMA);
        return Status::Well;
    }
    match found(args) {
        Ok((changes, lang)) => {
            if let Err(error) = print(args, &changes, &lang, streams) {
                streams.say(&format!("error: {error}\n"));
                return Status::CouldNotRun;
            }
            let is_changed = changes.returns.iter().any(ReturnChange::is_changed);
            if args.exit_code && is_changed { Status::Errors } else { Status::Well }
        }
        Err(mut findings) => {
            let shown = FindingArgs { color: args.color, ..FindingArgs::TALK };
            report::show(&mut findings, &shown, streams);
            Status::CouldNotRun
        }
    }
}

/// What changed, and the language in which it is told.
fn found(args: &DiffArgs) -> Result<(Changes, Arc<Language>), Vec<Diagnostic>> {
    let templates = fonts::templates(args.templates.as_deref())?;
    let lang = templates.language().clone();
    let named = |side: &OsStr| sides::named(&args.returns, side).map_err(|finding| vec![finding]);
    let changes = match (&args.git, &args.old) {
        (Some(range), _) => compare::range(&args.returns, range, &lang)?,
        (None, Some(old)) => {
            let (old, new) = (named(old)?, args.new.as_deref().map(named).transpose()?);
            compare::named(&old, new.as_ref(), &lang)?
        }
        // The command line asks for one of them.
        (None, None) => return Err(Vec::new()),
    };
    Ok((changes, lang))
}

/// The command as it may be typed again: what it compares and where, and nothing of how it is
/// shown.
fn typed(args: &DiffArgs) -> String {
    let mut words = vec!["stocktake diff".to_owned()];
    if args.returns.as_os_str() != DEFAULT_RETURNS {
        words.push(format!("--returns {}", shell_word(&args.returns.to_string_lossy())));
    }
    words.extend(args.git.iter().map(|range| format!("--git {}", shell_word(range))));
    let sides = args.old.iter().chain(&args.new);
    words.extend(sides.map(|side| shell_word(&side.to_string_lossy())));
    words.join(" ")
}

fn print(
    args: &DiffArgs,
    changes: &Changes,
    lang: &Language,
    streams: &mut Streams,
) -> Result<(), NotJson> {
    match args.format {
        ChangesFormat::Json => streams.data(&changes.json()?),
        ChangesFormat::Markdown => streams.data(&markdown::text(changes, &typed(args), lang)),
        ChangesFormat::Terminal => {
            let is_watched = streams.is_data_watched();
            let look = comparison::terminal::Look {
                colour: args.color.is_on(is_watched),
                width: terminal::width(is_watched),
            };
            let text = comparison::terminal::text(changes, look, lang);
            if args.no_pager || !is_watched || !terminal::paged(&text) {
                streams.data(&text);
            }
        }
    }
    Ok(())
}
