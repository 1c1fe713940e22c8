//! One palette for drawings, pages and PDFs, in which everything that must be read can be.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, Oklch, Srgb};

use crate::chart::colour::{DEEP, FAINT, INK, LEVELS, PAPER, RULE, hex, level, oklch, words_on};

const PAGES: &str = include_str!("../../../templates/assets/style.css");
const SCALE: &str = include_str!("../../../templates/assets/levels.css");
const CHARTS: &str = include_str!("../../../templates/assets/charts.css");
const PDFS: &str = include_str!("../../../templates/typst/lib/palette.typ");

/// The number that follows some words.
fn number_after(text: &str, words: &str) -> f32 {
    let (_, rest) = text.split_once(words).unwrap_or_else(|| panic!("no `{words}`"));
    let is_digit = |sign: char| sign.is_ascii_digit() || "-.".contains(sign);
    let number: String = rest.trim_start().chars().take_while(|sign| is_digit(*sign)).collect();
    number.parse().unwrap_or_else(|_| panic!("no number after `{words}`"))
}

fn contrast(one: Oklch, other: Oklch) -> f32 {
    let srgb = |colour| Srgb::<f32>::from_color(colour).into_format::<u8>().into_format::<f32>();
    srgb(one).relative_contrast(srgb(other))
}

#[test]
fn levels_have_the_colours_of_the_pages_and_of_the_pdfs() {
    let [(lightness, range), (chroma, chroma_range)] = LEVELS;
    for (name, wanted) in [
        ("--lightness:", lightness),
        ("--range:", range),
        ("--chroma:", chroma),
        ("--chroma-range:", chroma_range),
    ] {
        assert_eq!(number_after(PAGES, name), wanted, "{name}");
    }
    assert!(SCALE.contains("calc(var(--chroma) + var(--chroma-range) * var(--part)) 250)"));
    let formula = format!(
        "oklch({:.0}% - part * {:.0}%, {chroma} + part * {chroma_range}, hue)",
        lightness * 100.0,
        -range * 100.0
    );
    assert!(PDFS.contains(&formula), "{formula}");
    assert!(PDFS.contains("#let hue = 250deg"));
}

#[test]
fn other_colours_are_those_of_the_pages_and_of_the_pdfs() {
    for (name, colour) in [("ink", INK), ("deep", DEEP), ("faint", FAINT), ("rule", RULE)] {
        let page = format!("--{name}: {};", hex(colour));
        assert!(PAGES.contains(&page), "{page}");
        let pdf = format!("#let {name} = oklch({:.0}%, {}, hue)", colour.l * 100.0, colour.chroma);
        assert!(PDFS.contains(&pdf), "{pdf}");
    }
    assert_eq!(hex(PAPER), "#ffffff");
}

#[test]
fn every_level_is_darker_than_the_one_below() {
    for of in 2..=10 {
        for place in 1..of {
            assert!(level(place, of).l < level(place - 1, of).l, "{place} of {of}");
        }
    }
}

#[test]
fn a_scale_of_one_level_has_a_colour() {
    assert_eq!(hex(level(0, 1)), hex(level(0, 4)));
}

#[test]
fn counts_can_be_read_on_every_level() {
    for of in 1..=10 {
        for place in 0..of {
            let colour = level(place, of);
            let words = oklch(if words_on(colour) == "#fff" { 1.0 } else { 0.0 }, 0.0);
            assert!(contrast(colour, words) >= 4.5, "{place} of {of}");
        }
    }
}

/// Who has read one picture reads the next one right: a level is as much darker than another on
/// paper as on any screen.
#[test]
fn the_highest_level_is_the_darkest_on_paper_and_on_every_screen() {
    let (_, dark) = PAGES.split_once("prefers-color-scheme: dark").expect("a dark palette");
    for range in [LEVELS[0].1, number_after(PAGES, "--range:"), number_after(dark, "--range:")] {
        assert!(range < -0.4, "{range}");
    }
    let [lightness, range, chroma, chroma_range] =
        ["--lightness:", "--range:", "--chroma:", "--chroma-range:"]
            .map(|name| number_after(dark, name));
    let (highest, screen) = (oklch(lightness + range, chroma + chroma_range), oklch(0.19, 0.015));
    assert!(contrast(highest, screen) >= 3.0, "the highest level is seen on a dark screen");
}

/// A page decides between white and black by lightness.
#[test]
fn counts_can_be_read_on_every_level_of_a_page() {
    let turn = number_after(CHARTS, "clamp(0, (");
    let (_, dark) = PAGES.split_once("prefers-color-scheme: dark").expect("a dark palette");
    for palette in [PAGES, dark] {
        let [lightness, range, chroma, chroma_range] =
            ["--lightness:", "--range:", "--chroma:", "--chroma-range:"]
                .map(|name| number_after(palette, name));
        for of in 2..=10_u8 {
            for place in 0..of {
                let part = f32::from(place) / f32::from(of - 1);
                let colour = oklch(lightness + range * part, chroma + chroma_range * part);
                let words = oklch(if colour.l < turn { 1.0 } else { 0.0 }, 0.0);
                assert!(contrast(colour, words) >= 4.5, "{place} of {of}");
            }
        }
    }
}

#[test]
fn lines_and_words_can_be_seen() {
    assert!(contrast(FAINT, PAPER) >= 3.0);
    for (words, ground) in [(INK, PAPER), (INK, RULE), (DEEP, PAPER)] {
        assert!(contrast(words, ground) >= 4.5);
    }
}
