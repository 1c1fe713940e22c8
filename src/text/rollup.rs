//! The figures as plain text for a terminal: everything in columns, nothing by colour.

use std::fmt::Write as _;

use crate::lang::Language;
use crate::model::{Id, NotComparable, Round};
use crate::rollup::{
    ActionCounts, Change, Denominators, Distribution, Group, Movement, Reason, Rollup,
};

/// The figures of a round as text.
pub fn table(figures: &Rollup, round: &Round, lang: &Language) -> String {
    let terms = round.rubric.terms();
    let mut text = format!("{}\n{}\n", round.rubric.title(), round.info.title);
    text.extend(figures.notice.iter().map(|notice| format!("{notice}\n")));
    text.push('\n');
    text.push_str(&denominators(&figures.denominators));
    text.push_str("\nLevels, lowest first:\n");
    for (at, level) in figures.scale.iter().enumerate() {
        _ = writeln!(text, "  {}  {}", at + 1, level.label);
    }
    let nation = &figures.nation;
    let items = nation.items.iter().map(|item| (item.item.as_str(), &item.distribution));
    let sections =
        nation.sections.iter().map(|section| (section.section.as_str(), &section.distribution));
    let overall = [("all", &nation.overall)];
    for (heading, rows) in [
        (terms.item.one.as_str(), items.collect::<Vec<_>>()),
        (terms.section.one.as_str(), sections.collect()),
        ("Over all", overall.to_vec()),
    ] {
        text.push('\n');
        text.push_str(&aligned(&distributions(heading, &rows, figures, lang)));
    }
    text.push('\n');
    text.push_str(&aligned(&groups(&terms.group.one, &figures.health_boards, figures, lang)));
    if !figures.comparator_sets.is_empty() {
        text.push('\n');
        text.push_str(&aligned(&groups("Comparator set", &figures.comparator_sets, figures, lang)));
    }
    text.push_str(&over_time(figures, &terms.item.one));
    text.push('\n');
    text.push_str(&aligned(&actions(figures, &terms.item.one)));
    text.push('\n');
    text.push_str(&aligned(&practice(figures, &terms.item.one)));
    text
}

fn denominators(counts: &Denominators) -> String {
    let drafts = match counts.drafts {
        1 => "1 draft".to_owned(),
        n => format!("{n} drafts"),
    };
    let strangers = match counts.strangers {
        0 => String::new(),
        n => format!("; {n} of nobody in the register"),
    };
    format!(
        "{} expected: {} returned ({} of them late), {drafts}, {} with errors, {} \
         missing{strangers}\nOnly what was returned is counted below. Shares are of what is \
         rated.\n",
        counts.expected, counts.returned, counts.late, counts.refused, counts.missing,
    )
}

type Rows = Vec<Vec<String>>;

