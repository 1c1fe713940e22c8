//! PDFs that everyone can use: tagged, titled, in a stated language, with bookmarks and links, and
//! with their source.
//!
//! Whether a file keeps every clause of PDF/UA and PDF/A is for veraPDF, which `.ci/check-pdf`
//! runs.

use stocktake::readback::PdfText;

use super::pdf::{Element, Kid, Pdf, Target};
use super::{INVENTED, KEPT, Report, Site, sites};

/// Every report, with the site that it belongs to.
fn reports() -> impl Iterator<Item = (&'static Site, &'static Report)> {
    sites().into_iter().flat_map(|site| site.reports.iter().map(move |report| (site, report)))
}

fn title(site: &Site, report: &Report) -> String {
    let partnership = site.collection.register.partnership(&report.id).expect("a partnership");
    format!("{}: {}", partnership.name, site.round().info.title)
}

/// Where the link around some words leads; fails where it leads nowhere.
fn targets<'a>(pdf: &'a Pdf, words: &str) -> Vec<&'a Target> {
    let links = pdf.tags.all("Link").into_iter().filter(|link| link.text().trim() == words);
    let annotations = links.flat_map(|link| &link.kids).filter_map(|kid| match kid {
        Kid::Annotation(id) => Some(*id),
        Kid::Element(_) | Kid::PdfText(_) => None,
    });
    let link = |id| pdf.links.iter().find(|link| link.id == id).expect("an annotation on a page");
    annotations.map(|id| &link(id).target).collect()
}

/// A text as XML writes it.
fn escaped(text: &str) -> String {
    let escapes = [('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;"), ('\'', "&apos;")];
    escapes.iter().fold(text.to_owned(), |text, (letter, escape)| text.replace(*letter, escape))
}

#[test]
fn a_pdf_says_which_standards_it_keeps_and_in_which_language_it_is() {
    for (site, report) in reports() {
        let pdf = &report.pdf;
        assert_eq!(pdf.language, "en-GB", "{}", report.id);
        let title = escaped(&title(site, report));
        let facts = [
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<rdf:li>en-GB</rdf:li>",
            &title,
        ];
        for fact in facts {
            assert!(pdf.xmp.contains(fact), "{}: {fact}", report.id);
        }
    }
}

#[test]
fn a_pdf_carries_the_return_byte_for_byte() {
    for (site, report) in reports() {
        let source = site.round().path.join(format!("{}.yaml", report.id));
        let expected = std::fs::read(source).expect("a return");
        let [(name, content)] = &report.pdf.attachments[..] else {
            panic!("{} has one attachment", report.id)
        };
        assert_eq!(name, &format!("{}.yaml", report.id));
        assert!(*content == expected, "{} carries its return", report.id);
    }
}

#[test]
fn bookmarks_lead_to_every_section_and_every_item() {
    for (site, report) in reports() {
        let rubric = site.rubric();
        let titles: Vec<&String> = report.pdf.bookmarks.iter().map(|(_, title)| title).collect();
        for section in rubric.sections() {
            let title = format!("{} {}: {}", rubric.terms().section.one, section.id, section.title);
            assert!(titles.contains(&&title), "{}: {title}", report.id);
            for item in &section.items {
                let title = format!("{} {}", item.id, item.statement);
                assert!(titles.contains(&&title), "{}: {title}", report.id);
            }
        }
    }
}

#[test]
fn every_table_has_header_cells_and_every_figure_says_what_it_shows() {
    for (_, report) in reports() {
        let tables = report.pdf.tags.all("Table");
        assert!(!tables.is_empty(), "{}", report.id);
        for table in tables {
            let rows = table.all("TR");
            let first: Vec<_> = rows[0].elements().map(|cell| cell.role.as_str()).collect();
            assert!(first.iter().all(|role| *role == "TH"), "{}: {}", report.id, table.text());
        }
        for figure in report.pdf.tags.all("Figure") {
            assert!(figure.alt.as_ref().is_some_and(|alt| !alt.is_empty()), "{}", report.id);
        }
    }
}

/// The level of a heading.
fn level(element: &Element) -> Option<usize> {
    element.role.strip_prefix('H')?.parse().ok()
}

#[test]
fn headings_begin_with_one_title_and_skip_no_level() {
    for (site, report) in reports() {
        let headings = report.pdf.tags.descendants();
        let levels: Vec<usize> = headings.iter().filter_map(|element| level(element)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{}", report.id);
        assert_eq!(levels[0], 1, "{}", report.id);
        let skips = levels.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
        assert_eq!(skips, 0, "{}: {levels:?}", report.id);
        let heading = report.pdf.tags.all("H1")[0].text();
        assert_eq!(PdfText::published(&heading).count(&title(site, report)), 1, "{heading}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (_, report) in reports() {
        assert!(!report.pdf.links.is_empty(), "{}", report.id);
        for link in &report.pdf.links {
            match &link.target {
                Target::Name(name) => assert!(report.pdf.places.contains(name), "{name}"),
                Target::Nowhere => panic!("{}: a link leads nowhere", report.id),
                Target::Address(_) | Target::Page => {}
            }
        }
    }
}

#[test]
fn a_mention_is_a_link_to_its_item_and_an_address_to_itself() {
    let pdf = &INVENTED.report("example-south").pdf;
    for (words, place) in [("1.10", "item-1-10"), ("2.1", "item-2-1")] {
        let expected = Target::Name(place.to_owned());
        let evidence = targets(pdf, words);
        assert!(evidence.contains(&&expected), "{words}: {evidence:?}");
    }
    let address = |address: &str| Target::Address(address.to_owned());
    let expected = address("https://example.org/review?a=1&b=2");
    assert_eq!(targets(pdf, "the example site"), [&expected]);
    assert_eq!(targets(pdf, "someone@example.org"), [&address("mailto:someone@example.org")]);
}

#[test]
fn a_mention_in_the_kept_returns_is_a_link() {
    let mut mentions = KEPT.reports.iter().filter(|report| {
        let expected = Target::Name("item-6-1".to_owned());
        let evidence = report.pdf.tags.all("P").into_iter().chain(report.pdf.tags.all("LBody"));
        let links = evidence.flat_map(|element| element.elements().collect::<Vec<_>>());
        let mut mentions = links.filter(|element| element.role == "Link");
        mentions.any(|link| link.text().trim() == "6.1")
            && targets(&report.pdf, "6.1").contains(&&expected)
    });
    assert!(mentions.any(|report| report.id == "angus"));
}

#[test]
fn headers_and_footers_are_painted_and_not_read_aloud() {
    for (_, report) in reports() {
        let count = report.pdf.pages.len();
        for (index, page) in report.pdf.pages.iter().enumerate() {
            let footer = format!("Page {} of {count}", index + 1);
            assert!(page.contains(&footer), "{}: {footer}", report.id);
        }
        assert!(!report.pdf.text().contains(&format!("of {count}\n")), "{}", report.id);
        assert!(!report.pdf.text().contains("Page 1 of"), "{}", report.id);
    }
}
