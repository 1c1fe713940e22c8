//! Where everything that changed between two rounds is found: by partnership and by item.
//!
//! Of a draft nothing is said here but that it is one, as on every page on which returns stand side
//! by side.

use serde::{Deserialize, Serialize};

use super::DEPTH;
use super::items::{ChangedItemRef, item_ref};
use super::ratings::{MoveView, movement};
use crate::diff::{Comparison, Counts, ItemComparison, Progress};
use crate::lang::{Language, say};
use crate::model::{Asks, Collection, Partnership, Round, Rubric, Status};
use crate::telling::{RatingTelling, why_not_compared};
use crate::view::page::{CollectionView, PageView, RoundView, TermsView};
use crate::view::parts::LevelView;
use crate::view::report::scale;

/// The page `changes/<from>-<to>/index.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesIndexView {
    /// The page.
    pub page: PageView,
    /// The collection.
    pub collection: CollectionView,
    /// The words for things.
    pub terms: TermsView,
    /// The round before.
    pub old: RoundView,
    /// The round.
    pub new: RoundView,
    /// What the form of the later round asks for at all.
    pub asks: Asks,
    /// How many columns there are of what is counted of answers, and in all.
    pub columns: [usize; 2],
    /// The levels of the later round, lowest first.
    pub scale: Vec<LevelView>,
    /// The partnerships that returned both times, in the order of the register; a return may be a
    /// draft.
    pub rows: Vec<ChangesRow>,
    /// How many made a final return both times: those that are counted.
    pub compared: usize,
    /// How many returned both times, one of the two returns being a draft.
    pub drafts: usize,
    /// How many returned both times, one of the two returns being left out: it has errors, or its
    /// report could not be made.
    pub left_out: usize,
    /// Their names, in the order of the register.
    pub left_out_names: Vec<String>,
    /// How many partnerships did not return both times.
    pub others: usize,
    /// Their names, in the order of the register.
    pub others_names: Vec<String>,
    /// The items that are asked in the round, in its order, then those that are not any more, with
    /// what became of them.
    pub items: Vec<ItemMoves>,
}

/// A partnership that returned both times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesRow {
    /// Its name.
    pub name: String,
    /// The way to its page, where that is published.
    pub href: Option<String>,
    /// The way to what was published before, where the page could not be made anew.
    pub earlier: Option<String>,
    /// What there is to count; none where either return is a draft.
    pub tally: Option<ChangesTally>,
}

/// What there is to count in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesTally {
    /// Ratings that rose.
    pub rose: usize,
    /// Ratings that fell.
    pub fell: usize,
    /// Ratings that did not move.
    pub stayed: usize,
    /// Items whose evidence changed in any way.
    pub evidence: usize,
    /// Items of which a field of the rubric's own changed.
    pub fields: usize,
    /// Actions that were done.
    pub done: usize,
    /// Actions that were put back.
    pub put_back: usize,
    /// Actions whose status was given before and is not given now.
    pub unstated: usize,
    /// Actions that were open before and are not mentioned now.
    pub vanished: usize,
    /// Questions for the reviewer.
    pub questions: usize,
}

/// An item and the partnerships that changed something of it, or are asked something about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemMoves {
    /// Its number.
    pub id: String,
    /// Its anchor, unique on the page.
    pub anchor: String,
    /// What it says.
    pub statement: String,
    /// Whether it is rated.
    pub is_rated: bool,
    /// Why the answers are not compared with those before, where they are not: of ratings and
    /// evidence nothing is counted.
    pub why: Option<String>,
    /// What there is to count of it.
    pub tally: ChangesTally,
    /// The partnerships, in the order of the register.
    pub moves: Vec<MoveLink>,
}

/// What a partnership changed of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveLink {
    /// Its name.
    pub name: String,
    /// The way to what changed, where that is published.
    pub href: Option<String>,
    /// Its rating.
    pub rating: MoveView,
    /// What else changed, in few words.
    pub also: Vec<String>,
}

/// A pair of returns and what changed between them.
pub struct IndexedPair<'a> {
    /// Who returned.
    pub partnership: &'a Partnership,
    /// What changed.
    pub comparison: &'a Comparison,
    /// Whether there is a page of it.
    pub published: bool,
    /// Whether there is none but one that was published before, and does not show what is counted
    /// here.
    pub is_earlier: bool,
}

/// What the index is made of.
pub struct ChangesIndexInput<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// The round before.
    pub old: &'a Round,
    /// The round.
    pub new: &'a Round,
    /// The pairs, in the order of the register.
    pub pairs: Vec<IndexedPair<'a>>,
    /// What it is told in.
    pub lang: &'a Language,
}

