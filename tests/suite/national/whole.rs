//! Page and PDF of a round hold the same parts, and no part of either is empty; what a rubric calls
//! things stands with a capital letter at every start.

use super::{nation, round};
use crate::project::Project;
use crate::published::html::{Element, Page};
use crate::published::pdf::Pdf;

/// The page and the PDF of a round of the small nation.
fn both(project: &Project, year: u32) -> (Page, Pdf) {
    project.run(["build"]).status(0);
    let folder = project.path("out/sample").join(year.to_string());
    (Page::read(&folder.join("index.html")), Pdf::read(&folder.join("national.pdf")))
}

/// Both say this.
#[track_caller]
fn says((page, pdf): &(Page, Pdf), words: &str) {
    for text in [page.text(), pdf.text()] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
}

/// Neither says this.
#[track_caller]
fn never_says((page, pdf): &(Page, Pdf), words: &str) {
    for text in [page.text(), pdf.text()] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!text.contains(words), "`{words}` is in: {text}");
    }
}

/// Every table has a row below its head, and no heading is the last thing before another one of
/// its rank or a higher one.
#[track_caller]
fn nothing_is_empty((page, pdf): &(Page, Pdf)) {
    for table in page.root.all("table") {
        assert!(!table.all("td").is_empty(), "an empty table: {}", table.text());
    }
    for table in pdf.tags.all("Table") {
        assert!(!table.all("TD").is_empty(), "an empty table: {}", table.text());
    }
    let all = pdf.tags.descendants();
    let kinds = all.iter().filter(|own| {
        let is_heading = own.role.len() == 2 && own.role.starts_with('H');
        is_heading || ["P", "Table", "L", "Figure", "TOC"].contains(&own.role.as_str())
    });
    let kinds: Vec<_> = kinds.map(|own| (own.role.as_str(), own.text())).collect();
    for pair in kinds.windows(2) {
        let [(role, words), (next, _)] = pair else { continue };
        let is_heading = |role: &str| role.starts_with('H');
        assert!(!is_heading(role) || !is_heading(next) || next > role, "empty: {words}");
    }
}

#[test]
fn without_a_final_return_both_say_who_is_asked_and_no_more() {
    let found = both(&round(nation(2), 2019, &["p1 abc draft"]), 2019);
    nothing_is_empty(&found);
    says(&found, "Place 2");
    for part in ["Every rating", "agree", "Good practice", "good practice", "Low", "Board of all ("]
    {
        let (page, pdf) = &found;
        let headings = |text: String| text.lines().any(|line| line.trim().starts_with(part));
        assert!(!headings(page.text()) && !headings(pdf.text()), "{part}");
    }
    assert!(found.1.pages.len() < 5, "{} pages", found.1.pages.len());
}

#[test]
fn of_a_single_return_both_say_that_there_is_nothing_to_agree_on() {
    let found = both(&round(nation(2), 2019, &["p1 abc"]), 2019);
    nothing_is_empty(&found);
    says(&found, "With fewer than two ratings for each proposal there is nothing to agree on.");
    says(&found, "None given.");
}

#[test]
fn a_first_round_is_compared_with_none_and_a_second_one_names_it() {
    let lines = ["p1 abc open:2019-08-01", "p2 abc"];
    let project = round(nation(2), 2019, &lines);
    let found = both(&project, 2019);
    nothing_is_empty(&found);
    never_says(&found, "put back");
    never_says(&found, "Put back");
    never_says(&found, "round before");
    let board = Page::read(&project.path("out/sample/2019/boards/all.html")).text();
    assert!(
        board.contains("Overdue is what was open") && !board.to_lowercase().contains("put back")
    );
    let project = round(project, 2020, &["p1 abc open:2020-08-01"]);
    let found = both(&project, 2020);
    nothing_is_empty(&found);
    says(&found, "in Round of 2019");
    let board = Page::read(&project.path("out/sample/2020/boards/all.html")).text();
    assert!(board.contains("said in Round of 2019"), "{board}");
}

