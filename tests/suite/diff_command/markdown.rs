//! The comment on a merge request: what is in it, how long it is, and that no author has a say in its markup.

use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{NORTH, two_rounds};
use crate::project::{run, with_evidence};

/// The longest that a comment is.
const LONGEST: usize = 65_000;

#[test]
fn a_comment_on_the_example_nation_reads_so() {
    let args = ["diff", "example-nation/2020/fennasay-isles", "--format", "markdown"];
    insta::assert_snapshot!(run(args).status(0).says_only("").data);
}

#[test]
fn a_comment_begins_with_the_mark_by_which_it_is_found_again() {
    let answer = run(["diff", "example-nation/2020", "--format", "markdown"]).status(0);
    assert!(answer.data.starts_with("<!-- stocktake diff -->\n"));
    assert!(answer.data.chars().count() <= LONGEST);
}

#[test]
fn an_item_with_another_number_says_which_it_was() {
    let what = "example-nation/2021/auchterwhin";
    run(["diff", what]).status(0).prints("\n  ~ It was 5.2 before.\n");
    let args = ["diff", what, "--format", "markdown"];
    run(args).status(0).prints("\nIt was 5.2 before.\n");
}

/// A comment on evidence that was one thing and is another.
fn comment(old: &str, new: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let new_path = "returns/sample/2020/example-north.yaml";
    let project = two_rounds()
        .file(NORTH, with_evidence("example-north", "2019", &quoted(old)))
        .file(new_path, with_evidence("example-north", "2020", &quoted(new)));
    let answer = project.run(["diff", new_path, "--format", "markdown"]);
    assert_eq!(answer.code(), Some(0), "{answer:#?}");
    answer.data
}

/// What would be wrong with a comment.
fn wrong(comment: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if comment.chars().count() > LONGEST {
        wrong.push("it is too long".to_owned());
    }
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
    let mut text = String::new();
    for event in Parser::new_ext(comment, Options::all()) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                let inner =
                    html.strip_prefix("<summary>").and_then(|h| h.strip_suffix("</summary>"));
                let is_own = OWN.contains(&html) || inner.is_some_and(|inner| !inner.contains('<'));
                if !is_own {
                    wrong.push(format!("HTML: {html}"));
                }
            }
            Event::Start(
                Tag::Paragraph
                | Tag::HtmlBlock
                | Tag::List(None)
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
    let looked_for =
        regex::Regex::new(r"(?i)[@#!~$%^&]\w|://|www\.\w|:[a-z+-]+:|\b[0-9a-f]{7,40}\b");
    for found in looked_for.expect("a pattern").find_iter(&text) {
        wrong.push(format!("a site would look at `{}`", found.as_str()));
    }
    wrong
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
        "$", ":", "--", "details",
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

#[test]
fn what_there_is_no_room_for_is_said() {
    let new = (0..3_000).map(|n| format!("Paragraph {n} of many.\n\n")).collect::<String>();
    let text = comment("Minutes.", &new);
    assert!(text.chars().count() <= LONGEST);
    assert!(text.contains("changed blocks more, which there is no room for here"), "{text}");
}
