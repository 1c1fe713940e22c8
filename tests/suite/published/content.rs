//! Nothing that an author wrote is lost: it is found again, word for word, in the PDF and on the
//! page.

use std::fmt::Write as _;

use stocktake::readback::PdfText;

use super::html::Page;
use super::pdf::Pdf;
use super::words;
use super::{KEPT, Report, Site, root, sites};

/// What is missing in a report, a line for each.
fn missing(report: &Report, texts: &[String]) -> String {
    let mut found = String::new();
    for (kind, text) in [("PDF", report.pdf.text()), ("page", report.html.text())] {
        for words in PdfText::published(&text).missing(texts) {
            _ = writeln!(found, "{}, {kind}: {words:?}", report.id);
        }
    }
    found
}

fn assert_none_missing(site: &Site, texts: impl Fn(&Report) -> Vec<String>) {
    let found: String = site.reports.iter().map(|report| missing(report, &texts(report))).collect();
    assert!(found.is_empty(), "not found again:\n{found}");
}

#[test]
fn every_sentence_of_angus_is_found_again() {
    let report = KEPT.report("angus");
    let texts = words::of_return(KEPT.returned(report));
    assert!(texts.len() > 150, "{} blocks in a return of 53 KB", texts.len());
    let found = missing(report, &texts);
    assert!(found.is_empty(), "not found again:\n{found}");
}

/// The other public documents that are kept, each a collection with one round, and how many blocks
/// of text there are at least in its returns and in its round.
const DOCUMENTS: [([&str; 2], usize); 4] = [
    (["case-studies", "2020"], 60),
    (["ijb-papers", "2020-02"], 40),
    (["isd-workshop", "2005-12"], 40),
    (["policy-prototypes", "2020"], 40),
];

#[test]
fn every_sentence_of_the_other_documents_is_found_again() {
    for (names, least) in DOCUMENTS {
        let site = Site::read(&KEPT.out, &root("returns"), names);
        let of_round = words::of_round(&site.round().info);
        let of_returns = site.reports.iter().map(|report| words::of_return(site.returned(report)));
        let count = of_round.len() + of_returns.map(|texts| texts.len()).sum::<usize>();
        assert!(count >= least, "{names:?}: {count} blocks");
        assert_none_missing(&site, |report| words::of_return(site.returned(report)));
        let page = Page::read(&site.path("index.html")).text();
        let pdf = Pdf::read(&site.path("summary.pdf")).text();
        // What the returns say stands in the summary of the round as well.
        let all = site.reports.iter().flat_map(|report| words::of_return(site.returned(report)));
        let contacts: Vec<&String> =
            site.reports.iter().flat_map(|report| site.returned(report).contacts()).collect();
        let all: Vec<String> =
            of_round.into_iter().chain(all.filter(|text| !contacts.contains(&text))).collect();
        for (kind, text) in [("page", page), ("PDF", pdf)] {
            let missing: Vec<String> =
                PdfText::published(&text).missing(&all).into_iter().cloned().collect();
            assert!(missing.is_empty(), "{names:?}, {kind}: {missing:?}");
        }
    }
}

#[test]
fn every_word_of_a_return_is_found_again() {
    for site in sites() {
        assert_none_missing(site, |report| words::of_return(site.returned(report)));
    }
}

#[test]
fn every_statement_and_every_descriptor_is_found_again() {
    for site in sites() {
        let texts = words::of_rubric(site.rubric());
        assert_none_missing(site, |_| texts.clone());
    }
}

#[test]
fn an_action_stands_under_its_item_and_among_all_actions() {
    for site in sites() {
        for report in &site.reports {
            let texts = [report.pdf.text(), report.html.text()];
            let [pdf, html] = texts.map(|text| PdfText::published(&text));
            let responses = site.returned(report).responses();
            for action in responses.iter().flat_map(|response| &response.actions) {
                for words in words::blocks(&action.text.markdown) {
                    assert!(pdf.count(&words) >= 2, "{}, PDF: {words:?}", report.id);
                    assert!(html.count(&words) >= 2, "{}, page: {words:?}", report.id);
                }
            }
        }
    }
}

#[test]
fn a_report_names_its_partnership_and_its_round() {
    for site in sites() {
        let register = &site.collection.register;
        assert_none_missing(site, |report| {
            let partnership = register.partnership(&report.id).expect("it is in the register");
            let mut texts = vec![partnership.name.clone()];
            texts.extend(partnership.groups.iter().map(|group| group.name.clone()));
            texts.extend(partnership.note.clone());
            texts.push(site.round().info.title.clone());
            texts
        });
    }
}

#[test]
fn the_page_of_a_round_has_the_introduction_and_every_partnership() {
    for site in sites() {
        let page = super::html::Page::read(&site.path("index.html"));
        let mut texts = words::blocks(site.rubric().introduction().expect("an introduction"));
        texts.push(site.rubric().publisher().to_owned());
        texts.extend(site.collection.register.partnerships().iter().map(|p| p.name.clone()));
        let text = page.text();
        let reading = PdfText::published(&text);
        assert_eq!(reading.missing(&texts), Vec::<&String>::new());
    }
}
