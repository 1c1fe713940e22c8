//! What Typst says of a document that is set by templates of a user's own: which of them it is
//! about, on which line, and what is wrong in plain words.

use super::findings::SetBy;
use crate::diag::quoted;
use crate::typeset::Message;

/// The source of a document as Typst knows it.
const MAIN: &str = "main.typ";

/// What is wrong, with the template and its line where it is known.
pub(super) fn told(message: &Message, main: &str, by: SetBy<'_>) -> String {
    let words = plain(&message.text);
    let place = message.place.as_ref();
    let place = place.map(|place| {
        let file = place.file.to_string_lossy().replace('\\', "/");
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        asked(&words, by).unwrap_or_else(|| match file.as_str() {
            MAIN => of_main(main, line, by),
            _ => of_library(&file, line, by),
        })
    });
    place.map_or_else(|| words.clone(), |place| format!("{place}: {words}"))
}

/// What Typst says, in plain words; its own follow where these cannot stand for them.
fn plain(said: &str) -> String {
    let told = said.strip_prefix("assertion failed: ");
    let panicked = || said.strip_prefix("panicked with: ").map(|words| words.trim_matches('"'));
    if let Some(told) = told.or_else(panicked) {
        return told.to_owned();
    }
    if let Some(name) = said.strip_prefix("unknown variable: ") {
        return format!("nothing is called {} here", quoted(name));
    }
    let file = said.strip_prefix("file not found (searched at ");
    if let Some(file) = file.and_then(|rest| rest.strip_suffix(')')) {
        return format!("there is no file {}", quoted(&format!("typst/{file}")));
    }
    format!("this cannot be set (Typst says: {said})")
}

/// Where a template of the user's own asks for words that cannot be said: that is told of where
/// they are said, and not of who asks.
fn asked(words: &str, by: SetBy<'_>) -> Option<String> {
    let (_, rest) = words.split_once("words with the key `")?;
    let key = format!("\"{}\"", rest.split('`').next()?);
    by.templates.own_names("typst/").find_map(|name| {
        let (text, _) = by.templates.text(name)?;
        let line = text.lines().position(|line| line.contains(&key))?;
        Some(format!("{name}:{}", line + 1))
    })
}

/// A line of the source of a document, in its template: the line there that is the same, where it
/// is one alone.
fn of_main(main: &str, line: usize, by: SetBy<'_>) -> String {
    let name = format!("typst/{}.typ.tera", by.template);
    let Some((text, is_own)) = by.templates.text(&name) else { return name };
    let told = main.lines().nth(line.saturating_sub(1)).map(str::trim);
    let mut same = text.lines().enumerate().filter(|(_, own)| Some(own.trim()) == told);
    let place = match (same.next(), same.next()) {
        (Some((at, _)), None) => format!("{name}:{}", at + 1),
        _ => name,
    };
    if is_own { place } else { of_stocktake(&place) }
}

/// A line of a file of the library.
fn of_library(file: &str, line: usize, by: SetBy<'_>) -> String {
    let name = format!("typst/{file}");
    let is_own = by.templates.text(&name).is_some_and(|(_, is_own)| is_own);
    let place = format!("{name}:{line}");
    if is_own { place } else { of_stocktake(&place) }
}

fn of_stocktake(place: &str) -> String {
    format!("{place}, a file of stocktake's that your templates are set with")
}
