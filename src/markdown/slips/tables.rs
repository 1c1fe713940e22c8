//! Tables that are none: pasted with tabs, commas or tags of HTML, or without the line of dashes
//! that CommonMark asks for.

use super::runs::{Kind, Line, Run, Runs};
use super::{Slip, SlipKind};

/// Reports the tables of a paragraph, each once.
pub(super) fn find(source: &str, run: &Run<'_>, runs: &Runs<'_>, found: &mut Vec<Slip>) {
    let lines = &run.lines;
    let mut at = row_apart(source, run, runs);
    if let Some(line) = lines.first().filter(|_| at > 0) {
        found.push(Slip { kind: SlipKind::RowApart, range: line.range() });
    }
    while at < lines.len() {
        let (kind, len) = match (with_bars(run, at), in_columns(lines, at)) {
            (bars @ 2.., _) => (of_bars(lines, at, bars), bars),
            (1, _) if lines.len() == 1 && is_rule(lines[0].text) => (SlipKind::TableApart, 1),
            (_, columns @ 2..) => (SlipKind::Columns, columns),
            _ => match by_commas(lines, at) {
                rows @ 3.. => (SlipKind::Commas, rows),
                _ => {
                    at += 1;
                    continue;
                }
            },
        };
        if let Some(line) = lines.get(at) {
            found.push(Slip { kind, range: line.range() });
        }
        at += len;
    }
}

/// How many lines of a paragraph are rows of the table above it, from which only empty lines part
/// them.
fn row_apart(source: &str, run: &Run<'_>, runs: &Runs<'_>) -> usize {
    let start = run.range().start;
    let above = runs.tables.partition_point(|table| table.start < start);
    let above = above.checked_sub(1).and_then(|last| runs.tables.get(last));
    let between = above.and_then(|table| source.get(table.end..start));
    let is_below =
        between.is_some_and(|text| text.trim_matches([' ', '\t', '\r', '\n']).is_empty());
    let rows = if is_below { with_bars(run, 0) } else { 0 };
    // What has its own line of dashes is a table of its own.
    if run.lines.iter().take(rows).any(|line| is_rule(line.text)) { 0 } else { rows }
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
    let rows = &lines[at..at + len];
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
    let tabs = tabs(first.text);
    let by_tabs =
        lines.iter().skip(at).take_while(|line| tabs >= 2 && self::tabs(line.text) == tabs);
    alike(columns_by_tabs).max(alike(columns_by_spaces)).max(by_tabs.count())
}

/// How many tabs a line has, where none of them stands behind a mark: cells may be empty.
fn tabs(line: &str) -> usize {
    let tabs = line.matches('\t').count();
    if tabs > 0 && super::marks::mark(line).is_some() { 0 } else { tabs }
}

/// How many lines from one on are rows of figures, parted alike by commas or semicolons; the first
/// of them may be a heading.
fn by_commas(lines: &[Line<'_>], at: usize) -> usize {
    let Some(first) = lines.get(at) else { return 0 };
    let alike = |sign: char| {
        let wanted = first.text.matches(sign).count();
        let cells_fit = |line: &str| {
            line.matches(sign).count() == wanted && line.split(sign).all(is_short_cell)
        };
        if wanted < 2 || !cells_fit(first.text) {
            return 0;
        }
        let is_row = |line: &&Line<'_>| cells_fit(line.text) && is_of_figures(line.text, sign);
        1 + lines.iter().skip(at + 1).take_while(is_row).count()
    };
    alike(',').max(alike(';'))
}

/// Whether a cell is as short as one of figures, with no blank behind the sign before it: in prose
/// there is one.
fn is_short_cell(cell: &str) -> bool {
    cell.len() <= LONGEST_CELL && !cell.starts_with(' ')
}

/// How many bytes a cell has at most.
const LONGEST_CELL: usize = 40;

/// Whether half of the cells of a row are figures or more, and they are not the thousands of one.
fn is_of_figures(row: &str, sign: char) -> bool {
    let cells: Vec<&str> = row.split(sign).map(str::trim).collect();
    let is_figure = |cell: &&&str| {
        let number = cell.trim_start_matches(['£', '$', '€', '+', '-', '−', '<', '>', '~']);
        number.starts_with(|c: char| c.is_ascii_digit()) && cell.len() <= 16
    };
    let is_thousand = |cell: &&str| cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_digit());
    let is_number = cells.first().is_some_and(|first| is_figure(&first))
        && cells.iter().skip(1).all(is_thousand);
    !is_number && cells.iter().filter(is_figure).count() * 2 >= cells.len()
}

/// Whether a line may be a row of figures that are parted by commas or semicolons.
pub(super) fn may_be_parted(line: &str) -> bool {
    [',', ';'].into_iter().any(|sign| {
        let glued = line.match_indices(sign).filter(|(at, _)| {
            line[at + 1..].starts_with(|c: char| c.is_ascii_digit() || "£$€+-−<>~".contains(c))
        });
        glued.count() > 0 && line.matches(sign).count() > 1
    })
}

/// The first tag of a table in HTML.
pub(super) fn in_html(source: &str, runs: &Runs<'_>) -> Option<Slip> {
    let blocks = runs.blocks.iter().filter(|(kind, _)| *kind == Kind::Html);
    let blocks = blocks.map(|(_, range)| range);
    let ranges = blocks.chain(runs.texts.iter().flat_map(|run| &run.apart));
    let tags = ranges.filter_map(|range| {
        let text = source.get(range.clone())?;
        let is_tag = |at: &usize| is_tag_of_table(&text[*at..]);
        let at = text.match_indices('<').map(|(at, _)| at).find(is_tag)?;
        let line = text[at..].lines().next()?.trim_end();
        // Code, links and remarks are shown as they are typed on purpose.
        let is_markup =
            text.trim_start().starts_with('<') && !text.trim_start().starts_with("<!--");
        is_markup.then(|| range.start + at..range.start + at + line.len())
    });
    let range = tags.min_by_key(|range| range.start)?;
    Some(Slip { kind: SlipKind::HtmlTable, range })
}

fn is_tag_of_table(text: &str) -> bool {
    let name = text.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    let (name, rest) = name.split_at(end);
    ["table", "thead", "tbody", "tr", "td", "th"].iter().any(|own| name.eq_ignore_ascii_case(own))
        && rest.starts_with(['>', ' ', '/', '\n', '\t'])
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
