//! What is a slip, and what is none: the rest is in the cases of the suite, at the author's lines.

use proptest::prelude::*;

use super::{SlipKind, slips};

mod lost;

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
        "12 High Street\\\nKirkwold\\\nKY1 2AB",
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

#[test]
fn a_sign_of_bold_without_its_other_is_told_of_where_it_stands() {
    for (source, sign, at) in [
        ("We **met and agreed.", "**", 3),
        ("We met and agreed**.", "**", 17),
        ("We __met and agreed.", "__", 3),
        ("**Note: text\n\nMore.", "**", 0),
        ("** Important ** for us.", "**", 0),
        ("**Important ** for us.", "**", 0),
        ("We ***met and agreed.", "***", 3),
        ("**Bold* text.", "*", 0),
        ("*Bold** text.", "*", 6),
        ("- **one\n- two", "**", 2),
        ("| a | b |\n|---|---|\n| **one | two |", "**", 22),
        ("## A **heading", "**", 5),
        ("**One\n\ntwo** goes on.", "**", 0),
        ("**A** and **B", "**", 10),
    ] {
        let found = slips(source);
        assert_eq!(found.first().map(|slip| slip.kind), Some(SlipKind::OpenSign), "{source:?}");
        let range = found[0].range.clone();
        assert_eq!((&source[range.clone()], range.start), (sign, at), "{source:?}");
    }
    assert_eq!(kinds("We **met.\n\nWe **agreed.\n\n**We** left.").len(), 2);
}

