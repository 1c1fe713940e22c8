//! The fields of a form: what an item is answered in, and what is said in them.

use regex::{Regex, RegexBuilder};

use super::{Date, GivenValue, Id, Prose, Terms};
use crate::form::{FieldKind, PaperRole, Role};

/// A field of the form.
#[derive(Debug, Clone)]
pub struct AskedField {
    /// Its key in an answer.
    pub id: Id,
    /// What readers see.
    pub label: String,
    /// What an author should know, plain text.
    pub help: Option<String>,
    /// What it holds.
    pub holds: Holds,
    /// What it means beyond that.
    pub role: Option<Role>,
    /// What it is in a paper, where the form is set as one.
    pub paper: Option<PaperRole>,
    /// When it must be given.
    pub required: RequiredWhen,
    /// Whether an answer may say that it does not apply, and why.
    pub may_not_apply: bool,
}

impl AskedField {
    /// The fields of the usual form, under the names that a rubric has for them.
    pub(crate) fn usual(terms: &Terms, needs_evidence: bool) -> Vec<Self> {
        let key = |role: Role| Id::new(role.word()).expect("the usual keys are ids");
        let field = |role: Role| {
            let (holds, required) = match role {
                Role::Rating => (Holds::Rating, RequiredWhen::Final),
                Role::Evidence if needs_evidence => {
                    (Holds::Prose, RequiredWhen::With(key(Role::Rating)))
                }
                Role::Evidence => (Holds::Prose, RequiredWhen::Never),
                Role::Share => (Holds::Flag, RequiredWhen::Never),
                Role::Actions => (Holds::Actions, RequiredWhen::Never),
            };
            let label = terms.of_role(role).to_owned();
            let (id, role) = (key(role), Some(role));
            let (help, paper, may_not_apply) = (None, None, false);
            Self { id, label, help, holds, role, paper, required, may_not_apply }
        };
        Role::ALL.map(field).to_vec()
    }
}

/// When a field must be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequiredWhen {
    /// In every final return.
    Final,
    /// Where the answer says something in the field with this key.
    With(Id),
    /// Never.
    Never,
}

/// What a field holds, with what the rubric says of it.
#[derive(Debug, Clone)]
pub enum Holds {
    /// The rating: a level of the rubric's scale.
    Rating,
    /// A level of another scale, or of that one with another meaning.
    Level(LevelRule),
    /// Markdown.
    Prose,
    /// Statements.
    Points(PointsRule),
    /// One or several options.
    Choice(ChoiceRule),
    /// A number.
    Number(NumberRule),
    /// One line.
    Text(TextRule),
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// Improvement actions.
    Actions,
    /// Entries.
    Entries(EntriesRule),
}

/// What the entries of a field say.
#[derive(Debug, Clone, Default)]
pub struct EntriesRule {
    /// What each says beside its id: there is one field at least, and none of them holds a list.
    pub of: Vec<AskedField>,
    /// How many there must be where there is any.
    pub least: Option<usize>,
    /// How many there may be.
    pub most: Option<usize>,
}

/// Which levels may be given.
#[derive(Debug, Clone)]
pub struct LevelRule {
    /// The levels, lowest first.
    pub of: Vec<NamedOption>,
}

/// What statements may be.
#[derive(Debug, Clone, Default)]
pub struct PointsRule {
    /// The themes that one may have, in order; there may be none.
    pub themes: Vec<NamedOption>,
    /// How many there must be where there is any.
    pub least: Option<usize>,
    /// How many there may be.
    pub most: Option<usize>,
}

/// What may be chosen.
#[derive(Debug, Clone)]
pub struct ChoiceRule {
    /// The options, in order; there are two at least.
    pub of: Vec<NamedOption>,
    /// Whether several may be chosen at once.
    pub is_several: bool,
}

/// Which numbers may be given.
#[derive(Debug, Clone, Default)]
pub struct NumberRule {
    /// What is counted or measured, such as `visits` or `GBP`.
    pub unit: Option<String>,
    /// How many decimals a number has at most.
    pub decimals: u32,
    /// The least.
    pub least: Option<Amount>,
    /// The greatest.
    pub most: Option<Amount>,
    /// Whether all numbers of a round can be added to one that means something.
    pub has_total: bool,
}

/// How a line is written.
#[derive(Debug, Clone, Default)]
pub struct TextRule {
    /// What it must fit, where it must fit anything.
    pub pattern: Option<LinePattern>,
}

/// A regular expression that a whole line must fit.
#[derive(Debug, Clone)]
pub struct LinePattern {
    written: String,
    whole: Regex,
}

impl LinePattern {
    /// The most memory that one may take, in bytes: far more than any form needs.
    const MOST_BYTES: usize = 1 << 20;

