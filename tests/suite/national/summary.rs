//! The sentences of the summary: English for none, one, some and all, and honest about few returns.

use super::{nation, round};
use crate::project::Project;

/// The sentences, in order; what is in angle brackets behind one are the items that it names.
fn sentences(project: Project, year: u32) -> Vec<String> {
    let template = "{% for s in summary %}{{ s.text | safe }}\
        {% for i in s.items %} <{{ i.id }}>{% endfor %}\n{% endfor %}";
    let project = project
        .file("own/html/national.html.tera", template)
        .file("own/html/report.html.tera", "-")
        .file("own/html/index.html.tera", "-");
    let built = project.run(["build", "--only", "html", "--templates", "own"]);
    built.never_says("E051");
    let page = project.read(&format!("out/sample/{year}/index.html"));
    page.lines().map(str::to_owned).collect()
}

/// The sentences of a first round of so many partnerships.
fn first(partnerships: usize, lines: &[&str]) -> Vec<String> {
    sentences(round(nation(partnerships), 2019, lines), 2019)
}

/// The sentences of a second round, of three partnerships.
fn second(then: &[&str], now: &[&str]) -> Vec<String> {
    sentences(round(round(nation(3), 2019, then), 2020, now), 2020)
}

/// The first sentence is this one.
#[track_caller]
fn begins(partnerships: usize, lines: &[&str], wanted: &str) {
    assert_eq!(first(partnerships, lines)[0], wanted);
}

/// One of the sentences is this one.
#[track_caller]
fn has(sentences: &[String], wanted: &str) {
    assert!(sentences.iter().any(|own| own == wanted), "{wanted}\nis not in\n{sentences:#?}");
}

#[test]
fn without_a_final_return_there_are_no_figures_and_nothing_else_is_said() {
    let cases: [(usize, &[&str], &str); 4] = [
        (
            3,
            &[],
            "None of the 3 partnerships has made a final return, so there are no figures yet. 3 \
             have no return here.",
        ),
        (
            3,
            &["p1 abc draft", "p2 abc wrong"],
            "None of the 3 partnerships has made a final return, so there are no figures yet. 1 \
             has a draft, 1 has a return that was left out because of errors and 1 has no return \
             here.",
        ),
        (
            1,
            &["p1 abc draft"],
            "The only partnership has no final return, so there are no figures yet. It has a \
             draft.",
        ),
        (
            1,
            &[],
            "The only partnership has no final return, so there are no figures yet. It has no \
             return here.",
        ),
    ];
    for (partnerships, lines, wanted) in cases {
        assert_eq!(first(partnerships, lines), [wanted]);
    }
}

#[test]
fn one_return_is_no_national_picture() {
    let said = first(4, &["p1 bcd"]);
    assert_eq!(
        said,
        [
            "1 of 4 partnerships has made a final return. The other 3 have no return here. One \
             return is no picture of the whole: what follows is what that partnership says of \
             itself.",
            "The median of all 3 ratings is Good; 1 (33%) is at the top level, Top, and none at \
             the lowest, Low.",
            "No action is given.",
            "No partnership offers an answer to others as good practice.",
        ]
    );
}

#[test]
fn fewer_than_half_say_nothing_of_the_others() {
    begins(
        5,
        &["p1 bcd", "p2 bcd"],
        "2 of 5 partnerships have made a final return. The other 3 have no return here. Fewer than \
         half have returned: the figures say nothing of the other 3 partnerships.",
    );
    begins(
        4,
        &["p1 bcd", "p2 bcd"],
        "2 of 4 partnerships have made a final return. The other 2 have no return here.",
    );
}

#[test]
fn all_returns_and_what_became_of_those_that_are_not_there() {
    begins(3, &["p1 abc", "p2 abc", "p3 abc"], "All 3 partnerships have made a final return.");
    begins(2, &["p1 abc", "p2 abc"], "Both partnerships have made a final return.");
    begins(1, &["p1 abc"], "The only partnership has made a final return.");
    begins(
        3,
        &["p1 abc", "p2 abc", "p3 abc draft"],
        "2 of 3 partnerships have made a final return. The other has a draft.",
    );
    begins(
        4,
        &["p1 abc", "p2 abc", "p3 abc draft", "p4 abc wrong"],
        "2 of 4 partnerships have made a final return. Of the other 2, 1 has a draft and 1 has a \
         return that was left out because of errors.",
    );
}

#[test]
fn late_returns_are_counted_and_said() {
    let all = "Both partnerships have made a final return.";
    let cases = [
        (
            ["p1 abc late", "p2 abc"],
            "1 of them was completed after the deadline; it is counted like the others.",
        ),
        (["p1 abc late", "p2 abc late"], "Both of them were completed after the deadline."),
    ];
    for (lines, wanted) in cases {
        begins(2, &lines, &format!("{all} {wanted}"));
    }
    begins(
        1,
        &["p1 abc late"],
        "The only partnership has made a final return. It was completed after the deadline.",
    );
}

