//! The figures as rows: how ratings spread over the levels, over all, by health board and by
//! comparator set.

use super::columns::{self, Column, ColumnKind, DataTable};
use crate::lang::half_up;
use crate::model::Collection;
use crate::rollup::{Distribution, Figures, Group, LevelFigures, Rollup};

/// A level of a distribution.
struct Figure<'a> {
    rollup: &'a Rollup,
    group: Shown<'a>,
    section: &'a str,
    item: &'a str,
    distribution: &'a Distribution,
    place: usize,
    level: &'a LevelFigures,
}

/// Whose figures they are.
#[derive(Clone)]
struct Shown<'a> {
    kind: &'static str,
    id: String,
    figures: &'a Figures,
}

/// A share from 0 to 1, to four decimals.
fn decimal(share: Option<f64>) -> String {
    share.map(|share| half_up(share, 4)).unwrap_or_default()
}

fn columns<'a>() -> Vec<Column<Figure<'a>>> {
    let mut columns = whose();
    columns.extend(counts());
    columns
}

fn whose<'a>() -> Vec<Column<Figure<'a>>> {
    vec![
        Column::full("collection", ColumnKind::Id, "column-collection", |row| {
            row.rollup.collection.to_string()
        }),
        Column::full("round", ColumnKind::Id, "column-round", |row| row.rollup.round.to_string()),
        Column::full(
            "of",
            ColumnKind::Word(&["nation", "health-board", "group", "comparator-set"]),
            "column-of",
            |row| row.group.kind.to_owned(),
        ),
        Column::sparse("group", ColumnKind::Id, "column-group", |row| row.group.id.clone()),
        Column::sparse("section", ColumnKind::Number, "column-figures-section", |row| {
            row.section.to_owned()
        }),
        Column::sparse("item", ColumnKind::Number, "column-figures-item", |row| {
            row.item.to_owned()
        }),
    ]
}

fn counts<'a>() -> Vec<Column<Figure<'a>>> {
    vec![
        Column::full("rating", ColumnKind::Level, "column-figures-rating", |row| {
            row.level.level.to_string()
        }),
        Column::full("level", ColumnKind::Place, "column-figures-level", |row| {
            row.place.to_string()
        }),
        Column::full("count", ColumnKind::Count, "column-count", |row| row.level.count.to_string()),
        Column::sparse("share", ColumnKind::Share, "column-share", |row| decimal(row.level.share)),
        Column::full("at_or_above", ColumnKind::Count, "column-at-or-above", |row| {
            row.level.at_or_above.to_string()
        }),
        Column::sparse("share_at_or_above", ColumnKind::Share, "column-share-at-or-above", |row| {
            decimal(row.level.share_at_or_above)
        }),
        Column::full("rated", ColumnKind::Count, "column-rated", |row| {
            row.distribution.rated.to_string()
        }),
        Column::full("out_of", ColumnKind::Count, "column-out-of", |row| {
            row.distribution.out_of.to_string()
        }),
        Column::full("returns", ColumnKind::Count, "column-returns", |row| {
            row.group.figures.returns.to_string()
        }),
    ]
}

pub(super) fn table() -> DataTable {
    DataTable {
        file: "figures.csv",
        key: &["of", "group", "section", "item", "rating"],
        columns: columns::about(&columns()),
    }
}

/// The nation first, then health boards and comparator sets; within each all answers, sections,
/// items.
pub(super) fn csv(collection: &Collection, rollup: &Rollup) -> String {
    let nation = Shown { kind: "nation", id: String::new(), figures: &rollup.nation };
    let own = rollup.groupings.iter().flat_map(|grouping| {
        let groups = of_kind("group", &grouping.groups);
        groups.map(|own| Shown { id: format!("{}.{}", grouping.id, own.id), ..own })
    });
    let groups = of_kind("health-board", &rollup.health_boards)
        .chain(own)
        .chain(of_kind("comparator-set", &rollup.comparator_sets));
    let rows = std::iter::once(nation).chain(groups).flat_map(|group| of_group(rollup, group));
    columns::text(columns(), rows, &collection.register)
}

fn of_kind<'a>(kind: &'static str, groups: &'a [Group]) -> impl Iterator<Item = Shown<'a>> {
    groups.iter().filter_map(move |group| {
        Some(Shown { kind, id: group.id.to_string(), figures: group.figures.as_ref()? })
    })
}

fn of_group<'a>(rollup: &'a Rollup, group: Shown<'a>) -> impl Iterator<Item = Figure<'a>> {
    let Figures { overall, sections, items, .. } = group.figures;
    let sections = sections.iter().map(|own| (own.section.as_str(), "", &own.distribution));
    let items =
        items.iter().map(|own| (own.section.as_str(), own.item.as_str(), &own.distribution));
    let all = std::iter::once(("", "", overall)).chain(sections).chain(items);
    all.flat_map(move |(section, item, distribution)| {
        let levels = distribution.levels.iter().enumerate();
        let group = group.clone();
        levels.map(move |(at, level)| Figure {
            rollup,
            group: group.clone(),
            section,
            item,
            distribution,
            place: at + 1,
            level,
        })
    })
}
