//! What counts as finding words again, and what as losing them.

mod operations;

use kurbo::Rect;
use proptest::prelude::*;

use super::painted::{Page, Run};
use super::place::misplaced;
use super::{Misplaced, Order, PdfDocument, PdfText, Unreadable, missing};

fn counts(read: &str, words: &str) -> usize {
    PdfText::published(read).count(words)
}

#[test]
fn a_line_end_stands_for_a_space_or_for_nothing_and_a_space_for_itself() {
    let read = "the on-\ngoing work of the\nboard and\n \npartners ½ × 2";
    for words in ["on-going work", "the board", "board\nand partners", "partners", "½ × 2"] {
        assert_eq!(counts(read, words), 1, "{words}");
    }
    for words in ["ongoing", "wor k", "workof", "andpartners", ""] {
        assert_eq!(counts(read, words), 0, "{words}");
    }
}

#[test]
fn hyphens_at_line_ends_joiners_and_the_form_of_accents_do_not_count() {
    assert_eq!(counts("govern\u{AD}\nment", "government"), 1);
    assert_eq!(counts("zero\u{200B}width", "zerowidth"), 1);
    assert_eq!(counts("caf\u{E9}", "cafe\u{301}"), 1);
    assert_eq!(counts("cafe\u{301}", "caf\u{E9}"), 1);
    assert_eq!(counts("\u{2764}\u{FE0F}", "\u{2764}"), 1);
    assert_eq!(counts("so x", "so \u{115F}\u{3164}\u{180B}x"), 1);
}

#[test]
fn a_letter_with_marks_that_is_there_for_each_of_its_glyphs_is_one_letter() {
    for read in ["so j\u{30E}\nj\u{30E} end", "so j\u{30E}j\u{30E}\nj\u{30E} end"] {
        assert_eq!(counts(read, "so j\u{30E} end"), 1, "{read}");
    }
    assert_eq!(counts("ch\u{E2}\u{E2}teau", "cha\u{302}a\u{302}teau"), 1);
    for (read, words) in [("j\u{30E} j\u{30E}", "j\u{30E}"), ("aa", "a"), ("well", "l")] {
        assert_eq!(counts(read, words), 2, "{read}");
    }
}

/// Which of some texts are missing, each with the words from which on it is.
fn lost(read: &str, texts: &[&str], order: Order) -> Vec<(usize, String)> {
    let found = missing(texts.iter().copied(), &PdfText::published(read), order);
    found.into_iter().map(|missing| (missing.index, missing.rest)).collect()
}

#[test]
fn texts_are_found_in_their_order() {
    let read = "Owner:\nChief Officer\nDue:\n1 May 2019\nOwner:\nBoard";
    assert_eq!(lost(read, &["Chief Officer", "1 May 2019", "Board"], Order::Kept), []);
    let swapped = ["1 May 2019", "Chief Officer", "Board"];
    assert_eq!(lost(read, &swapped, Order::Kept), [(1, "Chief Officer".to_owned())]);
    assert_eq!(lost(read, &swapped, Order::Any), []);
}

#[test]
fn a_text_that_stands_twice_must_be_there_twice() {
    assert_eq!(
        lost("one two\nthree", &["one two", "one two"], Order::Kept),
        [(1, "one two".to_owned())]
    );
    assert_eq!(lost("one two\none two", &["one two", "one two"], Order::Kept), []);
}

#[test]
fn a_text_that_is_cut_is_told_from_its_first_lost_word() {
    let read = "It was agreed in May that from now on all\nFooter";
    let texts = ["It was agreed in May that from now on all partners meet."];
    let expected = [(0, "partners meet.".to_owned())];
    assert_eq!(lost(read, &texts, Order::Kept), expected);
    assert_eq!(lost(read, &texts, Order::Any), expected);
}

#[test]
fn words_within_other_words_are_not_these_words() {
    assert_eq!(lost("reached", &["each"], Order::Kept), [(0, "each".to_owned())]);
    assert_eq!(lost("(each)", &["each"], Order::Kept), []);
    assert_eq!(lost("each\nother", &["each", "other"], Order::Kept), []);
}

#[test]
fn the_text_that_is_lost_is_told_and_not_those_that_follow_it() {
    let far = "word ".repeat(200);
    let read = format!("first\nsecond\nthird\n{far}\nlost");
    let expected = [(1, "lost".to_owned())];
    assert_eq!(lost(&read, &["first", "lost", "second", "third"], Order::Kept), expected);
}

#[test]
fn in_any_order_a_text_may_be_left_out_but_not_cut() {
    let read = "one two three four five six seven eight nine";
    let more = format!("{read} and more");
    let texts = ["one two and no more", "not in this template at all", read, &more];
    assert_eq!(lost(read, &texts, Order::Any), [(3, "and more".to_owned())]);
}

