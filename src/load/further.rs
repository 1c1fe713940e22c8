//! The errors of a file that is no YAML: the first, and those in other answers, which are read on
//! without the one that it is in.

use std::sync::Arc;

use serde_saphyr::Error;

use super::numbers::{self, Number};
use super::{syntax, yaml};
use crate::diag::{Diagnostic, Place, Source};

/// How often a file is read on at most, and how many bytes are read so.
const MOST: usize = 12;
const BYTES: usize = 3 * 1024 * 1024;

/// The findings, in the order of the file.
pub(super) fn findings(source: &Arc<Source>, error: &Error) -> Vec<Diagnostic> {
    let first = syntax::diagnostic(source, error);
    let mut blame = line(&first);
    let mut last = at(source, error);
    if !syntax::ends_in_its_answer(&first) {
        return vec![first];
    }
    let numbers = numbers::all(source);
    let mut text = source.text().as_bytes().to_vec();
    let mut found = vec![first];
    for _ in 0..MOST.min(BYTES / text.len().max(1)) {
        let Some(()) = blank(&mut text, source, &numbers, blame) else { break };
        let Ok(rest) = String::from_utf8(text.clone()) else { break };
        let rest = Source::new(source.name(), rest);
        let Err(error) = yaml::parse(&rest) else { break };
        let next = at(&rest, &error);
        // What the answer left behind is no other slip.
        if next <= last {
            blame = next;
            continue;
        }
        let finding = syntax::diagnostic(&rest, &error);
        if !syntax::ends_in_its_answer(&finding) {
            break;
        }
        (blame, last) = (line(&finding), next);
        found.push(finding.of(source));
    }
    found.sort_by_key(line);
    found
}

/// The line of a finding, from 1.
fn line(found: &Diagnostic) -> usize {
    found.place.as_ref().map_or(0, |place| place.position().line)
}

/// The line at which the parser gave up.
fn at(source: &Arc<Source>, error: &Error) -> usize {
    let location = error.without_snippet().location();
    let place = location.map_or_else(|| Place::file(source), |own| yaml::place(source, &own));
    place.position().line
}

/// Puts spaces in the place of all that an answer says, so that everything else stands where it
/// stood. None where the line is of no answer, or nothing is left of it.
fn blank(text: &mut [u8], source: &Source, numbers: &[Number<'_>], line: usize) -> Option<()> {
    let next = numbers.partition_point(|own| own.line <= line);
    let start = source.line_start(numbers.get(next.checked_sub(1)?)?.line);
    let end = numbers.get(next).map_or(text.len(), |own| source.line_start(own.line));
    let mut is_there = false;
    for byte in text.get_mut(start..end)?.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        is_there |= *byte != b' ';
        *byte = b' ';
    }
    is_there.then_some(())
}
