//! Every improvement action as a row.

use std::collections::HashMap;

use super::columns::{self, Column, Kind, Table};
use super::row::{self, Of, Row};
use crate::model::{Action, Collection, Date, Id, Item, Return, Round, Section, Status};
use crate::rollup::local_items;

/// An action.
struct Planned<'a> {
    of: Of<'a>,
    returned: &'a Return,
    section: &'a Section,
    item: &'a Item,
    action: &'a Action,
    deadline: Date,
    due_before: Option<Date>,
}

impl Row for Planned<'_> {
    fn of(&self) -> Of<'_> {
        self.of
    }
}

fn columns<'a>() -> Vec<Column<Planned<'a>>> {
    let mut columns: Vec<Column<Planned<'a>>> = vec![
        row::collection(),
        row::round(),
        row::partnership(),
        row::health_board(),
        Column::full("section", Kind::Number, "The section of the item.", |row| {
            row.section.id.to_string()
        }),
        Column::full("item", Kind::Number, "The item that the action belongs to.", |row| {
            row.item.id.to_string()
        }),
    ];
    columns.extend(what());
    columns.extend(when());
    columns.push(Column::full(
        "return_status",
        Kind::Word(&["draft", "final"]),
        "How far the return has come; the figures count those that are final.",
        |row| row.returned.status().word().to_owned(),
    ));
    columns
}

/// What the action is, in its author's words.
fn what<'a>() -> [Column<Planned<'a>>; 6] {
    [
        Column::full(
            "action",
            Kind::Id,
            "The partnership's own id of the action; it stays the same from round to round.",
            |row| row.action.id.to_string(),
        ),
        Column::full("text", Kind::Text, "What is to be done, in Markdown as written.", |row| {
            row.action.text.markdown.trim_end().to_owned()
        }),
        Column::sparse("owner", Kind::Text, "Who does it.", |row| given(&row.action.owner)),
        Column::sparse("measure", Kind::Text, "How one will know that it worked.", |row| {
            given(&row.action.measure)
        }),
        Column::sparse("resources", Kind::Text, "What it takes.", |row| {
            given(&row.action.resources)
        }),
        Column::sparse("risks", Kind::Text, "What may go wrong.", |row| given(&row.action.risks)),
    ]
}

/// What has become of it, and when it is due.
fn when<'a>() -> [Column<Planned<'a>>; 4] {
    [
        Column::sparse(
            "status",
            Kind::Word(&["open", "done", "dropped"]),
            "What has become of it; empty where the return does not say.",
            |row| row.action.status.map(|status| status.word().to_owned()).unwrap_or_default(),
        ),
        Column::sparse("due", Kind::Day, "The day on which it is due.", |row| day(row.action.due)),
        Column::sparse(
            "overdue",
            Kind::YesOrNo,
            "Whether it is open and was due before the round's deadline; empty where the return does not say what has \
             become of it, or when one that is open is due.",
            |row| row.action.is_overdue(row.deadline).map(columns::yes_or_no).unwrap_or_default(),
        ),
        Column::sparse(
            "due_before",
            Kind::Day,
            "The day on which the partnership's final return of the round before had the action of this id due; empty \
             where there is none.",
            |row| day(row.due_before),
        ),
    ]
}

fn given(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn table() -> Table {
    Table {
        file: "actions.csv",
        title: "Improvement actions",
        description: "A row for each improvement action of each valid return, drafts included.",
        key: &["partnership", "action"],
        columns: columns::about(&columns()),
    }
}

/// Partnerships in the order of the register, items in that of the rubric, actions in their author's.
pub(super) fn csv(collection: &Collection, round: &Round) -> String {
    let before = collection.before(round).map(due).unwrap_or_default();
    let before = &before;
    let deadline = round.info.deadline;
    let rows = row::returns(collection, round).flat_map(|(of, returned)| {
        local_items(&round.rubric).flat_map(move |(section, item)| {
            let actions = returned.response(&item.id).map(|response| &response.actions);
            actions.into_iter().flatten().map(move |action| {
                let due_before = before.get(&(&of.partnership.id, &action.id)).copied();
                Planned { of, returned, section, item, action, deadline, due_before }
            })
        })
    });
    columns::text(&columns(), rows, collection.register.notice())
}

/// When the actions of the final returns of a round are due, by partnership and action.
fn due(round: &Round) -> HashMap<(&Id, &Id), Date> {
    let returns = round.returns().filter(|returned| returned.status() == Status::Final);
    let actions = returns.flat_map(|returned| {
        let actions = returned.responses().iter().flat_map(|response| &response.actions);
        actions.map(move |action| (returned.partnership(), action))
    });
    actions.filter_map(|(who, action)| Some(((who, &action.id), action.due?))).collect()
}
