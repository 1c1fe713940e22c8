//! What went wrong in making a report, as diagnostics: at the author's line wherever the author's
//! text caused it.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::{OutputError, Placed, earlier, own_templates};
use crate::diag::{Code, Diagnostic, Place, Source, quoted};
use crate::git::Refusal;
use crate::model::Readable;
use crate::render::{TemplateError, Templates};
use crate::typeset::{self, Message, TypstSeverity, source_map};

/// What stands between what is wrong with a template and what was being set by it.
const WHILE: &str = ", while setting ";

/// A template that could not be rendered. One that took all that it may have does so whatever it
/// sets.
pub(super) fn template(error: &TemplateError, returned: Option<&Readable>) -> Diagnostic {
    let returned = returned.filter(|_| error.line.is_some());
    let while_setting = returned.map(|own| format!("{WHILE}{}", own.source().name()));
    let while_setting = while_setting.unwrap_or_default();
    Diagnostic::nowhere(Code::NotRendered, format!("{error}{while_setting}"))
        .help("this is a template; if it is not one of yours, please report it")
}

/// Why git does not say where returns come from.
pub(super) fn no_history(refusal: &Refusal) -> Diagnostic {
    let (why, help) = refusal.told();
    let message = format!("no report says which commit its return comes from: {why}");
    Diagnostic::nowhere(Code::NoHistory, message).help(help)
}

/// A file that could not be written.
pub(crate) fn output(error: &OutputError) -> Diagnostic {
    let (code, help) = match error {
        OutputError::Busy(_) => {
            (Code::NotWritten, "wait until it has ended, or name another folder with `--out`")
        }
        OutputError::NoFolder(..) => {
            (Code::NotWritten, "name a folder with `--out`; one that is not there is made")
        }
        OutputError::Io(..) => (
            Code::NotWritten,
            "check that the folder is yours to write to and that the disk has room",
        ),
        OutputError::Unread(..) => {
            (Code::NotWritten, "check that the folder and the files in it are yours to read")
        }
        OutputError::InTheWay(..) | OutputError::NotOurs(_) => {
            (Code::InTheWay, "move it elsewhere or remove it, or name another folder with `--out`")
        }
        OutputError::NoList(_) => (
            Code::NoList,
            "if it is yours, name another folder with `--out`; if it was stocktake's and is \
            broken, remove it: then what is published now is listed anew, and nothing is taken \
            away",
        ),
        OutputError::HoldsWhole(_) | OutputError::HoldsPart(_) => {
            (Code::PartFolder, "name another folder with `--out`, or remove what is there")
        }
        OutputError::NewerList(_) => {
            (Code::NoList, "build with that stocktake, or name another folder with `--out`")
        }
    };
    Diagnostic::nowhere(code, error.to_string()).help(help)
}

/// A page of before that could not be brought up to date.
pub(super) fn earlier(failure: &earlier::Failure) -> Diagnostic {
    match failure {
        earlier::Failure::Template(error) => template(error, None),
        earlier::Failure::Output(error) => output(error),
    }
}

/// What somebody altered since it was published: what is withdrawn and was left, and what was made
/// anew.
pub(crate) fn altered(placed: &Placed) -> impl Iterator<Item = Diagnostic> {
    let overwritten = placed.overwritten.iter().map(|path| {
        let message = format!(
            "{} was altered since it was published, and has been made anew from the returns",
            quoted(path)
        );
        Diagnostic::nowhere(Code::Overwritten, message).help(
            "what was changed in it is gone: change the return, the summary of the round or the \
             templates, and build again",
        )
    });
    let left = placed.altered.iter().map(|path| {
        let message =
            format!("{} is withdrawn, but was altered since it was published", quoted(path));
        Diagnostic::nowhere(Code::Altered, message)
            .help("it is left as it is: remove it yourself if nobody needs it")
    });
    left.chain(overwritten)
}

/// By what documents are set beside stocktake itself, which may be at fault itself.
#[derive(Clone, Copy)]
pub(super) struct SetBy<'a> {
    /// Whether by templates or fonts of the user's own.
    pub(super) own: bool,
    /// An outside Typst program.
    pub(super) program: Option<&'a Path>,
    /// The templates, and the name of that of the document.
    pub(super) templates: &'a Templates,
    pub(super) template: &'static str,
}

/// What Typst, or the program that should have been Typst, says of a report's source `main`.
pub(super) fn typeset(
    error: &typeset::Error,
    main: &str,
    returned: &Readable,
    by: SetBy<'_>,
) -> Vec<Diagnostic> {
    match error {
        typeset::Error::Failed { messages } => failed(messages, main, returned, by, "this return"),
        _ => vec![stopped(error, &format!("the report of {}", returned.file()))],
    }
}

