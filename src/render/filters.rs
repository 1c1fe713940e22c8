//! `{{ evidence | markdown(level = 3, name = "…", id = "…") }}`: the author's Markdown, set.
//!
//! The value is a `MarkdownView`; in one that is written in another answer nothing is a mention.
//! Arguments: `level`, the level of the heading it stands under;
//! `name`, what it is called, for its tables; `id`, unique on the page, for its footnotes;
//! `current`, the item it belongs to, which it does not link to; `items`, the way to the folder of
//! the items' pages (empty, or with a `/` at its end) where the items that it mentions stand on
//! pages of their own, or `#` where they stand on the same.
//!
//! `{{ terms.item.one | capital }}`: words as they stand at the start of a heading or a sentence.

use std::borrow::Cow;
use std::sync::Arc;

use tera::{Filter, Kwargs, Map, State, TeraResult, Value};

use crate::lang::{self, Language};
use crate::markdown::{self, Items, Mentions, ProsePlace};

/// Sets Markdown as HTML.
pub(super) struct Html(pub(super) Mentions, pub(super) Arc<Language>);

/// Sets Markdown as Typst source, with markers of the author's lines around it.
pub(super) struct Typst(pub(super) Mentions);

impl Filter<&Map, TeraResult<Value>> for Html {
    fn call(&self, value: &Map, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let document = markdown::parse(text(value)?, &mentions(value, &self.0));
        let html = with_place(&kwargs, |place| markdown::html(&document, place, &self.1))?;
        Ok(Value::safe_string(&html))
    }
}

impl Filter<&Map, TeraResult<Value>> for Typst {
    fn call(&self, value: &Map, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let document = markdown::parse(text(value)?, &mentions(value, &self.0));
        let line = value.get(&"line".into()).and_then(Value::as_u64).filter(|line| *line > 0);
        let line = line.and_then(|line| usize::try_from(line).ok());
        let typst = with_place(&kwargs, |place| markdown::typst(&document, place, line))?;
        Ok(Value::safe_string(&format!("\n{}\n//@ end\n", typst.trim_matches('\n'))))
    }
}

/// Words as they stand at a start.
pub(super) fn capital(words: &str, _: Kwargs, _: &State) -> String {
    lang::capital(words)
}

/// The text of an author's Markdown; a template of somebody's own may give anything else.
fn text(value: &Map) -> TeraResult<&str> {
    let text = value.get(&"text".into()).and_then(Value::as_str);
    text.ok_or_else(|| tera::Error::message("this is no prose: it has no `text`"))
}

/// What a text may mention: items of the own rubric, where it was not written for another one.
fn mentions<'a>(value: &Map, own: &'a Mentions) -> Cow<'a, Mentions> {
    let is_of_other = value.get(&"from".into()).is_some_and(|from| !from.is_none());
    if is_of_other { Cow::Owned(Mentions::none()) } else { Cow::Borrowed(own) }
}

/// Runs `set` with the place that the arguments describe.
fn with_place<T>(kwargs: &Kwargs, set: impl FnOnce(&ProsePlace<'_>) -> T) -> TeraResult<T> {
    let id: &str = kwargs.must_get("id")?;
    let prefix = format!("{id}-");
    Ok(set(&ProsePlace {
        heading_level: kwargs.must_get("level")?,
        id_prefix: &prefix,
        name: kwargs.get("name")?.unwrap_or_default(),
        current: kwargs.get("current")?,
        items: match kwargs.get("items")? {
            None | Some("#") => Items::Here,
            Some(folder) => Items::Pages(folder),
        },
    }))
}
