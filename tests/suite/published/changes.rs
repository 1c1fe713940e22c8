//! What changed since the round before: page and PDF say what the comparison says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use stocktake::diff::{self, Background, Comparison, Neighbours, Side, Weight};
use stocktake::lang::Language;
use stocktake::model::{Collection, Return, Round, Rubric};
use stocktake::readback::PdfText;
use stocktake::telling::{self, Beside, QuestionWords};

use super::html::{Element, Page};
use super::pdf::Pdf;
use super::{KEPT, collection, root};

/// A pair of returns, what changed, and what was published of it.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) comparison: Comparison,
    summary: Vec<String>,
    pub(super) page: Page,
    pub(super) pdf: Pdf,
    sources: [Vec<u8>; 2],
}

fn side<'a>(round: &'a Round, returned: &'a Return) -> Side<'a> {
    Side { returned, rubric: &round.rubric, round: &round.info }
}

fn of<'a>(round: &'a Round, id: &str) -> Option<&'a Return> {
    round.returns().find(|returned| returned.partnership().as_str() == id)
}

/// The comparison of a partnership's return with that of the round before, as a build makes it.
fn compared(all: &Collection, round: &Round, id: &str) -> Option<Comparison> {
    let before = all.before(round)?;
    let (old, new) = (side(before, of(before, id)?), side(round, of(round, id)?));
    let earlier = all.before(before).and_then(|first| Some(side(first, of(first, id)?)));
    let neighbours = Neighbours::of(round.returns());
    let versions: Vec<&Rubric> = all.rubrics().collect();
    let earlier: Vec<Side<'_>> = earlier.into_iter().collect();
    let others_before = Neighbours::of(before.returns());
    let context = Background {
        earlier: &earlier,
        neighbours: Some(&neighbours),
        before: Some(&others_before),
        versions: &versions,
        ..Background::default()
    };
    Some(diff::compare(old, new, context))
}

/// Every pair of returns of a collection that is published in a folder.
fn pairs(out: &Path, returns: &Path, id: &str) -> Vec<Pair> {
    let (all, lang) = (collection(returns, id), Language::english());
    let mut pairs = Vec::new();
    for round in &all.rounds {
        for partnership in all.register.partnerships() {
            let who = partnership.id.as_str();
            let Some(comparison) = compared(&all, round, who) else { continue };
            let (from, to) = (&comparison.old.round, &comparison.new.round);
            let folder = out.join(id).join("changes").join(format!("{from}-{to}"));
            let source = |round| fs::read(returns.join(format!("{id}/{round}/{who}.yaml")));
            pairs.push(Pair {
                name: format!("{from}-{to}/{who}"),
                summary: telling::summary(
                    &comparison,
                    round.rubric.terms(),
                    Beside::Nothing,
                    &lang,
                ),
                page: Page::read(&folder.join(format!("{who}.html"))),
                pdf: Pdf::read(&folder.join(format!("{who}.pdf"))),
                sources: [from, to].map(|round| source(round).expect("a return")),
                comparison,
            });
        }
    }
    pairs
}

pub(super) fn nation() -> Vec<Pair> {
    let pairs = pairs(&KEPT.out, &root("returns"), "example-nation");
    assert_eq!(pairs.len(), 6);
    pairs
}

