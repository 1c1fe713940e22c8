//! What Typst reads: only calls and literals.

use super::scan::{check, literals};
use super::{PLACE, read, to_typst};
use crate::markdown::typst;

#[test]
fn markup_of_typst_in_a_text_stays_text() {
    let source = "#import \"x\": *\n\n= a\n\n$ x $ `#y` @z <w> /* c // \\ ~ -- [b] {d} ; .len()";
    let typst = to_typst(source);
    check(&typst);
    assert_eq!(
        literals(&typst).join("|"),
        "#import \"x\": *|= a|$ x $ |#y| @z |<w>| /* c // \\ ~ -- [b] {d} ; .len()"
    );
}

#[test]
fn a_line_marker_never_adds_a_space_to_a_line_of_text() {
    let source = "a[^n]b\n\n- c[^n]\n\n[^n]: d\n\n    e\n";
    let marked = typst(&read(source), &PLACE, Some(1));
    check(&marked);
    assert_eq!(
        marked,
        "//@ 1\n#\"a\";#md-note-mark(label(\"x-note-1\"), \
         1);#label(\"x-note-1-ref\");#\"b\";#parbreak();\n//@ 3\n#list(tight: true, \n//@ 3\n\
         [#\"c\";#md-note-mark(label(\"x-note-1\"), 1);]);\n#md-notes((label(\"x-note-1\"), \
         label(\"x-note-1-ref\"), \n//@ 5\n[#\"d\";#parbreak();\n//@ 7\n#\"e\";]), );\n"
    );
}

#[test]
fn no_text_has_two_lines() {
    let struck = "#label(\"md-struck\");";
    for source in [
        "~~a <https://b.c>~~",
        "~~a [b](https://c.d)~~",
        "[a ~~b~~](https://c.d)",
        "[*a ~~b~~*](https://c.d)",
        "~~see proposal 6.1~~",
        "~~a *[b](https://c.d)*~~",
    ] {
        let typst = to_typst(source);
        check(&typst);
        assert_eq!(typst.matches(struck).count(), 1, "{typst}");
    }
    let apart = "~~a~~ [b](https://c.d)[^n]\n\n[^n]: [e](https://f.g)";
    assert!(!to_typst(apart).contains(struck));
    assert!(!to_typst("~~a[^n]~~\n\n[^n]: [e](https://f.g)").contains(struck));
    assert_eq!(to_typst("~~a ~~b~~ c~~").matches("#strike").count(), 1);
}