/// The index of what changed between two rounds.
pub fn changes_index(input: &ChangesIndexInput<'_>) -> ChangesIndexView {
    let ChangesIndexInput { collection, old, new, pairs, lang } = input;
    let rubric = &*new.rubric;
    let (before, after) = (&old.info.title, &new.info.title);
    let title = say!(lang, "changes-index-title", before = before, after = after);
    let compared = pairs.iter().filter(|pair| is_final(pair)).count();
    let partnerships = collection.register.partnerships();
    let is_paired = |own: &Partnership| pairs.iter().any(|pair| pair.partnership.id == own.id);
    let without = partnerships.iter().filter(|own| !is_paired(own));
    let (left_out, others): (Vec<_>, Vec<_>) = without
        .partition(|own| old.entry(own.id.as_str()).and(new.entry(own.id.as_str())).is_some());
    let names = |those: &[&Partnership]| those.iter().map(|own| own.name.clone()).collect();
    let asks = Asks::from(rubric);
    let several = |is: bool, many: usize| if is { many } else { 0 };
    let of_answers =
        several(asks.rating, 3) + usize::from(asks.evidence) + usize::from(asks.fields);
    let columns = [of_answers, of_answers + several(asks.actions, 4) + 1];
    ChangesIndexView {
        page: PageView::new(title, DEPTH, lang),
        collection: CollectionView::new(collection, rubric),
        terms: rubric.into(),
        old: RoundView::new(&old.info, lang),
        new: RoundView::new(&new.info, lang),
        asks,
        columns,
        scale: scale(rubric),
        rows: pairs.iter().map(row).collect(),
        compared,
        drafts: pairs.len() - compared,
        left_out: left_out.len(),
        left_out_names: names(&left_out),
        others: others.len(),
        others_names: names(&others),
        items: asked(pairs)
            .map(|item| item_moves(item, pairs, (&old.rubric, rubric), lang))
            .collect(),
    }
}

/// The items of the round and then those that it asks no more. The rubrics decide which they are
/// and which of them are compared, so they are the same in each comparison.
fn asked<'a>(pairs: &[IndexedPair<'a>]) -> impl Iterator<Item = &'a ItemComparison> {
    pairs.first().into_iter().flat_map(|pair| &pair.comparison.items)
}

fn item_moves(
    item: &ItemComparison,
    pairs: &[IndexedPair<'_>],
    rubrics: (&Rubric, &Rubric),
    lang: &Language,
) -> ItemMoves {
    let ChangedItemRef { id, anchor, statement } = item_ref(item, lang);
    ItemMoves {
        id,
        statement,
        is_rated: item.is_rated,
        why: item.not_comparable.map(|reason| why_not_compared(reason, &item.old, lang)),
        tally: item_tally(item, pairs),
        moves: moves(item, &anchor, pairs, rubrics, lang),
        anchor,
    }
}

/// Whether two are of one item: what is asked no more may share its number with what is asked.
fn is_same(one: &ItemComparison, other: &ItemComparison) -> bool {
    one.item == other.item && one.new.is_empty() == other.new.is_empty()
}

fn is_final(pair: &IndexedPair<'_>) -> bool {
    [&pair.comparison.old, &pair.comparison.new]
        .iter()
        .all(|side| side.status == Some(Status::Final))
}

fn href(pair: &IndexedPair<'_>) -> Option<String> {
    pair.published.then(|| format!("{}.html", pair.partnership.id))
}

fn row(pair: &IndexedPair<'_>) -> ChangesRow {
    ChangesRow {
        name: pair.partnership.name.clone(),
        href: href(pair),
        earlier: pair.is_earlier.then(|| format!("{}.html", pair.partnership.id)),
        tally: is_final(pair).then(|| {
            let own = &pair.comparison.items;
            tally(&pair.comparison.counts, fields(own), pair.comparison.questions.len())
        }),
    }
}

/// Of how many items a field of the rubric's own changed.
fn fields<'a>(items: impl IntoIterator<Item = &'a ItemComparison>) -> usize {
    let is_changed = |item: &&ItemComparison| item.fields.iter().any(|own| own.change.is_changed());
    items.into_iter().filter(is_changed).count()
}

