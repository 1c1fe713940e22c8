//! Every partnership of the register as a row: what was returned of what was asked.

use super::columns::{self, Column, ColumnKind, DataTable, yes_or_no};
use super::row::{self, Row, RowSubject};
use crate::model::{Collection, Register, Response, Return, Round};
use crate::rollup::{PartnershipStanding, ReturnProgress, denominators, local_items};

/// A partnership.
struct Asked<'a> {
    of: RowSubject<'a>,
    register: &'a Register,
    standing: &'a PartnershipStanding,
    asked: usize,
    returned: Option<&'a Return>,
}

impl Row for Asked<'_> {
    fn of(&self) -> RowSubject<'_> {
        self.of
    }
}

impl Asked<'_> {
    /// The answers, where there is a valid return.
    fn responses(&self) -> Option<&[Response]> {
        self.returned.map(|returned| returned.responses())
    }

    fn comparator_sets(&self) -> String {
        let own = &self.of.partnership.id;
        let sets = self.register.comparator_sets().iter();
        let sets = sets.filter(|set| set.partnerships.contains(own)).map(|set| set.id.as_str());
        sets.collect::<Vec<_>>().join(" ")
    }
}

fn columns<'a>() -> Vec<Column<Asked<'a>>> {
    let mut columns: Vec<Column<Asked<'a>>> = vec![
        row::collection(),
        row::round(),
        row::partnership(),
        Column::full("name", ColumnKind::Text, "column-name", |row| {
            row.of.partnership.name.clone()
        }),
        row::health_board(),
        row::groups(),
        Column::sparse(
            "comparator_sets",
            ColumnKind::Ids,
            "column-comparator-sets",
            Asked::comparator_sets,
        ),
    ];
    columns.extend(progress());
    columns.extend(counts());
    columns
}

/// How far the return has come.
fn progress<'a>() -> [Column<Asked<'a>>; 3] {
    [
        Column::full(
            "standing",
            ColumnKind::Word(&["returned", "draft", "refused", "missing"]),
            "column-standing",
            |row| row.standing.standing.word().to_owned(),
        ),
        Column::sparse("late", ColumnKind::YesOrNo, "column-late", |row| {
            match row.standing.standing {
                ReturnProgress::Returned => yes_or_no(row.standing.late),
                ReturnProgress::Draft | ReturnProgress::Refused | ReturnProgress::Missing => {
                    String::new()
                }
            }
        }),
        Column::sparse("completed", ColumnKind::Day, "column-returns-completed", |row| {
            row.standing.completed.clone().unwrap_or_default()
        }),
    ]
}

/// How much is in it; of a return that is refused or missing nothing is known, which is not 0.
fn counts<'a>() -> [Column<Asked<'a>>; 4] {
    [
        Column::full("items_asked", ColumnKind::Count, "column-items-asked", |row| {
            row.asked.to_string()
        }),
        Column::sparse("items_rated", ColumnKind::Count, "column-items-rated", |row| {
            count(row, |response| usize::from(response.rating.is_some()))
        }),
        Column::sparse("items_shared", ColumnKind::Numbers, "column-items-shared", |row| {
            let responses = row.responses().unwrap_or_default().iter();
            let shared = responses.filter(|response| response.share);
            shared.map(|response| response.item.as_str()).collect::<Vec<_>>().join(" ")
        }),
        Column::sparse("actions", ColumnKind::Count, "column-actions", |row| {
            count(row, |response| response.actions.len())
        }),
    ]
}

fn count(row: &Asked<'_>, of: fn(&Response) -> usize) -> String {
    let responses = row.responses();
    let count = responses.map(|responses| responses.iter().map(of).sum::<usize>());
    count.map(|count| count.to_string()).unwrap_or_default()
}

pub(super) fn table() -> DataTable {
    DataTable { file: "returns.csv", key: &["partnership"], columns: columns::about(&columns()) }
}

/// Partnerships in the order of the register.
pub(super) fn csv(collection: &Collection, round: &Round) -> String {
    let register = &collection.register;
    let out_of = denominators(&round.rubric, register, round);
    let asked = local_items(&round.rubric).count();
    let rows = row::partnerships(collection, round)
        .zip(&out_of.partnerships)
        .map(|((of, returned), standing)| Asked { of, register, standing, asked, returned });
    columns::text(columns(), rows, register)
}
