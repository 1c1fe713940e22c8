//! Footnotes, and definitions that nothing refers to.

use super::{problems, read, to_html, to_plain, to_typst};
use crate::markdown::ProblemKind;

#[test]
fn footnotes_are_listed_at_the_end_with_ways_back() {
    assert_eq!(
        to_html("a[^n] b[^n]\n\n[^n]: note"),
        "<p>a<sup><a class=\"footnote-ref\" id=\"x-note-1-ref-1\" href=\"#x-note-1\" \
         aria-label=\"Note 1\">1</a></sup> b<sup><a class=\"footnote-ref\" \
         id=\"x-note-1-ref-2\" href=\"#x-note-1\" aria-label=\"Note 1\">1</a></sup></p>\n\
         <ol class=\"footnotes\">\n<li id=\"x-note-1\"><p>note \
         <a class=\"footnote-back\" href=\"#x-note-1-ref-1\" \
         aria-label=\"Back to note 1 in the text, reference 1\">↩</a> \
         <a class=\"footnote-back\" href=\"#x-note-1-ref-2\" \
         aria-label=\"Back to note 1 in the text, reference 2\">↩</a></p></li>\n</ol>\n"
    );
    assert_eq!(
        to_typst("a[^n] b[^n]\n\n[^n]: note\n\n    more"),
        "#\"a\";#md-note-mark(label(\"x-note-1\"), 1);#label(\"x-note-1-ref\");#\" b\";\
         #md-note-mark(label(\"x-note-1\"), 1);#parbreak();\n\
         #md-notes((label(\"x-note-1\"), label(\"x-note-1-ref\"), \
                            [#\"note\";#parbreak();\n#\"more\";]), );\n"
    );
    assert_eq!(to_plain("a[^n]\n\n[^n]: note"), "a[1]\n\n[1] note");
}

#[test]
fn footnotes_are_numbered_as_the_text_refers_to_them() {
    assert_eq!(to_plain("a[^b] c[^d]\n\n[^d]: D\n\n[^b]: B"), "a[1] c[2]\n\n[1] B\n\n[2] D");
}

#[test]
fn a_footnote_that_refers_to_itself_or_another_says_so_in_words() {
    let source = "a[^1]\n\n[^1]: see [^1] and [^2]\n\n[^2]: b";
    assert_eq!(to_plain(source), "a[1]\n\n[^2]: b\n\n[1] see [^1] and [^2]");
    assert_eq!(to_typst(source).matches("#md-note-mark").count(), 1);
}

#[test]
fn a_heading_in_a_footnote_has_no_level() {
    let html = to_html("a[^n]\n\n[^n]: b\n\n    # c");
    assert!(html.contains("<strong>c</strong>") && !html.contains("<h"), "{html}");
}

#[test]
fn a_footnote_that_is_not_defined_is_text() {
    assert_eq!(to_plain("a[^n]"), "a[^n]");
}

#[test]
fn a_footnote_nothing_refers_to_is_shown_in_its_place() {
    let source = "a\n\n[^n]: note\n\nb";
    assert_eq!(to_plain(source), "a\n\n[^n]: note\n\nb");
    let kind = ProblemKind::UnusedDefinition { label: "n".into() };
    assert!(matches!(&problems(source)[..], [(k, 2, _)] if *k == kind));
}

#[test]
fn a_link_definition_nothing_refers_to_is_shown_in_its_place() {
    let source = "a\n\n[Note]: important\n\n[b]\n\n[b]: https://c.d";
    assert_eq!(to_plain(source), "a\n\n[Note]: important\n\nb");
    let kind = ProblemKind::UnusedDefinition { label: "Note".into() };
    assert_eq!(problems(source), [(kind, 2, "[Note]: important".into())]);
    assert!(read("[B  c]\n\n[b C]: https://d.e").problems().is_empty());
}

#[test]
fn a_footnote_of_a_label_that_another_has_is_shown_in_its_place_and_named_with_it() {
    let source = "a[^1] b[^1]\n\n[^1]: one\n\n[^1]: two";
    assert_eq!(to_plain(source), "a[1] b[1]\n\n[^1]: two\n\n[1] one");
    let kind = ProblemKind::RepeatedDefinition { label: "^1".into(), first: 13..24 };
    assert_eq!(problems(source), [(kind, 4, "[^1]: two".into())]);
}

#[test]
fn a_link_definition_of_a_label_that_another_has_is_shown_in_its_place_and_named_with_it() {
    let source = "[a][1]\n\n[1]: https://a.b\n[1]: https://c.d\n  'Title'\n\ne";
    assert_eq!(to_plain(source), "a\n\n[1]: https://c.d 'Title'\n\ne");
    let kind = ProblemKind::RepeatedDefinition { label: "1".into(), first: 8..24 };
    assert_eq!(problems(source), [(kind, 3, "[1]: https://c.d\n  'Title'".into())]);
}

#[test]
fn a_repeated_definition_is_found_wherever_it_stands() {
    for source in [
        "> - [q]: https://a.b\n>   [Q]: https://c.d\n\n[q]",
        "[q]: https://a.b\n[q]: https://c.d\n[q]",
        "[q]\n\n1. x\n\n   [q]: https://a.b\n2. [q]: https://c.d\n",
        "[q]\n\n[q]: https://a.b\n\n[^n]: w\n\n    [q]: https://c.d\n\n[^n]",
    ] {
        let found = problems(source);
        assert!(
            matches!(&found[..], [(ProblemKind::RepeatedDefinition { .. }, ..)]),
            "{source}: {found:?}"
        );
        assert!(to_plain(source).contains("https://c.d"), "{source}");
        assert!(!to_plain(source).contains("https://a.b"), "{source}");
    }
}

#[test]
fn a_mark_without_its_definition_is_a_problem_and_shown_as_typed() {
    let source = "a[^2], [b][1], [c][], [sic], \\[^3], [^4\\]";
    assert_eq!(to_plain(source), "a[^2], [b][1], [c][], [sic], [^3], [^4]");
    let labels: Vec<_> = problems(source)
        .into_iter()
        .map(|(kind, _, written)| match kind {
            ProblemKind::Undefined { label } => (label, written),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [("^2", "[^2]"), ("1", "[b][1]"), ("c", "[c]")];
    assert_eq!(labels, expected.map(|(label, written)| (label.to_owned(), written.to_owned())));
}

#[test]
fn a_mark_in_a_footnote_is_a_problem() {
    let kind = ProblemKind::NestedNote { label: "^1".into() };
    assert_eq!(problems("a[^1]\n\n[^1]: e[^1]"), [(kind, 2, "[^1]".into())]);
}