    /// Reads a regular expression as the crate `regex` has it; `None` where it is none, or one that
    /// takes too much memory.
    pub fn read(written: &str) -> Option<Self> {
        // By itself first: `a)|(b` fits in only with what is put around it.
        let build = |text: &str| RegexBuilder::new(text).size_limit(Self::MOST_BYTES).build().ok();
        build(written)?;
        let whole = build(&format!(r"\A(?:{written})\z"))?;
        Some(Self { written: written.to_owned(), whole })
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether a whole line fits.
    pub fn fits(&self, line: &str) -> bool {
        self.whole.is_match(line)
    }
}

/// An option or a theme.
#[derive(Debug, Clone)]
pub struct NamedOption {
    /// Its id in returns.
    pub id: Id,
    /// What readers see.
    pub label: String,
}

/// A number in the last decimal place that its field has: with two decimals, `12.5` is 1250.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub i64);

impl Amount {
    /// The most digits of a number, decimals included.
    pub const MOST_DIGITS: usize = 15;

    /// Reads digits with a decimal point, such as `-1200.50`. `None` where it is written in another
    /// way, or has more decimals or digits than there may be.
    pub fn read(text: &str, decimals: u32) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let places = usize::try_from(decimals).ok()?;
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_cut = digits.ends_with('.');
        if whole.is_empty() || is_cut || !is_number(whole) || !is_number(part) {
            return None;
        }
        if part.len() > places || whole.len() + places > Self::MOST_DIGITS {
            return None;
        }
        format!("{whole}{part:0<places$}").parse::<i64>().ok().map(|amount| Self(sign * amount))
    }

    /// The number as it is written in a return, such as `-1200.50`.
    pub fn written(self, decimals: u32) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        match 10_u64.checked_pow(decimals) {
            None | Some(1) => format!("{sign}{all}"),
            Some(unit) => {
                let places = decimals as usize;
                format!("{sign}{}.{:0places$}", all / unit, all % unit)
            }
        }
    }
}

/// What a field is given.
#[derive(Debug, Clone)]
pub enum AnswerValue {
    /// The place of a level on its scale, from 0, the lowest.
    Level(usize),
    /// Markdown.
    Prose(Prose),
    /// Statements, in the author's order.
    Points(Vec<Statement>),
    /// The places of what is chosen among the options, in their order.
    Choice(Vec<usize>),
    /// A number.
    Number(Amount),
    /// One line.
    Text(String),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// Entries, in the author's order.
    Entries(Vec<FieldEntry>),
}

/// An entry.
#[derive(Debug, Clone)]
pub struct FieldEntry {
    /// Unique among those of the answer; by it a later round knows the entry again.
    pub id: Id,
    /// What it says, in the order of the rubric. The places are among the fields of an entry.
    pub values: Vec<GivenValue>,
}

impl FieldEntry {
    /// What it says in a field, by its place among those of an entry.
    pub fn value(&self, field: usize) -> Option<&AnswerValue> {
        self.values.iter().find(|own| own.field == field).map(|own| &own.value)
    }
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What it says.
    pub text: Prose,
    /// The places of its themes among those of the field, in their order.
    pub themes: Vec<usize>,
}

impl Holds {
    /// The kind.
    pub fn kind(&self) -> FieldKind {
        match self {
            Self::Rating | Self::Level(_) => FieldKind::Level,
            Self::Prose => FieldKind::Prose,
            Self::Points(_) => FieldKind::Points,
            Self::Choice(_) => FieldKind::Choice,
            Self::Number(_) => FieldKind::Number,
            Self::Text(_) => FieldKind::Text,
            Self::Date => FieldKind::Date,
            Self::Flag => FieldKind::Flag,
            Self::Actions | Self::Entries(_) => FieldKind::Entries,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, LinePattern};

    #[test]
    fn a_pattern_fits_a_whole_line_and_one_that_breaks_out_of_it_is_none() {
        let pattern = LinePattern::read("[A-Z]{2}|[0-9]+").expect("it is one");
        for (line, fits) in [("AB", true), ("12", true), ("ABC", false), ("AB 12", false)] {
            assert_eq!(pattern.fits(line), fits, "{line}");
        }
        for none in ["[", "a)|(b", "(?x) a # b", "\\w{1000}{1000}"] {
            assert!(LinePattern::read(none).is_none(), "{none}");
        }
    }

    #[test]
    fn a_number_is_read_to_its_last_decimal_place_and_written_so() {
        for (text, decimals, amount, written) in [
            ("0", 0, 0, "0"),
            ("-12", 0, -12, "-12"),
            ("12.5", 2, 1250, "12.50"),
            ("-0.05", 2, -5, "-0.05"),
            ("007", 1, 70, "7.0"),
        ] {
            assert_eq!(Amount::read(text, decimals), Some(Amount(amount)), "{text}");
            assert_eq!(Amount(amount).written(decimals), written, "{text}");
        }
        for text in ["", "-", "1.", ".5", "1.234", "1,200", "12 000", "1e3", "+1", "٣"] {
            assert_eq!(Amount::read(text, 2), None, "{text}");
        }
        assert_eq!(Amount::read("12345678901234", 2), None, "too many digits");
    }
}
