//! Texts made to hurt. The bounds are on depth and size, since time depends on the machine.

use super::html;
use super::scan::{check, html_text};
use super::{PLACE, read, to_plain};
use crate::markdown::ast::{MAX_BLOCKS, MAX_INLINES};
use crate::markdown::{ProblemKind, typst};

const MANY: usize = 10_000;

/// How deep elements are nested in `text`, by the marks that open and close one.
fn depth(text: &str, open: &str, close: &str) -> usize {
    let mut marks: Vec<(usize, bool)> =
        text.match_indices(open).map(|(at, _)| (at, true)).collect();
    marks.extend(text.match_indices(close).map(|(at, _)| (at, false)));
    marks.sort_unstable();
    let (mut now, mut most) = (0_usize, 0);
    for (_, opens) in marks {
        now = if opens { now + 1 } else { now - 1 };
        most = most.max(now);
    }
    most
}

#[test]
fn deep_nesting_is_flattened_and_no_word_is_lost() {
    let sources = [
        format!("{}end", "> ".repeat(MANY)),
        format!("{}end", "- ".repeat(MANY)),
        format!("{}end", "1. ".repeat(MANY)),
        format!("{}end{}", "*a **b ".repeat(MANY), "c***".repeat(MANY)),
        format!("{}end{}", "![".repeat(MANY), "](u)".repeat(MANY)),
        (0..300).map(|depth| format!("{}- w{depth}\n", "  ".repeat(depth))).collect::<String>()
            + "end",
    ];
    for source in sources {
        let doc = read(&source);
        let html = html(&doc, &PLACE);
        let typst = typst(&doc, &PLACE, Some(1));
        check(&typst);
        html_text(&html);
        assert!(depth(&html, "<blockquote>", "</blockquote>") <= MAX_BLOCKS);
        assert!(depth(&html, "<li>", "</li>") <= MAX_BLOCKS);
        assert!(depth(&typst, "[", "]") <= 2 * (MAX_BLOCKS + MAX_INLINES) + 2);
        let deep = doc.problems().iter().filter(|p| p.kind == ProblemKind::TooDeep).count();
        assert_eq!(deep, 1, "{}", &source[..40]);
        assert!(to_plain(&source).contains("end"));
    }
}

#[test]
fn flattened_paragraphs_stay_apart() {
    let quotes = "> ".repeat(MAX_BLOCKS);
    assert_eq!(to_plain(&format!("{quotes}> a\n{quotes}>\n{quotes}> b")), "a\n\nb");
    assert_eq!(to_plain(&format!("{quotes}- a\n{quotes}- b")), "a\n\nb");
    let table = format!("{quotes}> | a | b |\n{quotes}> |---|---|\n{quotes}> | c | d |\n");
    assert_eq!(to_plain(&table), "a\n\nb\n\nc\n\nd");
}

#[test]
fn a_flattened_link_keeps_its_destination() {
    let source = "*a **b ".repeat(MAX_INLINES) + "[c](https://d.e)" + &"c***".repeat(MAX_INLINES);
    assert!(to_plain(&source).contains("https://d.e"));
}

#[test]
fn output_grows_with_the_input_only() {
    let pieces = [
        "> ",
        "- ",
        "[",
        "![",
        "](",
        "*",
        "**a ",
        "`",
        "<",
        "<a ",
        "&",
        "|",
        "[^1]",
        "[a]: b\n",
        "see ",
        "see 6.1, ",
        "proposal ",
        "\u{0}",
        "\"",
        "\n",
        "| a\n|-\n",
        "[^a]: b\n\n",
        "#",
        "# a\n",
        "a[^1]\n\n[^1]: b\n\n",
    ];
    for piece in pieces {
        let source = piece.repeat(MANY);
        let doc = read(&source);
        let limit = 400 * source.len() + 1_000;
        assert!(html(&doc, &PLACE).len() < limit, "{piece:?}");
        assert!(typst(&doc, &PLACE, Some(1)).len() < limit, "{piece:?}");
    }
}

#[test]
fn blank_lines_after_deep_lists_end() {
    let source = "- ".repeat(1_000) + "a" + &"\n".repeat(MANY) + "end";
    assert!(to_plain(&source).ends_with("end"));
}
