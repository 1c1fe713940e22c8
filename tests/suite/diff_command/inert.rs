//! That no author, no rubric and no register has a say in the markup of a comment, and that none
//! makes it too long.

use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{NORTH, two_rounds};
use crate::project::with_evidence;

/// The longest that a comment is.
pub(super) const LONGEST: usize = 65_000;

/// A comment on evidence that was one thing and is another.
pub(super) fn comment(old: &str, new: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let new_path = "returns/sample/2020/example-north.yaml";
    let project = two_rounds()
        .file(NORTH, with_evidence("example-north", "2019", &quoted(old)))
        .file(new_path, with_evidence("example-north", "2020", &quoted(new)));
    let answer = project.run(["diff", new_path, "--format", "markdown"]);
    assert_eq!(answer.code(), Some(0), "{answer:#?}");
    answer.data
}

/// Whether a piece of HTML is of the comment's own.
fn is_own(html: &str) -> bool {
    const OWN: [&str; 9] = [
        "<!-- stocktake diff -->",
        "<details>",
        "</details>",
        "<ins>",
        "</ins>",
        "<del>",
        "</del>",
        "<code>",
        "</code>",
    ];
    let inner = html.strip_prefix("<summary>").and_then(|html| html.strip_suffix("</summary>"));
    OWN.contains(&html) || inner.is_some_and(|inner| !inner.contains('<'))
}

/// What would be wrong with a comment.
pub(super) fn wrong(comment: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if comment.chars().count() > LONGEST {
        wrong.push("it is too long".to_owned());
    }
    let (mut text, mut lists) = (String::new(), 0);
    wrong.extend(raw(comment));
    for event in Parser::new_ext(comment, Options::all()) {
        match event {
            Event::Start(Tag::List(None)) => {
                lists += 1;
                if lists > 1 {
                    wrong.push("a list in a list".to_owned());
                }
                text.push('\n');
            }
            Event::End(TagEnd::List(_)) => {
                lists -= 1;
                text.push('\n');
            }
            Event::Code(part) if part.starts_with("stocktake diff ") => {}
            Event::Text(part) => text.push_str(&part),
            Event::Html(html) | Event::InlineHtml(html) => {
                if !is_own(html.trim()) {
                    wrong.push(format!("HTML: {html}"));
                }
            }
            Event::Start(
                Tag::Paragraph
                | Tag::HtmlBlock
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Strong
                | Tag::BlockQuote(None)
                | Tag::Heading { .. },
            )
            | Event::End(_) => text.push('\n'),
            Event::SoftBreak => text.push('\n'),
            other => wrong.push(format!("{other:?}")),
        }
    }
    let looked_for = regex::Regex::new(concat!(
        r#"(?i)[@#!~$%^&]["\w]|://|www\.\w|:[a-z+-]+:|\b[0-9a-f]{7,40}\b|"#,
        r"\bgh-\d|\[TOC\]|\[\[|[\[{][+-]",
    ));
    for found in looked_for.expect("a pattern").find_iter(&text) {
        wrong.push(format!("a site would look at `{}`", found.as_str()));
    }
    wrong
}

/// What would be wrong with a comment as it is written: GitLab runs lines that begin with a stroke
/// before anything else looks at it, and both sites look for addresses in what is written, before
/// references are resolved.
fn raw(comment: &str) -> Vec<String> {
    let lines = comment.lines().map(|line| line.trim_start());
    let is_own = |line: &&str| {
        line.starts_with(['#', '-', '>', '|', '*', '<', '?', '+', '='])
            && ![
                "<details>",
                "<!-- ",
                "<summary>",
                "</details>",
                "- ",
                "> ",
                "| ",
                "|---",
                "## ",
                "**",
            ]
            .iter()
            .any(|own| line.starts_with(own))
    };
    let begins = lines.clone().filter(|line| line.starts_with('/') || is_own(line));
    let address = regex::Regex::new(r"(?i)\bwww\.[a-z0-9]|https?://|ftp://|[a-z0-9]@[a-z0-9]");
    let address = address.expect("a pattern");
    let found = address.find_iter(comment).map(|found| found.as_str());
    begins.chain(found).map(|what| format!("written: {what}")).collect()
}

