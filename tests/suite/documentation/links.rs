//! Every link of a page leads to a file and a heading that are there, and every path that is named
//! in CONTRIBUTING exists.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{page, pages, path};

fn events(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

/// The names by which links lead to the headings of a page, as forges and mdBook make them.
fn anchors(text: &str) -> Vec<String> {
    let (mut anchors, mut heading) = (Vec::new(), None::<String>);
    for event in events(text) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            (Event::End(TagEnd::Heading(_)), _) => {
                let text = heading.take().expect("a heading that began").to_lowercase();
                let kept =
                    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
                anchors.push(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
            }
            _ => {}
        }
    }
    anchors
}

/// What links and pictures of a page lead to.
fn targets(text: &str) -> Vec<String> {
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.to_string())
        }
        _ => None,
    };
    events(text).filter_map(target).collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_are_there() {
    for name in pages() {
        for target in targets(&page(&name)) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let folder = Path::new(&name).parent().expect("a folder");
            let file =
                if file.is_empty() { Path::new(&name).to_owned() } else { folder.join(file) };
            let at = path(&file.to_string_lossy());
            assert!(at.exists(), "{name} leads to {target}, which is not there");
            if !anchor.is_empty() {
                let text = std::fs::read_to_string(&at).expect("a page");
                assert!(anchors(&text).contains(&anchor.to_owned()), "{name}: {target}");
            }
        }
    }
}

/// A page of the book must not lead out of it: the book is read without the repository around it.
#[test]
fn no_page_of_the_book_leads_out_of_it() {
    for name in pages().iter().filter(|name| name.starts_with("docs/")) {
        let out = targets(&page(name)).into_iter().find(|target| target.starts_with("../"));
        assert_eq!(out, None, "{name}");
    }
}

#[test]
fn every_path_that_contributors_are_led_to_is_there() {
    let named = ["CONTRIBUTING.md", "docs/design.md", "docs/templates.md", "tests/README.md"];
    for name in named {
        for event in events(&page(name)) {
            let Event::Code(code) = event else { continue };
            let tops = ["src/", "tests/", "templates/", "docs/", "benches/", ".ci/", "returns/"];
            let is_path = tops.iter().any(|top| code.starts_with(top))
                && !code.contains(|c: char| c.is_whitespace() || "*…{<".contains(c))
                && !code.chars().any(|c| c.is_uppercase() && code.contains("NAME"));
            assert!(!is_path || path(&code).exists(), "{name} names {code}, which is not there");
        }
    }
}
