//! Reads schema files (see `protocol/schemas/FORMAT.md`) into messages made of flat structures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::GenerateError;

/// Versions from `lowest` to `highest`, both included; `highest` is `i16::MAX` for "and later".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    /// First version.
    pub lowest: i16,
    /// Last version.
    pub highest: i16,
}

impl Versions {
    /// Reads `3`, `3-7` or `3+`; `none` is None.
    fn parse(word: &str) -> Result<Option<Versions>, String> {
        let number = |text: &str| {
            text.parse::<i16>()
                .map_err(|_| format!("not versions: {word}"))
        };
        let (lowest, highest) = match word.split_once('-') {
            _ if word == "none" => return Ok(None),
            Some((lowest, highest)) => (number(lowest)?, number(highest)?),
            None => match word.strip_suffix('+') {
                Some(lowest) => (number(lowest)?, i16::MAX),
                None => (number(word)?, number(word)?),
            },
        };
        Ok(Some(Versions { lowest, highest }))
    }

    /// The versions in both, if any.
    pub fn intersect(self, other: Versions) -> Option<Versions> {
        let (lowest, highest) = (
            self.lowest.max(other.lowest),
            self.highest.min(other.highest),
        );
        (lowest <= highest).then_some(Versions { lowest, highest })
    }

    /// Whether `version` is one of them.
    pub fn contains(self, version: i16) -> bool {
        (self.lowest..=self.highest).contains(&version)
    }
}

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sent by a client.
    Request,
    /// The answer to a request.
    Response,
    /// In front of a request or response.
    Header,
    /// Stands inside other bytes, such as a control record.
    Data,
    /// Key of a record in an internal topic.
    Key,
    /// Value of a record in an internal topic.
    Value,
}

/// Type of a field or of an array's element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`, `int8` to `int64`, `uint16`, `uint32`, `float64`: Rust's name of it.
    Number(&'static str),
    /// 16 bytes.
    Uuid,
    /// UTF-8 text.
    String,
    /// Bytes that are copied on encoding.
    Bytes,
    /// Bytes that are gathered on encoding.
    Records,
    /// A structure of the same message.
    Struct(String),
    /// Any number of one of the others.
    Array(Box<Type>),
}

impl Type {
    fn parse(word: &str) -> Result<Type, String> {
        if let Some(element) = word.strip_prefix("[]") {
            return Ok(Type::Array(Box::new(Type::parse(element)?)));
        }
        Ok(match word {
            "bool" => Type::Number("bool"),
            "int8" => Type::Number("i8"),
            "int16" => Type::Number("i16"),
            "uint16" => Type::Number("u16"),
            "int32" => Type::Number("i32"),
            "uint32" => Type::Number("u32"),
            "int64" => Type::Number("i64"),
            "float64" => Type::Number("f64"),
            "uuid" => Type::Uuid,
            "string" => Type::String,
            "bytes" => Type::Bytes,
            "records" => Type::Records,
            name if name.starts_with(char::is_uppercase) => Type::Struct(name.to_owned()),
            _ => return Err(format!("unknown type {word}")),
        })
    }

    /// The structure it is or is an array of.
    pub fn struct_name(&self) -> Option<&str> {
        match self {
            Type::Struct(name) => Some(name),
            Type::Array(element) => element.struct_name(),
            _ => None,
        }
    }
}

/// One field of a structure.
#[derive(Debug, Clone)]
pub struct Field {
    /// Kafka's name.
    pub name: String,
    /// What it holds.
    pub kind: Type,
    /// The line of the schema after the name, for the documentation.
    pub facts: String,
    /// Versions that have it.
    pub versions: Versions,
    /// Versions in which it may be null, already cut to those that exist.
    pub nullable: Option<Versions>,
    /// Number among the tagged fields, if it is one.
    pub tag: Option<u32>,
    /// Default where it is not the type's own; `null` stands for null.
    pub default: Option<String>,
    /// Keeps its old length field even in flexible versions.
    pub classic: bool,
    /// May be dropped silently where the version lacks it.
    pub ignorable: bool,
}

/// A structure, the message itself included.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Kafka's name.
    pub name: String,
    /// Versions in which it can stand on the wire.
    pub versions: Versions,
    /// In the order of the wire.
    pub fields: Vec<Field>,
}

