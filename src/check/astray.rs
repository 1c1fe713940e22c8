//! Keys of an answer that stand where the numbers of the answers do.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Fix, Safety, Source, quoted};
use crate::load::raw::OF_AN_ANSWER;
use crate::load::{Located, and_before, indentation, more_spaces};

/// So many lines are looked at above such a key and below it.
const FAR: usize = 200;

/// The finding for one: by how many spaces it is to be moved, and whether with what is below it.
pub(super) fn finding(key: &Located<String>) -> Diagnostic {
    let message =
        format!("{} is a key of an answer, and is not indented like one", quoted(&key.value));
    let found = Diagnostic::new(Code::UnknownKey, key.place.clone(), message);
    let Some((by, lines)) = into_answer(key) else {
        return found.help("indent it, and all that is below it, by two more spaces");
    };
    let below = match &*lines {
        [_] => "; what is below it may stay where it is".to_owned(),
        [_, others @ ..] => and_before(others),
        [] => String::new(),
    };
    let source = key.place.source();
    let edits = lines.iter().map(|number| {
        let start = source.line_start(*number);
        (start..start, " ".repeat(by))
    });
    let fix = Fix::new(Safety::Suggested, source, edits);
    found.help(format!("put {} before it{below}", more_spaces(by))).fix(fix)
}

/// By how many columns a key is to be moved to stand beside those of the answer above it, and which
/// lines with it. None where the answer has the key already, or is not near.
fn into_answer(key: &Located<String>) -> Option<(usize, Vec<usize>)> {
    let source = key.place.source();
    let own = key.place.position().line;
    let column = indentation(source.line(own));
    let wanted = beside(source, own, column, &key.value)?;
    let below = (own + 1..own + FAR)
        .filter(|number| !source.line(*number).trim().is_empty())
        .take_while(|number| indentation(source.line(*number)) > column);
    let below: Vec<usize> = below.collect();
    // The first lines are of the key; what stands beside the others is not.
    let is_other = |number: &&usize| {
        let line = source.line(**number);
        indentation(line) == wanted && name(line).is_some_and(|own| OF_AN_ANSWER.contains(&own))
    };
    let count = below.iter().position(|number| is_other(&number)).unwrap_or(below.len());
    let below = &below[..count];
    let is_deep = below.iter().all(|number| indentation(source.line(*number)) > wanted);
    let others = if is_deep { &[] } else { below };
    let lines = std::iter::once(own).chain(others.iter().copied()).collect();
    (own + FAR > *below.last().unwrap_or(&own) + 1).then_some((wanted - column, lines))
}

/// The column of the keys of the answer above a line, where none of them is this one.
fn beside(source: &Arc<Source>, line: usize, column: usize, key: &str) -> Option<usize> {
    let mut wanted = None;
    for number in (line.saturating_sub(FAR).max(1)..line).rev() {
        let text = source.line(number);
        let at = indentation(text);
        if text.trim().is_empty() {
            continue;
        }
        if at <= column {
            return wanted;
        }
        if let Some(own) = name(text).filter(|own| OF_AN_ANSWER.contains(own)) {
            let least = wanted.map_or(at, |least: usize| least.min(at));
            wanted = Some(least);
            if own == key && at == least {
                return None;
            }
        }
    }
    None
}

fn name(line: &str) -> Option<&str> {
    line.trim_start_matches(' ').split_once(':').map(|(name, _)| name)
}
