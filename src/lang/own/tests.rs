//! Every slip in a language file is found where it is.

use std::sync::{Arc, OnceLock};

use super::own;
use crate::diag::{Diagnostic, Source};
use crate::glyphs::Fonts;
use crate::lang::Language;

static FONTS: OnceLock<Fonts> = OnceLock::new();

/// The fonts that PDFs are set in.
fn shipped() -> Fonts {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/fonts");
    let entries = std::fs::read_dir(folder).expect("the folder of fonts");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: std::path::PathBuf| {
        (path.to_string_lossy().into_owned(), std::fs::read(&path).expect("a file"))
    };
    let files: Vec<(String, Vec<u8>)> = paths.map(read).collect();
    Fonts::with_files(files.iter().map(|(name, bytes)| (name.as_str(), &**bytes)))
}

/// What is found in a file: each `line:column message (help)`.
fn found(tag: &str, text: &str) -> Vec<String> {
    let source = Source::new(format!("{tag}.ftl"), text);
    let fonts = FONTS.get_or_init(shipped);
    let told = |found: &Diagnostic| {
        let at = found.place.as_ref().expect("a place").position();
        let help = found.help.as_deref().expect("a way out");
        format!("{}:{} {} ({help})", at.line, at.column, found.message)
    };
    match own(tag, &Arc::clone(&source), Language::english(), fonts) {
        Ok((_, findings)) | Err(findings) => findings.iter().map(told).collect(),
    }
}

/// That one thing is found in a file of English, in words which begin so.
#[track_caller]
fn finds(text: &str, begins: &str) {
    let found = found("en-GB", text);
    let is_one = matches!(found.as_slice(), [one] if one.starts_with(begins));
    assert!(is_one, "{text}\nfinds {found:#?}\nand not {begins}");
}

#[test]
fn what_says_all_that_it_is_given_is_sound() {
    for text in [
        "# A remark\ngood-practice = Promising practice\n",
        "part-of = { $share } ({ $count })\n",
        // Words of the rubric are no facts of the round.
        "returned-none-listed = Nobody is listed.\n",
        // A number may choose words where it was only shown, and need choose none.
        "kilobytes = { $count ->\n    [one] a kilobyte\n   *[other] { $count } kilobytes\n}\n",
        "has-nothing = without a return\n",
        "late-some = { $late ->\n    [1] One is late.\n   *[2] { $late } are late.\n}\n",
        "counted = { $count } { $count ->\n    [0] { ONE($term) }\n   *[2] { MANY($term) }\n}\n",
        "still-nowhere = { $compared ->\n   *[some] All { MANY($item) } moved.\n}\n",
        "side-capital = { CAPITAL($side) }: { \"\\u00E9\" }\n",
    ] {
        assert_eq!(found("en-GB", text), [""; 0], "{text}");
    }
}

#[test]
fn a_fact_that_is_left_out_is_found() {
    let in_english = "(in `en-GB` it is `part-of = { $count } ({ $share })`)";
    finds("\npart-of = { $share }\n", &format!("2:1 `part-of` does not say `$count` {in_english}"));
    finds("part-of = Some\n", "1:1 `part-of` does not say `$count` and `$share`");
    finds("day = { $day }.{ $year }\n", "1:1 `day` does not say `$month`");
    // The word that goes with a number does not say the number.
    finds("counted = { WORD($count, $term) }\n", "1:1 `counted` does not say `$count`");
    let in_some = "late-some = { $late ->\n    [one] One is late.\n   *[other] Some are late.\n}\n";
    finds(in_some, "1:1 `late-some` does not say `$late` in each of the words that are chosen");
    let few = "late-some = { $late ->\n    [few] Kilka.\n   *[other] { $late }.\n}\n";
    let polish = found("pl", few);
    assert!(polish[0].starts_with("1:1 `late-some` does not say `$late` in each"), "{polish:?}");
    // In French nought and one are said alike.
    let french = found("fr", "late-some = { $late ->\n    [one] Une.\n   *[other] { $late }.\n}\n");
    assert!(french[0].starts_with("1:1 `late-some` does not say `$late` in each"), "{french:?}");
}

#[test]
fn a_fact_or_a_key_that_nobody_gives_is_found() {
    finds("part-off = Some\n", "1:1 nothing that is published asks for `part-off` (did you mean");
    finds("owner = Who\nwhatever = x\n", "2:1 nothing that is published asks for `whatever`");
    finds(
        "part-of = { $count } ({ $shrae })\n",
        "1:26 `part-of` is not given `$shrae` (did you mean `$share`?)",
    );
    finds("owner = { $name }\n", "1:12 `owner` is not given `$name` (in `en-GB` it is");
}

