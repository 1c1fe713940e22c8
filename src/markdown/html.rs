//! A document as a fragment of HTML, fit for a page that meets WCAG 2.2 AA.
//!
//! It writes elements and classes, never styles, scripts, form controls or anything an author
//! wrote other than as escaped text.

use super::ast::{Align, Block, BlockKind, Cell, Inline, List, Table};
use super::plain::{is_blank, task_sign};
use super::{Document, Items, ProsePlace};
use crate::lang::{Language, say};

/// `doc` as valid HTML for within a `<div>`, `<section>` or the like, each block on its own line.
///
/// Footnotes come last, as a list, with links there and back.
pub fn html(doc: &Document, place: &ProsePlace<'_>, lang: &Language) -> String {
    let references = vec![0; doc.footnotes.len()];
    let mut writer = Writer { place, lang, out: String::new(), tables: 0, references };
    writer.blocks(&doc.blocks, false);
    writer.footnotes(&doc.footnotes);
    writer.out
}

struct Writer<'a> {
    place: &'a ProsePlace<'a>,
    /// What tables and notes are called in.
    lang: &'a Language,
    out: String,
    /// How many tables have been written.
    tables: usize,
    /// How many references to each footnote have been written.
    references: Vec<usize>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], tight: bool) {
        for (index, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => {
                    self.inlines(content);
                    // The end of the item follows, and a line end before it would be stray.
                    if index + 1 == blocks.len() {
                        continue;
                    }
                }
                BlockKind::Paragraph(content) => self.element("p", content),
                BlockKind::Heading { depth, content } => {
                    let tag = format!("h{}", self.place.level(*depth));
                    self.element(&tag, content);
                }
                BlockKind::Quote(content) => {
                    self.out.push_str("<blockquote>\n");
                    self.blocks(content, false);
                    self.out.push_str("</blockquote>");
                }
                BlockKind::List(list) => self.list(list),
                BlockKind::Code(code) => {
                    self.out.push_str("<pre><code>");
                    push_escaped(&mut self.out, code);
                    self.out.push_str("</code></pre>");
                }
                BlockKind::Table(table) => self.table(table),
                BlockKind::Rule => self.out.push_str("<hr>"),
            }
            self.out.push('\n');
        }
    }

    fn element(&mut self, tag: &str, content: &[Inline]) {
        self.out.push_str(&format!("<{tag}>"));
        self.inlines(content);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn list(&mut self, list: &List) {
        let tag = match list.start {
            None => "ul",
            Some(_) => "ol",
        };
        match list.start {
            None | Some(1) => self.out.push_str(&format!("<{tag}>\n")),
            Some(start) => self.out.push_str(&format!("<{tag} start=\"{start}\">\n")),
        }
        let mut next = list.start;
        for item in &list.items {
            match item.number.filter(|_| item.number != next) {
                Some(number) => self.out.push_str(&format!("<li value=\"{number}\">")),
                None => self.out.push_str("<li>"),
            }
            next = item.number.map(|number| number.saturating_add(1));
            self.blocks(&item.blocks, list.tight);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{tag}>"));
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let (number, name) = (self.tables, self.place.name);
        let label = match name {
            "" => say!(self.lang, "text-table", number = number),
            name => say!(self.lang, "text-table-named", number = number, name = name),
        };
        self.out.push_str("<div class=\"table-scroll\" role=\"region\" aria-label=\"");
        push_escaped(&mut self.out, &label);
        self.out.push_str("\" tabindex=\"0\">\n<table>\n");
        if !table.header.is_empty() {
            self.out.push_str("<thead>\n<tr>");
            for (cell, align) in table.header.iter().zip(&table.columns) {
                self.cell(cell, *align, Some("col"));
            }
            self.out.push_str("</tr>\n</thead>\n");
        }
        if !table.rows.is_empty() {
            self.out.push_str("<tbody>\n");
            for row in &table.rows {
                self.out.push_str("<tr>");
                for (index, (cell, align)) in row.cells.iter().zip(&table.columns).enumerate() {
                    let names_row = table.row_headers && index == 0;
                    self.cell(cell, *align, names_row.then_some("row"));
                }
                self.out.push_str("</tr>\n");
            }
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>");
    }

    /// A cell; `scope` says what it is a header of, which a cell without text never is.
    fn cell(&mut self, cell: &Cell, align: Align, scope: Option<&str>) {
        let class = match align {
            Align::Auto => "",
            Align::Left => " class=\"align-left\"",
            Align::Center => " class=\"align-center\"",
            Align::Right => " class=\"align-right\"",
        };
        let scope = scope.filter(|_| !is_blank(cell));
        match scope {
            Some(scope) => self.out.push_str(&format!("<th scope=\"{scope}\"{class}>")),
            None => self.out.push_str(&format!("<td{class}>")),
        }
        self.inlines(cell);
        self.out.push_str(if scope.is_some() { "</th>" } else { "</td>" });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => push_escaped(&mut self.out, text),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    push_escaped(&mut self.out, code);
                    self.out.push_str("</code>");
                }
                Inline::Emphasis(content) => self.element("em", content),
                Inline::Strong(content) => self.element("strong", content),
                Inline::Strikethrough(content) => self.element("del", content),
                Inline::Link { destination, content } => {
                    self.out.push_str("<a href=\"");
                    push_escaped(&mut self.out, destination);
                    self.out.push_str("\">");
                    self.inlines(content);
                    self.out.push_str("</a>");
                }
                Inline::Mention { id, .. } if self.place.current == Some(id) => {
                    push_escaped(&mut self.out, id);
                }
                Inline::Mention { id, anchor } => {
                    let href = match self.place.items {
                        Items::Here => format!("#{anchor}"),
                        Items::Pages(folder) => format!("{folder}{id}.html"),
                    };
                    self.out.push_str("<a class=\"mention\" href=\"");
                    push_escaped(&mut self.out, &href);
                    self.out.push_str("\">");
                    push_escaped(&mut self.out, id);
                    self.out.push_str("</a>");
                }
                Inline::Footnote(index) => self.reference(*index),
                Inline::Task(done) => self.task(*done),
                Inline::LineBreak => self.out.push_str("<br>\n"),
            }
        }
    }

    fn task(&mut self, done: bool) {
        let label = match done {
            true => say!(self.lang, "text-task-done"),
            false => say!(self.lang, "text-task-open"),
        };
        let sign = task_sign(done);
        self.out.push_str("<span class=\"task\" role=\"img\" aria-label=\"");
        push_escaped(&mut self.out, &label);
        self.out.push_str(&format!("\">{sign}</span> "));
    }

    fn reference(&mut self, index: usize) {
        let Some(count) = self.references.get_mut(index) else { return };
        *count += 1;
        let count = *count;
        let (note, own) = (self.note_id(index), self.reference_id(index, count));
        let number = index + 1;
        self.out.push_str(&format!(
            "<sup><a class=\"footnote-ref\" id=\"{own}\" href=\"#{note}\" aria-label=\""
        ));
        push_escaped(&mut self.out, &say!(self.lang, "text-note", number = number));
        self.out.push_str(&format!("\">{number}</a></sup>"));
    }

    fn footnotes(&mut self, footnotes: &[Vec<Block>]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<ol class=\"footnotes\">\n");
        for (index, blocks) in footnotes.iter().enumerate() {
            self.out.push_str(&format!("<li id=\"{}\">", self.note_id(index)));
            match blocks.split_last() {
                Some((Block { kind: BlockKind::Paragraph(last), .. }, before)) => {
                    self.blocks(before, false);
                    self.out.push_str("<p>");
                    self.inlines(last);
                    self.ways_back(index);
                    self.out.push_str("</p>");
                }
                _ => {
                    self.blocks(blocks, false);
                    self.ways_back(index);
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    /// A link back to each reference to a footnote.
    fn ways_back(&mut self, index: usize) {
        let count = self.references.get(index).copied().unwrap_or_default();
        for reference in 1..=count {
            let id = self.reference_id(index, reference);
            let (number, lang) = (index + 1, self.lang);
            let label = match count {
                0 | 1 => say!(lang, "text-back", number = number),
                _ => say!(lang, "text-back-nth", number = number, reference = reference),
            };
            let start = format!(" <a class=\"footnote-back\" href=\"#{id}\" aria-label=\"");
            self.out.push_str(&start);
            push_escaped(&mut self.out, &label);
            self.out.push_str("\">↩</a>");
        }
    }

    fn note_id(&self, index: usize) -> String {
        let mut id = String::new();
        push_escaped(&mut id, self.place.id_prefix);
        format!("{id}note-{}", index + 1)
    }

    fn reference_id(&self, index: usize, reference: usize) -> String {
        format!("{}-ref-{reference}", self.note_id(index))
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
