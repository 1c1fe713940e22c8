//! The nearest valid value to a misspelt one.

/// The candidate nearest to `written`, where one is near enough to be what was meant.
///
/// Case, and whether words are joined by spaces, hyphens or underscores, are not counted as mistakes. The measure
/// is the Damerau–Levenshtein distance; a third of the longer word may differ.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = fold(written);
    candidates
        .into_iter()
        .map(|candidate| (distance(&written, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| {
            let longer = written.chars().count().max(candidate.chars().count());
            *distance <= (longer / 3).max(1) && *distance < longer
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A `help:` sentence: the nearest value, or all of them where few are possible.
pub fn suggestion<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    const FEW: usize = 8;
    let candidates: Vec<_> = candidates.into_iter().collect();
    if let Some(near) = nearest(written, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let all: Vec<_> = candidates.iter().map(|c| format!("`{c}`")).collect();
    (!all.is_empty() && all.len() <= FEW).then(|| format!("use one of {}", all.join(", ")))
}

/// Longer input than any id or key is not worth measuring: the distance takes quadratic time.
const LONGEST: usize = 80;

fn distance(a: &str, b: &str) -> usize {
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    strsim::damerau_levenshtein(a, b)
}

fn fold(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::{nearest, suggestion};

    const LEVELS: [&str; 4] =
        ["not-yet-established", "partly-established", "established", "exemplary"];

    #[test]
    fn a_slip_finds_the_value_that_was_meant() {
        assert_eq!(nearest("exemplery", LEVELS), Some("exemplary"));
        assert_eq!(nearest("Partly established", LEVELS), Some("partly-established"));
    }

    #[test]
    fn a_value_far_from_all_gets_the_list_of_them() {
        let help = suggestion("green", LEVELS).expect("a list");
        assert!(help.starts_with("use one of `not-yet-established`"), "{help}");
    }

    #[test]
    fn hostile_length_is_not_measured() {
        assert_eq!(nearest(&"x".repeat(1 << 20), LEVELS), None);
    }
}
