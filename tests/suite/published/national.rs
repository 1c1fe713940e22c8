//! The national page states the figures of the rollup and the answers of the returns, and no
//! others.

use std::collections::BTreeMap;

use stocktake::model::{Collection, Return, Round, Status};
use stocktake::rollup::{self, Distribution, Rollup};

use super::html::{Element, Page};
use super::{HOSTILE, INVENTED, KEPT, collection, root};

/// A round, its figures and its page.
struct National {
    collection: Collection,
    round: usize,
    rollup: Rollup,
    page: Page,
}

impl National {
    fn round(&self) -> &Round {
        &self.collection.rounds[self.round]
    }

    fn part(&self, id: &str) -> &Element {
        self.page.root.only(&format!("#{id}"))
    }

    fn label(&self, level: usize) -> &str {
        &self.rollup.scale[level].label
    }
}

/// The page of every round that the sites publish.
fn pages() -> Vec<National> {
    let folders = [
        (&*KEPT, root("returns"), "msg-integration"),
        (&*KEPT, root("returns"), "example-nation"),
        (&*INVENTED, root("tests/cases/published"), "example-review"),
        (&*HOSTILE, root("tests/cases/hostile"), "tricks"),
    ];
    let mut found = Vec::new();
    for (site, folder, id) in folders {
        for at in 0..collection(&folder, id).rounds.len() {
            let collection = collection(&folder, id);
            let round = &collection.rounds[at];
            let rollup = rollup::rollup(&collection, round);
            let path = site.out.join(id).join(round.info.id.as_str()).join("index.html");
            found.push(National { round: at, rollup, page: Page::read(&path), collection });
        }
    }
    assert!(found.len() > 4, "some collections have several rounds");
    found
}

