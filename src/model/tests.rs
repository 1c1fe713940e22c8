//! Rubrics made by hand, for the tests here and of the figures.

use super::{
    ActionsRule, AskedField, Comparability, Descriptor, Id, Item, ItemId, Level, NotComparable,
    Rating, Rubric, RubricParts, Section, SummaryBy, Term, Terms,
};
use crate::form::{AnswerForm, Layout, Role};

/// An item with these words as its statement and its one descriptor.
pub(crate) fn item(id: &str, words: &str, replaces: &[&str]) -> Item {
    Item {
        id: item_id(id),
        statement: words.to_owned(),
        completed_by: None,
        replaces: replaces.iter().map(|id| item_id(id)).collect(),
        descriptors: vec![Descriptor { rating: Rating(0), text: words.to_owned() }],
        fields: (0..Role::ALL.len()).collect(),
    }
}

/// The same, completed by others.
pub(crate) fn national(item: Item) -> Item {
    Item { completed_by: Some("others".to_owned()), descriptors: Vec::new(), ..item }
}

/// A version of a rubric with a letter for each level, lowest first.
pub(crate) fn rubric(
    version: &str,
    replaces: Option<&str>,
    levels: &str,
    sections: &[(&str, &[Item])],
) -> Rubric {
    let term = || Term { one: "Thing".to_owned(), many: "Things".to_owned() };
    let section = |(id, items): &(&str, &[Item])| Section {
        id: item_id(id),
        title: String::new(),
        items: items.to_vec(),
    };
    let level = |letter: char| Level {
        id: Id::new(&letter.to_string()).expect("an id"),
        label: letter.to_uppercase().to_string(),
    };
    let terms = Terms {
        section: term(),
        item: term(),
        participant: term(),
        group: term(),
        rating: String::new(),
        evidence: String::new(),
        actions: String::new(),
        summary: String::new(),
    };
    Rubric::checked(RubricParts {
        summary_by: SummaryBy::Items,
        fields: AskedField::usual(&terms, false),
        form: AnswerForm::usual(),
        title: String::new(),
        subtitle: None,
        publisher: String::new(),
        version: version.to_owned(),
        replaces: replaces.map(str::to_owned),
        introduction: None,
        layout: Layout::Report,
        terms,
        scale: levels.chars().map(level).collect(),
        actions_rule: ActionsRule::Optional,
        sections: sections.iter().map(section).collect(),
        crosswalks: Vec::new(),
    })
}

fn item_id(text: &str) -> ItemId {
    ItemId::new(text).expect("an id of an item")
}

/// A version on the scale of `a` and `b`.
fn version(name: &str, replaces: Option<&str>, items: &[Item]) -> Rubric {
    rubric(name, replaces, "ab", &[("s", items)])
}

/// What became of an item: the ids that it was and why it cannot be compared.
#[track_caller]
fn is(comparison: &Comparability, item: &str, from: &[&str], reason: Option<NotComparable>) {
    let origin = comparison.origin(&item_id(item)).expect("an item");
    let found: Vec<_> = origin.from.iter().map(ItemId::as_str).collect();
    assert_eq!((found.as_slice(), origin.reason), (from, reason), "{item}");
    let one = reason.is_none().then(|| item_id(from[0]));
    assert_eq!(comparison.comparable(&item_id(item)), one.as_ref());
}

fn withdrawn(comparison: &Comparability) -> Vec<&str> {
    comparison.withdrawn().iter().map(ItemId::as_str).collect()
}

/// Two versions, the second after the first.
fn step(older: &[Item], newer: &[Item]) -> Comparability {
    let (older, newer) = (version("1", None, older), version("2", Some("1"), newer));
    Comparability::new(&newer, &older, std::iter::empty())
}

#[test]
fn the_same_words_under_the_same_id_are_the_same_item() {
    let same = item("1", "Meet.", &[]);
    let found = step(&[same.clone(), item("2", "Plan.", &[])], &[same, item("2", "Plot.", &[])]);
    is(&found, "1", &["1"], None);
    is(&found, "2", &["2"], Some(NotComparable::Reworded));
    let other = Item { statement: "Meet.".to_owned(), ..item("1", "Meet and greet.", &[]) };
    let found = step(&[item("1", "Meet.", &[])], &[other]);
    is(&found, "1", &["1"], Some(NotComparable::Reworded));
}

#[test]
fn a_version_that_was_edited_is_held_to_itself_item_by_item() {
    let before = [item("1", "Meet.", &[]), item("2", "Plan.", &["3"]), item("4", "Ask.", &[])];
    let now = [item("1", "Meet.", &[]), item("2", "Plot.", &["3"]), item("5", "Tell.", &[])];
    let (older, newer) = (version("2", Some("1"), &before), version("2", Some("1"), &now));
    let found = Comparability::new(&newer, &older, std::iter::empty());
    is(&found, "1", &["1"], None);
    is(&found, "2", &["2"], Some(NotComparable::Reworded));
    is(&found, "5", &[], Some(NotComparable::New));
    assert_eq!(withdrawn(&found), ["4"]);
    let turned = rubric("2", Some("1"), "cba", &[("1", &before)]);
    let found = Comparability::new(&turned, &older, std::iter::empty());
    is(&found, "1", &["1"], Some(NotComparable::Scale));
}

#[test]
fn what_no_reader_sees_is_no_other_wording() {
    let (older, newer) =
        ("The board's own plan - caf\u{e9}.", "The board\u{2019}s own plan \u{2013} cafe\u{301}.");
    is(&step(&[item("1", older, &[])], &[item("1", newer, &[])]), "1", &["1"], None);
}

