//! Templates of a user's own, rendered in a process apart, because Tera has no limit: a loop may go
//! on for ever, and a text may be doubled until it fills the memory.
//!
//! The process is stocktake by its hidden subcommand `render`. It is given the templates and the
//! view, sees no file, and has a limit of time and of memory. Which line of a template used them up
//! cannot be told.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Here, TemplateError, Templates};
use crate::child::{self, Bounds, End, Ended, Limits, RunError};
use crate::lang::Language;
use crate::markdown::Mentions;
use crate::stop::Stop;

/// No page is longer.
const LONGEST_PAGE: usize = 64 << 20;

/// How much of what a process says before it breaks down is read.
const MOST_SAID: usize = 1 << 16;

/// What a render is called before a template has been asked for.
const ALL: &str = "the templates";

/// What renders templates of a user's own, and what it may have for one page.
#[derive(Debug, Clone)]
pub struct Sandbox {
    program: PathBuf,
    limits: Limits,
    stop: Stop,
    /// The templates that used up what they may have: none is tried again, by whatever renderer,
    /// for every page would take as long.
    spent: Arc<Mutex<BTreeMap<String, TemplateError>>>,
}

impl Sandbox {
    /// One that runs `program`, which is stocktake, within limits for each page and until somebody
    /// wants it to end.
    pub fn new(program: PathBuf, limits: Limits, stop: Stop) -> Self {
        Self { program, limits, stop, spent: Arc::default() }
    }
}

/// Templates that are rendered in processes apart.
#[derive(Debug)]
pub(super) struct ChildRenderer {
    sandbox: Sandbox,
    templates: Vec<(String, String)>,
    mentions: Mentions,
    language: Arc<Language>,
}

/// What a process is asked.
#[derive(Serialize, Deserialize)]
pub struct Request<'a> {
    templates: Cow<'a, [(String, String)]>,
    mentions: Cow<'a, Mentions>,
    /// The language, in layers.
    language: Vec<(String, String)>,
    /// The template and the view; without them the templates are read, and no more.
    page: Option<(Cow<'a, str>, Value)>,
}

/// What it answers.
type Answer = Result<String, TemplateError>;

impl ChildRenderer {
    /// Reads the templates once, so that what is wrong with them is said before anything is made.
    pub(super) fn new(
        sandbox: &Sandbox,
        templates: &Templates,
        mentions: Mentions,
    ) -> Result<Self, TemplateError> {
        let language = Arc::clone(templates.language());
        let templates = templates.tera("").into_iter();
        let templates = templates.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let apart = Self { sandbox: sandbox.clone(), templates, mentions, language };
        apart.unless_spent(ALL, None)?;
        Ok(apart)
    }

    /// Renders one page.
    pub(super) fn render(&self, name: &str, view: &impl Serialize) -> Answer {
        let failed = |error: serde_json::Error| fault(name, error.to_string());
        let view = serde_json::to_value(view).map_err(failed)?;
        self.unless_spent(name, Some((Cow::Borrowed(name), view)))
    }

    /// What the process answers, unless it has broken down before at what is asked.
    fn unless_spent(&self, name: &str, page: Option<(Cow<'_, str>, Value)>) -> Answer {
        let spent = || self.sandbox.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = spent().get(name) {
            return Err(error.clone());
        }
        let page = self.ask(name, page);
        if let Err(error @ TemplateError { line: None, .. }) = &page {
            spent().insert(name.to_owned(), error.clone());
        }
        page
    }

    fn ask(&self, name: &str, page: Option<(Cow<'_, str>, Value)>) -> Answer {
        let request = Request {
            templates: Cow::Borrowed(&self.templates),
            mentions: Cow::Borrowed(&self.mentions),
            language: self.language.layers(),
            page,
        };
        let failed = |error: serde_json::Error| fault(name, error.to_string());
        let request = serde_json::to_string(&request).map_err(failed)?;
        let Sandbox { program, limits, stop, .. } = &self.sandbox;
        let mut command = Command::new(program);
        command.args(["render", "--memory", &limits.memory.to_string()]);
        // In JSON a character takes six bytes at most.
        let (time, stdout) = (limits.time, LONGEST_PAGE * 6);
        let bounds = Bounds { time, stdout, stderr: MOST_SAID, stop: Some(stop) };
        let input = format!("{}\n{request}", request.len());
        match child::run(&mut command, input.as_bytes(), bounds) {
            Ok(ended) if ended.end == End::Exited(0) => {
                let answer = serde_json::from_slice(&ended.stdout);
                answer.unwrap_or_else(|error| Err(fault(name, error.to_string())))
            }
            Ok(ended) => Err(fault(name, broken(&ended, *limits))),
            Err(RunError::Stopped) => Err(fault(name, "it was stopped".to_owned())),
            Err(RunError::TimedOut) => Err(fault(
                name,
                format!(
                    "it took longer than {:?} and was stopped; look for a loop that goes on too \
                     long",
                    limits.time
                ),
            )),
            Err(RunError::Start(error) | RunError::Watch(error)) => {
                Err(fault(name, format!("no process can be started to render it: {error}")))
            }
        }
    }
}

/// Why a process ended without an answer.
fn broken(ended: &Ended, limits: Limits) -> String {
    if ended.is_out_of_memory() {
        let limit = limits.memory.get() >> 20;
        return format!(
            "it took more than the {limit} MB of memory that it may have; look for a text that \
             grows without end"
        );
    }
    let said = ended.stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    match ended.end {
        End::Exited(status) => {
            format!("the process that renders it ended with status {status}: {said}")
        }
        End::Killed(signal) => format!(
            "the process that renders it ended with signal {signal}; look for what includes \
             itself, or is nested too deeply"
        ),
    }
}

fn fault(template: &str, message: String) -> TemplateError {
    TemplateError { template: template.to_owned(), line: None, message }
}

/// Reads what is asked: a line that says how long it is, and so many bytes.
///
/// # Errors
/// It is not there, or is no request.
pub fn request(input: &mut impl BufRead) -> io::Result<Request<'static>> {
    let mut length = String::new();
    input.take(32).read_line(&mut length)?;
    let length: u64 = length.trim().parse().map_err(io::Error::other)?;
    serde_json::from_reader(input.take(length)).map_err(io::Error::other)
}

/// Renders what is asked, and says so in the form in which it is handed back.
pub fn answer(request: &Request<'_>) -> String {
    let templates = request.templates.iter();
    let templates: Vec<_> = templates.map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let language = Language::of_layers(&request.language);
    let language = language.map_err(|error| fault(ALL, error.to_string()));
    let here = language.and_then(|language| {
        Here::new(&templates, request.mentions.clone().into_owned(), &Arc::new(language))
    });
    let answer: Answer = here.and_then(|here| match &request.page {
        Some((name, view)) => here.render(name, view).and_then(|page| bounded(name, page)),
        None => Ok(String::new()),
    });
    serde_json::to_string(&answer).expect("texts are JSON")
}

fn bounded(name: &str, page: String) -> Answer {
    if page.len() > LONGEST_PAGE {
        let most = LONGEST_PAGE >> 20;
        return Err(fault(name, format!("it makes a page of more than {most} MB")));
    }
    Ok(page)
}
