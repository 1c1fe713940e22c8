//! What a collection says of itself, such as that all of it is invented, stands on whatever is made
//! from it.

use stocktake::readback::PdfText;

use super::html::Page;
use super::{HOSTILE, INVENTED, KEPT, Site};

fn notice(site: &Site) -> &str {
    site.collection.register.notice().expect("a notice")
}

#[test]
fn every_page_of_a_collection_bears_its_notice_before_anything_else() {
    for site in [&INVENTED, &HOSTILE] {
        let pages = site.pages();
        let own = pages.iter().filter(|(path, _)| path.starts_with(site.collection.id.as_str()));
        let mut seen = 0;
        for (path, page) in own {
            let head = page.root.only("p.collection-notice").text();
            assert_eq!(head.trim(), notice(site), "{}", path.display());
            let first = page.root.only("body").text();
            let first = first.trim().trim_start_matches("Skip to main content").trim();
            assert!(first.starts_with(notice(site)), "{}: {first}", path.display());
            seen += 1;
        }
        assert!(seen > site.reports.len(), "the reports and the page of the round");
    }
}

#[test]
fn a_printed_page_is_given_the_notice_as_a_string_of_css() {
    for (site, wanted) in [
        (&INVENTED, r#""Test data: no such partnership exists, and no answer is real.""#),
        (
            &HOSTILE,
            concat!(
                r##""\"; } </style><script>alert(\"all\")</script> #panic() \"]; "##,
                r##"{{ 7 * 7 }} url(//x) var(--y) 'quoted' \\""##,
            ),
        ),
    ] {
        let sheet = format!("{}/collection.css", site.collection.id);
        let text = std::fs::read_to_string(site.out.join(&sheet)).expect("a style sheet");
        assert!(text.contains(&format!("\n:root {{ --notice: {wanted}; }}\n")), "{text}");
        for report in &site.reports {
            let links = report.html.root.all("link");
            let hrefs: Vec<_> = links.iter().filter_map(|link| link.attribute("href")).collect();
            assert!(hrefs.contains(&&*format!("../../{sheet}")), "{}: {hrefs:?}", report.id);
        }
    }
}

#[test]
fn the_front_page_says_it_of_the_collection_that_says_it() {
    for site in [&INVENTED, &HOSTILE] {
        let front = Page::read(&site.out.join("index.html"));
        let card = front.root.only("p.card-notice").text();
        assert_eq!(card.trim(), notice(site));
        assert!(front.root.all("p.collection-notice").is_empty());
    }
}

#[test]
fn every_page_of_a_pdf_bears_the_notice_and_the_cover_reads_it_aloud() {
    for site in [&INVENTED, &HOSTILE] {
        for report in &site.reports {
            for (index, page) in report.pdf.pages.iter().enumerate() {
                let count = PdfText::published(page).count(notice(site));
                assert_eq!(count, 1, "{}, page {}", report.id, index + 1);
            }
            let aloud = PdfText::published(&report.pdf.text()).count(notice(site));
            assert_eq!(aloud, 1, "{}: the header is left out, the cover is not", report.id);
        }
    }
}

#[test]
fn a_collection_without_a_notice_is_not_marked() {
    assert_eq!(KEPT.collection.register.notice(), None);
    for report in &KEPT.reports {
        assert!(report.html.root.all("p.collection-notice").is_empty());
    }
    let sheet = KEPT.out.join(format!("{}/collection.css", KEPT.collection.id));
    assert!(!std::fs::read_to_string(sheet).expect("a style sheet").contains("--notice"));
}
