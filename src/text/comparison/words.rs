//! Changes in a few words, the same in each output. What authors wrote stands among them as it is.

use crate::data::{ReturnChange, ReturnSide, Sides};
use crate::diff::{
    ActionChange, ActionEdit, ActionState, Comparison, Day, Evidence, Extent, Form, ItemComparison,
    Kind, Match, Movement, OneSide, Progress, Question, QuestionCode, SideInfo, Unread,
    UnreadField,
};
use crate::model::{Status, in_words, within};

/// Such as `1 block`.
pub(super) fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a comparison is of, in a line.
pub(super) fn title(change: &ReturnChange) -> String {
    let (Some(old), Some(new)) = (&change.old, &change.new) else {
        let name = change.latest().map(|side| format!("{}, {}", side.name, side.round));
        return name.unwrap_or_default();
    };
    let rounds = match old.round == new.round {
        true => new.round.to_string(),
        false => format!("{} → {}", old.round, new.round),
    };
    match old.partnership == new.partnership {
        true => format!("{}, {rounds}", new.name),
        false => format!("{} → {}, {rounds}", old.name, new.name),
    }
}

/// What there is to say of a return beside its comparison.
pub(super) fn standing(change: &ReturnChange) -> Option<String> {
    let of = |side: &Option<ReturnSide>| {
        side.as_ref().map_or_else(String::new, |side| side.round.to_string())
    };
    match (change.sides, &change.comparison) {
        (Sides::New, Some(_)) => {
            Some(format!("New here, so it is compared with the return of {}.", of(&change.old)))
        }
        (Sides::New, None) => Some("New: there is nothing to compare it with.".to_owned()),
        (Sides::Old, _) => Some("There is no such return on the new side.".to_owned()),
        (Sides::Both, None) => Some("It cannot be compared: a side cannot be read.".to_owned()),
        (Sides::Both, Some(_)) if change.is_of_two_partnerships() => {
            let many = within(&change.terms.participant.many);
            Some(format!("The two sides are returns of different {many}."))
        }
        (Sides::Both, Some(_)) => None,
    }
}

/// A return's status and day, such as `final, 10 May 2019, late`.
pub(super) fn state(side: &SideInfo) -> String {
    let mut words = side.status.map_or("status cannot be read", Status::word).to_owned();
    if let Some(day) = side.completed {
        words.push_str(&format!(", {}", in_words(day)));
    }
    words + if side.late { ", late" } else { "" }
}

/// What is said of the errors of a side, where it has any.
pub(super) fn errors(side: &ReturnSide, which: &str) -> Option<String> {
    let count = some(side.errors.len(), "error", "errors");
    let words = format!("The {which} side has {count}; what cannot be read there is not compared:");
    (!side.errors.is_empty()).then_some(words)
}

/// What changed in the head of a return: what it is, what it was and what it is now.
pub(super) fn header(change: &ReturnChange) -> Vec<(String, String)> {
    let Some(found) = &change.comparison else { return Vec::new() };
    let header = &found.header;
    let line = |what: &str, old: String, new: String| (what.to_owned(), format!("{old} → {new}"));
    let day = |day: Option<Day>| day.map_or("none".to_owned(), |day| in_words(day.0));
    let late = |late: bool| if late { "late" } else { "in time" }.to_owned();
    let status = |status: Status| status.word().to_owned();
    let mut lines = Vec::new();
    lines.extend(header.status.as_ref().map(|c| line("Status", status(c.old), status(c.new))));
    lines.extend(header.completed.as_ref().map(|c| line("Completed", day(c.old), day(c.new))));
    lines.extend(header.late.as_ref().map(|c| line("Deadline", late(c.old), late(c.new))));
    lines.extend(
        header.rubric.as_ref().map(|c| line("Rubric, version", c.old.clone(), c.new.clone())),
    );
    let contact = |sign: &str, role: &String| ("Contact".to_owned(), format!("{sign} {role}"));
    lines.extend(header.contacts_removed.iter().map(|role| contact("−", role)));
    lines.extend(header.contacts_added.iter().map(|role| contact("+", role)));
    let unread = |own: &Unread| {
        let what = own.field.word();
        let what = what[..1].to_uppercase() + &what[1..];
        (what, format!("cannot be read on the {} side", own.side.word()))
    };
    lines.extend(header.unread.iter().map(unread));
    lines
}

/// A sign for where a rating went; what it means is said in words as well.
pub(super) fn sign(item: &ItemComparison) -> &'static str {
    match item.rating.movement {
        Movement::Improved => "▲",
        Movement::Declined => "▼",
        Movement::Unchanged => "=",
        Movement::NewlyRated => "+",
        Movement::NoLongerRated => "−",
        Movement::NeitherRated => "·",
        Movement::NotComparable => "≠",
        Movement::Unread => "!",
    }
}

/// Both levels of a rating, and which way it went.
pub(super) fn rating(item: &ItemComparison) -> String {
    let label = |level: &Option<crate::diff::RatedLevel>, side| {
        let unread = Unread { side, field: UnreadField::Rating };
        let none = if item.unread.contains(&unread) { "cannot be read" } else { "not rated" };
        level.as_ref().map_or(none.to_owned(), |level| level.label.clone())
    };
    let old = label(&item.rating.old, OneSide::Old);
    let new = label(&item.rating.new, OneSide::New);
    let by = match item.rating.levels {
        0 | 1 => String::new(),
        levels => format!(" by {levels} levels"),
    };
    match item.rating.movement {
        Movement::Improved => format!("{old} → {new}, improved{by}"),
        Movement::Declined => format!("{old} → {new}, declined{by}"),
        Movement::Unchanged => new,
        Movement::NewlyRated => format!("{new}, newly rated"),
        Movement::NoLongerRated => format!("{old}, no longer rated"),
        Movement::NeitherRated => "not rated".to_owned(),
        Movement::NotComparable => match item.not_comparable {
            Some(reason) => format!("not compared: {}", reason.clause(&item.old)),
            None => "not compared".to_owned(),
        },
        Movement::Unread => format!("{old} → {new}"),
    }
}

