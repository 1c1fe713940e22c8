//! The sentences that answers are put together from: the files in `words/`, and how one of their
//! lines becomes a text.
//!
//! A file is a list of rules. A rule is a name with a colon at the beginning of a line, and below
//! it, indented, a line for each of its choices; `#` begins a note. Within a choice, `{a|b}` is one
//! of several texts, `{4-9}` a whole number, `{name}` what one of the choices of that rule becomes,
//! or a word that the [`Scene`] has: the year, the place, and so on. What begins with `=`, such as
//! `{=4-9}`, comes out the same whenever the partnership says it. `keys:` in the file of a theme
//! are words by which a statement of a rubric is known to be about it.

use std::collections::BTreeMap;

use super::random::{For, Random};

/// The rules of a file.
type Rules = BTreeMap<&'static str, Vec<&'static str>>;

/// How well things stand according to an answer, from 0 to 3, whatever the number of levels.
pub(super) type Tone = usize;

/// What is true where and when a text is written.
#[derive(Debug, Clone)]
pub(super) struct Scene<'a> {
    /// The year of the round.
    pub(super) year: i16,
    /// The partnership's place.
    pub(super) place: &'a str,
    /// Its health board.
    pub(super) board: &'a str,
    /// How many localities it has.
    pub(super) localities: usize,
    /// How well things stand.
    pub(super) tone: Tone,
    /// Another item, as prose mentions it.
    pub(super) elsewhere: &'a str,
    /// What the text is about: the place of a theme.
    pub(super) theme: usize,
    /// The seed and the number of the partnership, from which its facts are drawn.
    pub(super) facts: (u64, usize),
}

impl Scene<'_> {
    /// Random numbers that are the same each time the partnership speaks of a thing, or each time
    /// in a year.
    pub(super) fn facts(&self, thing: &str, year: Option<i16>) -> Random {
        // FNV-1a: a number for a text that is the same everywhere.
        let hash = thing
            .bytes()
            .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let hash = hash ^ year.map_or(0, |year| u32::from(year.unsigned_abs()));
        Random::new(self.facts.0, For::Fact, [self.facts.1, hash as usize])
    }
}

/// All files of words.
#[derive(Debug)]
pub(super) struct Grammar {
    common: Rules,
    themes: Vec<Rules>,
}

impl Grammar {
    /// Stocktake's own words.
    pub(super) fn shipped() -> Self {
        let themes = [
            include_str!("words/leadership.txt"),
            include_str!("words/sectors.txt"),
            include_str!("words/finance.txt"),
            include_str!("words/planning.txt"),
            include_str!("words/governance.txt"),
            include_str!("words/performance.txt"),
            include_str!("words/engagement.txt"),
        ];
        Self { common: rules(include_str!("words/common.txt")), themes: themes.map(rules).into() }
    }

    /// The theme that a statement is most likely about; `nth` decides where its words do not.
    pub(super) fn theme(&self, statement: &str, section: &str, nth: usize) -> usize {
        let (statement, section) = (statement.to_lowercase(), section.to_lowercase());
        let score = |rules: &Rules| {
            let keys = rules.get("keys").into_iter().flatten().flat_map(|keys| keys.split(", "));
            keys.map(|key| {
                4 * usize::from(statement.contains(key)) + usize::from(section.contains(key))
            })
            .sum::<usize>()
        };
        let scores: Vec<usize> = self.themes.iter().map(score).collect();
        let best = scores.iter().copied().max().unwrap_or_default();
        let found = scores.iter().position(|score| *score == best);
        if best == 0 { nth % self.themes.len().max(1) } else { found.unwrap_or_default() }
    }

    /// The choices of a rule: those of the theme and those that are common to all.
    pub(super) fn choices(&self, theme: usize, rule: &str) -> [&[&'static str]; 2] {
        let own = self.themes.get(theme).and_then(|rules| rules.get(rule));
        [own, self.common.get(rule)].map(|choices| choices.map_or(&[][..], Vec::as_slice))
    }

    /// One of the common choices of a rule, as a text.
    pub(super) fn any(&self, rule: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        let choice = self.common.get(rule).and_then(|choices| random.pick(choices));
        self.text(choice.unwrap_or_default(), scene, random)
    }

    /// What a choice becomes; its first letter is a capital.
    pub(super) fn text(&self, choice: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        let text = self.filled(choice, scene, random);
        let mut letters = text.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    }

    fn filled(&self, choice: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        let Some((before, slot, after)) = first_slot(choice) else { return choice.to_owned() };
        let filled = match slot.strip_prefix('=') {
            Some(fact) => self.slot(fact, scene, &mut scene.facts(choice, None)),
            None => self.slot(slot, scene, random),
        };
        format!("{before}{filled}{}", self.filled(after, scene, random))
    }

    fn slot(&self, slot: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        match options(slot).as_slice() {
            [name] => self.named(name, scene, random),
            several => {
                let own = random.pick(several).expect("a slot has a name");
                self.filled(own, scene, random)
            }
        }
    }

    /// What stands for a name: a number, a word of the scene, or a choice of the rule with that
    /// name.
    fn named(&self, name: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        let range =
            name.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        if let Some((first, last)) = range {
            return in_words(random.between(first, last));
        }
        let year = scene.year;
        match name {
            "year" => year.to_string(),
            "last" => (year - 1).to_string(),
            "ahead" => (year + 2).to_string(),
            "fy" => financial_year(year),
            "nextfy" => financial_year(year + 1),
            "place" => scene.place.to_owned(),
            "board" => scene.board.to_owned(),
            "localities" => in_words(scene.localities),
            "ref" => scene.elsewhere.to_owned(),
            "share" => share(scene.tone, random).to_string(),
            _ => {
                let choice = self.common.get(name).and_then(|choices| random.pick(choices));
                self.filled(choice.unwrap_or_default(), scene, random)
            }
        }
    }
}

/// A share in per cent that suits the tone.
fn share(tone: Tone, random: &mut Random) -> usize {
    let (first, last) = [(31, 52), (44, 66), (62, 84), (80, 96)][tone.min(3)];
    random.between(first, last)
}

/// The financial year that ends in a year, such as `2020/21`.
fn financial_year(year: i16) -> String {
    format!("{}/{:02}", year - 1, year % 100)
}

/// A number as prose has it: in words below ten.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// What stands before the first slot of a choice, in it, and behind it.
fn first_slot(choice: &str) -> Option<(&str, &str, &str)> {
    let start = choice.find('{')?;
    let mut depth = 0_usize;
    for (at, letter) in choice.char_indices().skip(choice[..start].chars().count()) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&choice[..start], &choice[start + 1..at], &choice[at + 1..]));
        }
    }
    None
}

