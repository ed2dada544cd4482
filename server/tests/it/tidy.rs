//! Rules about the source itself. They live here and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of more lines is split by what changes together; tests are not counted.
const LINES_MAX: usize = 800;

/// Words that say nothing, or say the wrong thing, with what to write instead.
const BANNED: [(&str, &str); 8] = [
    ("TODO", "an issue, or the thing itself"),
    ("FIXME", "an issue, or the thing itself"),
    ("todo!(", "the thing itself"),
    ("unimplemented!(", "the thing itself"),
    ("dbg!(", "a log line, or nothing"),
    ("fn get_", "the name without get_"),
    ("#[ignore", "a test that runs"),
    ("unsafe {", "engine/src/io, the only home of unsafe code"),
];

/// What a folder of the server may use of the server: `net` stands above `api`, and so on down.
const ALLOWED_IMPORTS: [(&str, &[&str]); 7] = [
    ("cli", &["cli", "config", "net", "server"]),
    ("net", &["api", "config", "metrics", "net"]),
    (
        "api",
        &["api", "config", "controller", "coordinator", "metrics"],
    ),
    ("http", &["http", "metrics"]),
    ("metrics", &["metrics"]),
    ("controller", &["config", "controller"]),
    ("config", &["config"]),
];

/// State files decide and never wait: no socket, no executor.
const STATE_FOLDERS: [&str; 2] = ["controller", "config"];

fn source_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below `folder`.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).expect("source is text")
}

/// The part of a file before its unit tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn files_are_short_enough_to_read() {
    let source = source_folder();
    let files = rust_files(&source);
    assert!(files.len() > 20, "the source is found");
    for path in files {
        if path.ends_with("tests.rs") {
            continue;
        }
        let line_count = without_tests(&text_of(&path)).lines().count();
        assert!(
            line_count <= LINES_MAX,
            "{} has {line_count} lines, {LINES_MAX} are allowed",
            path.display()
        );
    }
}

#[test]
fn words_that_say_nothing_are_not_written() {
    for path in rust_files(&source_folder()) {
        let text = text_of(&path);
        for (word, instead) in BANNED {
            assert!(
                !text.contains(word),
                "{} says `{word}`: write {instead}",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_about() {
    for path in rust_files(&source_folder()) {
        if path.ends_with("tests.rs") {
            continue;
        }
        assert!(
            text_of(&path).starts_with("//! "),
            "{} begins with its module doc",
            path.display()
        );
    }
}

#[test]
fn folders_use_only_what_stands_below_them() {
    let source = source_folder();
    for (folder, allowed) in ALLOWED_IMPORTS {
        for path in rust_files(&source.join(folder)) {
            for (index, line) in without_tests(&text_of(&path)).lines().enumerate() {
                let Some(import) = line.trim().strip_prefix("use crate::") else {
                    continue;
                };
                let target = import.split([':', ';', ' ']).next().unwrap_or_default();
                assert!(
                    allowed.contains(&target),
                    "{}:{} uses {target}; {folder} may use {allowed:?}",
                    path.display(),
                    index + 1
                );
            }
        }
    }
}

#[test]
fn state_files_wait_for_nothing() {
    let source = source_folder();
    for folder in STATE_FOLDERS {
        for path in rust_files(&source.join(folder)) {
            let text = text_of(&path);
            for word in [
                "async fn",
                ".await",
                "use tokio",
                "Instant::now",
                "SystemTime",
            ] {
                assert!(
                    !text.contains(word),
                    "{} says `{word}`, but {folder} only decides",
                    path.display()
                );
            }
        }
    }
}
