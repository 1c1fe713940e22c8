//! The comment on a merge request: what is in it, how long it is, and that no author has a say in
//! its markup.

use super::inert::{LONGEST, comment, wrong};
use super::{higher, north, three_rounds, two_rounds};
use crate::project::{run, valid, with_evidence};

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

    The one item that was rated both times rose (1.1). Evidence was edited for 1.1. One action was done, one is still open and one is new. One action was put back (by 365 days), one now has an owner and one was reworded. The return was late. Over three rounds, one action has been open in each of them. There is one question for the reviewer, about item 1.1.

    - Completed: 11 May 2020 → 16 May 2021
    - Deadline: in time → late

    **Questions for the reviewer**

    - **Q005** (medium), 1&#46;1: The same action was carried for two rounds or more, and its date was put back. What stands in its way?

    | Item | Rating | Evidence | Improvement actions | Questions raised |
    |---|---|---|---|---|
    | 1&#46;1 | ▲ Low → High, rose by 1 level | edited | 1 new, 1 done, 1 put back | Q005 |

    <details>
    <summary>▲ Item 1.1: Low → High, rose by 1 level</summary>

    Partners meet.

    **Question Q005**: The same action was carried for two rounds or more, and its date was put back. What stands in its way? (meet-more)

    It is now offered to others as good practice.

    **Evidence**: edited&#58; 13 words before, 16 now; 9 stayed

    - Edited paragraph: We meet in public, <del>every</del> <ins>twice a</ins> month&#46;
    - … 1 passage unchanged
    - Removed bullet: <del>Nobody reads them.</del>
    - Added bullet: <ins>They are read by some.</ins>

    **Improvement actions**

    - → **meet&#45;more**: Still open; put back by 365 days, from 31 December 2020 to 31 December 2021; now has an owner: The chair. Meet more often.
    - ✓ **write&#45;down**: Done since; reworded. Write down what <del>is</del> <ins>was</ins> decided&#46;
    - &#43; **read&#45;aloud**: New. Read the minutes aloud. (Due: 1 September 2021)

    </details>

    <details>
    <summary>Over 2019, 2020, 2021</summary>

    | Item | 2019 | 2020 | 2021 | Over all |
    |---|---|---|---|---|
    | 1&#46;1 | Low | Low | High | ▲ Higher than at first |

    **Improvement actions**

    - &#61; **meet&#45;more** (1&#46;1): 2019&#58; Open, due 31 December 2019 → 2020: Open, due 31 December 2020 → 2021: Open, due 31 December 2021; put back twice; open all along
    - ✓ **write&#45;down** (1&#46;1): 2019&#58; Open → 2020: Open → 2021: Done
    - &#126; **read&#45;aloud** (1&#46;1): 2021&#58; Open, due 1 September 2021
    - ? **ask&#45;around** (1&#46;1): 2019&#58; Open; not mentioned since

    </details>
    ");
}

#[test]
fn a_comment_says_how_deep_an_edited_block_stands_and_that_it_is_a_footnote() {
    let text = |words: &str| {
        let evidence = format!("|\n      - The board meets.\n{words}");
        with_evidence("example-north", "2020", &evidence)
    };
    let old = "      - Fares are paid.[^1]\n\n      [^1]: By one fund.\n";
    let new = "        - Fares are paid.[^1]\n\n      [^1]: By one large fund.\n";
    let project = two_rounds()
        .file("returns/sample/2019/example-north.yaml", text(old).replace("2020", "2019"))
        .file("returns/sample/2020/example-north.yaml", text(new));
    let comment = project.run(["diff", "sample/2020/example-north", "--format", "markdown"]).data;
    for wanted in
        ["\n- Bullet, deeper than before: Fares", "\n- Edited footnote: By one <ins>large"]
    {
        assert!(comment.contains(wanted), "{wanted}\n{comment}");
    }
}

#[test]
fn a_comment_on_several_returns_begins_with_its_mark_and_a_row_for_each() {
    let project = three_rounds()
        .file("returns/sample/2020/example-west.yaml", valid("example-west", "2020"))
        .file("returns/sample/2021/example-south.yaml", valid("example-south", "2021"));
    let answer = project.run(["diff", "sample/2021", "--format", "markdown"]).status(0);
    let start = "\
<!-- stocktake diff -->

| Return | ▲ rose | ▼ fell | = stayed | evidence | actions | questions |
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

#[test]
fn who_does_a_new_action_and_by_when_is_said() {
    let action = "    actions:\n      - { id: plan, text: Plan ahead., owner: The chair, \
                  due: 2020-09-01, measure: A plan, \
                  resources: Time, risks: None }\n";
    let project = north().file("returns/sample/2020/example-north.yaml", higher("2020") + action);
    let what = "sample/2020/example-north";
    project.run(["diff", what, "--format", "markdown"]).prints(
        "- &#43; **plan**: New. Plan ahead. (Owner: The chair; Due: 1 September 2020; Measure: A \
         plan; Resources: Time; Risks: None)\n",
    );
    let mut shown = project.run(["diff", what]);
    for line in ["Owner: The chair\n", "Due: 1 September 2020\n", "Measure: A plan\n"] {
        shown = shown.prints(line);
    }
}

#[test]
fn what_an_action_gained_or_lost_whole_is_marked() {
    let with = |round: &str, own: &str| {
        let action = "    actions:\n      - { id: plan, text: Plan ahead., ";
        format!("{}{action}{own} }}\n", higher(round))
    };
    let project = north()
        .file("returns/sample/2019/example-north.yaml", with("2019", "measure: Letters sent"))
        .file("returns/sample/2020/example-north.yaml", with("2020", "risks: Few readers"));
    project
        .run(["diff", "sample/2020/example-north", "--format", "markdown"])
        .prints("Plan ahead. (Measure: <del>Letters sent</del>; Risks: <ins>Few readers</ins>)\n");
}

#[test]
fn what_there_is_no_room_for_is_said() {
    let new = (0..3_000).map(|n| format!("Paragraph {n} of many.\n\n")).collect::<String>();
    let text = comment("Minutes.", &new);
    assert!(text.chars().count() <= LONGEST);
    assert!(text.contains("changed passages more, which there is no room for here"), "{text}");
}

#[test]
fn what_was_left_out_is_named_with_a_command_that_shows_it() {
    let item = |n: usize| {
        format!(
            "      - \
             {{ id: 1.{n}, statement: Part {n}., descriptors: {{ low: No., high: Yes. }} }}\n"
        )
    };
    let rubric = format!(
        "title: A\npublisher: B\nversion: 1\nscale: [ {{ id: low, label: Low }}, \
         {{ id: high, label: High }} ]\nsections:\n  - id: 1\n    title: C\n    items:\n{}",
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
        "A comment holds no more, so these are left out: 1&#46;2 of Example West, 2019 → 2020; \
         1&#46;3 of Example West, 2019 → 2020. All of it is shown by `stocktake diff --returns \
         'the returns' {} {}`.\n",
        sides[0], sides[1]
    );
    assert_eq!(note, wanted);
}