#[test]
fn where_nobody_returned_both_times_or_rated_the_same_nothing_moved() {
    let project = round(nation(2), 2019, &["p1 abc"]);
    let apart = both(&round(project, 2020, &["p2 abc"]), 2020);
    nothing_is_empty(&apart);
    says(&apart, "No partnership made a final return both times.");
    never_says(&apart, "0 rose");
    let project = round(nation(2), 2019, &["p1 abc"]);
    let found = both(&round(project, 2020, &["p1 bcd"]), 2020);
    nothing_is_empty(&found);
    says(&found, "On every proposal at least one rating changed.");
}

#[test]
fn a_group_of_one_is_told_in_words_that_are_true_of_it() {
    let project = round(nation(2), 2019, &["p1 abc"]);
    let register = project.read("returns/sample/partnerships.yaml");
    project.write(
        "returns/sample/partnerships.yaml",
        register.replace("minimum_group: 2", "minimum_group: 1"),
    );
    let (page, pdf) = both(&project, 2019);
    let page = page.text();
    assert!(page.contains("A group is shown where at least one partnership made a final return."));
    let pdf = pdf.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(pdf.contains("A group without a final return is not shown."), "{pdf}");
    assert!(!pdf.contains("fewer than 1"));
}

#[test]
fn the_table_from_level_to_level_has_room_for_any_scale() {
    for (levels, head) in [(4, "Now 1 Internationally"), (7, "Now 7"), (20, "20")] {
        let project = round(nation(2), 2019, &["p1 abc", "p2 abc"]);
        let project = round(project, 2020, &["p1 bcd", "p2 abc"]);
        let rubric = project.read("returns/sample/rubric.yaml");
        let (before, rest) = rubric.split_once("scale:").expect("a scale");
        let (_, after) = rest.split_once("sections:").expect("sections");
        let named = ["low", "fair", "good", "top"].map(str::to_owned);
        let all: Vec<String> = named.into_iter().chain((5..=20).map(|n| format!("l{n}"))).collect();
        let all = &all[..levels];
        let label = |id: &String| format!("  - {{ id: {id}, label: Internationally {id} }}\n");
        let scale: String = all.iter().map(label).collect();
        let meaning: Vec<String> = all.iter().map(|id| format!("{id}: Text")).collect();
        let after = after.replace("low: a, fair: b, good: c, top: d", &meaning.join(", "));
        let rubric = format!("{before}scale:\n{scale}sections:{after}");
        project.write("returns/sample/rubric.yaml", rubric);
        let (_, pdf) = both(&project, 2020);
        let heads = pdf.tags.all("TH").into_iter().map(|own| own.text());
        let heads: Vec<String> =
            heads.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert!(heads.iter().any(|own| own.starts_with(head)), "{levels}: {heads:?}");
        assert!(pdf.misplaced.is_empty());
    }
}

/// Whether a text may stand at a start: it begins with no small letter, or with a name that does.
fn is_start(text: &str) -> bool {
    let is_name = ["eWorkshop", "stocktake"].iter().any(|name| text.trim().starts_with(name));
    is_name || !text.trim().starts_with(char::is_lowercase)
}

#[track_caller]
fn all_are_starts<'a>(elements: impl IntoIterator<Item = &'a Element>, of: &str) {
    for element in elements {
        assert!(is_start(&element.text()), "{of}: {}", element.text());
    }
}

