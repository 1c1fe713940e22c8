//! Numbers of items that do not stand below one another: the parser gives up at one of them, or
//! some lines further on.

use super::line::{Line, begins_block};
use super::line_fault::LineFault;
use crate::diag::{Safety, Source};

/// Where an answer begins.
#[derive(Clone, Copy)]
pub(super) struct Number<'a> {
    /// The line, from 1.
    pub(super) line: usize,
    column: usize,
    key: &'a str,
    /// How many spaces stand at the start of the next line.
    below: usize,
    is_empty: bool,
}

/// The numbers of items with which lines begin, in one pass over the file; not those within texts.
pub(super) fn all(source: &Source) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    // The key whose text goes on below it.
    let mut block: Option<usize> = None;
    for number in 1..=source.text().lines().count() {
        let Some(line) = Line::of(source, number) else { continue };
        if block.is_some_and(|column| line.starts() > column) {
            continue;
        }
        let key = line.key();
        block = key.filter(|(_, value)| begins_block(value)).map(|_| line.column());
        let own = key.filter(|(key, _)| is_number(key) && line.hyphen().is_none());
        found.extend(own.map(|(key, value)| Number {
            line: number,
            column: line.column(),
            key,
            below: line.below(),
            is_empty: value.is_empty(),
        }));
    }
    found
}

/// Whether a key is the number of an item, such as `1.10`.
pub(super) fn is_number(key: &str) -> bool {
    let mut parts = key.split('.');
    key.contains('.')
        && parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The number that stands elsewhere than the others, in whose answer or right behind it the parser
/// gave up on a line.
pub(super) fn out_of_column(source: &Source, last: usize) -> Option<LineFault> {
    let numbers = all(source);
    let expected = expected(&numbers)?;
    let is_out = |own: &&Number<'_>| own.column != expected;
    let before = numbers.partition_point(|own| own.line <= last);
    let own = numbers.get(before.checked_sub(1)?)?;
    // The parser gives up at the next number where the one before it stands elsewhere.
    let above = || numbers.get(before.checked_sub(2)?).filter(|_| own.line == last);
    let blame = Some(own).filter(is_out).or_else(|| above().filter(is_out))?;
    let other = numbers
        .iter()
        .filter(|other| other.column == expected)
        .min_by_key(|other| other.line.abs_diff(blame.line))?;
    let message = format!("`{}:` does not stand below the numbers of the other answers", blame.key);
    let indented = match expected {
        0 => "do not indent it".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        many => format!("indent it by {many} spaces"),
    };
    let help = format!(
        "{indented}, like `{}:` on line {}, and what is below it further",
        other.key, other.line
    );
    let found = LineFault::new((blame.line, blame.column, blame.key.len() + 1), message, help);
    // What is below it must stay below it.
    Some(match blame.below > expected || !blame.is_empty {
        true => found.mend(Safety::Suggested, 0..blame.column, " ".repeat(expected)),
        false => found,
    })
}

/// Where most numbers stand; of two columns with as many, the one that forms are written in.
fn expected(numbers: &[Number<'_>]) -> Option<usize> {
    const USUAL: usize = 2;
    let mut columns: Vec<usize> = numbers.iter().map(|own| own.column).collect();
    columns.sort_unstable();
    let runs = columns.chunk_by(|a, b| a == b);
    let best =
        runs.max_by_key(|run| (run.len(), run.first() == Some(&USUAL), run.first() > Some(&0)));
    best?.first().copied()
}
