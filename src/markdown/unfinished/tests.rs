//! What marks an open place, and what only looks like it.

use proptest::prelude::*;

use super::{Unfinished, marks, unfinished, unfinished_line};

fn marked(source: &str) -> Vec<&str> {
    unfinished(source).into_iter().map(|(_, range)| &source[range]).collect()
}

#[test]
fn every_kind_of_mark_is_found_where_it_stands() {
    for (source, mark) in [
        ("The lead is TBC.", "TBC"),
        ("Cost (TBC), by March.", "TBC"),
        ("**TODO**: ask finance", "TODO"),
        ("to be confirmed (TBC)", "TBC"),
        ("tbc", "tbc"),
        ("| a | b |\n|---|---|\n| one | TBD |", "TBD"),
        ("# Next steps TBA", "TBA"),
        ("We met ??? times.", "???"),
        ("60 places????", "????"),
        ("an increase of ??% a year", "??"),
        ("an increase of XX% a year", "XX%"),
        ("an increase of xx per cent", "xx"),
        ("an increase of X% a year", "X%"),
        ("£XXk was spent", "£XX"),
        ("£X,XXX was spent", "£X,XXX"),
        ("£??m was spent", "£??"),
        ("there are XX people", "XX"),
        ("there are xxx people", "xxx"),
        ("on XX March 2019", "XX"),
        ("on XX/XX/2019 we met", "XX/XX/2019"),
        ("our lead is XXX", "XXX"),
        ("XXXX leads", "XXXX"),
        ("Agreed.[AB1] More.", "[AB1]"),
        ("[JMS12] Please check.", "[JMS12]"),
        ("Commented [AB1]: please check", "[AB1]"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Insert text here", "Insert text here"),
        ("our lead is insert name and role here.", "insert name and role here"),
        ("*Add your text here.*", "Add your text here"),
        ("[insert figure]", "[insert figure]"),
        ("the <insert name> of it", "<insert name>"),
        ("by (insert date)", "(insert date)"),
        ("[to be confirmed by the board]", "[to be confirmed by the board]"),
        ("[check with finance]", "[check with finance]"),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("Signed: ______", "______"),
        ("[see the plan TBC](https://example.org)", "TBC"),
    ] {
        assert_eq!(marked(source), [mark], "{source:?}");
    }
}

#[test]
fn what_may_be_meant_is_no_mark() {
    for source in [
        "",
        "The date is to be confirmed by the board. What to do? tbc-like words, todo lists.",
        "The Tayside Bus Company (TBC) runs it; TBC has agreed.",
        "Why?? Really?! Who?",
        "A carer said: “Why does it take so long???”",
        "> Why does it take so long???",
        "`TBC` and ``???``\n\n```\nTODO XX% lorem ipsum\n```\n\n    TBC",
        "<https://example.org/TBC> and https://example.org/TODO and a_TBC_b@example.org",
        "[the plan](https://example.org/TBC \"the plan\")",
        "<!-- TODO -->",
        "Schedule XX of the Act, Part XXX and chapter XX.",
        "XX chromosomes, XXL, XXth, x-ray, 5x%, SARS-XX1, the letter X and a x b.",
        "thank you xxx",
        "Text[^AB1] and [AB1](https://example.org) and [the plan][AB1] and [AB1].\n\n[^AB1]: \
         Note.\n\n[AB1]: https://example.org",
        "As the plan says [SG1].\n\n- [SG1] The plan, 2019.",
        "[2019], [1], [A1], [NHS], [sic], [name] helped, [she] agreed [to be] there, […] and \
         [...].",
        "Patients enter care here. We add people here. People insert cards.",
        "Name: __bold__ and ___both___ and snake_case____name",
        "$x is a price, £5, £xyz",
        "- [ ] to do\n- [x] done",
    ] {
        assert_eq!(marked(source), [""; 0], "{source:?}");
    }
}

#[test]
fn a_mark_of_word_is_told_from_what_is_to_come() {
    let kinds = |source| unfinished(source).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
    assert_eq!(kinds("TBC [AB1]"), [Unfinished::ToCome, Unfinished::Comment]);
}

#[test]
fn a_text_without_markdown_has_no_code() {
    assert_eq!(unfinished_line("`TBC`").len(), 1);
    assert_eq!(unfinished_line("Chief Officer, chief@TBC.example").len(), 0);
}

/// Marks, what looks like them, and what may stand around them.
const MIXED: &str = concat!(
    "(TB[CDA]|T\\.B\\.C\\.|[Tt]odo|TODO|FIXME|[?%]{1,4}|[Xx]{1,4}|[£$€]|\\[AB1\\]|",
    "[Ii](nsert|NSERT) |[aA]dd text |[Hh]ere|HERE|[Ll]orem ipsum|LOREM IPSUM|",
    "placeholder text|Click here to enter text|_{1,5}|[ \n()<>/a-z-]| per cent){0,8}",
);

proptest! {
    #[test]
    fn nothing_is_passed_over(source in MIXED) {
        for at in 0..source.len() {
            if let Some(mark) = marks::mark(&source, at) {
                prop_assert!(marks::may_begin(source.as_bytes(), at), "{mark:?} at {at}");
            }
        }
    }

    #[test]
    fn marks_are_within_the_text_in_order_whatever_it_is(
        source in "(TBC|[?]{1,4}|X{1,4}%?|\\[AB1\\]|insert \
                   |here|£|_{1,5}|[ \n`\\[\\]()<>é🎉a-z/@.:]|\\PC){0,30}"
    ) {
        for found in [unfinished(&source), unfinished_line(&source)] {
            let mut end = 0;
            for (_, range) in found {
                let own = source.get(range.clone());
                prop_assert!(range.start >= end && own.is_some_and(|own| !own.is_empty()));
                end = range.end;
            }
        }
    }
}
