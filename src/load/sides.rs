//! The lines between which a merge leaves two versions of a part of a text.
//!
//! ```text
//! <<<<<<< ours
//! - the bullet as ours has it
//! =======
//! - the bullet as theirs has it
//! >>>>>>> theirs
//! ```
//!
//! They are git's own. Where what is between them holds such lines already, they are longer.

use std::collections::BTreeSet;
use std::ops::Range;

/// How long a mark is at least.
pub(crate) const LENGTH: usize = 7;

/// The line before ours.
pub(crate) fn open(length: usize) -> String {
    format!("{} ours", "<".repeat(length))
}

/// The line between ours and theirs.
pub(crate) fn middle(length: usize) -> String {
    "=".repeat(length)
}

/// The line after theirs.
pub(crate) fn close(length: usize) -> String {
    format!("{} theirs", ">".repeat(length))
}

/// How long the mark is that a line is, made of these characters and perhaps followed by a name.
pub(crate) fn length(line: &str, of: char) -> Option<usize> {
    let text = line.trim();
    let rest = text.trim_start_matches(of);
    let length = text.len() - rest.len();
    (length >= LENGTH && (rest.is_empty() || rest.starts_with(' '))).then_some(length)
}

/// The lines from each mark that opens to the one that closes it, both included; none within
/// another.
pub(crate) fn regions(lines: &[&str]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Below one of these lengths that nothing closes, nothing closes another one.
    let mut open: BTreeSet<usize> = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let Some(size) = length(line, '<').filter(|size| !open.contains(size)) else { continue };
        match closing(&lines[at + 1..], size) {
            Some(end) => found.push(at..at + end + 2),
            None => _ = open.insert(size),
        }
    }
    found
}

/// Where the middle of a region is, by its lines.
pub(crate) fn middle_of(region: &[&str]) -> Option<usize> {
    let size = length(region.first()?, '<')?;
    region.iter().position(|line| length(line, '=') == Some(size))
}

/// The line that closes a region of marks of this length, which has a line in its middle.
fn closing(lines: &[&str], size: usize) -> Option<usize> {
    let middle = lines.iter().position(|line| length(line, '=') == Some(size))?;
    let end = lines[middle..].iter().position(|line| length(line, '>') == Some(size))?;
    Some(middle + end)
}

#[cfg(test)]
mod tests {
    use super::{close, middle, open, regions};

    #[test]
    fn a_region_ends_at_the_marks_of_its_own_length() {
        let (o, m, c) = (open(7), middle(7), close(7));
        let (outer_o, outer_m, outer_c) = (open(8), middle(8), close(8));
        let lines = [&*outer_o, "a", &o, &m, &c, &outer_m, "b", &outer_c, "c", &o, &m, &c];
        assert_eq!(regions(&lines), [0..8, 9..12]);
        // What opens and is not closed hides nothing below it, of its own length or another.
        let lines = [&*outer_o, &o, &o, &m, &c, &o, &outer_o, &m, &c];
        assert_eq!(regions(&lines), [1..5, 5..9]);
        assert!(regions(&["Title", &m, "> quoted", &c, "<<<<<<<html>"]).is_empty());
    }
}
