//! Values as a return writes them.

use super::is_alike;
use crate::model::{
    Action, AnswerValue, AskedField, EntriesRule, FieldEntry, Holds, NamedOption, Prose, Statement,
};

/// The column in which the keys of an answer begin.
const KEYS: usize = 4;

/// Lines of a return.
#[derive(Default)]
pub(super) struct Yaml {
    pub(super) text: String,
}

impl Yaml {
    /// A key with a word behind it.
    pub(super) fn word(&mut self, key: &str, word: &str) -> bool {
        self.line(KEYS, &format!("{key}: {word}"));
        true
    }

    /// Why a field does not apply.
    pub(super) fn not_applicable(&mut self, key: &str, reason: &str) {
        self.line(KEYS, &format!("{key}:"));
        self.line(KEYS + 2, &format!("not-applicable: {}", quoted(reason)));
    }

    /// One text, or several below one another; where one is written elsewhere, its place.
    pub(super) fn proses(&mut self, key: &str, texts: &[&Prose]) -> bool {
        if let [only] = texts {
            self.prose(KEYS, key, only);
            return true;
        }
        let words: Vec<&str> = texts.iter().map(|own| own.markdown.trim_end()).collect();
        if !words.is_empty() {
            self.block(KEYS, &format!("{key}: "), &words.join("\n\n"));
        }
        !words.is_empty()
    }

    fn prose(&mut self, column: usize, key: &str, prose: &Prose) {
        match &prose.from {
            Some(from) => {
                self.line(column, &format!("{key}:"));
                self.line(column + 2, &format!("see: {}", from.at));
            }
            None => self.block(column, &format!("{key}: "), &prose.markdown),
        }
    }

    /// The improvement actions.
    pub(super) fn actions(&mut self, key: &str, actions: &[&Action]) -> bool {
        if actions.is_empty() {
            return false;
        }
        self.line(KEYS, &format!("{key}:"));
        for own in actions {
            self.line(KEYS + 2, &format!("- id: {}", own.id));
            let column = KEYS + 4;
            self.prose(column, "text", &own.text);
            self.quoted_line(column, "owner", own.owner.as_ref());
            own.due.iter().for_each(|day| self.line(column, &format!("due: {day}")));
            own.status.iter().for_each(|own| self.line(column, &format!("status: {}", own.word())));
            for (key, line) in
                [("measure", &own.measure), ("resources", &own.resources), ("risks", &own.risks)]
            {
                self.quoted_line(column, key, line.as_ref());
            }
        }
        true
    }

    /// What a field of the rubric's own is given; whether any of it has a place in the new one.
    pub(super) fn value(&mut self, field: &AskedField, old: (&Holds, &AnswerValue)) -> bool {
        self.value_at(KEYS, field, old)
    }

    fn value_at(
        &mut self,
        column: usize,
        field: &AskedField,
        (was, value): (&Holds, &AnswerValue),
    ) -> bool {
        let key = field.id.as_str();
        match value {
            AnswerValue::Level(at) => {
                let (Holds::Level(old), Holds::Level(new)) = (was, &field.holds) else {
                    return false;
                };
                let word = same(&old.of, *at, &new.of);
                word.iter().for_each(|word| self.line(column, &format!("{key}: {word}")));
                word.is_some()
            }
            AnswerValue::Choice(all) => {
                let (Holds::Choice(old), Holds::Choice(new)) = (was, &field.holds) else {
                    return false;
                };
                let words: Vec<&str> =
                    all.iter().filter_map(|at| same(&old.of, *at, &new.of)).collect();
                self.options(column, key, &words, new.is_several)
            }
            AnswerValue::Points(all) => {
                let (Holds::Points(old), Holds::Points(new)) = (was, &field.holds) else {
                    return false;
                };
                self.line(column, &format!("{key}:"));
                for own in all {
                    self.statement(column + 2, own, (&old.themes, &new.themes));
                }
                !all.is_empty()
            }
            AnswerValue::Number(amount) => {
                let Holds::Number(old) = was else { return false };
                self.line(column, &format!("{key}: {}", amount.written(old.decimals)));
                true
            }
            AnswerValue::Prose(prose) => {
                self.prose(column, key, prose);
                true
            }
            AnswerValue::Text(line) => {
                self.quoted_line(column, key, Some(line));
                true
            }
            AnswerValue::Date(day) => {
                self.line(column, &format!("{key}: {day}"));
                true
            }
            AnswerValue::Flag(is_so) => {
                self.line(column, &format!("{key}: {is_so}"));
                true
            }
            AnswerValue::Entries(all) => {
                let (Holds::Entries(old), Holds::Entries(new)) = (was, &field.holds) else {
                    return false;
                };
                self.line(column, &format!("{key}:"));
                all.iter().for_each(|own| self.entry(column + 2, own, (old, new)));
                !all.is_empty()
            }
        }
    }

