//! The figures as plain text for a terminal: everything in columns, nothing by colour.

mod given;

use std::fmt::Write as _;

use crate::form::Role;
use crate::lang::{Language, capital, say};
use crate::model::{Id, NotComparable, Round, Term};
use crate::rollup::{
    ActionStatusCounts, Change, Denominators, Distribution, Group, Reason, Rollup, RoundMovement,
};

/// The figures of a round as text.
pub fn table(figures: &Rollup, round: &Round, lang: &Language) -> String {
    let terms = round.rubric.terms();
    let [item, section, group] =
        [&terms.item, &terms.section, &terms.group].map(|term| capital(&term.one));
    let mut text = format!("{}\n{}\n", round.rubric.title(), round.info.title);
    text.extend(figures.notice.iter().map(|notice| format!("{notice}\n")));
    text.push('\n');
    text.push_str(&denominators(&figures.denominators, lang));
    if let Some(none) = no_figures(&figures.denominators, &terms.participant, lang) {
        _ = writeln!(text, "{none}");
        return text;
    }
    let rubric = &round.rubric;
    if rubric.has(Role::Rating) {
        text.push_str(&rated(figures, &item, &section, &group, lang));
    } else {
        _ = writeln!(text, "{}", say!(lang, "table-what-is-given"));
    }
    text.push_str(&given::table(figures, rubric, lang));
    if rubric.has(Role::Actions) {
        _ = write!(text, "\n{}", aligned(&actions(figures, &item, lang)));
    }
    if rubric.has(Role::Share) {
        _ = write!(text, "\n{}", aligned(&practice(figures, &item, lang)));
    }
    text
}

/// What the ratings come to.
fn rated(figures: &Rollup, item: &str, section: &str, group: &str, lang: &Language) -> String {
    let mut text = format!("{}\n", say!(lang, "table-what-is-counted"));
    _ = write!(text, "\n{}\n", say!(lang, "table-levels"));
    for (at, level) in figures.scale.iter().enumerate() {
        _ = writeln!(text, "  {}  {}", at + 1, level.label);
    }
    let nation = &figures.nation;
    let items = nation.items.iter().map(|item| (item.item.as_str(), &item.distribution));
    let sections =
        nation.sections.iter().map(|section| (section.section.as_str(), &section.distribution));
    let all = say!(lang, "table-all");
    let overall = [(all.as_str(), &nation.overall)];
    let over_all = say!(lang, "table-over-all");
    for (heading, rows) in [
        (item, items.collect::<Vec<_>>()),
        (section, sections.collect()),
        (over_all.as_str(), overall.to_vec()),
    ] {
        text.push('\n');
        text.push_str(&aligned(&distributions(heading, &rows, figures, lang)));
    }
    let set = say!(lang, "comparator-set");
    let own = figures.groupings.iter().map(|own| (capital(&own.one), &own.groups));
    let all = std::iter::once((group.to_owned(), &figures.health_boards)).chain(own);
    for (heading, all) in all.chain([(set, &figures.comparator_sets)]) {
        if !all.is_empty() {
            text.push('\n');
            text.push_str(&aligned(&groups(&heading, all, figures, lang)));
        }
    }
    text.push_str(&over_time(figures, item, lang));
    text
}

fn denominators(counts: &Denominators, lang: &Language) -> String {
    let strangers = match counts.strangers {
        0 => String::new(),
        count => say!(lang, "table-strangers", count = count),
    };
    let out_of = say!(
        lang,
        "table-out-of",
        expected = counts.expected,
        returned = counts.returned,
        late = counts.late,
        drafts = counts.drafts,
        refused = counts.refused,
        missing = counts.missing,
        strangers = strangers
    );
    out_of + "\n"
}

