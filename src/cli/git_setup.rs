//! `stocktake git-setup`: git told to compare and merge returns through stocktake, in one repository alone.
//!
//! Which files are meant stands in `info/attributes` of the repository, what is run for them in its `config`. Neither is a
//! file of the user's tree, and both hold for every branch and every worktree of the repository.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Colour, FindingArgs, Format, GitSetupArgs};
use super::report;
use super::status::Status;
use super::streams::Streams;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::git;

const BEGIN: &str = "# stocktake: begin (made by `stocktake git-setup`; `--remove` takes it away)";
const END: &str = "# stocktake: end";

/// Sets up, or takes away what was set up.
pub(super) fn run(args: &GitSetupArgs, streams: &mut Streams) -> Status {
    let done = Setup::of(&args.returns).and_then(|setup| match args.remove {
        true => {
            setup.remove().map(|()| "git compares and merges returns by lines again".to_owned())
        }
        false => setup.install(),
    });
    match done {
        Ok(words) => {
            streams.say(&format!("{words}\n"));
            Status::Well
        }
        Err(finding) => {
            let shown = FindingArgs { format: Format::Human, strict: false, color: Colour::Auto };
            report::show(&mut [finding], &shown, streams);
            Status::CouldNotRun
        }
    }
}

/// The settings, each with its value: `git diff` runs `command`, and so does `git log --ext-diff`; where none is run, as in
/// `git log -p` and `git show`, git compares what `textconv` prints.
fn settings(program: &str) -> [(&'static str, String); 5] {
    let merge = program.replace('%', "%%");
    [
        ("merge.stocktake.name", "returns by proposal, action and paragraph".to_owned()),
        ("merge.stocktake.driver", format!("{merge} merge --marker-size %L --path %P -- %O %A %B")),
        ("diff.stocktake.command", format!("{program} git-diff-driver")),
        ("diff.stocktake.textconv", format!("{program} git-textconv")),
        ("diff.stocktake.xfuncname", "^([^ ].*)$".to_owned()),
    ]
}

/// A repository, and where its returns are.
struct Setup {
    folder: PathBuf,
    /// The folder of returns from the top of the repository, with a `/` at its end, or nothing.
    prefix: String,
    attributes: PathBuf,
}

impl Setup {
    fn of(folder: &Path) -> Result<Self, Diagnostic> {
        if !folder.is_dir() {
            let message = format!("there is no folder {}", quoted(&folder.to_string_lossy()));
            return Err(refused(
                message,
                "`--returns` names the folder that your collections are in",
            ));
        }
        let shown = quoted(&folder.to_string_lossy());
        let Some(inside) = answer(folder, &["rev-parse", "--is-inside-work-tree"]) else {
            return Err(refused(
                format!("{shown} is in no git repository that can be used"),
                "`git status` in that folder says why; `git init` begins a repository",
            ));
        };
        if inside != "true" {
            return Err(refused(
                format!(
                    "{shown} is in a repository without files of its own (a bare one, or inside `.git`)"
                ),
                "there is nothing to compare or merge here: run it in a clone",
            ));
        }
        let unusable = || {
            refused(
                "git does not say where its settings are",
                "update git: 2.31 or newer is needed",
            )
        };
        let prefix = answer(folder, &["rev-parse", "--show-prefix"]).ok_or_else(unusable)?;
        let place = ["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"];
        let attributes = PathBuf::from(answer(folder, &place).ok_or_else(unusable)?);
        Ok(Self { folder: folder.to_owned(), prefix, attributes })
    }

    fn install(&self) -> Result<String, Diagnostic> {
        self.respect_own_attributes()?;
        let program = program()?;
        for (key, value) in settings(&program) {
            self.config(&[key, &value])?;
        }
        let (own, mut lines) = self.attributes()?;
        let line = format!("{} diff=stocktake merge=stocktake", pattern(&self.prefix));
        if !lines.contains(&line) {
            lines.push(line);
        }
        self.write(&format!("{own}{BEGIN}\n{}\n{END}\n", lines.join("\n")))?;
        Ok(format!(
            "git compares and merges the returns below {} by what they say",
            quoted(&self.folder.to_string_lossy())
        ))
    }

    fn remove(&self) -> Result<(), Diagnostic> {
        let (own, lines) = self.attributes()?;
        if !lines.is_empty() {
            self.write(&own)?;
        }
        for (key, _) in settings("") {
            if answer(&self.folder, &["config", "--local", "--get-all", key]).is_some() {
                self.config(&["--unset-all", key])?;
            }
        }
        Ok(())
    }

    /// Somebody who has said how such files are compared or merged is not overruled.
    fn respect_own_attributes(&self) -> Result<(), Diagnostic> {
        let path = format!("{}a/b/c.yaml", self.prefix);
        let top = answer(&self.folder, &["rev-parse", "--show-toplevel"]).map(PathBuf::from);
        let top = top.as_deref().unwrap_or(&self.folder);
        let said =
            answer(top, &["check-attr", "-z", "diff", "merge", "--", &path]).unwrap_or_default();
        let fields: Vec<&str> = said.split('\0').collect();
        for said in fields.chunks_exact(3) {
            let (attribute, value) = (said[1], said[2]);
            if !matches!(value, "unspecified" | "stocktake") {
                let message = format!(
                    "your own attributes already say {} for returns",
                    quoted(&format!("{attribute}={value}"))
                );
                return Err(refused(
                    message,
                    "nothing was changed; take that line out of `.gitattributes` or `.git/info/attributes` first",
                ));
            }
        }
        Ok(())
    }

    fn config(&self, args: &[&str]) -> Result<(), Diagnostic> {
        match answer(&self.folder, &[&["config", "--local"], args].concat()) {
            Some(_) => Ok(()),
            None => Err(refused(
                "the settings of this repository cannot be written",
                "look whether `.git/config` is yours to write to",
            )),
        }
    }

    /// The attributes without our own lines, and those.
    fn attributes(&self) -> Result<(String, Vec<String>), Diagnostic> {
        let text = match fs::read_to_string(&self.attributes) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(self.unusable(&error)),
        };
        let (mut own, mut ours, mut inside) = (String::new(), Vec::new(), false);
        for line in text.split_inclusive('\n') {
            match line.trim_end() {
                BEGIN => inside = true,
                END if inside => inside = false,
                line if inside => ours.push(line.to_owned()),
                _ => own.push_str(line),
            }
        }
        if !own.is_empty() && !own.ends_with('\n') {
            own.push('\n');
        }
        Ok((own, ours))
    }

    fn write(&self, text: &str) -> Result<(), Diagnostic> {
        let written = match (text.is_empty(), self.attributes.parent()) {
            (true, _) => fs::remove_file(&self.attributes),
            (false, Some(folder)) => {
                fs::create_dir_all(folder).and_then(|()| fs::write(&self.attributes, text))
            }
            (false, None) => fs::write(&self.attributes, text),
        };
        written.map_err(|error| self.unusable(&error))
    }

    fn unusable(&self, error: &std::io::Error) -> Diagnostic {
        let file = quoted(&self.attributes.to_string_lossy());
        refused(
            format!("{file} cannot be used: {}", error.kind()),
            "look whether it is yours to write to",
        )
    }
}

fn refused(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::NoGitSetup, message).help(help)
}

/// The first line of what git answers; `None` where it fails.
fn answer(folder: &Path, args: &[&str]) -> Option<String> {
    let output = git::command(folder).args(args).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// This program, as git's shell runs it.
fn program() -> Result<String, Diagnostic> {
    let path = std::env::current_exe().ok().and_then(|path| path.to_str().map(str::to_owned));
    let Some(path) = path else {
        return Err(refused(
            "the path of stocktake itself cannot be written down",
            "move it to a folder with a plain name",
        ));
    };
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path };
    Ok(format!("'{}'", path.replace('\'', r"'\''")))
}

/// The returns below a folder, as attributes name files.
fn pattern(prefix: &str) -> String {
    let mut escaped = String::new();
    for c in prefix.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    let pattern = format!("/{escaped}*/*/*.yaml");
    match pattern.contains(|c: char| c.is_whitespace() || c == '"') {
        true => format!("\"{}\"", pattern.replace('\\', r"\\").replace('"', "\\\"")),
        false => pattern,
    }
}
