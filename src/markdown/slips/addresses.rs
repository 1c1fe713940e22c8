//! Signs that are gone from addresses of the web, and backslashes that end a line.

use std::ops::Range;

use super::runs::{Run, Runs};
use super::signs::lost_path;
use super::{Slip, SlipKind};

/// Reports both.
pub(super) fn find(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    if !runs.set.is_empty() {
        set(source, runs, found);
    }
    for run in &runs.texts {
        line_ends(run, found);
    }
}

/// Addresses in which signs set or strike what is between them, each told of once.
fn set(source: &str, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let addresses = addresses(source);
    let within = |at: usize| {
        let next = addresses.partition_point(|own| own.word.end <= at);
        addresses.get(next).filter(|own| own.start < at).map(|_| next)
    };
    let mut told = vec![false; addresses.len()];
    for range in &runs.set {
        // Signs around all of an address are meant, also where they stand right behind it.
        let begins = within(range.start);
        let ends = within(range.end).filter(|at| range.end < addresses[*at].end);
        let Some(at) = begins.or(ends) else { continue };
        if !std::mem::replace(&mut told[at], true) {
            let own = &addresses[at];
            // The last sign may end the address.
            let is_within = begins.is_some() && range.end <= own.word.end;
            let end = if is_within { own.end.max(range.end) } else { own.end };
            found.push(Slip { kind: SlipKind::SignsInAddress, range: own.start..end });
        }
    }
}

/// An address as it stands bare in a text.
struct Address {
    /// Where it begins.
    start: usize,
    /// Where it ends, without the signs that a sentence puts behind it.
    end: usize,
    /// The same with those signs.
    word: Range<usize>,
}

/// The bare addresses of a text, in order.
fn addresses(source: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = source[from..].find("://").map(|at| from + at) {
        from = at + "://".len();
        let scheme = ["https", "http"].into_iter().find(|own| source[..at].ends_with(own));
        let Some(scheme) = scheme else { continue };
        let start = at - scheme.len();
        // Between brackets it is an address already, or the words of a link.
        let is_bare = !source[..start].ends_with(['<', '[', '`']);
        let rest = &source[from..];
        let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '|');
        let word = start..from + rest.find(is_end).unwrap_or(rest.len());
        let behind = ['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'];
        let end = start + source[word.clone()].trim_end_matches(behind).len();
        from = word.end;
        if is_bare && end > at + "://".len() {
            found.push(Address { start, end, word });
        }
    }
    found
}

/// Backslashes that end a line and begin another, where a sign may be meant: of several that end
/// lines of one paragraph, as of an address on paper, the lines are.
fn line_ends(run: &Run<'_>, found: &mut Vec<Slip>) {
    let (_, lines) = run.lines.split_last().unzip();
    let is_lost = |text: &str| (text.len() - text.trim_end_matches('\\').len()) % 2 == 1;
    let ends = lines.unwrap_or_default().iter().filter(|line| {
        is_lost(line.text) && run.is_text(line.range().end - 1) && lost_path(line.text).is_none()
    });
    let ends: Vec<_> = ends.collect();
    let is_alone = ends.len() == 1;
    found.extend(ends.into_iter().filter_map(|line| {
        let text = line.text.strip_suffix('\\')?;
        let word = text.rsplit([' ', '\t']).next().expect("a split has a first part");
        let is_sign = is_alone || word.is_empty() || word.contains('\\');
        let end = line.range().end;
        is_sign.then_some(Slip { kind: SlipKind::BackslashAtEnd, range: end - 1..end })
    }));
}