/// A message with all its structures.
#[derive(Debug, Clone)]
pub struct Message {
    /// What it is for.
    pub kind: Kind,
    /// Kafka's name.
    pub name: String,
    /// API key, or record type of an internal topic.
    pub code: Option<i16>,
    /// Versions that exist; None for APIs that were removed.
    pub versions: Option<Versions>,
    /// First flexible version.
    pub flexible_from: Option<i16>,
    /// Whether the last version is not released yet.
    pub unstable: bool,
    /// The message first, then the others in the order of their appearance.
    pub structs: Vec<Struct>,
}

impl Message {
    /// The structure called `name`.
    pub fn structure(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|structure| structure.name == name)
    }
}

/// Reads every `*.schema` file in the folders of `schemas`, by path.
pub fn read_schemas(schemas: &Path) -> Result<Vec<Message>, GenerateError> {
    let mut files = BTreeMap::new();
    for folder in list(schemas)?.into_iter().filter(|path| path.is_dir()) {
        for path in list(&folder)? {
            if path
                .extension()
                .is_some_and(|extension| extension == "schema")
            {
                let text = std::fs::read_to_string(&path)
                    .map_err(|cause| GenerateError::io(&path, cause))?;
                files.insert(path, text);
            }
        }
    }
    let mut messages = Vec::new();
    for (path, text) in &files {
        let parsed = parse_file(text).map_err(|problem| GenerateError::Schema {
            path: path.clone(),
            problem,
        })?;
        messages.extend(parsed);
    }
    Ok(messages)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, GenerateError> {
    let entries = std::fs::read_dir(folder).map_err(|cause| GenerateError::io(folder, cause))?;
    entries
        .map(|entry| {
            entry
                .map(|entry| entry.path())
                .map_err(|cause| GenerateError::io(folder, cause))
        })
        .collect()
}

/// Parses the text of one file.
pub fn parse_file(text: &str) -> Result<Vec<Message>, String> {
    let mut parser = Parser::default();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        parser
            .line(line)
            .map_err(|problem| format!("line {}: {problem}", index + 1))?;
    }
    parser.messages.iter().try_for_each(check)?;
    Ok(parser.messages)
}

#[derive(Default)]
struct Parser {
    messages: Vec<Message>,
    /// By depth of indentation: the structure that lines of this depth belong to. A field of a
    /// structure type names one for the next depth; it comes to exist with its first field.
    owners: Vec<(String, Versions)>,
}

