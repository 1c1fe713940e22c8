//! Slips at the keys of a form that make a file no YAML: a colon or a hyphen without its space or
//! left out, and keys that do not stand below one another. The parser gives up some lines further
//! on; this looks for the line that is to blame.

use std::sync::Arc;

use super::form::is_known;
use super::line::{Line, begins_block};
use super::line_fault::LineFault;
use super::raw::{OF_AN_ACTION, OF_AN_ANSWER};
use super::{hyphens, mend, mistyped};
use crate::diag::{Safety, Source};

/// How many lines a text may go on over, so that the slip is so far above the place where the
/// parser gave up.
pub(super) const FAR: usize = 200;

/// The slip at a key, on the line where the parser gave up or above it.
pub(super) fn find(source: &Source, last: usize) -> Option<LineFault> {
    let error = Line::of(source, last)?;
    let (above, below) = around(source, last);
    glued(&error)
        .or_else(|| words_on_top(&error, &above))
        .or_else(|| list_on_line(&error))
        .or_else(|| two_on_line(source, &error))
        .or_else(|| beside(source, &error))
        .or_else(|| hyphens::too_many(&error, &above))
        .or_else(|| out_of_text(&error, &above))
        .or_else(|| first_line_further(&error, &above))
        .or_else(|| on_lines_above(&error, &above))
        .or_else(|| out_of_line(&error, &above))
        .or_else(|| hyphens::missing(&error, &above))
        .or_else(|| no_colon(&error, &above, below))
}

/// A key without its colon right below a text of several lines, of which it would become a part
/// where it was moved; what goes on below it is a key again.
pub(super) fn without_colon(source: &Source, last: usize) -> Option<LineFault> {
    let lines = last.saturating_sub(1).max(1)..=last;
    lines.rev().find_map(|number| {
        let line = Line::of(source, number)?;
        let (above, below) = around(source, number);
        let is_last = below.is_none_or(|below| below.is_of_form());
        is_last.then(|| no_colon(&line, &above, below))?
    })
}

/// The slip on a line that was taken for a text, where keys were to stand: a colon without its
/// space, or none.
pub(super) fn on_line(source: &Arc<Source>, number: usize) -> Option<LineFault> {
    if let Some(found) = mistyped::other_colon(source, number) {
        return Some(found);
    }
    let line = Line::of(source, number)?;
    let glued = glued(&line).map(|found| found.fix(mend::after_colons(source, number)));
    glued.or_else(|| {
        let (key, rest) = line.known().filter(|(_, rest)| rest.starts_with(' '))?;
        let message = format!("there is no colon behind `{key}`");
        let help = format!("write a colon and a space behind it: `{key}: …`");
        let behind = line.column + key.len();
        (!rest.contains(':')).then(|| {
            LineFault::new((number, line.column, key.len()), message, help).mend(
                Safety::Suggested,
                behind..behind,
                ":",
            )
        })
    })
}

/// The lines above a line, the nearest first, and the next one below it.
fn around(source: &Source, number: usize) -> (Vec<Line<'_>>, Option<Line<'_>>) {
    let above = (number.saturating_sub(FAR).max(1)..number).rev();
    let above = above.filter_map(|number| Line::of(source, number)).collect();
    let mut below = (number + 1..=number + FAR).map_while(|number| next(source, number)).flatten();
    (above, below.next())
}

/// The line, where there is one; nothing within it where it says nothing.
fn next(source: &Source, number: usize) -> Option<Option<Line<'_>>> {
    (source.line_start(number) < source.text().len()).then(|| Line::of(source, number))
}

/// `rating:mostly` and `-id: one`.
fn glued(line: &Line<'_>) -> Option<LineFault> {
    if let Some(key) = line.glued() {
        let message = "there is no space behind this colon, so that it ends no key".to_owned();
        let help = format!("write a space behind the colon: `{key}: …`");
        let colon = line.column + key.len();
        let found = LineFault::new((line.number, colon, 1), message, help);
        return Some(found.mend(Safety::Safe, colon + 1..colon + 1, " "));
    }
    let rest = line.text.strip_prefix('-')?;
    let own = Line { text: rest, ..*line };
    let (key, after) = own.known()?;
    after.starts_with(':').then(|| {
        let message = "there is no space behind this hyphen, so that it begins no entry".to_owned();
        let help = format!("write a space behind the hyphen: `- {key}: …`");
        let behind = line.column + 1;
        let found = LineFault::new((line.number, line.column, 1), message, help);
        // With its space it is two spaces to the right, where its other keys must be as well.
        match line.below > line.column && line.below != line.column + 2 {
            true => found,
            false => found.mend(Safety::Safe, behind..behind, " "),
        }
    })
}

