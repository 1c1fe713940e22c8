//! `stocktake build`: reports and the pages around them.

use std::collections::BTreeSet;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::BuildArgs;
use super::fonts;
use super::report::Report;
use super::setting;
use super::status::Status;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{Selection, Selections};
use crate::publish::{self, Only, Options, Outcome, Output};
use crate::render::Templates;
use crate::stop::{Stop, signals};
use crate::terminal::Streams;
use crate::text::built;
use crate::workspace::{Workspace, target};

/// Publishes what is meant, and says what was made, what was left out and why.
pub(super) fn run(args: &BuildArgs, streams: &mut Streams) -> Status {
    let stop = Stop::new();
    let mut report = Report::new(&args.findings, streams);
    let (mut findings, mut frozen) = (Vec::new(), Vec::new());
    let attempted = attempt(args, &stop, &mut report, (&mut findings, &mut frozen));
    let (outcome, has_begun) = match attempted {
        Ok(outcome) => (outcome, true),
        Err(found) => {
            findings.extend(found);
            (Outcome::default(), false)
        }
    };
    let is_published = outcome.placed.is_some();
    findings.extend(outcome.findings.iter().cloned());
    report.add(&mut findings);
    report.show(streams);
    let counted = report.count();
    if let (false, Some(signal)) = (is_published, stop.signal()) {
        streams.say(&stopped(signal, args));
        return Status::Stopped(u8::try_from(signal).unwrap_or(u8::MAX));
    }
    if args.explain_rebuild && is_published {
        streams.data(&built::explained(&outcome));
    }
    let is_there = |name: &str| {
        Selection::parse(name).is_some_and(|own| publish::is_published(&args.out, &own))
    };
    streams.say(&built::table(&outcome, is_there));
    if is_published {
        streams.say(&built::frozen(&frozen, is_there));
    }
    streams.say(&built::made(&outcome));
    streams.say(&built::placed(&outcome, &args.out));
    let unmade: Vec<&str> = outcome.held.iter().chain(&frozen).map(String::as_str).collect();
    let is_before = unmade.iter().any(|name| is_there(name));
    let end = match is_published {
        true => ending(args, &outcome, (!unmade.is_empty(), is_before)),
        false => format!("nothing was made{}", as_it_was(args)),
    };
    streams.say(&format!("{counted}; {end}\n"));
    match report.status() {
        _ if !has_begun => Status::CouldNotRun,
        status => status,
    }
}

/// What became of it all: whether something could not be made at all, and is published as it was
/// before, and where the rest is.
fn ending(args: &BuildArgs, outcome: &Outcome, (is_unmade, is_before): (bool, bool)) -> String {
    let out = whereabouts(args);
    let made_none = outcome.rounds.iter().all(|round| round.made == 0);
    let has_left_out = outcome.rounds.iter().any(|round| !round.left_out.is_empty());
    match (is_unmade, made_none) {
        (true, true) if is_before => {
            "no report was made anew: what is published is of an earlier build".to_owned()
        }
        (true, true) => "no report could be made, and none is published".to_owned(),
        (true, false) => format!("not all was made anew, as said above; the rest is {out}"),
        (false, true) if has_left_out && args.partition.is_none() => {
            format!("no report was made, as said above; the rest is {out}")
        }
        (false, _) => out,
    }
}

/// Everything up to the outcome; what hinders it before a report is made is the error.
fn attempt(
    args: &BuildArgs,
    stop: &Stop,
    report: &mut Report,
    (findings, frozen): (&mut Vec<Diagnostic>, &mut Vec<String>),
) -> Result<Outcome, Vec<Diagnostic>> {
    let templates = setting::templates(&args.setting, stop)?;
    findings.extend(setting::warnings(&templates));
    let attempted = attempt_with(args, &templates, stop, report, (findings, frozen));
    attempted.map_err(|finding| vec![finding])
}

fn attempt_with(
    args: &BuildArgs,
    templates: &Templates,
    stop: &Stop,
    report: &mut Report,
    (findings, frozen): (&mut Vec<Diagnostic>, &mut Vec<String>),
) -> Result<Outcome, Diagnostic> {
    whole(args)?;
    apart(&args.out, &args.returns)?;
    let target = target::of_selections(&args.returns, &args.what)?;
    let typesetter = setting::typesetter(&args.setting)?.heeding(stop);
    let mut typst = None;
    if makes_pdfs(args) {
        findings.extend(setting::version(&typesetter)?);
        typst = setting::fingerprint(&typesetter)?;
    }
    let created = setting::created()?;
    let mut tell = |mut found: Vec<Diagnostic>| report.add(&mut found);
    let checked = target.checked(&fonts::of(templates), &mut tell);
    let options = Options {
        only: args.only,
        jobs: jobs(args),
        templates,
        typesetter: &typesetter,
        created,
        history: None,
        unread: checked.unread,
        is_all: checked.is_all,
        typst,
        is_forced: args.force,
        share: args.partition,
        stop,
    };
    findings.extend(checked.findings);
    findings.extend(kept(&target, &options.unread, &args.out));
    if report.status() == Status::Well && args.only.is_none_or(|only| only == Only::Html) {
        findings.extend(stale_front(&options.unread, &args.out));
    }
    *frozen = checked.frozen;
    if findings.iter().any(|finding| finding.code == Code::NothingSelected) {
        findings.extend(withdrawn(&target, &args.out));
        return Ok(Outcome::default());
    }
    signals::heed(stop).map_err(|error| {
        let message =
            format!("the signals that end a build cannot be waited for: {}", error.kind());
        Diagnostic::nowhere(Code::NotWritten, message)
    })?;
    let output = Output::open(&args.out).map_err(|error| publish::refusal(&error))?;
    let bar = bar();
    let outcome =
        publish::publish(checked.collections, &target.selections, &options, output, |done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        });
    bar.finish_and_clear();
    Ok(outcome)
}

