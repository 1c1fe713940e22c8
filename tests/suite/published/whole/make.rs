//! Returns of every size and shape, and the words that they are made of.

use std::fmt::Write as _;
use std::path::Path;

use super::markdown::{Field, Maker};
use crate::random::Random;

/// A collection of one round.
pub(super) struct Made {
    pub(super) returns: Vec<Returned>,
}

/// A return, and its words.
pub(super) struct Returned {
    pub(super) id: String,
    yaml: String,
    /// What is answered, in order, and then what stands in the list of all actions.
    answered: Vec<Field>,
    listed: Vec<Field>,
}

const ITEMS: [&str; 4] = ["1.1", "1.2", "2.1", "ways-of-working-together-3"];

const RUBRIC: &str = "\
title: A form for trying out
publisher: Nobody
version: \"1\"
scale:
  - { id: low, label: Low }
  - { id: middle, label: Middle }
  - { id: high, label: High }
sections:
";

impl Made {
    /// So many returns, each of at most as many words as `most` says.
    pub(super) fn new(random: &mut Random, count: usize, most: impl Fn(usize) -> usize) -> Self {
        let returns = (0..count).map(|index| Returned::new(random, index, most(index)));
        Self { returns: returns.collect() }
    }

    /// Writes the collection `whole` into a folder.
    pub(super) fn write(&self, folder: &Path) {
        let folder = folder.join("whole");
        std::fs::create_dir_all(folder.join("2020")).expect("a scratch folder");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.join(name), text).expect("a scratch file");
        };
        let mut rubric = RUBRIC.to_owned();
        for (number, items) in ITEMS.chunks(2).enumerate() {
            _ = writeln!(rubric, "  - id: {0}\n    title: Section {0}\n    items:", number + 1);
            for id in items {
                _ = writeln!(rubric, "      - id: {id}\n        statement: What is asked.");
                rubric.push_str(
                    "        descriptors: { low: A little., middle: More., high: Most. }\n",
                );
            }
        }
        write("rubric.yaml", &rubric);
        let mut register = "\
notice: Everything here is invented.
health_boards: { one: One }
partnerships:
"
        .to_owned();
        for returned in &self.returns {
            _ = writeln!(register, "  {0}: {{ name: {0}, health_board: one }}", returned.id);
        }
        write("partnerships.yaml", &register);
        write("2020/round.yaml", "title: Round\ndeadline: 2020-06-01\nrubric: \"1\"\n");
        for returned in &self.returns {
            write(&format!("2020/{}.yaml", returned.id), &returned.yaml);
        }
    }
}

impl Returned {
    fn new(random: &mut Random, index: usize, most: usize) -> Self {
        let id = format!("number-{index}");
        let mut maker = Maker::new(random, most);
        let mut yaml = format!(
            "partnership: {id}\nround: 2020\nstatus: final\ncompleted: 2020-05-01\nresponses:\n"
        );
        let (mut answered, mut listed) = (Vec::new(), Vec::new());
        for item in ITEMS {
            let rating = maker.random.of(&["low", "middle", "high"]);
            _ = write!(yaml, "  {item}:\n    rating: {rating}\n    evidence: |\n");
            answered.push(prose(&mut maker, &mut yaml, 6));
            let actions = maker.random.of(&[0, 1, 1, 2, 6]);
            if actions > 0 {
                yaml.push_str("    actions:\n");
            }
            for number in 0..actions {
                let id = format!("number-{}-{number}", answered.len());
                action(&mut maker, &mut yaml, &id, (&mut answered, &mut listed));
            }
        }
        Self { id, yaml, answered, listed }
    }

    /// Its words in the order of a page.
    pub(super) fn on_page(&self) -> Vec<&str> {
        self.answered.iter().flat_map(words).collect()
    }

    /// Its words in the order of a PDF, which lists all actions a second time.
    pub(super) fn in_pdf(&self) -> Vec<&str> {
        self.answered.iter().chain(&self.listed).flat_map(words).collect()
    }
}

fn words(field: &Field) -> impl Iterator<Item = &str> {
    field.words.iter().map(String::as_str)
}

/// Markdown below a key, indented by so much.
fn prose(maker: &mut Maker<'_>, yaml: &mut String, indent: usize) -> Field {
    let field = maker.prose();
    for line in field.markdown.lines() {
        if line.is_empty() {
            yaml.push('\n');
        } else {
            _ = writeln!(yaml, "{:indent$}{line}", "");
        }
    }
    field
}

/// An action with some of its facts.
fn action(
    maker: &mut Maker<'_>,
    yaml: &mut String,
    id: &str,
    (answered, listed): (&mut Vec<Field>, &mut Vec<Field>),
) {
    _ = write!(yaml, "      - id: {id}\n        text: |\n");
    let text = prose(maker, yaml, 10);
    answered.push(text.clone());
    listed.push(text);
    let mut fact = |maker: &mut Maker<'_>, key: &str| {
        maker.random.once_in(2).then(|| {
            let field = maker.plain();
            _ = writeln!(yaml, "        {key}: \"{}\"", field.markdown);
            field
        })
    };
    let owner = fact(maker, "owner");
    answered.extend(owner.clone());
    listed.extend(owner);
    for key in ["measure", "resources", "risks"] {
        answered.extend(fact(maker, key));
    }
    if maker.random.once_in(2) {
        yaml.push_str("        due: 2021-03-31\n        status: open\n");
    }
}
