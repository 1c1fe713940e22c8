//! What the columns mean, as "CSV on the Web": <https://www.w3.org/TR/tabular-metadata/>.
//!
//! A program that knows it finds it by its name beside the tables, and gets dates, numbers and
//! truths in place of text.

use std::borrow::Cow;

use serde::Serialize;

use super::Rows;
use super::columns::{ColumnKind, DataTable, NOTICE, OwnColumn};
use super::entries::EntriesTable;
use super::json::{self, NotJson};
use crate::lang::{Language as Spoken, say};
use crate::model::{Collection, Register, Round, Rubric};

/// The name under which programs look for it.
pub(super) const FILE: &str = "csv-metadata.json";

const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";
const NUMBER: &str = "[a-z0-9]+([.-][a-z0-9]+)*";

#[derive(Serialize)]
struct Group {
    #[serde(rename = "@context")]
    context: (&'static str, Language),
    #[serde(rename = "dc:title")]
    title: String,
    #[serde(rename = "dc:publisher")]
    publisher: String,
    #[serde(rename = "dc:description")]
    description: String,
    dialect: Dialect,
    tables: Vec<TableOf>,
}

#[derive(Serialize)]
struct Language {
    #[serde(rename = "@language")]
    language: String,
}

#[derive(Serialize)]
struct Dialect {
    encoding: &'static str,
    delimiter: &'static str,
    header: bool,
}

#[derive(Serialize)]
struct TableOf {
    url: Cow<'static, str>,
    #[serde(rename = "dc:title")]
    title: String,
    #[serde(rename = "dc:description")]
    description: String,
    #[serde(rename = "tableSchema")]
    schema: TableSchema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    columns: Vec<ColumnOf>,
    primary_key: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct ColumnOf {
    name: String,
    titles: String,
    #[serde(rename = "dc:description")]
    description: String,
    datatype: Datatype,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'static str>,
}

#[derive(Serialize)]
struct Datatype {
    base: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ForeignKey {
    column_reference: Vec<&'static str>,
    reference: Reference,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reference {
    resource: &'static str,
    column_reference: Vec<&'static str>,
}

/// The description of the tables of a round.
pub(super) fn metadata(
    collection: &Collection,
    round: &Round,
    lang: &Spoken,
) -> Result<String, NotJson> {
    let rubric = &*round.rubric;
    let notice = collection.register.notice();
    let guard = say!(lang, "columns-guard");
    let description = notice.map(|notice| format!("{notice} {guard}"));
    let group = Group {
        context: ("http://www.w3.org/ns/csvw", Language { language: lang.tag().to_owned() }),
        title: format!("{}: {}", round.info.title, rubric.title()),
        publisher: rubric.publisher().to_owned(),
        description: description.unwrap_or(guard),
        dialect: Dialect { encoding: "utf-8", delimiter: ",", header: true },
        tables: tables(collection, rubric, lang),
    };
    json::text(&group)
}

fn tables(collection: &Collection, rubric: &Rubric, lang: &Spoken) -> Vec<TableOf> {
    let usual = Rows::of(rubric).map(|rows| table(rows, rubric, &collection.register, lang));
    let entries = EntriesTable::all(rubric).map(|own| TableOf {
        url: Cow::Owned(own.file()),
        title: own.title(lang),
        description: own.description(rubric, lang),
        schema: TableSchema {
            columns: own
                .columns(collection, lang)
                .into_iter()
                .map(|own| column(own, rubric))
                .collect(),
            primary_key: with_round(EntriesTable::KEY),
            foreign_keys: vec![of_a_return()],
        },
    });
    usual.chain(entries).collect()
}

/// The way from a row to who returned it.
fn of_a_return() -> ForeignKey {
    ForeignKey {
        column_reference: with_round(&["partnership"]),
        reference: Reference {
            resource: Rows::Returns.table().file,
            column_reference: with_round(&["partnership"]),
        },
    }
}

fn table(rows: Rows, rubric: &Rubric, register: &Register, lang: &Spoken) -> TableOf {
    let DataTable { file, key, columns } = rows.table();
    let (title, description) = (rows.title(lang), rows.description(rubric.terms(), lang));
    let foreign_keys = match rows {
        Rows::Ratings | Rows::Answers | Rows::Actions => vec![of_a_return()],
        Rows::Returns | Rows::Figures => Vec::new(),
    };
    let columns = columns.into_iter().filter(|column| column.is_of(register));
    let columns = columns.chain(register.notice().map(|_| NOTICE));
    let columns = columns.map(|about| column(OwnColumn::of(&about, lang), rubric)).collect();
    let schema = TableSchema { columns, primary_key: with_round(key), foreign_keys };
    TableOf { url: Cow::Borrowed(file), title, description, schema }
}

/// The columns that tell one row from another, in the files of several rounds as well.
fn with_round(key: &[&'static str]) -> Vec<&'static str> {
    ["collection", "round"].iter().chain(key).copied().collect()
}

fn column(about: OwnColumn, rubric: &Rubric) -> ColumnOf {
    let OwnColumn { name, kind, description, may_be_empty } = about;
    let is_list = matches!(kind, ColumnKind::Ids | ColumnKind::Numbers);
    ColumnOf {
        titles: name.clone(),
        name,
        description,
        datatype: datatype(kind, rubric),
        required: !may_be_empty,
        separator: is_list.then_some(" "),
    }
}

fn datatype(kind: ColumnKind, rubric: &Rubric) -> Datatype {
    let plain = |base| Datatype { base, format: None, minimum: None, maximum: None };
    let text = |format: String| Datatype { format: Some(format), ..plain("string") };
    let one_of = |words: &[&str]| text(format!("({})", words.join("|")));
    match kind {
        ColumnKind::Id | ColumnKind::Ids => text(ID.to_owned()),
        ColumnKind::Number | ColumnKind::Numbers => text(NUMBER.to_owned()),
        ColumnKind::Level => {
            one_of(&rubric.scale().iter().map(|level| level.id.as_str()).collect::<Vec<_>>())
        }
        ColumnKind::Place => {
            Datatype { minimum: Some(1), maximum: Some(rubric.scale().len()), ..plain("integer") }
        }
        ColumnKind::Day => Datatype { format: Some("yyyy-MM-dd".to_owned()), ..plain("date") },
        ColumnKind::Count => plain("nonNegativeInteger"),
        ColumnKind::Share => Datatype { minimum: Some(0), maximum: Some(1), ..plain("decimal") },
        ColumnKind::Amount => plain("decimal"),
        ColumnKind::YesOrNo => Datatype { format: Some("yes|no".to_owned()), ..plain("boolean") },
        ColumnKind::Word(words) => one_of(words),
        ColumnKind::Text => plain("string"),
    }
}
