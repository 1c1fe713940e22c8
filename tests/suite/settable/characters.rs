//! Every character that the fonts are said to have is set in a PDF, as text, as strong text,
//! emphasised and as code.

use stocktake::glyphs::{Fonts, SetAs};
use stocktake::render::Templates;

use super::{MORE, number};
use crate::project::{Project, with_evidence};

/// How many characters stand in a line.
const LINE: usize = 40;

/// Characters that are refused for another reason: nobody sees them, or one font alone knows them.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{ffff}')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{1fffe}'..)
}

/// The clusters that are tried: each character by itself, and letters and signs with each mark.
fn clusters() -> Vec<String> {
    let characters = ('\u{a1}'..='\u{1fbff}').filter(|c| !is_unwanted(*c));
    let marks = ('\u{300}'..='\u{36f}').chain(['\u{20dd}', '\u{20e3}', '\u{1f3fd}']);
    let bases = ['a', 'Ω', 'Ж', '☑', 'ש', '👍', '→'];
    let marked = marks.flat_map(|mark| bases.map(|base| format!("{base}{mark}")));
    characters.map(String::from).chain(marked).collect()
}

#[test]
fn every_character_that_fonts_are_said_to_have_is_set() {
    let fonts = Fonts::with_files(Templates::shipped().files("fonts/"));
    let clusters = clusters();
    let mut evidence = "|\n".to_owned();
    let mut count = 0;
    // In every way but the plain one, so many at a time, since finding another font takes Typst
    // long.
    let step = if number(MORE, 1) > 1 { 1 } else { 9 };
    for (around, set_as, step) in [
        ("", SetAs::Text, 1),
        ("**", SetAs::Text, step),
        ("*", SetAs::Text, step),
        ("`", SetAs::Code, step),
    ] {
        let all = clusters.iter().step_by(step);
        let all = all.filter(|own| fonts.unset(own, set_as).is_empty());
        let all: Vec<&str> = all.map(String::as_str).collect();
        count += all.len();
        for line in all.chunks(LINE) {
            // The word before keeps a sign from being the mark of a list or of a table.
            evidence.push_str(&format!("      so {around}{}{around}\n\n", line.join(" ")));
        }
    }
    assert!(count > 5_000, "{count}");
    let path = "returns/sample/2019/example-north.yaml";
    let project = Project::new().file(path, with_evidence("example-north", "2019", &evidence));
    let build = ["build", "--only", "pdf", "--timeout", "600", "--format", "short"];
    let answer = project.run(build.iter().copied().chain(["sample/2019/example-north"]));
    // And each is found again in the PDF: letters that share a glyph, and marks that are painted
    // over others.
    answer.status(0);
}

/// Words of alphabets that run to the left: pointed ones, digits among them, and letters that are
/// kept apart.
const LEFTWARD: [&str; 9] = [
    "שָׁלוֹם",
    "מִלָּה",
    "שָׁלוֹם לְכֻלָּם",
    "مُحَمَّد",
    "مصر ١٢٣",
    "١٢٣ من ٤٥٦",
    "پ\u{200c}ر",
    "می\u{200c}خواهم ۱۲۳",
    "لا إله",
];

#[test]
fn words_that_run_to_the_left_are_found_with_their_points_and_digits() {
    let lines = LEFTWARD.map(|words| format!("      We say {words} here, and {words}.\n\n"));
    let evidence = format!("|\n{}", lines.concat());
    let path = "returns/sample/2019/example-north.yaml";
    let project = Project::new().file(path, with_evidence("example-north", "2019", &evidence));
    project.run(["check"]).status(0);
    project.run(["build", "--only", "pdf", "sample/2019/example-north"]).status(0);
}
