//! What is made of facts, in English.

use super::{Facts, Language, LanguageError, Unsaid};
use crate::model::Term;

fn english() -> Language {
    Language::english()
}

fn term(one: &str, many: &str) -> Term {
    Term { one: one.to_owned(), many: many.to_owned() }
}

#[test]
fn a_term_within_a_sentence_keeps_the_capitals_of_an_abbreviation() {
    let lang = english();
    let told = |term| [0, 1, 2].map(|n| lang.counted(n, &term)).join(", ");
    assert_eq!(told(term("Entry", "Entries")), "0 entries, 1 entry, 2 entries");
    assert_eq!(told(term("KPI", "KPIs")), "0 KPIs, 1 KPI, 2 KPIs");
    assert_eq!(told(term("NHS board", "NHS boards")), "0 NHS boards, 1 NHS board, 2 NHS boards");
}

#[test]
fn a_list_is_english() {
    let lang = english();
    assert_eq!(lang.list::<&str>(&[]), "");
    assert_eq!(lang.list(&["a"]), "a");
    assert_eq!(lang.list(&["a", "b"]), "a and b");
    assert_eq!(lang.list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(super::capital("none of them"), "None of them");
}

#[test]
fn a_day_is_shown_in_words() {
    let day = jiff::civil::date(2019, 5, 10);
    assert_eq!(english().day(day), "10 May 2019");
    assert_eq!(english().month(day), "May 2019");
}

#[test]
fn every_half_of_a_per_cent_is_rounded_up() {
    let lang = english();
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
    for whole in 1..=400_u32 {
        for part in (1..whole).filter(|part| 200 * part % whole == 0) {
            let halves = 200 * part / whole;
            if halves > 1 && halves < 199 {
                let wanted = format!("{}%", halves.div_ceil(2));
                assert_eq!(lang.share(share(part, whole)), wanted, "{part} of {whole}");
            }
        }
    }
}

#[test]
fn a_share_is_a_whole_percentage() {
    let lang = english();
    let shares = [2.0 / 3.0, 0.0, 1.0, 1.0 / 8.0, 1.0 / 682.0, 681.0 / 682.0];
    // As a calculator rounds them; what is neither none nor all never reads as if it were.
    let wanted = ["67%", "0%", "100%", "13%", "<1%", ">99%"];
    assert_eq!(shares.map(|share| lang.share(share)), wanted);
}

#[test]
fn a_language_decides_on_its_own_signs_plurals_and_capitals() {
    let text = "\
terms-within-sentences = as-written
decimal-separator = ,
counted = { $count } { WORD($count, $term) }
";
    let lang = Language::read("fr", text.to_owned()).expect("a language");
    assert_eq!(lang.decimal(0.5, 2), "0,50");
    let term = term("Vorschlag", "Vorschläge");
    // In French nought is one.
    assert_eq!(
        [0, 1, 2].map(|n| lang.counted(n, &term)).join(", "),
        "0 Vorschlag, 1 Vorschlag, 2 Vorschläge"
    );
}

#[test]
fn what_cannot_be_said_is_said_plainly() {
    let lang = Language::read("en", "greeting = Hello, { $name }.\n".to_owned()).expect("words");
    let none = lang.asked("nonesuch", &Facts::none()).expect_err("no such key");
    assert_eq!(none.to_string(), "there are no words with the key `nonesuch`");
    let lacking = lang.asked("greeting", &Facts::none()).expect_err("no name");
    assert!(matches!(&lacking, Unsaid::Fact(key, _) if key == "greeting"), "{lacking}");
    assert_eq!(crate::lang::say!(lang, "greeting", name = "{ $name }"), "Hello, { $name }.");
}

#[test]
fn a_language_is_spoken_over_another_and_says_which_most_of_it_is() {
    let own = |tag: &str, text: &str| Language::read(tag, text.to_owned()).expect("words");
    let english = "a = a { $b }{ $c }\nd = d\ne = e\n";
    let both = own("fr", "a = A { $b }\n").over(own("en", english));
    assert_eq!(crate::lang::say!(both, "a", b = 1, c = 2), "A 1");
    assert_eq!(crate::lang::say!(both, "d"), "d", "what it does not say the other one does");
    assert_eq!(both.messages().expect("words").len(), 3);
    assert_eq!(both.tag(), "en", "one of three");
    assert_eq!(own("fr", "a = A\nd = D\n").over(own("en", english)).tag(), "fr", "two of three");
}

#[test]
fn a_file_that_cannot_be_spoken_is_refused_at_its_line() {
    let read = |text: &str| Language::read("en", text.to_owned()).expect_err("no language");
    assert!(matches!(read("a = b\n\nc = { $\n"), LanguageError::Notation(3, _)));
    assert!(matches!(read("a = b\nc = { a }\n"), LanguageError::Notation(2, _)));
    assert_eq!(read("a = b\na = c\n"), LanguageError::Twice("a".to_owned()));
    let tag = Language::read("no such tag", String::new()).expect_err("no tag");
    assert_eq!(tag, LanguageError::Tag("no such tag".to_owned()));
}