/// `evidence: - one`.
fn list_on_line(line: &Line<'_>) -> Option<LineFault> {
    let (key, value) = line.key()?;
    if !value.starts_with("- ") {
        return None;
    }
    let at = line.column + line.text.len() - value.len();
    let message = "a list cannot begin on the line of its key".to_owned();
    let help = match key {
        "actions" | "contacts" => {
            format!("begin it on a line of its own below `{key}:`, indented by two more spaces")
        }
        _ => format!(
            "write `{key}: |`, and the text below it, indented by two more spaces than `{key}`"
        ),
    };
    Some(LineFault::new((line.number, at, 1), message, help))
}

/// `1.2: rating: established`.
fn two_on_line(source: &Source, line: &Line<'_>) -> Option<LineFault> {
    let (outer, value) = line.key()?;
    let holds_keys = outer == "responses" || (is_known(outer) && outer.contains('.'));
    let start = line.column + line.text.len() - value.len();
    let own = Line { column: start, text: value, hyphen: None, ..*line };
    let (inner, _) = own.key().filter(|(key, _)| holds_keys && is_known(key))?;
    let message = format!("`{inner}:` stands on the line of `{outer}:`, which holds it");
    let help = format!(
        "put `{inner}:` on a line of its own below `{outer}:`, indented by two more spaces"
    );
    let indented = if line.below > line.column { line.below } else { line.column + 2 };
    let text = format!("{}{}", mend::line_end(source), " ".repeat(indented));
    let colon = line.column + outer.len() + 1;
    let found = LineFault::new((line.number, start, inner.len() + 1), message, help);
    Some(found.mend(Safety::Suggested, colon..start, text))
}

/// `owner: Clerk, due: 2020-05-01`: a second key behind the value of one that stands beside it.
fn beside(source: &Source, line: &Line<'_>) -> Option<LineFault> {
    let (outer, value) = line.key()?;
    let all = [OF_AN_ACTION, OF_AN_ANSWER].into_iter().find(|all| all.contains(&outer))?;
    let start = line.column + line.text.len() - value.len();
    let places = all.iter().filter_map(|key| {
        let at = value.find(&format!(" {key}:"))?;
        let before = value[..at].trim_end();
        let is_apart = before.len() < at || before.ends_with([',', ';']) || !before.contains(' ');
        (is_apart && !before.is_empty()).then_some((at + 1, before, *key))
    });
    let (at, before, inner) = places.min()?;
    let end = before.trim_end_matches([',', ';']).trim_end().len();
    let message = format!("`{inner}:` stands on the line of `{outer}:`");
    let help = format!("put `{inner}:` on a line of its own below `{outer}:`");
    let text = format!("{}{}", mend::line_end(source), " ".repeat(line.column));
    let found = LineFault::new((line.number, start + at, inner.len() + 1), message, help);
    Some(found.mend(Safety::Suggested, start + end..start + at, text))
}

/// A block of text whose first line is indented further than this one.
fn first_line_further(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let header = above.iter().position(|line| line.starts() < error.starts())?;
    let (_, value) = above[header].key()?;
    let first = above.get(header.checked_sub(1)?)?;
    // A key of the form slid to the right, and is no line of the text.
    let is_text = begins_block(value) && !error.is_of_form();
    (is_text && first.starts() > error.starts()).then(|| {
        let message = format!(
            "this first line of the text is indented further than line {}, which is therefore no \
             part of it",
            error.number
        );
        let help = "indent all lines of the text alike".to_owned();
        let found = LineFault::new((first.number, first.starts(), first.text.len()), message, help);
        found.mend(Safety::Suggested, 0..first.starts(), " ".repeat(error.starts()))
    })
}

/// A line of a text that is not indented like the text.
fn out_of_text(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let is_key = |line: &Line<'_>| line.key().is_some_and(|(key, _)| is_known(key));
    let at = above.iter().position(is_key).filter(|_| error.key().is_none())?;
    let (key, value) = above[at].key()?;
    let is_out =
        begins_block(value) && error.known().is_none() && error.starts() <= above[at].column;
    let text = above[..at].iter().map(Line::starts).min().unwrap_or(above[at].column + 2);
    let message = format!("this line is not indented like the text of `{key}`");
    let help = format!("put {text} spaces before it, if it belongs to that text");
    is_out.then(|| {
        let start = error.starts();
        let len = error.column + error.text.len() - start;
        let found = LineFault::new((error.number, start, len), message, help);
        found.mend(Safety::Suggested, 0..start, " ".repeat(text))
    })
}

