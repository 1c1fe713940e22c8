//! stocktake turns self-evaluation returns kept as YAML in git into accessible PDF and HTML
//! reports.
//!
//! # The pipeline
//!
//! ```text
//! returns/ ──load──▶ as written ──check──▶ valid ──view──▶ views ──render──▶ .html, .typ
//!              │                     │       ├──rollup──▶ figures              │
//!              │                     │       └───diff───▶ changes           typeset
//!              └──────▶ diagnostics ◀┘                                         ▼
//!                                                      out/ ◀──publish────── .pdf
//! ```
//!
//! - [`system`] reads files and lists folders: on the disk, in memory, or unsaved texts over
//!   another.
//! - [`terminal`] is what stocktake speaks through: its streams, a pager, colours, the width of a
//!   line.
//! - [`git`] asks git, in a way that runs nothing but git; what it has stored is a system like any
//!   other.
//! - [`form`] is the one table of the keys of a return and of an answer: what each holds, and what
//!   it means.
//! - [`load`] finds the files of a collection in a system and takes their YAML apart. It promises
//!   that every scalar is the author's own text with its place, and believes none of it.
//! - [`glyphs`] knows which characters the fonts of the PDFs have. It promises that what it says
//!   can be set, Typst can set.
//! - [`check`] turns that into the types of [`model`], or into diagnostics. It promises that
//!   whoever holds a [`model::Return`] holds something that keeps every rule of the form.
//! - [`workspace`] is a folder of collections, found, read and checked as far as it is meant, and
//!   mended by the fixes of its findings.
//! - [`merge`] joins two edited copies of a return by what they say. It promises that what one side
//!   alone changed is taken as it was written, that either version of a dispute holds all that
//!   nobody disputes, and that a merged file is YAML.
//! - [`lang`] makes every word and sentence that is published or shown, from facts, in the notation
//!   of a language's own file.
//! - [`rollup`] adds up the final returns of a round and follows them through the rounds before. It
//!   promises that ratings are counted and ordered, never averaged, that answers are compared only
//!   where [`model::Comparability`] says they can be, and that the groups which it shows tell
//!   nothing of fewer returns than the register's minimum.
//! - [`diff`] says what changed from one return to another. It promises that the changes make the
//!   new text of the old, that exchanging the sides mirrors them, and that it asks questions and
//!   gives no verdicts.
//! - [`compare`] finds the two sides of a comparison and what the collection knows beside them, for
//!   whoever compares.
//! - [`telling`] says what a comparison found, once for all that show it: signs, words and
//!   sentences.
//! - [`text`] writes comparisons, figures and what a build did for a terminal and as Markdown.
//! - [`data`] writes the returns and the figures as open data. It promises that no cell runs as a
//!   formula, and that what is said of a column is what stands in it.
//! - [`authoring`] makes what helps whoever writes a return: its JSON Schema for an editor, and a
//!   new one to begin with, an item in words, how far a return has come. It promises that what the
//!   schema refuses, [`check`] refuses.
//! - [`synth`] makes collections that are valid and invented, the same for the same seed.
//! - [`chart`] draws figures as SVG, the same for pages and PDFs.
//! - [`view`] says what a page shows, as plain data: one struct for each template.
//! - [`render`] sets views as HTML and as Typst source through Tera, [`markdown`] the authors'
//!   prose within them. It promises that nothing an author wrote is ever markup.
//! - [`child`] runs a process within limits of time and memory. It promises that nothing of it is
//!   left when it has ended, and that it ends with stocktake, whatever that dies of.
//! - [`typeset`] makes PDFs of Typst source in child processes that can read nothing else.
//! - [`readback`] reads a PDF as assistive technology does. It promises to tell which of some words
//!   are not in it in their order, which lie beside the page and which over others.
//! - [`publish`] plans which files there are, makes those that are not as they would be, and puts
//!   them in place together. It promises that all that it published agrees, and that same inputs
//!   make same bytes, on one machine or in parts on several.
//! - [`cli`] is what was typed, what it means and what it answers; nothing else prints.
//!
//! [`stop`] is how whoever runs a build asks for its end.
//!
//! [`diag`] is what every stage says when something is wrong: a value with a stable code, a place
//! and a way out.
//!
//! # Which way dependencies point
//!
//! ```text
//! diag, form ◀─ model, markdown ◀─ load, glyphs ◀─ check, merge
//! system ◀─ load ◀─ git ◀─ compare ◀─ publish ◀─ cli
//! check ◀─ workspace ◀─ compare, publish, cli    check ◀─ synth ◀─ cli ─▶ terminal
//! form, model ◀─ authoring ◀─ workspace, text, cli
//! model ◀─ lang ◀─ view, text, render            check, data ◀─ compare
//! data, diff, lang ◀─ telling ◀─ compare, view, text
//! model, markdown ◀─ diff ◀─ rollup ◀─ data
//! data, markdown, chart ◀─ view ◀─ render        data, view, publish ◀─ text ◀─ cli
//! child ◀─ typeset ◀─ publish                    readback ◀─ publish
//! ```
//!
//! `authoring`, `chart`, `check`, `data`, `diff`, `form`, `glyphs`, `lang`, `markdown`, `merge`,
//! `model`, `readback`, `rollup`, `synth`, `telling`, `text` and `view` are pure: values in, values
//! out; no file, clock, environment or process. Nothing here knows a proposal, a level or the
//! number of either: the rubric is data.

pub mod authoring;
pub mod chart;
pub mod check;
pub mod child;
pub mod cli;
pub mod compare;
pub mod data;
pub mod diag;
pub mod diff;
pub mod form;
pub mod git;
pub mod glyphs;
pub mod lang;
pub mod load;
pub mod markdown;
pub mod merge;
pub mod model;
pub mod publish;
pub mod readback;
pub mod render;
pub mod rollup;
pub mod stop;
pub mod synth;
pub mod system;
pub mod telling;
pub mod terminal;
pub mod text;
pub mod typeset;
pub mod view;
pub mod workspace;
