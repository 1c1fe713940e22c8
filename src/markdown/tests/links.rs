//! Links and images.

use super::{problems, to_html, to_plain, to_typst};
use crate::markdown::ProblemKind;

#[test]
fn web_and_mail_addresses_are_links() {
    assert_eq!(
        to_html("[a](https://b.c/?d=1&e='2') <HTTP://x.y> <me@x.y>"),
        "<p><a href=\"https://b.c/?d=1&amp;e=&#39;2&#39;\">a</a> \
         <a href=\"HTTP://x.y\">HTTP://x.y</a> <a href=\"mailto:me@x.y\">me@x.y</a></p>\n"
    );
    assert_eq!(
        to_typst("[*a*](mailto:b@c.d)"),
        "#link(\"mailto:b@c.d\")[#emph[#\"a\";];];#parbreak();\n"
    );
    assert!(problems("[a](https://b.c)").is_empty());
}

#[test]
fn bare_addresses_are_text() {
    assert_eq!(to_html("https://a.b www.c.d e@f.g"), "<p>https://a.b www.c.d e@f.g</p>\n");
}

#[test]
fn addresses_are_written_in_ascii() {
    assert!(to_html("[a](<https://b.c/é \"{>)").contains("href=\"https://b.c/%C3%A9%20%22%7B\""));
}

#[test]
fn other_destinations_are_shown_and_reported() {
    let refused = [
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a](JavaScript&colon;alert(1))", "JavaScript:alert(1)"),
        ("[a](java&Tab;script:alert(1))", "java\tscript:alert(1)"),
        ("[a](&#1;https://b.c)", "\u{1}https://b.c"),
        ("[a](<\u{a0}https://b.c>)", "\u{a0}https://b.c"),
        ("[a](https&NewLine;://b.c)", "https\n://b.c"),
        ("[a](https://b.c&#10;d)", "https://b.c\nd"),
        ("[a](data:text/html,b)", "data:text/html,b"),
        ("[a](file:///etc/passwd)", "file:///etc/passwd"),
        ("[a](../b.html)", "../b.html"),
        ("[a](#b)", "#b"),
        ("[a](//b.c)", "//b.c"),
        ("[a](https:b.c)", "https:b.c"),
        ("[a](https:///b.c)", "https:///b.c"),
        ("[a](http://)", "http://"),
        ("[a](mailto:)", "mailto:"),
        ("[a]()", ""),
    ];
    for (source, destination) in refused {
        let html = to_html(source);
        assert!(!html.contains("<a"), "{source}: {html}");
        assert!(!to_typst(source).contains("#link"), "{source}");
        let kind = ProblemKind::Link { destination: destination.to_owned() };
        assert_eq!(problems(source), [(kind, 0, source.to_owned())]);
    }
    assert_eq!(to_plain("see [a *b*](c.html)."), "see a b (c.html).");
    assert_eq!(to_plain("<ftp://a.b>"), "ftp://a.b");
}

#[test]
fn an_address_longer_than_typst_takes_is_refused() {
    let source = format!("[a](https://{})", "b".repeat(3_000));
    assert!(!to_typst(&source).contains("#link"));
    assert_eq!(problems(&source).len(), 1);
}

#[test]
fn a_link_without_words_shows_where_it_leads() {
    assert_eq!(to_html("[](https://b.c)"), "<p><a href=\"https://b.c\">https://b.c</a></p>\n");
}

#[test]
fn the_title_of_a_link_is_shown() {
    assert_eq!(to_html("[a](https://b.c \"d\")"), "<p><a href=\"https://b.c\">a</a> (d)</p>\n");
}

#[test]
fn the_words_of_an_image_are_shown_and_the_image_is_reported() {
    let source = "a\n![the *chart*](c.png \"t\") b";
    assert_eq!(to_html(source), "<p>a the <em>chart</em> (t) b</p>\n");
    let kind = ProblemKind::Image { destination: "c.png".into() };
    assert_eq!(problems(source), [(kind, 1, "![the *chart*](c.png \"t\")".into())]);
    assert_eq!(to_plain("![](c.png)"), "c.png");
}

#[test]
fn a_link_never_stands_in_a_link() {
    let html = to_html("[a ![b <https://c.d>](e.png)](https://f.g)");
    assert_eq!(html, "<p><a href=\"https://f.g\">a b https://c.d</a></p>\n");
}
