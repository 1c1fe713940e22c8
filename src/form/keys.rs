//! The keys that every return has, whatever its rubric asks: the one table from which returns are
//! taken apart, and their JSON Schema, the reference page and a new return are made.

/// A key of a return, or of a part of one.
#[derive(Debug, Clone, Copy)]
pub struct FixedKey {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub holds: FixedHolds,
    /// When it must be there.
    pub required: KeyNeeded,
    /// What it is, for whoever writes a return: Markdown, without a full stop.
    pub says: &'static str,
}

/// What such a key holds.
#[derive(Debug, Clone, Copy)]
pub enum FixedHolds {
    /// The id of somebody in the register.
    Participant,
    /// The id of a round.
    Round,
    /// One of a few words, each with what it means.
    Word(&'static [(&'static str, &'static str)]),
    /// An id of the author's own.
    OwnId,
    /// A day.
    Day,
    /// One line of plain text.
    Line,
    /// Markdown.
    Markdown,
    /// One or several themes of the rubric.
    Themes,
    /// The place of another answer.
    AnswerPlace,
    /// The id of a round, or that an answer was confirmed.
    Carried,
    /// A list of entries with these keys.
    Entries(&'static [FixedKey]),
    /// The answers, below the numbers of their items.
    Answers,
}

/// When a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyNeeded {
    /// Always.
    Always,
    /// In a return that says that it is final.
    Final,
    /// Never.
    Never,
}

/// The keys of a return.
pub const RETURN: [FixedKey; 6] = [
    FixedKey {
        key: "partnership",
        holds: FixedHolds::Participant,
        required: KeyNeeded::Always,
        says: "whose return it is: the id in the register, which is also the name of the file",
    },
    FixedKey {
        key: "round",
        holds: FixedHolds::Round,
        required: KeyNeeded::Always,
        says: "the round: the name of the folder that the file is in",
    },
    FixedKey {
        key: "status",
        holds: FixedHolds::Word(&[
            ("draft", "work goes on, and what is missing may still come"),
            ("final", "it is complete, and is counted"),
        ]),
        required: KeyNeeded::Always,
        says: "`draft` while work goes on, then `final`",
    },
    FixedKey {
        key: "completed",
        holds: FixedHolds::Day,
        required: KeyNeeded::Final,
        says: "the day on which it was completed, such as `2019-05-10`",
    },
    FixedKey {
        key: "contacts",
        holds: FixedHolds::Entries(&CONTACT),
        required: KeyNeeded::Never,
        says: "whom to ask about it: a list of roles, without names",
    },
    FixedKey {
        key: "responses",
        holds: FixedHolds::Answers,
        required: KeyNeeded::Final,
        says: "the answers, each below the number of its item",
    },
];

/// The keys of a contact.
pub const CONTACT: [FixedKey; 1] = [FixedKey {
    key: "role",
    holds: FixedHolds::Line,
    required: KeyNeeded::Always,
    says: "a post such as `Principal Planning Officer`, and no name",
}];

/// The key that an answer has beside those of its fields, whatever the rubric asks.
pub const ANSWER: [FixedKey; 1] = [FixedKey {
    key: "carried",
    holds: FixedHolds::Carried,
    required: KeyNeeded::Never,
    says: "the round from which the answer was carried over, such as `2019`, until somebody has \
               judged it again; `confirmed` where it holds as it was",
}];

/// The keys of an action.
pub const ACTION: [FixedKey; 8] = [
    FixedKey {
        key: "id",
        holds: FixedHolds::OwnId,
        required: KeyNeeded::Always,
        says: "your own short name for it, lower-case words joined by hyphens; it stays the same \
               from round to round",
    },
    FixedKey {
        key: "text",
        holds: FixedHolds::Markdown,
        required: KeyNeeded::Always,
        says: "what is to be done, Markdown",
    },
    FixedKey {
        key: "owner",
        holds: FixedHolds::Line,
        required: KeyNeeded::Never,
        says: "who sees to it: a post, and no name",
    },
    FixedKey {
        key: "due",
        holds: FixedHolds::Day,
        required: KeyNeeded::Never,
        says: "the day by which it is to be done, such as `2019-12-31`",
    },
    FixedKey {
        key: "status",
        holds: FixedHolds::Word(&[
            ("open", "it is still to be done"),
            ("done", "it has been done"),
            ("dropped", "it will not be done"),
        ]),
        required: KeyNeeded::Never,
        says: "`open`, `done` or `dropped`",
    },
    FixedKey {
        key: "measure",
        holds: FixedHolds::Line,
        required: KeyNeeded::Never,
        says: "how it will be seen that it worked, one line",
    },
    FixedKey {
        key: "resources",
        holds: FixedHolds::Line,
        required: KeyNeeded::Never,
        says: "what it needs, one line",
    },
    FixedKey {
        key: "risks",
        holds: FixedHolds::Line,
        required: KeyNeeded::Never,
        says: "what may come in its way, one line",
    },
];

/// The keys of a statement that has themes.
pub const STATEMENT: [FixedKey; 2] = [
    FixedKey {
        key: "text",
        holds: FixedHolds::Markdown,
        required: KeyNeeded::Always,
        says: "what it says, Markdown",
    },
    FixedKey {
        key: "themes",
        holds: FixedHolds::Themes,
        required: KeyNeeded::Never,
        says: "the themes that it raises: one id of the rubric's, or a list of them",
    },
];

/// The key that stands in place of a text.
pub const SEE: [FixedKey; 1] = [FixedKey {
    key: "see",
    holds: FixedHolds::AnswerPlace,
    required: KeyNeeded::Always,
    says: "where else the text is written, as `collection/round/participant#item`",
}];

/// The names of keys, in their order.
pub const fn names<const N: usize>(keys: &[FixedKey; N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = keys[at].key;
        at += 1;
    }
    names
}

/// The key of a table with this name.
pub fn find<'a>(keys: &'a [FixedKey], name: &str) -> &'a FixedKey {
    keys.iter().find(|own| own.key == name).expect("the table has the key")
}

#[cfg(test)]
mod tests {
    use super::{ACTION, ANSWER, CONTACT, RETURN, SEE, STATEMENT, names};

    #[test]
    fn each_key_says_in_one_clause_what_it_is() {
        for own in RETURN
            .iter()
            .chain(&CONTACT)
            .chain(&ANSWER)
            .chain(&ACTION)
            .chain(&STATEMENT)
            .chain(&SEE)
        {
            assert!(!own.says.ends_with('.') && own.says.len() > 10, "{}", own.key);
            assert!(!own.says.contains('|'), "it stands in a cell of a table: {}", own.key);
        }
        assert_eq!(names(&STATEMENT), ["text", "themes"]);
    }
}