#[test]
fn where_a_question_was_put_in_the_others_are_known_by_their_words() {
    let older =
        [("1", "Meet."), ("2", "Plan."), ("3", "Listen.")].map(|(id, own)| item(id, own, &[]));
    let newer = [("1", "Meet."), ("2", "Ask."), ("3", "Plan."), ("4", "Listen.")];
    let found = step(&older, &newer.map(|(id, own)| item(id, own, &[])));
    is(&found, "1", &["1"], None);
    is(&found, "2", &[], Some(NotComparable::New));
    is(&found, "3", &["2"], Some(NotComparable::Renumbered));
    is(&found, "4", &["3"], Some(NotComparable::Renumbered));
    assert!(withdrawn(&found).is_empty());
    // Once it is said, they are compared.
    let said = newer.map(|(id, own)| match id {
        "3" => item(id, own, &["2"]),
        "4" => item(id, own, &["3"]),
        _ => item(id, own, &[]),
    });
    let found = step(&older, &said);
    is(&found, "2", &[], Some(NotComparable::New));
    is(&found, "4", &["3"], None);
}

#[test]
fn of_two_that_say_the_same_nobody_knows_which_it_was() {
    let older = [item("1", "Do.", &[]), item("2", "Do.", &[])];
    let found = step(&older, &[item("3", "Do.", &[])]);
    is(&found, "3", &[], Some(NotComparable::New));
}

#[test]
fn what_is_said_to_be_replaced_can_be_compared_whatever_its_id_and_words() {
    let older = [item("1", "Meet.", &[]), item("2", "Plan.", &[]), item("3", "Listen.", &[])];
    let newer =
        [item("1", "Talk.", &["3"]), item("2", "Plan well.", &["2"]), item("3", "Listen.", &[])];
    let found = step(&older, &newer);
    is(&found, "1", &["3"], None);
    is(&found, "2", &["2"], None);
    // Its own id is claimed by another one.
    is(&found, "3", &[], Some(NotComparable::New));
    assert_eq!(withdrawn(&found), ["1"]);
}

#[test]
fn merged_and_split_items_are_not_compared() {
    let older = ["1", "2", "3"].map(|id| item(id, "Do.", &[]));
    let newer = [item("1", "Do.", &["1", "2"]), item("3", "Do.", &["3"]), item("4", "Do.", &["3"])];
    let found = step(&older, &newer);
    is(&found, "1", &["1", "2"], Some(NotComparable::Merged));
    is(&found, "3", &["3"], Some(NotComparable::Split));
    is(&found, "4", &["3"], Some(NotComparable::Split));
    assert!(withdrawn(&found).is_empty());
}

#[test]
fn what_others_complete_at_one_time_is_not_compared() {
    let one = item("1", "Do.", &[]);
    for (then, now) in [(national(one.clone()), one.clone()), (one.clone(), national(one))] {
        is(&step(&[then], &[now]), "1", &["1"], Some(NotComparable::CompletedByOthers));
    }
}

#[test]
fn on_another_scale_nothing_that_was_there_is_compared() {
    let items = [item("1", "Do.", &[])];
    let more = [items[0].clone(), item("2", "Do more.", &[])];
    for scale in ["abc", "ba", "a"] {
        let (older, newer) = (
            rubric("1", None, "ab", &[("s", items.as_slice())]),
            rubric("2", Some("1"), scale, &[("s", more.as_slice())]),
        );
        let found = Comparability::new(&newer, &older, std::iter::empty());
        is(&found, "1", &["1"], Some(NotComparable::Scale));
        is(&found, "2", &[], Some(NotComparable::New));
    }
}

#[test]
fn over_several_versions_the_chain_is_walked() {
    let v1 = version("1", None, &["1", "2", "3", "4"].map(|id| item(id, "Do.", &[])));
    let v2 = version(
        "2",
        Some("1"),
        &[item("5", "Do.", &["1"]), item("2", "Do.", &["2", "3"]), item("6", "Ask.", &[])],
    );
    let v3 = version(
        "3",
        Some("2"),
        &[item("7", "Do well.", &["5"]), item("2", "Do.", &[]), item("6", "Ask.", &[])],
    );
    let found = Comparability::new(&v3, &v1, [&v3, &v2, &v1].into_iter());
    is(&found, "7", &["1"], None);
    is(&found, "2", &["2", "3"], Some(NotComparable::Merged));
    is(&found, "6", &[], Some(NotComparable::New));
    assert_eq!(withdrawn(&found), ["4"]);
    let found = Comparability::new(&v3, &v1, std::iter::empty());
    is(&found, "7", &[], Some(NotComparable::Unrelated));
    assert!(withdrawn(&found).is_empty(), "of unrelated versions nothing is said");
    let found = Comparability::new(&v3, &v3, std::iter::empty());
    is(&found, "7", &["7"], None);
}

#[test]
fn split_and_merged_again_is_still_not_compared() {
    let v1 = version("1", None, &[item("1", "Do.", &[])]);
    let v2 = version("2", Some("1"), &[item("1", "Do.", &["1"]), item("2", "Do.", &["1"])]);
    let v3 = version("3", Some("2"), &[item("1", "Do.", &["1", "2"])]);
    let found = Comparability::new(&v3, &v1, [&v2].into_iter());
    is(&found, "1", &["1"], Some(NotComparable::Merged));
}

#[test]
fn versions_in_a_circle_come_to_an_end() {
    let items = [item("1", "Do.", &[])];
    let (v1, v2) = (version("1", Some("2"), &items), version("2", Some("1"), &items));
    let other = version("3", None, &items);
    let found = Comparability::new(&v1, &other, [&v1, &v2].into_iter());
    is(&found, "1", &[], Some(NotComparable::Unrelated));
}
