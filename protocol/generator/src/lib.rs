//! Writes `protocol/src/generated` (and the samples for its tests) from `protocol/schemas`.
//!
//! The schemas are the only input, so the output is the same on every machine. `rustfmt` of the
//! pinned toolchain formats it. Run `cargo run -p ringspool-protocol-generator` after a change; a
//! test of the protocol crate fails while the checked-in files differ.

#![forbid(unsafe_code)]

mod api_keys;
mod names;
mod samples;
pub mod schema;
mod structs;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use schema::{Kind, Message};

/// First line of every generated file.
const NOTICE: &str =
    "// Written by ringspool-protocol-generator from protocol/schemas; do not edit.\n\n";

/// Why nothing could be generated.
#[derive(Debug)]
pub enum GenerateError {
    /// A file could not be read or written.
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A schema file is not of the format.
    Schema {
        /// Which file.
        path: PathBuf,
        /// Line and reason.
        problem: String,
    },
    /// The schemas contradict each other.
    Contradiction(String),
    /// `rustfmt` ended with an error.
    Format,
}

impl GenerateError {
    pub(crate) fn io(path: &Path, cause: std::io::Error) -> GenerateError {
        GenerateError::Io {
            path: path.to_owned(),
            cause,
        }
    }
}

impl std::fmt::Display for GenerateError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            GenerateError::Io { path, cause } => write!(formatter, "{}: {cause}", path.display()),
            GenerateError::Schema { path, problem } => {
                write!(formatter, "{}: {problem}", path.display())
            }
            GenerateError::Contradiction(problem) => formatter.write_str(problem),
            GenerateError::Format => formatter.write_str("rustfmt failed"),
        }
    }
}

impl std::error::Error for GenerateError {}

/// Where the output goes.
#[derive(Debug, Clone)]
pub struct Output {
    /// Folder of the library's generated modules; its old content is deleted.
    pub sources: PathBuf,
    /// File with the samples for the tests.
    pub samples: PathBuf,
}

/// Reads the schemas below `schemas` and writes formatted Rust to `output`.
pub fn generate(schemas: &Path, output: &Output) -> Result<(), GenerateError> {
    let messages = schema::read_schemas(schemas)?;
    let mut files = BTreeMap::new();
    files.insert(
        output.sources.join("mod.rs"),
        "//! Generated from the schemas.\n\npub mod api_key;\npub mod internal_records;\npub mod messages;\n".to_owned(),
    );
    let api_keys = api_keys::module(&messages).map_err(GenerateError::Contradiction)?;
    files.insert(output.sources.join("api_key.rs"), api_keys);
    let is_record = |message: &Message| matches!(message.kind, Kind::Key | Kind::Value);
    let (records, others): (Vec<&Message>, Vec<&Message>) = messages
        .iter()
        .filter(|message| !message.structs.is_empty())
        .partition(|message| is_record(message));
    let records_doc = "Records of the internal topics, one module per key or value.";
    folder(
        &mut files,
        &output.sources.join("internal_records"),
        records_doc,
        &records,
    );
    let messages_doc =
        "Requests, responses, headers and what travels inside them, one module each.";
    folder(
        &mut files,
        &output.sources.join("messages"),
        messages_doc,
        &others,
    );
    files.insert(output.samples.clone(), samples::module(&messages));
    write(&files, &output.sources)
}

fn folder(files: &mut BTreeMap<PathBuf, String>, path: &Path, doc: &str, messages: &[&Message]) {
    let mut declarations: Vec<String> = Vec::new();
    for message in messages {
        let name = names::snake_case(&message.name);
        files.insert(path.join(format!("{name}.rs")), structs::module(message));
        declarations.push(format!("pub mod {name};\n"));
    }
    declarations.sort();
    files.insert(
        path.join("mod.rs"),
        format!("//! {doc}\n\n{}", declarations.concat()),
    );
}

fn write(files: &BTreeMap<PathBuf, String>, sources: &Path) -> Result<(), GenerateError> {
    if sources.exists() {
        std::fs::remove_dir_all(sources).map_err(|cause| GenerateError::io(sources, cause))?;
    }
    for (path, code) in files {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|cause| GenerateError::io(parent, cause))?;
        }
        std::fs::write(path, format!("{NOTICE}{code}"))
            .map_err(|cause| GenerateError::io(path, cause))?;
    }
    let rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .args(files.keys())
        .status();
    match rustfmt {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(GenerateError::Format),
        Err(cause) => Err(GenerateError::io(Path::new("rustfmt"), cause)),
    }
}
