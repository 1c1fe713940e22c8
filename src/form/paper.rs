//! How a return is set, and what a field is in one that is set as a paper.

use super::FieldKind;

/// How a return is set as a page and as a PDF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// As a report: each answer below its question, the form's own labels beside it.
    #[default]
    Report,
    /// As a paper to a board: a head, then numbered sections that run on.
    Paper,
}

impl Layout {
    /// Every layout, in the order of the documentation.
    pub const ALL: [Self; 2] = [Self::Report, Self::Paper];

    /// The word in a rubric.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Paper => "paper",
        }
    }
}

/// What a field is in a paper: all others run on in the order of the rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperRole {
    /// The title of the paper.
    Title,
    /// Who reports.
    By,
    /// What the paper says in short, set off below the head.
    Abstract,
    /// What the board is asked to do, numbered (i), (ii), (iii).
    Recommendations,
    /// Who wrote it, at the end.
    Author,
}

impl PaperRole {
    /// Every role, in the order in which a paper has them.
    pub const ALL: [Self; 5] =
        [Self::Title, Self::By, Self::Abstract, Self::Recommendations, Self::Author];

    /// The word in a rubric.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::By => "by",
            Self::Abstract => "abstract",
            Self::Recommendations => "recommendations",
            Self::Author => "author",
        }
    }

    /// The kind that a field with this role has.
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::Title | Self::By | Self::Author => FieldKind::Text,
            Self::Abstract => FieldKind::Prose,
            Self::Recommendations => FieldKind::Points,
        }
    }

    /// Whether it stands apart from the sections: in the head of the paper or at its end.
    pub const fn is_apart(self) -> bool {
        !matches!(self, Self::Recommendations)
    }
}
