//! Actions on one side alone that say what another says: copies, and what was split off or taken
//! into another.

use super::actions::{ActionChange, Counterpart, Progress};
use super::like::{self, Features, Vocabulary};
use super::pair_actions::Placed;

/// A likeness that no two texts reach, so that none are paired by it: all that is looked for is
/// which text stands in another.
const NEVER: u8 = 100;

/// How many features three words have: the words themselves and the two pairs that follow one
/// another. A text with fewer stands in a longer one by chance.
const THREE_WORDS: usize = 5;

/// The actions of both sides and which of them belong together.
pub(super) struct Pairs<'a> {
    pub(super) old: &'a [Placed],
    pub(super) new: &'a [Placed],
    /// For each new one its partner's place.
    pub(super) partners: &'a [Option<usize>],
}

/// For each new action without a partner that says what an old one said, and for each old one that
/// a new one says: what it is then, and the other one's place.
pub(super) struct Counterparts {
    pub(super) new: Vec<Option<(Progress, usize)>>,
    pub(super) old: Vec<Option<usize>>,
}

/// Finds them. An action that says what several say is a copy of the first.
pub(super) fn found(pairs: &Pairs<'_>) -> Counterparts {
    let Pairs { old, new, partners } = pairs;
    let mut found = Counterparts { new: vec![None; new.len()], old: vec![None; old.len()] };
    let mut has_partner = vec![None; old.len()];
    for (at, partner) in partners.iter().enumerate() {
        if let Some(own) = partner.and_then(|partner| has_partner.get_mut(partner)) {
            *own = Some(at);
        }
    }
    let new_free: Vec<usize> = (0..new.len()).filter(|&at| partners[at].is_none()).collect();
    let old_free: Vec<usize> = (0..old.len()).filter(|&at| has_partner[at].is_none()).collect();
    let mut vocabulary = Vocabulary::default();
    let mut features = |all: &[Placed]| -> Vec<Features> {
        all.iter().map(|own| vocabulary.features(&own.state.text)).collect()
    };
    if (new_free.is_empty() || old.is_empty()) && (old_free.is_empty() || new.is_empty()) {
        return found;
    }
    let (old_features, new_features) = (features(old), features(new));
    for (part, whole) in within(&new_features, &new_free, &old_features) {
        let still =
            has_partner[whole].is_some_and(|now| new_features[now].holds(&new_features[part]));
        // Beside one that stays, only the same words are a copy: one more word makes another.
        if still && !have_same_words(&new[part], &old[whole]) {
            continue;
        }
        let progress = if still { Progress::Copied } else { Progress::SplitOff };
        found.new[part] = Some((progress, whole));
        if !still && has_partner[whole].is_none() && found.old[whole].is_none() {
            found.old[whole] = Some(part);
        }
    }
    for (part, whole) in within(&old_features, &old_free, &new_features) {
        // What said that already took nothing over, but for a second one of the same words.
        let held = partners[whole].is_some_and(|was| old_features[was].holds(&old_features[part]));
        if !held || have_same_words(&old[part], &new[whole]) {
            found.old[part] = Some(whole);
        }
    }
    found
}

/// Whether two actions say the same, whatever their capitals and punctuation.
fn have_same_words(one: &Placed, other: &Placed) -> bool {
    like::plain_words(&one.state.text).eq(like::plain_words(&other.state.text))
}

/// Those of `free` that stand in one of `wholes`, each with the one in which most of it does.
fn within(all: &[Features], free: &[usize], wholes: &[Features]) -> Vec<(usize, usize)> {
    let parts: Vec<Features> = free.iter().map(|&at| all[at].clone()).collect();
    let found = like::candidates(wholes, &parts, |_, _| NEVER).new_within;
    let pairs = free.iter().zip(found).filter_map(|(&part, whole)| Some((part, whole?)));
    let is_long = |&(part, whole): &(usize, usize)| {
        all[part].len() >= THREE_WORDS || all[part].len() == wholes[whole].len()
    };
    pairs.filter(is_long).collect()
}

impl ActionChange {
    /// The same, said of an action that says what another says.
    pub(super) fn with_counterpart(mut self, progress: Progress, other: &Placed) -> Self {
        self.progress = progress;
        self.counterpart =
            Some(Counterpart { id: other.state.id.clone(), item: other.state.item.clone() });
        self
    }
}
