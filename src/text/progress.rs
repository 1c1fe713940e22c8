//! How far the returns of a round have come, and the answers of a return, for a terminal.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::authoring::{AnswerState, HowFar};
use crate::diag::escaped;
use crate::model::{Collection, Date, Entry, Gap, Partnership, Round, Standing, Status, in_words};

/// How far each return of a round has come; `today` is the day on which it is asked.
pub(crate) fn round(collection: &Collection, round: &Round, today: Date) -> String {
    let name = format!("{}/{}", collection.id, round.info.id);
    let mut text = format!("{name}: {}", escaped(&round.info.title));
    _ = writeln!(text, "{}", due(round, today).map(|due| format!(", {due}")).unwrap_or_default());
    let register = collection.register.partnerships();
    let begun = register.iter().filter_map(|who| Some((who, round.entry(who.id.as_str())?)));
    let rows: Vec<(String, String)> =
        begun.map(|(who, entry)| (escaped(&who.name), of_entry(entry, round, today))).collect();
    let is_known = |entry: &&Entry| register.iter().any(|who| who.id.as_str() == entry.stem);
    let strangers = round.entries.iter().filter(|entry| !is_known(entry));
    let strangers = strangers
        .map(|entry| (escaped(&entry.stem), format!("not in `{}`", collection.register.file())));
    let rows: Vec<(String, String)> = rows.into_iter().chain(strangers).collect();
    text.push_str(&aligned(&rows));
    let is_missing = |who: &&Partnership| round.entry(who.id.as_str()).is_none();
    let missing: Vec<String> =
        register.iter().filter(is_missing).map(|who| escaped(&who.name)).collect();
    if let [first, ..] = &*missing {
        let late = if is_past(round, today) { ", and late" } else { "" };
        let who = match missing.len() {
            1 => format!("  Not begun{late}: {first}"),
            many => format!("  {many} not begun{late}: {}", missing.join(", ")),
        };
        _ = writeln!(text, "{who}");
    }
    text
}

/// How far each answer of a return has come, where there is one.
pub(crate) fn returned(
    collection: &Collection,
    (round, who): (&Round, &Partnership),
    today: Date,
) -> String {
    let name = format!("{}/{}/{}", collection.id, round.info.id, who.id);
    let of = format!("{}, {}", escaped(&who.name), escaped(&round.info.title));
    let due = due(round, today).map(|due| format!(", {due}")).unwrap_or_default();
    let Some(entry) = round.entry(who.id.as_str()) else {
        return format!("{of}: not begun{due}\n\n`stocktake new {name}` begins it\n");
    };
    let mut text = format!("{of}: {}{due}\n", of_entry(entry, round, today));
    let Some(readable) = entry.readable() else { return text + &to_check(&name) };
    let progress = HowFar::of(readable, &round.rubric);
    let rows: Vec<(String, String)> = progress
        .items
        .iter()
        .map(|(item, state)| {
            let statement = round.rubric.item(item).map(|own| escaped(&own.statement));
            (item.to_string(), format!("{} – {}", words(state), statement.unwrap_or_default()))
        })
        .collect();
    _ = write!(text, "\n{}", aligned(&rows));
    if let Some(next) = progress.next() {
        _ = writeln!(
            text,
            "\n`stocktake explain {next} {}/{}` shows what is asked",
            collection.id, round.info.id
        );
    }
    text + &to_check(&name)
}

fn to_check(name: &str) -> String {
    format!("`stocktake check {name}` says what is wrong, and where\n")
}

/// What is said of an answer.
fn words(state: &AnswerState) -> String {
    match state {
        AnswerState::Answered => "answered".to_owned(),
        AnswerState::Unconfirmed => "carried over, to be confirmed".to_owned(),
        AnswerState::Begun(fields) => format!("still to come: {}", escaped(&fields.join(", "))),
        AnswerState::Open => "nothing yet".to_owned(),
        AnswerState::LeftOut => "left out, as it may be".to_owned(),
    }
}

/// What is said of a return.
fn of_entry(entry: &Entry, round: &Round, today: Date) -> String {
    let errors = match &entry.standing {
        Standing::Refused { errors: 1, .. } => "1 error; ".to_owned(),
        Standing::Refused { errors, .. } => format!("{errors} errors; "),
        Standing::Valid(_) | Standing::NotMade(_) => String::new(),
    };
    let Some(returned) = entry.readable() else { return format!("{errors}cannot be read") };
    let deadline = round.info.deadline;
    let said = match (returned.status(), returned.completed()) {
        (Status::Final, Some(day)) => {
            let late = if deadline.is_some_and(|last| day > last) { ", late" } else { "" };
            format!("final, {}{late}", in_words(day))
        }
        (Status::Final, None) => "final".to_owned(),
        (Status::Draft, _) => {
            let late = if is_past(round, today) { ", late" } else { "" };
            let draft = if returned.gaps().has(&Gap::Status) { "" } else { "draft, " };
            format!("{draft}{}{late}", how_far(&HowFar::of(returned, &round.rubric)))
        }
    };
    format!("{errors}{said}")
}

fn how_far(progress: &HowFar) -> String {
    let (done, all) = (progress.done(), progress.items.len());
    match progress.next() {
        Some(next) => format!("{done} of {all} answered; next {next}"),
        None => format!("all of {all} answered: it can be made final"),
    }
}

/// Whether the deadline of a round has passed.
fn is_past(round: &Round, today: Date) -> bool {
    round.info.deadline.is_some_and(|last| today > last)
}

/// When returns are due, where they are.
fn due(round: &Round, today: Date) -> Option<String> {
    let last = round.info.deadline?;
    let verb = if today > last { "was due" } else { "due" };
    let days = today.until(last).map(|span| span.get_days()).unwrap_or_default();
    let left = match days {
        0 => " (today)".to_owned(),
        1 => " (tomorrow)".to_owned(),
        2.. => format!(" (in {days} days)"),
        _ => String::new(),
    };
    Some(format!("{verb} {}{left}", in_words(last)))
}

/// The most columns that are kept for a name.
const NAME: usize = 40;

/// Two columns, the first as wide as its widest, and no wider than a name is given room.
fn aligned(rows: &[(String, String)]) -> String {
    let widest = rows.iter().map(|(first, _)| first.width()).max().unwrap_or_default().min(NAME);
    let line = |(first, second): &(String, String)| {
        let gap = " ".repeat(widest.saturating_sub(first.width()));
        format!("  {first}{gap}  {second}\n")
    };
    rows.iter().map(line).collect()
}
