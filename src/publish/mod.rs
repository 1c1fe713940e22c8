//! Valid returns to published files: the last stage.
//!
//! ```text
//! plan ──▶ which files there are ──maker──▶ those that are not as they would be
//!                                                      └──output──▶ in place, with the list of all
//! ```
//!
//! The plan says every output before anything is made; what a page leads to is asked of it. Each
//! output is made a few at a time in a staging folder, unless what it is made from is what the one
//! in the folder was made from. Then all are put in place together. What a page says is the view's,
//! how it looks the templates'.
//!
//! All that is published agrees. Reports are made first: a return whose report cannot be made is
//! left out of everything that sums up or compares, and its last good report stays. Whatever was
//! published before and would say something else now is made anew with what is selected; a page
//! leads to no PDF that says something else; and what stocktake made of what is gone is taken away.

mod answers;
mod build;
mod changes;
mod digest;
mod document;
mod earlier;
mod findings;
mod fonts;
mod inputs;
mod join;
mod kind;
mod links;
mod listing;
mod maker;
mod national;
mod outcome;
mod output;
mod own_templates;
mod pages;
mod part;
mod plan;
mod pool;
mod proof;
mod provenance;
mod report;
mod timeouts;
mod verify;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use clap::ValueEnum;

pub(crate) use findings::{altered, output as refusal};
pub use join::{Joined, join};
pub use kind::OutputKind;
pub use listing::{Input, Listing, Published, PublishedPart};
pub use maker::Why;
pub use outcome::{Outcome, RoundOutcome};
pub use output::{Obstacle, Output, OutputError, Placed};
pub use part::Share;
pub use plan::{Failed, Files, Plan, Planned, Wanted, WhyPlanned, plan};
pub use verify::{PublishedReport, Verification, verify_folder};

use crate::data::{self, DataFile};
use crate::diag::{Code, Diagnostic};
use crate::git::{Historian, LastCommits};
use crate::lang::Language;
use crate::load::{Selection, Selections};
use crate::model::{Collection, Id, Round, Standing};
use crate::render::{Renderer, TemplateError, Templates};
use crate::rollup::Rollup;
use crate::stop::Stop;
use crate::typeset::Typesetter;
use crate::view::{self, DataFileView};
use build::{Build, Made};
use findings::SetBy;
use fonts::Fonts;
use inputs::Tools;
use maker::Told;
use output::Fate;
use timeouts::Timeouts;

/// The JSON Schema of [`Listing`], the list of what was published, as JSON, draft 2020-12.
///
/// A test makes it from the type itself and its documentation, and fails where it is another.
pub const SCHEMA: &str = include_str!("manifest.schema.json");

/// One kind of file alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Web pages
    Html,
    /// PDFs
    Pdf,
    /// The Typst source of each PDF, with all it needs
    Typst,
}

/// How things are made.
#[derive(Debug)]
pub struct Options<'a> {
    /// Web pages and PDFs where it is `None`, else one kind alone.
    pub only: Option<Only>,
    /// How many reports are made at a time.
    pub jobs: NonZeroUsize,
    /// The templates.
    pub templates: &'a Templates,
    /// What makes PDFs.
    pub typesetter: &'a Typesetter,
    /// The creation date of every PDF in UNIX seconds, in place of its return's own.
    pub created: Option<i64>,
    /// What is told of the last commits of returns, in place of what git says of their files now.
    pub history: Option<LastCommits>,
    /// The collections that could not be read, or not all of their rounds: what was published of
    /// them stays, and so does a front page that lists them.
    pub unread: Vec<String>,
    /// Whether all collections that there are were found; else nothing is known to be gone.
    pub is_all: bool,
    /// The SHA-256 of the Typst program, where it is not stocktake itself.
    pub typst: Option<String>,
    /// Whether everything is made, be it as it was.
    pub is_forced: bool,
    /// Which part of the outputs is made, where not all are.
    pub share: Option<Share>,
    /// Whether somebody wants the build to end.
    pub stop: &'a Stop,
}

impl Options<'_> {
    /// By what PDFs of a template are set beside stocktake itself.
    fn set_by(&self, template: &'static str) -> SetBy<'_> {
        SetBy {
            templates: self.templates,
            template,
            own: ["typst/", "fonts/"].iter().any(|folder| self.templates.are_own(folder)),
            program: self.typesetter.outside(),
        }
    }

    /// Whether what sets PDFs may take too long for each of them.
    fn may_be_hopeless(&self) -> bool {
        self.templates.are_own("typst/") || self.typesetter.outside().is_some()
    }

    fn pool(&self) -> (NonZeroUsize, &Stop) {
        (self.jobs, self.stop)
    }
}

