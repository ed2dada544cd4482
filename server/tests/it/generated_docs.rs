//! docs/generated/ says what the code says. `UPDATE=1 cargo test generated` rewrites it.

use std::fmt::Write;
use std::path::PathBuf;

use ringspool_engine::{ConfigKind, ConfigRow, Importance, log_config_rows};
use ringspool_server::api::SPECS;
use ringspool_server::config::BrokerConfig;
use ringspool_server::metrics::metric_rows;

/// Compares a generated document with its file, or rewrites the file.
fn check(name: &str, expected: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../docs/generated")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        std::fs::write(&path, expected).expect("writable");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is out of date: run UPDATE=1 cargo test -p ringspool-server --test it generated",
        path.display()
    );
}

fn range(range: std::ops::RangeInclusive<i16>) -> String {
    if range.start() == range.end() {
        range.start().to_string()
    } else {
        format!("{}-{}", range.start(), range.end())
    }
}

fn kind(kind: ConfigKind) -> &'static str {
    match kind {
        ConfigKind::Boolean => "boolean",
        ConfigKind::String => "string",
        ConfigKind::Int => "int",
        ConfigKind::Short => "short",
        ConfigKind::Long => "long",
        ConfigKind::Double => "double",
        ConfigKind::List => "list",
        ConfigKind::Class => "class",
        ConfigKind::Password => "password",
    }
}

fn importance(importance: Importance) -> &'static str {
    match importance {
        Importance::High => "high",
        Importance::Medium => "medium",
        Importance::Low => "low",
    }
}

fn config_table(text: &mut String, rows: &[ConfigRow]) {
    text.push_str("| Name | Type | Default | Importance | What it does |\n|---|---|---|---|---|\n");
    for row in rows {
        let default = if row.default.is_empty() {
            String::new()
        } else {
            format!("`{}`", row.default)
        };
        let _ = writeln!(
            text,
            "| `{}` | {} | {default} | {} | {} |",
            row.name,
            kind(row.kind),
            importance(row.importance),
            row.doc.trim()
        );
    }
}

#[test]
fn generated_list_of_apis_is_up_to_date() {
    let mut specs: Vec<_> = SPECS.iter().collect();
    specs.sort_by_key(|spec| spec.api_key.code());
    let mut text = String::from(
        "# Kafka APIs that ringspool serves\n\n\
         Written by a test from the code; see `server/tests/it/generated_docs.rs`. Versions are Kafka's; \
         \"advertised\" is what ApiVersions lists.\n\n\
         | Key | API | Served | Advertised | Note |\n|---|---|---|---|---|\n",
    );
    for spec in specs {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            spec.api_key.code(),
            spec.api_key.name(),
            range(spec.versions.clone()),
            range(spec.advertised_versions()),
            spec.note
        );
    }
    check("apis.md", &text);
}

#[test]
fn generated_list_of_configs_is_up_to_date() {
    let mut text = String::from(
        "# Settings\n\n\
         Written by a test from the code; see `server/tests/it/generated_docs.rs`.\n\n\
         ## Broker: `ringspool serve --config NAME=VALUE`\n\n",
    );
    config_table(&mut text, BrokerConfig::rows());
    text.push_str("\n## Topic\n\n");
    config_table(&mut text, log_config_rows());
    check("configs.md", &text);
}

#[test]
fn generated_list_of_metrics_is_up_to_date() {
    let mut text = String::from(
        "# Metrics\n\n\
         Written by a test from the code; see `server/tests/it/generated_docs.rs`. `ringspool serve` shows them as OpenMetrics \
         text at `http://localhost:9644/metrics` (`--metrics-listen`). Every shard has series of its own; a series of an API or a \
         stage appears with its first request. A histogram has `_bucket`, `_sum` and `_count` behind its name, and bounds from \
         4 microseconds to 16.8 s, each twice the one before.\n\n\
         | Name | Type | Labels | What it says |\n|---|---|---|---|\n",
    );
    for row in metric_rows() {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            row.full_name(),
            row.kind(),
            row.labels().join(", "),
            row.help()
        );
    }
    check("metrics.md", &text);
}
