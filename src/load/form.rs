//! The keys of the forms, as lines are told from text by them.

/// The keys of returns, rounds, registers and rubrics but those of `terms`, which are common words:
/// a line of text that begins with another word is left alone.
const KEYS: &[&str] = &[
    "actions",
    "collated",
    "comparator_sets",
    "completed",
    "completed_by",
    "contacts",
    "crosswalk",
    "date",
    "deadline",
    "descriptors",
    "due",
    "evidence",
    "fields",
    "groupings",
    "groups",
    "health_board",
    "health_boards",
    "id",
    "introduction",
    "items",
    "label",
    "layout",
    "measure",
    "minimum_group",
    "name",
    "note",
    "notice",
    "number",
    "opens",
    "owner",
    "participants",
    "partnership",
    "partnerships",
    "place",
    "previous",
    "publisher",
    "rating",
    "replaces",
    "resources",
    "responses",
    "risks",
    "role",
    "round",
    "rubric",
    "rules",
    "scale",
    "scales",
    "sections",
    "share",
    "statement",
    "status",
    "subtitle",
    "summary_by",
    "terms",
    "text",
    "title",
    "took_part",
    "version",
];

/// Whether a key is one of a form, or the number of an item.
pub(super) fn is_known(key: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    KEYS.contains(&key) || (key.contains('.') && key.split('.').all(is_number))
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    /// The keys of `terms`, of each term and of groupings, which are common words.
    const OF_TERMS: [&str; 8] =
        ["section", "item", "participant", "group", "summary", "one", "many", "of"];

    #[test]
    fn every_key_that_a_form_asks_for_is_known() {
        let forms = [
            include_str!("raw/register.rs"),
            include_str!("raw/returns.rs"),
            include_str!("raw/round.rs"),
            include_str!("raw/rubric.rs"),
        ];
        let is_key = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let mut asked = 0;
        for form in forms {
            let parts: Vec<&str> = form.split('"').collect();
            for around in parts.windows(3).filter(|own| own[0].ends_with(['(', ' '])) {
                let [before, key, after] = around else { continue };
                let is_asked = before.ends_with('(') || before.ends_with("below(&mut f, ");
                if is_asked && is_key(key) && after.starts_with([',', ')']) {
                    asked += 1;
                    assert!(KEYS.contains(key) || OF_TERMS.contains(key), "{key}");
                }
            }
        }
        assert!(asked > 45, "{asked}");
    }
}