    /// What is chosen, where the new field lets so many be chosen; whether it does.
    fn options(&mut self, column: usize, key: &str, words: &[&str], is_several: bool) -> bool {
        match words {
            [] => return false,
            [only] => self.line(column, &format!("{key}: {only}")),
            [_, ..] if !is_several => return false,
            several => self.line(column, &format!("{key}: [{}]", several.join(", "))),
        }
        true
    }

    fn statement(
        &mut self,
        column: usize,
        own: &Statement,
        (old, new): (&[NamedOption], &[NamedOption]),
    ) {
        self.block(column, "- text: ", &own.text.markdown);
        let themes: Vec<&str> = own.themes.iter().filter_map(|at| same(old, *at, new)).collect();
        if !themes.is_empty() {
            self.line(column + 2, &format!("themes: [{}]", themes.join(", ")));
        }
    }

    fn entry(&mut self, column: usize, own: &FieldEntry, (old, new): (&EntriesRule, &EntriesRule)) {
        self.line(column, &format!("- id: {}", own.id));
        for field in &new.of {
            let Some(at) = old.of.iter().position(|was| was.id == field.id) else { continue };
            let Some(value) = own.value(at) else { continue };
            let was = &old.of[at].holds;
            if is_alike(was, &field.holds) {
                self.value_at(column + 2, field, (was, value));
            }
        }
    }

    fn quoted_line(&mut self, column: usize, key: &str, line: Option<&String>) {
        line.iter().for_each(|line| self.line(column, &format!("{key}: {}", quoted(line))));
    }

    /// A text of any lines below its key; `before` is what stands before the sign of it.
    fn block(&mut self, column: usize, before: &str, text: &str) {
        let text = text.trim_end();
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        // Where the text itself begins with a space, how far it is indented must be said.
        let sign = if first.starts_with(' ') { "|2" } else { "|" };
        self.line(column, &format!("{before}{sign}"));
        // Behind the hyphen of an entry its keys stand two further in.
        let keys = column + if before.starts_with("- ") { 2 } else { 0 };
        for line in text.lines() {
            self.line(keys + 2, line);
        }
    }

    fn line(&mut self, column: usize, words: &str) {
        if !words.trim().is_empty() {
            self.text.push_str(&" ".repeat(column));
            self.text.push_str(words);
        }
        self.text.push('\n');
    }
}

/// The id of an option or a theme that the new field has as well; `at` is its place in the old one.
fn same<'a>(old: &'a [NamedOption], at: usize, new: &[NamedOption]) -> Option<&'a str> {
    let id = &old.get(at)?.id;
    new.iter().any(|own| own.id == *id).then_some(id.as_str())
}

/// A text of one line in quotation marks: those of JSON are YAML's as well.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Yaml;

    /// What YAML reads of a text that is written below a key and as an entry of a list.
    fn read_back(text: &str) -> (String, String) {
        let mut yaml = Yaml::default();
        yaml.line(2, "1.1:");
        yaml.block(4, "text: ", text);
        yaml.line(4, "list:");
        yaml.block(6, "- text: ", text);
        yaml.line(8, "themes: [one]");
        let value: serde_json::Value = serde_saphyr::from_str(&yaml.text)
            .unwrap_or_else(|error| panic!("{error}\n{}", yaml.text));
        let answer = &value["1.1"];
        assert_eq!(answer["list"][0]["themes"][0], "one", "{}", yaml.text);
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (text(&answer["text"]), text(&answer["list"][0]["text"]))
    }

    /// A text without spaces on lines that say nothing, and behind its last word.
    fn as_kept(text: &str) -> String {
        let line =
            |line: &str| if line.trim().is_empty() { String::new() } else { line.to_owned() };
        let lines: Vec<String> = text.trim_end().lines().map(line).collect();
        lines.join("\n")
    }

    const SIGNS: &str = "[-ab1 \\t\\n#|>:*&!%@`\"'\\\\{}\\[\\],?]{0,60}";

    proptest! {
        #[test]
        fn a_text_of_any_signs_is_read_as_it_was(text in SIGNS) {
            prop_assume!(!text.trim().is_empty());
            let (below, listed) = read_back(&text);
            prop_assert_eq!(as_kept(&below), as_kept(&text));
            prop_assert_eq!(as_kept(&listed), as_kept(&text));
        }
    }
}
