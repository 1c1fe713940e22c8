//! What the rows of every table have: whose they are, and the returns of a round in the order of
//! the register.

use std::collections::HashMap;

use super::columns::{Column, ColumnKind, ColumnOf};
use crate::model::{Collection, Id, Partnership, Register, Return, Round};

/// What a row is about.
#[derive(Clone, Copy)]
pub(super) struct RowSubject<'a> {
    pub(super) collection: &'a Id,
    pub(super) round: &'a Id,
    pub(super) register: &'a Register,
    pub(super) partnership: &'a Partnership,
}

/// A row of some table.
pub(super) trait Row {
    /// What it is about.
    fn of(&self) -> RowSubject<'_>;
}

pub(super) fn collection<R: Row>() -> Column<R> {
    Column::full("collection", ColumnKind::Id, "column-collection", |row| {
        row.of().collection.to_string()
    })
}

pub(super) fn round<R: Row>() -> Column<R> {
    Column::full("round", ColumnKind::Id, "column-round", |row| row.of().round.to_string())
}

pub(super) fn partnership<R: Row>() -> Column<R> {
    Column::full("partnership", ColumnKind::Id, "column-partnership", |row| {
        row.of().partnership.id.to_string()
    })
}

/// The column of health boards, which a table has where the register has them.
pub(super) fn health_board<R: Row>() -> Column<R> {
    Column::full("health_board", ColumnKind::Id, "column-health-board", |row: &R| {
        let of = row.of();
        let board = of.partnership.health_board(of.register);
        board.map(|board| board.id.to_string()).unwrap_or_default()
    })
    .only(ColumnOf::HealthBoards)
}

/// The column of the groups of other groupings, which a table has where the register has such:
/// each as `grouping=group`, with a space between two.
pub(super) fn groups<R: Row>() -> Column<R> {
    Column::full("groups", ColumnKind::Text, "column-groups", |row: &R| {
        let of = row.of();
        let groups = of.register.groupings().iter().zip(&of.partnership.groups);
        let own = groups.filter_map(|(grouping, group)| {
            grouping.id.as_ref().map(|id| format!("{id}={}", group.id))
        });
        own.collect::<Vec<_>>().join(" ")
    })
    .only(ColumnOf::Groupings)
}

/// The partnerships of a round, in the order of the register, each with its return where it has a
/// valid one.
pub(super) fn partnerships<'a>(
    collection: &'a Collection,
    round: &'a Round,
) -> impl Iterator<Item = (RowSubject<'a>, Option<&'a Return>)> {
    let returns: HashMap<_, _> =
        round.returns().map(|returned| (returned.partnership(), returned)).collect();
    let register = &collection.register;
    register.partnerships().iter().map(move |partnership| {
        let (collection, round) = (&collection.id, &round.info.id);
        let of = RowSubject { collection, round, register, partnership };
        (of, returns.get(&partnership.id).copied())
    })
}

/// The valid returns of a round, in the order of the register.
pub(super) fn returns<'a>(
    collection: &'a Collection,
    round: &'a Round,
) -> impl Iterator<Item = (RowSubject<'a>, &'a Return)> {
    partnerships(collection, round).filter_map(|(of, returned)| Some((of, returned?)))
}
