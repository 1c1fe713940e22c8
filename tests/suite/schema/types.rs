//! The JSON Schema of a type of `src/rollup/` as serde writes it, from its declaration and its
//! documentation.
//!
//! It knows what these declarations use and refuses what it does not know, so that no schema is
//! made by guessing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value, json};
use syn::{Attribute, Expr, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

/// The declarations of structs and enums by name, and what is said of them beyond their types.
pub(super) struct Types {
    declared: BTreeMap<String, Rc<Item>>,
    beyond: BTreeMap<&'static str, Value>,
    used: BTreeSet<&'static str>,
    found: Map<String, Value>,
    /// Those whose definitions are being made: one may hold itself.
    begun: BTreeSet<String>,
    /// The schema of what a type with a parameter is given for it, the innermost last.
    given: Vec<(String, Map<String, Value>)>,
}

impl Types {
    /// Those of these files and of the files directly in these folders; `beyond` is by `Type` or
    /// `Type.field`.
    pub(super) fn read(paths: &[&Path], beyond: BTreeMap<&'static str, Value>) -> Self {
        let mut declared = BTreeMap::new();
        for path in paths {
            let mut files = vec![path.to_path_buf()];
            if path.is_dir() {
                let entries = fs::read_dir(path).expect("a folder");
                files = entries.map(|entry| entry.expect("an entry").path()).collect();
                files.retain(|file| file.extension().is_some_and(|end| end == "rs"));
            }
            for file in files {
                let text = fs::read_to_string(&file).expect("a file");
                for item in syn::parse_file(&text).expect("Rust").items {
                    let name = match &item {
                        Item::Struct(own) => own.ident.to_string(),
                        Item::Enum(own) => own.ident.to_string(),
                        _ => continue,
                    };
                    assert!(
                        declared.insert(name.clone(), Rc::new(item)).is_none(),
                        "two types `{name}`"
                    );
                }
            }
        }
        let (used, begun) = (BTreeSet::new(), BTreeSet::new());
        Self { declared, beyond, used, found: Map::new(), begun, given: Vec::new() }
    }

    /// The schema of a type, with all that it is made of.
    pub(super) fn schema(mut self, root: &str) -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        let own = self.definition(root);
        schema.extend(own.as_object().expect("an object").clone());
        schema.insert("$defs".into(), Value::Object(self.found));
        let unused = self.beyond.keys().find(|place| !self.used.contains(*place));
        assert_eq!(unused, None, "there is no such place");
        Value::Object(schema)
    }

    fn definition(&mut self, name: &str) -> Value {
        // What a macro declares cannot be read here: all of it is said beyond the types.
        if !self.declared.contains_key(name) && self.beyond.contains_key(name) {
            let mut schema = Map::new();
            self.add_beyond(name, &mut schema);
            return Value::Object(schema);
        }
        let item = self.declared.get(name).unwrap_or_else(|| panic!("where is `{name}`?"));
        let item = Rc::clone(item);
        let (attributes, mut schema) = match &*item {
            Item::Struct(own) => (&own.attrs, self.of_struct(name, &own.fields)),
            Item::Enum(own) => (&own.attrs, self.of_enum(own)),
            _ => panic!("`{name}` is neither struct nor enum"),
        };
        schema.insert("description".into(), documentation(attributes, name).into());
        self.add_beyond(name, &mut schema);
        Value::Object(schema)
    }

    fn of_struct(&mut self, name: &str, fields: &Fields) -> Map<String, Value> {
        if let Fields::Unnamed(inner) = fields {
            assert_eq!(inner.unnamed.len(), 1, "`{name}` is no newtype");
            return self.of_type(&inner.unnamed[0].ty);
        }
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for field in fields {
            let field_name = field.ident.as_ref().expect("a name").to_string();
            match serde(&field.attrs).as_slice() {
                // How a day is written is no matter of its type.
                [] | [Told::Day] => {
                    let place = format!("{name}.{field_name}");
                    let mut schema = self.of_type(&field.ty);
                    schema.insert("description".into(), documentation(&field.attrs, &place).into());
                    self.add_beyond(&place, &mut schema);
                    properties.insert(field_name.clone(), Value::Object(schema));
                    required.push(field_name);
                }
                [Told::Flatten] => {
                    let inner = self.definition(&path_of(&field.ty).0);
                    let inner_properties = inner["properties"].as_object().expect("a struct");
                    properties.extend(inner_properties.clone());
                    required.extend(inner_properties.keys().cloned());
                }
                // It is handed on within the program, and written nowhere.
                [Told::Skip] => {}
                others => panic!("`{name}.{field_name}`: what does serde do for {others:?}?"),
            }
        }
        let schema = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        schema.as_object().expect("an object").clone()
    }

    fn of_type(&mut self, ty: &Type) -> Map<String, Value> {
        let (name, inner) = path_of(ty);
        let schema = match (name.as_str(), inner) {
            ("String", None) => json!({"type": "string"}),
            ("bool", None) => json!({"type": "boolean"}),
            ("f64", None) => json!({"type": "number"}),
            ("i64", None) => json!({"type": "integer"}),
            ("usize" | "u32" | "u64" | "u8", None) => json!({"type": "integer", "minimum": 0}),
            ("Date", None) => json!({"type": "string", "format": "date"}),
            ("Vec", Some(inner)) => json!({"type": "array", "items": self.of_type(inner)}),
            ("Option", Some(inner)) => {
                let mut schema = self.of_type(inner);
                match schema.get("type").cloned() {
                    Some(one) => {
                        schema.insert("type".into(), json!([one, "null"]));
                        Value::Object(schema)
                    }
                    None => json!({"anyOf": [schema, {"type": "null"}]}),
                }
            }
            (name, None) if self.given.last().is_some_and(|(own, _)| own == name) => {
                Value::Object(self.given.last().expect("what is given").1.clone())
            }
            (name, Some(inner)) => {
                let item = self.declared.get(name).unwrap_or_else(|| panic!("where is `{name}`?"));
                let item = Rc::clone(item);
                let Item::Struct(own) = &*item else { panic!("`{name}` is no struct") };
                let parameter = own.generics.type_params().next().expect("a parameter");
                let given = self.of_type(inner);
                self.given.push((parameter.ident.to_string(), given));
                let mut schema = self.of_struct(name, &own.fields);
                self.given.pop();
                schema.insert("description".into(), documentation(&own.attrs, name).into());
                Value::Object(schema)
            }
            (name, None) => {
                if !self.found.contains_key(name) && self.begun.insert(name.to_owned()) {
                    let definition = self.definition(name);
                    self.found.insert(name.to_owned(), definition);
                }
                json!({"$ref": format!("#/$defs/{name}")})
            }
        };
        schema.as_object().expect("an object").clone()
    }

    fn of_enum(&mut self, own: &syn::ItemEnum) -> Map<String, Value> {
        let tag = match serde(&own.attrs).as_slice() {
            [Told::Kebab] => None,
            [Told::Tag(tag), Told::Kebab] => Some(tag.clone()),
            others => panic!("`{}`: what does serde do for {others:?}?", own.ident),
        };
        let variants: Vec<_> = own
            .variants
            .iter()
            .map(|variant| match &tag {
                None => {
                    assert!(matches!(variant.fields, Fields::Unit), "`{}` holds", variant.ident);
                    let word = kebab(&variant.ident.to_string());
                    json!({"const": word, "description": documentation(&variant.attrs, &word)})
                }
                Some(tag) => self.of_variant(tag, variant),
            })
            .collect();
        Map::from_iter([("oneOf".to_owned(), Value::Array(variants))])
    }

    /// A variant that says which it is: its fields, or those of what it holds, beside the tag.
    fn of_variant(&mut self, tag: &str, variant: &syn::Variant) -> Value {
        let word = kebab(&variant.ident.to_string());
        let description = documentation(&variant.attrs, &word);
        let mut schema = match &variant.fields {
            Fields::Unit => json!({
                "type": "object", "properties": {}, "required": [], "additionalProperties": false,
            })
            .as_object()
            .expect("an object")
            .clone(),
            fields => self.of_struct(&word, fields),
        };
        let properties = schema["properties"].as_object_mut().expect("properties");
        properties.insert(tag.to_owned(), json!({"const": word}));
        schema["required"].as_array_mut().expect("names").insert(0, tag.into());
        schema.insert("description".into(), description.into());
        Value::Object(schema)
    }

    fn add_beyond(&mut self, place: &str, schema: &mut Map<String, Value>) {
        if let Some((place, more)) = self.beyond.get_key_value(place) {
            self.used.insert(place);
            schema.extend(more.as_object().expect("an object").clone());
        }
    }
}

