//! What changed since the round before: page and PDF say what the comparison says, of every pair of returns.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use stocktake::diff::{
    self, ActionEdit, BlockChange, Comparison, Context, Fate, Neighbours, Run, Side,
};
use stocktake::model::{Collection, Return, Round, Rubric};

use super::html::{Element, Page};
use super::pdf::Pdf;
use super::reading::Reading;
use super::{KEPT, build, collection, root, run, scratch};

/// A pair of returns, what changed, and what was published of it.
struct Pair {
    name: String,
    comparison: Comparison,
    summary: Vec<String>,
    page: Page,
    pdf: Pdf,
    sources: [Vec<u8>; 2],
}

fn side<'a>(round: &'a Round, returned: &'a Return) -> Side<'a> {
    Side { returned, rubric: &round.rubric, round: &round.info }
}

fn of<'a>(round: &'a Round, id: &str) -> Option<&'a Return> {
    round.returns().find(|returned| returned.partnership().as_str() == id)
}

/// The comparison of a partnership's return with that of the round before, with all that a build draws on.
fn compared(all: &Collection, round: &Round, id: &str) -> Option<Comparison> {
    let before = all.before(round)?;
    let (old, new) = (side(before, of(before, id)?), side(round, of(round, id)?));
    let earlier = all.before(before).and_then(|first| Some(side(first, of(first, id)?)));
    let neighbours = Neighbours::of(round.returns());
    let versions: Vec<&Rubric> = all.rubrics().collect();
    let earlier: Vec<Side<'_>> = earlier.into_iter().collect();
    let context = Context { earlier: &earlier, neighbours: Some(&neighbours), versions: &versions };
    Some(diff::compare(old, new, context))
}

/// Every pair of returns of a collection that is published in a folder.
fn pairs(out: &Path, returns: &Path, id: &str) -> Vec<Pair> {
    let all = collection(returns, id);
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
                summary: diff::summary(&comparison, round.rubric.terms()),
                page: Page::read(&folder.join(format!("{who}.html"))),
                pdf: Pdf::read(&folder.join(format!("{who}.pdf"))),
                sources: [from, to].map(|round| source(round).expect("a return")),
                comparison,
            });
        }
    }
    pairs
}

fn nation() -> Vec<Pair> {
    let pairs = pairs(&KEPT.out, &root("returns"), "example-nation");
    assert_eq!(pairs.len(), 6);
    pairs
}