fn tally(counts: &Counts, fields: usize, questions: usize) -> ChangesTally {
    let evidence = counts.evidence;
    ChangesTally {
        rose: counts.ratings.improved,
        fell: counts.ratings.declined,
        stayed: counts.ratings.unchanged,
        evidence: evidence.edited + evidence.rewritten + evidence.added + evidence.removed,
        fields,
        done: counts.actions.done,
        put_back: counts.actions.put_back,
        unstated: counts.actions.unstated,
        vanished: counts.actions.vanished,
        questions,
    }
}

/// What there is to count of an item, over all pairs of final returns.
fn item_tally(item: &ItemComparison, pairs: &[IndexedPair<'_>]) -> ChangesTally {
    let finals = || pairs.iter().filter(|pair| is_final(pair)).map(|pair| pair.comparison);
    let items = || finals().flat_map(|found| &found.items).filter(|other| is_same(item, other));
    tally(
        &Counts::of(items()),
        fields(items()),
        finals().map(|found| found.questions_about(item).count()).sum(),
    )
}

fn moves(
    item: &ItemComparison,
    place: &str,
    pairs: &[IndexedPair<'_>],
    (old, new): (&Rubric, &Rubric),
    lang: &Language,
) -> Vec<MoveLink> {
    let finals = pairs.iter().filter(|pair| is_final(pair));
    let found = finals.filter_map(|pair| {
        let mut items = pair.comparison.items.iter();
        let found = pair.comparison;
        let item = items.find(|other| is_same(item, other) && found.has_news_of(other))?;
        let also = also(item, pair.comparison, lang);
        if item.not_comparable.is_some() && also.is_empty() {
            // It was the rubric that changed.
            return None;
        }
        Some(MoveLink {
            name: pair.partnership.name.clone(),
            href: href(pair).map(|page| format!("{page}#{place}")),
            rating: movement(item, RatingTelling::new(item, lang), old, new, lang),
            also,
        })
    });
    found.collect()
}

fn also(item: &ItemComparison, comparison: &Comparison, lang: &Language) -> Vec<String> {
    use crate::diff::Extent::{
        Added, Edited, None as Nothing, Removed, Rewritten, Unchanged, Unread,
    };
    let evidence = item.evidence.as_ref().and_then(|evidence| match evidence.extent {
        Nothing | Unchanged | Unread => None,
        Edited => Some(say!(lang, "also-evidence-edited")),
        Rewritten => Some(say!(lang, "also-evidence-rewritten")),
        Added => Some(say!(lang, "also-evidence-added")),
        Removed => Some(say!(lang, "also-evidence-removed")),
    });
    let changed = || item.actions.iter().filter(|change| change.is_changed());
    let actions = changed().count();
    let with = |progress| changed().filter(|change| change.progress == progress).count();
    let put_back = changed().filter(|change| change.put_back().is_some()).count();
    let (done, unstated, vanished) =
        (with(Progress::Done), with(Progress::Unstated), with(Progress::Vanished));
    let of_them = [
        (done > 0).then(|| say!(lang, "also-done", count = done)),
        (put_back > 0).then(|| say!(lang, "also-put-back", count = put_back)),
        (unstated > 0).then(|| say!(lang, "also-unstated", count = unstated)),
        (vanished > 0).then(|| say!(lang, "also-vanished", count = vanished)),
    ];
    let of_them: Vec<String> = of_them.into_iter().flatten().collect();
    let of_them = lang.enumeration(&of_them);
    let actions = match (actions, of_them.as_str()) {
        (0, _) => None,
        (count, "") => Some(say!(lang, "also-actions", count = count)),
        (count, which) => Some(say!(lang, "also-actions-of-which", count = count, which = which)),
    };
    let asked = comparison.questions_about(item).count();
    let asked = (asked > 0).then(|| say!(lang, "also-questions", count = asked));
    let fields = item.fields.iter().filter(|own| own.change.is_changed());
    // Of entries there is a change for each.
    let mut labels: Vec<&str> = fields.map(|own| own.label.as_str()).collect();
    labels.dedup();
    let fields = labels.into_iter().map(|field| say!(lang, "also-field", field = field));
    let share = item.share.as_ref().map(|share| match share.new {
        true => say!(lang, "also-shared"),
        false => say!(lang, "also-unshared"),
    });
    let away = item.moved_away.len();
    let away = (away > 0).then(|| say!(lang, "also-moved-away", count = away));
    let unread = (!item.unread.is_empty()).then(|| say!(lang, "also-unread"));
    let said = evidence.into_iter().chain(fields).chain(actions).chain(away);
    said.chain(share).chain(unread).chain(asked).collect()
}
