//! The pages of items and of health boards: every final return's answer is there in its author's
//! words, no other's is, and the figures are the rollup's.

use std::collections::BTreeSet;
use std::path::Path;

use stocktake::model::{Item, Response, Return, Status};
use stocktake::readback::PdfText;
use stocktake::rollup::{self, Rollup};

use super::html::{Element, Kid, Page};
use super::words::{self, blocks};
use super::{INVENTED, KEPT, Site, build, files, root, run, scratch, sites};

fn item_page(site: &Site, item: &Item) -> Page {
    Page::read(&site.path(&format!("items/{}.html", item.id)))
}

fn rollup(site: &Site) -> Rollup {
    rollup::rollup(&site.collection, site.round())
}

fn returns(site: &Site, status: Status) -> Vec<&Return> {
    site.round().returns().filter(|returned| returned.status() == status).collect()
}

/// What the author of an answer wrote for readers.
fn of_answer(response: &Response) -> Vec<String> {
    let mut texts: Vec<String> =
        response.evidence.iter().flat_map(|prose| blocks(&prose.markdown)).collect();
    for action in &response.actions {
        texts.extend(blocks(&action.text.markdown));
        let plain = [&action.owner, &action.measure, &action.resources, &action.risks];
        texts.extend(plain.into_iter().flatten().cloned());
    }
    texts
}

#[test]
fn every_word_of_a_final_answer_stands_on_the_page_of_its_item() {
    let mut found = 0;
    for site in sites() {
        for item in site.rubric().items() {
            let page = PdfText::published(&item_page(site, item).text());
            for returned in returns(site, Status::Final) {
                let texts = returned.response(&item.id).map(of_answer).unwrap_or_default();
                found += texts.len();
                let missing = page.missing(&texts);
                assert!(missing.is_empty(), "{} {}: {missing:?}", returned.partnership(), item.id);
            }
        }
    }
    assert!(found > 200, "{found} blocks in all");
}

#[test]
fn nothing_of_a_draft_stands_on_a_page_of_answers() {
    let mut sought = 0;
    for site in sites() {
        let shown: BTreeSet<String> =
            returns(site, Status::Final).into_iter().flat_map(words::of_return).collect();
        let all: String = shown.iter().map(|text| format!("{text}\n")).collect();
        let drafts = returns(site, Status::Draft).into_iter().flat_map(words::of_return);
        let own: Vec<String> = drafts.filter(|text| !all.contains(text.as_str())).collect();
        sought += own.len();
        for folder in ["proposals", "boards"] {
            for file in files(&site.path(folder)) {
                let page = Page::read(&site.path(folder).join(&file));
                let reading = PdfText::published(&page.text());
                let leaked: Vec<_> = own.iter().filter(|text| reading.count(text) > 0).collect();
                assert!(leaked.is_empty(), "{folder}/{}: {leaked:?}", file.display());
            }
        }
    }
    assert!(sought > 0, "there is a draft with words of its own");
}

#[test]
fn an_item_page_has_what_is_asked_and_who_is_asked() {
    for site in sites() {
        for item in site.rubric().items() {
            let page = item_page(site, item);
            let mut texts = vec![item.statement.clone()];
            texts.extend(item.descriptors.iter().map(|descriptor| descriptor.text.clone()));
            texts.extend(item.completed_by.iter().map(|who| format!("completed by {who}, not by")));
            if item.is_local() {
                texts
                    .extend(site.collection.register.partnerships().iter().map(|p| p.name.clone()));
            }
            let text = page.text();
            assert_eq!(
                PdfText::published(&text).missing(&texts),
                Vec::<&String>::new(),
                "{}",
                item.id
            );
            assert_eq!(page.root.all("article.own-answer").is_empty(), answered(site, item) == 0);
        }
    }
}

fn answered(site: &Site, item: &Item) -> usize {
    if item.is_local() { returns(site, Status::Final).len() } else { 0 }
}

