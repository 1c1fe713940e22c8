//! Where it stands what both sides put in one place of a text.

use super::{evidence, merged};

/// Both sides joined, whichever is ours, without a conflict.
fn expect(base: &str, one: &str, other: &str, wanted: &str) {
    for (ours, theirs) in [(one, other), (other, one)] {
        let merge = merged(&evidence(base), &evidence(ours), &evidence(theirs));
        assert_eq!((merge.text, merge.conflicts.len()), (evidence(wanted), 0), "{ours} {theirs}");
    }
}

#[test]
fn an_entry_at_the_end_of_a_list_stands_before_the_text_behind_it() {
    for (base, new) in [("- ann\n- bob", "- new"), ("1. ann\n2. bob", "3. new")] {
        let longer = format!("{base}\n{new}");
        for rest in ["", "\n\n> Quoted."] {
            let with = |text: &str| format!("{text}{rest}");
            let closed = |text: &str| with(&format!("{text}\n\nClosing words."));
            expect(&with(base), &closed(base), &with(&longer), &closed(&longer));
        }
    }
}

#[test]
fn an_entry_at_the_top_of_a_list_stands_behind_the_text_before_it() {
    let lists =
        [("- ann\n- bob", "- xen\n- ann\n- bob"), ("1. ann\n2. bob", "1. xen\n2. ann\n3. bob")];
    for (base, longer) in lists {
        for lead in ["", "> Quoted.\n\n"] {
            let with = |text: &str| format!("{lead}{text}");
            let led = |text: &str| with(&format!("Intro words.\n\n{text}"));
            expect(&with(base), &led(base), &with(longer), &led(longer));
        }
    }
}

#[test]
fn an_entry_of_a_list_within_an_entry_stands_before_the_text_behind_it() {
    let base = "- ann\n  - bob\n- cat";
    let (text, entry) =
        ("- ann\n  - bob\n\n  Closing words.\n- cat", "- ann\n  - bob\n  - new\n- cat");
    expect(base, text, entry, "- ann\n  - bob\n  - new\n\n  Closing words.\n- cat");
}

#[test]
fn text_at_the_end_of_a_section_stands_before_a_section_added_there() {
    let (base, rest) = ("## A\n\nText a.", "\n\n## B\n\nText b.");
    for rest in [rest, ""] {
        for heading in ["## A2", "### A2"] {
            let section = format!("\n\n{heading}\n\nText of another.");
            let (one, other) = (format!("{base}{section}{rest}"), format!("{base}\n\nMore.{rest}"));
            let both = format!("{base}\n\nMore.{section}{rest}");
            expect(&format!("{base}{rest}"), &one, &other, &both);
        }
    }
}

#[test]
fn a_section_of_a_section_stands_before_the_next_one() {
    let base = "# A\n\nText a.";
    let (under, next) = ("\n\n## Under it\n\nText of this.", "\n\n# Next\n\nWords of that.");
    let both = format!("{base}{under}{next}");
    expect(base, &format!("{base}{under}"), &format!("{base}{next}"), &both);
}

#[test]
fn the_entries_of_a_numbered_list_have_numbers_in_a_row_whatever_each_side_did() {
    for (base, one, other, wanted) in [
        (
            "1. ann\n2. bob\n3. cat",
            "1. ann\n2. cat",
            "1. ann\n2. bob\n3. new\n4. cat",
            "1. ann\n2. new\n3. cat",
        ),
        (
            "1. ann\n2. bob\n3. cat",
            "1. ann\n2. bob\n3. cat\n4. new",
            "1. xen\n2. ann\n3. bob\n4. cat",
            "1. xen\n2. ann\n3. bob\n4. cat\n5. new",
        ),
        (
            "1. ann\n2. bob\n3. cat\n4. dan",
            "1. ann\n2. bob\n3. dan",
            "1. bob\n2. cat\n3. dan",
            "1. bob\n2. dan",
        ),
        (
            "8. ann\n9. bob",
            "8. ann\n9. bob\n10. new",
            "8. xen\n9. ann\n10. bob",
            "8. xen\n9. ann\n10. bob\n11. new",
        ),
    ] {
        expect(base, one, other, wanted);
    }
}