/// A renderer, once something has to be rendered.
type LazyRenderer = OnceLock<Result<Renderer, TemplateError>>;

/// A round of which something is published, and its figures.
struct Batch<'a> {
    /// Every collection that there is.
    collections: &'a [Collection],
    collection: &'a Collection,
    round: &'a Round,
    /// What it is told in.
    lang: Arc<Language>,
    /// What renders its pages and sources, once something of it has to be rendered.
    renderer: Arc<LazyRenderer>,
    /// The SHA-256 of what may be mentioned in them.
    mentions: String,
    rollup: Rollup,
    /// The files of open data, as its pages lead to them.
    data: Vec<DataFileView>,
    history: LastCommits,
    /// Whether its pages are made: where pages are wanted, and where it has pages already.
    has_pages: bool,
}

impl Batch<'_> {
    /// The folder of the round, from the output folder.
    fn folder(&self) -> String {
        format!("{}/{}", self.collection.id, self.round.info.id)
    }

    /// What there is of a partnership's report: of a return that is left out it is what was
    /// published before.
    fn published(&self, id: &str, plan: &Plan) -> view::ReportFiles {
        let entry = self.round.entries.iter().find(|entry| entry.stem == id);
        let is_valid = entry.is_some_and(|own| matches!(own.standing, Standing::Valid(_)));
        let there = |name: String| {
            let path = format!("{}/{name}", self.folder());
            if is_valid { plan.has(&path) } else { plan.will_have(&path) }
        };
        view::ReportFiles {
            html: there(format!("{id}.html")),
            pdf: there(format!("{id}.pdf")),
            figures: there(format!("figures/{id}.html")),
        }
    }

    /// The files of open data, each made when it is asked for: of thousands of returns they are too
    /// much to be held.
    fn files(&self) -> impl Iterator<Item = Result<DataFile, Diagnostic>> {
        data_files(self.collection, self.round, &self.rollup, &self.lang)
    }

    /// What renders its pages and sources.
    fn renderer(&self, options: &Options<'_>) -> Result<&Renderer, TemplateError> {
        let new = || Renderer::new(options.templates, &self.round.rubric);
        self.renderer.get_or_init(new).as_ref().map_err(Clone::clone)
    }
}

/// The files of open data of a round, each made when it is asked for.
fn data_files<'a>(
    collection: &'a Collection,
    round: &'a Round,
    figures: &'a Rollup,
    lang: &'a Language,
) -> impl Iterator<Item = Result<DataFile, Diagnostic>> + 'a {
    data::files(collection, round, figures, lang)
        .map(|file| file.map_err(|error| Diagnostic::nowhere(Code::NotWritten, error.to_string())))
}

/// Makes everything that is selected, and what was published before and would say something else
/// now, and puts it in place; `progress` is told how many documents are done, and of how many.
///
/// One report that fails stops no other: what went wrong is in the outcome.
pub fn publish(
    mut collections: Vec<Collection>,
    selections: &Selections,
    options: &Options<'_>,
    output: Output,
    progress: impl Fn(usize, usize) + Sync,
) -> Outcome {
    let mut found = Vec::new();
    if let Some(error) = output.hinders(options.share) {
        return Outcome::nothing(vec![findings::output(&error)]);
    }
    let told = Told::default();
    let mut failed = Failed::default();
    let made = make_all(
        &mut collections,
        selections,
        options,
        &output,
        (&mut found, &told, &mut failed),
        progress,
    );
    findings::once(&mut found);
    let Some(plan) = made else { return Outcome::nothing(found) };
    let share = options.share;
    let mut outcome = Outcome::new(&collections, &plan, selections, &failed.collections, share);
    let is_own = |path: &str| share.is_none_or(|share| share.has(path));
    let part = share.map(|share| PublishedPart {
        number: share.number(),
        of: share.of(),
        plan: told.whole(&plan),
        left_out: Some(plan.left_out()),
    });
    outcome.told = told.into_inner().into_iter().filter(|(path, _)| plan.tells(path)).collect();
    output.retain(|path| plan.makes(path) && is_own(path));
    // A part is made as if nothing had been there: what is not of it goes.
    let fate = |path: &str| if share.is_some() { Fate::Goes } else { plan.fate(path) };
    if share.is_none()
        && let Err(failure) = earlier::settle(&output, options.templates, &fate)
    {
        found.push(findings::earlier(&failure));
        return Outcome::nothing(found);
    }
    match output.publish(fate, part) {
        Ok(placed) => {
            found.extend(findings::altered(&placed));
            outcome.placed = Some(placed);
        }
        Err(error) => {
            found.push(findings::output(&error));
            outcome = Outcome::default();
        }
    }
    Outcome { findings: found, ..outcome }
}

