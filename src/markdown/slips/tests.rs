//! What is a slip, and what is none: the rest is in the cases of the suite, at the author's lines.

use proptest::prelude::*;

use super::{SlipKind, slips};

fn kinds(source: &str) -> Vec<SlipKind> {
    slips(source).into_iter().map(|slip| slip.kind).collect()
}

#[test]
fn a_list_is_told_of_once_wherever_it_stands() {
    for source in [
        "• one\n• two\n• three",
        "• one\n\n• two\n\n• three",
        "Done: • one • two • three",
        "> • one\n> • two",
        "- entry:\n  • one\n  • two",
        "> - entry\n>   a) one\n>   b) two",
        "Text:\n-\u{2003}one\n-\u{2003}two",
        "1.\u{a0}one\n2.\u{a0}two",
    ] {
        assert_eq!(kinds(source), [SlipKind::List], "{source:?}");
    }
}

/// A letter of more than one byte in a path was once taken apart.
#[test]
fn a_path_may_hold_any_letter() {
    assert_eq!(kinds("See G:\\Pläne\\*neu*\\a."), [SlipKind::Path]);
    assert_eq!(kinds("See G:\\Pläne\\ŵ."), []);
}

#[test]
fn what_commonmark_reads_as_it_was_meant_is_no_slip() {
    for source in [
        "- one\n- two",
        "Text:\n- one\n- two",
        "Text:\n1. one\n2. two",
        "2019. A year.\n\n2021. A year.",
        "```\n• one\n• two\n# remark\n```",
        "`• one` and `# two`\n`[a] (https://example.org)`",
        "[• one\n• two](https://example.org)",
        "Title\n=====\n\nText.\n\nTitle\n-----",
        "---\n\n***",
        "[^1]: A note.\n\nText[^1].",
        "- [ ] to do\n- [x] done",
        "5 < 6 and 7 > 6, ~100, a * b * c and 2*x, #1, C# and //host",
        "See [1] (2019) and [the plan] (of last year).",
        "\\\\* is an escape, and so is \\#.",
        "One\\\ntwo",
        "a | b\nis no table",
        "- £5m of savings",
        "[the plan]\n(of last year) and [x] and (https://example.org)",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn a_link_is_told_of_over_the_ends_of_lines() {
    for source in ["[the plan]\n(https://example.org)", "[the\nplan] (https://example.org)"] {
        assert_eq!(kinds(source), [SlipKind::LinkApart], "{source:?}");
    }
    assert_eq!(kinds("[the\nplan](https://example.org/a b)"), [SlipKind::LinkWithBlank]);
}

#[test]
fn a_table_whose_rows_are_parted_is_told_of_at_its_line_of_dashes() {
    assert_eq!(kinds("| a | b |\n\n| --- | --- |\n\n| 1 | 2 |"), [SlipKind::TableApart]);
}

#[test]
fn a_remark_is_told_of_to_its_end() {
    let source = "Text.\n\n<!-- one\ntwo -->\n\nText <!-- three --> text.";
    let found: Vec<&str> = slips(source).into_iter().map(|slip| &source[slip.range]).collect();
    assert_eq!(found, ["<!-- one\ntwo -->", "<!-- three -->"]);
}

/// Pieces of which slips, Markdown and nonsense are made.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "• ",
        "– ",
        "–\t",
        "-",
        "- ",
        "o ",
        "a) ",
        "(i) ",
        "1. ",
        "5. ",
        "1.1 ",
        "☐ ",
        "|",
        "| --- |",
        "\t",
        "   ",
        ">",
        "> ",
        "# ",
        "#",
        "<!--",
        "-->",
        "<",
        "http://a.b",
        "[",
        "]",
        "(",
        ")",
        "](",
        "] (",
        "\\",
        "C:\\a\\*",
        "*",
        "~",
        "`",
        "```\n",
        "---",
        "===",
        "\n",
        "\n\n",
        "\u{a0}",
        "\u{200b}",
        "5%",
        "word",
        "é",
        "🎉",
        "[^1]",
        "[^1]: ",
        "    ",
        "\r\n",
    ];
    prop_oneof![9 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn slips_are_within_the_text_in_order_whatever_it_is(pieces in prop::collection::vec(piece(), 0..40)) {
        let source = pieces.concat();
        let found = slips(&source);
        for slip in &found {
            prop_assert!(source.get(slip.range.clone()).is_some(), "{slip:?}");
        }
        prop_assert!(found.is_sorted_by_key(|slip| slip.range.start));
    }
}
