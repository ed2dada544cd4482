//! The checked-in files are what the generator writes today.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ringspool_protocol_generator::{Output, generate};

/// Files below `folder` by their path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), text);
            }
        }
    }
    found
}

#[test]
fn checked_in_code_is_what_the_schemas_say() {
    let protocol = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated_code");
    let output = Output {
        sources: scratch.join("generated"),
        samples: scratch.join("generated_samples.rs"),
    };
    generate(&protocol.join("schemas"), &output).unwrap();
    let (fresh, checked_in) = (
        files(&output.sources),
        files(&protocol.join("src/generated")),
    );
    let names: Vec<&PathBuf> = fresh.keys().collect();
    assert_eq!(names, checked_in.keys().collect::<Vec<_>>());
    for (name, text) in &fresh {
        assert!(
            checked_in[name] == *text,
            "{} differs: run the generator",
            name.display()
        );
    }
    let samples = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    assert!(
        samples(output.samples) == samples(protocol.join("tests/it/generated_samples.rs")),
        "generated_samples.rs differs: run the generator"
    );
}
