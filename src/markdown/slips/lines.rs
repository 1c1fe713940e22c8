//! Single lines of running text that are published otherwise than they look.

use super::runs::Run;
use super::{Slip, SlipKind};

/// Reports remarks that are no headings, and lines that only look empty.
pub(super) fn find(run: &Run<'_>, found: &mut Vec<Slip>) {
    let last = run.lines.len().saturating_sub(1);
    for (at, line) in run.lines.iter().enumerate() {
        let text = line.text;
        let shows = text.chars().any(|c| !c.is_whitespace() && !crate::diag::is_unseen(c));
        if !shows && !text.is_empty() && (1..last).contains(&at) {
            found.push(Slip { kind: SlipKind::LooksEmpty, range: line.range() });
        }
        if is_remark(text) && run.is_text(line.start) {
            found.push(Slip { kind: SlipKind::HashLine, range: line.range() });
        }
    }
}

/// `#check with finance` and `// check with finance`, as remarks are written in programs.
fn is_remark(text: &str) -> bool {
    let word = text.strip_prefix('#').unwrap_or_default();
    let is_hash = word.starts_with(|c: char| c.is_lowercase()) && word.contains(' ');
    is_hash || text.strip_prefix("//").is_some_and(|rest| rest.starts_with(' '))
}