impl Parser {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let words: Vec<&str> = line.split_whitespace().collect();
        self.owners.truncate(depth);
        match words.as_slice() {
            [kind, name, rest @ ..] if depth == 0 => self.message(kind, name, rest),
            ["struct", name, versions] => {
                let outer = self.owners.first().ok_or("no message before this line")?.1;
                let own = Versions::parse(versions)?.ok_or("a structure needs versions")?;
                let cut = outer
                    .intersect(own)
                    .ok_or("no such version of the message")?;
                self.owners.push(((*name).to_owned(), cut));
                Ok(())
            }
            [name, kind, versions, rest @ ..] => self.field(name, kind, versions, rest),
            _ => Err("too few words".to_owned()),
        }
    }

    fn message(&mut self, kind: &str, name: &str, mut rest: &[&str]) -> Result<(), String> {
        let mut message = Message {
            kind: match kind {
                "request" => Kind::Request,
                "response" => Kind::Response,
                "header" => Kind::Header,
                "data" => Kind::Data,
                "key" => Kind::Key,
                "value" => Kind::Value,
                _ => return Err(format!("unknown kind {kind}")),
            },
            name: name.to_owned(),
            code: None,
            versions: None,
            flexible_from: None,
            unstable: false,
            structs: Vec::new(),
        };
        while let [word, after @ ..] = rest {
            rest = match (*word, after) {
                ("unstable", after) => {
                    message.unstable = true;
                    after
                }
                ("code", [code, after @ ..]) => {
                    message.code = Some(code.parse().map_err(|_| format!("not a code: {code}"))?);
                    after
                }
                ("versions", [versions, after @ ..]) => {
                    message.versions = Versions::parse(versions)?;
                    after
                }
                ("flexible", [versions, after @ ..]) => {
                    message.flexible_from =
                        Versions::parse(versions)?.map(|versions| versions.lowest);
                    after
                }
                _ => return Err(format!("unknown word {word}")),
            };
        }
        if let Some(versions) = message.versions {
            self.owners.push((name.to_owned(), versions));
            message.structs.push(Struct {
                name: name.to_owned(),
                versions,
                fields: Vec::new(),
            });
        }
        self.messages.push(message);
        Ok(())
    }

    fn field(
        &mut self,
        name: &str,
        kind: &str,
        versions: &str,
        mut rest: &[&str],
    ) -> Result<(), String> {
        let facts = [&[kind, versions], rest].concat().join(" ");
        let (owner, outer) = self
            .owners
            .last()
            .cloned()
            .ok_or("no structure before this line")?;
        let kind = Type::parse(kind)?;
        let own = Versions::parse(versions)?.ok_or("a field needs versions")?;
        let cut = own.intersect(outer);
        if let (Some(structure), Some(cut)) = (kind.struct_name(), cut) {
            self.owners.push((structure.to_owned(), cut));
        }
        let mut field = Field {
            name: name.to_owned(),
            kind,
            facts,
            versions: own,
            nullable: None,
            tag: None,
            default: None,
            classic: false,
            ignorable: false,
        };
        while let [word, after @ ..] = rest {
            rest = match (*word, after) {
                ("ignorable", after) => {
                    field.ignorable = true;
                    after
                }
                ("key", after) => after,
                ("nullable", [versions, after @ ..]) => {
                    let nullable = Versions::parse(versions)?;
                    field.nullable = nullable
                        .zip(cut)
                        .and_then(|(nullable, cut)| nullable.intersect(cut));
                    after
                }
                ("tag", [tag, after @ ..]) => {
                    field.tag = Some(tag.parse().map_err(|_| format!("not a tag: {tag}"))?);
                    after
                }
                ("default", [default, after @ ..]) => {
                    field.default = Some((*default).to_owned());
                    after
                }
                ("flexible", ["none", after @ ..]) => {
                    field.classic = true;
                    after
                }
                _ => return Err(format!("unknown word {word}")),
            };
        }
        // A field that no version has left is history; nobody can send it.
        let Some(cut) = cut else { return Ok(()) };
        field.versions = cut;
        let message = self
            .messages
            .last_mut()
            .ok_or("no message before this line")?;
        match message
            .structs
            .iter_mut()
            .find(|structure| structure.name == owner)
        {
            Some(structure) => structure.fields.push(field),
            None => message.structs.push(Struct {
                name: owner,
                versions: outer,
                fields: vec![field],
            }),
        }
        Ok(())
    }
}

/// Refuses what the runtime could not encode or decode within its bounds.
fn check(message: &Message) -> Result<(), String> {
    for structure in &message.structs {
        for field in &structure.fields {
            let place = format!("{}.{}", structure.name, field.name);
            if let Some(name) = field.kind.struct_name()
                && message.structure(name).is_none()
            {
                return Err(format!("{place}: no structure {name}"));
            }
            let Some(tag) = field.tag else { continue };
            // The count of tagged fields is written as one byte, a value into one buffer.
            if tag >= 0x7f || field.kind == Type::Records {
                return Err(format!("{place}: tag {tag} cannot be encoded"));
            }
            if message
                .flexible_from
                .is_none_or(|from| from > field.versions.lowest)
            {
                return Err(format!("{place}: tagged in a version that is not flexible"));
            }
        }
    }
    message
        .structs
        .iter()
        .try_for_each(|structure| check_depth(message, structure, 0))
}

/// Structures must not contain themselves: decoding would recurse as deep as the input says.
fn check_depth(message: &Message, structure: &Struct, depth: usize) -> Result<(), String> {
    const DEPTH_MAX: usize = 12;
    if depth > DEPTH_MAX {
        return Err(format!("{} contains itself", structure.name));
    }
    let inner = structure
        .fields
        .iter()
        .filter_map(|field| message.structure(field.kind.struct_name()?));
    inner
        .into_iter()
        .try_for_each(|inner| check_depth(message, inner, depth + 1))
}

#[cfg(test)]
mod tests;
