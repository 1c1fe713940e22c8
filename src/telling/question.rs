//! The questions that a comparison raises, in words.

use super::field;
use crate::diff::{Comparison, Elsewhere, Question, QuestionCode};
use crate::lang::{Facts, Language, say};

/// The words of a question, in general.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionWords {
    /// What was seen, as one sentence that judges nobody.
    pub seen: String,
    /// What a reviewer may ask.
    pub asks: String,
    /// What it is drawn from.
    pub drawn_from: String,
}

/// A question about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionTelling {
    /// Its code, which never changes.
    pub code: &'static str,
    /// What was seen, what a reviewer may ask, and what it is drawn from.
    pub words: String,
}

/// A question, and the items that raise it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedTelling {
    /// Which.
    pub code: QuestionCode,
    /// How much it weighs, in a word.
    pub weight: String,
    /// What was seen, and what a reviewer may ask.
    pub words: String,
    /// The numbers of the items.
    pub items: Vec<String>,
}

/// The questions that a comparison raises, each once, the heavy ones first, then in the order of
/// their codes.
pub fn questions(found: &Comparison, lang: &Language) -> Vec<AskedTelling> {
    let mut codes: Vec<QuestionCode> = found.questions.iter().map(|own| own.code).collect();
    codes.sort_by_key(|code| (code.definition().weight, *code));
    codes.dedup();
    let asked = |code: QuestionCode| {
        let own = found.questions.iter().filter(|own| own.code == code);
        AskedTelling {
            code,
            weight: field::weight(code.definition().weight, lang),
            words: words(code, lang),
            items: own.map(|own| own.item.to_string()).collect(),
        }
    };
    codes.into_iter().map(asked).collect()
}

impl QuestionWords {
    /// The words of a question.
    pub fn of(code: QuestionCode, lang: &Language) -> Self {
        let id = code.id().to_ascii_lowercase();
        let part = |part: &str| lang.say(&format!("{id}-{part}"), &Facts::none());
        Self { seen: part("seen"), asks: part("asks"), drawn_from: part("drawn-from") }
    }
}

fn words(code: QuestionCode, lang: &Language) -> String {
    let words = QuestionWords::of(code, lang);
    format!("{} {}", words.seen, words.asks)
}

pub(super) fn question(question: &Question, lang: &Language) -> QuestionTelling {
    let mut from: Vec<String> = question.actions.iter().map(ToString::to_string).collect();
    from.extend(question.elsewhere.iter().map(|own| elsewhere(own, lang)));
    let words = words(question.code, lang);
    QuestionTelling {
        code: question.code.id(),
        words: match from.is_empty() {
            true => words,
            false => say!(lang, "question-drawn", words = words, from = from.join("; ")),
        },
    }
}

fn elsewhere(own: &Elsewhere, lang: &Language) -> String {
    say!(
        lang,
        "question-elsewhere",
        who = own.partnership.as_str(),
        item = own.item.as_str(),
        round = own.round.as_str(),
        words = own.words
    )
}

#[cfg(test)]
mod tests {
    use super::QuestionWords;
    use crate::diff::QuestionCode;
    use crate::lang::Language;

    #[test]
    fn a_question_is_a_statement_and_a_question() {
        for code in QuestionCode::ALL {
            let words = QuestionWords::of(*code, &Language::english());
            assert!(words.seen.ends_with('.') && words.drawn_from.ends_with('.'), "{words:?}");
            assert!(words.asks.ends_with('?') && words.asks.matches('?').count() == 1, "{words:?}");
        }
    }
}
