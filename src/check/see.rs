//! `see:` in place of a text: the words of another answer of the same participant.

use std::rc::Rc;

use super::elsewhere::OtherCollections;
use crate::diag::{Code, Diagnostic, Findings, Place, nearest, quoted};
use crate::form::Role;
use crate::load::raw::RawResponse;
use crate::load::{Located, first_line};
use crate::model::{
    AnswerPlace, AnswerValue, Collection, Entry, Gap, Holds, ItemId, PlaceNames, Prose, Readable,
    Response, Rubric, Standing, Status, WrittenAt, within,
};

/// A text of an answer that is written elsewhere, by the key of its field: `Some(None)` where the
/// place cannot be read, which is told, and `None` where the answer says no such place.
pub(super) fn written(raw: &RawResponse, key: &str, sink: &mut Findings) -> Option<Option<Prose>> {
    let see = raw.see(key)?;
    let help = "write `collection/round/participant#item`: the names of two folders and of a file \
                without `.yaml`, then the number of the item";
    let Some(at) = see.at.value() else {
        if see.at.is_absent() {
            let finding =
                Diagnostic::new(Code::SeeNowhere, see.place.clone(), "`see` says nothing");
            sink.push(finding.help(help));
        }
        return Some(None);
    };
    let Some(place) = AnswerPlace::read(&at.value) else {
        let message = format!("{} is not the place of an answer", quoted(&at.value));
        sink.push(Diagnostic::new(Code::SeeNowhere, at.place.clone(), message).help(help));
        return Some(None);
    };
    if let Some(finding) = with_ending(&place, at) {
        sink.push(finding);
        return Some(None);
    }
    let from = WrittenAt::unseen(place, at.place.span());
    Some(Some(Prose::elsewhere(from, first_line(at))))
}

/// The finding for a place that names a file in full.
fn with_ending(place: &AnswerPlace, at: &Located<String>) -> Option<Diagnostic> {
    let name = [".yaml", ".yml"].into_iter().find_map(|end| place.participant.strip_suffix(end))?;
    let meant = AnswerPlace { participant: name.to_owned(), ..place.clone() };
    let message = format!("{} is not the place of an answer", quoted(&at.value));
    let finding = Diagnostic::new(Code::SeeNowhere, at.place.clone(), message);
    let help = format!("leave out the ending of the file: `{meant}`");
    Some(finding.help(help))
}

/// Reports a text that says where else it is written and is read as words, such as one in quotation
/// marks.
pub(super) fn report_words(at: &Located<String>, sink: &mut Findings) {
    let place = at.value.trim().strip_prefix("see:").filter(|rest| rest.starts_with(' '));
    if place.and_then(AnswerPlace::read).is_some() {
        let message = "`see:` is read as words here, and no other answer is shown";
        let help = "write it on a line of its own below the key, without quotation marks and \
                    without `|`";
        sink.push(Diagnostic::new(Code::SeeNowhere, at.place.clone(), message).help(help));
    }
}

/// Why the words of another answer cannot be taken: a sentence, and the way out.
type Refusal = (String, String);

/// Whose texts are looked for, and where.
struct Looking<'a> {
    /// The place of the own return: its collection, its round and the name of its file.
    own: [&'a str; 3],
    others: &'a dyn OtherCollections,
}

/// Puts the words that a return takes from other answers in their places. What is wrong with where
/// it takes them from is added to its findings, and it is then left out.
pub fn take_words(
    entry: &mut Entry,
    (collection, round, rubric): (&str, &str, &Rubric),
    others: &dyn OtherCollections,
) {
    let stem = entry.stem.clone();
    let looking = Looking { own: [collection, round, &stem], others };
    let found = match &mut entry.standing {
        Standing::Valid(own) | Standing::NotMade(own) => looking.fill(own, rubric),
        Standing::Refused { readable: Some(own), .. } => looking.fill(own, rubric),
        Standing::Refused { readable: None, .. } => Vec::new(),
    };
    if found.is_empty() {
        return;
    }
    let new = found.len();
    entry.findings.extend(found);
    let none = Standing::Refused { errors: 0, readable: None };
    entry.standing = match std::mem::replace(&mut entry.standing, none) {
        Standing::Valid(own) | Standing::NotMade(own) => {
            let readable = Some(Box::new(own.into_readable()));
            Standing::Refused { errors: new, readable }
        }
        Standing::Refused { errors, readable } => {
            Standing::Refused { errors: errors + new, readable }
        }
    };
}