/// What became of the evidence, in a word.
pub(super) fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::None => "none",
        Extent::Unchanged => "unchanged",
        Extent::Edited => "edited",
        Extent::Rewritten => "rewritten",
        Extent::Added => "added",
        Extent::Removed => "removed",
        Extent::Unread => "cannot be read",
    }
}

/// What became of the evidence, with how many words stayed.
pub(super) fn evidence(evidence: &Evidence) -> String {
    let (word, words) = (extent(evidence.extent), evidence.words);
    match evidence.extent {
        Extent::None | Extent::Unchanged | Extent::Unread => word.to_owned(),
        Extent::Added => format!("{word}, {}", some(words.new, "word", "words")),
        Extent::Removed => format!("{word}, {}", some(words.old, "word", "words")),
        Extent::Edited | Extent::Rewritten => {
            format!("{word}, {} of {} words kept, {} now", words.kept, words.old, words.new)
        }
    }
}

/// What a block begins with, as plain text shows it.
pub(super) fn bullet(kind: Kind) -> &'static str {
    match kind {
        Kind::Bullet | Kind::Numbered => "• ",
        Kind::Heading => "# ",
        Kind::Quote => "> ",
        Kind::Note => "[note] ",
        Kind::Paragraph | Kind::Code | Kind::TableHead | Kind::Row => "",
    }
}

/// What a block was before, where it is something else.
pub(super) fn form(was: Form, is: Form) -> Option<String> {
    if was.kind != is.kind {
        return Some(format!("({}, was {})", is.kind.word(), was.kind.word()));
    }
    (was.depth != is.depth).then(|| format!("(level {}, was {})", is.depth, was.depth))
}

/// A sign for what became of an action.
pub(super) fn action_sign(change: &ActionChange) -> &'static str {
    let is = |wanted: fn(&ActionEdit) -> bool| change.edits.iter().any(wanted);
    match change.progress {
        Progress::Added | Progress::Copied | Progress::SplitOff => "+",
        Progress::TakenInto => "⇒",
        Progress::Unknown => "!",
        Progress::Done => "✓",
        Progress::Dropped => "×",
        Progress::Reopened => "↺",
        Progress::Vanished | Progress::Unstated => "?",
        Progress::Cleared => "−",
        Progress::Carried | Progress::Settled
            if is(|e| matches!(e, ActionEdit::PutBack { .. })) =>
        {
            "→"
        }
        Progress::Carried | Progress::Settled
            if is(|e| matches!(e, ActionEdit::BroughtForward { .. })) =>
        {
            "←"
        }
        Progress::Carried | Progress::Settled => "~",
    }
}

/// What became of an action: where it has got to, then each edit but those of words.
pub(super) fn action(change: &ActionChange) -> String {
    let mut words = vec![change.got_to()];
    if let (Match::Likeness { percent }, Some(old)) = (change.matched, &change.old) {
        words.push(format!("known by its text, {percent}% alike; it was {}", old.id));
    }
    words.extend(change.other_edits().map(|edit| edit.clause(change)));
    words.extend(change.asides());
    words.join("; ")
}

/// What else is known of an action that stands on one side alone, each with its name.
pub(super) fn facts(change: &ActionChange) -> Vec<(&'static str, String)> {
    let ((Some(state), None) | (None, Some(state))) = (&change.old, &change.new) else {
        return Vec::new();
    };
    let ActionState { owner, due, status, measure, resources, risks, .. } = state;
    let facts = [
        ("owner", owner.clone()),
        ("due", due.map(|due| in_words(due.0))),
        ("status", status.filter(|_| !state.is_open()).map(|status| status.word().to_owned())),
        ("measure", measure.clone()),
        ("resources", resources.clone()),
        ("risks", risks.clone()),
    ];
    facts.into_iter().filter_map(|(name, fact)| Some((name, fact?))).collect()
}

/// A question, and the items that raise it.
pub(super) struct Asked {
    /// Which.
    pub(super) code: QuestionCode,
    /// What was seen, and what a reviewer may ask.
    pub(super) words: String,
    /// The numbers of the items.
    pub(super) items: Vec<String>,
}

/// The questions that a comparison raises, each once, the heavy ones first.
pub(super) fn questions(found: &Comparison) -> Vec<Asked> {
    let mut codes: Vec<QuestionCode> = found.questions.iter().map(|own| own.code).collect();
    codes.sort_by_key(|code| (code.definition().weight, *code));
    codes.dedup();
    let asked = |code: QuestionCode| {
        let own = found.questions.iter().filter(|own| own.code == code);
        let definition = code.definition();
        Asked {
            code,
            words: format!("{} {}", definition.seen, definition.asks),
            items: own.map(|own| own.item.to_string()).collect(),
        }
    };
    codes.into_iter().map(asked).collect()
}

/// A question, with what it is drawn from.
pub(super) fn question(question: &Question) -> String {
    let definition = question.code.definition();
    let mut words = format!("{} {}", definition.seen, definition.asks);
    let mut from: Vec<String> = question.actions.iter().map(ToString::to_string).collect();
    from.extend(question.elsewhere.iter().map(|own| {
        let words = some(own.words, "word", "words");
        format!("{} {} of {}, {words}", own.partnership, own.item, own.round)
    }));
    if !from.is_empty() {
        words.push_str(&format!(" ({})", from.join("; ")));
    }
    words
}