/// The errors of Typst's in a document about a return; `what` names the document where no word of
/// an author's is at fault.
fn failed(
    messages: &[Message],
    main: &str,
    returned: &Readable,
    by: SetBy<'_>,
    what: &str,
) -> Vec<Diagnostic> {
    let errors = messages.iter().filter(|m| m.severity == TypstSeverity::Error);
    let mut found: Vec<_> =
        errors.map(|message| compile_error(message, main, returned, by, what)).collect();
    // What stands in the report twice, an action and its row in the appendix, is one finding.
    let mut seen = HashSet::new();
    found.retain(|f| seen.insert((f.place.as_ref().map(Place::span), f.message.clone())));
    found
}

/// What is said where the program has not come to an end of its own, or left something else than a
/// document: no word of an author's is at fault, and `what` names what was being made.
fn stopped(error: &typeset::Error, what: &str) -> Diagnostic {
    let said = format!("{what} could not be made: {error}");
    let before = "what was published before is as it was";
    match error {
        typeset::Error::TimedOut { .. } => Diagnostic::nowhere(Code::TypesetTimeout, said)
            .help("give it more with `--timeout SECONDS`"),
        typeset::Error::OutOfMemory { .. } => Diagnostic::nowhere(Code::TypesetMemory, said)
            .help("give it more with `--typst-memory MB`"),
        typeset::Error::Crashed { program: None, .. } => {
            Diagnostic::nowhere(Code::TypstBroke, said)
                .help(format!("{before}; build it again, and report it if that does not help"))
        }
        typeset::Error::Crashed { .. } => Diagnostic::nowhere(Code::TypstBroke, said)
            .help(format!("{before}; build it again, or {WITHOUT_PROGRAM}")),
        typeset::Error::NoDocument { .. } => {
            Diagnostic::nowhere(Code::NoDocument, said).help(format!("{before}; {WITHOUT_PROGRAM}"))
        }
        _ => Diagnostic::nowhere(Code::TypstUnusable, error.to_string()),
    }
}

/// How to do without an outside Typst program.
const WITHOUT_PROGRAM: &str =
    "leave out `--typst` and `STOCKTAKE_TYPST` to use the Typst inside stocktake";

/// The first document took too long, and nothing says that another would not: all are set by
/// templates of the user's own, or by an outside program.
pub(super) fn hopeless(error: &typeset::Error, by: SetBy<'_>) -> Diagnostic {
    let by_what = match by.program {
        Some(program) => format!("made by `{}`", program.display()),
        None => "set by your own templates".to_owned(),
    };
    let message = format!("{error}; no other was tried, for each is {by_what}");
    let help = match by.program {
        Some(_) => format!("give it more with `--timeout SECONDS`, or {WITHOUT_PROGRAM}"),
        None => "look for a loop in the templates that goes on too long, or give it more with \
                 `--timeout SECONDS`"
            .to_owned(),
    };
    Diagnostic::nowhere(Code::TypesetTimeout, message).help(help)
}

/// What an outside program says where no word of an author's is at fault; `what` was being set.
fn outside(program: &Path, message: &Message, what: &str) -> Diagnostic {
    let program = program.display();
    let message = format!("the Typst program `{program}` refuses: {}{WHILE}{what}", message.text);
    Diagnostic::nowhere(Code::TypstRefused, message)
        .help(format!("{WITHOUT_PROGRAM}; if that refuses as well, please report it"))
}

/// What it says of what changed between two returns: of the older one where only that has the
/// character in question.
pub(super) fn typeset_pair(
    error: &typeset::Error,
    main: &str,
    [old, new]: [&Readable; 2],
    by: SetBy<'_>,
) -> Vec<Diagnostic> {
    let typeset::Error::Failed { messages } = error else {
        let [old, new] = [old, new].map(|returned| returned.file().to_owned());
        return vec![stopped(error, &format!("the comparison of {new} with {old}"))];
    };
    let has = |returned: &Readable, glyphs: &str| returned.source().text().contains(glyphs);
    let mut glyphs = messages.iter().filter_map(Message::missing_glyphs);
    let is_of_old = glyphs.any(|glyphs| has(old, &glyphs) && !has(new, &glyphs));
    let what = format!("what changed since {} in this return", old.file());
    failed(messages, main, if is_of_old { old } else { new }, by, &what)
}

/// Leaves out what was found twice, as where a report and what changed in it fail by the same
/// words.
pub(super) fn once(found: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    found.retain(|finding| {
        let place = finding.place.as_ref();
        let place = place.map(|place| (place.source().name().to_owned(), place.span()));
        // What is wrong with a template or a program is one thing, whatever was being set.
        let mut parts = finding.message.split(WHILE);
        let message = parts.next().expect("a split has a first part").to_owned();
        seen.insert((finding.code, place, message))
    });
}

