//! The place of a partnership beside others: the PDF and the page state the same counts, and those
//! of the returns.

use std::collections::BTreeMap;

use stocktake::model::{Id, Item, Rating, Return, Status};
use stocktake::readback::PdfText;

use super::html::Page;
use super::{KEPT, NATION, Report, Site, build, pdf, root, run, scratch};

/// What is said under an item: for each group its name, how many are rated, and the words beside
/// the bar.
type Rows = Vec<[String; 3]>;

/// The rows of every item that has any, by its number.
type Places = BTreeMap<String, Rows>;

/// Words with one space between them, however they were broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row of a group's name and count in one text, and the words.
fn row(group: &str, said: &str) -> [String; 3] {
    let group = words(group);
    let (name, rated) = group
        .strip_suffix(" rated")
        .and_then(|group| group.rsplit_once(' '))
        .expect("a group, and how many are rated");
    [name.to_owned(), rated.to_owned(), words(said)]
}

fn on_page(page: &Page) -> Places {
    let mut places = Places::new();
    for item in page.root.all("article.item") {
        let id = item.attribute("id").and_then(|id| id.strip_prefix("item-"));
        let rows = item.all("table.beside").into_iter().flat_map(|table| table.all("tr"));
        let rows: Rows =
            rows.map(|tr| row(&tr.only("th").text(), &tr.only("p.spread").text())).collect();
        if !rows.is_empty() {
            places.insert(id.expect("an anchor of the item").replace('-', "."), rows);
        }
    }
    places
}

fn in_pdf(report: &Report) -> Places {
    let (mut places, mut number) = (Places::new(), String::new());
    for element in report.pdf.tags.descendants() {
        if element.role == "H3" {
            number = element
                .text()
                .split_whitespace()
                .find(|word| word.contains('.'))
                .map_or_else(String::new, str::to_owned);
        }
        let headings = element.all("TH");
        let is_place = headings.first().is_some_and(|cell| words(&cell.text()) == "Beside others");
        if element.role == "Table" && is_place {
            let cells = element.all("TD");
            let said = |cell: &pdf::Element| cell.text();
            let rows = cells.chunks(3).map(|cells| row(&said(cells[0]), &said(cells[2])));
            places.insert(number.clone(), rows.collect());
        }
    }
    places
}

/// The final returns of a site.
fn finals(site: &Site) -> impl Iterator<Item = &Return> {
    site.round().returns().filter(|returned| returned.status() == Status::Final)
}

/// The groups of a partnership whose figures may be shown, by name, with their members; all of them
/// first.
fn groups(site: &Site, id: &Id) -> Vec<(String, Vec<Id>)> {
    let register = &site.collection.register;
    let rollup = stocktake::rollup::rollup(&site.collection, site.round());
    let all = register.partnerships().iter().map(|partnership| partnership.id.clone()).collect();
    let mut groups = vec![("All partnerships".to_owned(), all)];
    for group in rollup.health_boards.iter().chain(&rollup.comparator_sets) {
        if group.partnerships.contains(id) && !group.withheld {
            groups.push((group.name.clone(), group.partnerships.clone()));
        }
    }
    groups
}

