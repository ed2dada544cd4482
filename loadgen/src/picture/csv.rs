//! One row for each run, for spreadsheets.

use crate::report::line;
use crate::results::{METRICS, Run};

/// The whole file.
pub fn render(runs: &[Run]) -> String {
    let mut text = String::new();
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.name).collect();
    line(
        &mut text,
        format_args!(
            "workload,variant,durability,round,acks,load,sustained,errors,p99_9_us,{}",
            metrics.join(",")
        ),
    );
    for run in runs {
        let point = run.point.as_ref();
        let side = point.and_then(|point| point.side());
        let mut cells = vec![
            quoted(&run.workload),
            quoted(&run.variant),
            quoted(&run.durability),
            run.round.map_or(String::new(), |round| round.to_string()),
            point
                .and_then(|point| point.acks.clone())
                .unwrap_or_default(),
            quoted(&point.map_or(String::new(), |point| point.load.name())),
            point
                .and_then(|point| point.sustained)
                .map_or(String::new(), |sustained| sustained.to_string()),
            side.map_or(String::new(), |side| {
                side.errors.values().sum::<u64>().to_string()
            }),
            side.filter(|_| run.metrics.contains_key("p99_us"))
                .map_or(String::new(), |side| {
                    format!("{:.3}", side.latency.p99_9_us)
                }),
        ];
        cells.extend(METRICS.iter().map(|metric| {
            let value = run.metrics.get(metric.name);
            value.map_or(String::new(), |value| format!("{value:.3}"))
        }));
        line(&mut text, format_args!("{}", cells.join(",")));
    }
    text
}

/// RFC 4180: quoted where a comma, a quote or a line end would be misread.
fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_commas_and_quotes_stay_one_cell() {
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("plain"), "plain");
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_heading() {
        let run = Run {
            workload: "1".to_owned(),
            metrics: [("start_ms", 85.0)].into(),
            ..Run::default()
        };
        let text = render(&[run]);
        let commas: Vec<usize> = text.lines().map(|row| row.matches(',').count()).collect();
        assert_eq!(commas[0], commas[1]);
        assert!(text.contains("85.000"));
    }
}
