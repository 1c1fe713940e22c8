//! The PDF and the page state the same ratings and counts, and those of the return.

use std::collections::BTreeMap;

use stocktake::model::{Return, Rubric};

use super::{Report, Site, sites};
use super::{html, pdf};

/// What readers see of an item that is not rated.
const ELSEWHERE: &str = "Completed by";
const UNRATED: &str = "Not rated yet";

/// What each item stands at, by its number.
type Ratings = BTreeMap<String, String>;

/// How many items stand at what, by what readers see; whatever none stands at is left out.
type Counts = BTreeMap<String, usize>;

/// The ratings as the return has them.
fn returned(rubric: &Rubric, returned: &Return) -> Ratings {
    let mut ratings = Ratings::new();
    for item in rubric.items() {
        let rating = returned.response(&item.id).and_then(|response| response.rating);
        let level = rating.and_then(|rating| rubric.level(rating));
        let standing = match (level, &item.completed_by) {
            (Some(level), _) => level.label.clone(),
            (None, Some(_)) => ELSEWHERE.to_owned(),
            (None, None) => UNRATED.to_owned(),
        };
        ratings.insert(item.id.to_string(), standing);
    }
    ratings
}

/// A rating as it is set, without pips, full stops and who completes it.
fn standing(set: &str) -> String {
    let words: Vec<&str> = set.split(|c: char| c.is_whitespace() || "●○.".contains(c)).collect();
    let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if words.starts_with(ELSEWHERE) { ELSEWHERE.to_owned() } else { words }
}

/// The ratings as the page has them, below each statement.
fn on_page(report: &Report) -> Ratings {
    let mut ratings = Ratings::new();
    for item in report.html.root.all("article.item") {
        let id = item.attribute("id").and_then(|id| id.strip_prefix("item-"));
        let number = id.expect("an anchor of the item").replace('-', ".");
        let answer = item.all("div.answer")[0].all("p")[0];
        ratings.insert(number, standing(&answer.text()));
    }
    ratings
}

/// The ratings as the page has them in its table of all.
fn in_table(report: &Report) -> Ratings {
    let rows = report.html.root.only("table.ratings").all("tr");
    let rows = rows.iter().filter(|row| !row.all("td").is_empty());
    rows.map(|row| {
        let number = row.all("th")[0].all("a")[0].text();
        (number, standing(&row.all("td")[0].text()))
    })
    .collect()
}

/// The ratings as the PDF has them: what stands below `Our rating` after each statement.
fn in_pdf(site: &Site, report: &Report) -> Ratings {
    let heading = &site.rubric().terms().rating;
    let (mut ratings, mut number) = (Ratings::new(), None);
    for element in report.pdf.tags.descendants() {
        if element.role == "H3" {
            number = number_of(element);
        }
        let mut parts = element.elements();
        let (Some(label), Some(answer)) = (parts.next(), parts.next()) else { continue };
        if label.role == "Div" && label.text().trim() == heading {
            let item = number.take().expect("a statement before its rating");
            ratings.insert(item, standing(&answer.text()));
        }
    }
    ratings
}

/// The item's number in the heading of its statement.
fn number_of(heading: &pdf::Element) -> Option<String> {
    let text = heading.text();
    let mut words = text.split_whitespace();
    words.find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

fn counted(ratings: &Ratings) -> Counts {
    let mut counts = Counts::new();
    for standing in ratings.values() {
        *counts.entry(standing.clone()).or_default() += 1;
    }
    counts
}

/// The counts of a table, by what stands over or before each; zeros are left out.
fn counts(pairs: impl Iterator<Item = (String, String)>) -> Counts {
    let pairs = pairs.map(|(name, figure)| {
        let name = if name.trim() == "Not rated" { UNRATED.to_owned() } else { standing(&name) };
        (name, figure.trim().parse::<usize>().expect("a count"))
    });
    pairs.filter(|(_, count)| *count > 0).collect()
}

fn counts_on_page(report: &Report) -> Counts {
    let rows = report.html.root.only("table.counts").all("tr");
    let rows = rows.into_iter().filter(|row| !row.all("td").is_empty());
    let text = |row: &html::Element, name| row.all(name)[0].text();
    counts(rows.map(|row| (text(row, "th"), text(row, "td"))))
}

fn counts_in_pdf(report: &Report) -> Counts {
    let tables = report.pdf.tags.all("Table");
    let table = tables.first().expect("the counts come first");
    let cells = |role| table.all(role).into_iter().map(pdf::Element::text);
    counts(cells("TH").zip(cells("TD")))
}

#[test]
fn the_pdf_and_the_page_state_the_ratings_of_the_return() {
    for site in sites() {
        for report in &site.reports {
            let expected = returned(site.rubric(), site.returned(report));
            assert_eq!(on_page(report), expected, "the page of {}", report.id);
            assert_eq!(in_table(report), expected, "the table on the page of {}", report.id);
            assert_eq!(in_pdf(site, report), expected, "the PDF of {}", report.id);
        }
    }
}

#[test]
fn the_pdf_and_the_page_state_the_same_counts() {
    for site in sites() {
        for report in &site.reports {
            let expected = counted(&returned(site.rubric(), site.returned(report)));
            assert_eq!(counts_on_page(report), expected, "the page of {}", report.id);
            assert_eq!(counts_in_pdf(report), expected, "the PDF of {}", report.id);
        }
    }
}

#[test]
fn the_descriptor_of_the_rating_is_the_one_that_is_marked() {
    for site in sites() {
        for report in &site.reports {
            let expected = returned(site.rubric(), site.returned(report));
            for item in report.html.root.all("article.item") {
                let id = item.attribute("id").and_then(|id| id.strip_prefix("item-"));
                let rating = &expected[&id.expect("an anchor").replace('-', ".")];
                let chosen = item.all("li.chosen");
                let labels = chosen.iter().map(|li| li.only(".rating-label").text());
                let labels: Vec<String> = labels.collect();
                let none = rating == ELSEWHERE || rating == UNRATED;
                let wanted = if none { vec![] } else { vec![rating.clone()] };
                assert_eq!(labels, wanted, "{} {id:?}", report.id);
            }
        }
    }
}
