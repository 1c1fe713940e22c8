//! Views set as HTML pages and as Typst source, through Tera.
//!
//! There is one Tera instance for each of the two, because what must be escaped differs: HTML gets
//! entities, Typst gets string literals. Nothing here decides what a page says; that is the view's.

mod chart;
mod error;
mod filters;
mod in_child;
mod own;
mod say;
mod templates;
mod value;
mod warnings;

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

pub use error::TemplateError;
use in_child::ChildRenderer;
pub use in_child::{Sandbox, answer, request};
pub use own::OwnError;
pub use templates::Templates;
pub use warnings::{TemplateWarning, TemplateWarningKind};

use crate::lang::Language;
use crate::markdown::{Mentions, string_literal};
use crate::model::Rubric;

/// Sets the views of one collection.
///
/// By stocktake's own templates it does so itself. A user's own, which may go on for ever, are
/// rendered in processes apart.
#[derive(Debug)]
pub struct Renderer(Engine);

#[derive(Debug)]
enum Engine {
    Here(Box<Here>),
    ChildRenderer(ChildRenderer),
}

impl Renderer {
    /// A renderer for the pages of a collection; mentions of its rubric's items become links.
    ///
    /// # Errors
    /// A template that Tera cannot read, which can only be one of the user's own.
    pub fn new(templates: &Templates, rubric: &Rubric) -> Result<Self, TemplateError> {
        Self::with_mentions(templates, mentions(rubric))
    }

    /// A renderer for pages on which no item stands: a mention is text there.
    ///
    /// # Errors
    /// As for [`Renderer::new`].
    pub fn plain(templates: &Templates) -> Result<Self, TemplateError> {
        Self::with_mentions(templates, Mentions::none())
    }

    fn with_mentions(templates: &Templates, mentions: Mentions) -> Result<Self, TemplateError> {
        Ok(Self(match templates.sandbox() {
            Some(sandbox) => {
                Engine::ChildRenderer(ChildRenderer::new(sandbox, templates, mentions)?)
            }
            None => {
                let language = Arc::clone(templates.language());
                Engine::Here(Box::new(Here::new(&templates.tera(""), mentions, &language)?))
            }
        }))
    }

    /// Sets a view as an HTML page by the template `html/<name>.html.tera`.
    ///
    /// # Errors
    /// What is wrong with the template, and where.
    pub fn html(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.render(&format!("html/{name}.html.tera"), view)
    }

    /// Sets a view as a style sheet by the template `html/<name>.css.tera`.
    ///
    /// # Errors
    /// What is wrong with the template, and where.
    pub fn sheet(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.render(&format!("html/{name}.css.tera"), view)
    }

    /// Sets a view as Typst source by the template `typst/<name>.typ.tera`.
    ///
    /// # Errors
    /// What is wrong with the template, and where.
    pub fn typst(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.render(&format!("typst/{name}.typ.tera"), view)
    }

    fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let text = match &self.0 {
            Engine::Here(here) => here.render(name, view),
            Engine::ChildRenderer(in_child) => in_child.render(name, view),
        }?;
        if text.trim().is_empty() && !name.ends_with(SHEET) {
            return Err(TemplateError::empty(name));
        }
        Ok(text)
    }
}

/// How the name of the template of a style sheet ends; one may be empty.
const SHEET: &str = ".css.tera";

/// The templates in this process.
#[derive(Debug)]
struct Here {
    html: Tera,
    typst: Tera,
}

impl Here {
    fn new(
        templates: &[(&str, &str)],
        mentions: Mentions,
        language: &Arc<Language>,
    ) -> Result<Self, TemplateError> {
        let mut html = instance(language);
        html.register_filter("markdown", filters::Html(mentions.clone(), Arc::clone(language)));
        html.register_filter("svg", chart::Html);
        html.register_filter("css_string", value::css_string);
        add(&mut html, templates, "html/")?;
        let mut typst = instance(language);
        typst.set_escape_fn(|text, out| out.write_all(string_literal(text).as_bytes()));
        typst.register_filter("markdown", filters::Typst(mentions));
        typst.register_filter("typst", value::literal);
        typst.register_filter("svg", chart::Typst);
        add(&mut typst, templates, "typst/")?;
        Ok(Self { html, typst })
    }

    fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let tera = if name.starts_with("html/") { &self.html } else { &self.typst };
        let failed = |error: tera::Error| TemplateError::of(name, &error);
        tera.render(name, &Context::from_serialize(view).map_err(failed)?).map_err(failed)
    }
}

fn instance(language: &Arc<Language>) -> Tera {
    let mut tera = Tera::new();
    tera.register_function("say", say::Say(Arc::clone(language)));
    tera.register_function("say_parts", say::Parts(Arc::clone(language)));
    tera.register_filter("capital", filters::capital);
    tera.autoescape_on(vec![".tera"]);
    tera
}

/// Adds the templates of a folder; Tera wants to know every filter by then.
fn add(tera: &mut Tera, templates: &[(&str, &str)], folder: &str) -> Result<(), TemplateError> {
    let of_folder = templates.iter().filter(|(name, _)| name.starts_with(folder));
    tera.add_raw_templates(of_folder.copied()).map_err(|error| TemplateError::of(folder, &error))
}

/// The items that a text may mention, with the word for them in the singular and the plural.
pub fn mentions(rubric: &Rubric) -> Mentions {
    let term = &rubric.terms().item;
    let ids = rubric.items().map(|item| item.id.as_str().to_owned());
    Mentions::of_items(ids, &term.one, &term.many)
}
