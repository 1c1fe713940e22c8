//! Signs of addresses and of lines that are gone, and sentences that run on from what is above.

use super::kinds;
use crate::markdown::slips::{SlipKind, slips};

#[test]
fn signs_of_an_address_are_told_of_once_over_all_of_it() {
    for (source, address) in [
        ("See https://x.example/a*b*c here.", "https://x.example/a*b*c"),
        ("See (https://x.example/*a*), or ask.", "https://x.example/*a*"),
        ("- http://x.example/_a_/__b__/c.", "http://x.example/_a_/__b__/c"),
        ("> https://x.example/~~a~~/b", "https://x.example/~~a~~/b"),
        ("https://x.example/5*3*2", "https://x.example/5*3*2"),
        ("*See https://x.example/a*b and more.", "https://x.example/a*b"),
        ("| a |\n|---|\n| https://x.example/*a*b |", "https://x.example/*a*b"),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(SlipKind::SignsInAddress, address)], "{source:?}");
    }
    for source in [
        "*https://x.example/a* and **https://x.example/b**",
        "*See https://x.example/a*, and _https://x.example/a_b_.",
        "https://x.example/a_b_c and <https://x.example/a*b*c>",
        "`https://x.example/a*b*c` and [a](https://x.example/a*b*c)",
        "https://x.example/a and *more*",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn signs_within_a_word_are_told_of_once_over_all_of_it() {
    use SlipKind::{SignsInAddress, SignsInWord};
    for (source, kind, word) in [
        ("Ask _team_@nhs.example.", SignsInAddress, "_team_@nhs.example"),
        ("(or *jane*@nhs.example)", SignsInAddress, "*jane*@nhs.example"),
        ("Ask jane@*nhs*.example, or", SignsInAddress, "jane@*nhs*.example"),
        ("See www.glens.example/_b_c_.", SignsInWord, "www.glens.example/_b_c_"),
        ("See glens.example/*x*/_y_ or", SignsInWord, "glens.example/*x*/_y_"),
        ("In _draft_plan_.docx it is.", SignsInWord, "_draft_plan_.docx"),
        ("It is cost*volume*rate.", SignsInWord, "cost*volume*rate"),
        ("- a\n- cost*größe*rate", SignsInWord, "cost*größe*rate"),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(kind, word)], "{source:?}");
    }
    for source in [
        "It is *really* so (*new*), and *Care*-led.",
        "*www.glens.example*, **jane@nhs.example** and _plan.docx_.",
        "*jane@nhs.example*/*joe@nhs.example*",
        "*Yes*/*no*, **H**ealth, pre*view* and either/*or*.",
        "*It ends.* See plan.docx and www.glens.example.",
        "`_draft_.docx` and <_team_@nhs.example>",
        "a snake_case_name and my_draft_plan.docx",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn a_backslash_that_ends_a_line_is_told_of_where_a_sign_may_be_meant() {
    for source in [
        "It lies in Plans\\2019\\\nand elsewhere.",
        "Home care \\\nday centres \\\nmeals",
        "> In the folder Team\\\n> of ours.",
    ] {
        let found = kinds(source);
        assert!(!found.is_empty(), "{source:?}");
        assert!(found.iter().all(|kind| *kind == SlipKind::BackslashAtEnd), "{source:?}");
    }
    for source in
        ["12 High Street\\\nKirkwold\\\nKY1", "Two \\\\\nof them", "`a\\\nb`", "The last\\"]
    {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn a_sentence_right_below_another_block_is_told_of_at_its_line() {
    use SlipKind::{TextInList, TextInQuote, TextInTable};
    for (source, kind, line) in [
        ("| a | b |\n|---|---|\n| 1 | 2 |\nAnd more.\nAnd so on.", TextInTable, "And more."),
        ("> | a |\n> |---|\n> | 1 |\n> so it is", TextInTable, "so it is"),
        ("> We listen.\nThis was said.", TextInQuote, "This was said."),
        ("> “We listen.”\n**This** was said.", TextInQuote, "**This** was said."),
        ("- One.\n- Two.\nThat is all.", TextInList, "That is all."),
        ("1. One.\n2. Two.\n   And it.\nThat is all.", TextInList, "That is all."),
        ("- One.\n  - Two.\nThat is all.", TextInList, "That is all."),
        ("- Meetings\n- Glens Council\nThe board met.", TextInList, "The board met."),
        ("Text.\n\n* Home care\n* Meals\nWe go on.", TextInList, "We go on."),
    ] {
        let found = slips(source);
        let told: Vec<_> = found.iter().map(|s| (s.kind, &source[s.range.clone()])).collect();
        assert_eq!(told, [(kind, line)], "{source:?}");
    }
    for source in [
        "| a | b |\n|---|---|\n| 1 | 2 |\n3 | 4\n\nMore.",
        "> We listen, and what we\nheard is written down.",
        "> We listen.\n> And we learn.\n\nMore.",
        "- One.\n  And more of it.\n- Two.",
        "- A point that goes on for as long as lines are wrapped, and a\nword more. It ends.",
        "- One of them.\nIt goes on.\n- Another of them.\nIt goes on as well.",
        "-  One.\n   And more.",
        "- One,\nTwo",
        "- We met NHS Lorn and\nGlens Council.",
        "- It is led by\nJane Smith.",
        "- Agreed with the Head of\nSocial Work, who reads it.",
        "- Our partners are\nGlens Council and others.",
        "- It was agreed with\nThe Glens Trust.",
        "> We met the people of\nGlens.",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}

#[test]
fn a_line_drawn_right_below_one_line_of_text_is_told_of_and_a_heading_is_none() {
    for source in [
        "We have a plan\n---",
        "> We agreed\n> ---",
        "We have agreed on a plan\n-----",
        "text\n===\nmore",
    ] {
        assert_eq!(kinds(source), [SlipKind::Underlined], "{source:?}");
    }
    for source in [
        "Our plan\n--------",
        "Aim\n---",
        "Our plan\n========",
        "Aim\n===",
        "We met.\n\n---\n\nMore.",
    ] {
        assert_eq!(kinds(source), [], "{source:?}");
    }
}
