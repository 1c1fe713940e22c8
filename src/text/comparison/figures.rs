//! What changed in a return, in six figures: a line of an overview of several returns.

use crate::diff::Comparison;

/// What the figures are of: ratings, each with a sign and what that means, then evidence and
/// actions that changed, and questions.
pub(super) const HEADINGS: [(&str, &str); 6] = [
    ("▲", "improved"),
    ("▼", "declined"),
    ("=", "unchanged"),
    ("", "evidence"),
    ("", "actions"),
    ("", "questions"),
];

/// The figures, a dot for none.
pub(super) fn figures(found: &Comparison) -> [String; 6] {
    let counts = &found.counts;
    let (ratings, texts) = (counts.ratings, counts.evidence);
    let actions = found.items.iter().flat_map(|item| &item.actions);
    let figures = [
        ratings.improved,
        ratings.declined,
        ratings.unchanged,
        texts.edited + texts.rewritten + texts.added + texts.removed,
        actions.filter(|action| action.is_changed()).count(),
        found.questions.len(),
    ];
    figures.map(|n| if n == 0 { "·".to_owned() } else { n.to_string() })
}
