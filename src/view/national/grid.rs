//! The heat grid: a row for each partnership, a column for each item that partnerships answer.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::completeness::State;
use super::items::ItemRef;
use crate::model::{Item, Return, Section, Status};
use crate::rollup::{Group, PartnershipStanding};

/// Every answer of every final return, and who has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridView {
    /// The sections that have columns, in order.
    pub sections: Vec<GridSection>,
    /// The columns, section by section.
    pub columns: Vec<ItemRef>,
    /// The health boards, by which rows can be picked.
    pub boards: Vec<GridGroup>,
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

/// A partnership's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// The id of its health board, where the register has health boards.
    pub board: Option<String>,
    /// The name of it.
    pub board_name: Option<String>,
    /// The ids of the comparator sets that it is in.
    pub sets: Vec<String>,
    /// How far its return has come.
    pub state: State,
    /// The report's page, where there is one.
    pub href: Option<String>,
    /// For each column the level's place on the scale, from 1, the lowest; none where the answer is
    /// not rated. Empty where there is no final return.
    pub levels: Vec<Option<usize>>,
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
        boards: names(&rollup.health_boards),
        sets: names(&rollup.comparator_sets),
    }
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
        board: standing.health_board.as_ref().map(ToString::to_string),
        board_name: partnership.board.as_ref().map(|board| board.name.clone()),
        sets: sets.map(|set| set.id.to_string()).collect(),
        state: standing.standing.into(),
        href: input.report(id),
        levels: counted.map(|returned| levels(returned, columns)).unwrap_or_default(),
    }
}

fn levels(returned: &Return, columns: &[&Item]) -> Vec<Option<usize>> {
    let rating = |item: &&Item| returned.response(&item.id)?.rating;
    columns.iter().map(|item| rating(item).map(|rating| rating.index() + 1)).collect()
}
