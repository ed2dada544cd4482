//! From runs to rows: the median over the rounds of each figure, and by how much ours are ahead.

use serde::Serialize;

use crate::candidate::{Candidate, Promise};
use crate::measure::Figures;
use crate::session::Run;

/// One candidate with one workload.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Name of the candidate.
    pub candidate: &'static str,
    /// Whether it is ringspool.
    pub is_ours: bool,
    /// What its appends are worth.
    #[serde(serialize_with = "promise_name")]
    pub promise: Promise,
    /// Bytes of a value.
    pub size_bytes: usize,
    /// Writers at the same time.
    pub writers: usize,
    /// Medians over the runs that went well; none if no run did.
    pub figures: Option<Figures>,
    /// Runs that went well.
    pub run_count: usize,
    /// Why the others did not.
    pub failures: Vec<String>,
}

/// All rows with the same value size and number of writers, durable or not.
pub struct Table<'rows> {
    /// Bytes of a value.
    pub size_bytes: usize,
    /// Writers at the same time.
    pub writers: usize,
    /// Whether its appends survive power loss.
    pub is_durable: bool,
    /// Fastest first.
    pub rows: Vec<&'rows Row>,
}

/// One row for each candidate and workload that has runs, in the order of the runs.
pub fn rows(candidates: &[Candidate], runs: &[Run]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs.iter().filter(|run| run.round == 0) {
        let Some(candidate) = candidates.iter().find(|each| each.name == run.candidate) else {
            continue;
        };
        let workload = (run.candidate, run.size_bytes, run.writers);
        let same = || {
            runs.iter()
                .filter(move |each| (each.candidate, each.size_bytes, each.writers) == workload)
        };
        let good: Vec<Figures> = same().filter_map(|each| each.figures).collect();
        rows.push(Row {
            candidate: run.candidate,
            is_ours: candidate.is_ours,
            promise: candidate.promise,
            size_bytes: run.size_bytes,
            writers: run.writers,
            figures: medians(&good),
            run_count: good.len(),
            failures: same().filter_map(|each| each.failure.clone()).collect(),
        });
    }
    rows
}

/// The rows as tables, durable ones first.
pub fn tables(rows: &[Row]) -> Vec<Table<'_>> {
    let mut tables: Vec<Table> = Vec::new();
    for row in rows {
        let key = (row.promise != Promise::Durable, row.size_bytes, row.writers);
        match tables.iter_mut().find(|table| table.key() == key) {
            Some(table) => table.rows.push(row),
            None => tables.push(Table {
                size_bytes: row.size_bytes,
                writers: row.writers,
                is_durable: row.promise == Promise::Durable,
                rows: vec![row],
            }),
        }
    }
    tables.sort_by_key(Table::key);
    for table in &mut tables {
        table
            .rows
            .sort_by(|left, right| right.appends_per_s().total_cmp(&left.appends_per_s()));
    }
    tables
}

impl Table<'_> {
    fn key(&self) -> (bool, usize, usize) {
        (!self.is_durable, self.size_bytes, self.writers)
    }

    /// Our best row with this promise.
    pub fn our_best(&self, promise: Promise) -> Option<&Row> {
        self.rows
            .iter()
            .copied()
            .find(|row| row.is_ours && row.promise == promise && row.figures.is_some())
    }
}

impl Row {
    /// 0 if no run went well.
    pub fn appends_per_s(&self) -> f64 {
        self.figures.map_or(0.0, |figures| figures.appends_per_s)
    }
}

fn medians(runs: &[Figures]) -> Option<Figures> {
    if runs.is_empty() {
        return None;
    }
    let of = |figure: fn(&Figures) -> f64| median(runs.iter().map(figure).collect());
    Some(Figures {
        append_count: of(|run| run.append_count as f64) as u64,
        appends_per_s: of(|run| run.appends_per_s),
        mb_per_s: of(|run| run.mb_per_s),
        p50_us: of(|run| run.p50_us),
        p99_us: of(|run| run.p99_us),
        p999_us: of(|run| run.p999_us),
        cpu_us_per_append: of(|run| run.cpu_us_per_append),
    })
}

/// Of an even number of values, the mean of the two in the middle. `values` is not empty.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        1 => values[middle],
        _ => (values[middle - 1] + values[middle]) / 2.0,
    }
}

fn promise_name<S: serde::Serializer>(promise: &Promise, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(promise.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(median(vec![9.0, 1.0, 4.0, 2.0]), 3.0);
    }

    #[test]
    fn the_median_of_an_odd_number_ignores_the_outlier() {
        assert_eq!(median(vec![1.0, 900.0, 2.0]), 2.0);
    }
}