/// Whether something is published in a folder of what a selection names: a collection, a round or a
/// report.
pub fn is_published(out: &Path, selection: &Selection) -> bool {
    let Ok(Some(list)) = output::Manifest::read(out) else { return false };
    let parts = [Some(&selection.collection), selection.round.as_ref()];
    let folder: String = parts.into_iter().flatten().map(|part| format!("{part}/")).collect();
    match &selection.partnership {
        None => list.has_below(&folder),
        Some(own) => ["html", "pdf"]
            .iter()
            .any(|end| list.files.contains_key(&format!("{folder}{own}.{end}"))),
    }
}

/// Whether a front page was published in a folder.
pub fn has_front_page(out: &Path) -> bool {
    output::Manifest::read(out)
        .is_ok_and(|list| list.is_some_and(|list| list.files.contains_key(output::FRONT)))
}

/// What is published of a collection in a folder: its rounds, and the reports in each.
pub fn published(out: &Path, collection: &str) -> Vec<Selection> {
    let Ok(Some(list)) = output::Manifest::read(out) else { return Vec::new() };
    let found = list.files.keys().filter_map(|path| {
        let rest = path.strip_prefix(collection)?.strip_prefix('/')?;
        let (round, file) = rest.split_once('/')?;
        let stem = file.strip_suffix(".html").or_else(|| file.strip_suffix(".pdf"))?;
        // The pages that are no reports have names that no partnership can have.
        let partnership = Id::published(stem).ok().map(|id| id.to_string());
        let (collection, round) = (collection.to_owned(), Some(round.to_owned()));
        (round.as_deref() != Some("changes")).then_some(Selection {
            collection,
            round,
            partnership,
        })
    });
    found.collect()
}

/// Makes everything that is planned; where something cannot be made, the plan is made anew without
/// it. The last plan is returned, unless nothing can be published.
fn make_all(
    collections: &mut [Collection],
    selections: &Selections,
    options: &Options<'_>,
    output: &Output,
    (found, told, failed): (&mut Vec<Diagnostic>, &Told, &mut Failed),
    progress: impl Fn(usize, usize) + Sync,
) -> Option<Plan> {
    let before = output.before(options.pool()).ok()?;
    let files = files(options.templates);
    // What another part makes cannot depend on what is in this one's folder.
    let paths = options.share.map_or_else(|| before.paths(), |_| BTreeSet::new());
    let tools = Tools::new(options.templates, options.typst.clone());
    let fonts = Fonts::new(output);
    let timeouts = Timeouts::default();
    let mut historian = Historian::default();
    let made = loop {
        let mut plan = plan(Wanted {
            collections,
            selections,
            only: options.only,
            files: &files,
            before: &paths,
            unread: &options.unread,
            is_all: options.is_all,
            failed,
        });
        let mut build = Build {
            options,
            output,
            before: &before,
            tools: &tools,
            fonts: &fonts,
            timeouts: &timeouts,
            historian: &mut historian,
            found,
            told,
        };
        match build.make(collections, &mut plan, &progress) {
            Ok(Made::All) => break Some(plan),
            Ok(Made::Without(returns)) => leave_out(collections, &returns),
            Ok(Made::WithoutPairs(pairs)) => failed.documents.extend(pairs),
            Ok(Made::Held(held)) => failed.collections.extend(held),
            Err(_) => break None,
        }
    };
    found.extend(historian.refusal().map(findings::no_history));
    made
}

/// The names of what is published and set with.
fn files(templates: &Templates) -> Files {
    let names = |folder| templates.files(folder).map(|(name, _)| name.to_owned());
    let library = templates.library().map(|(name, _)| name.to_owned());
    Files {
        assets: names("assets/").collect(),
        beside_source: library.chain(names("fonts/")).collect(),
    }
}

/// Leaves out the returns whose reports could not be made.
fn leave_out(collections: &mut [Collection], returns: &[[String; 3]]) {
    for [collection, round, stem] in returns {
        let collections = collections.iter_mut().filter(|own| own.id.as_str() == collection);
        let rounds = collections.flat_map(|own| &mut own.rounds);
        for round in rounds.filter(|own| own.info.id.as_str() == round) {
            round.leave_out(stem);
        }
    }
}
