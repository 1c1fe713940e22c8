//! Tables that are none: pasted with tabs, or without the line of dashes that CommonMark asks for.

use super::runs::{Line, Run};
use super::{Slip, SlipKind};

/// Reports the tables of a paragraph, each once.
pub(super) fn find(run: &Run<'_>, found: &mut Vec<Slip>) {
    let lines = &run.lines;
    let mut at = 0;
    while at < lines.len() {
        let (kind, len) = match (with_bars(run, at), in_columns(lines, at)) {
            (bars @ 2.., _) => (of_bars(lines, at, bars), bars),
            (1, _) if lines.len() == 1 && is_rule(lines[0].text) => (SlipKind::TableApart, 1),
            (_, columns @ 2..) => (SlipKind::Columns, columns),
            _ => {
                at += 1;
                continue;
            }
        };
        if let Some(line) = lines.get(at) {
            found.push(Slip { kind, range: line.range() });
        }
        at += len;
    }
}

/// How many lines from one on have bars as the rows of a table have.
fn with_bars(run: &Run<'_>, at: usize) -> usize {
    let is_row = |line: &&Line<'_>| {
        let bars = line.text.match_indices('|').filter(|(at, _)| run.is_text(line.start + at));
        let bars = bars.count();
        bars >= 2 || (bars == 1 && (is_rule(line.text) || cells(line.text) == 2))
    };
    run.lines.iter().skip(at).take_while(is_row).count()
}

fn of_bars(lines: &[Line<'_>], at: usize, len: usize) -> SlipKind {
    let rows = lines.get(at..at + len).unwrap_or_default();
    match rows.iter().position(|line| is_rule(line.text)) {
        // Where it is in its place, it has another number of cells, or there is text above the
        // heading.
        Some(1)
            if at > 0
                && rows.first().map(|row| cells(row.text))
                    == rows.get(1).map(|row| cells(row.text)) =>
        {
            SlipKind::TableInText
        }
        Some(1) => SlipKind::TableOfTwoWidths,
        _ => SlipKind::TableWithoutRule,
    }
}

/// How many cells a row has.
fn cells(row: &str) -> usize {
    row.trim().trim_start_matches('|').trim_end_matches('|').split('|').count()
}

/// Whether a line is the one of dashes below the heading of a table.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// How many lines from one on are parted alike by tabs, or by three spaces and more.
fn in_columns(lines: &[Line<'_>], at: usize) -> usize {
    let Some(first) = lines.get(at) else { return 0 };
    let alike = |columns: fn(&str) -> usize| match columns(first.text) {
        0 | 1 => 0,
        wanted => lines.iter().skip(at).take_while(|line| columns(line.text) == wanted).count(),
    };
    alike(columns_by_tabs).max(alike(columns_by_spaces))
}

/// A tab behind a mark or a single character is no end of a cell.
fn columns_by_tabs(line: &str) -> usize {
    if !line.contains('\t') {
        return 1;
    }
    let cells = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let mut cells: Vec<&str> = cells.collect();
    if cells.first().is_some_and(|cell| super::marks::mark(&format!("{cell}\tx")).is_some()) {
        cells.remove(0);
    }
    cells.len()
}

fn columns_by_spaces(line: &str) -> usize {
    line.split("   ").map(str::trim).filter(|cell| !cell.is_empty()).count()
}