impl Looking<'_> {
    /// Fills in what can be found; what cannot is a gap, and is returned as it is to be told.
    fn fill(&self, own: &mut Readable, rubric: &Rubric) -> Vec<Diagnostic> {
        let (mut found, mut gaps) = (Vec::new(), Vec::new());
        let source = own.source();
        for response in own.responses_mut() {
            let item = response.item.clone();
            for (field, prose) in texts(response, rubric) {
                let Some(from) = &prose.from else { continue };
                let place = Place::new(&source, from.span.clone());
                match self.words(&from.at, (item.as_str(), field)) {
                    Ok((words, named)) => prose.take(&words, named),
                    Err((message, help)) => {
                        let finding = Diagnostic::new(Code::SeeNowhere, place, message);
                        found.push(finding.help(help));
                        gaps.push(gap(rubric, &item, field));
                    }
                }
            }
        }
        gaps.into_iter().flatten().for_each(|gap| own.add_gap(gap));
        found
    }

    /// The words of an answer and what its place is called.
    fn words(
        &self,
        at: &AnswerPlace,
        (item, field): (&str, &str),
    ) -> Result<(String, PlaceNames), Refusal> {
        if self.is_own(at) && at.item == item {
            let help = "write the text here, or name the answer in which it is written";
            return Err(("this is the answer itself".to_owned(), help.to_owned()));
        }
        let collection = self.collection(at)?;
        let round = collection.round(&at.round).ok_or_else(|| {
            let ids = collection.rounds.iter().map(|own| own.info.id.as_str());
            let message = format!("{} has no round {}", quoted(&at.collection), quoted(&at.round));
            (message, suggestion(&at.round, ids, "write the name of the folder of a round"))
        })?;
        let entry = self.entry(at)?;
        let Standing::Valid(returned) = &entry.standing else {
            let file = format!("{}/{}/{}", at.collection, at.round, at.participant);
            let message = format!("the return {file} has errors, so nothing is taken from it");
            return Err((message, format!("mend it first: `stocktake check {file}`")));
        };
        let rubric = &*round.rubric;
        let response = response(returned, rubric, at)?;
        let prose = prose_of(response, rubric, field);
        let Some(prose) = prose else {
            let message = format!("there is no text in the answer {at}");
            let help = "write the text here, or there, where it is to be seen first";
            return Err((message, help.to_owned()));
        };
        if let Some(further) = &prose.from {
            return Err(self.further(at, &further.at));
        }
        let named = PlaceNames {
            collection: rubric.title().to_owned(),
            round: round.info.title.clone(),
            is_draft: returned.status() == Status::Draft,
        };
        Ok((prose.markdown.clone(), named))
    }

    fn collection(&self, at: &AnswerPlace) -> Result<Rc<Collection>, Refusal> {
        let id = &at.collection;
        if !self.others.ids().contains(&id.as_str()) {
            let help = suggestion(id, self.others.ids(), "write the name of its folder");
            return Err((format!("there is no collection {}", quoted(id)), help));
        }
        self.others.collection(id).ok_or_else(|| {
            let message = format!("the collection {} has errors of its own", quoted(id));
            (message, format!("mend it first: `stocktake check {id}`"))
        })
    }

    /// The return of the same participant.
    fn entry(&self, at: &AnswerPlace) -> Result<Rc<Entry>, Refusal> {
        let [_, _, own] = self.own;
        if at.participant != own {
            let (other, own) = (quoted(&at.participant), quoted(own));
            let message = format!("this is an answer of {other}, and this return is of {own}");
            let help = format!("write {own} in its place: nobody answers in the words of others");
            return Err((message, help));
        }
        self.others.entry(&at.collection, &at.round, own).ok_or_else(|| {
            let message =
                format!("{} has no return in {}/{}", quoted(own), at.collection, at.round);
            let stems = self.others.stems(&at.collection, &at.round).len();
            let help = match stems {
                0 => "there is none in that round; write the text here".to_owned(),
                _ => "write the text here, or name a round in which it has one".to_owned(),
            };
            (message, help)
        })
    }

    /// Whether an answer stands in the own return.
    fn is_own(&self, at: &AnswerPlace) -> bool {
        [at.collection.as_str(), at.round.as_str(), at.participant.as_str()] == self.own
    }

    /// That an answer takes its words from elsewhere itself.
    fn further(&self, at: &AnswerPlace, further: &AnswerPlace) -> Refusal {
        let message = format!("the answer {at} takes its words from elsewhere itself");
        let help = match self.is_own(further) {
            true => "write the text in one of the two, and let the other see it".to_owned(),
            false => format!("write where they are written: `see: {further}`"),
        };
        (message, help)
    }
}

