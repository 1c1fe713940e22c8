//! Where the parts of a drawing are.

use proptest::prelude::*;

use crate::chart::dots::layers;
use crate::chart::levels::{LEAST, Part, parts};
use crate::chart::line::places;
use crate::chart::moves::row;

/// What every bar must be: the whole width, in order, without gaps or overlaps, nothing too narrow
/// to be seen.
fn assert_a_bar(counts: &[usize]) {
    let parts = parts(counts);
    let levels: Vec<_> = (0..counts.len()).filter(|level| counts[*level] > 0).collect();
    assert_eq!(parts.iter().map(|part| part.level).collect::<Vec<_>>(), levels);
    assert!(parts.iter().all(|part| part.count == counts[part.level]));
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    assert_eq!(first.from, 0.0);
    assert!((last.to - 1.0).abs() < 1e-9, "{parts:?}");
    assert!(parts.windows(2).all(|pair| pair[0].to == pair[1].from), "{parts:?}");
    let least = LEAST / (1.0 + LEAST * 10.0);
    assert!(parts.iter().all(|part| part.to - part.from >= least), "{parts:?}");
}

fn widths(parts: &[Part]) -> Vec<f64> {
    parts.iter().map(|part| part.to - part.from).collect()
}

#[test]
fn a_part_is_as_long_as_its_share() {
    assert_eq!(widths(&parts(&[1, 0, 2, 1])), [0.25, 0.5, 0.25]);
    assert_eq!(widths(&parts(&[0, 7])), [1.0]);
    assert_eq!(widths(&parts(&[3, 3])), [0.5, 0.5]);
}

#[test]
fn nothing_rated_has_no_parts() {
    assert_eq!(parts(&[0, 0, 0]), []);
    assert_eq!(parts(&[]), []);
}

#[test]
fn one_of_hundreds_is_wide_enough_to_be_seen() {
    let widths = widths(&parts(&[1, 309]));
    assert!(widths[0] > LEAST * 0.95, "{widths:?}");
}

#[test]
fn counts_beyond_all_measure_stay_in_the_bar() {
    assert_a_bar(&[usize::MAX, usize::MAX, 1]);
}

proptest! {
    #[test]
    fn any_counts_make_a_bar(counts in prop::collection::vec(0..usize::MAX, 0..10)) {
        assert_a_bar(&counts);
    }

    #[test]
    fn few_counts_make_a_bar(counts in prop::collection::vec(0..6_usize, 2..10)) {
        assert_a_bar(&counts);
    }

    #[test]
    fn any_moves_stay_in_the_row(counts: [u32; 3], of: u32) {
        let counts = counts.map(|count| count as usize);
        let row = row(counts, of as usize);
        let ends = [row.fell.0, row.fell.1, row.stayed.0, row.stayed.1, row.rose.0, row.rose.1];
        prop_assert!(ends.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{:?}", row);
        prop_assert!(ends[0] >= 0.0 && ends[5] <= 1.0, "{:?}", row);
        prop_assert!((row.stayed.0 + row.stayed.1 - 1.0).abs() < 1e-9, "{:?}", row);
    }
}

#[test]
fn rows_of_one_scale_can_be_compared() {
    let wide = |(from, to): (f64, f64)| to - from;
    let (some, more) = (row([1, 4, 2], 10), row([2, 0, 6], 10));
    assert!((wide(more.fell) - 2.0 * wide(some.fell)).abs() < 1e-9);
    assert!((wide(more.rose) - 3.0 * wide(some.rose)).abs() < 1e-9);
    assert!((wide(some.stayed) - 2.0 * wide(some.rose)).abs() < 1e-9);
}

#[test]
fn what_fell_is_left_of_the_middle_and_what_rose_is_right_of_it() {
    let row = row([3, 2, 5], 10);
    assert!(row.fell.1 < 0.5 && row.rose.0 > 0.5);
}

proptest! {
    #[test]
    fn dots_of_a_layer_do_not_overlap(
        mut dots in proptest::collection::vec(0_u32..=10_000, 0..60),
        width in 1_u32..2000,
    ) {
        dots.sort_unstable();
        let layers = layers(&dots, width);
        prop_assert_eq!(layers.len(), dots.len());
        for layer in 0..dots.len() {
            let own = dots.iter().zip(&layers).filter(|(_, at)| **at == layer);
            let own: Vec<u32> = own.map(|(dot, _)| *dot).collect();
            prop_assert!(own.windows(2).all(|pair| pair[1] - pair[0] >= width), "{:?}", own);
        }
    }
}

#[test]
fn what_lies_apart_lies_in_the_lowest_layer() {
    assert_eq!(layers(&[0, 100, 200], 100), [0, 0, 0]);
    assert_eq!(layers(&[0, 0, 50, 100], 100), [0, 1, 2, 0]);
}

#[test]
fn a_line_goes_from_end_to_end_and_up() {
    let found = places(&[Some(0), None, Some(10_000)]);
    assert_eq!(found.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
    let (Some(first), Some(last)) = (found[0], found[2]) else { panic!("{found:?}") };
    assert!((first.0, last.0) == (0.0, 1.0) && first.1 > last.1, "{found:?}");
}