/// Columns, the first to the left and the others to the right, two spaces apart.
fn aligned(rows: &Rows) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            _ = match at {
                0 => write!(line, "{cell:width$}"),
                _ => write!(line, "  {cell:>width$}"),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn words<const N: usize>(words: [&str; N]) -> impl Iterator<Item = String> {
    words.into_iter().map(str::to_owned)
}

fn level_numbers(figures: &Rollup) -> impl Iterator<Item = String> {
    (1..=figures.scale.len()).map(|level| level.to_string())
}

fn distribution_headings(first: &str, figures: &Rollup) -> Vec<String> {
    let mut row = vec![first.to_owned()];
    row.extend(level_numbers(figures));
    row.extend(words(["not rated", "out of"]));
    row.extend(level_numbers(figures).skip(1).map(|level| format!("≥{level}")));
    row.extend(words(["median", "agreement"]));
    row
}

fn distributions(
    first: &str,
    rows: &[(&str, &Distribution)],
    figures: &Rollup,
    lang: &Language,
) -> Rows {
    let mut table = vec![distribution_headings(first, figures)];
    table.extend(rows.iter().map(|(name, distribution)| {
        let mut row = vec![(*name).to_owned()];
        row.extend(cells(distribution, figures, lang));
        row
    }));
    table
}

fn cells(distribution: &Distribution, figures: &Rollup, lang: &Language) -> Vec<String> {
    let mut row: Vec<String> =
        distribution.levels.iter().map(|level| level.count.to_string()).collect();
    row.push(distribution.not_rated.to_string());
    row.push(distribution.out_of.to_string());
    row.extend(
        distribution.levels.iter().skip(1).map(|level| share(level.share_at_or_above, lang)),
    );
    let number = |id: &Id| {
        let at = figures.scale.iter().position(|level| level.id == *id);
        at.map(|at| (at + 1).to_string()).unwrap_or_default()
    };
    row.push(match &distribution.median {
        None => "–".to_owned(),
        Some(median) if median.lower == median.upper => number(&median.lower),
        Some(median) => format!("{} and {}", number(&median.lower), number(&median.upper)),
    });
    row.push(distribution.agreement.map_or("–".to_owned(), |value| lang.decimal(value, 2)));
    row
}

fn share(share: Option<f64>, lang: &Language) -> String {
    share.map_or("–".to_owned(), |share| lang.share(share))
}

fn groups(first: &str, groups: &[Group], figures: &Rollup, lang: &Language) -> Rows {
    let mut headings = distribution_headings(first, figures);
    headings.insert(1, "returned".to_owned());
    let mut table = vec![headings];
    for group in groups {
        let held_back = match group.reason {
            None => "",
            Some(Reason::FewReturns) => ", held back",
            Some(Reason::Complement) => ", held back for another",
        };
        let returned = format!("{} of {}{held_back}", group.returned, group.partnerships.len());
        let mut row = vec![group.name.clone(), returned];
        row.extend(group.figures.iter().flat_map(|own| cells(&own.overall, figures, lang)));
        table.push(row);
    }
    table
}

fn over_time(figures: &Rollup, item: &str) -> String {
    let Some(movement) = &figures.movement else { return String::new() };
    let change = |name: &str, change: &Change| {
        let mut row = vec![name.to_owned()];
        let counts = [change.rose, change.fell, change.stayed, change.not_rated_both_times];
        row.extend(counts.map(|count| count.to_string()));
        row
    };
    let mut table = vec![vec![item.to_owned()]];
    table[0].extend(words(["rose", "fell", "stayed", "not rated both times"]));
    table.extend(movement.items.iter().map(|item| change(item.item.as_str(), &item.change)));
    table.push(change("all", &movement.overall));
    let still = listed(movement.never_moved.iter().map(ToString::to_string));
    let mut text = format!(
        "\nSince {}, over {} that returned both times:\n{}Without any movement: {still}\n",
        movement.previous,
        movement.partnerships.len(),
        aligned(&table),
    );
    text.push_str(&not_compared(movement));
    let rounds = &figures.history.rounds;
    if let [first, _, _, ..] = rounds.as_slice() {
        let never = figures.history.never_moved.iter();
        let never = never.map(|still| format!("{} ({} rounds)", still.item, still.rounds));
        let (first, number) = (&first.round, rounds.len());
        _ = writeln!(text, "Since {first}, {number} rounds, never moved: {}", listed(never));
    }
    text
}

/// What is not compared because the rubric changed.
fn not_compared(movement: &Movement) -> String {
    let mut text = String::new();
    if !movement.not_comparable.is_empty() {
        let items = movement.not_comparable.iter();
        let items = items.map(|own| format!("{} ({})", own.item, in_words(own.reason)));
        _ = writeln!(
            text,
            "Not comparable with version {}: {}",
            movement.previous_rubric,
            listed(items)
        );
    }
    if !movement.withdrawn.is_empty() {
        let items = movement.withdrawn.iter().map(ToString::to_string);
        _ = writeln!(
            text,
            "No longer asked since version {}: {}",
            movement.previous_rubric,
            listed(items)
        );
    }
    text
}

fn in_words(reason: NotComparable) -> &'static str {
    match reason {
        NotComparable::New => "new",
        NotComparable::CompletedByOthers => "completed by others",
        NotComparable::Scale => "another scale",
        NotComparable::Merged => "merged",
        NotComparable::Split => "split",
        NotComparable::Reworded => "reworded",
        NotComparable::Renumbered => "renumbered",
        NotComparable::Unrelated => "another rubric",
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

fn actions(figures: &Rollup, item: &str) -> Rows {
    let row = |name: &str, counts: &ActionCounts| {
        let mut row = vec![name.to_owned()];
        let ActionCounts { total, open, done, dropped, without_status, overdue, put_back, .. } =
            counts;
        let counts = [total, open, overdue, done, dropped, without_status, put_back];
        row.extend(counts.map(usize::to_string));
        row
    };
    let mut table = vec![vec![item.to_owned()]];
    let headings = ["actions", "open", "overdue", "done", "dropped", "without status", "put back"];
    table[0].extend(words(headings));
    table.extend(figures.actions.items.iter().map(|item| row(item.item.as_str(), &item.counts)));
    table.push(row("all", &figures.actions.overall));
    table
}

fn practice(figures: &Rollup, item: &str) -> Rows {
    let mut table = vec![vec![item.to_owned()]];
    table[0].extend(words(["at the top level", "shared"]));
    table.extend(figures.practice.iter().map(|practice| {
        let item = practice.item.to_string();
        vec![item, practice.top.len().to_string(), practice.shared.len().to_string()]
    }));
    table
}