#[test]
fn stars_and_underscores_that_are_meant_are_no_slip() {
    for source in [
        "**bold** and __bold__, ***both***, **a *b***, *c* and _d_.",
        "**Bold over\ntwo lines** of text.",
        "2**3, a ** b, snake__case, __init__ and `**kwargs`.",
        "\\*\\*Text and \\__text.",
        "Places: 1,204** in all.\n\n**As at March.",
        "| Places** |\n|---|\n| 12 |\n\n** As at March.",
        "Signed: ____ ******* and *a note.",
        "```\n**code\n```",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn code_without_an_end_is_told_of_at_its_first_line() {
    for (source, line) in [
        ("Text.\n\n```\nMore text.\n\nAnd more.", "```"),
        ("~~~ text\nMore.", "~~~ text"),
        ("````\na\n```\nb", "````"),
        ("```", "```"),
        ("- ```\n  a\n\nText.", "```"),
        ("> ```\n> a\n\nText.", "```"),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(SlipKind::OpenFence, line)], "{source:?}");
    }
    for source in
        ["```\na\n```", "- ~~~\n  a\n  ~~~~", "> ```\n> a\n> ```\n\nText.", "`````\n```\n`````"]
    {
        assert_eq!(kinds(source), [], "{source:?}");
    }
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
        "**",
        "__",
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
    let known = proptest::sample::select(known.to_vec()).prop_map(str::to_owned);
    prop_oneof![9 => known, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn slips_are_within_the_text_in_order_whatever_it_is(
        pieces in prop::collection::vec(piece(), 0..40),
    ) {
        let source = pieces.concat();
        let found = slips(&source);
        for slip in &found {
            prop_assert!(source.get(slip.range.clone()).is_some(), "{slip:?}");
        }
        prop_assert!(found.is_sorted_by_key(|slip| slip.range.start));
    }
}

#[test]
fn rows_of_figures_parted_by_commas_are_a_table_once() {
    for source in [
        "Area,2018,2019\nNorth,12,14\nSouth,9,11",
        "Area;2018;2019\nNorth;12,5;14\nSouth;9;11,5",
        "Places:\nNorth,12,14\nSouth,9,11\nEast,£3m,4%",
        "01/04/2019,3,4\n02/04/2019,5,6\n03/04/2019,7,8",
        "Area,2018,2019,Change,Note\nNorth,12,14,+2,\nSouth,9,11,+2,",
    ] {
        assert_eq!(kinds(source), [SlipKind::Commas], "{source:?}");
    }
}

#[test]
fn rows_with_empty_cells_between_tabs_are_a_table() {
    assert_eq!(kinds("Area\t2018\t2019\nNorth\t\t14\nSouth\t9\t"), [SlipKind::Columns]);
}

#[test]
fn prose_with_commas_is_no_table() {
    for source in [
        "Actions 1.1, 1.2, 1.3,\nactions 2.1, 2.2, 2.3,\nactions 3.1, 3.2, 3.3.",
        "1,234,567\n2,345,678\n3,456,789",
        "£1,234,567\n£2,345,678\n£3,456,789",
        "Partners met, agreed,and wrote\nit down, said, 3\ntimes, 4, 5 in all",
        "Smith, J., 2018\nJones, K., 2019\nBrown, L., 2020",
        "North,12,14\nSouth,9,11",
        "In 2018,2019 and 2020,2021 there were\n1,200 places,1,300 places, 2\nin all, one.",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn a_table_in_html_is_told_of_once_at_its_first_tag() {
    for source in [
        "<table>\n<tr><td>a</td></tr>\n\n<tr><td>b</td></tr>\n</table>",
        "Places: <table><tr><td>12</td></tr></table>",
        "<div>\n<TABLE border=1>\n</TABLE>\n</div>",
        "> <tr>\n> <td>a</td>",
    ] {
        assert_eq!(kinds(source), [SlipKind::HtmlTable], "{source:?}");
    }
    for source in ["<b>bold</b>", "<tab> and <threat>", "`<table>`", "```\n<table>\n```", "a < tr"]
    {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

/// A word alone in underscores may be meant in bold; what stands beside it tells.
#[test]
fn the_underscores_of_a_name_are_told_of_where_it_is_one_for_sure() {
    for source in ["See __init__.py.", "It calls `a` and x.__name__ twice.", "Then __call__() it."]
    {
        assert_eq!(kinds(source), [SlipKind::Name], "{source:?}");
    }
    for source in [
        "It is __very__ late.",
        "__Note:__ see below.",
        "snake__case__x",
        "Done __now__. Then",
        "`__init__.py`",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

/// Each of thousands of lists on a line once looked through all of it.
#[test]
fn a_list_of_figures_is_told_of_with_its_line() {
    let slip = |source: &str| slips(source).into_iter().next().map(|slip| slip.range);
    assert_eq!(slip("One.\n\n- 5%\n- 10%\n"), Some(6..10));
}

#[test]
fn a_sign_at_the_start_of_a_line_that_makes_a_bullet_of_it_is_told_of() {
    for (source, line) in [
        ("This is A\n+ B together.", "+ B together."),
        ("Between 5\n- 6 people.", "- 6 people."),
        ("Rated 5\n* without staff.\n\nMore.", "* without staff."),
        ("Income\n+ grants\n+ fees", "+ grants"),
        ("> Income 5\n> - costs 3", "- costs 3"),
        ("- one\n- two\n+ three", "+ three"),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(SlipKind::SignOfEntry, line)], "{source:?}");
    }
    for source in [
        "We met:\n- carers",
        "We met\n- carers and\n- volunteers.",
        "We met\n\n- carers",
        "- one\n  + two",
        "- one\n- two\n\n+ three",
        "1. one\n   - two",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn signs_of_headings_quotations_and_bold_text_that_are_gone_are_told_of() {
    for (source, kind, sign) in [
        ("The total\n=\n5", SlipKind::UnderlinedBySign, "="),
        ("The total\n--", SlipKind::UnderlinedBySign, "--"),
        ("> The total\n> -", SlipKind::UnderlinedBySign, "-"),
        ("## Music in C #", SlipKind::HeadingEnd, "#"),
        ("### Both # ##", SlipKind::HeadingEnd, "##"),
        ("One.\n\n##", SlipKind::EmptyHeading, "##"),
        ("# #", SlipKind::EmptyHeading, "# #"),
        ("One.\n\n>", SlipKind::EmptyQuote, ">"),
        ("Date: ____/____/____", SlipKind::SignsAlone, "____/____"),
        ("So **/** or", SlipKind::SignsAlone, "**/**"),
        ("Name: ____Anna____", SlipKind::SignsAlone, "____Anna____"),
        (
            "(the plan)[https://example.org]",
            SlipKind::LinkExchanged,
            "(the plan)[https://example.org]",
        ),
        ("See (it)[plan.pdf].", SlipKind::LinkExchanged, "(it)[plan.pdf]"),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(kind, sign)], "{source:?}");
    }
    for source in [
        "## Both ##",
        "## C#",
        "Title\n-----\nText",
        "Sign ____ or __________.",
        "**✓** and **a** and *5*",
        "(see the plan)[1] and (a)[b]",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}
