//! Paragraphs, headings, lists, quotes, code and raw HTML.

use super::html;
use super::{PLACE, read, to_html, to_plain, to_typst};
use crate::markdown::{Document, Mentions, ProsePlace, parse, typst};

#[test]
fn text_is_escaped_and_stays_as_written() {
    assert_eq!(
        to_html("\"a\" & 'b' -- 2 < 3..."),
        "<p>&quot;a&quot; &amp; &#39;b&#39; -- 2 &lt; 3...</p>\n"
    );
    assert_eq!(to_typst("#let x = [1]; *"), "#\"#let x = [1]; *\";#parbreak();\n");
    assert_eq!(to_typst(r#"a "q" \\ $x$"#), "#\"a \\\"q\\\" \\\\ $x$\";#parbreak();\n");
}

#[test]
fn the_end_of_a_line_is_a_space_and_a_break_that_was_asked_for_is_one() {
    assert_eq!(to_html("one\ntwo\\\nthree"), "<p>one two<br>\nthree</p>\n");
    assert_eq!(
        to_typst("one\ntwo\\\nthree"),
        "#\"one two\";#linebreak();#\"three\";#parbreak();\n"
    );
}

#[test]
fn emphasis_adds_and_loses_no_space() {
    let source = "a**b***c* ~~d~~`e`";
    let html = "<p>a<strong>b</strong><em>c</em> <del>d</del><code>e</code></p>\n";
    assert_eq!(to_html(source), html);
    assert_eq!(
        to_typst(source),
        "#\"a\";#strong[#\"b\";];#emph[#\"c\";];#\" \";#strike[#\"d\";];#raw(\"e\");#parbreak();\n"
    );
}

#[test]
fn headings_begin_below_the_page_and_never_skip_a_level() {
    let source = "### a\n# b\n### c\n## d\n#### e\n##### f\n###### g\n> # h\n";
    let levels = |text: &str, mark: &str| -> String {
        text.split(mark).skip(1).filter_map(|part| part.chars().next()).collect()
    };
    assert_eq!(levels(&to_html(source), "<h"), "33445663");
    assert_eq!(levels(&to_typst(source), "level: "), "33445663");
    let deep = ProsePlace { heading_level: 6, ..PLACE };
    assert_eq!(html(&read("# a"), &deep), "<h6>a</h6>\n");
}

#[test]
fn a_heading_stays_out_of_the_outline_of_a_pdf() {
    let expected = "#heading(level: 3, outlined: false, bookmarked: false)[#\"a\";];\n";
    assert_eq!(to_typst("# a\n\nb").split_inclusive('\n').next(), Some(expected));
}

#[test]
fn a_heading_stays_with_the_text_below_it_unless_that_would_be_a_page_of_headings() {
    let apart = |text: &str| to_typst(text).matches("];#label(\"md-apart\");").count();
    assert_eq!(apart("# a\n\n## b\n\n### c\n\ntext"), 0);
    assert_eq!(apart("# a\n\n- text\n\n# b\n\n```\ntext\n```"), 0);
    assert_eq!(apart("text\n\n# a\n\n# b"), 2);
    assert_eq!(apart("- # a\n\n  text\n- # b\n\n> # c\n\ntext"), 2);
    assert_eq!(apart(&format!("{}text", "# a\n\n".repeat(200))), 196);
    assert_eq!(apart(&format!("# {}\n\ntext", "word ".repeat(200))), 1);
}

#[test]
fn a_heading_without_text_is_no_heading() {
    assert!(read("#\n\n##  ##").is_empty());
}

#[test]
fn raw_html_is_shown_as_text() {
    let source = "a <b>x</b>\n\n<script>\nalert(1)\n</script>\n\n<!-- c -->";
    assert_eq!(
        to_html(source),
        "<p>a &lt;b&gt;x&lt;/b&gt;</p>\n\
         <p>&lt;script&gt;<br>\nalert(1)<br>\n&lt;/script&gt;</p>\n\
         <p>&lt;!-- c --&gt;</p>\n"
    );
    assert!(to_typst(source).contains("#\"<script>\";#linebreak();#\"alert(1)\";"));
    assert!(to_plain(source).contains("<!-- c -->"));
}

#[test]
fn lists_are_tight_or_loose_and_keep_their_first_number() {
    assert_eq!(
        to_html("- a\n- b\n  - c"),
        "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"
    );
    assert_eq!(
        to_html("3. a\n\n4. b"),
        "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"
    );
    assert_eq!(
        to_typst("- a\n- b\n  - c\n-"),
        "#list(tight: true, [#\"a\";], [#\"b\";\n#list(tight: true, [#\"c\";]);], []);\n"
    );
    assert_eq!(
        to_typst("3. a\n\n   b\n4. c"),
        "#enum(start: 3, tight: false, [#\"a\";#parbreak();\n#\"b\";], [#\"c\";]);\n"
    );
    assert_eq!(to_plain("3. a\n4. b\n   - c\n"), "3. a\n4. b\n  - c");
}

#[test]
fn a_task_says_in_words_whether_it_is_done() {
    let source = "- [x] a\n- [ ] b";
    assert_eq!(
        to_html(source),
        "<ul>\n\
         <li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n\
         <li><span class=\"task\" role=\"img\" aria-label=\"not done\">☐</span> b</li>\n\
         </ul>\n"
    );
    assert!(to_typst(source).contains("[#md-task(done: true);#\" \";#\"a\";]"));
    assert_eq!(to_plain(source), "- ☑ a\n- ☐ b");
}

#[test]
fn quotes_rules_and_code_are_set_as_such() {
    assert_eq!(to_html("> a\n\n---"), "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n");
    assert_eq!(to_typst("> a"), "#quote(block: true, [#\"a\";#parbreak();]);\n");
    assert_eq!(to_html("```\na < b\n  c\n```"), "<pre><code>a &lt; b\n  c</code></pre>\n");
    assert_eq!(to_typst("    a\n    b"), "#raw(block: true, \"a\\u{a}b\");\n");
}

#[test]
fn words_behind_an_opening_fence_are_kept_and_a_language_is_not() {
    assert_eq!(to_plain("``` as we said\nmore\n```"), "as we said\nmore");
    assert_eq!(to_plain("```rust\nmore\n```"), "more");
}

#[test]
fn blocks_are_marked_with_the_line_in_the_authors_file() {
    let source = "a\n\n- b\n- c\n\n  d\n\n| x |\n|---|\n| y |\n";
    assert_eq!(
        typst(&read(source), &PLACE, Some(10)),
        "//@ 10\n#\"a\";#parbreak();\n\
         //@ 12\n#list(tight: false, \n//@ 12\n[#\"b\";], \n//@ 13\n[#\"c\";#parbreak();\n\
         //@ 15\n#\"d\";]);\n\
         //@ 17\n#md-table(columns: 1, align: (auto,), header: ([#\"x\";],), rows: (\n\
         //@ 19\n([#\"y\";],),), row-headers: false, lengths: (1,), words: (1,), needs: (62,));\n"
    );
}

#[test]
fn nothing_comes_of_nothing() {
    for source in ["", "\n\n", "   ", "\u{feff}"] {
        let doc = parse(source, &Mentions::none());
        assert!(doc.is_empty(), "{source:?}");
        assert_eq!(html(&doc, &PLACE) + &typst(&doc, &PLACE, Some(1)), "");
    }
    assert_eq!(Document::default(), parse("", &Mentions::none()));
}

#[test]
fn numbers_are_shown_as_they_are_written() {
    let source = "5. a\n3. b\n4. c\n9. d";
    assert_eq!(to_plain(source), source);
    assert_eq!(
        to_html(source),
        "<ol start=\"5\">\n<li>a</li>\n<li value=\"3\">b</li>\n<li>c</li>\n<li \
         value=\"9\">d</li>\n</ol>\n"
    );
    assert_eq!(
        to_typst(source),
        "#enum(start: 5, tight: true, [#\"a\";], enum.item(3, [#\"b\";]), [#\"c\";], enum.item(9, \
         [#\"d\";]));\n"
    );
    assert_eq!(
        to_plain("2019. A year.\n\n2021. A year."),
        "2019. A year.\n\n2021. A year.".replace("\n\n", "\n")
    );
}

#[test]
fn items_that_all_have_one_number_are_counted() {
    assert_eq!(to_plain("1. a\n1. b\n1. c"), "1. a\n2. b\n3. c");
    assert_eq!(to_plain("0. a\n0. b"), "0. a\n1. b");
    assert_eq!(to_plain("7. a"), "7. a");
}
