//! Every answer as a row: the ratings in long form, as CSV.
//!
//! One row for each valid return, drafts included, and each item that partnerships answer. `level` is the place of
//! `rating` on the scale, 1 the lowest; both are empty where the item is not rated. `status` is `draft` or `final`:
//! the figures count the final ones. Where the register has a notice, it is the last column, `notice`, of every row: it
//! goes where the row goes. UTF-8, commas, a line feed at the end of each row.

use std::collections::HashMap;

use super::counted::local_items;
use crate::model::{Collection, Round};

const HEADINGS: [&str; 10] = [
    "collection",
    "round",
    "partnership",
    "health_board",
    "section",
    "item",
    "rating",
    "level",
    "status",
    "completed",
];

/// The ratings of a round, partnerships in the order of the register, items in that of the rubric.
pub fn csv(collection: &Collection, round: &Round) -> String {
    let (rubric, register) = (&round.rubric, &collection.register);
    let notice = register.notice().map(|notice| format!(",{}", cell(notice))).unwrap_or_default();
    let mut text = HEADINGS.join(",");
    text.push_str(if notice.is_empty() { "\n" } else { ",notice\n" });
    let by_id: HashMap<_, _> =
        round.returns().map(|returned| (returned.partnership(), returned)).collect();
    for partnership in register.partnerships() {
        let Some(returned) = by_id.get(&partnership.id) else { continue };
        let completed = returned.completed().map(|day| day.to_string()).unwrap_or_default();
        for (section, item) in local_items(rubric) {
            let rating = returned.response(&item.id).and_then(|response| response.rating);
            let place = rating.map(|rating| (rating.index() + 1).to_string()).unwrap_or_default();
            let level = rating.and_then(|rating| rubric.level(rating));
            let row = [
                collection.id.as_str(),
                round.info.id.as_str(),
                partnership.id.as_str(),
                partnership.board.id.as_str(),
                section.id.as_str(),
                item.id.as_str(),
                level.map(|level| level.id.as_str()).unwrap_or_default(),
                &place,
                returned.status().word(),
                &completed,
            ];
            text.push_str(&row.map(cell).join(","));
            text.push_str(&notice);
            text.push('\n');
        }
    }
    text
}

/// A cell of a CSV file that no spreadsheet runs as a formula.
///
/// What begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe before it, which spreadsheets take
/// for "this is text"; then what holds a comma, a quotation mark or a line end is quoted.
pub fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_can_run_as_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("1.10", "1.10"),
            ("", ""),
        ] {
            assert_eq!(cell(text), wanted, "{text:?}");
        }
    }
}