/// The texts of elements, without pips and the spaces around.
fn texts<'a>(elements: impl IntoIterator<Item = &'a Element>) -> Vec<String> {
    let bare = |text: String| {
        text.replace(['●', '○'], "").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    elements.into_iter().map(|element| bare(element.text())).collect()
}

/// How many entries a list has itself, whatever lists are inside them.
fn entries(list: &Element) -> usize {
    let is_entry = |kid: &&Kid| matches!(kid, Kid::Element(element) if element.name == "li");
    list.kids.iter().filter(is_entry).count()
}

#[test]
fn the_figures_of_an_item_are_the_rollups() {
    for site in sites() {
        let rollup = rollup(site);
        for own in &rollup.nation.items {
            let item = site.rubric().item(&own.item).expect("an item of the rubric");
            let page = item_page(site, item);
            let counts: Vec<usize> =
                own.distribution.levels.iter().map(|level| level.count).collect();
            let named = page.root.only("dl.who").all("div");
            let named = named.iter().take(counts.len()).map(|level| level.all("a").len());
            assert_eq!(named.collect::<Vec<_>>(), counts, "{}: who is at which level", item.id);
            let rows = page.root.only("table.level-figures").all("tr");
            let stated = rows.iter().skip(1).map(|row| texts(row.all("td").into_iter().take(1)));
            let stated: Vec<String> = stated.flatten().collect();
            let wanted: Vec<String> = counts.iter().map(ToString::to_string).collect();
            assert_eq!(stated, wanted, "{}: the table", item.id);
            let actions = rollup.actions.items.iter().find(|own| own.item == item.id);
            let total = actions.expect("counts of the item").counts.total;
            let listed: usize = page.root.all("ul.actions").into_iter().map(entries).sum();
            assert_eq!(listed, total, "{}: actions", item.id);
        }
    }
}

#[test]
fn a_rating_on_the_page_of_a_board_is_the_returns_own() {
    for site in sites() {
        let rubric = site.rubric();
        for board in &rollup(site).health_boards {
            let page = Page::read(&site.path(&format!("boards/{}.html", board.id)));
            let grids = page.root.all("table.group-grid");
            let members = returns(site, Status::Final);
            let register = site.collection.register.partnerships().iter();
            let columns: Vec<&Return> = register
                .filter(|partnership| board.partnerships.contains(&partnership.id))
                .filter_map(|p| members.iter().copied().find(|own| *own.partnership() == p.id))
                .collect();
            assert_eq!(grids.len(), usize::from(!columns.is_empty()), "{}", board.id);
            let Some(grid) = grids.first() else { continue };
            let label = |returned: &Return, item: &Item| {
                let rating = returned.response(&item.id).and_then(|response| response.rating);
                rating.and_then(|rating| rubric.level(rating)).map(|level| level.label.clone())
            };
            let wanted: Vec<Vec<String>> = rubric
                .items()
                .map(|item| match &item.completed_by {
                    Some(who) => vec![format!("Completed by {who}")],
                    None => columns.iter().filter_map(|own| label(own, item)).collect(),
                })
                .collect();
            let rows = grid.all("tr").into_iter().map(|row| texts(row.all("td")));
            let found: Vec<_> = rows.filter(|cells| !cells.is_empty()).collect();
            assert_eq!(found, wanted, "{}", board.id);
        }
    }
}

#[test]
fn a_group_that_is_held_back_has_its_reason_and_no_figure() {
    let mut held = 0;
    for site in sites() {
        for board in rollup(site).health_boards {
            let page = Page::read(&site.path(&format!("boards/{}.html", board.id)));
            let bars = page.root.all("svg").len();
            assert_eq!(bars == 0, board.withheld, "{}", board.id);
            let said = PdfText::published(&page.text()).count("Not shown, because");
            assert_eq!(said == 1, board.withheld && board.returned > 0, "{}", board.id);
            held += usize::from(board.withheld);
        }
    }
    assert!(held > 0, "there is a board that is held back");
}

#[test]
fn a_mention_leads_to_the_page_of_its_item_and_an_item_none_to_itself() {
    let item = INVENTED.round().rubric.items().next().expect("1.1");
    let page = item_page(&INVENTED, item);
    let mentions = page.root.all("a.mention");
    let to =
        |href: &str| mentions.iter().filter(|link| link.attribute("href") == Some(href)).count();
    assert!(to("1.10.html") > 0 && to("2.1.html") > 0);
    assert_eq!(to("1.1.html"), 0);
    let anchors = mentions.iter().filter_map(|link| link.attribute("href"));
    assert_eq!(anchors.filter(|href| href.starts_with('#')).count(), 0);
}

#[test]
fn a_report_leads_to_the_pages_of_its_items_and_of_its_board() {
    for site in sites() {
        for report in &site.reports {
            let partnership = site.collection.register.partnership(&report.id).expect("its entry");
            let links: Vec<&str> = report
                .html
                .root
                .all("a")
                .iter()
                .filter_map(|link| link.attribute("href"))
                .collect();
            let board = partnership.groups.first().expect("its health board");
            let mut wanted = vec![format!("boards/{}.html", board.id)];
            wanted.extend(site.rubric().items().map(|item| format!("items/{}.html", item.id)));
            for href in wanted {
                assert!(links.contains(&href.as_str()), "{}: {href}", report.id);
            }
        }
    }
}

/// The links of the pages below a folder that lead to no file there.
fn broken(out: &Path) -> Vec<String> {
    let published = files(out);
    let mut found = Vec::new();
    for path in published.iter().filter(|path| path.extension().is_some_and(|e| e == "html")) {
        for link in Page::read(&out.join(path)).root.all("a") {
            let href = link.attribute("href").unwrap_or_default();
            let file = href.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains(':') {
                continue;
            }
            let target = super::accessible_html::resolved(path, file);
            if !published.contains(&target) {
                found.push(format!("{}: {href}", path.display()));
            }
        }
    }
    found
}

#[test]
fn where_one_report_alone_is_published_no_page_leads_to_another() {
    let out = scratch("one-report");
    let mut command = build(&root("tests/cases/published"), &out);
    run(command.args(["--only", "html", "example-review/2019/example-east"]));
    assert_eq!(broken(&out), Vec::<String>::new());
    let page = Page::read(&out.join("example-review/2019/items/1.1.html"));
    let names = texts(page.root.all("article.own-answer").iter().map(|answer| answer.all("h3")[0]));
    assert!(names.iter().any(|name| name.starts_with("Example South")), "{names:?}");
}

#[test]
fn the_page_of_a_board_without_any_return_says_so() {
    let empty = rollup(&KEPT).health_boards.into_iter().find(|board| board.returned == 0);
    let board = empty.expect("a board of the register of which nothing is here");
    let page = Page::read(&KEPT.path(&format!("boards/{}.html", board.id)));
    let text = PdfText::published(&page.text());
    assert_eq!(text.count("has a final return in this round, so there are no ratings to show"), 1);
    assert!(page.root.all("table.group-grid").is_empty());
}
