//! The words of what changed between two returns.

use super::{Worded, Words};
use crate::markdown::Passage;
use crate::view::{
    ActionChangeView, ChangesView, EvidenceView, FactView, ItemChangesView, LevelStep, MoveView,
    QuestionView, RatingGroup, RatingKind, RunView, TrailsView,
};

/// How many rounds stand beside each other (`most-rounds` in `lib/changes/trails.typ`).
const MOST_ROUNDS: usize = 4;

/// A fact of no more letters stands beside others of the kind, above the long ones
/// (`longest-unbroken` in `lib/changes/actions.typ`).
const LONGEST_UNBROKEN: usize = 40;

impl Worded for ChangesView {
    fn passages(&self) -> Vec<Passage> {
        let mut words = Words::default();
        words.add_all([&self.collection.title, &self.partnership.name]);
        words.add_all([&self.old.round.title, &self.new.round.title]);
        words.add_all(&self.collection.notice);
        words.add_all(&self.draft_note);
        words.add_all(&self.summary);
        for own in &self.header {
            words.add(&own.name);
            runs(&own.value, &mut words);
        }
        self.ratings.iter().for_each(|group| ratings(group, &mut words));
        self.questions.iter().for_each(|question| asked(question, &mut words));
        self.changed.iter().for_each(|own| changed(own, &mut words));
        for item in &self.unchanged {
            words.add_all([&item.id, &item.statement]);
        }
        self.trails.iter().for_each(|trails| followed(trails, &mut words));
        words.source(&self.old.provenance);
        words.source(&self.new.provenance);
        words.add_all(self.questions.iter().map(|question| &question.drawn_from));
        words.0
    }
}

/// A text in its runs. Between two of them there may be a sign of what became of them.
fn runs(runs: &[RunView], words: &mut Words) {
    words.add_all(runs.iter().map(|run| &run.text));
}

fn level(step: &LevelStep, words: &mut Words) {
    match &step.level {
        Some(level) => words.add(&level.label),
        None => words.add_all(&step.otherwise),
    }
}

fn ratings(group: &RatingGroup, words: &mut Words) {
    words.add(&group.title);
    for row in &group.rows {
        words.add_all([&row.item.id, &row.item.statement]);
        words.add_all(&row.was);
        if group.kind != RatingKind::Stayed {
            level(&row.rating.old, words);
        }
        level(&row.rating.new, words);
        match group.kind {
            RatingKind::Stayed => {}
            RatingKind::Moved => words.add(&row.rating.words),
            RatingKind::NotCompared => words.add_all(&row.rating.why),
        }
    }
}

fn asked(question: &QuestionView, words: &mut Words) {
    words.add_all([&question.code, &question.seen, &question.asks]);
    for raised in &question.raised {
        words.add_all([&raised.item.id, &raised.item.statement]);
        words.add_all(&raised.actions);
        for shared in &raised.elsewhere {
            words.add_all([&shared.partnership, &shared.item, &shared.said]);
        }
    }
}

fn changed(own: &ItemChangesView, words: &mut Words) {
    words.add(&own.item.statement);
    if own.is_rated {
        then_now(&own.rating, words);
        words.add(&own.rating.words);
    }
    words.add_all(&own.rating.why);
    words.add_all(&own.was);
    words.add_all(&own.questions);
    if let Some(evidence) = &own.evidence {
        text(evidence, words);
        words.add_all(&own.share);
    }
    for field in &own.fields {
        words.add(&field.label);
        text(&field.text, words);
    }
    own.actions.iter().for_each(|action| changed_action(action, words));
    words.add_all(&own.same_actions);
}

fn text(own: &EvidenceView, words: &mut Words) {
    words.add(&own.said);
    for passage in &own.passages {
        words.add(&passage.said);
        runs(&passage.runs, words);
    }
}

fn then_now(rating: &MoveView, words: &mut Words) {
    let (old, new) = (&rating.old, &rating.new);
    let neither = old.level.is_none() && new.level.is_none();
    if rating.why.is_some() || (old != new && !neither) {
        level(old, words);
    }
    if rating.why.is_some() || !neither {
        level(new, words);
    }
}

fn changed_action(action: &ActionChangeView, words: &mut Words) {
    words.add_all([&action.progress, &action.id]);
    words.add_all(&action.edits);
    runs(&action.text, words);
    let is_short = |fact: &&FactView| {
        fact.value.iter().map(|run| run.text.len()).sum::<usize>() <= LONGEST_UNBROKEN
    };
    let long = action.facts.iter().filter(|fact| !is_short(fact));
    for fact in action.facts.iter().filter(is_short).chain(long) {
        words.add(&fact.name);
        runs(&fact.value, words);
    }
}

fn followed(trails: &TrailsView, words: &mut Words) {
    let shown = |count: usize| count.saturating_sub(MOST_ROUNDS);
    words.add_all(&trails.still_items);
    words.add_all(&trails.still_actions);
    for trail in &trails.items {
        words.add(&trail.id);
        trail.steps.iter().skip(shown(trail.steps.len())).for_each(|step| level(step, words));
        words.add(&trail.in_all);
    }
    for trail in &trails.actions {
        words.add_all([&trail.id, &trail.item]);
        words.add_all(trail.steps.iter().skip(shown(trail.steps.len())).flatten());
        words.add(&trail.put_back);
    }
}
