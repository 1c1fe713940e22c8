//! What in a folder of a user's own templates does nothing, or makes nothing: whoever put it there
//! meant something by it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::own::{FOLDERS, Own};
use crate::diag::nearest::nearest;
use crate::diag::quoted;
use crate::glyphs;

/// How the name of a template ends.
const TEMPLATE: &str = ".tera";

/// Something that is told about a folder of templates; it hinders nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateWarning {
    /// Which of the two it is.
    pub kind: TemplateWarningKind,
    /// What is there.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What is wrong with a file of a user's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateWarningKind {
    /// Nothing uses it.
    Unused,
    /// It is empty.
    Empty,
}

/// The names and bytes of files.
type Files = BTreeMap<String, Cow<'static, [u8]>>;

/// What is told of the files of a folder, over those that are `shipped`.
pub(super) fn of(folder: &Path, own: &[Own], shipped: &Files) -> Vec<TemplateWarning> {
    let all: BTreeMap<&str, &[u8]> = shipped
        .iter()
        .map(|(name, bytes)| (name.as_str(), &**bytes))
        .chain(own.iter().map(|(name, bytes)| (name.as_str(), &**bytes)))
        .collect();
    let mut warnings = beside(folder);
    for (name, bytes) in own {
        let path = quoted(&folder.join(name).to_string_lossy());
        if shipped.contains_key(name) {
            warnings.extend(bytes.trim_ascii().is_empty().then(|| TemplateWarning {
                kind: TemplateWarningKind::Empty,
                message: format!("{path} is empty, and so is what it takes the place of"),
                help: match remark(name) {
                    Some(remark) => {
                        format!("if that is meant, say so in it: `{remark}`; else remove it")
                    }
                    None => "remove it, and stocktake's own is used again".to_owned(),
                },
            }));
        } else if let Some(why) = unused(name, &all) {
            let help = similar(name, shipped).map_or_else(
                || {
                    "a file takes the place of one of stocktake's by its whole name, such as \
                     `html/report.html.tera`, or is named by one that does"
                        .to_owned()
                },
                |near| format!("did you mean {}?", quoted(near)),
            );
            let message = format!("{path} is not used: {why}");
            warnings.push(TemplateWarning { kind: TemplateWarningKind::Unused, message, help });
        }
    }
    warnings
}

/// A remark as it is written in a file of a name, where there are any.
fn remark(name: &str) -> Option<&'static str> {
    match name.rsplit('.').next()? {
        "tera" => Some("{# left out #}"),
        "css" | "js" => Some("/* left out */"),
        "typ" => Some("// left out"),
        "svg" => Some("<!-- left out -->"),
        _ => None,
    }
}

/// Why nothing uses a file that takes the place of none.
fn unused(name: &str, all: &BTreeMap<&str, &[u8]>) -> Option<&'static str> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (folder, _) = name.split_once('/')?;
    let base = name.rsplit('/').next().unwrap_or(name);
    let is_template = base.ends_with(TEMPLATE);
    let is_named = || {
        let named = if is_template { name } else { base };
        let has_components = all.get(name).is_some_and(|own| text(own).contains("{% component "));
        let mut others = all.iter().filter(|(other, _)| {
            **other != name && other.split_once('/').is_some_and(|(own, _)| own == folder)
        });
        (is_template && has_components) || others.any(|(_, bytes)| text(bytes).contains(named))
    };
    match folder {
        "html" if !is_template => Some("the name of a template ends with `.tera`"),
        "html" | "typst" if !is_named() => {
            Some("it takes the place of no file of stocktake's, and no other names it")
        }
        "fonts" if !glyphs::is_named_like_a_font(base) && !is_licence(base) => {
            Some("PDFs are set in fonts whose names end with `.ttf`, `.otf`, `.ttc` or `.otc`")
        }
        _ => None,
    }
}

/// Whether a file beside fonts is one that says whose they are.
fn is_licence(name: &str) -> bool {
    !name.contains('.') || [".txt", ".md", ".html"].iter().any(|end| name.ends_with(end))
}

/// The file of stocktake's in the same folder whose name is most like one.
fn similar<'a>(name: &str, shipped: &'a Files) -> Option<&'a str> {
    let parts = |path: &str| {
        let (folder, base) = path.rsplit_once('/')?;
        Some((folder.to_owned(), base.split('.').next()?.to_owned()))
    };
    let (folder, stem) = parts(name)?;
    let there: Vec<(String, &str)> = shipped
        .keys()
        .filter_map(|own| Some((parts(own)?, own.as_str())))
        .filter(|((own, _), _)| *own == folder)
        .map(|((_, stem), own)| (stem, own))
        .collect();
    let near = nearest(&stem, there.iter().map(|(stem, _)| stem.as_str()))?;
    there.iter().find(|(stem, _)| stem == near).map(|(_, own)| *own)
}

/// What lies beside the folders that templates have, and looks as if it belonged into one.
fn beside(folder: &Path) -> Vec<TemplateWarning> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| (entry.file_name(), entry.path().is_dir()))
        .filter_map(|(name, is_folder)| Some((name.into_string().ok()?, is_folder)))
        .collect();
    names.sort();
    let warning = |(name, is_folder): (String, bool)| {
        let path = quoted(&folder.join(&name).to_string_lossy());
        let (why, help) = if is_folder && !FOLDERS.contains(&name.as_str()) {
            let near = nearest(&name, FOLDERS)?;
            ("is no folder of templates", format!("did you mean {}?", quoted(near)))
        } else if !is_folder && name.ends_with(TEMPLATE) {
            let help = "put it into `html` or `typst`, whichever it is of".to_owned();
            ("lies beside the folders of templates", help)
        } else {
            return None;
        };
        let message = format!("{path} is not used: it {why}");
        Some(TemplateWarning { kind: TemplateWarningKind::Unused, message, help })
    };
    names.into_iter().filter_map(warning).collect()
}
