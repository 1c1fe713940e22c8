//! The drawings as SVG, read as XML and as a page reads them.

use proptest::prelude::*;

use crate::chart::{Chart, Drawing, Frame, svg};

const FRAMES: [Frame; 2] = [Frame::Fluid, Frame::Points(160.0)];

fn levels(counts: &[usize], own: Option<usize>) -> Chart {
    let drawing = Drawing::Levels { counts: counts.to_vec(), own };
    Chart { drawing, alt: "Of 5 rated.".to_owned() }
}

fn moves([fell, stayed, rose]: [usize; 3], of: usize) -> Chart {
    Chart { drawing: Drawing::Moves { fell, stayed, rose, of }, alt: "Of 5 rated.".to_owned() }
}

/// The figures that are written in a drawing.
fn figures(drawn: &str) -> Vec<String> {
    let texts = drawn.split("<text").skip(1);
    let inside = texts.filter_map(|text| text.split_once('>')?.1.split_once('<'));
    inside.map(|(figure, _)| figure.to_owned()).collect()
}

#[test]
fn counts_stand_in_the_parts_that_have_room() {
    for frame in FRAMES {
        assert_eq!(figures(&svg(&levels(&[3, 0, 14, 2], None), frame)), ["3", "14", "2"]);
        assert_eq!(figures(&svg(&levels(&[1, 0, 149, 0], None), frame)), ["149"]);
    }
}

#[test]
fn the_counts_of_a_move_are_always_written_where_something_moved() {
    for frame in FRAMES {
        assert_eq!(figures(&svg(&moves([3, 18, 10], 31), frame)).len(), 3);
        assert_eq!(figures(&svg(&moves([1, 308, 1], 310), frame)).len(), 3);
        assert_eq!(figures(&svg(&moves([0, 0, 2], 31), frame)), ["2"]);
        assert_eq!(figures(&svg(&moves([0, 0, 0], 31), frame)).len(), 0);
    }
}

#[test]
fn ones_own_level_is_marked_by_shapes_even_where_it_is_narrow_or_has_no_part() {
    for (counts, frames) in [([3, 12, 14], 1), ([1, 300, 0], 1), ([0, 0, 5], 0), ([0, 0, 0], 0)] {
        let drawn = svg(&levels(&counts, Some(0)), Frame::Fluid);
        assert_eq!(drawn.matches(r#"class="chart-own""#).count(), frames, "{counts:?}");
        assert_eq!(drawn.matches(r#"class="chart-mark""#).count(), 1, "{counts:?}");
    }
    assert!(!svg(&levels(&[3, 2], None), Frame::Fluid).contains("chart-mark"));
}

#[test]
fn a_level_that_the_scale_does_not_have_marks_nothing() {
    assert!(!svg(&levels(&[3, 2], Some(2)), Frame::Fluid).contains("chart-mark"));
}

#[test]
fn nothing_rated_is_an_outline() {
    let drawn = svg(&levels(&[0, 0, 0, 0], None), Frame::Fluid);
    assert!(drawn.contains("stroke-dasharray") && !drawn.contains("data-place"), "{drawn}");
}

#[test]
fn the_width_of_a_page_scales_places_and_never_text() {
    let drawn = svg(&levels(&[1, 3], None), Frame::Fluid);
    assert!(drawn.contains(r#"width="100%""#) && drawn.contains(r#"x="25%""#), "{drawn}");
    assert!(!drawn.contains("viewBox"), "{drawn}");
}

#[test]
fn a_pdf_is_told_points_and_nothing_of_style_sheets() {
    let drawn = svg(&levels(&[1, 3], Some(1)), Frame::Points(160.0));
    assert!(drawn.contains(r#"width="160pt""#), "{drawn}");
    for word in ["%", "class=", "data-"] {
        assert!(!drawn.contains(word), "{word}: {drawn}");
    }
}

#[test]
fn a_page_knows_the_place_of_each_part_on_the_scale() {
    let drawn = svg(&levels(&[1, 0, 3], None), Frame::Fluid);
    assert!(drawn.contains(r#"data-place="1/3""#), "{drawn}");
    assert!(drawn.contains(r#"data-place="3/3""#) && !drawn.contains("style="), "{drawn}");
}

proptest! {
    /// Whatever the words and counts: one element, whose label is the words.
    #[test]
    fn nothing_breaks_out_of_a_drawing(
        alt in r#"[ -~\n]*|.*["'<>&].*"#,
        counts in prop::collection::vec(0..2000_usize, 0..6),
        own in prop::option::of(0..8_usize),
        points in prop::option::of(0.0..600.0),
    ) {
        let chart = Chart { drawing: Drawing::Levels { counts, own }, alt: alt.clone() };
        let drawn = svg(&chart, points.map_or(Frame::Fluid, Frame::Points));
        let (_, label) = drawn.split_once(r#"aria-label=""#).expect("a label");
        let (label, rest) = label.split_once('"').expect("an end");
        prop_assert!(!label.contains(['<', '>', '\'']), "{}", label);
        let plain = label.replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<");
        prop_assert_eq!(plain.replace("&gt;", ">").replace("&amp;", "&"), alt);
        prop_assert!(rest.ends_with("</svg>") || rest.ends_with("/>"));
        let opened = drawn.matches('<').count() - drawn.matches("</").count();
        prop_assert_eq!(opened, drawn.matches("/>").count() + drawn.matches("</").count());
    }
}

fn dots(dots: &[u32], median: Option<u32>, zero: Option<u32>) -> Chart {
    let drawing = Drawing::Dots { dots: dots.to_vec(), median, zero };
    Chart { drawing, alt: "5 numbers.".to_owned() }
}

fn line(places: &[Option<u32>]) -> Chart {
    let drawing = Drawing::Line { places: places.to_vec() };
    Chart { drawing, alt: "From 2 to 3.".to_owned() }
}

#[test]
fn each_number_is_a_dot_and_the_median_a_line_with_a_mark() {
    for frame in FRAMES {
        let drawn = svg(&dots(&[0, 0, 2500, 10_000], Some(1250), None), frame);
        assert_eq!(drawn.matches("<circle").count(), 4, "{drawn}");
        assert_eq!(drawn.matches("<path").count(), 1, "{drawn}");
        assert_eq!(figures(&drawn).len(), 0);
    }
}

#[test]
fn nought_is_marked_where_numbers_lie_on_both_sides_of_it() {
    let drawn = svg(&dots(&[0, 10_000], None, Some(4000)), Frame::Fluid);
    assert_eq!(figures(&drawn), ["0"]);
    assert!(drawn.contains(r#"x="40%""#), "{drawn}");
}

#[test]
fn a_pile_of_hundreds_is_no_higher_than_a_table_of_few() {
    for frame in FRAMES {
        let drawn = svg(&dots(&[5000; 300], Some(5000), None), frame);
        let (_, height) = drawn.split_once(r#"height=""#).expect("a height");
        let height: String = height.chars().take_while(char::is_ascii_digit).collect();
        assert!(height.parse::<u32>().expect("a number") <= 130, "{height}");
    }
}

#[test]
fn a_line_is_not_drawn_over_a_round_without_a_number() {
    for frame in FRAMES {
        let drawn = svg(&line(&[Some(0), Some(10_000), None, Some(5000)]), frame);
        assert_eq!(drawn.matches("<circle").count(), 3, "{drawn}");
        // The floor, and the one step between two rounds that have numbers.
        assert_eq!(drawn.matches("<line").count(), 2, "{drawn}");
    }
}
