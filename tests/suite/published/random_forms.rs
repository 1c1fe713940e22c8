//! Forms of any mix of fields and returns to them: whatever `check` passes is published, with every
//! word of it, and can be compared and added up.
//!
//! `STOCKTAKE_FORMS=200 cargo test random_forms` tries so many.

use std::fmt::Write as _;

use crate::project::Project;

/// How many forms are tried.
const FORMS: u64 = 4;

/// Numbers by chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("a small number")
    }

    fn is(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

/// A form, and what is written of it.
pub(crate) struct Form {
    chance: Chance,
    /// The fields: key and kind.
    fields: Vec<(String, &'static str)>,
    /// For each item the places of its fields.
    items: Vec<Vec<usize>>,
    has_rating: bool,
    /// Whether it is set as a paper, with as many roles of one as there are fields for.
    is_paper: bool,
    levels: usize,
    words: usize,
}

/// The roles of a paper, each with its kind.
const ROLES: [(&str, &str); 5] = [
    ("text", "title"),
    ("prose", "abstract"),
    ("points", "recommendations"),
    ("text", "author"),
    ("text", "by"),
];

const KINDS: [&str; 9] =
    ["level", "prose", "points", "choice", "number", "text", "date", "flag", "entries"];

/// The same as a rubric has it.
const OF_EACH: &str = ", of: { first: prose, line: text, day: date, so: flag, more: prose, \
    amount: { kind: number, decimals: 2 }, option: { kind: choice, several: true, \
    of: { one: Option one, two: Option two } } }";

/// What an entry says beside its id: key and kind.
const OF_ENTRIES: [(&str, &str); 7] = [
    ("first", "prose"),
    ("line", "text"),
    ("day", "date"),
    ("amount", "number"),
    ("option", "choice"),
    ("so", "flag"),
    ("more", "prose"),
];

impl Form {
    pub(crate) fn of(seed: u64, is_paper: bool) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let fields: Vec<(String, &'static str)> = (0..1 + chance.below(9))
            .map(|at| (format!("field-{at}"), KINDS[chance.below(KINDS.len())]))
            .collect();
        let items = (0..1 + chance.below(6)).map(|_| {
            let picked = (0..fields.len()).filter(|_| !chance.is(2)).collect::<Vec<_>>();
            if picked.is_empty() { vec![0] } else { picked }
        });
        let items = items.collect();
        let (has_rating, levels) = (chance.is(2) && !is_paper, 1 + chance.below(12));
        Self { chance, fields, items, has_rating, is_paper, levels, words: 0 }
    }

    /// Some words that nothing else says.
    fn words(&mut self) -> String {
        let count = if self.chance.is(9) { 150 } else { 1 + self.chance.below(9) };
        let words = (0..count).map(|_| {
            self.words += 1;
            format!("word{}", self.words)
        });
        words.collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn rubric(&mut self) -> String {
        let mut text = "title: A form by chance\npublisher: Nobody\nversion: \"1\"\n".to_owned();
        if self.has_rating {
            text += "scale:\n";
            for level in 0..self.levels {
                _ = writeln!(text, "  - {{ id: level-{level}, label: Level {level} of it }}");
            }
        }
        if self.fields.iter().any(|(_, kind)| *kind == "level") {
            text += "scales:\n  another:\n";
            for level in ["low", "middle", "high"] {
                _ = writeln!(text, "    - {{ id: {level}, label: In the {level} }}");
            }
        }
        let mut roles = Vec::new();
        if self.is_paper {
            text += "layout: paper\n";
            roles = ROLES.to_vec();
        }
        text += "fields:\n";
        if self.has_rating {
            text += "  rating: { kind: level, label: Rating }\n";
            text += "  actions: { kind: entries, label: Steps }\n";
        }
        for (key, kind) in &self.fields {
            let own = match *kind {
                "level" => ", scale: another",
                "points" => ", themes: { one: Theme one, two: Theme two }",
                "choice" => ", several: true, of: { one: Option one, two: Option two }",
                "number" => ", unit: visits, decimals: 2, total: true",
                "entries" => OF_EACH,
                _ => "",
            };
            let role = roles.iter().position(|(of, _)| of == kind).map(|at| roles.remove(at).1);
            let role = role.map_or_else(
                || ", may: not-applicable".to_owned(),
                |role| format!(", role: {role}"),
            );
            _ = writeln!(text, "  {key}: {{ kind: {kind}, label: Label of {key}{own}{role} }}");
        }
        text += "sections:\n  - id: 1\n    title: All of it\n    items:\n";
        for (at, picked) in self.items.iter().enumerate() {
            let own = picked.iter().map(|at| self.fields[*at].0.as_str());
            let rated = if self.has_rating { vec!["rating", "actions"] } else { Vec::new() };
            let all: Vec<&str> = rated.into_iter().chain(own).collect();
            _ = writeln!(text, "      - id: 1.{at}\n        statement: What of {at}?");
            match at % 2 {
                0 => _ = writeln!(text, "        fields: [{}]", all.join(", ")),
                _ => {
                    let own = |key: &&str| match key.strip_prefix("field-") {
                        Some(number) => format!("{key}: {{ label: Number {number} of {at} }}"),
                        None => format!("{key}: {{}}"),
                    };
                    let all: Vec<String> = all.iter().map(own).collect();
                    _ = writeln!(text, "        fields: {{ {} }}", all.join(", "));
                }
            }
        }
        text
    }

    fn value(&mut self, kind: &str) -> String {
        match kind {
            "prose" => {
                let (first, point) = (self.words(), self.words());
                let (cell, other) = (self.words(), self.words());
                let table =
                    format!("      | {cell} | b |\n      |---|---|\n      | {other} | c |\n");
                format!(" |\n      {first}\n\n      - {point}\n\n{table}")
            }
            "points" => {
                let (first, second) = (self.words(), self.words());
                let themed =
                    format!("      - text: |\n          {second}\n        themes: [one, two]\n");
                format!("\n      - {first}\n{themed}")
            }
            "entries" => {
                let mut text = "\n".to_owned();
                for at in 0..1 + self.chance.below(3) {
                    _ = writeln!(text, "      - id: entry-{at}");
                    for (key, kind) in OF_ENTRIES {
                        if !self.chance.is(3) {
                            let value = match kind {
                                "prose" => format!(" {}\n", self.words()),
                                kind => self.value(kind),
                            };
                            _ = write!(text, "        {key}:{value}");
                        }
                    }
                }
                text
            }
            "level" => [" low\n", " middle\n", " high\n"][self.chance.below(3)].to_owned(),
            "choice" => [" one\n", " [one, two]\n"][self.chance.below(2)].to_owned(),
            "number" => format!(" {}.{:02}\n", self.chance.below(100_000), self.chance.below(100)),
            "text" => format!(" {}\n", self.words()),
            "date" => format!(" 2019-0{}-10\n", 1 + self.chance.below(9)),
            _ => [" true\n", " false\n"][self.chance.below(2)].to_owned(),
        }
    }

    pub(crate) fn returned(&mut self, id: &str, round: &str) -> String {
        let head = format!("partnership: {id}\nround: {round}\nstatus: final\n");
        let mut text = format!("{head}completed: {round}-05-01\nresponses:\n");
        for (at, picked) in self.items.clone().into_iter().enumerate() {
            let mut answer = String::new();
            if self.has_rating {
                _ = writeln!(answer, "    rating: level-{}", self.chance.below(self.levels));
                if self.chance.is(2) {
                    let words = self.words();
                    _ = writeln!(
                        answer,
                        "    actions:\n      - {{ id: step-{at}, text: {words} }}"
                    );
                }
            }
            for field in picked {
                let (key, kind) = self.fields[field].clone();
                let has_role = self.is_paper && ROLES.iter().any(|(of, _)| *of == kind);
                if self.chance.is(9) && !has_role {
                    let why = self.words();
                    _ = writeln!(answer, "    {key}: {{ not-applicable: {why} }}");
                } else if !self.chance.is(4) {
                    let value = self.value(kind);
                    _ = write!(answer, "    {key}:{value}");
                }
            }
            if !answer.is_empty() {
                _ = write!(text, "  1.{at}:\n{answer}");
            }
        }
        if text.ends_with("responses:\n") {
            text = text.replace("responses:\n", "responses: {}\n");
        }
        text
    }
}

/// The words that stand in a text.
fn made_up(text: &str) -> std::collections::BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.starts_with("word") && word.len() > 4).collect()
}

fn try_form(seed: u64, is_paper: bool) {
    let mut form = Form::of(seed, is_paper);
    let mut project = Project::empty().file("returns/chance/rubric.yaml", form.rubric()).file(
        "returns/chance/participants.yaml",
        "participants:\n  one: { name: One }\n  two: { name: Two }\n",
    );
    for (round, before) in [("2019", ""), ("2020", "previous: 2019\n")] {
        let text = format!("title: Of {round}\ndate: {round}-05-15\nrubric: \"1\"\n{before}");
        project = project.file(&format!("returns/chance/{round}/round.yaml"), text);
        for id in ["one", "two"] {
            let text = form.returned(id, round);
            project = project.file(&format!("returns/chance/{round}/{id}.yaml"), text);
        }
    }
    project.run(["check"]).status(0);
    // A PDF in which a word is missing, or stands over another, is an error.
    project.run(["build"]).status(0);
    project.run(["verify", "out"]).status(0);
    for round in ["2019", "2020"] {
        let data = format!("out/chance/{round}/data");
        let names = project.files(&data).into_iter().map(|(path, _)| path);
        let names = names.filter(|path| path.extension().is_some_and(|own| own == "csv"));
        let table: String =
            names.map(|path| project.read(&format!("{data}/{}", path.display()))).collect();
        let front = project.read(&format!("out/chance/{round}/index.html"));
        for id in ["one", "two"] {
            let written = project.read(&format!("returns/chance/{round}/{id}.yaml"));
            let page = project.read(&format!("out/chance/{round}/{id}.html"));
            let missing: Vec<_> = made_up(&written).difference(&made_up(&page)).copied().collect();
            assert!(missing.is_empty(), "form {seed}, {round}/{id}: {missing:?}");
            let is_of_action = |word: &&str| written.contains(&format!("text: {word}"));
            let all = [made_up(&table), made_up(&front)];
            for (at, known) in all.iter().enumerate() {
                let lines = written.lines().filter(|line| !line.contains("{ id: step-"));
                let own = lines.collect::<Vec<_>>().join("\n");
                let missing: Vec<_> = made_up(&own)
                    .into_iter()
                    .filter(|word| !known.contains(word) && !is_of_action(word))
                    .collect();
                assert!(missing.is_empty(), "form {seed}, {round}/{id}, {at}: {missing:?}");
            }
            if round == "2019" {
                continue;
            }
            let selection = format!("chance/{round}/{id}");
            let told = project.run(["diff", &selection, "--format", "json"]).status(0);
            assert!(told.data.starts_with('{'), "{}", told.data);
        }
    }
    let (base, ours) = ("returns/chance/2019/one.yaml", "returns/chance/2020/one.yaml");
    let text = project.read(ours).replace("2020", "2019");
    project.write("ours", text);
    project.write("theirs", project.read(base));
    project.run(["merge", base, "ours", "theirs"]).status(0);
}

#[test]
fn forms_of_any_fields_are_published_compared_and_merged_with_every_word() {
    let wanted = std::env::var("STOCKTAKE_FORMS").ok().and_then(|n| n.parse().ok());
    (1..=wanted.unwrap_or(FORMS)).for_each(|seed| try_form(seed, seed % 2 == 0));
}