/// The answer at a place, where the rubric has the item and the return answers it.
fn response<'a>(
    returned: &'a Readable,
    rubric: &Rubric,
    at: &AnswerPlace,
) -> Result<&'a Response, Refusal> {
    let id = ItemId::new(&at.item).ok().filter(|id| rubric.item(id).is_some());
    let Some(id) = id else {
        let word = within(&rubric.terms().item.one);
        let ids = rubric.items().filter(|own| own.is_local()).map(|own| own.id.as_str());
        let message = format!("{} has no {word} {}", quoted(&at.collection), quoted(&at.item));
        let help = nearest::item(&at.item, ids);
        return Err((message, help.unwrap_or_else(|| "write the number of one".to_owned())));
    };
    returned.response(&id).ok_or_else(|| {
        let message = format!("there is no answer {at}");
        (message, "write the text here, or there, where it is to be seen first".to_owned())
    })
}

fn suggestion<'a>(
    written: &str,
    all: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    nearest::suggestion(written, all).unwrap_or_else(|| otherwise.to_owned())
}

/// The texts of an answer that fields of prose hold, each with the key of its field.
fn texts<'a>(
    response: &'a mut Response,
    rubric: &'a Rubric,
) -> impl Iterator<Item = (&'a str, &'a mut Prose)> {
    let item = rubric.item(&response.item);
    let field = item.and_then(|item| rubric.field_of(item, Role::Evidence));
    let key = field.map_or(Role::Evidence.word(), |field| field.id.as_str());
    let evidence = response.evidence.iter_mut().map(move |prose| (key, prose));
    let values = response.values.iter_mut().filter_map(|own| match &mut own.value {
        AnswerValue::Prose(prose) => Some((rubric.fields()[own.field].id.as_str(), prose)),
        _ => None,
    });
    evidence.chain(values)
}

/// The text of an answer that stands for a field of another form: that of the field with its key,
/// else the evidence, else the only text that the item is answered in.
fn prose_of<'a>(response: &'a Response, rubric: &Rubric, field: &str) -> Option<&'a Prose> {
    let item = rubric.item(&response.item)?;
    let fields = item.fields.iter().map(|at| (*at, &rubric.fields()[*at]));
    let fields: Vec<_> = fields.filter(|(_, own)| matches!(own.holds, Holds::Prose)).collect();
    let named = fields.iter().find(|(_, own)| own.id.as_str() == field);
    let evidence = fields.iter().find(|(_, own)| own.role == Some(Role::Evidence));
    let only = fields.first().filter(|_| fields.len() == 1);
    let (at, own) = named.or(evidence).or(only)?;
    match own.role {
        Some(Role::Evidence) => response.evidence.as_ref(),
        _ => match response.value(*at)? {
            AnswerValue::Prose(prose) => Some(prose),
            _ => None,
        },
    }
}

/// What cannot be read where the text of a field cannot be found.
fn gap(rubric: &Rubric, item: &ItemId, field: &str) -> Option<Gap> {
    let own = rubric.fields().iter().find(|own| own.id.as_str() == field)?;
    Some(Gap::of(own, item))
}
