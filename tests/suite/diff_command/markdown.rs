//! The comment on a merge request: what is in it, how long it is, and that no author has a say in its markup.

use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{NORTH, higher, north, three_rounds, two_rounds};
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

    **Questions for the reviewer**

    - **Q005** (medium), 1&#46;1: The same action was carried for two rounds or more, and its date was put back. What stands in its way?

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
    - &#43; **read&#45;aloud**: new. Read the minutes aloud. (due&#58; 1 September 2021)

    </details>

    <details>
    <summary>Over 2019, 2020, 2021</summary>

    | Item | 2019 | 2020 | 2021 | Over all |
    |---|---|---|---|---|
    | 1&#46;1 | Low | Low | High | ▲ higher |

    **Improvement actions**

    - &#61; **meet&#45;more** (1&#46;1): 2019 open, due 31 December 2019 → 2020 open, due 31 December 2020 → 2021 open, due 31 December 2021; put back twice; open all along
    - ✓ **write&#45;down** (1&#46;1): 2019 open → 2020 open → 2021 done
    - &#126; **read&#45;aloud** (1&#46;1): 2021 open, due 1 September 2021
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
fn wrong(comment: &str) -> Vec<String> {
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
    let looked_for = regex::Regex::new(
        r#"(?i)[@#!~$%^&]["\w]|://|www\.\w|:[a-z+-]+:|\b[0-9a-f]{7,40}\b|\bgh-\d|\[TOC\]|\[\[|[\[{][+-]"#,
    );
    for found in looked_for.expect("a pattern").find_iter(&text) {
        wrong.push(format!("a site would look at `{}`", found.as_str()));
    }
    wrong
}

/// What would be wrong with a comment as it is written: GitLab runs lines that begin with a stroke before anything else
/// looks at it, and both sites look for addresses in what is written, before references are resolved.
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

/// A comment on two returns of a rubric in which everything that may be a text is this one, and so it is in the returns.
fn all_of_it(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("a text");
    let term = format!("{{ one: {quoted}, many: {quoted} }}");
    let rubric = format!(
        "title: A\npublisher: B\nversion: 1\nterms: {{ item: {term}, participant: {term}, rating: {quoted}, evidence: \
         {quoted}, actions: {quoted} }}\nscale:\n  - {{ id: low, label: {quoted} }}\n  - {{ id: high, label: High }}\n\
         sections:\n  - id: 1\n    title: {quoted}\n    items:\n      - {{ id: 1.1, statement: {quoted}, descriptors: \
         {{ low: {quoted}, high: High }} }}\n"
    );
    let returned = |year: &str, rating: &str, more: &str| {
        let action = |id: &str, more: &str| {
            format!(
                "      - {{ id: {id}, text: {quoted}{more}, owner: {quoted}, measure: {quoted}, risks: {quoted} }}\n"
            )
        };
        format!(
            "partnership: example-north\nround: {year}\nstatus: draft\ncontacts:\n  - role: {quoted}\n{more}\
             responses:\n  1.1:\n    rating: {rating}\n    evidence: {quoted}\n    actions:\n{}{}",
            action("one", ""),
            action(&format!("of-{year}"), "")
        )
    };
    let notice: String = text.chars().take(100).collect();
    let notice = serde_json::to_string(&notice).expect("a text");
    let register = format!(
        "notice: {notice}\nhealth_boards:\n  board: {quoted}\npartnerships:\n  example-north: {{ name: {quoted}, \
         health_board: board }}\n"
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
                &format!("  - role: {quoted}\n  - role: New {quoted}\n")
                    .replace("New \"", "\"New "),
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
fn who_does_a_new_action_and_by_when_is_said() {
    let action = "    actions:\n      - { id: plan, text: Plan ahead., owner: The chair, due: 2020-09-01, measure: A plan, \
                  resources: Time, risks: None }\n";
    let project = north().file("returns/sample/2020/example-north.yaml", higher("2020") + action);
    let what = "sample/2020/example-north";
    project.run(["diff", what, "--format", "markdown"]).prints(
        "- &#43; **plan**: new. Plan ahead. (owner&#58; The chair; due: 1 September 2020; measure: A plan; resources: Time; \
         risks: None)\n",
    );
    let mut shown = project.run(["diff", what]);
    for line in ["owner: The chair\n", "due: 1 September 2020\n", "measure: A plan\n"] {
        shown = shown.prints(line);
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

#[test]
fn what_there_is_no_room_for_is_said() {
    let new = (0..3_000).map(|n| format!("Paragraph {n} of many.\n\n")).collect::<String>();
    let text = comment("Minutes.", &new);
    assert!(text.chars().count() <= LONGEST);
    assert!(text.contains("changed blocks more, which there is no room for here"), "{text}");
}

#[test]
fn what_was_left_out_is_named_with_a_command_that_shows_it() {
    let item = |n: usize| {
        format!(
            "      - {{ id: 1.{n}, statement: Part {n}., descriptors: {{ low: No., high: Yes. }} }}\n"
        )
    };
    let rubric = format!(
        "title: A\npublisher: B\nversion: 1\nscale: [ {{ id: low, label: Low }}, {{ id: high, label: High }} ]\n\
         sections:\n  - id: 1\n    title: C\n    items:\n{}",
        (1..=3).map(item).collect::<String>()
    );
    let answer = |n: usize, word: &str| {
        let paragraph = |at| format!("      Paragraph {at} of many {word}, each different.\n\n");
        let action =
            |at| format!("      - {{ id: a-{n}-{at}, text: Action {at} of many {word}. }}\n");
        let paragraphs: String = (0..400).map(paragraph).collect();
        let actions: String = (0..400).map(action).collect();
        format!("  1.{n}:\n    rating: low\n    evidence: |\n{paragraphs}    actions:\n{actions}")
    };
    let mut project = two_rounds().file("returns/sample/rubric.yaml", rubric);
    for (round, word) in [("2019", "before"), ("2020", "since")] {
        let answers: String = (1..=3).map(|n| answer(n, word)).collect();
        let head =
            format!("partnership: example-west\nround: {round}\nstatus: draft\nresponses:\n");
        project =
            project.file(&format!("returns/sample/{round}/example-west.yaml"), head + &answers);
    }
    std::fs::rename(project.path("returns"), project.path("the returns")).expect("renamed");
    project.git(&["init", "-q"]);
    project.commit("All");
    let sides = ["HEAD:sample/2019/example-west", "sample/2020/example-west"];
    let args = ["diff", "--returns", "the returns", sides[0], sides[1], "--format", "markdown"];
    let text = project.run(args).status(0).data;
    assert!(text.chars().count() <= LONGEST);
    assert_eq!(wrong(&text), [""; 0]);
    let (_, note) = text.split_once("**This is not all.** ").expect("a note");
    let wanted = format!(
        "A comment holds no more, so these are left out: 1&#46;2 of Example West, 2019 → 2020; 1&#46;3 of Example West, \
         2019 → 2020. All of it is shown by `stocktake diff --returns 'the returns' {} {}`.\n",
        sides[0], sides[1]
    );
    assert_eq!(note, wanted);
}
