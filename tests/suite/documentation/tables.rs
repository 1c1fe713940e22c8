//! Tables that say what the code says, and lists that leave nothing out.

use std::fs;

use clap::CommandFactory as _;
use stocktake::cli::args::Cli;
use stocktake::diag::{Code, Safety};
use stocktake::diff::QuestionCode;
use stocktake::form::keys::{self, FixedKey, KeyNeeded};
use stocktake::lang::Language;
use stocktake::telling::{QuestionWords, weight};

use super::{between, page, pages, path};

/// Holds the table between two markers of a page to what it should be, or writes it anew.
#[track_caller]
fn is_table(name: &str, marker: &str, table: &str) {
    let [begin, end] = ["begin", "end"].map(|edge| format!("<!-- {marker}: {edge} -->\n"));
    is_between(name, &begin, &end, table);
}

/// The same for what stands between two lines.
#[track_caller]
fn is_between(name: &str, begin: &str, end: &str, table: &str) {
    let text = page(name);
    let written = between(&text, begin, end);
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let old = format!("{begin}{written}{end}");
        fs::write(path(name), text.replace(&old, &format!("{begin}{table}{end}")))
            .expect("written");
    } else {
        assert_eq!(written, table, "run `STOCKTAKE_UPDATE=1 cargo test documentation`");
    }
}

#[test]
fn the_rules_are_those_of_the_code() {
    let rows = Code::ALL.iter().map(|code| {
        let mended = match code.fixes() {
            [] => "",
            [Safety::Safe] => "`--fix`",
            [Safety::Suggested] => "`--fix=suggested`",
            _ => "`--fix`, `--fix=suggested`",
        };
        let (severity, rule) = (code.severity(), code.definition().rule);
        format!("| [{code}](rules/{code}.md) | {severity} | {rule} | {mended} |\n")
    });
    let head = "| code | | rule | mended by |\n|---|---|---|---|\n";
    let table = format!("{head}{}", rows.collect::<String>());
    is_table("docs/rules.md", "rules", &table);
}

/// The program is made of the pages of its codes; a page too many would be of none.
#[test]
fn every_code_has_its_page_and_its_line_in_the_contents() {
    let pages = pages().into_iter().filter(|name| name.starts_with("docs/rules/"));
    let own = Code::ALL.iter().map(|code| format!("docs/rules/{code}.md"));
    assert_eq!(pages.collect::<Vec<_>>(), own.collect::<Vec<_>>());
    let lines = Code::ALL.iter().map(|code| format!("  - [{code}](rules/{code}.md)\n"));
    is_between(
        "docs/SUMMARY.md",
        "- [The rules](rules.md)\n",
        "- [Returns in git](git.md)\n",
        &lines.collect::<String>(),
    );
}

#[test]
fn the_table_of_questions_is_that_of_the_code() {
    let lang = Language::english();
    let rows = QuestionCode::ALL.iter().map(|code| {
        let words = QuestionWords::of(*code, &lang);
        let weight = weight(code.definition().weight, &lang);
        format!("| {} | {weight} | {} | {} |\n", code.id(), words.seen, words.asks)
    });
    let head = "| code | weight | seen | asked |\n|---|---|---|---|\n";
    is_table("docs/changes.md", "questions", &format!("{head}{}", rows.collect::<String>()));
}

/// A key of a table of keys, as a row.
fn key_row(own: &FixedKey) -> String {
    let needed = match own.required {
        KeyNeeded::Always => "always",
        KeyNeeded::Final => "in a final return",
        KeyNeeded::Never => "",
    };
    format!("| `{}` | {} | {needed} |\n", own.key, own.says)
}

#[test]
fn the_keys_of_a_return_are_those_that_are_read() {
    let tables = [
        ("a return", &keys::RETURN[..]),
        ("an entry of `contacts`", &keys::CONTACT),
        ("an answer, beside its fields", &keys::ANSWER),
        ("an improvement action", &keys::ACTION),
        ("a statement with themes", &keys::STATEMENT),
        ("what stands in place of a text", &keys::SEE),
    ];
    let tables = tables.map(|(name, keys)| {
        let rows: String = keys.iter().map(key_row).collect();
        format!("| key of {name} | is | must be there |\n|---|---|---|\n{rows}")
    });
    is_table("docs/returns.md", "keys", &tables.join("\n"));
}

#[test]
fn every_command_that_help_lists_is_among_the_commands() {
    let text = page("docs/commands.md");
    for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = format!("`stocktake {}", command.get_name());
        assert!(text.contains(&name), "{name}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let reasons = page("docs/dependencies.md");
    let manifest = page("Cargo.toml");
    let sections =
        ["[dependencies]\n", "[target.'cfg(unix)'.dependencies]\n", "[dev-dependencies]\n"];
    for section in sections {
        for line in between(&manifest, section, "\n\n").lines() {
            let name = line.split(' ').next().expect("a name");
            assert!(reasons.contains(&format!("`{name}`")), "there is no reason for {name}");
        }
    }
}

#[test]
fn every_page_is_in_the_contents_of_the_book() {
    let contents = page("docs/SUMMARY.md");
    for name in pages() {
        let Some(name) = name.strip_prefix("docs/").filter(|name| *name != "SUMMARY.md") else {
            continue;
        };
        assert!(contents.contains(&format!("]({name})")), "{name} is not in docs/SUMMARY.md");
    }
}

/// The help of a command and its arguments, as a terminal of 100 columns shows it.
fn help(command: &clap::Command) -> String {
    let name = format!("stocktake {}", command.get_name());
    let mut command = command.clone().bin_name(&name).term_width(100);
    let text = command.render_long_help().to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("### {name}\n\n```text\n{}\n```\n", lines.join("\n").trim_end())
}

#[test]
fn the_help_of_each_command_is_that_of_the_program() {
    let all = Cli::command();
    let commands = all.get_subcommands().filter(|command| !command.is_hide_set()).map(help);
    is_table("docs/commands.md", "help", &commands.collect::<Vec<_>>().join("\n"));
}
