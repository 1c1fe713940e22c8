//! The templates: those inside the binary, and a user's own over them by name.
//!
//! Names are paths with `/`, as in the folder `templates/` of the source: `html/report.html.tera`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rust_embed::RustEmbed;
use walkdir::WalkDir;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Shipped;

/// Every template and asset, by name.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, Cow<'static, [u8]>>);

impl Templates {
    /// Those inside the binary.
    pub fn shipped() -> Self {
        let files =
            Shipped::iter().filter_map(|name| Some((name.to_string(), Shipped::get(&name)?.data)));
        Self(files.collect())
    }

    /// Those inside the binary, with every file of a folder in place of the one of its name, or beside them.
    ///
    /// # Errors
    /// The folder or a file in it cannot be read.
    pub fn with_folder(folder: &Path) -> io::Result<Self> {
        let mut templates = Self::shipped();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(io::Error::from)?;
            if entry.file_type().is_file()
                && let Ok(path) = entry.path().strip_prefix(folder)
            {
                let name = path.to_string_lossy().replace('\\', "/");
                templates.0.insert(name, Cow::Owned(std::fs::read(entry.path())?));
            }
        }
        Ok(templates)
    }

    /// The Tera templates of a folder, such as `html/`; a file that is not UTF-8 is not a template.
    pub fn tera<'a>(&'a self, folder: &'a str) -> Vec<(&'a str, &'a str)> {
        self.under(folder)
            .filter(|(name, _)| name.ends_with(".tera"))
            .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
            .collect()
    }

    /// The files of a folder that are published or handed to Typst as they are, by name.
    pub fn files<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.under(folder).filter(|(name, _)| !name.ends_with(".tera"))
    }

    fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.0
            .iter()
            .filter(move |(name, _)| name.starts_with(folder))
            .map(|(name, bytes)| (name.as_str(), &**bytes))
    }
}
