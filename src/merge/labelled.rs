//! What a block is about: the cell that a row is known by, what stands before a colon. It tells
//! whether two blocks that people wrote apart from one another are two versions of one thing.

use super::likeness;

/// How many words a label has at most.
const MOST_WORDS: usize = 8;
/// What parts a label from what is said of it.
const PARTED: [&str; 5] = [": ", " – ", " — ", " - ", " = "];
/// What paragraphs, entries, quotations, headings, rows and the heads of tables begin with: all
/// that may have a label.
const LABELLED: [char; 7] = ['¶', '•', '№', '»', '#', '|', '‖'];
/// The sign of a row.
const ROW: char = '|';
/// The sign of a heading.
const HEADING: char = '#';

/// Whether two blocks that both sides wrote are two versions of one: alike, under one label, or the
/// same but for figures.
pub(super) fn are_versions(a: &str, b: &str) -> bool {
    likeness::are_alike(a, b) || is_about_the_same(a, b).unwrap_or(false)
}

/// Whether a block is a heading.
pub(super) fn is_heading(block: &str) -> bool {
    block.starts_with(HEADING)
}

fn is_about_the_same(a: &str, b: &str) -> Option<bool> {
    let ((a_sign, a), (b_sign, b)) = (a.split_once(' ')?, b.split_once(' ')?);
    if a_sign != b_sign || !a_sign.starts_with(LABELLED) {
        return Some(false);
    }
    if a_sign.starts_with(ROW) {
        let cells = |row: &'_ str| row.split(" | ").map(str::to_owned).collect::<Vec<_>>();
        return Some(have_one_label(&cells(a), &cells(b)));
    }
    let same_label = matches!((label(a), label(b)), (Some(a), Some(b)) if a == b);
    Some(same_label || said(a) == said(b) && !said(a).is_empty())
}

/// What stands before the first colon or dash, if that is short.
fn label(text: &str) -> Option<Vec<String>> {
    let end = PARTED.iter().filter_map(|sign| text.find(sign)).min();
    let end = end.or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
    let words = words(text.get(..end)?);
    (1..=MOST_WORDS).contains(&words.len()).then_some(words)
}

/// The words that are no figures.
fn said(text: &str) -> Vec<String> {
    let mut words = words(text);
    words.retain(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words
}

/// The words of a text, whatever the signs around them and their case.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Whether a row is another one as somebody edited it, and no other row in its place: its label
/// says the same or a part of it, or it alone was rewritten.
pub(super) fn are_one_row<S: AsRef<str>>(old: &[S], new: &[S]) -> bool {
    let (at, other) = (label_cell(old), label_cell(new));
    let (old_label, new_label) = (cell(old, at), cell(new, other));
    let is_kept = at == other && old_label.iter().any(|word| new_label.contains(word));
    let rest = |cells: &[S]| -> Vec<Vec<String>> {
        (0..cells.len()).filter(|cell| *cell != at).map(|at| cell(cells, at)).collect()
    };
    let (old_rest, new_rest) = (rest(old), rest(new));
    let says = old_rest.iter().filter(|cell| !cell.is_empty()).count();
    is_kept || old_label == new_label || (says > 1 && old_rest == new_rest)
}

/// What a row is known by, if it is a row and known by something.
pub(super) fn name_of_row(block: &str) -> Option<Vec<String>> {
    let (sign, row) = block.split_once(' ')?;
    let cells: Vec<&str> = row.split(" | ").collect();
    let name = cell(&cells, label_cell(&cells));
    (sign.starts_with(ROW) && !name.is_empty()).then_some(name)
}

/// Whether two rows are known by the same.
fn have_one_label<S: AsRef<str>>(a: &[S], b: &[S]) -> bool {
    let label = |cells| cell(cells, label_cell(cells));
    !label(a).is_empty() && label(a) == label(b)
}

fn cell<S: AsRef<str>>(cells: &[S], at: usize) -> Vec<String> {
    cells.get(at).map(|cell| words(cell.as_ref())).unwrap_or_default()
}

/// The cell that a row is known by: the first, or where that is empty or numbers the rows, the
/// first that has a letter.
fn label_cell<S: AsRef<str>>(cells: &[S]) -> usize {
    let first = cells.first().map_or("", AsRef::as_ref);
    let is_number = first.chars().filter(|c| c.is_alphanumeric()).count() < 3
        && !first.contains(char::is_alphabetic);
    let has_letters = |cell: &S| cell.as_ref().contains(char::is_alphabetic);
    if is_number { cells.iter().position(has_letters).unwrap_or_default() } else { 0 }
}