/// The texts between the bars of a slot; bars within a slot of its own are its own.
fn options(slot: &str) -> Vec<&str> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, letter) in slot.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                found.push(&slot[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&slot[start..]);
    found
}

/// The rules of a file of words.
fn rules(text: &'static str) -> Rules {
    let mut rules = Rules::new();
    let mut name = "";
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with(' ') {
            rules.entry(name).or_default().push(line.trim());
        } else if let Some((rule, rest)) = line.split_once(':') {
            name = rule;
            let choices = rules.entry(rule).or_default();
            choices.extend(Some(rest.trim()).filter(|rest| !rest.is_empty()));
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::random::{For, Random};
    use super::{Grammar, Scene, first_slot, options};

    const SCENE: Scene<'_> = Scene {
        year: 2021,
        place: "Example",
        board: "NHS Example",
        localities: 3,
        tone: 1,
        elsewhere: "proposal 1.1",
        theme: 0,
        facts: (1, 0),
    };

    /// The names in the slots of a choice, those within others too.
    fn names(choice: &str, found: &mut BTreeSet<String>) {
        let Some((_, slot, after)) = first_slot(choice) else { return };
        match options(slot.trim_start_matches('=')).as_slice() {
            [name] => _ = found.insert((*name).to_owned()),
            several => several.iter().for_each(|option| names(option, found)),
        }
        names(after, found);
    }

    #[test]
    fn every_slot_of_every_choice_can_be_filled() {
        let grammar = Grammar::shipped();
        let scene = [
            "year",
            "last",
            "ahead",
            "fy",
            "nextfy",
            "place",
            "board",
            "localities",
            "ref",
            "share",
        ];
        let all = grammar.themes.iter().chain([&grammar.common]).flat_map(|rules| rules.values());
        let mut found = BTreeSet::new();
        all.flatten().for_each(|choice| names(choice, &mut found));
        assert!(found.len() > 20);
        for name in found {
            let is_range = name.split_once('-').is_some_and(|(a, b)| {
                a.parse::<usize>().is_ok_and(|a| b.parse::<usize>().is_ok_and(|b| a < b))
            });
            let is_known = scene.contains(&&*name) || grammar.common.contains_key(&*name);
            assert!(is_range || is_known, "{{{name}}}");
        }
    }

    #[test]
    fn every_theme_has_what_an_answer_is_made_of() {
        for rules in &Grammar::shipped().themes {
            for rule in ["keys", "context", "strong", "weak", "measure", "action", "owner"] {
                assert!(rules.contains_key(rule), "{rule}: {rules:?}");
            }
            assert!(rules["action"].iter().all(|action| action.contains(" | ")));
        }
    }

    #[test]
    fn a_choice_becomes_a_sentence_without_slots() {
        let grammar = Grammar::shipped();
        let mut random = Random::new(1, For::Evidence, [0, 0]);
        for rules in grammar.themes.iter().chain([&grammar.common]) {
            for choice in ["context", "strong", "weak", "measure"]
                .map(|rule| &rules[rule])
                .into_iter()
                .flatten()
            {
                let text = grammar.text(choice, &SCENE, &mut random);
                assert!(text.ends_with('.') && !text.contains(['{', '|', '}']), "{text}");
                assert!(!text.contains("  ") && !text.starts_with(char::is_lowercase), "{text}");
            }
        }
    }

    #[test]
    fn a_statement_is_known_by_its_words() {
        let grammar = Grammar::shipped();
        let finance = grammar.theme("Delegated budgets must be agreed timeously.", "", 0);
        let carers = grammar.theme("Carers should be better supported.", "Engagement", 0);
        assert_ne!(finance, carers);
        assert_eq!(grammar.theme("Xyz.", "", 9), 9 % grammar.themes.len());
    }
}
