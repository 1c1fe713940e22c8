//! `see:` in place of a text: the answer in which it is written.

use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, quoted};
use crate::form::keys;
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::Text;
use crate::load::yaml::{Node, Value};

/// The key that stands in place of a text.
const SEE: &str = keys::SEE[0].key;

/// What a field of prose says instead of a text.
#[derive(Debug)]
pub struct RawSee {
    /// The key of the field.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// The place of an answer.
    pub at: Text,
}

/// Takes Markdown, or where else it is written: that goes to `sees`, and the text is absent.
pub(super) fn prose_or_see<'k>(
    f: &mut Fields<'k>,
    key: &'k str,
    sees: &mut Vec<RawSee>,
    sink: &mut Findings,
) -> Text {
    if !f.peek(key).is_some_and(is_see) {
        return f.prose(key, sink);
    }
    let Given::Value((_, node)) = f.take(key) else { return Given::Absent };
    let place = node.place.clone();
    let what = format!("`{key}`");
    let mut own = Fields::open(node, &what, sink);
    let spaced = own.peek(SEE).and_then(spaced);
    let at = match spaced {
        Some(finding) => {
            sink.push(finding);
            own.take(SEE);
            Given::Unusable
        }
        None => own.text(SEE, sink),
    };
    let strays = own.close(&what, sink);
    sees.push(RawSee { key: key.to_owned(), place, at: strays.in_place_of(at, SEE) });
    Given::Absent
}

/// The finding for a place with a space before its `#`, so that YAML takes the rest for a note.
fn spaced(node: &Node) -> Option<Diagnostic> {
    let Value::Text(text) = &node.value else { return None };
    let line = node.place.text_after().lines().next()?;
    let item = line.trim_start_matches([' ', '\t']);
    let gap = line.len() - item.len();
    let number = item.strip_prefix('#')?.split_whitespace().next()?;
    if gap == 0 || text.contains('#') || item.starts_with("# ") {
        return None;
    }
    let (source, span) = (node.place.source(), node.place.span());
    let place = Place::new(source, span.start..span.end + gap + 1 + number.len());
    let message = format!("{} is not the place of an answer", quoted(place.text()));
    let fix = Fix::replace(Safety::Safe, source, span.end..span.end + gap, "");
    let finding = Diagnostic::new(Code::SeeNowhere, place, message);
    Some(finding.help("leave out the space before `#`").fix(fix))
}

/// Whether a value says where else a text is written, be it with a slip in the key.
fn is_see(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let is_place = |value: &Value| match value {
        Value::Text(text) => text.contains('/') && text.contains('#'),
        _ => false,
    };
    entries.iter().any(|(key, value)| match &key.value {
        Value::Text(key) => key == SEE || (entries.len() == 1 && is_place(&value.value)),
        _ => false,
    })
}
