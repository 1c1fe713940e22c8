//! Changes in a few words, the same in each output. What authors wrote stands among them as it is.

use crate::data::{ReturnChange, ReturnSide, Sides};
use crate::diff::{
    ActionChange, ActionEdit, Day, Evidence, Extent, ItemComparison, Kind, Match, Movement,
    Progress, Question, SideInfo,
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
    let mut words = side.status.word().to_owned();
    if let Some(day) = side.completed {
        words.push_str(&format!(", {}", in_words(day)));
    }
    words + if side.late { ", late" } else { "" }
}

/// What is said of the errors of a side, where it has any.
pub(super) fn errors(side: &ReturnSide, which: &str) -> Option<String> {
    let count = some(side.errors.len(), "error", "errors");
    let words = format!("The {which} side has {count}; what is wrong there is left out:");
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
    }
}

/// Both levels of a rating, and which way it went.
pub(super) fn rating(item: &ItemComparison) -> String {
    let label = |level: &Option<crate::diff::RatedLevel>| {
        level.as_ref().map_or("not rated".to_owned(), |level| level.label.clone())
    };
    let (old, new) = (label(&item.rating.old), label(&item.rating.new));
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
    }
}

/// What became of the evidence, with how many words stayed.
pub(super) fn evidence(evidence: &Evidence) -> String {
    let (word, words) = (extent(evidence.extent), evidence.words);
    match evidence.extent {
        Extent::None | Extent::Unchanged => word.to_owned(),
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

/// A sign for what became of an action.
pub(super) fn action_sign(change: &ActionChange) -> &'static str {
    let is = |wanted: fn(&ActionEdit) -> bool| change.edits.iter().any(wanted);
    match change.progress {
        Progress::Added => "+",
        Progress::Done => "✓",
        Progress::Dropped => "×",
        Progress::Reopened => "↺",
        Progress::Vanished => "?",
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
    let mut words = vec![progress(change.progress).to_owned()];
    if let (Match::Likeness { percent }, Some(old)) = (change.matched, &change.old) {
        words.push(format!("known by its text, {percent}% alike; it was {}", old.id));
    }
    words.extend(change.edits.iter().map(|edit| edit.clause(change)));
    words.join("; ")
}

fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Added => "new",
        Progress::Carried => "still open",
        Progress::Done => "done",
        Progress::Dropped => "dropped",
        Progress::Reopened => "open again",
        Progress::Settled => "settled as before",
        Progress::Vanished => "was open, and is not mentioned any more",
        Progress::Cleared => "was settled, and is not mentioned any more",
    }
}

/// A question, with what it is drawn from.
pub(super) fn question(question: &Question) -> String {
    let definition = question.code.definition();
    let mut words = format!("{} {}", definition.seen, definition.asks);
    let mut from: Vec<String> = question.actions.iter().map(ToString::to_string).collect();
    from.extend(question.elsewhere.iter().map(|own| {
        format!("{} {}, {}", own.partnership, own.item, some(own.words, "word", "words"))
    }));
    if !from.is_empty() {
        words.push_str(&format!(" ({})", from.join("; ")));
    }
    words
}