#[test]
fn what_runs_to_the_left_is_found_word_by_word() {
    // Painted from left to right, the last word of the line stands first; so do points beside
    // letters.
    let read = "Hebrew:\nעולם שלום,";
    assert_eq!(lost(read, &["שלום, עולם"], Order::Kept), []);
    assert_eq!(lost(read, &["שלום לכולם"], Order::Kept).len(), 1);
    // A letter with its marks may be painted on its own, and for each of its glyphs.
    let pointed =
        "We say\n\u{5d4}\n\u{5dc}\u{5b8}\u{5bc}\n\u{5de}\u{5b4}\u{5dc}\u{5b8}\u{5bc}\n here";
    let word = "We say \u{5de}\u{5b4}\u{5dc}\u{5b8}\u{5bc}\u{5d4} here";
    assert_eq!(lost(pointed, &[word], Order::Kept), []);
    assert_eq!(lost(pointed, &["\u{5de}\u{5dc}\u{5de}\u{5d4}"], Order::Kept).len(), 1);
    // So do numbers and signs behind letters that run to the left, and no others.
    assert_eq!(lost("12.10.3 ;8211#& \u{5e9}\u{5dc}", &["&#8211; 12.10.3"], Order::Kept), []);
    assert_eq!(lost("12.10.3 ;8211#& abc", &["&#8211; 12.10.3"], Order::Kept).len(), 1);
    // A letter and the form that it has at the end of a word are one glyph.
    assert_eq!(lost("\u{FEDA} \u{643}", &["\u{643} \u{FEDB}"], Order::Kept), []);
}

#[test]
fn no_more_than_a_few_losses_are_told() {
    let texts: Vec<String> = (0..50).map(|n| format!("text{n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(lost("nothing of it", &texts, Order::Kept).len(), 5);
}

fn run(words: &str, x: f64, y: f64, width: f64) -> Run {
    Run { words: words.to_owned(), core: Rect::new(x, y, x + width, y + 5.0), size: 11.0 }
}

fn page(runs: Vec<Run>) -> Page {
    Page::with_runs(Rect::new(0.0, 0.0, 595.0, 842.0), runs)
}

#[test]
fn words_on_lines_below_each_other_lie_where_they_should() {
    let lines = (0..40).map(|line| run("a line", 60.0, 800.0 - 13.0 * f64::from(line), 400.0));
    assert_eq!(misplaced(&page(lines.collect()), 1), []);
}

#[test]
fn words_beyond_an_edge_are_told() {
    for (x, y) in [(580.0, 400.0), (-20.0, 400.0), (100.0, -4.0), (100.0, 840.0)] {
        let outside = Misplaced::Outside { page: 3, words: "lost".to_owned() };
        assert_eq!(misplaced(&page(vec![run("lost", x, y, 60.0)]), 3), [outside], "{x} {y}");
    }
}

#[test]
fn words_over_words_are_told_and_neighbours_are_not() {
    let over = |words: &str, over: &str| Misplaced::Over {
        page: 1,
        words: words.to_owned(),
        over: over.to_owned(),
    };
    let first = run("first", 100.0, 400.0, 50.0);
    let cases = [
        (run("same place", 100.0, 400.0, 50.0), true),
        (run("ends in it", 130.0, 402.0, 60.0), true),
        (run("beside it", 150.5, 400.0, 60.0), false),
        (run("leans on it", 149.0, 400.0, 60.0), false),
        (run("a line above", 100.0, 411.0, 60.0), false),
    ];
    for (second, is_told) in cases {
        let words = second.words.clone();
        let found = misplaced(&page(vec![first.clone(), second]), 1);
        let expected = if is_told { vec![over(&words, "first")] } else { Vec::new() };
        assert_eq!(found, expected, "{words}");
    }
}

#[test]
fn what_is_no_pdf_is_not_read() {
    assert_eq!(PdfDocument::read(b"<!doctype html>".to_vec()).err(), Some(Unreadable::Damaged));
    assert_eq!(PdfDocument::read(Vec::new()).err(), Some(Unreadable::Damaged));
}

proptest! {
    #[test]
    fn no_bytes_are_too_odd_to_be_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"%PDF-1.7\n".to_vec();
        file.extend(bytes);
        prop_assert!(PdfDocument::read(file).is_err());
    }

    #[test]
    fn a_text_is_found_however_its_lines_are_broken(
        words in prop::collection::vec("[a-z]{1,12}", 1..40),
        ends in prop::collection::vec(any::<bool>(), 40),
        lost in any::<prop::sample::Index>(),
    ) {
        let text = words.join(" ");
        let read: String = words.iter().zip(&ends)
            .map(|(word, end)| format!("{word}{}", if *end { "\n" } else { " " })).collect();
        let read = PdfText::published(&read);
        prop_assert_eq!(super::missing([text.as_str()], &read, Order::Kept), []);
        // One word less, and it is missing; what comes behind it may be there.
        let at = lost.index(words.len());
        let less: String = words.iter().enumerate().filter(|(index, _)| *index != at)
            .map(|(_, word)| format!("{word} ")).collect();
        let found = super::missing([text.as_str()], &PdfText::published(&less), Order::Kept);
        prop_assert_eq!(found.len(), 1);
    }
}