#[test]
fn the_ends_of_the_scale_are_named_with_the_items_that_have_most_there() {
    let said = first(3, &["p1 dab", "p2 dab", "p3 bad"]);
    has(
        &said,
        "The median of all 9 ratings is Fair; 3 (33%) are at the top level, Top, and 3 (33%) at \
         the lowest, Low.",
    );
    has(
        &said,
        "Proposal 1.1 has the largest share of ratings at the top level, Top: 2 of 3 (67%). <1.1>",
    );
    has(
        &said,
        "Proposal 1.2 has the largest share of ratings at the lowest level, Low: 3 of 3 (100%). \
         <1.2>",
    );
    let tied = first(2, &["p1 ddb", "p2 ddb"]);
    has(
        &tied,
        "Proposals 1.1 and 1.2 have the largest share of ratings at the top level, Top: 2 of 2 \
         each (100%). <1.1> <1.2>",
    );
    assert!(!tied.iter().any(|own| own.contains("lowest level")), "none is there: {tied:#?}");
    let alike = first(2, &["p1 ddd", "p2 bbb"]);
    has(
        &alike,
        "Every proposal has the same share of ratings at the top level, Top: 1 of 2 each (50%).",
    );
    has(
        &alike,
        "The median of all 6 ratings lies between Fair and Top; 3 (50%) are at the top level, Top, \
         and none at the lowest, Low.",
    );
}

#[test]
fn agreement_is_least_somewhere_the_same_everywhere_or_whole() {
    let measure = "where 1 is all alike and 0 is half at each end of the scale";
    has(
        &first(2, &["p1 adb", "p2 abb"]),
        &format!("Partnerships agree least on proposal 1.2: 0.33, {measure}. <1.2>"),
    );
    has(
        &first(2, &["p1 abc", "p2 bab"]),
        &format!("Partnerships agree as much on one proposal as on another: 0.67, {measure}."),
    );
    has(&first(2, &["p1 abc", "p2 abc"]), "All partnerships agree on every proposal.");
}

#[test]
fn movement_is_over_those_who_returned_both_times() {
    let said = second(&["p1 aab", "p2 bab"], &["p1 bab", "p2 aab", "p3 ddd"]);
    has(
        &said,
        "Since Round of 2019, of 6 ratings by 2 partnerships that returned both times, 1 (17%) \
         rose, 1 (17%) fell and 4 (67%) stayed.",
    );
    has(&said, "No rating changed on proposals 1.2 and 2.1. <1.2> <2.1>");
    let moved = second(&["p1 aab"], &["p1 bbc"]);
    has(
        &moved,
        "Since Round of 2019, of 3 ratings by 1 partnership that returned both times, 3 (100%) \
         rose, none fell and none stayed.",
    );
    has(&moved, "On every proposal at least one rating changed.");
    has(&second(&["p1 aab"], &["p1 aab"]), "On no proposal did any rating change.");
    let nobody = second(&["p1 aab"], &["p2 aab"]);
    has(
        &nobody,
        "No partnership made a final return both now and in Round of 2019, so nothing can be said \
         of movement.",
    );
    assert!(!nobody.iter().any(|own| own.contains("changed") || own.contains("put back")));
}

#[test]
fn a_first_round_says_nothing_of_movement() {
    let said = first(2, &["p1 abc open:2019-01-31", "p2 abc"]);
    assert!(!said.iter().any(|own| own.contains("Since") || own.contains("put back")), "{said:#?}");
}

#[test]
fn actions_are_counted_by_what_became_of_them() {
    let deadline = "at the deadline of 15 May 2019";
    let cases = [
        ("open:2019-01-31", format!("1 action is given: it is open (overdue {deadline}).")),
        ("open:2019-12-31", format!("1 action is given: it is open (not overdue {deadline}).")),
        (
            "open:2019-12-31 open:2019-12-31 done:2019-01-31",
            format!("3 actions are given: 2 open (none overdue {deadline}) and 1 done."),
        ),
        (
            "open:2019-01-31 open:2019-12-31 done:2019-01-31 dropped:2019-01-31 -:2019-01-31",
            format!(
                "5 actions are given: 2 open (1 overdue {deadline}), 1 done, 1 dropped \
                 and 1 without a status."
            ),
        ),
        ("done:2019-01-31", "1 action is given: it is done.".to_owned()),
        ("-:2019-01-31 -:2019-01-31", "2 actions are given: both are without a status.".to_owned()),
    ];
    for (actions, wanted) in cases {
        has(&first(2, &[&format!("p1 abc {actions}"), "p2 abc"]), &wanted);
    }
}

#[test]
fn what_was_put_back_is_said_where_there_is_a_round_before() {
    let end = |said: Vec<String>| {
        let own = said
            .into_iter()
            .find(|own| own.contains("action is given") || own.contains("actions are given"))
            .expect("a sentence");
        own.rsplit_once("). ").expect("two sentences").1.to_owned()
    };
    let then = ["p1 abc open:2020-01-31 open:2020-02-28"];
    let put_back = |now: &str| end(second(&then, &[now]));
    assert_eq!(
        put_back("p1 abc open:2020-01-31 open:2020-02-28"),
        "None was put back since Round of 2019."
    );
    assert_eq!(
        put_back("p1 abc open:2021-01-31 open:2020-02-28"),
        "1 was put back since Round of 2019."
    );
    assert_eq!(
        put_back("p1 abc open:2021-01-31 open:2021-02-28"),
        "2 were put back since Round of 2019."
    );
}

#[test]
fn what_is_shared_is_counted() {
    has(
        &first(2, &["p1 abc share", "p2 abc"]),
        "1 answer is offered to others as good practice, on proposal 1.1. <1.1>",
    );
    has(
        &first(2, &["p1 abc share", "p2 abc share"]),
        "2 answers are offered to others as good practice, on proposal 1.1. <1.1>",
    );
}

#[test]
fn no_partnership_is_named() {
    let said = second(
        &["p1 aab open:2020-01-31", "p2 bab"],
        &["p1 bab share open:2021-01-31", "p2 aab", "p3 ddd late"],
    );
    assert!(said.len() > 6, "{said:#?}");
    assert!(!said.iter().any(|own| own.contains("Place")), "{said:#?}");
}
