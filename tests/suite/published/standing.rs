//! Whoever looks at a report knows how far it has come: a draft, a late return, a proposal that
//! others complete.

use stocktake::model::Status;
use stocktake::readback::PdfText;

use super::html::{Element, Page};
use super::{INVENTED, Report, sites};

fn bookmarked_heading(report: &Report) -> String {
    report.html.root.only("title").text()
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_return_on_none() {
    for site in sites() {
        for report in &site.reports {
            let draft = site.returned(report).status() == Status::Draft;
            for (index, page) in report.pdf.pages.iter().enumerate() {
                assert_eq!(page.contains("DRAFT"), draft, "{}, page {}", report.id, index + 1);
            }
            let said = PdfText::published(&report.pdf.text()).count("This return is not final.");
            assert_eq!(said, usize::from(draft), "{}, read aloud", report.id);
        }
    }
}

#[test]
fn the_page_of_a_draft_says_so_before_anything_else() {
    let draft = INVENTED.report("example-north");
    assert!(bookmarked_heading(draft).starts_with("Draft"));
    assert!(draft.html.text().trim().starts_with("Draft"), "{}", draft.html.text());
    for report in INVENTED.reports.iter().filter(|report| report.id != "example-north") {
        assert!(!report.html.text().contains("Draft"), "{}", report.id);
    }
}

#[test]
fn a_late_return_says_so() {
    let late = INVENTED.report("example-south");
    let pdf = PdfText::published(&late.pdf.text());
    assert_eq!(pdf.count("3 June 2019, after the day by which it was due"), 1);
    let page = PdfText::published(&late.html.text());
    assert_eq!(page.count("3 June 2019, after the deadline of 15 May 2019"), 1);
    let in_time = INVENTED.report("example-east");
    assert_eq!(PdfText::published(&in_time.pdf.text()).count("after the day"), 0);
    assert_eq!(PdfText::published(&in_time.html.text()).count("after the deadline"), 0);
}

#[test]
fn a_proposal_that_others_complete_says_who_does() {
    for site in sites() {
        let items = site.rubric().items().filter_map(|item| item.completed_by.as_ref());
        let sentences: Vec<String> =
            items.map(|who| format!("Completed by {who}, not by")).collect();
        assert!(!sentences.is_empty());
        for report in &site.reports {
            for text in [report.pdf.text(), report.html.text()] {
                let reading = PdfText::published(&text);
                assert_eq!(reading.missing(&sentences), Vec::<&String>::new(), "{}", report.id);
            }
        }
    }
}

/// The row of a partnership on the page of the round.
fn row<'a>(page: &'a Page, name: &str) -> &'a Element {
    let rows = page.root.only("table.returns").all("tr");
    rows.into_iter().find(|row| row.text().contains(name)).expect("a row")
}

#[test]
fn the_page_of_the_round_says_what_has_become_of_each_return() {
    let page = Page::read(&INVENTED.path("index.html"));
    let cases = [
        ("Example North", "Draft", 2),
        ("Example South", "Late", 2),
        ("Example East", "Final", 2),
        ("Example West", "No return here", 0),
    ];
    for (name, word, links) in cases {
        let row = row(&page, name);
        assert!(row.text().contains(word), "{name}: {}", row.text());
        assert_eq!(row.all("a").len(), links, "{name}: the page and the PDF");
    }
    let tally = page.root.only("dl.tally").text();
    let figures = PdfText::published(&tally);
    assert_eq!(figures.count("Final returns\n2 of 4 expected"), 1, "{tally}");
    assert_eq!(figures.count("Late: 1 of 2"), 1, "{tally}");
}