#[test]
fn what_is_made_of_facts_by_no_function_is_found() {
    finds(
        "late-only = a\nreturned-only = { ONCE($participant) }\n",
        "2:19 there is no function `ONCE` (did you mean `ONE`?)",
    );
    finds("share = { NUMBER($percent) }\n", "1:11 there is no function `NUMBER`");
    let given = "is given something else than";
    for (text, at) in [
        ("returned-only = { ONE() }\n", "1:19 `ONE`"),
        ("returned-only = { ONE(\"x\") }\n", "1:19 `ONE`"),
        ("returned-only = { ONE($participant, style: \"x\") }\n", "1:19 `ONE`"),
        ("returned-only = { MANY($participant, $participant) }\n", "1:19 `MANY`"),
        ("returned-only = { CAPITAL($participant) }\n", "1:19 `CAPITAL`"),
        ("part-of = { ONE($count) } { $share }\n", "1:13 `ONE`"),
        ("counted = { $count } { WORD($term, $count) }\n", "1:24 `WORD`"),
        ("counted = { $count } { WORD($term) }\n", "1:24 `WORD`"),
    ] {
        finds(text, &format!("{at} {given}"));
    }
    finds(
        "returned-only = { $participant }\n",
        "1:20 `$participant` is a word of the rubric in two",
    );
}

#[test]
fn a_choice_that_can_never_be_made_is_found() {
    let choice = |name: &str, keys: [&str; 2]| {
        let [one, other] = keys;
        format!(
            "late-some = {{ ${name} ->\n    [{one}] {{ $late }}\n   *[{other}] {{ $late }}\n}}\n"
        )
    };
    finds(&choice("late", ["One", "other"]), "2:6 `[One]` is never chosen by `$late` (did you");
    finds(&choice("late", ["one", "one"]), "3:6 `[one]` is there twice");
    let by_word = "part-of = { $share ->\n    [a] { $count }\n   *[b] { $count } { $share }\n}\n";
    finds(by_word, "2:6 `[a]` is never chosen by `$share`");
    let by_term = "returned-only = { $participant ->\n   *[one] a\n}\n";
    finds(by_term, "1:20 nothing can be chosen by `$participant`, a word of the rubric");
    let chosen = "still-nowhere = { $compared ->\n    [none] a\n   *[some] b\n}\n";
    finds(chosen, "2:6 `[none]` is never chosen by `$compared`");
}

#[test]
fn what_breaks_the_notation_is_found_in_plain_words() {
    for (text, begins) in [
        ("owner = Who\ndue When\n", "2:5 an equals sign is missing here"),
        ("due = { $count\n", "1:14 a brace that was opened is not closed here"),
        ("due = a } b\n", "1:9 this brace closes none that was opened"),
        ("due =\n", "1:1 `due` has no words"),
        (
            "late-some = { $late ->\n    [one] { $late }\n}\n",
            "3:1 none of the words of this choice",
        ),
        ("due = { \"x }\n", "1:12 quotation marks are not closed"),
        ("due = { owner }\n", "1:9 `owner` names other words of the file"),
        ("due = { -brand }\n", "1:10 `brand` names other words of the file"),
        ("due = { 5 }\n", "1:9 the number 5 stands in braces"),
        ("due = Due\n    .title = x\n", "2:6 nothing asks for `.title` of `due`"),
        ("-brand = x\n", "1:2 words that begin with a hyphen are used by no message"),
        ("due = a\ndue = b\n", "2:1 the words of `due` are there twice (keep one of the two)"),
        ("terms-within-sentences = lowerd\n", "1:1 `terms-within-sentences` is `lowered` or"),
    ] {
        finds(text, begins);
    }
}

#[test]
fn a_character_that_no_font_has_is_found_where_it_stands() {
    finds("owner = Who\ndue = Due 𓀀\n", "2:11 the fonts of the PDF do not have `𓀀` (U+13000)");
    finds(
        "due = { \"\\u{4E00}\" }\n".replace("{4E00}", "4E00").as_str(),
        "1:10 the fonts of the PDF",
    );
    finds("due = Due \u{7}\n", "1:11 the fonts of the PDF do not have");
}

#[test]
fn a_message_without_words_is_found() {
    finds("owner = {\"\"}\n", "1:1 `owner` has no words (in `en-GB` it is `owner = Owner`)");
    finds("owner = { \" \" } {\"\"}\n", "1:1 `owner` has no words");
    let in_part = "late-some = { $late ->\n    [one] {\"\"}\n   *[other] { $late } are.\n}\n";
    finds(in_part, "1:1 `late-some` has no words for `[one]`");
    // Within a sentence there may be nothing to add.
    let added = "still-nowhere = All { $compared ->\n    [all] {\"\"}\n   *[some] of it\n}.\n";
    assert_eq!(found("en-GB", added), [""; 0]);
}

