//! A form that is set as a paper to a board: what a committee clerk looks for is there, in its
//! order, and nothing that was given is lost.

#[cfg(feature = "embedded-typst")]
use std::fs;
use std::path::Path;

#[cfg(feature = "embedded-typst")]
use stocktake::readback::PdfDocument;

use super::html::Page;
#[cfg(feature = "embedded-typst")]
use super::pdf::Pdf;
use crate::project::Project;

const RUBRIC: &str = "\
title: Papers to an invented board
publisher: An invented body
version: '1'
terms:
  participant: { one: Library, many: Libraries }
  item: { one: Paragraph, many: Paragraphs }
layout: paper
fields:
  subject: { kind: text, label: Subject, role: title, required: final }
  who: { kind: text, label: Report by, role: by }
  short: { kind: prose, label: Abstract, role: abstract }
  lead: { kind: prose, label: Lead-in }
  asked: { kind: points, label: Asked, role: recommendations, themes: { money: Money } }
  gains: { kind: points, label: Gains, themes: { reading: Reading, money: Money } }
  losses: { kind: points, label: Losses }
  open: { kind: flag, label: Open to others }
  cost: { kind: number, label: Cost of the van in 2019, unit: GBP, decimals: 2 }
  reached: { kind: number, label: Villages reached, unit: '%' }
  writer: { kind: text, label: Report author, role: author }
sections:
  - id: 0
    title: Head of the form
    items:
      - { id: 0.1, statement: What and who, fields: [subject, who, short] }
  - id: 1
    title: Recommendations
    items:
      - { id: 1.1, statement: What is asked, fields: [lead, asked] }
  - id: 2
    title: What was done
    items:
      - { id: 2.1, statement: The van, fields: [lead, gains, losses, open, cost, reached] }
      - { id: 2.2, statement: The drivers, fields: [lead] }
  - id: 9
    title: End of the form
    items:
      - { id: 9.1, statement: Who wrote this, fields: writer }
";

const RETURN: &str = "\
partnership: north
round: spring
status: final
completed: 2019-05-10
contacts:
  - role: Head of the library
responses:
  0.1:
    subject: A van that brings books
    who: Chief Librarian
    short: |
      The van was *tried* for a year.
  1.1:
    lead: |
      The board is asked to:
    asked:
      - note this paper, and 2.1 above all
      - text: keep the van.
        themes: money
  2.1:
    lead: |
      It came each week.
    gains:
      - Fewer empty shelves.
      - text: More readers.
        themes: [reading, money]
    losses:
      - A longer queue.
    open: true
    cost: 12500.50
    reached: 40
  2.2:
    lead: |
      There were two.
  9.1: Planning Officer
";

/// The invented paper, with some words of it replaced.
fn paper(replaced: &[(&str, &str)]) -> Project {
    let mut text = RETURN.to_owned();
    for (old, new) in replaced {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    let round = "title: Invented board, spring meeting\ndate: 2019-05-12\nplace: Example Hall\n\
                 rubric: '1'\n";
    Project::empty()
        .file("returns/papers/rubric.yaml", RUBRIC)
        .file("returns/papers/partnerships.yaml", "partnerships:\n  north: { name: North }\n")
        .file("returns/papers/spring/round.yaml", round)
        .file("returns/papers/spring/north.yaml", text)
}

fn page(project: &Project, name: &str) -> Page {
    Page::read(Path::new(&project.path(&format!("out/papers/spring/{name}.html"))))
}

/// Finds words one after the other.
#[track_caller]
fn in_order(text: &str, words: &[&str]) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    for own in words {
        let Some((_, after)) = rest.split_once(own) else {
            panic!("no “{own}” in {rest}\n{text}")
        };
        rest = after;
    }
}

/// What both the page and the PDF say, in order.
const SAID: [&str; 30] = [
    "An invented body",
    "Invented board, spring meeting",
    "12 May 2019",
    "Example Hall",
    "A van that brings books",
    "Report by",
    "Chief Librarian",
    "Library",
    "North",
    "Abstract",
    "The van was tried for a year.",
    "1. Recommendations",
    "1.1",
    "What is asked",
    "The board is asked to:",
    "note this paper, and 2.1 above all",
    "keep the van.",
    "raise it: Money (ii).",
    "2. What was done",
    "2.1",
    "It came each week.",
    "Gains",
    "Fewer empty shelves.",
    "Losses",
    "A longer queue.",
    "Open to others",
    "Cost of the van in 2019",
    "12,500.50 GBP",
    "Report author",
    "Planning Officer",
];