/// Without pips, signs and the spaces around.
fn bare(text: &str) -> String {
    let kept = text.replace(['●', '○', '▲', '▼', '=', '+', '−', '·', '×'], "");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For each item: the level before, the level now, and how many levels it moved up or down.
type Ratings = BTreeMap<String, (String, String, i64)>;

fn expected(comparison: &Comparison) -> Ratings {
    let label = |level: &Option<diff::RatedLevel>| {
        level.as_ref().map_or_else(|| "Not rated".to_owned(), |level| level.label.clone())
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
    let count = words.split_whitespace().find_map(|word| word.parse::<i64>().ok()).unwrap_or(0);
    if words.contains("Fell") { -count } else { count }
}

fn row(id: &str, cells: [String; 3]) -> (String, (String, String, i64)) {
    let [old, new, moved] = cells.map(|cell| bare(&cell));
    (id.trim().to_owned(), (old, new, levels(&moved)))
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

fn in_pdf(pdf: &Pdf) -> Ratings {
    let tables = pdf.tags.all("Table");
    let table = tables.first().expect("the ratings come first");
    let rows = table.all("TR").into_iter().map(|row| row.all("TD"));
    rows.filter(|cells| cells.len() == 5)
        .map(|cells| row(&cells[0].text(), [2, 3, 4].map(|at: usize| cells[at].text())))
        .collect()
}

#[test]
fn page_and_pdf_state_the_ratings_of_the_comparison() {
    for pair in nation() {
        let expected = expected(&pair.comparison);
        assert_eq!(on_page(&pair.page), expected, "the page of {}", pair.name);
        assert_eq!(in_pdf(&pair.pdf), expected, "the PDF of {}", pair.name);
    }
}

#[test]
fn the_summary_stands_at_the_head_of_both() {
    for pair in nation() {
        assert!((1..=10).contains(&pair.summary.len()), "{}", pair.name);
        let list = pair.page.root.only("section.change-summary").all("li");
        let said: Vec<String> = list.into_iter().map(Element::text).collect();
        assert_eq!(said, pair.summary, "{}", pair.name);
        let first = Reading::of(&pair.pdf.pages[0]);
        assert!(first.missing(&pair.summary).is_empty(), "{}", pair.name);
    }
}

#[test]
fn each_question_stands_in_both_with_its_code() {
    let mut asked = 0;
    for pair in nation() {
        let codes: Vec<&str> = pair.comparison.questions.iter().map(|q| q.code.id()).collect();
        asked += codes.len();
        let lists = pair.page.root.all("ul.questions");
        let tags = lists.iter().flat_map(|list| list.all("span.tag")).map(Element::text);
        assert_eq!(tags.collect::<Vec<_>>(), codes, "{}", pair.name);
        let text = Reading::of(&pair.pdf.text());
        let words = pair.comparison.questions.iter().map(|q| q.code.definition());
        let words: Vec<String> =
            words.flat_map(|words| [words.seen, words.asks].map(str::to_owned)).collect();
        assert!(text.missing(&words).is_empty(), "{}", pair.name);
    }
    assert!(asked > 6, "{asked} questions in all");
}

/// Every word that became one thing or the other: of evidence, then of the texts of actions.
fn words(comparison: &Comparison, fate: Fate) -> Vec<String> {
    let mut out = Vec::new();
    let mut runs = |runs: &[Run]| {
        out.extend(runs.iter().filter(|run| run.fate == fate).map(|run| run.text.clone()));
    };
    for item in &comparison.items {
        for change in item.evidence.iter().flat_map(|evidence| &evidence.changes) {
            match (change, fate) {
                (BlockChange::Edited { words, .. }, _) => runs(words),
                (BlockChange::Added { block, .. }, Fate::Added)
                | (BlockChange::Removed { block, .. }, Fate::Removed) => {
                    runs(&[Run { fate, space: false, text: block.text.clone() }]);
                }
                _ => {}
            }
        }
        for edit in item.actions.iter().flat_map(|action| &action.edits) {
            if let ActionEdit::Reworded { words } = edit {
                runs(words);
            }
        }
    }
    out
}

/// The words of an element that are seen.
fn seen(element: &Element) -> String {
    let hidden: Vec<String> =
        element.all("span.visually-hidden").iter().map(|e| e.text()).collect();
    hidden.iter().fold(element.text(), |text, hidden| text.replacen(hidden.as_str(), "", 1))
}

#[test]
fn what_was_added_and_removed_is_marked_as_such_in_both() {
    for pair in nation() {
        for (fate, name, sign) in [(Fate::Added, "ins", "+"), (Fate::Removed, "del", "−")] {
            let marked: Vec<String> = pair.page.root.all(name).into_iter().map(seen).collect();
            let words = words(&pair.comparison, fate);
            let missing: Vec<_> = words.iter().filter(|word| !marked.contains(word)).collect();
            assert!(missing.is_empty(), "{} {name}: {missing:?}", pair.name);
            let edited = pair.comparison.items.iter().flat_map(|item| &item.evidence);
            let edited = edited.flat_map(|evidence| &evidence.changes);
            let runs = edited.filter_map(|change| match change {
                BlockChange::Edited { words, .. } => Some(words),
                _ => None,
            });
            let runs = runs.flatten().filter(|run| run.fate == fate);
            let bracketed: Vec<String> = runs.map(|run| format!("[{sign} {}]", run.text)).collect();
            let missing: Vec<_> =
                Reading::of(&pair.pdf.text()).missing(&bracketed).into_iter().cloned().collect();
            assert!(missing.is_empty(), "{}: {missing:?}", pair.name);
        }
    }
}

#[test]
fn a_change_within_a_text_is_announced_to_those_who_hear_it() {
    let mut found = 0;
    for pair in nation() {
        for passage in pair.page.root.all("li.passage-edited") {
            for (name, said) in [("ins", "[added: "), ("del", "[removed: ")] {
                for element in passage.all(name) {
                    assert!(element.text().starts_with(said), "{}", element.text());
                    assert!(element.text().ends_with(']'), "{}", element.text());
                    found += 1;
                }
            }
        }
    }
    assert!(found > 50, "{found}");
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

fn folder() -> PathBuf {
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
fn a_draft_is_said_to_be_one_and_nothing_of_it_is_counted() {
    let page = Page::read(&folder().join("changes/2019-2020/mid-tarrowshire.html"));
    assert_eq!(page.root.only("body").attribute("class"), Some("draft"));
    assert!(page.root.only("title").text().starts_with("Draft: "));
    let index = Page::read(&folder().join("changes/2019-2020/index.html"));
    let rows = index.root.only("table.tally-table").all("tr");
    let drafts =
        rows.iter().filter(|row| row.text().contains("Draft")).map(|row| row.all("td").len());
    assert_eq!(drafts.collect::<Vec<_>>(), [1, 1]);
    for link in index.root.only("#items").all("a") {
        let href = link.attribute("href").expect("a link leads somewhere");
        assert!(!href.starts_with("mid-tarrowshire") && !href.starts_with("fennasay"), "{href}");
    }
}

/// A copy of a folder of collections with one return changed in a second round.
fn second_round(name: &str) -> PathBuf {
    let returns = scratch(name);
    let cases = root("tests/cases/hostile");
    for entry in walkdir::WalkDir::new(&cases) {
        let entry = entry.expect("a folder that can be read");
        let path = returns.join(entry.path().strip_prefix(&cases).expect("a path below it"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).expect("a scratch folder");
        } else {
            fs::copy(entry.path(), path).expect("a scratch file");
        }
    }
    let (old, new) = (returns.join("tricks/2019"), returns.join("tricks/2020"));
    fs::create_dir(&new).expect("a scratch folder");
    let read = |name: &str| fs::read_to_string(old.join(name)).expect("a file");
    let round = format!("{}\nprevious: \"2019\"\n", read("round.yaml").trim_end());
    fs::write(new.join("round.yaml"), round).expect("a scratch file");
    let changed = read("trickster.yaml")
        .replace("round: 2019", "round: 2020")
        .replace("alert(", "alert(1")
        .replace("#panic", "#panic.with")
        .replace("{{ 7 * 7 }}", "{{ 7 * 7 * 1 }}");
    fs::write(new.join("trickster.yaml"), changed).expect("a scratch file");
    returns
}

#[test]
fn hostile_texts_come_out_as_texts_and_change_nothing_else() {
    let (returns, out) = (second_round("changes-hostile"), scratch("changes-hostile-out"));
    run(&mut build(&returns, &out));
    let page = Page::read(&out.join("tricks/changes/2019-2020/trickster.html"));
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    for active in ["script", "iframe", "img", "object", "form", "input"] {
        assert!(page.root.all(active).is_empty(), "{active}");
    }
    let pdf = Pdf::read(&out.join("tricks/changes/2019-2020/trickster.pdf"));
    let computed = regex::Regex::new(r"\b49\b|root:x:0").expect("a pattern");
    for text in [page.text(), pdf.text()] {
        assert!(text.contains("alert("), "the tricks are there");
        assert!(text.contains("{{ 7 * 7"), "the tricks are there");
        assert_eq!(computed.find(&text).map(|found| found.as_str()), None);
    }
}

#[test]
fn a_pdf_that_fails_leaves_page_and_pdf_as_they_were() {
    let (out, templates) = (scratch("changes-failed"), scratch("changes-failed-templates"));
    fs::create_dir(templates.join("typst")).expect("a scratch folder");
    let path = templates.join("typst/changes.typ.tera");
    fs::write(path, "#panic(\"no\")\n").expect("a template");
    let build = |what: &str| {
        let mut command = build(&root("returns"), &out);
        command.arg(what);
        command
    };
    let what = "example-nation/2021/dunlarrig-city";
    let broken = || build(what).arg("--templates").arg(&templates).output().expect("a program");
    assert!(!broken().status.success());
    let folder = out.join("example-nation/changes/2020-2021");
    let report = || Page::read(&out.join("example-nation/2021/dunlarrig-city.html"));
    assert!(!folder.join("dunlarrig-city.html").exists());
    assert_eq!(report().root.all("a.way").len(), 0, "nothing leads to what is not there");
    run(&mut build(what));
    assert!(!folder.join("auchterwhin.html").exists(), "only what is selected is made");
    let read =
        || ["html", "pdf"].map(|kind| fs::read(folder.join(format!("dunlarrig-city.{kind}"))));
    let good = read().map(|file| file.expect("a file"));
    assert!(!broken().status.success());
    assert_eq!(read().map(|file| file.expect("a file")), good);
    assert_eq!(report().root.all("a.way").len(), 1);
}

#[test]
fn a_character_without_a_font_is_said_once_and_at_the_return_that_has_it() {
    for with in ["2019", "2020"] {
        let returns = second_round(&format!("changes-glyph-{with}"));
        let path = returns.join(format!("tricks/{with}/trickster.yaml"));
        let text = fs::read_to_string(&path).expect("a return");
        fs::write(&path, text.replacen("deep in", "deep \u{13080} in", 1)).expect("a scratch file");
        let out = scratch(&format!("changes-glyph-{with}-out"));
        let output = build(&returns, &out).output().expect("a program");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.matches("none of the fonts has").count(), 1, "{said}");
        let place = said.split("none of the fonts has").nth(1).and_then(|rest| rest.lines().nth(1));
        let place = place.expect("a place below the message");
        assert!(place.contains(&format!("tricks/{with}/trickster.yaml:59:")), "{place}");
        assert!(!out.join("tricks/changes/2019-2020/trickster.html").exists());
    }
}
