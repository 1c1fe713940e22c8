//! Tables.

use super::{problems, to_html, to_plain, to_typst};
use crate::markdown::ProblemKind;

#[test]
fn a_table_has_column_headers_and_can_be_scrolled() {
    assert_eq!(
        to_html("| a | b |\n|:--|--:|\n| c | |"),
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1, Evidence\" \
         tabindex=\"0\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\" class=\"align-left\">a</th>\
         <th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"align-left\">c</td><td class=\"align-right\"></td></tr>\n\
         </tbody>\n</table>\n</div>\n"
    );
    assert_eq!(
        to_typst("| a | b |\n|:-:|--:|\n| c | |"),
        "#md-table(columns: 2, align: (center,right,), header: ([#\"a\";],[#\"b\";],), \
         rows: (([#\"c\";],[],),), row-headers: false, lengths: (1,1,), words: (1,1,), needs: \
                     (62,62,));\n"
    );
    assert_eq!(to_plain("| a | b |\n|---|---|\n| c | *d* |"), "a | b\nc | d");
}

#[test]
fn typst_is_told_how_long_the_texts_and_words_of_each_column_are() {
    let told = |source: &str| {
        to_typst(source).split_once("lengths").map(|(_, told)| told.trim_end().to_owned())
    };
    let table = "| a | of\u{f6}ne |\n|---|---|\n| a long-term plan | *two* words |\n";
    assert_eq!(told(table).as_deref(), Some(": (16,9,), words: (4,5,), needs: (123,115,));"));
    assert_eq!(told("| |\n|---|\n| a |\n").as_deref(), Some(": (1,), words: (1,), needs: (62,));"));
}

#[test]
fn tables_of_a_page_are_told_apart() {
    let html = to_html("| a |\n|---|\n\n| b |\n|---|\n");
    assert!(html.contains("\"Table 1, Evidence\"") && html.contains("\"Table 2, Evidence\""));
}

#[test]
fn an_empty_corner_makes_the_first_column_name_the_rows() {
    let source = "|   | b |\n|---|---|\n| c | d |\n|   | e |";
    let html = to_html(source);
    assert!(html.contains("<tr><td></td><th scope=\"col\">b</th></tr>"), "{html}");
    assert!(html.contains("<tr><th scope=\"row\">c</th><td>d</td></tr>"), "{html}");
    assert!(html.contains("<tr><td></td><td>e</td></tr>"), "{html}");
    assert!(to_typst(source).contains("row-headers: true, "));
}

#[test]
fn a_header_without_any_text_is_left_out() {
    let source = "| | |\n|---|---|\n| c | d |";
    let html = to_html(source);
    assert!(html.contains("<th scope=\"row\">c</th>") && !html.contains("thead"), "{html}");
    assert!(to_typst(source).contains("header: (), rows: (("));
    assert!(to_html("| |\n|-|\n| a |").contains("<td>a</td>"));
}

#[test]
fn cells_beyond_the_last_column_are_kept_and_reported() {
    let source = "| a | b |\n|---|---|\n| c | d | *e* | f |\n| g |\n";
    assert_eq!(to_plain(source), "a | b\nc | d | *e* | f\ng | ");
    assert!(matches!(&problems(source)[..], [(ProblemKind::ExtraCells, 2, _)]));
    assert!(problems("> | a |\n> |---|\n> | b |  \n> c").is_empty());
}

#[test]
fn an_escaped_bar_is_text() {
    assert_eq!(to_plain("| a |\n|---|\n| b \\| c |"), "a\nb | c");
    assert!(problems("| a |\n|---|\n| b \\| c |").is_empty());
}

#[test]
fn the_box_of_a_task_before_a_table_stays() {
    for (mark, sign) in [("x", '☑'), ("X", '☑'), (" ", '☐')] {
        let source = format!("- [{mark}] | a | b |\n  |---|---|\n  | c | d |\n- e");
        assert_eq!(to_plain(&source), format!("- {sign} \n  a | b\n  c | d\n- e"));
        assert!(to_html(&source).contains("class=\"task\""));
        assert_eq!(to_typst(&source).matches("#md-task").count(), 1);
    }
    assert_eq!(to_plain("- x\n  [x] | a |\n  |---|---|").matches('☑').count(), 0);
}

#[test]
fn a_mention_in_a_header_is_text_on_paper_and_a_link_on_the_page() {
    let source = "| Proposal 6.1 | b |\n|---|---|\n| proposal 6.1 | c |";
    assert_eq!(to_typst(source).matches("#link").count(), 1);
    assert_eq!(to_html(source).matches("<a ").count(), 2);
}
