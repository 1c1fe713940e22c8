//! Every improvement action as a row.

use std::collections::HashMap;

use super::columns::{self, Column, ColumnKind, DataTable};
use super::row::{self, Row, RowSubject};
use crate::diff::{self, ActionBefore, Side};
use crate::model::{Action, Collection, Date, Id, Item, Return, Round, Rubric, Section, Status};
use crate::rollup::{Rollup, local_items};

/// An action.
struct Planned<'a> {
    of: RowSubject<'a>,
    returned: &'a Return,
    section: &'a Section,
    item: &'a Item,
    action: &'a Action,
    day: Date,
    before: Option<ActionBefore>,
}

impl Row for Planned<'_> {
    fn of(&self) -> RowSubject<'_> {
        self.of
    }
}

fn columns<'a>() -> Vec<Column<Planned<'a>>> {
    let mut columns: Vec<Column<Planned<'a>>> = vec![
        row::collection(),
        row::round(),
        row::partnership(),
        row::health_board(),
        row::groups(),
        Column::full("section", ColumnKind::Number, "column-section", |row| {
            row.section.id.to_string()
        }),
        Column::full("item", ColumnKind::Number, "column-actions-item", |row| {
            row.item.id.to_string()
        }),
    ];
    columns.extend(what());
    columns.extend(when());
    columns.push(Column::full(
        "return_status",
        ColumnKind::Word(&["draft", "final"]),
        "column-return-status",
        |row| row.returned.status().word().to_owned(),
    ));
    columns
}

/// What the action is, in its author's words.
fn what<'a>() -> [Column<Planned<'a>>; 6] {
    [
        Column::full("action", ColumnKind::Id, "column-action", |row| row.action.id.to_string()),
        Column::full("text", ColumnKind::Text, "column-text", |row| {
            row.action.text.markdown.trim_end().to_owned()
        }),
        Column::sparse("owner", ColumnKind::Text, "column-owner", |row| given(&row.action.owner)),
        Column::sparse("measure", ColumnKind::Text, "column-measure", |row| {
            given(&row.action.measure)
        }),
        Column::sparse("resources", ColumnKind::Text, "column-resources", |row| {
            given(&row.action.resources)
        }),
        Column::sparse("risks", ColumnKind::Text, "column-risks", |row| given(&row.action.risks)),
    ]
}

/// What has become of it, and when it is due.
fn when<'a>() -> [Column<Planned<'a>>; 5] {
    [
        Column::sparse(
            "status",
            ColumnKind::Word(&["open", "done", "dropped"]),
            "column-actions-status",
            |row| row.action.status.map(|status| status.word().to_owned()).unwrap_or_default(),
        ),
        Column::sparse("due", ColumnKind::Day, "column-due", |row| day(row.action.due)),
        Column::sparse("overdue", ColumnKind::YesOrNo, "column-overdue", |row| {
            row.action.is_overdue(row.day).map(columns::yes_or_no).unwrap_or_default()
        }),
        Column::sparse("action_before", ColumnKind::Id, "column-action-before", |row| {
            row.before.as_ref().map(|before| before.id.to_string()).unwrap_or_default()
        }),
        Column::sparse("due_before", ColumnKind::Day, "column-due-before", |row| {
            day(row.before.as_ref().and_then(|before| before.due))
        }),
    ]
}

fn given(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn table() -> DataTable {
    DataTable {
        file: "actions.csv",
        key: &["partnership", "action"],
        columns: columns::about(&columns()),
    }
}

/// Partnerships in the order of the register, items in that of the rubric, actions in their
/// author's.
pub(super) fn csv<'a>(collection: &'a Collection, round: &'a Round, figures: &Rollup) -> String {
    let before = collection.before(round);
    let day = round.info.day();
    let versions: Vec<&Rubric> = collection.rubrics().collect();
    let rows = row::returns(collection, round).flat_map(|(of, returned)| {
        // The figures have paired those of the returns that they count; drafts are none of them.
        let mut earlier = match figures.actions.before.get(returned.partnership()) {
            Some(counted) if returned.status() == Status::Final => counted.clone(),
            _ => before
                .filter(|_| returned.status() == Status::Draft)
                .map(|before| actions_before(before, round, returned, &versions))
                .unwrap_or_default(),
        };
        local_items(&round.rubric).flat_map(move |(section, item)| {
            let actions = returned.response(&item.id).map(|response| &response.actions);
            let planned = |action: &'a Action| {
                let before = earlier.remove(&action.id);
                Planned { of, returned, section, item, action, day, before }
            };
            actions.into_iter().flatten().map(planned).collect::<Vec<_>>()
        })
    });
    columns::text(columns(), rows, &collection.register)
}

/// What the actions of a return were in the final return of the round before, where there is one.
fn actions_before(
    before: &Round,
    round: &Round,
    returned: &Return,
    versions: &[&Rubric],
) -> HashMap<Id, ActionBefore> {
    let of_same = |own: &&Return| own.partnership() == returned.partnership();
    let mut finals = before.returns().filter(|own| own.status() == Status::Final);
    let Some(then) = finals.find(of_same) else { return HashMap::new() };
    let then = Side { returned: then, rubric: &before.rubric, round: &before.info };
    let now = Side { returned, rubric: &round.rubric, round: &round.info };
    diff::actions_before(then, now, versions)
}
