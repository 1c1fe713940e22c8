//! Pages that everyone can use: valid, in a stated language, in order, whole in themselves.
//!
//! What needs a browser (contrast, focus, zoom) is for axe, which `.ci/check-html` runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::html::{Element, Page};
use super::{HOSTILE, INVENTED, KEPT, Site, files, sites};

/// Every published page: its site, its path from the output folder, and itself.
fn pages() -> Vec<(&'static Site, PathBuf, Page)> {
    // The nation's are in the folder of the kept returns.
    let folders: [&'static Site; 3] = [&KEPT, &INVENTED, &HOSTILE];
    let pages = folders
        .into_iter()
        .flat_map(|site| site.pages().into_iter().map(move |(path, page)| (site, path, page)));
    pages.collect()
}

#[test]
fn a_page_is_valid_and_says_its_language_and_its_title() {
    let mut titles = BTreeSet::new();
    for (site, path, page) in pages() {
        let name = path.display();
        assert!(page.faults.is_empty(), "{name}: {:?}", page.faults);
        assert_eq!(page.root.only("html").attribute("lang"), Some("en-GB"), "{name}");
        let title = page.root.only("title").text();
        assert!(!title.trim().is_empty(), "{name}");
        assert!(titles.insert((site.out.clone(), title.clone())), "two pages are called {title}");
    }
}

/// The level of a heading.
fn level(element: &Element) -> Option<usize> {
    element.name.strip_prefix('h')?.parse().ok()
}

#[test]
fn headings_begin_with_one_title_and_skip_no_level_within_the_page() {
    for (_, path, page) in pages() {
        let name = path.display();
        assert_eq!(page.root.all("h1").len(), 1, "{name}");
        let main = page.root.only("main").descendants();
        let levels: Vec<usize> = main.iter().filter_map(|element| level(element)).collect();
        assert_eq!(levels[0], 1, "{name}: {levels:?}");
        let skips = levels.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
        assert_eq!(skips, 0, "{name}: {levels:?}");
    }
}

#[test]
fn an_id_is_given_once_and_whatever_names_one_finds_it() {
    for (_, path, page) in pages() {
        let mut ids = BTreeSet::new();
        for element in page.root.descendants() {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id), "{}: {id} is given twice", path.display());
            }
        }
        for element in page.root.descendants() {
            for name in ["aria-labelledby", "aria-describedby", "for", "headers"] {
                let named = element.attribute(name).unwrap_or_default().split_whitespace();
                for id in named {
                    assert!(ids.contains(id), "{}: {name}={id}", path.display());
                }
            }
        }
    }
}

/// The file that a reference from a page leads to, from the output folder.
pub(super) fn resolved(page: &Path, reference: &str) -> PathBuf {
    let mut parts = Vec::new();
    let from = page.parent().expect("a page lies in a folder").join(reference);
    for part in from.components() {
        match part {
            Component::ParentDir => assert!(parts.pop().is_some(), "{reference} leaves the folder"),
            Component::Normal(part) => parts.push(part.to_owned()),
            _ => panic!("{reference} is no way from page to page"),
        }
    }
    parts.iter().collect()
}

fn is_elsewhere(reference: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| reference.starts_with(scheme))
}

/// The ids of every page of a site.
fn ids(site: &Site) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let ids = |page: &Page| {
        let all = page.root.descendants();
        all.iter().filter_map(|element| element.attribute("id")).map(str::to_owned).collect()
    };
    site.pages().iter().map(|(path, page)| (path.clone(), ids(page))).collect()
}

#[test]
fn every_link_within_what_is_published_leads_somewhere() {
    for site in sites() {
        let (published, ids) = (files(&site.out), ids(site));
        for (path, page) in site.pages() {
            for link in page.root.all("a") {
                let href = link.attribute("href").expect("a link leads somewhere");
                let name = format!("{}: {href}", path.display());
                assert!(!link.text().trim().is_empty(), "{name} says nothing");
                if is_elsewhere(href) {
                    continue;
                }
                let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
                let target = if file.is_empty() { path.clone() } else { resolved(&path, file) };
                assert!(published.contains(&target), "{name}");
                let is_there = anchor.is_empty() || ids[&target].contains(anchor);
                assert!(is_there, "{name}");
            }
        }
    }
}

#[test]
fn a_page_fetches_nothing_from_elsewhere() {
    for (site, path, page) in pages() {
        let published = files(&site.out);
        for element in page.root.descendants() {
            let fetched = match element.name.as_str() {
                "a" => continue,
                _ => ["src", "href", "srcset", "data", "poster", "action"],
            };
            for reference in fetched.iter().filter_map(|name| element.attribute(name)) {
                let target = resolved(&path, reference);
                assert!(published.contains(&target), "{}: {reference}", path.display());
            }
        }
        let scripts = page.root.all("script").len();
        let has_grid = !page.root.all("#grid-table").is_empty();
        assert_eq!(scripts, usize::from(has_grid), "{}: the grid alone has one", path.display());
    }
    for file in files(&KEPT.out).iter().filter(|file| file.extension().is_some_and(|e| e == "css"))
    {
        let css = std::fs::read_to_string(KEPT.out.join(file)).expect("a stylesheet");
        for forbidden in ["http:", "https:", "url(//", "url(\"//", "@import"] {
            assert!(!css.contains(forbidden), "{}: {forbidden}", file.display());
        }
    }
}

#[test]
fn every_table_has_header_cells_that_say_what_they_head() {
    for (_, path, page) in pages() {
        for table in page.root.all("table") {
            let headers = table.all("th");
            assert!(!headers.is_empty(), "{}: {}", path.display(), table.text());
            for header in headers {
                let scope = header.attribute("scope");
                assert!(scope.is_some(), "{}: {}", path.display(), header.text());
            }
        }
    }
}

#[test]
fn a_mention_is_a_link_to_its_item_and_an_item_none_to_itself() {
    let page = &INVENTED.report("example-south").html;
    let evidence = page.root.only("#item-1-1").all("div.prose");
    let links: Vec<_> = evidence.iter().flat_map(|prose| prose.all("a")).collect();
    let to = |href: &str| links.iter().filter(|link| link.attribute("href") == Some(href)).count();
    assert!(to("#item-1-10") > 0);
    assert!(to("#item-2-1") > 0);
    assert_eq!(to("#item-1-1"), 0);
    assert_eq!(to("https://example.org/review?a=1&b=2"), 1);
    let angus = &KEPT.report("angus").html;
    let prose = angus.root.all("div.prose");
    let links: Vec<_> = prose.iter().flat_map(|prose| prose.all("a")).collect();
    let mentions = links.iter().filter(|link| link.attribute("href") == Some("#item-6-1"));
    assert!(mentions.filter(|link| link.text() == "6.1").count() > 0);
}
