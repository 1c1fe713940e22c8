//! What pages and PDFs are set with, as it was typed.

use std::num::NonZeroU64;
use std::path::PathBuf;
use std::time::Duration;

use super::args::SettingArgs;
use crate::child::Limits;
use crate::diag::{Code, Diagnostic};
use crate::render::{OwnError, Sandbox, TemplateWarningKind, Templates};
use crate::stop::Stop;
use crate::typeset::{self, Program, Typesetter};

/// The templates that are meant.
///
/// # Errors
/// What is wrong with them.
pub(super) fn templates(args: &SettingArgs, stop: &Stop) -> Result<Templates, Vec<Diagnostic>> {
    let Some(folder) = &args.templates else { return Ok(Templates::shipped()) };
    let program = own_program().map_err(|finding| vec![finding])?;
    let sandbox = Sandbox::new(program, limits(args), stop.clone());
    Templates::with_folder(folder, sandbox).map_err(OwnError::findings)
}

/// What is told of templates of the user's own.
pub(super) fn warnings(templates: &Templates) -> impl Iterator<Item = Diagnostic> {
    let warnings = templates.warnings().iter().map(|warning| {
        let code = match warning.kind {
            TemplateWarningKind::Unused => Code::UnusedTemplate,
            TemplateWarningKind::Empty => Code::EmptyTemplate,
        };
        Diagnostic::nowhere(code, warning.message.clone()).help(warning.help.clone())
    });
    templates.told().iter().cloned().chain(warnings)
}

/// The program that makes PDFs.
pub(super) fn typesetter(args: &SettingArgs) -> Result<Typesetter, Diagnostic> {
    let program = args.typst.clone().map_or(Program::Own, Program::Outside);
    Ok(Typesetter::new(program, own_program()?, limits(args)))
}

/// What a PDF may take, and a page by templates of the user's own.
fn limits(args: &SettingArgs) -> Limits {
    Limits {
        time: Duration::from_secs(u64::try_from(args.timeout.get()).unwrap_or(u64::MAX)),
        memory: NonZeroU64::new(u64::from(args.typst_memory) << 20).unwrap_or(NonZeroU64::MAX),
    }
}

fn own_program() -> Result<PathBuf, Diagnostic> {
    std::env::current_exe().map_err(|error| {
        let message = format!("stocktake cannot find its own program: {}", error.kind());
        Diagnostic::nowhere(Code::TypstUnusable, message)
            .help("name an official Typst program with `--typst`")
    })
}

/// Which outside program makes PDFs, where one does.
pub(super) fn fingerprint(typesetter: &Typesetter) -> Result<Option<String>, Diagnostic> {
    typesetter.fingerprint().map_err(|error| unusable(&error))
}

fn unusable(error: &typeset::Error) -> Diagnostic {
    Diagnostic::nowhere(Code::TypstUnusable, error.to_string())
        .help("leave out `--typst` and `STOCKTAKE_TYPST` to use the Typst inside stocktake")
}

/// Whether an outside program can be run, and is of the version that the templates were made for.
pub(super) fn version(typesetter: &Typesetter) -> Result<Option<Diagnostic>, Diagnostic> {
    match typesetter.check_version() {
        Ok(mismatch) => {
            Ok(mismatch.map(|m| Diagnostic::nowhere(Code::TypstVersion, m.to_string())))
        }
        Err(error) => Err(unusable(&error)),
    }
}

/// The creation date that whoever repeats a build may set; see
/// <https://reproducible-builds.org/specs/source-date-epoch/>.
pub(super) fn created() -> Result<Option<i64>, Diagnostic> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    seconds.map(Some).ok_or_else(|| {
        Diagnostic::nowhere(Code::NotADate, "`SOURCE_DATE_EPOCH` is not a number of seconds")
            .help("unset it, or set it to whole seconds since 1970")
    })
}
