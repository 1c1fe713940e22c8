//! The kinds of fields.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A level of an ordered scale.
    Level,
    /// Markdown.
    Prose,
    /// A list of short statements in Markdown, each with themes of the rubric's.
    Points,
    /// One or several of named options.
    Choice,
    /// A number with a unit.
    Number,
    /// One line of plain text.
    Text,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// A list of records, each with an id and keys of its own.
    Entries,
}

impl FieldKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Level,
        Self::Prose,
        Self::Points,
        Self::Choice,
        Self::Number,
        Self::Text,
        Self::Date,
        Self::Flag,
        Self::Entries,
    ];

    /// The word in a rubric.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Prose => "prose",
            Self::Points => "points",
            Self::Choice => "choice",
            Self::Number => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::Flag => "flag",
            Self::Entries => "entries",
        }
    }

    /// What an author gives, in a few words.
    pub const fn gives(self) -> &'static str {
        match self {
            Self::Level => "a level",
            Self::Prose => "Markdown",
            Self::Points => "a list of statements in Markdown",
            Self::Choice => "one of some options",
            Self::Number => "a number",
            Self::Text => "one line of plain text",
            Self::Date => "a day, such as 2026-03-31",
            Self::Flag => "true or false",
            Self::Entries => "a list of entries, each with an id and keys of its own",
        }
    }

    /// The kind of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