/// What should be said of an item in a group, counted from the returns.
fn counted(site: &Site, item: &Item, members: &[Id], own: Rating) -> (usize, String) {
    let rating = |returned: &Return| returned.response(&item.id).and_then(|answer| answer.rating);
    let inside = finals(site).filter(|returned| members.contains(returned.partnership()));
    let ratings: Vec<Rating> = inside.filter_map(rating).collect();
    let levels = site.rubric().scale().iter().enumerate();
    let spread: Vec<String> = levels
        .map(|(at, level)| (level, ratings.iter().filter(|rating| rating.index() == at).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{} {count}", level.label))
        .collect();
    let above = ratings.iter().filter(|rating| rating.index() >= own.index()).count();
    let verb = if above == 1 { "is" } else { "are" };
    let all = ratings.len();
    (all, format!("{}. {above} of {all} {verb} at this level or above.", spread.join(", ")))
}

fn expected(site: &Site, returned: &Return) -> Places {
    let groups = groups(site, returned.partnership());
    let mut places = Places::new();
    for item in site.rubric().items() {
        let Some(own) = returned.response(&item.id).and_then(|answer| answer.rating) else {
            continue;
        };
        let row = |(name, members): &(String, Vec<Id>)| {
            let (rated, said) = counted(site, item, members, own);
            [name.clone(), rated.to_string(), said]
        };
        places.insert(item.id.to_string(), groups.iter().map(row).collect());
    }
    places
}

#[test]
fn the_pdf_and_the_page_state_the_place_that_the_returns_make() {
    let mut compared = 0;
    for returned in finals(&NATION) {
        let report = NATION.report(returned.partnership().as_str());
        let expected = expected(&NATION, returned);
        assert_eq!(on_page(&report.html), expected, "the page of {}", report.id);
        assert_eq!(in_pdf(report), expected, "the PDF of {}", report.id);
        compared += expected.values().map(Vec::len).sum::<usize>();
    }
    assert!(compared > 20, "{compared} rows");
}

#[test]
fn a_bar_marks_the_level_of_the_partnership_and_says_so() {
    for returned in finals(&NATION) {
        let report = NATION.report(returned.partnership().as_str());
        for item in report.html.root.all("article.item") {
            let rating = item.all("p.verdict");
            for bar in item.all("svg.chart") {
                assert_eq!(bar.all(".chart-mark").len(), 1, "{}", report.id);
                let label = rating[0].only(".rating-label").text();
                let alt = bar.attribute("aria-label").expect("an alternative text");
                assert!(alt.ends_with(&format!("in which {label} is marked.")), "{alt}");
                let figures = report.pdf.tags.all("Figure");
                assert!(figures.iter().any(|figure| figure.alt.as_deref() == Some(alt)), "{alt}");
            }
        }
    }
}

#[test]
fn a_group_that_is_held_back_is_named_with_the_reason_and_shown_nowhere() {
    let report = NATION.report("auchterwhin");
    let reasons = [
        "NHS Example North",
        "Not shown, because figures of fewer than 3 partnerships could be worked out from it and \
         those that are shown.",
        "Rural partnerships",
        "Not shown, because fewer than 3 partnerships returned.",
    ]
    .map(str::to_owned);
    for text in [report.html.root.only("#beside").text(), report.pdf.text()] {
        assert_eq!(PdfText::published(&text).missing(&reasons), Vec::<&String>::new());
    }
    let mut rows = on_page(&report.html).into_values().flatten();
    assert!(rows.all(|[name, ..]| name != "NHS Example North" && name != "Rural partnerships"));
}

/// Says why there is no place, and shows none.
fn assert_none(report: &Report, why: &str) {
    for text in [report.html.root.only("#beside").text(), report.pdf.text()] {
        assert_eq!(PdfText::published(&text).count(why), 1, "{}: {text}", report.id);
    }
    let headings = report.pdf.tags.all("H3");
    assert!(headings.iter().any(|heading| words(&heading.text()) == "Beside others"));
    assert_eq!((on_page(&report.html), in_pdf(report)), (Places::new(), Places::new()));
}

#[test]
fn a_draft_has_no_place() {
    let drafts = NATION.round().returns().filter(|returned| returned.status() == Status::Draft);
    let drafts: Vec<_> = drafts.map(|draft| NATION.report(draft.partnership().as_str())).collect();
    assert!(!drafts.is_empty());
    for draft in drafts {
        assert_none(draft, "This return is a draft: its answers are in no figure of the round.");
    }
}

#[test]
fn too_few_returns_are_no_nation_to_be_seen_beside() {
    let why = "Not shown, because fewer than 3 partnerships returned.";
    assert_none(KEPT.report("angus"), why);
}

#[test]
fn a_return_that_is_published_alone_is_seen_beside_all_of_its_round() {
    let out = scratch("place-alone");
    let only = ["--only", "html", "example-nation/2019/auchterwhin"];
    run(build(&root("returns"), &out).args(only));
    let alone = Page::read(&out.join("example-nation/2019/auchterwhin.html"));
    let together = on_page(&NATION.report("auchterwhin").html);
    assert_eq!(on_page(&alone), together);
    assert!(!together.is_empty());
}
