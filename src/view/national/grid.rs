//! The heat grid: a row for each partnership, a column for each item that partnerships answer.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::completeness::State;
use super::items::ItemRef;
use crate::model::{Grouping, Item, Response, Return, Section, Status};
use crate::rollup::{Group, PartnershipStanding};
use crate::view::TermView;

/// Every answer of every final return, and who has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridView {
    /// The sections that have columns, in order.
    pub sections: Vec<GridSection>,
    /// The columns, section by section.
    pub columns: Vec<ItemRef>,
    /// The groupings of the register, by whose groups rows can be picked.
    pub groupings: Vec<GridGrouping>,
    /// The comparator sets, likewise.
    pub sets: Vec<GridGroup>,
    /// One row for each partnership, in the order of the register.
    pub rows: Vec<GridRow>,
}

/// A section above its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridSection {
    /// Its number.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many columns it has; at least one.
    pub columns: usize,
    /// Whether every word of the title has room above the columns, so that none needs to be cut.
    pub title_fits: bool,
}

impl GridSection {
    /// A section of so many columns.
    fn new(section: &Section, columns: usize) -> Self {
        let longest = section.title.split_whitespace().map(|word| word.chars().count()).max();
        Self {
            id: section.id.to_string(),
            title: section.title.clone(),
            columns,
            title_fits: longest.unwrap_or_default() <= LETTERS * columns,
        }
    }
}

/// How many letters of a title have room above a column: it is 2rem wide (`national.css`), and a
/// letter of the small size in which heads are set about 0.4rem.
const LETTERS: usize = 5;

/// A group by which rows can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A grouping by whose groups rows can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridGrouping {
    /// By what the script knows it, and addresses keep what is picked.
    pub key: String,
    /// What one of its groups is called, and several.
    pub term: TermView,
    /// Its groups.
    pub groups: Vec<GridGroup>,
}

/// A partnership's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// The groups it is in, one of each grouping of the register.
    pub groups: Vec<GridGroup>,
    /// The ids of the comparator sets that it is in.
    pub sets: Vec<String>,
    /// How far its return has come.
    pub state: State,
    /// The report's page, where there is one.
    pub href: Option<String>,
    /// For each column the level's place on the scale, from 1, the lowest; none where the answer is
    /// not rated. Empty where there is no final return.
    pub levels: Vec<Option<usize>>,
    /// The places of the columns, from 0, that do not apply.
    pub outside: Vec<usize>,
}

/// The grid of a round.
pub(super) fn grid(input: &NationalInput<'_>) -> GridView {
    let rollup = input.rollup;
    let rubric = input.rubric();
    let rated = |items: &[Item]| items.iter().filter(|item| rubric.is_rated(item)).count();
    let sections = rubric.sections().iter();
    let sections = sections.map(|section| GridSection::new(section, rated(&section.items)));
    let columns: Vec<_> = rubric.items().filter(|item| rubric.is_rated(item)).collect();
    let rows =
        rollup.denominators.partnerships.iter().map(|standing| row(input, standing, &columns));
    GridView {
        sections: sections.filter(|section| section.columns > 0).collect(),
        rows: rows.collect(),
        columns: columns.into_iter().map(ItemRef::new).collect(),
        groupings: groupings(input),
        sets: names(&rollup.comparator_sets),
    }
}

/// The key of a grouping: what a grouping is called never is the name of another field.
fn key(grouping: &Grouping) -> String {
    grouping.id.as_ref().map_or_else(|| "board".to_owned(), |id| format!("in-{id}"))
}

fn groupings(input: &NationalInput<'_>) -> Vec<GridGrouping> {
    let all = input.rollup.of_groupings(&input.collection.register);
    let group = &input.rubric().terms().group;
    let views = all.map(|(grouping, groups)| GridGrouping {
        key: key(grouping),
        term: grouping.term.as_ref().unwrap_or(group).into(),
        groups: names(groups),
    });
    views.collect()
}

fn names(groups: &[Group]) -> Vec<GridGroup> {
    let name = |group: &Group| GridGroup { id: group.id.to_string(), name: group.name.clone() };
    groups.iter().map(name).collect()
}

fn row(input: &NationalInput<'_>, standing: &PartnershipStanding, columns: &[&Item]) -> GridRow {
    let id = &standing.partnership;
    let partnership = input.collection.register.partnership(id.as_str());
    let partnership = partnership.expect("the standings are those of the register");
    let sets = input.rollup.comparator_sets.iter().filter(|set| set.partnerships.contains(id));
    let counted = input.returned(id).filter(|returned| returned.status() == Status::Final);
    GridRow {
        name: partnership.name.clone(),
        groups: partnership
            .groups
            .iter()
            .map(|group| GridGroup { id: group.id.to_string(), name: group.name.clone() })
            .collect(),
        sets: sets.map(|set| set.id.to_string()).collect(),
        state: standing.standing.into(),
        href: input.report(id),
        outside: counted.map(|returned| outside(returned, columns)).unwrap_or_default(),
        levels: counted.map(|returned| levels(returned, columns)).unwrap_or_default(),
    }
}

fn outside(returned: &Return, columns: &[&Item]) -> Vec<usize> {
    let is_outside =
        |item: &Item| returned.response(&item.id).is_some_and(Response::is_rating_outside);
    let places = columns.iter().enumerate().filter(|(_, item)| is_outside(item));
    places.map(|(at, _)| at).collect()
}

fn levels(returned: &Return, columns: &[&Item]) -> Vec<Option<usize>> {
    let rating = |item: &&Item| returned.response(&item.id)?.rating;
    columns.iter().map(|item| rating(item).map(|rating| rating.index() + 1)).collect()
}
