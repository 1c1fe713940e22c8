//! How much two units of text share, by their words.

/// From how many shared words on (in hundredths of all) two units that both sides wrote are two
/// versions of one.
pub(super) const ALIKE: usize = 70;
/// From how many on one that stands in another's place is that one, rewritten.
const VERSION: usize = 50;
/// From how many on a text that took another's place is on the same subject at all.
const AKIN: usize = 20;

/// Whether two texts share enough to be on one subject.
pub(super) fn are_akin(a: &str, b: &str) -> bool {
    of_texts(a, b) >= AKIN
}

/// Whether a unit that stands in another's place is that one, rewritten.
pub(super) fn are_versions(a: &str, b: &str) -> bool {
    of_texts(a, b) >= VERSION
}

/// Whether two units that both sides wrote are two versions of one.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    of_texts(a, b) >= ALIKE
}

/// How much two units share, in hundredths of their words, which are sorted.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    200 * contained(a, b) / (a.len() + b.len()).max(1)
}

/// How many words of one unit another has; both are sorted.
pub(super) fn contained<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut shared, mut i, mut j) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (shared, i, j) = (shared + 1, i + 1, j + 1),
        }
    }
    shared
}

/// How much two texts share, in hundredths of their words.
pub(super) fn of_texts(a: &str, b: &str) -> usize {
    shared(&words(a), &words(b))
}

/// The words of some units, sorted.
pub(super) fn words_of(units: &[&str], wanted: &[usize]) -> Vec<Vec<String>> {
    wanted.iter().map(|at| words(units[*at])).collect()
}

/// The words of a unit, sorted; their case and the signs around them say nothing.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words: Vec<String> = text.split_whitespace().filter(is_word).map(bare).collect();
    words.sort_unstable();
    words
}

/// Whether something is more than signs.
pub(super) fn is_word(word: &&str) -> bool {
    word.contains(char::is_alphanumeric)
}
