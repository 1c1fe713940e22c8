//! What holds for any text whatever.

use proptest::prelude::*;
use pulldown_cmark::Parser;

use super::html;
use super::scan::{check, html_text, literals};
use super::{PLACE, items, to_typst};
use crate::markdown::parse::options;
use crate::markdown::{Document, Problem, ProblemKind, parse, plain, string_literal, typst};

/// Texts rich in what Markdown, HTML and Typst take for markup.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "word ",
        "a",
        "é",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "- ",
        "1. ",
        "7) ",
        "> ",
        "# ",
        "### ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "```\n",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "[^1]",
        "[^1]: ",
        "[^2]",
        "[^2]: ",
        "[a]: b\n",
        "[x] ",
        "- [ ] ",
        "| ",
        "|",
        "\n|---|---|\n",
        "| |\n|-|\n",
        "https://b.c",
        "<https://d.e>",
        "<me@f.g>",
        "javascript:",
        "&amp;",
        "&#0;",
        "&Tab;",
        "\\",
        "\"",
        "'",
        "#",
        "$",
        "@",
        ";",
        "//",
        "/*",
        "\u{0}",
        "\u{1b}",
        "\u{202e}",
        "\u{2028}",
        "\u{e000}",
        "\u{feff}",
        "proposal 6.1 ",
        "see 4.4, 4.5 and 6.1 ",
        "---\n",
        "<script>",
        "<!--",
        "-->",
        "</b>",
        "===\n",
        "\\\n",
        "  \n",
        "\"t\"",
        "6.1",
    ]);
    prop::collection::vec(
        prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => any::<String>()],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

/// Words of letters, in order; numbers of notes and list items differ between the outputs.
fn letters(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The text that Typst source shows.
fn typst_text(doc: &Document) -> String {
    literals(&typst(doc, &PLACE, None)).concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Whoever looks for slips cuts the text by them.
    #[test]
    fn the_ranges_of_the_parser_lie_within_the_text(source in markdown()) {
        for (event, range) in Parser::new_ext(&source, options()).into_offset_iter() {
            prop_assert!(source.get(range.clone()).is_some(), "{event:?} at {range:?}");
        }
    }

    #[test]
    fn typst_source_is_calls_and_literals_only(
        source in markdown(),
        line in prop::option::of(1..9_usize),
    ) {
        check(&typst(&parse(&source, &items()), &PLACE, line));
    }

    #[test]
    fn a_line_of_letters_is_what_the_parser_makes_of_it(
        source in "([a-zA-Z]{1,9}[ .*#1\n]{0,2}){1,5}\n?",
    ) {
        // An empty line behind it is none of the text, and leaves all to the parser.
        prop_assert_eq!(parse(&source, &items()), parse(&format!("{source}\n\n"), &items()));
    }

    #[test]
    fn html_is_balanced_and_has_the_words_of_the_plain_text(source in markdown()) {
        let doc = parse(&source, &items());
        let shown = html_text(&html(&doc, &PLACE));
        prop_assert_eq!(letters(&shown), letters(&plain(&doc)));
    }

    #[test]
    fn typst_source_has_the_words_of_the_plain_text(source in markdown()) {
        let doc = parse(&source, &items());
        let shown = typst_text(&doc);
        for word in letters(&plain(&doc)) {
            prop_assert!(shown.contains(&word), "{word} is not in {shown}");
        }
    }

    #[test]
    fn every_word_of_the_source_is_shown(pieces in prop::collection::vec(markup(), 0..60)) {
        let mut count = 0;
        let mut source = String::new();
        for piece in pieces {
            source.push_str(&piece);
            if piece.ends_with(|c: char| !c.is_alphanumeric()) {
                source.push_str(&format!("zq{count}qz"));
                count += 1;
            }
        }
        let doc = parse(&source, &items());
        let shown = html_text(&html(&doc, &PLACE));
        let elsewhere = addresses(&doc) + &pictures(&doc);
        for number in 0..count {
            let word = format!("zq{number}qz");
            let is_kept = shown.contains(&word) || elsewhere.contains(&word);
            prop_assert!(
                is_kept || is_label(&source, &word),
                "{word} is not in {shown:?} of {source:?}"
            );
        }
    }

    #[test]
    fn problems_point_into_the_source(source in markdown()) {
        let doc = parse(&source, &items());
        for problem in doc.problems() {
            let before = source.get(..problem.range.start);
            let lines = before.map(|text| text.matches('\n').count());
            prop_assert_eq!(lines, Some(problem.line));
            prop_assert!(source.get(problem.range.clone()).is_some());
        }
    }

    #[test]
    fn any_text_at_all_is_set(source in any::<String>()) {
        check(&to_typst(&source));
        html_text(&html(&parse(&source, &items()), &PLACE));
    }

    #[test]
    fn a_literal_stands_for_its_text(text in any::<String>()) {
        let literal = string_literal(&text);
        prop_assert_eq!(literals(&literal), [text]);
    }
}

/// Pieces of markup of every kind.
const MARKUP: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n### ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "\n```\n",
    "\n```",
    "[",
    "]",
    "](",
    "](https://a.b/",
    "](https://a.b \"",
    ")",
    "\")",
    "![",
    "][",
    "]: ",
    "<",
    ">",
    "<https://a.b/",
    "[^1]",
    "\n\n[^1]: ",
    "\n[^2]: ",
    "[^2]",
    "[x][1]",
    "\n\n[1]: https://a.b/",
    "\n[1]: https://c.d/",
    "\n\n[2]: https://e.f ",
    "| ",
    " | ",
    "\n| a | b |\n|---|---|\n| ",
    "\n- [x] | a |\n  |---|\n  | ",
    "\n- [ ] ",
    "&amp;",
    "&",
    ";",
    "\\",
    "<b>",
    "<!-- ",
    " -->",
    "\n<div>\n",
    "\n===\n",
    "\n---\n",
    "  \n",
    "proposal 6.1 ",
    "$",
    "#",
    "@",
    "\\[",
    "\\]",
];

/// Pieces of markup, after which a word is put.
fn markup() -> impl Strategy<Value = String> {
    prop::sample::select(MARKUP).prop_map(str::to_owned)
}

/// Where the links of a document lead.
fn addresses(doc: &Document) -> String {
    let html = html(doc, &PLACE);
    let all: Vec<&str> =
        html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    all.join(" ")
}

/// Where the pictures of a document are, which is said to their author.
fn pictures(doc: &Document) -> String {
    let picture = |problem: &Problem| match &problem.kind {
        ProblemKind::Image { destination } => Some(destination.clone()),
        _ => None,
    };
    doc.problems().iter().filter_map(picture).collect::<Vec<_>>().join(" ")
}

/// Whether a word stands in the label of a definition, or in a reference to one: that is markup.
fn is_label(source: &str, word: &str) -> bool {
    let Some(at) = source.find(word) else { return false };
    let before = source[..at].rfind('[').map(|open| &source[open + 1..at]);
    let after = source[at..].find(']').map(|close| &source[at..at + close]);
    let (Some(before), Some(after)) = (before, after) else { return false };
    let label = format!("{before}{after}");
    source.contains(&format!("[{label}]:"))
}
