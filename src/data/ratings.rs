//! Every answer as a row: the ratings in long form.

use super::columns::{self, Column, ColumnKind, DataTable};
use super::row::{self, Row, RowSubject};
use crate::model::{Collection, Item, Level, Rating, Return, Round, Section};
use crate::rollup::rated_items;

/// An answer, or the place of one.
struct Answer<'a> {
    of: RowSubject<'a>,
    returned: &'a Return,
    section: &'a Section,
    item: &'a Item,
    rating: Option<(Rating, &'a Level)>,
}

impl Row for Answer<'_> {
    fn of(&self) -> RowSubject<'_> {
        self.of
    }
}

fn columns<'a>() -> Vec<Column<Answer<'a>>> {
    vec![
        row::collection(),
        row::round(),
        row::partnership(),
        row::health_board(),
        row::groups(),
        Column::full("section", ColumnKind::Number, "column-section", |row| {
            row.section.id.to_string()
        }),
        Column::full("item", ColumnKind::Number, "column-item", |row| row.item.id.to_string()),
        Column::sparse("rating", ColumnKind::Level, "column-rating", |row| {
            row.rating.map(|(_, level)| level.id.to_string()).unwrap_or_default()
        }),
        Column::sparse("level", ColumnKind::Place, "column-level", |row| {
            row.rating.map(|(rating, _)| (rating.index() + 1).to_string()).unwrap_or_default()
        }),
        Column::full("status", ColumnKind::Word(&["draft", "final"]), "column-status", |row| {
            row.returned.status().word().to_owned()
        }),
        Column::sparse("completed", ColumnKind::Day, "column-completed", |row| {
            row.returned.completed().map(|day| day.to_string()).unwrap_or_default()
        }),
    ]
}

pub(super) fn table() -> DataTable {
    DataTable {
        file: "ratings.csv",
        key: &["partnership", "item"],
        columns: columns::about(&columns()),
    }
}

/// Partnerships in the order of the register, items in that of the rubric.
pub(super) fn csv(collection: &Collection, round: &Round) -> String {
    let rubric = &round.rubric;
    let rows = row::returns(collection, round).flat_map(|(of, returned)| {
        rated_items(rubric).map(move |(section, item)| {
            let rating = returned.response(&item.id).and_then(|response| response.rating);
            let rating = rating.and_then(|rating| Some((rating, rubric.level(rating)?)));
            Answer { of, returned, section, item, rating }
        })
    });
    columns::text(columns(), rows, &collection.register)
}