#[test]
fn terms_that_are_written_small_begin_headings_and_sentences_with_a_capital_letter() {
    let project = round(nation(3), 2019, &["p1 abc open:2019-01-31", "p2 bbb share", "p3 ada"]);
    let project = round(project, 2020, &["p1 bbc open:2020-01-31", "p2 bbb share"]);
    let terms = "  section: { one: theme, many: themes }\n  \
                 item: { one: question, many: questions }\n  \
                 participant: { one: eWorkshop, many: eWorkshops }\n  \
                 group: { one: guild, many: guilds }\n  \
                 rating: our rating\n  evidence: notes\n  actions: plans\nscale:";
    let rubric = project.read("returns/sample/rubric.yaml");
    let (head, rest) = rubric.split_once("  section:").expect("terms");
    let (_, tail) = rest.split_once("scale:").expect("a scale");
    let tail = ["a", "b", "c", "d"].iter().fold(tail.to_owned(), |text, own| {
        text.replace(&format!(": {own}"), &format!(": Level {own}"))
    });
    project.write("returns/sample/rubric.yaml", format!("{head}{terms}{tail}"));
    project.run(["build"]).status(0);
    for name in [
        "2020/index.html",
        "2020/p1.html",
        "2020/items/1.1.html",
        "2020/boards/all.html",
        "changes/2019-2020/index.html",
        "changes/2019-2020/p1.html",
    ] {
        let page = Page::read(&project.path("out/sample").join(name));
        for kind in ["h1", "h2", "h3", "h4", "caption", "dt", "label", "p"] {
            all_are_starts(page.root.all(kind), name);
        }
        let heads = page.root.all("th").into_iter();
        all_are_starts(heads.filter(|own| own.attribute("scope") == Some("col")), name);
        assert!(!page.text().contains("EWorkshop"), "{name}");
        assert!(!page.text().contains("of each Question"), "{name}");
    }
    for name in ["2020/national.pdf", "2020/p1.pdf", "changes/2019-2020/p1.pdf"] {
        let pdf = Pdf::read(&project.path("out/sample").join(name));
        for role in ["H1", "H2", "H3", "H4", "TH", "P"] {
            for own in pdf.tags.all(role) {
                assert!(is_start(&own.text()), "{name}: {role}: {}", own.text());
            }
        }
    }
    let answer = project.run(["rollup", "sample/2020"]).status(0);
    answer.prints("\nQuestion ").prints("\nTheme ").prints("\nGuild ");
}

/// A rubric that has a word of its own for everything, with a single item.
const OWN_WORDS: &str = "\
title: Review of harbours
publisher: An invented group
version: 1
terms:
  section: { one: Theme, many: Themes }
  item: { one: Wharf, many: Wharves }
  participant: { one: Harbour, many: Harbours }
  group: { one: Coast, many: Coasts }
  rating: Grade
  evidence: Log
  actions: Next steps
scale:
  - { id: low, label: Low }
  - { id: top, label: Top }
sections:
  - id: 1
    title: Landing
    items:
      - { id: 1.1, statement: Boats land., descriptors: { low: a, top: b } }
";

#[test]
fn what_a_rubric_has_a_word_for_is_called_so_and_one_of_a_kind_is_told_as_one() {
    let project = |lines: &[&str]| {
        let rubric = ("returns/sample/rubric.yaml", OWN_WORDS);
        round(nation(lines.len()).file(rubric.0, rubric.1), 2019, lines)
    };
    let alone = both(&project(&["p1 a open:2019-08-01"]), 2019);
    let pair = both(&project(&["p1 a", "p2 d"]), 2019);
    for found in [&alone, &pair] {
        for foreign in
            ["mprovement action", "omparator set", "roposal", "artnership", "ealth board"]
        {
            never_says(found, foreign);
        }
        says(found, "Next steps");
        nothing_is_empty(found);
    }
    for wrong in ["the 1 harbour", "ll 1 rating", "ll 1 action", "largest share"] {
        never_says(&alone, wrong);
    }
    says(&alone, "1 action is given: it is open");
    for wrong in ["ll 2 rating", "ll 2 harbour", "the 2 harbour"] {
        never_says(&pair, wrong);
    }
    says(&pair, "The median of both ratings lies between Low and Top");
}