#[test]
fn the_page_of_a_paper_reads_as_one_and_leads_to_its_figures() {
    let project = paper(&[]);
    project.run(["check", "--strict"]).status(0);
    project.run(["build", "--only", "html"]).status(0);
    project.run(["verify", "out"]).status(0);
    let report = page(&project, "north");
    let text = report.text();
    in_order(&text, &SAID);
    for (words, times) in [("Abstract", 1), ("Lead-in", 0), ("Head of the form", 0)] {
        assert_eq!(text.matches(words).count(), times, "{words} in {text}");
    }
    let numbered = report.root.only("ol.paper-numbered");
    assert_eq!((numbered.all("li").len(), numbered.attribute("type")), (2, Some("i")));
    // What leads to an item leads somewhere, wherever the item stands.
    for item in ["0-1", "1-1", "2-1", "2-2", "9-1"] {
        report.root.only(&format!("#item-{item}"));
    }
    let table = report.root.only("table.paper-table");
    let heads: Vec<_> = table.all("th").iter().map(|th| th.attribute("scope")).collect();
    assert_eq!(heads, [Some("col"), Some("col"), Some("row"), Some("row")]);
    let figures = page(&project, "figures/north");
    let cards = figures.root.only("#item-2-1").only("dl.cards");
    let said: Vec<String> = cards.all("div").iter().map(|card| card.text()).collect();
    in_order(&said[0], &["Cost of the van in 2019", "12,500.50", "GBP", "Reported on"]);
    in_order(&said[0], &["From paragraph 2.1 of the paper"]);
    in_order(&said[1], &["Villages reached", "40%", "From paragraph 2.1 of the paper"]);
    assert_eq!(said.len(), 2);
    let leads = |page: &Page, to: &str| {
        page.root.all("a").iter().any(|link| link.attribute("href") == Some(to))
    };
    let way = "figures/north.html";
    assert!(leads(&report, way) && leads(&page(&project, "index"), way));
    assert!(leads(&figures, "../north.html#item-2-1"));
}

#[test]
fn a_paper_without_figures_speaks_of_none() {
    let project = paper(&[("    cost: 12500.50\n    reached: 40\n", "")]);
    project.run(["build", "--only", "html"]).status(0);
    let report = page(&project, "north");
    assert!(!project.path("out/papers/spring/figures").exists());
    assert!(report.root.all("table").is_empty());
    in_order(&report.text(), &["Not given: Cost of the van in 2019, Villages reached."]);
    assert!(!project.read("out/papers/spring/index.html").contains("figures/"));
}

#[test]
fn a_draft_of_a_paper_says_so_and_what_is_not_given() {
    let project = paper(&[
        ("status: final\ncompleted: 2019-05-10\n", "status: draft\n"),
        ("    subject: A van that brings books\n", ""),
        ("    lead: |\n      There were two.\n", "    lead:\n"),
        ("  9.1: Planning Officer\n", ""),
    ]);
    project.run(["build", "--only", "html"]).status(0);
    let report = page(&project, "north");
    let text = report.text();
    let title = "North: Invented board, spring meeting";
    in_order(&text, &["Draft: not final", title, "Draft", "Not given: Subject."]);
    in_order(&text, &["The drivers", "None given.", "Not given: Report author."]);
    in_order(&text, &["Completed", "Status", "Draft"]);
}

#[cfg(feature = "embedded-typst")]
#[test]
fn the_pdf_of_a_paper_has_a_head_numbered_recommendations_and_a_table_of_figures() {
    let project = paper(&[]);
    project.run(["build", "--only", "pdf", "papers/spring/north"]).status(0);
    let path = project.path("out/papers/spring/north.pdf");
    let document = PdfDocument::read(fs::read(&path).expect("a PDF")).expect("a readable PDF");
    let text = document.text();
    in_order(&text, &SAID);
    in_order(&text, &["(i)", "note this paper", "(ii)", "keep the van.", "Figure", "Amount"]);
    in_order(&text, &["Date of completion", "10 May 2019", "Status", "Final"]);
    assert_eq!(text.matches("Abstract").count(), 1, "{text}");
    assert!(!text.contains("Lead-in") && !text.contains("Contents"), "{text}");
    let pdf = Pdf::read(&path);
    let tags = |name: &str| pdf.tags.all(name).len();
    assert_eq!((tags("H1"), tags("Table"), tags("TH")), (1, 1, 2));
    assert!(tags("H2") >= 4 && tags("L") >= 3, "sections and lists");
}
