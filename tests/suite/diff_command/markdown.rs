//! The comment on a merge request: what is in it, how long it is, and that no author has a say in its markup.

use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{NORTH, three_rounds, two_rounds};
use crate::project::{run, valid, with_evidence};

/// The longest that a comment is.
const LONGEST: usize = 65_000;

#[test]
fn a_comment_over_three_rounds_reads_so() {
    let args = ["diff", "sample/2021/example-north", "--format", "markdown"];
    let text = three_rounds().run(args).status(0).says_only("").data;
    assert_eq!(wrong(&text), [""; 0]);
    insta::assert_snapshot!(text, @r"
    <!-- stocktake diff -->

    ## What changed: Example North, 2020 → 2021

    - Old: returns/sample/2020/example&#45;north&#46;yaml (final, 11 May 2020)
    - New: returns/sample/2021/example&#45;north&#46;yaml (final, 16 May 2021, late)

    The one item that was rated both times improved (1.1). Evidence was edited for 1.1. One action was done, one is still open and one is new. One action was put back (by 365 days), one has another owner and one was reworded. The return was late. Over three rounds, one action has been open in each of them. There is one question for the reviewer, about item 1.1.

    - Completed: 11 May 2020 → 16 May 2021
    - Deadline: in time → late

    | Item | Rating | Evidence | Improvement actions | Questions |
    |---|---|---|---|---|
    | 1&#46;1 | ▲ Low → High, improved | edited | 1 new, 1 done, 1 put back | Q005 |

    <details>
    <summary>▲ Item 1&#46;1: Low → High, improved</summary>

    Partners meet.

    **Question Q005**: The same action was carried for two rounds or more, and its date was put back. What stands in its way? (meet-more)

    Now offered to others as good practice.

    **Evidence**: edited, 9 of 13 words kept, 16 now

    - edited: We meet in public, <del>every</del> <ins>twice a</ins> month&#46;
    - … 1 block as before
    - removed: <del>• Nobody reads them.</del>
    - added: <ins>• They are read by some.</ins>

    **Improvement actions**

    - → **meet&#45;more**: still open; put back by 365 days, from 31 December 2020 to 31 December 2021; now has an owner: The chair. Meet more often.
    - ✓ **write&#45;down**: done; reworded. Write down what <del>is</del> <ins>was</ins> decided&#46;
    - + **read&#45;aloud**: new. Read the minutes aloud.

    </details>

    <details>
    <summary>Over 2019, 2020, 2021</summary>

    | Item | 2019 | 2020 | 2021 | Over all |
    |---|---|---|---|---|
    | 1&#46;1 | Low | Low | High | ▲ higher |

    **Improvement actions**

    - = **meet&#45;more** (1&#46;1): 2019 open, due 31 December 2019 → 2020 open, due 31 December 2020 → 2021 open, due 31 December 2021; put back twice; open all along
    - ✓ **write&#45;down** (1&#46;1): 2019 open → 2020 open → 2021 done
    - ~ **read&#45;aloud** (1&#46;1): 2021 open, due 1 September 2021
    - ? **ask&#45;around** (1&#46;1): 2019 open; not mentioned since

    </details>
    ");
}

#[test]
fn a_comment_on_several_returns_begins_with_its_mark_and_a_row_for_each() {
    let project = three_rounds()
        .file("returns/sample/2020/example-west.yaml", valid("example-west", "2020"))
        .file("returns/sample/2021/example-south.yaml", valid("example-south", "2021"));
    let answer = project.run(["diff", "sample/2021", "--format", "markdown"]).status(0);
    let start = "\
<!-- stocktake diff -->

| Return | ▲ improved | ▼ declined | = unchanged | evidence | actions | questions |
|---|---:|---:|---:|---:|---:|---:|
| Example North, 2020 → 2021 | 1 | · | · | 1 | 3 | 1 |
| Example South, 2021 (New&#58; there is nothing to compare it with.) | · | · | · | · | · | · |
| Example West, 2020 (There is no such return on the new side.) | · | · | · | · | · | · |

## What changed: Example North, 2020 → 2021
";
    assert!(answer.data.starts_with(start), "{}", answer.data);
    assert!(answer.data.contains("One item is rated Low: 1.1. It has no actions."));
    assert_eq!(wrong(&answer.data), [""; 0]);
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
            Event::Code(part) if part.starts_with("stocktake diff ") => {}
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

#[test]
fn what_was_left_out_is_named_with_a_command_that_shows_it() {
    let mut project = two_rounds();
    let paragraphs = |word: &str| {
        let each =
            |n| format!("      Paragraph {n} of many {word}, every one of them different.\n\n");
        format!("|\n{}", (0..400).map(each).collect::<String>())
    };
    let actions = |word: &str| {
        let each = |n| format!("      - {{ id: action-{n}, text: Action {n} of many {word}. }}\n");
        format!("    actions:\n{}", (0..400).map(each).collect::<String>())
    };
    for own in ["example-north", "example-west"] {
        for (round, word) in [("2019", "before"), ("2020", "since")] {
            let text = with_evidence(own, round, &paragraphs(word)) + &actions(word);
            project = project.file(&format!("returns/sample/{round}/{own}.yaml"), text);
        }
    }
    project.git(&["init", "-q"]);
    project.commit("All");
    let args = ["diff", "HEAD:sample/2019", "sample/2020", "--format", "markdown"];
    let text = project.run(args).status(0).data;
    assert!(text.chars().count() <= LONGEST);
    assert_eq!(wrong(&text), [""; 0]);
    let (_, note) = text.split_once("**This is not all.** ").expect("a note");
    let wanted = "A comment holds no more, so these are left out: 1&#46;1 of Example West, 2019 → 2020. \
                  All of it is shown by `stocktake diff HEAD:sample/2019 sample/2020`.\n";
    assert_eq!(note, wanted);
}
