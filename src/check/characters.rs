//! Characters that the PDF cannot show as they are meant, in every text that is published: one
//! finding for each text, where the first of them stands.
//!
//! A step of its own before a collection is checked, because it alone needs to know the fonts.

mod instead;
mod texts;

use crate::diag::{Code, Diagnostic, Findings, Place, quoted};
use crate::glyphs::{Fonts, SetAs, UnsetReason};
use crate::load::{Inside, Loaded, Located, Written, WrittenReturn, first_line};
use crate::markdown::{self, Document, Mentions};

use super::values::line;
use texts::Shown;

/// How many characters a finding names.
const MOST_NAMED: usize = 8;

/// Finds what the fonts cannot set in the texts of a collection.
///
/// What was found in a return stays with it, the rest goes to the sink; a file with an error is
/// flawed from then on.
pub fn characters(written: &mut Written, fonts: &Fonts, sink: &mut Vec<Diagnostic>) {
    let rubrics = written.rubric.iter_mut().chain(written.earlier.iter_mut().flatten());
    for loaded in rubrics {
        let found = found(texts::rubric(&loaded.raw), fonts);
        keep(found, loaded, sink);
    }
    if let Some(loaded) = &mut written.register {
        let found = found(texts::register(&loaded.raw), fonts);
        keep(found, loaded, sink);
    }
    for round in &mut written.rounds {
        if let Some(loaded) = &mut round.info {
            let found = found(texts::round(&loaded.raw), fonts);
            keep(found, loaded, sink);
        }
        for returned in &mut round.returns {
            characters_of_return(returned, fonts);
        }
    }
}

/// Finds what the fonts cannot set in the texts of a return; what was found stays with it.
pub fn characters_of_return(returned: &mut WrittenReturn, fonts: &Fonts) {
    if let Some(loaded) = &mut returned.raw {
        let found = found(texts::returned(&loaded.raw), fonts);
        keep(found, loaded, &mut returned.findings);
    }
}

fn keep<T>(found: Vec<Diagnostic>, loaded: &mut Loaded<T>, sink: &mut Findings) {
    loaded.flawed |= found.iter().any(Diagnostic::is_error);
    sink.extend(found);
}

fn found(texts: Vec<Shown<'_>>, fonts: &Fonts) -> Vec<Diagnostic> {
    texts.into_iter().flat_map(|text| in_text(text, fonts)).collect()
}

/// What is found in one text; nearly every text holds nothing but what every font has.
fn in_text(text: Shown<'_>, fonts: &Fonts) -> Vec<Diagnostic> {
    let (Shown::Line(at) | Shown::Markdown(at)) = text;
    // An entity of Markdown may stand for any character.
    let may_hide = matches!(text, Shown::Markdown(_)) && at.value.contains('&');
    let is_set = |set_as| fonts.unset(&at.value, set_as).is_empty();
    let has_no_other =
        || is_set(SetAs::Text) && is_set(SetAs::Code) && !at.value.contains(is_colour);
    if !may_hide && (at.value.is_ascii() || has_no_other()) {
        return Vec::new();
    }
    let mut seen = Seen::default();
    match text {
        Shown::Line(at) => seen.read(&line(&at.value), 0, SetAs::Text, fonts),
        Shown::Markdown(at) => {
            let document = markdown::parse(&at.value, &Mentions::none());
            read(&document, fonts, &mut seen);
        }
    }
    seen.findings(at)
}

fn read(document: &Document, fonts: &Fonts, seen: &mut Seen) {
    document.each_text(&mut |line, text, is_code| {
        let set_as = if is_code { SetAs::Code } else { SetAs::Text };
        seen.read(text, line, set_as, fonts);
    });
}