fn words(element: &Element) -> String {
    element.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a table's body: what heads each, by the text of its link where it has one, and its
/// cells.
fn rows(table: &Element) -> Vec<(String, Vec<&Element>)> {
    let rows = table.all("tbody").into_iter().flat_map(|body| body.all("tr"));
    rows.map(|row| {
        let head = row.all("th")[0];
        let name = head.all("a").first().map_or_else(|| words(head), |link| words(link));
        (name, row.all("td"))
    })
    .collect()
}

fn finals(round: &Round) -> BTreeMap<&str, &Return> {
    let finals = round.returns().filter(|returned| returned.status() == Status::Final);
    finals.map(|returned| (returned.partnership().as_str(), returned)).collect()
}

#[test]
fn every_cell_of_the_grid_is_the_answer_that_it_leads_to() {
    for national in pages() {
        let (round, register) = (national.round(), &national.collection.register);
        let finals = finals(round);
        let items: Vec<_> = round.rubric.items().filter(|item| item.is_local()).collect();
        let rows = rows(national.part("grid-table"));
        assert_eq!(rows.len(), register.partnerships().len());
        for (partnership, (_, cells)) in register.partnerships().iter().zip(rows) {
            let Some(returned) = finals.get(partnership.id.as_str()) else {
                let span = cells[0].attribute("colspan");
                assert_eq!(span, Some(items.len().to_string().as_str()), "{}", partnership.name);
                continue;
            };
            assert_eq!(cells.len(), items.len(), "{}", partnership.name);
            for (item, cell) in items.iter().zip(cells) {
                let rating = returned.response(&item.id).and_then(|response| response.rating);
                let rating = rating.expect("a final return rates every item").index();
                let link = cell.all("a")[0];
                let spoken = format!(
                    "{}, {}: {}, {}",
                    partnership.name,
                    item.id,
                    national.label(rating),
                    rating + 1
                );
                assert_eq!(link.attribute("aria-label"), Some(spoken.as_str()));
                assert_eq!(words(link), (rating + 1).to_string());
                let href = format!("{}.html#item-", partnership.id);
                assert!(link.attribute("href").is_some_and(|own| own.starts_with(&href)));
            }
        }
    }
}

/// The counts of a distribution as the page writes them: the count, and the share where there is
/// one.
fn counts(distribution: &Distribution) -> Vec<usize> {
    distribution.levels.iter().map(|level| level.count).collect()
}

fn counted(cells: &[&Element]) -> Vec<usize> {
    let own = cells.iter().filter(|cell| cell.attribute("data-l").is_some());
    let first = |cell: &&Element| words(cell).split(' ').next().and_then(|word| word.parse().ok());
    own.map(|cell| first(cell).expect("a count")).collect()
}

#[test]
fn the_counts_of_each_item_are_those_of_the_rollup() {
    for national in pages() {
        let table = national.part("levels").only("table.bars");
        let figures = &national.rollup.nation;
        let mut wanted = vec![counts(&figures.overall)];
        for section in &figures.sections {
            let own: Vec<_> =
                figures.items.iter().filter(|item| item.section == section.section).collect();
            if !own.is_empty() {
                wanted.push(counts(&section.distribution));
                wanted.extend(own.iter().map(|item| counts(&item.distribution)));
            }
        }
        let found: Vec<_> = rows(table).iter().map(|(_, cells)| counted(cells)).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_group_that_is_held_back_has_a_reason_and_no_figure() {
    let (mut shown, mut held_back) = (0, 0);
    for national in pages() {
        let tables = national.part("groups").all("table");
        let groups = national.rollup.health_boards.iter().chain(&national.rollup.comparator_sets);
        let found: Vec<_> = tables.into_iter().flat_map(rows).collect();
        for (group, (_, cells)) in groups.zip(found) {
            match &group.figures {
                Some(figures) => {
                    assert_eq!(counted(&cells), counts(&figures.overall), "{}", group.name);
                    shown += 1;
                }
                None => {
                    assert_eq!(cells.len(), 1, "{}", group.name);
                    assert!(!words(cells[0]).is_empty(), "{} says why", group.name);
                    assert!(cells[0].all("svg").is_empty(), "{}", group.name);
                    held_back += 1;
                }
            }
        }
    }
    assert!(shown > 0 && held_back > 0, "{shown} and {held_back}");
}

/// The numbers of a row, in order.
fn numbers(cells: &[&Element]) -> Vec<usize> {
    let own = cells.iter().filter(|cell| cell.attribute("data-label").is_some());
    own.map(|cell| words(cell).parse().expect("a count")).collect()
}

#[test]
fn movement_is_that_of_the_rollup() {
    let mut seen = 0;
    for national in pages() {
        let Some(movement) = &national.rollup.movement else {
            assert!(national.page.root.all("#movement").is_empty());
            continue;
        };
        let part = national.part("movement");
        let mut wanted = vec![&movement.overall];
        wanted.extend(movement.items.iter().map(|item| &item.change));
        let rows = rows(part.all("table.bars")[0]);
        assert_eq!(rows.len(), wanted.len());
        for ((_, cells), change) in rows.iter().zip(wanted) {
            assert_eq!(numbers(cells)[..3], [change.fell, change.stayed, change.rose]);
        }
        let table = part.only("table.moves");
        let found: Vec<Vec<usize>> = table.all("tbody")[0]
            .all("tr")
            .iter()
            .map(|row| {
                row.all("td").iter().map(|cell| words(cell).parse().expect("a count")).collect()
            })
            .collect();
        for (row, wanted) in found.iter().zip(&movement.overall.table) {
            let (all, own) = row.split_last().expect("a sum at the end");
            assert_eq!((own, *all), (&wanted[..], wanted.iter().sum()));
        }
        assert_eq!(
            part.all("ul.named").first().map_or(0, |list| list.all("li").len()),
            movement.never_moved.len()
        );
        seen += 1;
    }
    assert!(seen > 0, "a round has one before it");
}

#[test]
fn actions_and_good_practice_are_those_of_the_rollup() {
    for national in pages() {
        let rollup = &national.rollup;
        let actions = &rollup.actions;
        let practice = national.part("practice").only("table.practice");
        for (own, (_, cells)) in rollup.practice.iter().zip(rows(practice)) {
            let names = |cell: &Element| cell.all("li").len();
            assert_eq!((names(cells[0]), names(cells[1])), (own.top.len(), own.shared.len()));
        }
        if actions.overall.total == 0 {
            continue;
        }
        let table = national.part("actions").all("table.bars")[0];
        let mut wanted = vec![&actions.overall];
        wanted.extend(actions.items.iter().map(|item| &item.counts));
        for ((_, cells), own) in rows(table).iter().zip(wanted) {
            let mut counts =
                vec![own.total, own.open, own.overdue, own.done, own.dropped, own.without_status];
            // What was put back was due earlier in a round before.
            counts.extend(national.rollup.movement.is_some().then_some(own.put_back));
            assert_eq!(numbers(cells), counts);
        }
        let put_back = national.part("actions").all("table.put-back");
        let listed = put_back.first().map_or(0, |table| table.all("li").len());
        assert_eq!(listed, actions.put_back.len());
    }
}

#[test]
fn every_sentence_of_the_summary_leads_to_a_part_of_the_page() {
    for national in pages() {
        let summary = national.part("summary");
        let findings = summary.all("div.finding");
        assert!(!findings.is_empty());
        for finding in findings {
            let link = finding.all("a")[0].attribute("href").expect("a way");
            assert!(!national.page.root.all(link).is_empty(), "{link}");
        }
    }
}

#[test]
fn no_level_is_told_by_colour_alone() {
    for national in pages() {
        for (at, key) in national.part("grid").only("ul.scale-key").all("li").iter().enumerate() {
            let said = words(key);
            assert!(said.starts_with(&(at + 1).to_string()), "{said}");
            assert!(said.ends_with(national.label(at)), "{said}");
            let filled = said.matches('●').count();
            assert_eq!(filled, at + 1, "{said}");
        }
    }
}
