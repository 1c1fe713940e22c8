//! The templates: those inside the binary, and a user's own over them by name.
//!
//! Names are paths with `/`, as in the folder `templates/` of the source: `html/report.html.tera`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rust_embed::RustEmbed;

use super::in_child::Sandbox;
use super::own::{self, Own, OwnError};
use super::value;
use super::warnings::{self, TemplateWarning};
use crate::diag::Diagnostic;
use crate::glyphs::Fonts;
use crate::lang::Language;

/// How the name of a template ends.
const TEMPLATE: &str = ".tera";

/// Where the words of the language are for the library of PDFs.
const LANGUAGE: &str = "lib/language.typ";

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Shipped;

/// Every template and asset, by name.
#[derive(Debug, Clone)]
pub struct Templates {
    files: BTreeMap<String, Cow<'static, [u8]>>,
    sandbox: Option<Sandbox>,
    warnings: Vec<TemplateWarning>,
    /// What is told of a language of the user's own.
    told: Vec<Diagnostic>,
    language: OnceLock<Arc<Language>>,
    /// The words of the language for Typst.
    said: OnceLock<String>,
}

impl Templates {
    /// Those inside the binary.
    pub fn shipped() -> Self {
        let files =
            Shipped::iter().filter_map(|name| Some((name.to_string(), Shipped::get(&name)?.data)));
        Self {
            files: files.collect(),
            sandbox: None,
            warnings: Vec::new(),
            told: Vec::new(),
            language: OnceLock::new(),
            said: OnceLock::new(),
        }
    }

    /// Those inside the binary, with the files of a folder in place of those of the same names, or
    /// beside them.
    ///
    /// Only what lies in the folders that templates have is read. Where a template is among it, all
    /// are rendered in the sandbox.
    ///
    /// # Errors
    /// The folder is none, has none of those folders, or holds what cannot be used.
    pub fn with_folder(folder: &Path, sandbox: Sandbox) -> Result<Self, OwnError> {
        let mut templates = Self::shipped();
        let own = own::read(folder)?;
        templates.speak(folder, &own)?;
        templates.warnings = warnings::of(folder, &own, &templates.files);
        templates.sandbox = own.iter().any(|(name, _)| name.ends_with(TEMPLATE)).then_some(sandbox);
        templates.files.extend(own);
        Ok(templates)
    }

    /// Those inside the binary, with the files of a folder in place of those of the same names, or
    /// beside them; templates among them are left out, so that nothing of them is ever rendered.
    ///
    /// # Errors
    /// As for [`Templates::with_folder`].
    pub fn without_own_templates(folder: &Path) -> Result<Self, OwnError> {
        let mut templates = Self::shipped();
        let own = own::read(folder)?;
        templates.speak(folder, &own)?;
        let own = own.into_iter().filter(|(name, _)| !name.ends_with(TEMPLATE));
        templates.files.extend(own);
        Ok(templates)
    }

    /// Takes up the language among the files of a folder.
    fn speak(&mut self, folder: &Path, own: &[Own]) -> Result<(), OwnError> {
        let fonts = || {
            let shipped = self.files("fonts/").filter(|(name, _)| own.iter().all(|o| o.0 != *name));
            let added = own.iter().filter(|(name, _)| name.starts_with("fonts/"));
            let added = added.map(|(name, bytes)| (name.as_str(), &**bytes));
            Fonts::with_files(shipped.chain(added))
        };
        if let Some((language, told)) = own::language(folder, own, fonts)? {
            self.language = OnceLock::from(Arc::new(language));
            self.told = told;
        }
        Ok(())
    }

    /// The Tera templates of a folder, such as `html/`; a file that is not UTF-8 is not a template.
    pub fn tera<'a>(&'a self, folder: &'a str) -> Vec<(&'a str, &'a str)> {
        self.under(folder)
            .filter(|(name, _)| name.ends_with(TEMPLATE))
            .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
            .collect()
    }

    /// The files of a folder that are published or handed to Typst as they are, by name.
    pub fn files<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.under(folder).filter(|(name, _)| !name.ends_with(TEMPLATE))
    }

    /// The files beside the source of a PDF, by their names from there: the library, and the words
    /// of the language.
    pub fn library(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let library = self.files("typst/");
        let library = library.map(|(name, bytes)| (name.trim_start_matches("typst/"), bytes));
        let said =
            self.said.get_or_init(|| value::language(self.language()).expect("words are JSON"));
        library.chain(std::iter::once((LANGUAGE, said.as_bytes())))
    }

    /// All files of a folder, templates and others, by name.
    pub fn all<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.under(folder)
    }

    /// The language in which all of it is told.
    pub fn language(&self) -> &Arc<Language> {
        self.language.get_or_init(|| Arc::new(Language::english()))
    }

    /// What is told of a user's own, although it hinders nothing.
    pub fn warnings(&self) -> &[TemplateWarning] {
        &self.warnings
    }

    /// What is told of a language of a user's own, although it hinders nothing.
    pub fn told(&self) -> &[Diagnostic] {
        &self.told
    }

    /// What holds templates of a user's own, where there are any.
    pub(super) fn sandbox(&self) -> Option<&Sandbox> {
        self.sandbox.as_ref()
    }

    /// Whether a user's own are among those of a folder.
    pub fn are_own(&self, folder: &str) -> bool {
        self.own_names(folder).next().is_some()
    }

    /// The text of a file, where it is one, and whether it is a user's own.
    pub fn text(&self, name: &str) -> Option<(&str, bool)> {
        let bytes = self.files.get(name)?;
        Some((std::str::from_utf8(bytes).ok()?, matches!(bytes, Cow::Owned(_))))
    }

    /// The names of a user's own files in a folder.
    pub fn own_names<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let of_folder = self.files.iter().filter(move |(name, _)| name.starts_with(folder));
        of_folder.filter(|(_, bytes)| matches!(bytes, Cow::Owned(_))).map(|(name, _)| name.as_str())
    }

    fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(folder))
            .map(|(name, bytes)| (name.as_str(), &**bytes))
    }
}