/// What Typst says of the source of a round's national summary, which holds nothing that an author
/// of a return wrote.
pub(super) fn national(
    error: &typeset::Error,
    main: &str,
    folder: &str,
    by: SetBy<'_>,
) -> Diagnostic {
    let what = format!("the national summary of {folder}");
    match (error, by.program) {
        (typeset::Error::Failed { messages }, Some(program))
            if !by.own && messages.iter().all(|own| own.missing_glyphs().is_none()) =>
        {
            let mut errors = messages.iter().filter(|own| own.severity == TypstSeverity::Error);
            errors.next().map_or_else(|| stopped(error, &what), |own| outside(program, own, &what))
        }
        (typeset::Error::Failed { messages }, _)
            if by.own && messages.iter().all(|own| own.missing_glyphs().is_none()) =>
        {
            let mut errors = messages.iter().filter(|own| own.severity == TypstSeverity::Error);
            let told = errors.next().map(|own| by_own_templates(own, main, &what, by));
            told.unwrap_or_else(|| stopped(error, &what))
        }
        (typeset::Error::Failed { .. }, _) => {
            let code = if by.own { Code::NotRendered } else { Code::NotTypeset };
            Diagnostic::nowhere(code, format!("{what} could not be made: {error}"))
                .help("`--only typst` leaves the source for you to open in an editor")
        }
        _ => stopped(error, &what),
    }
}

fn compile_error(
    message: &Message,
    main: &str,
    returned: &Readable,
    by: SetBy<'_>,
    what: &str,
) -> Diagnostic {
    let place = author_place(message, main, &returned.source());
    if let Some(glyphs) = message.missing_glyphs() {
        return missing_glyphs(&glyphs, place, returned);
    }
    if let Some(place) = place {
        return Diagnostic::new(Code::NotTypeset, place, "Typst cannot set this text as a PDF")
            .help(format!("Typst says: {}", message.text));
    }
    if let Some(program) = by.program.filter(|_| !by.own) {
        let what = what.replace("this return", returned.file());
        return outside(program, message, &what);
    }
    if !by.own {
        // Something in this return is more than stocktake's own templates can set; it stops no
        // other.
        let place = Place::file(&returned.source());
        let at = message.place.as_ref();
        let at = at.map(|p| format!("{}:{}: ", p.file.display(), p.line)).unwrap_or_default();
        return Diagnostic::new(Code::NotTypeset, place, format!("{what} cannot be set as a PDF"))
            .help(format!(
                "this is a fault of stocktake's: please report it (Typst says: {at}{})",
                message.text
            ));
    }
    by_own_templates(message, main, returned.file(), by)
}

/// What is wrong with templates of the user's own; `what` was being set.
fn by_own_templates(message: &Message, main: &str, what: &str, by: SetBy<'_>) -> Diagnostic {
    let told = own_templates::told(message, main, by);
    Diagnostic::nowhere(Code::NotRendered, format!("{told}{WHILE}{what}")).help(
        "mend it in your folder of templates; `--only typst` leaves the source for you to open in \
         an editor",
    )
}

/// A character that no font has; one that is not found in the return may stand there as an escape
/// such as `\U0001F1EC`.
fn missing_glyphs(glyphs: &str, place: Option<Place>, returned: &Readable) -> Diagnostic {
    let text = format!("none of the fonts has the character {}", quoted(glyphs));
    let help = match place {
        Some(_) => "write it another way",
        None => {
            "write it another way: where it is not in this file, it is in the rubric, the \
             register, the round or a template"
        }
    };
    let place = place.unwrap_or_else(|| Place::file(&returned.source()));
    Diagnostic::new(Code::NotTypeset, place, text).help(help)
}

/// Where the author wrote it: by the markers in the source, or by the characters themselves where
/// it is no prose.
fn author_place(message: &Message, main: &str, source: &Arc<Source>) -> Option<Place> {
    let in_main = message.place.as_ref().filter(|place| place.file.as_os_str() == "main.typ");
    let author_line = in_main.and_then(|place| source_map::author_line(main, place.line));
    let author_line = author_line.and_then(|line| line.try_into().ok());
    let from = author_line.map_or(0, |line| source.line_start(line));
    // A passage begins on the author's line and may go on for some: the characters themselves are
    // more exact.
    let found = message.missing_glyphs().and_then(|glyphs| {
        let at = from + source.text().get(from..)?.find(&glyphs)?;
        Some(Place::new(source, at..at + glyphs.len()))
    });
    found.or_else(|| author_line.map(|line| Place::line(source, line)))
}