/// Why there are no figures, where nobody has made a final return: tables of noughts would say no
/// more, and look as if there were some.
fn no_figures(counts: &Denominators, participant: &Term, lang: &Language) -> Option<String> {
    match (counts.returned, counts.expected) {
        (0, 0) => Some(say!(lang, "returned-none-listed", participant = participant)),
        (0, 1) => Some(say!(lang, "returned-only-not", participant = participant)),
        (0, expected) => {
            Some(say!(lang, "returned-none", expected = expected, participant = participant))
        }
        _ => None,
    }
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

fn level_numbers(figures: &Rollup) -> impl Iterator<Item = String> {
    (1..=figures.scale.len()).map(|level| level.to_string())
}

/// Whether anybody says that a rating does not apply.
fn has_outside(figures: &Rollup) -> bool {
    figures.nation.overall.not_applicable > 0
}

fn distribution_headings(first: &str, figures: &Rollup, lang: &Language) -> Vec<String> {
    let mut row = vec![first.to_owned()];
    row.extend(level_numbers(figures));
    row.push(say!(lang, "table-not-rated"));
    if has_outside(figures) {
        row.push(say!(lang, "table-not-applicable"));
    }
    row.push(say!(lang, "table-of"));
    row.extend(level_numbers(figures).skip(1).map(|level| format!("≥{level}")));
    row.extend([say!(lang, "table-median"), say!(lang, "table-agreement")]);
    row
}

fn distributions(
    first: &str,
    rows: &[(&str, &Distribution)],
    figures: &Rollup,
    lang: &Language,
) -> Rows {
    let mut table = vec![distribution_headings(first, figures, lang)];
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
    if has_outside(figures) {
        row.push(distribution.not_applicable.to_string());
    }
    row.push(distribution.out_of.to_string());
    row.extend(
        distribution.levels.iter().skip(1).map(|level| share(level.share_at_or_above, lang)),
    );
    let number = |id: &Id| {
        let at = figures.scale.iter().position(|level| level.id == *id);
        (at.expect("figures are of the levels of the scale") + 1).to_string()
    };
    row.push(match &distribution.median {
        None => "–".to_owned(),
        Some(median) if median.lower == median.upper => number(&median.lower),
        Some(median) => lang.list(&[number(&median.lower), number(&median.upper)]),
    });
    row.push(distribution.agreement.map_or("–".to_owned(), |value| lang.agreement(value)));
    row
}

fn share(share: Option<f64>, lang: &Language) -> String {
    share.map_or("–".to_owned(), |share| lang.share(share))
}

fn groups(first: &str, groups: &[Group], figures: &Rollup, lang: &Language) -> Rows {
    let mut headings = distribution_headings(first, figures, lang);
    headings.insert(1, say!(lang, "table-returned"));
    let mut table = vec![headings];
    for group in groups {
        let (count, whole) = (group.returned, group.partnerships.len());
        let returned = match group.reason {
            None => say!(lang, "so-many-of", count = count, whole = whole),
            Some(Reason::FewReturns) if count == 0 => {
                say!(lang, "table-no-return", count = count, whole = whole)
            }
            Some(Reason::FewReturns) => {
                say!(lang, "table-held-back", count = count, whole = whole)
            }
            Some(Reason::Complement) => {
                say!(lang, "table-held-back-for-another", count = count, whole = whole)
            }
        };
        let mut row = vec![group.name.clone(), returned];
        row.extend(group.figures.iter().flat_map(|own| cells(&own.overall, figures, lang)));
        table.push(row);
    }
    table
}

fn over_time(figures: &Rollup, item: &str, lang: &Language) -> String {
    let Some(movement) = &figures.movement else { return String::new() };
    let change = |name: &str, change: &Change| {
        let mut row = vec![name.to_owned()];
        let counts = [change.rose, change.fell, change.stayed, change.not_rated_both_times];
        row.extend(counts.map(|count| count.to_string()));
        row
    };
    let mut table = vec![vec![
        item.to_owned(),
        say!(lang, "table-rose"),
        say!(lang, "table-fell"),
        say!(lang, "table-stayed"),
        say!(lang, "table-not-rated-both"),
    ]];
    table.extend(movement.items.iter().map(|item| change(item.item.as_str(), &item.change)));
    table.push(change(&say!(lang, "table-all"), &movement.overall));
    let round = movement.previous.as_str();
    let since = say!(lang, "table-since", round = round, count = movement.partnerships.len());
    let still = listed(movement.never_moved.iter().map(ToString::to_string), lang);
    let still = say!(lang, "table-without-movement", items = still);
    let mut text = format!("\n{since}\n{}{still}\n", aligned(&table));
    text.push_str(&not_compared(movement, lang));
    let rounds = &figures.history.rounds;
    if let [first, _, _, ..] = rounds.as_slice() {
        let never = figures.history.never_moved.iter();
        let never = never.map(|still| {
            say!(lang, "table-item-rounds", id = still.item.as_str(), count = still.rounds)
        });
        let (round, count) = (first.round.as_str(), rounds.len());
        let items = listed(never, lang);
        let never = say!(lang, "table-never-moved", round = round, count = count, items = items);
        _ = writeln!(text, "{never}");
    }
    text
}

/// What is not compared because the rubric changed.
fn not_compared(movement: &RoundMovement, lang: &Language) -> String {
    let mut text = String::new();
    let version = movement.previous_rubric.as_str();
    if !movement.not_comparable.is_empty() {
        let items = movement.not_comparable.iter();
        let items = items.map(|own| {
            let why = in_words(own.reason, lang);
            say!(lang, "table-item-why", id = own.item.as_str(), why = why)
        });
        let items = listed(items, lang);
        let line = say!(lang, "table-not-comparable", version = version, items = items);
        _ = writeln!(text, "{line}");
    }
    if !movement.withdrawn.is_empty() {
        let items = listed(movement.withdrawn.iter().map(ToString::to_string), lang);
        let line = say!(lang, "table-no-longer-asked", version = version, items = items);
        _ = writeln!(text, "{line}");
    }
    text
}

fn in_words(reason: NotComparable, lang: &Language) -> String {
    match reason {
        NotComparable::New => say!(lang, "table-why-new"),
        NotComparable::CompletedByOthers => say!(lang, "table-why-others"),
        NotComparable::Scale => say!(lang, "table-why-scale"),
        NotComparable::Merged => say!(lang, "table-why-merged"),
        NotComparable::Split => say!(lang, "table-why-split"),
        NotComparable::Reworded => say!(lang, "table-why-reworded"),
        NotComparable::Renumbered => say!(lang, "table-why-renumbered"),
        NotComparable::Unrelated => say!(lang, "table-why-unrelated"),
    }
}

fn listed(items: impl Iterator<Item = String>, lang: &Language) -> String {
    let items: Vec<_> = items.collect();
    if items.is_empty() { say!(lang, "none") } else { lang.enumeration(&items) }
}

fn actions(figures: &Rollup, item: &str, lang: &Language) -> Rows {
    let row = |name: &str, counts: &ActionStatusCounts| {
        let mut row = vec![name.to_owned()];
        let ActionStatusCounts {
            total,
            open,
            done,
            dropped,
            without_status,
            overdue,
            put_back,
            ..
        } = counts;
        let counts = [total, open, overdue, done, dropped, without_status];
        row.extend(counts.map(usize::to_string));
        row.extend(figures.movement.is_some().then(|| put_back.to_string()));
        row
    };
    let mut heads = vec![
        item.to_owned(),
        say!(lang, "table-actions"),
        say!(lang, "status-open"),
        say!(lang, "table-overdue"),
        say!(lang, "status-done"),
        say!(lang, "status-dropped"),
        say!(lang, "table-without-status"),
    ];
    // What was put back was due earlier in the round before.
    heads.extend(figures.movement.is_some().then(|| say!(lang, "table-put-back")));
    let mut table = vec![heads];
    table.extend(figures.actions.items.iter().map(|item| row(item.item.as_str(), &item.counts)));
    table.push(row(&say!(lang, "table-all"), &figures.actions.overall));
    table
}

fn practice(figures: &Rollup, item: &str, lang: &Language) -> Rows {
    let mut table =
        vec![vec![item.to_owned(), say!(lang, "table-at-the-top"), say!(lang, "table-shared")]];
    table.extend(figures.practice.iter().map(|practice| {
        let item = practice.item.to_string();
        vec![item, practice.top.len().to_string(), practice.shared.len().to_string()]
    }));
    table
}
