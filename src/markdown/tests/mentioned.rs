//! Mentions of other items.

use super::html;
use super::{PLACE, items, to_html, to_plain, to_typst};
use crate::markdown::{Items, Mentions, ProsePlace, anchor, parse, typst};

/// The ids that `source` links to.
fn linked(source: &str) -> Vec<String> {
    let html = to_html(source);
    let parts = html.split("href=\"#item-").skip(1);
    parts.filter_map(|part| part.split(['>', '<']).nth(1)).map(str::to_owned).collect()
}

#[test]
fn a_mention_is_a_link_to_the_items_anchor() {
    assert_eq!(
        to_html("See proposal 6.1."),
        "<p>See proposal <a class=\"mention\" href=\"#item-6-1\">6.1</a>.</p>\n"
    );
    assert_eq!(
        to_typst("see 6.1"),
        "#\"see \";#link(label(\"item-6-1\"))[#\"6.1\";];#parbreak();\n"
    );
    assert_eq!(to_plain("see 6.1"), "see 6.1");
}

#[test]
fn every_item_of_a_list_is_linked() {
    for source in [
        "Proposals 4.4, 4.5 and 6.1",
        "proposals 4.4, 4.5, and 6.1;",
        "PROPOSALS 4.4; 4.5 & 6.1's",
        "proposals 4.4,\n4.5 or 6.1)",
        "proposal 4.4 and proposal 4.5 (under 6.1)",
        "see 4.4, 4.5 and 6.1 above",
        "proposals 4.4 – 4.5 to 6.1",
        "proposals 4.4, 9.9, 4.5 and 6.1",
    ] {
        assert_eq!(linked(source), ["4.4", "4.5", "6.1"], "{source}");
    }
    assert_eq!(linked("proposals 4.4-4.6"), ["4.4", "4.6"]);
    assert_eq!(linked("proposals 4.4–4.6"), ["4.4", "4.6"]);
    assert_eq!(linked("Key Feature key-1"), ["key-1"]);
}

#[test]
fn what_is_written_in_returns_is_found() {
    assert_eq!(linked("the response provided under 6.1 in relation to"), ["6.1"]);
    assert_eq!(linked("(see 6.1)"), ["6.1"]);
    assert_eq!(linked("as under 6.1, we"), ["6.1"]);
    assert_eq!(linked("proposal 6.1 sets out"), ["6.1"]);
}

#[test]
fn a_figure_is_no_mention() {
    for source in [
        "6.1",
        "in 6.1 and at 6.1",
        "proposal 6.1%",
        "proposal £6.1m",
        "proposal 6.1.2",
        "proposal 16.1",
        "proposal 6.10",
        "proposal 6/16",
        "proposal 6,100",
        "proposal v6.1",
        "proposal 6.1m",
        "proposal 6:30",
        "proposal 6-1",
        "proposal 6.1_a",
        "proposal6.1",
        "counterproposal 6.1",
        "proposal: 6.1",
        "proposal **6.1**",
        "under 6 months",
        "under 6 **months**",
        "under 6.1 per cent",
        "under 6.1 % of",
        "under 6.1 to 9.9",
        "under 4.4 and 6.1 million",
        "under 6–8 weeks",
        "stood at 6.1.",
        "oversee 6.1",
    ] {
        assert!(linked(source).is_empty(), "{source}");
    }
}

#[test]
fn code_links_and_raw_html_hold_no_mentions() {
    for source in ["`see 6.1`", "[see 6.1](https://a.b)", "<b title=\"see 6.1\">", "    see 6.1"] {
        assert!(linked(source).is_empty(), "{source}");
    }
    assert_eq!(linked("[see 6.1](a.html)"), ["6.1"]);
}

#[test]
fn an_item_does_not_link_to_itself() {
    assert_eq!(to_html("see 1.1"), "<p>see 1.1</p>\n");
    assert!(!to_typst("see 1.1").contains("#link"));
}

#[test]
fn where_items_have_pages_a_mention_leads_to_the_page() {
    let place = |folder| ProsePlace { items: Items::Pages(folder), ..PLACE };
    let document = parse("see 1.1, 6.1", &items());
    for (folder, href) in [("", "6.1.html"), ("proposals/", "proposals/6.1.html")] {
        let wanted = format!("<p>see 1.1, <a class=\"mention\" href=\"{href}\">6.1</a></p>\n");
        assert_eq!(html(&document, &place(folder)), wanted);
    }
    let typst = typst(&document, &place(""), None);
    assert!(typst.contains("6.1") && !typst.contains("#link"), "{typst}");
}

#[test]
fn where_nothing_may_be_mentioned_nothing_is() {
    assert_eq!(html(&parse("see 6.1", &Mentions::none()), &PLACE), "<p>see 6.1</p>\n");
}

#[test]
fn different_items_have_different_anchors() {
    assert_eq!(items().anchor("6.1"), "item-6-1");
    let ids = ["6.1", "6-1", "61", "6_1", "6 1", "é"];
    let mut anchors: Vec<String> = ids.iter().map(|id| anchor("i-", id)).collect();
    assert!(anchors.iter().all(|a| a.is_ascii() && !a.contains(' ')), "{anchors:?}");
    anchors.sort();
    anchors.dedup();
    assert_eq!(anchors.len(), ids.len());
}
