//! Signs that look like `|` and were typed for it.

use crate::diag::{Code, Diagnostic, Fix, Place, Safety, quoted};
use crate::load::{Located, Style};

/// Letters and signs that are taken for `|`, or stand beside it on a keyboard.
const ALIKE: [&str; 14] = ["l", "I", "i", "1", "!", "/", "\\", "¦", "ǀ", "│", "┃", "∣", "｜", "||"];

/// The finding for a text that begins with such a sign, alone on the line of its key.
pub(super) fn find(at: &Located<String>) -> Option<Diagnostic> {
    let (source, span) = (at.place.source(), at.place.span());
    let text = source.text();
    let first = text.get(span.clone())?.split('\n').next()?.trim_end();
    let is_alone = text.get(span.start..span.end)?.trim_end().len() > first.len();
    let before = text.get(..span.start)?.rsplit('\n').next()?;
    if Style::of(at) != Style::Plain
        || !ALIKE.contains(&first)
        || !is_alone
        || !before.trim_end().ends_with(':')
    {
        return None;
    }
    let sign = span.start..span.start + first.len();
    let message = format!("{} stands where `|` begins a text below its key", quoted(first));
    let fix = Fix::replace(Safety::Suggested, source, sign.clone(), "|");
    let finding = Diagnostic::new(Code::SignForBlock, Place::new(source, sign), message);
    Some(
        finding
            .help("write `|` in its place; what belongs to the text goes on the next line")
            .fix(fix),
    )
}