fn kebab(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.extend(c.to_lowercase());
    }
    word
}

/// What serde is told of a type or a field.
#[derive(Debug)]
enum Told {
    Skip,
    Flatten,
    /// `rename_all = "kebab-case"`.
    Kebab,
    /// `tag = …`.
    Tag(String),
    /// A function that writes a day.
    Day,
}

fn serde(attributes: &[Attribute]) -> Vec<Told> {
    let own = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let mut told = Vec::new();
    for attribute in own {
        let parsed = attribute.parse_nested_meta(|meta| {
            let word = meta.path.require_ident()?.to_string();
            let value = match meta.value() {
                Ok(value) => value.parse::<syn::LitStr>()?.value(),
                Err(_) => String::new(),
            };
            told.push(match (word.as_str(), value.as_str()) {
                ("skip", "") => Told::Skip,
                ("flatten", "") => Told::Flatten,
                ("rename_all", "kebab-case") => Told::Kebab,
                ("tag", tag) => Told::Tag(tag.to_owned()),
                ("serialize_with", "iso" | "maybe_iso") => Told::Day,
                other => panic!("what does serde do for {other:?}?"),
            });
            Ok(())
        });
        parsed.expect("what serde is told");
    }
    told
}

/// The documentation, a line for each paragraph; it is for readers of the JSON, who have no Rust to
/// be led to.
fn documentation(attributes: &[Attribute], place: &str) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(own) => match &own.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let mut text = String::new();
    for line in lines {
        let is_new = text.is_empty() || text.ends_with('\n');
        text.push_str(if line.is_empty() {
            "\n"
        } else if is_new {
            ""
        } else {
            " "
        });
        text.push_str(&line);
    }
    assert!(!text.is_empty(), "`{place}` has no documentation");
    assert!(!text.contains("[`"), "`{place}` has a link for readers of Rust alone: {text}");
    text
}

/// The last name of a type and what is between its angle brackets, if anything is.
fn path_of(ty: &Type) -> (String, Option<&Type>) {
    let Type::Path(path) = ty else { panic!("a type that has no name") };
    let last = path.path.segments.last().expect("a name");
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(inner) => match (inner.args.first(), inner.args.len()) {
            (Some(GenericArgument::Type(inner)), 1) => Some(inner),
            _ => panic!("what is between the brackets of `{}`?", last.ident),
        },
        _ => None,
    };
    (last.ident.to_string(), inner)
}