#[test]
fn a_choice_without_words_for_what_it_can_be_made_by_is_found() {
    let months = |last: &str, numbers: std::ops::Range<u32>| {
        let months: String = numbers.map(|own| format!("    [{own}] M{own}\n")).collect();
        format!("month = {{ $month ->\n{months}   *[{last}] M\n}} {{ $year }}\n")
    };
    let lacks = "1:12 `$month` can be `5` or `12` as well, which has no words (add them on a line";
    finds(
        &months("4", 1..4)
            .replace("*[4] M", " [6] M\n [7] M\n [8] M\n [9] M\n [10] M\n [11] M\n *[4] M"),
        lacks,
    );
    finds(&months("11", 1..11), "1:12 `$month` can be `12` as well");
    assert_eq!(found("en-GB", &months("12", 1..12)), [""; 0]);
    let late = |one: &str, rest: &str| {
        format!(
            "late-some = {{ $late ->\n    [{one}] {{ $late }} a\n   *[{rest}] {{ $late }} b\n}}\n"
        )
    };
    finds(&late("other", "one").replace("[other]", "[two]"), "1:16 `$late` can be `other` as well");
    let few = found("pl", &late("one", "few"));
    assert!(few[0].starts_with("1:16 `$late` can be `many` as well"), "{few:?}");
    // Words that are called so are meant for all the rest.
    assert!(found("pl", &late("one", "other"))[0].contains("are not said"));
}

#[test]
fn a_decimal_sign_that_is_none_is_found() {
    for text in ["5", "point", "{\"\"}x", "..", "{ \"a\" }"] {
        let begins = "1:1 `decimal-separator` is the one sign between";
        finds(&format!("decimal-separator = {text}\n"), begins);
    }
    for text in [",", ".", "·", "{ \",\" }"] {
        assert_eq!(found("en-GB", &format!("decimal-separator = {text}\n")), [""; 0], "{text}");
    }
}

#[test]
fn a_character_that_nobody_sees_is_found_where_it_stands() {
    for c in ['\u{200b}', '\u{202e}', '\u{2066}', '\u{200e}', '\u{200d}', '\u{feff}'] {
        let begins = format!("1:10 there is a hidden character here, U+{:04X}", u32::from(c));
        finds(&format!("owner = O{c}wner\n"), &begins);
    }
    finds("due = { \"\\u200B\" }D\n", "1:10 there is a hidden character here, U+200B");
    // Words may be parted at a soft hyphen, and letters of Hebrew stand among direction marks.
    assert_eq!(found("en-GB", "owner = Ow\u{ad}ner\n"), [""; 0]);
    assert_eq!(super::unseen::sign("א\u{200f}, ב\u{200d}"), None);
}

#[test]
fn a_file_of_words_without_a_message_is_told() {
    for text in ["", "\n\n", "# owner = Who\n", "### Only a heading\n"] {
        finds(text, "1:1 this file holds no message, so that nothing in it is used (add one");
    }
}

#[test]
fn every_slip_of_a_file_is_told_at_once() {
    let text = "part-of = { $share }\nowner = { $name }\ndue When\nshare = { NO($percent) }\n";
    let lines: Vec<String> = found("en-GB", text);
    let mut lines: Vec<&str> = lines.iter().filter_map(|own| own.split(':').next()).collect();
    lines.sort_unstable();
    assert_eq!(lines, ["1", "2", "3", "4"]);
}

#[test]
fn a_tag_that_no_language_has_is_refused() {
    for (tag, help) in [("en_GB", "name it `en-GB.ftl`, with hyphens"), ("qqq", "such as `cy.ftl`")]
    {
        let found = found(tag, "owner = Who\n");
        let is_told = found.len() == 1 && found[0].contains("is the tag of no language");
        assert!(is_told && found[0].contains(help), "{found:?}");
    }
}

#[test]
fn another_language_that_has_not_all_messages_says_how_many_it_lacks() {
    let all = Language::english().messages().expect("English").len();
    let [one] = found("cy", "owner = Perchennog\n").try_into().expect("a finding");
    let lacks = format!("1:1 {} of {all} messages are not said in `cy`", all - 1);
    assert!(one.starts_with(&lacks), "{one}");
    assert!(
        one.contains("say that they are in `en-GB`, in which most of their words are"),
        "{one}"
    );
    // Words of one's own in English are no other language.
    assert_eq!(found("en", "owner = Who\n"), [""; 0]);
}
