//! How far those who rated agree: a measure made for ordered categories.
//!
//! It is 1 − D, where D is the ordinal dispersion of Robert K. Leik, "A measure of ordinal
//! consensus", Pacific Sociological Review 9(2), 1966, pages 85–90. With the cumulative shares F₁ …
//! Fₖ of k levels, each level is as far from certainty as the lesser of Fᵢ and 1 − Fᵢ, and D is the
//! sum of these over ½(k − 1), the largest that it can be:
//!
//! ```text
//! D = 2 · Σᵢ min(Fᵢ, 1 − Fᵢ) ÷ (k − 1)        i = 1 … k − 1
//! ```
//!
//! 1 means that all chose the same level, 0 that half chose the lowest and half the highest. It
//! knows the order of the levels and nothing of distances between them, so no number is ever given
//! to a level. It depends on the number of levels, so values are compared within one scale alone.
//! The worked value of the tests is the one that the documentation of the R package `agrmt`
//! publishes for its function `Leik`.

/// Agreement of the counts of each level, lowest level first: from 0, split between the ends, to 1,
/// all alike.
///
/// `None` where there is nothing to agree on: fewer than two ratings, or fewer than two levels.
pub fn agreement(counts: &[usize]) -> Option<f64> {
    let ratings: usize = counts.iter().sum();
    let steps = counts.len().saturating_sub(1);
    if ratings < 2 || steps == 0 {
        return None;
    }
    let mut below = 0;
    let mut apart = 0;
    for count in counts {
        below += count;
        apart += below.min(ratings - below);
    }
    // One division of whole numbers: equal agreement is equal to the last bit, whatever the counts
    // behind it.
    let most = ratings * steps;
    Some(super::share(most - 2 * apart, most))
}

#[cfg(test)]
mod tests {
    use super::agreement;

    #[track_caller]
    fn is(counts: &[usize], wanted: f64) {
        let found = agreement(counts).expect("a value");
        assert!((found - wanted).abs() < 0.0005, "{counts:?}: {found}, not {wanted}");
    }

    /// `Leik(c(30,40,210,130,530,50,10))`, "the ordinal dispersion is given as 0.287":
    /// <https://search.r-project.org/CRAN/refmans/agrmt/html/Leik.html>.
    #[test]
    fn it_has_the_published_value_of_a_worked_example() {
        is(&[30, 40, 210, 130, 530, 50, 10], 1.0 - 0.287);
    }

    /// The two ends that Leik defines the measure by, on the same page.
    #[test]
    fn all_alike_is_one_and_half_at_each_end_is_none() {
        is(&[0, 9, 0, 0], 1.0);
        is(&[5, 0, 0, 5], 0.0);
    }

    /// Equal counts come nearer to one half the more levels there are, as Leik argues that they
    /// should.
    #[test]
    fn equal_counts_tend_to_one_half() {
        is(&[1, 1], 0.0);
        is(&[1, 1, 1], 1.0 / 3.0);
        is(&[1, 1, 1, 1], 1.0 / 3.0);
        is(&[1, 1, 1, 1, 1], 0.4);
        is(&[1; 100], 0.495);
    }

    #[test]
    fn it_does_not_matter_which_end_is_called_the_lowest() {
        assert_eq!(agreement(&[4, 1, 0, 2]), agreement(&[2, 0, 1, 4]));
    }

    #[test]
    fn one_rating_and_one_level_agree_on_nothing() {
        assert_eq!(agreement(&[0, 1, 0]), None);
        assert_eq!(agreement(&[7]), None);
        assert_eq!(agreement(&[]), None);
    }
}
