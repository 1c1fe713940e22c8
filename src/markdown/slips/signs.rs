//! Signs that an author typed as part of a figure, and CommonMark takes for markup: they are gone.

use super::runs::{Kind, List, Runs};
use super::{Slip, SlipKind, glued};

/// The most signs before a figure that are passed over, with the figure.
const MOST_SIGNS: usize = 12;

/// How many bytes of an entry are looked at for a figure and what follows it on its line.
const LONGEST_FIGURE: usize = 200;

/// Reports signs before figures, between them, and in paths.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let blocks = runs.blocks.iter().filter(|(kind, _)| *kind == Kind::Quote);
    for (_, range) in blocks {
        let text = &source[range.clone()];
        let inner = text.strip_prefix('>').unwrap_or(text);
        let first = inner.trim_start().chars().next();
        if first.is_some_and(|c| c.is_ascii_digit() || "=£$€".contains(c)) {
            let line = text.lines().next().unwrap_or_default().trim_end();
            found.push(Slip {
                kind: SlipKind::Greater,
                range: range.start..range.start + line.len(),
            });
        }
    }
    for list in &runs.lists {
        found.extend(minus(source, list).or_else(|| in_paragraph(source, list, runs)));
    }
    // What is within other signs that set no word has been told of.
    let mut told = 0;
    let letters = if runs.set.is_empty() { Vec::new() } else { letters(source) };
    for range in &runs.set {
        if range.start >= told && sets_nothing(source, range, &letters) {
            told = range.end;
            found.push(Slip { kind: SlipKind::SignsAlone, range: range.clone() });
        }
        if range.end <= told {
            continue;
        }
        if is_within_figure(source, range) {
            found.push(Slip { kind: SlipKind::Signs, range: range.clone() });
        } else if is_name(source, range) {
            found.push(Slip { kind: SlipKind::Name, range: range.clone() });
        } else if let Some(slip) = glued::find(source, range) {
            told = slip.range.end;
            found.push(slip);
        }
    }
    found.extend(runs.texts.iter().flat_map(|run| &run.lines).filter_map(|line| {
        let at = lost_path(line.text)?;
        Some(Slip { kind: SlipKind::Path, range: line.start + at.start..line.start + at.end })
    }));
}

/// A list whose entries are all figures with a unit: their hyphens may be minus signs.
fn minus(source: &str, list: &List) -> Option<Slip> {
    let sign = source.get(list.start..)?.chars().next()?;
    let kind = match sign {
        '-' => SlipKind::Minus,
        '+' => SlipKind::Plus,
        _ => return None,
    };
    let is_figure = |at: &usize| {
        let entry = source.get(at + 1..).map(first_letters);
        entry.is_some_and(|text| is_amount(text, kind == SlipKind::Plus))
    };
    list.items.iter().all(is_figure).then(|| {
        let line = first_letters(&source[list.start..]).trim_end();
        Slip { kind, range: list.start..list.start + line.len() }
    })
}

/// A list that breaks into a paragraph, and may be a line of it that begins with a sign: one of a
/// single entry, or of plus signs.
fn in_paragraph(source: &str, list: &List, runs: &Runs<'_>) -> Option<Slip> {
    let sign = source.get(list.start..)?.chars().next()?;
    let is_alone = sign == '+' || (list.items.len() == 1 && matches!(sign, '-' | '*'));
    if list.is_nested || !is_alone {
        return None;
    }
    let next = runs.texts.partition_point(|run| run.range().start < list.start);
    let above = runs.texts.get(next.checked_sub(1)?)?.range();
    let between = source.get(above.end..list.start)?;
    let is_below = between.matches('\n').count() == 1
        && between.trim_matches([' ', '\t', '\r', '\n', '>']).is_empty();
    let ends = source.get(above)?.trim_end();
    let line = source.get(list.start..)?.lines().next()?.trim_end();
    let says = line.len() > 1 && !ends.ends_with(':');
    (is_below && says)
        .then(|| Slip { kind: SlipKind::SignOfEntry, range: list.start..list.start + line.len() })
}

/// Whether stars, underscores or tildes set something in which nobody sees a word, or are a line
/// to write on.
fn sets_nothing(source: &str, range: &std::ops::Range<usize>, letters: &[usize]) -> bool {
    let text = &source[range.clone()];
    let next = letters.partition_point(|at| *at < range.start);
    text.starts_with("____") || letters.get(next).is_none_or(|at| *at >= range.end)
}

/// Where a text has letters, figures and other signs that are seen. Each is passed once, however
/// many signs stand within others.
fn letters(source: &str) -> Vec<usize> {
    let seen = source.char_indices().filter(|(_, c)| c.is_alphanumeric() || !c.is_ascii());
    seen.map(|(at, _)| at).collect()
}