/// Without pips, signs and the spaces around.
fn bare(text: &str) -> String {
    let kept = text.replace(['●', '○', '▲', '▼', '=', '+', '−', '·', '×'], "");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A level, or that there is none: why there is none is said in words of its own.
fn level(text: &str) -> String {
    let absent = ["Not rated", "Not asked", "Asked as", "Completed by others"];
    if absent.iter().any(|words| text.starts_with(words)) { "None" } else { text }.to_owned()
}

/// For each item: the level before, the level now, and how many levels it moved up or down.
type Ratings = BTreeMap<String, (String, String, i64)>;

fn expected(comparison: &Comparison) -> Ratings {
    let label = |level: &Option<diff::RatedLevel>| {
        level.as_ref().map_or_else(|| "None".to_owned(), |level| level.label.clone())
    };
    let levels = |item: &diff::ItemComparison| {
        let levels = i64::try_from(item.rating.levels).expect("few levels");
        if item.rating.movement == diff::Movement::Declined { -levels } else { levels }
    };
    let row = |item: &diff::ItemComparison| {
        (item.item.to_string(), (label(&item.rating.old), label(&item.rating.new), levels(item)))
    };
    comparison.items.iter().map(row).collect()
}

fn levels(words: &str) -> i64 {
    let by = words.split_once(" by ").and_then(|(_, by)| by.split_whitespace().next());
    let count = by.and_then(|count| count.parse().ok()).unwrap_or(0);
    if words.contains("Fell") { -count } else { count }
}

fn row(id: &str, cells: [String; 3]) -> (String, (String, String, i64)) {
    let [old, new, moved] = cells.map(|cell| bare(&cell));
    (id.trim().to_owned(), (level(&old), level(&new), levels(&moved)))
}

fn on_page(page: &Page) -> Ratings {
    let rows = page.root.only("table.moves-table").all("tr");
    let rows = rows.into_iter().filter(|row| !row.all("td").is_empty());
    rows.map(|tr| {
        let cells = tr.all("td");
        let cell = |at: usize| cells[at].text();
        row(&tr.only(".item-number").text(), [cell(0), cell(1), cell(2)])
    })
    .collect()
}

/// In the PDF the ratings stand in a table for each group, each level that stayed once.
fn in_pdf(pdf: &Pdf, groups: usize) -> Ratings {
    let tables = pdf.tags.all("Table");
    let rows = tables.iter().take(groups).flat_map(|table| table.all("TR"));
    let rows = rows.map(|row| row.all("TD")).filter(|cells| !cells.is_empty());
    rows.map(|cells| {
        let at: [usize; 3] = if cells.len() == 3 { [2, 2, 2] } else { [2, 3, 4] };
        row(&cells[0].text(), at.map(|at| cells[at].text()))
    })
    .collect()
}

#[test]
fn page_and_pdf_state_the_ratings_of_the_comparison() {
    for pair in nation() {
        let expected = expected(&pair.comparison);
        assert_eq!(on_page(&pair.page), expected, "the page of {}", pair.name);
        let groups = pair.page.root.all("tr.moves-group").len();
        assert_eq!(in_pdf(&pair.pdf, groups), expected, "the PDF of {}", pair.name);
    }
}

#[test]
fn the_ratings_that_moved_come_first_in_both() {
    for pair in nation() {
        let titles = ["Moved", "Did not move", "Not comparable, because the rubric changed"];
        let heads = pair.page.root.all("tr.moves-group");
        let heads: Vec<String> =
            heads.into_iter().map(|head| head.text().trim().to_owned()).collect();
        let expected: Vec<_> =
            titles.into_iter().filter(|t| heads.iter().any(|h| h == t)).collect();
        assert_eq!(heads, expected, "{}", pair.name);
        let in_pdf = pair.pdf.tags.all("H3").into_iter().map(|head| head.text().trim().to_owned());
        assert_eq!(in_pdf.take(heads.len()).collect::<Vec<_>>(), expected, "{}", pair.name);
        let items = pair.comparison.items.iter();
        let moved = items.filter(|item| item.rating.is_changed()).count();
        assert_eq!(moved > 0, heads.iter().any(|head| head == "Moved"), "{}", pair.name);
    }
}

#[test]
fn the_summary_stands_at_the_head_of_both() {
    for pair in nation() {
        assert!((1..=10).contains(&pair.summary.len()), "{}", pair.name);
        let list = pair.page.root.only("section.change-summary").all("li");
        let said: Vec<String> = list.into_iter().map(Element::text).collect();
        assert_eq!(said, pair.summary, "{}", pair.name);
        let first = PdfText::published(&pair.pdf.pages[0]);
        assert!(first.missing(&pair.summary).is_empty(), "{}", pair.name);
    }
}

#[test]
fn each_question_stands_once_in_both_with_all_that_raise_it() {
    let mut asked = 0;
    for pair in nation() {
        // The heavy ones come first.
        let mut expected: BTreeMap<(Weight, String), Vec<String>> = BTreeMap::new();
        for question in &pair.comparison.questions {
            let key = (question.weight, question.code.id().to_owned());
            expected.entry(key).or_default().push(question.item.to_string());
            asked += 1;
        }
        let expected = expected.into_iter().map(|((_, code), raised)| (code, raised));
        let groups = pair.page.root.all("section.question");
        let said = groups.iter().map(|group| {
            let raised = group.all(".item-number").into_iter().map(Element::text);
            (group.only("span.tag").text(), raised.collect::<Vec<_>>())
        });
        assert!(said.eq(expected), "{}", pair.name);
        let text = PdfText::published(&pair.pdf.text());
        let lang = Language::english();
        let words = pair.comparison.questions.iter().map(|q| QuestionWords::of(q.code, &lang));
        let words: Vec<String> = words.flat_map(|words| [words.seen, words.asks]).collect();
        assert!(text.missing(&words).is_empty(), "{}", pair.name);
    }
    assert!(asked > 6, "{asked} questions in all");
}

#[test]
fn the_pdf_carries_both_returns_byte_for_byte() {
    for pair in nation() {
        let [(old, before), (new, now)] = &pair.pdf.attachments[..] else {
            panic!("{} attachments", pair.pdf.attachments.len())
        };
        assert_ne!(old, new);
        assert_eq!([before.clone(), now.clone()], pair.sources, "{}", pair.name);
        assert_eq!(pair.pdf.language, "en-GB");
        for part in ["<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<"] {
            assert!(pair.pdf.xmp.contains(part), "{}: {part}", pair.name);
        }
    }
}

pub(super) fn folder() -> PathBuf {
    KEPT.out.join("example-nation")
}

#[test]
fn a_report_and_its_round_lead_to_what_changed() {
    let leads = |page: &Page, href: &str| {
        page.root.all("a").iter().filter(|link| link.attribute("href") == Some(href)).count()
    };
    let report = Page::read(&folder().join("2020/auchterwhin.html"));
    assert_eq!(leads(&report, "../changes/2019-2020/auchterwhin.html"), 1);
    let first = Page::read(&folder().join("2019/auchterwhin.html"));
    assert_eq!(first.root.all("a.way").len(), 0);
    let round = Page::read(&folder().join("2020/index.html"));
    assert_eq!(leads(&round, "../changes/2019-2020/index.html"), 1);
    let index = Page::read(&folder().join("changes/2019-2020/index.html"));
    assert!(leads(&index, "dunlarrig-city.html#item-1-2") > 0);
}

#[test]
fn the_index_counts_of_each_item_what_stands_below_it() {
    let mut counted = 0;
    for rounds in ["2019-2020", "2020-2021"] {
        let index = Page::read(&folder().join("changes").join(rounds).join("index.html"));
        let tables = index.root.only("#items").all("table.tally-table");
        for row in tables[0].all("tr").into_iter().filter(|row| row.all("td").len() == 9) {
            let link = row.only("a.item-number").attribute("href").expect("a way to it");
            let below = index.root.only(link).all("span.move");
            for (at, verb) in [(0, "Rose"), (1, "Fell")] {
                let moved = below.iter().filter(|own| own.text().contains(verb)).count();
                assert_eq!(row.all("td")[at].text().trim(), moved.to_string(), "{rounds} {link}");
                counted += moved;
            }
        }
    }
    assert!(counted > 2, "{counted}");
}

/// Where a count stands, whoever wants to know of whom it is need not search.
#[test]
fn a_count_of_the_index_leads_to_what_it_counts() {
    let index = Page::read(&folder().join("changes/2019-2020/index.html"));
    let mut led = 0;
    let cells = index.root.all("table.tally-table").into_iter().flat_map(|table| table.all("td"));
    for cell in cells.filter(|cell| {
        let label = cell.attribute("data-label");
        label.is_some_and(|label| label != "Stayed") && cell.text().trim() != "0"
    }) {
        let href = cell.only("a").attribute("href").expect("a link leads somewhere");
        let (file, place) = href.split_once('#').expect("a place");
        let page = if file.is_empty() { None } else { Some(file) };
        let page = page.map(|file| Page::read(&folder().join("changes/2019-2020").join(file)));
        page.as_ref().unwrap_or(&index).root.only(&format!("#{place}"));
        led += 1;
    }
    assert!(led > 10, "{led}");
}

#[test]
fn the_index_counts_no_action_that_it_does_not_lead_to() {
    let index = Page::read(&folder().join("changes/2020-2021/index.html"));
    let done = |rows: Vec<&Element>, name: &str| -> usize {
        let cells = rows.iter().flat_map(|row| row.all("td"));
        let own = cells.filter(|cell| cell.attribute("data-label") == Some(name));
        own.map(|cell| cell.text().trim().parse::<usize>().expect("a count")).sum()
    };
    let items = index.root.only("#items").all("table.tally-table")[0].all("tr");
    for name in ["Actions done", "Put back", "Open before, not mentioned now", "Questions"] {
        let by_item = done(items.clone(), name);
        assert_eq!(by_item, done(index.root.only("#partnerships").all("tr"), name), "{name}");
    }
    let split = index.root.only("#item-1-3");
    assert!(split.text().contains("Not comparable") && split.text().contains("actions changed"));
}

#[test]
fn a_draft_is_said_to_be_one_and_nothing_of_it_is_counted() {
    let page = Page::read(&folder().join("changes/2019-2020/mid-tarrowshire.html"));
    assert_eq!(page.root.only("body").attribute("class"), Some("draft"));
    assert!(page.root.only("title").text().starts_with("Draft: "));
    let index = Page::read(&folder().join("changes/2019-2020/index.html"));
    let rows = index.root.only("#partnerships").all("tr");
    let drafts =
        rows.iter().filter(|row| row.text().contains("Draft")).map(|row| row.all("td").len());
    assert_eq!(drafts.collect::<Vec<_>>(), [1, 1]);
    let said = index.root.only("p.index-note").text();
    let national = Page::read(&folder().join("2020/index.html"));
    let counted = national.root.only("#movement").text();
    assert!(said.starts_with("2 partnerships made a final return both times;"), "{said}");
    assert!(
        said.contains("of 2 partnerships one of the two returns at least is a draft"),
        "{said}"
    );
    assert!(counted.contains("2 partnerships"), "the national page counts the same: {counted}");
    for link in index.root.only("#items").all("a") {
        let href = link.attribute("href").expect("a link leads somewhere");
        assert!(!href.starts_with("mid-tarrowshire") && !href.starts_with("fennasay"), "{href}");
    }
}
