//! The table for people. Every table names the durability mode; nothing that went wrong is left out.

use std::fmt::Write as _;

use crate::budget;
use crate::json::{Load, Point, RunDocument, Side};

const COLUMNS: [&str; 12] = [
    "acks",
    "side",
    "offered/s",
    "records/s",
    "MB/s",
    "p50 ms",
    "p90 ms",
    "p99 ms",
    "p99.9 ms",
    "max ms",
    "errors",
    "srv cpu-s/GB",
];

/// The whole report of a run.
pub fn render(document: &RunDocument) -> String {
    let mut text = String::new();
    line(&mut text, format_args!("{}", title(document)));
    for durability in durabilities(&document.points) {
        let points: Vec<&Point> = document
            .points
            .iter()
            .filter(|point| point.durability.label == durability)
            .collect();
        line(
            &mut text,
            format_args!("\ndurability reported by the broker: {durability}"),
        );
        text.push_str(&table(&points));
        for point in points {
            notes(&mut text, point);
        }
    }
    line(
        &mut text,
        format_args!(
            "\nMB = 10^6 bytes of values. Open loop: latency from the intended send. Closed loop: saturation \
         throughput; its latency is not latency at a load."
        ),
    );
    text
}

fn title(document: &RunDocument) -> String {
    let settings = &document.settings;
    let mut parts = vec![document.tool.clone(), settings.workload.to_owned()];
    if settings.workload != "consume" {
        parts.push(format!(
            "{} B × {} records × {} batches per request",
            settings.record_bytes, settings.batch_records, settings.batches_per_request
        ));
        parts.push(format!("compression {}", settings.compression));
        parts.push(format!("payload {}", settings.payload));
    }
    parts.push(format!("{} connections", settings.connections));
    parts.extend(settings.consumers.map(|count| format!("{count} consumers")));
    parts.push(format!("{} partitions", settings.partitions));
    parts.extend(settings.idempotent.then(|| "idempotent".to_owned()));
    parts.join(" · ")
}

fn durabilities(points: &[Point]) -> Vec<&str> {
    let mut labels: Vec<&str> = Vec::new();
    for point in points {
        if !labels.contains(&point.durability.label.as_str()) {
            labels.push(&point.durability.label);
        }
    }
    labels
}

fn table(points: &[&Point]) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    for point in points {
        for (name, side) in [("produce", &point.produce), ("consume", &point.consume)] {
            rows.extend(side.as_ref().map(|side| row(point, name, side)));
        }
    }
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|column| {
            rows.iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let width = widths[column];
            // Two columns of words, the rest are numbers.
            let padded = match column < 2 {
                true => format!("{cell:<width$}"),
                false => format!("{cell:>width$}"),
            };
            text.push_str(if column == 0 { "" } else { "  " });
            text.push_str(&padded);
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

fn row(point: &Point, name: &str, side: &Side) -> [String; 12] {
    let offered = match &point.load {
        Load::Closed { .. } => "closed".to_owned(),
        Load::Open {
            offered_records_per_second,
            ..
        } => thousands(*offered_records_per_second),
    };
    // Percentiles of a load that was not carried only say how long the run was.
    let meaningful = point.sustained != Some(false) && side.latency.count > 0;
    let ms = |us: f64| match meaningful {
        true => milliseconds(us),
        false => "–".to_owned(),
    };
    let latency = &side.latency;
    let errors = side.errors.values().sum::<u64>();
    let cpu = point.server.and_then(|server| server.cpu_seconds_per_gb);
    [
        point.acks.unwrap_or("–").to_owned(),
        name.to_owned(),
        offered,
        thousands(side.records_per_second),
        format!("{:.1}", side.mb_per_second),
        ms(latency.p50_us),
        ms(latency.p90_us),
        ms(latency.p99_us),
        ms(latency.p99_9_us),
        ms(latency.max_us),
        errors.to_string(),
        cpu.map_or("–".to_owned(), |cpu| format!("{cpu:.2}")),
    ]
}

fn notes(text: &mut String, point: &Point) {
    let subject = match (&point.load, point.acks) {
        (Load::Open { asked, .. }, Some(acks)) => format!("acks={acks} at {asked}"),
        (Load::Closed { .. }, Some(acks)) => format!("acks={acks}"),
        (_, None) => "consume".to_owned(),
    };
    if let Some(server) = &point.server {
        let written = server.written_bytes.map_or("unknown".to_owned(), |bytes| {
            format!("{:.0} MB", bytes as f64 / 1e6)
        });
        line(
            text,
            format_args!(
                "  {subject}: server {:.2} s user + {:.2} s system in {:.1} s, {:.0} MB resident, {written} written, \
             {} + {} context switches",
                server.user_cpu_seconds,
                server.system_cpu_seconds,
                server.seconds,
                server.resident_bytes as f64 / 1e6,
                server.voluntary_switches,
                server.involuntary_switches,
            ),
        );
    }
    if let Some(budget) = &point.budget {
        budget::render(text, &subject, budget);
    }
    for note in &point.notes {
        line(text, format_args!("  {subject}: {note}"));
    }
}

/// Adds a line.
pub fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{content}");
}

fn milliseconds(us: f64) -> String {
    let ms = us / 1_000.0;
    match ms {
        _ if ms < 10.0 => format!("{ms:.3}"),
        _ if ms < 1_000.0 => format!("{ms:.1}"),
        _ => format!("{ms:.0}"),
    }
}

/// A whole number with commas.
fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.max(0.0));
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