/// The first line of a text, as far as a figure may go with its unit: where thousands of lists
/// begin on one line, each would look through all of it.
fn first_letters(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(LONGEST_FIGURE)];
    near.lines().next().unwrap_or_default()
}

/// Whether a text begins with a figure that can have a sign before it; with `any` a figure will do,
/// else it has a unit of change or is all there is.
fn is_amount(text: &str, any: bool) -> bool {
    let text = text.trim();
    let number = text.trim_start_matches(['£', '$', '€']);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if rest.len() == number.len() {
        return false;
    }
    let unit = rest.trim_start();
    let has_unit = unit.is_empty()
        || unit.starts_with(['%', '‰', '°'])
        || ["per cent", "percent", "percentage point", "points", "pp"]
            .iter()
            .any(|own| unit.starts_with(own));
    any || has_unit
        || (text.starts_with(['£', '$', '€'])
            && matches!(unit, "m" | "k" | "bn" | "million" | "billion"))
}

/// Whether signs stand between figures, so that what they set is part of one.
fn is_within_figure(source: &str, range: &std::ops::Range<usize>) -> bool {
    let before = source.get(..range.start).and_then(|text| text.chars().next_back());
    let after = source.get(range.end..).and_then(|text| text.chars().next());
    let text = &source[range.clone()];
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_single_tilde = text.starts_with('~') && !text.starts_with("~~");
    // Not all signs are passed over: where thousands are nested, each pair would look through all
    // of them.
    let begins = is_digit(text.chars().take(MOST_SIGNS).find(|c| !"*_~".contains(*c)));
    begins && (is_single_tilde || is_digit(before) || is_digit(after))
}

/// Whether underscores belong to a name as programs have them, such as `__init__.py`: what stands
/// beside them shows it, for a word alone may be meant in bold.
fn is_name(source: &str, range: &std::ops::Range<usize>) -> bool {
    let text = &source[range.clone()];
    let inner = text.strip_prefix("__").and_then(|text| text.strip_suffix("__"));
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_part = |c: Option<char>| c.is_some_and(is_word);
    if !inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(is_word)) {
        return false;
    }
    let after = &source[range.end..];
    let before = &source[..range.start];
    let dotted = |text: &str| text.strip_prefix('.').and_then(|rest| rest.chars().next());
    is_part(dotted(after))
        || after.starts_with("()")
        || is_part(before.strip_suffix('.').and_then(|rest| rest.chars().next_back()))
}

/// The path of a line in which a backslash stands before a sign that it makes plain, or ends the
/// line: it is gone.
pub(super) fn lost_path(line: &str) -> Option<std::ops::Range<usize>> {
    if !line.contains('\\') {
        return None;
    }
    let start = line.char_indices().find_map(|(at, _)| begins_path(line, at).then_some(at))?;
    let path = line.get(start..)?;
    let last = path.rfind('\\')?;
    let end = path[last..].find(char::is_whitespace).map_or(path.len(), |at| last + at);
    let path = &path[..end];
    let is_lost = path
        .match_indices('\\')
        .filter_map(|(at, sign)| path[at + sign.len()..].chars().next())
        .any(|next| next.is_ascii_punctuation());
    let ends_line = path.ends_with('\\') && start + end == line.len();
    // Code keeps every backslash.
    let is_code = line[..start].matches('`').count() % 2 == 1;
    ((is_lost || ends_line) && !is_code).then_some(start..start + end)
}

/// The paths of Windows in what was found as one slip, each without the words between it and the
/// next and without the sign that ends a sentence.
pub fn paths(text: &str) -> Vec<std::ops::Range<usize>> {
    let starts = text.char_indices().filter_map(|(at, _)| begins_path(text, at).then_some(at));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    let path = |(start, end): (usize, usize)| {
        let own = text.get(start..end).unwrap_or_default();
        let last = own.rfind('\\').unwrap_or_default();
        let len = own[last..].find(char::is_whitespace).map_or(own.len(), |at| last + at);
        start..start + own[..len].trim_end_matches([',', ';', '.', ')', '"', '”']).len()
    };
    starts.iter().copied().zip(ends).map(path).collect()
}

/// Whether a path of Windows begins here: a drive, or the name of a server.
fn begins_path(line: &str, at: usize) -> bool {
    let is_apart = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '\\');
    let mut chars = line[at..].chars();
    let first = (chars.next(), chars.next(), chars.next());
    is_apart
        && match first {
            (Some(drive), Some(':'), Some('\\')) => drive.is_ascii_alphabetic(),
            (Some('\\'), Some('\\'), Some(c)) => c.is_alphanumeric(),
            _ => false,
        }
}