/// A key that stands below no other one.
fn out_of_line(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let (key, _) = error.key().filter(|(key, _)| is_known(key) && error.hyphen.is_none())?;
    let mut parents: Vec<&Line<'_>> = Vec::new();
    for line in above.iter().filter(|line| line.key().is_some()) {
        if parents.last().is_none_or(|inner| line.column < inner.column) {
            parents.push(line);
        }
    }
    // What has a value of its own holds no keys, so that this one was to stand beside it.
    let beside = match parents.iter().find(|line| line.column <= error.column) {
        Some(own) if own.column == error.column => return None,
        Some(own) if own.key().is_some_and(|(_, value)| !value.is_empty()) => *own,
        // The first key below the one that holds it stands beside no other.
        Some(own) if above.first().is_some_and(|line| line.number == own.number) => return None,
        Some(_) | None => *parents.iter().min_by_key(|line| line.column.abs_diff(error.column))?,
    };
    let (other, _) = beside.key()?;
    let is_answer = key.starts_with(|c: char| c.is_ascii_digit());
    let has_answers = || above.iter().any(|line| line.text.starts_with("responses"));
    if is_answer && error.number <= FAR && !has_answers() {
        let message = format!("`{key}:` stands below no `responses:`");
        let help =
            "write `responses:` on a line of its own above it, without blanks before it".to_owned();
        return Some(LineFault::new((error.number, error.column, key.len() + 1), message, help));
    }
    let message = format!("`{key}:` does not stand exactly below another key");
    let spaces = match beside.column {
        0 => "do not indent it".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        n => format!("indent it by {n} spaces"),
    };
    let help = format!(
        "{spaces}, and what is below it as much further, if it belongs beside `{other}:` on line \
         {}",
        beside.number
    );
    let found = LineFault::new((error.number, error.column, key.len() + 1), message, help);
    // Further left, it still holds what is below it.
    Some(match beside.column < error.column {
        true => {
            let spaces = " ".repeat(beside.column);
            found.mend(Safety::Suggested, 0..error.column, spaces)
        }
        false => found,
    })
}

/// Words above the first key of a file, such as `Dear all`.
fn words_on_top(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let is_words =
        |line: &Line<'_>| line.starts() == 0 && line.key().is_none() && line.known().is_none();
    let first = above.last().filter(|_| error.is_of_form() && error.starts() == 0)?;
    let is_marker = first.text.starts_with("---");
    let is_apart = first.text.contains(' ') && above.iter().all(is_words) && !is_marker;
    let message = "this line is no key, and stands above the first one";
    let help = "delete it, or begin it with `# `, as a note to yourself";
    is_apart.then(|| {
        LineFault::new((first.number, 0, first.text.len()), message, help).mend(
            Safety::Suggested,
            0..0,
            "# ",
        )
    })
}

/// `rating mostly`, `evidence |` and `2.1` where a key is.
fn no_colon(line: &Line<'_>, above: &[Line<'_>], below: Option<Line<'_>>) -> Option<LineFault> {
    let (key, rest) = line.known()?;
    if !(rest.is_empty() || rest.starts_with([' ', ';', '=', ','])) {
        return None;
    }
    let beside = above.iter().find(|other| other.column <= line.column);
    let is_beside = |other: &Line<'_>| other.column == line.column && other.key().is_some();
    let is_first = |other: &Line<'_>| other.key().is_some_and(|(_, value)| value.is_empty());
    let is_key = match beside {
        Some(other) if is_beside(other) => true,
        // The first below a key, and what holds others itself.
        Some(other) if is_first(other) && other.column < line.column => {
            below.is_some_and(|below| below.key().is_some())
        }
        // The first of the file.
        other if other.is_none_or(|other| other.text == "---") && line.column == 0 => {
            below.is_some_and(|below| below.column == 0 && below.key().is_some())
        }
        _ => false,
    };
    is_key.then(|| {
        let message = format!("there is no colon behind `{key}`");
        let help = match rest.trim() {
            "" => format!("write `{key}:`"),
            sign if begins_block(sign) => format!("write `{key}: {sign}`"),
            _ => format!("write a colon and a space behind it: `{key}: …`"),
        };
        let behind = line.column + key.len();
        let found = LineFault::new((line.number, line.column, key.len()), message, help);
        let words = rest.trim_start_matches([' ', ';', '=', ',']);
        let sign = rest[..rest.len() - words.len()].trim();
        match sign {
            "" if words.starts_with(':') => found,
            "" => found.mend(Safety::Suggested, behind..behind, ":"),
            ";" | "=" | "," if !words.is_empty() => {
                let end = behind + rest.len() - words.len();
                found.mend(Safety::Suggested, behind..end, ": ")
            }
            _ => found,
        }
    })
}

/// A slip on the lines above, over which a text goes on to where the parser gave up.
fn on_lines_above(error: &Line<'_>, above: &[Line<'_>]) -> Option<LineFault> {
    let mut below = Some(*error);
    for (at, line) in above.iter().enumerate() {
        let outer = &above[at + 1..];
        let holder = outer.iter().find(|other| other.column < line.column);
        if holder.and_then(Line::key).is_some_and(|(_, value)| begins_block(value)) {
            return None;
        }
        let found = glued(line).or_else(|| no_colon(line, outer, below));
        if found.is_some() {
            return found;
        }
        if line.key().is_some() {
            return None;
        }
        below = Some(*line);
    }
    None
}