/// Refuses to make a part of what is selected: `join` could not tell what was not selected, which
/// stays, from what is withdrawn, which goes.
fn whole(args: &BuildArgs) -> Result<(), Diagnostic> {
    if args.partition.is_none() || args.what.is_empty() {
        return Ok(());
    }
    let named: Vec<_> = args.what.iter().map(|what| quoted(&what.to_string_lossy())).collect();
    let message = format!(
        "a part is one of all that there is, and {} alone cannot be made in parts",
        named.join(" and ")
    );
    Err(Diagnostic::nowhere(Code::NotWhole, message).help(
        "leave out what you selected: `stocktake join` needs the parts of all; or leave out \
         `--partition`",
    ))
}

/// Refuses to publish into the folder of returns, or around it: what is published there would be
/// taken for returns.
fn apart(out: &Path, returns: &Path) -> Result<(), Diagnostic> {
    let (Some(whole_out), Some(whole_returns)) = (target::resolved(out), target::resolved(returns))
    else {
        return Ok(());
    };
    let (out, returns) = (quoted(&out.to_string_lossy()), quoted(&returns.to_string_lossy()));
    let message = if whole_out == whole_returns {
        format!("{out} is the folder of returns, and what is published needs a folder of its own")
    } else if whole_out.starts_with(&whole_returns) {
        format!(
            "{out} lies in the folder of returns, where all that is published would be taken for \
             returns"
        )
    } else if whole_returns.starts_with(&whole_out) {
        format!(
            "{out} holds the folder of returns, {returns}, and what is published needs a folder of \
             its own"
        )
    } else {
        return Ok(());
    };
    Err(Diagnostic::nowhere(Code::NotWritten, message)
        .help("name another folder with `--out`, such as `out`, beside the folder of returns"))
}

/// What is withdrawn of collections that cannot be read, and stays published as all of them does.
fn kept(target: &Workspace<'_>, unread: &[String], out: &Path) -> Vec<Diagnostic> {
    if unread.is_empty() {
        return Vec::new();
    }
    let published = unread.iter().flat_map(|id| publish::published(out, id)).collect();
    let gone = Selections::new(published).gone(&target.files().files);
    let told: BTreeSet<(String, &str)> =
        gone.iter().map(|own| (own.to_string(), own.collection.as_str())).collect();
    let told = told.into_iter().filter(|(_, id)| target.selections.has_collection(id));
    told.map(|(name, id)| {
        let message = format!("{} is withdrawn, and is still published", quoted(&name));
        Diagnostic::nowhere(Code::StillPublished, message).help(format!(
            "mend what is said of {} first; then `stocktake build` takes away what was published \
             of it",
            quoted(id)
        ))
    })
    .collect()
}

/// That the front page stays as it was, where a round that nobody asked for cannot be read: its
/// errors are not told.
fn stale_front(unread: &[String], out: &Path) -> Option<Diagnostic> {
    let id = quoted(unread.first()?);
    let message = format!(
        "the front page stays as it was, and may count what has changed since: not all of {id} can \
         be read"
    );
    let finding = Diagnostic::nowhere(Code::StaleFrontPage, message).help(format!(
        "`stocktake check` tells what is wrong with {id}; mend that and build again"
    ));
    publish::has_front_page(out).then_some(finding)
}

/// What was named and is withdrawn, and is still published.
fn withdrawn(target: &Workspace<'_>, out: &Path) -> Vec<Diagnostic> {
    let gone = target.selections.gone(&target.files().files);
    let published = gone.iter().filter(|own| publish::is_published(out, own));
    let told = published.map(|own| {
        let above = match (&own.round, &own.partnership) {
            (Some(round), Some(_)) => format!(" {}/{round}", own.collection),
            (Some(_), None) => format!(" {}", own.collection),
            _ => String::new(),
        };
        let message = format!("{} is withdrawn, and is still published", quoted(&own.to_string()));
        Diagnostic::nowhere(Code::StillPublished, message)
            .help(format!("`stocktake build{above}` takes away what was published of it"))
    });
    told.collect()
}

/// A bar on a terminal; elsewhere it draws nothing.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} documents")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// Whether PDFs are made.
fn makes_pdfs(args: &BuildArgs) -> bool {
    !matches!(args.only, Some(Only::Html | Only::Typst))
}

fn jobs(args: &BuildArgs) -> std::num::NonZeroUsize {
    args.jobs
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(std::num::NonZeroUsize::MIN)
}

/// That somebody ended it.
fn stopped(signal: usize, args: &BuildArgs) -> String {
    format!("stopped by {}: nothing was made{}\n", signals::name(signal), as_it_was(args))
}

/// That nothing has changed where something was published before.
fn as_it_was(args: &BuildArgs) -> String {
    if args.out.exists() { format!(", {} is as it was", args.out.display()) } else { String::new() }
}

/// Where to look.
fn whereabouts(args: &BuildArgs) -> String {
    let out = args.out.display();
    match args.only {
        _ if args.partition.is_some() => {
            format!("a part was written to {out}: `stocktake join` puts all parts together")
        }
        None | Some(Only::Html) => {
            format!("published: open {}", args.out.join("index.html").display())
        }
        Some(Only::Pdf | Only::Typst) => format!("written to {out}"),
    }
}