/// A comment on two returns of a rubric in which everything that may be a text is this one, and so
/// it is in the returns.
fn all_of_it(text: &str) -> String {
    // Terms and names have room for less than other texts.
    let within = |letters: usize| {
        let text: String = text.chars().take(letters).collect();
        serde_json::to_string(&text).expect("a text")
    };
    let (quoted, name, term) = (within(5_000), within(290), within(100));
    let terms = format!("{{ one: {term}, many: {term} }}");
    let rubric = format!(
        "title: A\npublisher: B\nversion: 1\nterms: \
         {{ item: {terms}, participant: {terms}, rating: {term}, evidence: {term}, \
         actions: {term} }}\nscale:\n  - {{ id: low, label: {name} }}\n  - \
         {{ id: high, label: High }}\nsections:\n  - id: 1\n    title: {name}\n    items:\n      - \
         {{ id: 1.1, statement: {quoted}, descriptors: {{ low: {quoted}, high: High }} }}\n"
    );
    let returned = |year: &str, rating: &str, more: &str| {
        let action = |id: &str, more: &str| {
            format!(
                "      - {{ id: {id}, text: {quoted}{more}, owner: {quoted}, \
                 measure: {quoted}, risks: {quoted} }}\n"
            )
        };
        format!(
            "partnership: example-north\nround: {year}\nstatus: draft\ncontacts:\n  - role: \
             {name}\n{more}responses:\n  1.1:\n    rating: {rating}\n    evidence: {quoted}\n    \
             actions:\n{}{}",
            action("one", ""),
            action(&format!("of-{year}"), "")
        )
    };
    let notice = within(100);
    let register = format!(
        "notice: {notice}\nhealth_boards:\n  board: {name}\npartnerships:\n  example-north: \
         {{ name: {name}, health_board: board }}\n"
    );
    let new = "returns/sample/2020/example-north.yaml";
    let project = two_rounds()
        .file("returns/sample/rubric.yaml", rubric)
        .file("returns/sample/partnerships.yaml", register)
        .file(NORTH, returned("2019", "low", ""))
        .file(
            new,
            returned(
                "2020",
                "high",
                &format!("  - role: {name}\n  - role: New {name}\n").replace("New \"", "\"New "),
            ),
        );
    let answer = project.run(["diff", new, "--format", "markdown"]);
    assert_eq!(answer.code(), Some(0), "{answer:#?}");
    answer.data
}

#[test]
fn nothing_of_a_rubric_or_a_register_is_more_than_text() {
    for trick in [
        "/close",
        "/label ~approved",
        "+ a",
        "- a",
        "* a",
        "1. a",
        "1) a",
        "# a",
        "> a",
        "--- a",
        "=== a",
        "@everyone #1 !2 GH-3 deadbeef1",
        "www.example.org WWW.example.org https://example.org a@example.org",
        "[TOC] [[_TOC_]] {+ a +} [- b -]",
        "| a | b |",
        "~~~ a",
        "\\ a",
    ] {
        let found = all_of_it(trick);
        assert_eq!(wrong(&found), [""; 0], "{trick}\n{found}");
    }
}

#[test]
fn no_name_makes_a_comment_too_long() {
    for part in ["_&", "\u{1f6a9}", "a ", "@#"] {
        let found = all_of_it(&part.repeat(2_000));
        assert!(found.chars().count() <= LONGEST, "{}", found.chars().count());
        assert!(found.starts_with("<!-- stocktake diff -->\n"));
        assert_eq!(wrong(&found), [""; 0]);
    }
}

#[test]
fn nothing_of_a_trick_is_more_than_text() {
    let tricks = [
        "@everyone see #1, !2, $3, ~label and %\"v1\"",
        "[a](https://example.org) <https://b.c>",
        "https://example.org www.example.org a@example.org",
        "</details><script>x</script>",
        "`a` **b** _c_ ~~d~~ | e |",
        ":tada: 0123456789abcdef deadbeef1234567",
        "&lt;b&gt; &#64;angus",
        "<!-- --> <ins>",
        "$x$ $$y$$",
        "\\@a \\[b](c)",
        "a\n\n---\n\n# b\n\n1. c\n\n> d\n\n```\n@e\n```",
        "| a | @b |\n|---|---|\n| c | #1 |",
        "[^1] a\n\n[^1]: @b",
        "a:b:c 1:2:3",
        "/close",
        "a\n\n/close\n\n/label ~a",
        "WWW.example.org Www.example.org",
        "+ a\n+ b",
    ];
    for trick in tricks {
        let (found, back) =
            (comment("Minutes.", trick), comment(trick, &format!("{trick} and so on")));
        assert_eq!(wrong(&found), [""; 0], "{trick}\n{found}");
        assert_eq!(wrong(&back), [""; 0], "{trick}\n{back}");
    }
}

#[test]
fn whatever_is_written_is_text_and_no_more_than_a_comment_holds() {
    let part = prop::sample::select(vec![
        "@a", "#1", "!1", "[", "](", ")", "<", ">", "&", ";", "*", "_", "`", "~", "|", "\\", "\n",
        "\n\n", "- ", "1. ", "# ", "> ", "://", "http", "www.", "a", "word ", "é", "0af3", " ",
        "$", ":", "--", "details", "/", "/close", "\n\n/", "+ ", "WWW.", "GH-1", "{+", "[-",
    ]);
    let text = prop::collection::vec(part, 0..40).prop_map(|parts| format!("x{}", parts.concat()));
    let long = (text.clone(), 1..4_000_usize, any::<bool>());
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 48, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let tried = runner.run(&(text, long), |(old, (new, times, is_long))| {
        let new = if is_long { format!("{new}\n\n").repeat(times) } else { new };
        let found = wrong(&comment(&old, &new));
        proptest::prop_assert!(found.is_empty(), "{:?}", found);
        Ok(())
    });
    tried.expect("text");
}
