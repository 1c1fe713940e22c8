//! Hyphens of lists that are missing, and those that are too many.

use super::form::is_known;
use super::line::Line;
use super::line_fault::LineFault;
use super::raw::OF_A_STATEMENT;
use crate::diag::Safety;

/// The keys of the forms that hold a list.
const LISTS: &[&str] =
    &["actions", "contacts", "items", "partnerships", "replaces", "scale", "sections", "took_part"];

/// A hyphen before a key where no list is: on this line, or on the one above that this one stands
/// beside.
pub(super) fn too_many(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let (blame, hyphen, outer) = match error.hyphen() {
        Some(hyphen) => (error, hyphen, above),
        None => {
            let at = above.iter().position(|line| line.starts() <= error.column())?;
            let hyphen = above[at].hyphen().filter(|hyphen| *hyphen == error.column())?;
            (&above[at], hyphen, &above[at + 1..])
        }
    };
    let (key, _) = blame.key().filter(|_| blame.is_of_form())?;
    let holder = outer.iter().find(|line| line.starts() < hyphen);
    if holder.is_some_and(|line| line.key().is_none_or(|(own, _)| may_hold_list(own, key))) {
        return None;
    }
    let message = format!("a hyphen stands before `{key}:`, which begins no entry of a list");
    let help = format!("leave out the hyphen: `{key}: …`, exactly below the keys beside it");
    let found = LineFault::new((blame.number(), hyphen, 1), message, help);
    // Numbers of items stand beside numbers, and words beside words.
    let is_number = |key: &str| key.contains('.');
    let mut beside = outer.iter().filter(|line| {
        let is_alike = line.key().is_some_and(|(own, _)| is_number(own) == is_number(key));
        is_alike && line.is_of_form() && [hyphen, blame.column()].contains(&line.column())
    });
    let column = beside.next().map_or(hyphen, Line::column);
    Some(found.mend(Safety::Suggested, 0..blame.column(), " ".repeat(column)))
}

/// Whether what stands below a key may be a list whose entries have another: the key of a list, one
/// that is the rubric's own, or the number of an item that is answered in statements.
fn may_hold_list(holder: &str, key: &str) -> bool {
    let is_number = holder.contains('.');
    LISTS.contains(&holder) || !is_known(holder) || is_number && OF_A_STATEMENT.contains(&key)
}

/// An entry of a list without its hyphen: the first one, or this one.
pub(super) fn missing(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let blame = match error.hyphen() {
        Some(hyphen) => {
            let holder = above.iter().position(|line| line.starts() < hyphen)?;
            let first = above.get(holder.checked_sub(1)?)?;
            let is_list = above[holder].key().is_some_and(|(_, value)| value.is_empty());
            (is_list && first.hyphen().is_none()).then_some(first)?
        }
        None => {
            let beside = above.iter().find(|line| line.starts() <= error.column())?;
            beside.hyphen().filter(|hyphen| *hyphen == error.column()).map(|_| error)?
        }
    };
    let (key, _) = blame.key()?;
    let message = "the hyphen is missing with which an entry of a list begins".to_owned();
    let help = format!(
        "write `- {key}: …`, with the hyphen below those of the other entries and the other keys \
         below `{key}`"
    );
    Some(LineFault::new((blame.number(), blame.column(), key.len() + 1), message, help))
}