/// What has been found in a text so far: clusters, each once, with the line of the text that each
/// stands on.
#[derive(Default)]
struct Seen {
    missing: Vec<(String, usize)>,
    unshaped: Vec<(String, usize, &'static str)>,
    colours: Vec<(String, usize)>,
}

impl Seen {
    fn read(&mut self, text: &str, line: usize, set_as: SetAs, fonts: &Fonts) {
        for unset in fonts.unset(text, set_as) {
            let cluster = text[unset.range].to_owned();
            match unset.lack {
                UnsetReason::Glyph if self.missing.iter().all(|(seen, _)| *seen != cluster) => {
                    self.missing.push((cluster, line));
                }
                UnsetReason::Shape(name)
                    if self.unshaped.iter().all(|(.., seen)| *seen != name) =>
                {
                    self.unshaped.push((cluster, line, name));
                }
                UnsetReason::Glyph | UnsetReason::Shape(_) => {}
            }
        }
        for c in text.chars().filter(|c| is_colour(*c)) {
            if self.colours.iter().all(|(seen, _)| !seen.contains(c)) {
                self.colours.push((c.to_string(), line));
            }
        }
    }

    fn findings(&self, at: &Located<String>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if let Some((first, line)) = self.missing.first() {
            let clusters: Vec<&str> = self.missing.iter().map(|(own, _)| own.as_str()).collect();
            let message = format!("the fonts of the PDF do not have {}", named(&clusters));
            let place = place(at, first, *line);
            found.push(
                Diagnostic::new(Code::NoGlyph, place, message)
                    .help(instead::help(&clusters))
                    .fix(instead::fix(at, &clusters)),
            );
        }
        if let Some((first, line, _)) = self.unshaped.first() {
            let names: Vec<&str> = self.unshaped.iter().map(|(.., name)| *name).collect();
            let message = format!("the PDF cannot set {} as it is read", names.join(", "));
            found.push(
                Diagnostic::new(Code::Unshaped, place(at, first, *line), message)
                    .help("write it in Latin letters, or link to a page that has it"),
            );
        }
        if let Some((first, line)) = self.colours.first() {
            let signs: Vec<&str> = self.colours.iter().map(|(own, _)| own.as_str()).collect();
            let whose = if signs.len() == 1 { "its colour" } else { "their colours" };
            let message = format!("the PDF shows {} without {whose}", named(&signs));
            let word = colour(first).expect("it was found for its colour");
            let help = format!("say what it means in words as well, if only `{word}`");
            let place = place(at, first, *line);
            found.push(Diagnostic::new(Code::ColourAlone, place, message).help(help));
        }
        found
    }
}

/// Where a cluster stands first in a text; where it is written as an entity, the line on which it
/// is.
fn place(at: &Located<String>, cluster: &str, line: usize) -> Place {
    match at.value.find(cluster) {
        Some(start) => Inside::new(at).place(start..start + cluster.len()),
        None => Place::line(at.place.source(), first_line(at) + line),
    }
}

/// Some characters with their code points, as a list within a sentence.
fn named(clusters: &[&str]) -> String {
    let name = |cluster: &&str| {
        let codes: Vec<_> = cluster.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        format!("{} ({})", quoted(cluster), codes.join(" "))
    };
    let shown: Vec<String> = clusters.iter().take(MOST_NAMED).map(name).collect();
    let more = clusters.len() - shown.len();
    match (shown.split_last(), more) {
        (Some((last, [])), 0) => last.clone(),
        (Some((last, rest)), 0) => format!("{} and {last}", rest.join(", ")),
        _ => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The colour of a sign that has no other meaning than its colour.
fn colour(sign: &str) -> Option<&'static str> {
    Some(match sign.chars().next()? {
        '🔴' | '🟥' => "red",
        '🟠' | '🟧' | '🧡' | '🔶' | '🔸' => "orange",
        '🟡' | '🟨' | '💛' => "yellow",
        '🟢' | '🟩' | '💚' => "green",
        '🔵' | '🟦' | '💙' | '🔷' | '🔹' => "blue",
        '🟣' | '🟪' | '💜' => "purple",
        '🟤' | '🟫' | '🤎' => "brown",
        _ => return None,
    })
}

fn is_colour(c: char) -> bool {
    matches!(c, '\u{1f300}'..) && colour(c.encode_utf8(&mut [0; 4])).is_some()
}
