//! The `report` command: turns the runs of a folder into `points.csv` and one `report.html`.
//!
//! The page needs nothing from outside: pictures are inline SVG, colours follow the reader's light or
//! dark setting. Where the folder has a `result.json` of scripts/compare, its titles, goals and facts
//! about the machine are shown, too. Runs on the main thread; talks to no broker.

mod charts;
mod csv;
mod page;
mod scale;
mod svg;

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::cli::ReportOptions;
use crate::error::{Error, Result};
use crate::results::{self, Run};

/// What scripts/compare knows beyond the runs; a folder without it is drawn all the same.
#[derive(Debug, Default, Deserialize)]
pub struct Summary {
    /// Of the page.
    #[serde(default)]
    pub title: String,
    /// Machine, commit, command: name and value, in order.
    #[serde(default)]
    pub facts: Vec<(String, String)>,
    /// Titles by key.
    #[serde(default)]
    pub workloads: Vec<WorkloadTitle>,
    /// Names for people.
    #[serde(default)]
    pub variants: Vec<VariantTitle>,
    /// Rows of the table: ratios and goals.
    #[serde(default)]
    pub table: Vec<GoalRow>,
    /// Limits of the machine: what was measured, and the value with its unit.
    #[serde(default)]
    pub limits: Vec<(String, String)>,
}

/// How a workload is called.
#[derive(Debug, Deserialize)]
pub struct WorkloadTitle {
    /// As in runs.
    pub key: String,
    /// For people.
    pub title: String,
}

/// How a variant is called.
#[derive(Debug, Deserialize)]
pub struct VariantTitle {
    /// As in runs.
    pub name: String,
    /// For people, durability mode included.
    pub label: String,
}

/// One row of the table; everything is text already, as in the README beside it.
#[derive(Debug, Deserialize)]
pub struct GoalRow {
    /// Key of the workload.
    pub workload: String,
    /// What was measured.
    pub metric: String,
    /// Candidate with its mode, and its value.
    pub candidate: (String, String),
    /// What it is compared with, and its value; empty for a goal of its own.
    pub against: (String, String),
    /// Ratio with its interval.
    pub ratio: String,
    /// The goal, if there is one.
    pub goal: String,
    /// Whether it is reached, where that is known.
    pub met: Option<bool>,
}

/// Everything that is drawn of one variant, in one style.
#[derive(Debug)]
pub struct Series<'run> {
    /// For people, durability mode included.
    pub label: String,
    /// Style class of lines and bars.
    pub class: &'static str,
    /// Its runs of one workload.
    pub runs: Vec<&'run Run>,
}

const CSV_FILE: &str = "points.csv";
const PAGE_FILE: &str = "report.html";
const SUMMARY_FILE: &str = "result.json";

/// Carries out the command; prints the names of the files.
pub fn run(options: &ReportOptions) -> Result<()> {
    let folder = &options.folder;
    let runs = results::read(&folder.to_string_lossy())?;
    let summary = summary(folder)?;
    for (name, text) in [
        (CSV_FILE, csv::render(&runs)),
        (PAGE_FILE, page::render(&summary, &runs)),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|source| Error::File {
            path: path.clone(),
            source,
        })?;
        println!("{}", path.display());
    }
    Ok(())
}

fn summary(folder: &Path) -> Result<Summary> {
    let path = folder.join(SUMMARY_FILE);
    if !path.is_file() {
        return Ok(Summary::default());
    }
    serde_json::from_str(&results::text_of(&path)?).map_err(|error| Error::Results {
        path,
        what: error.to_string(),
    })
}

impl Summary {
    /// The runs of `workload`, variant by variant.
    pub fn series<'run>(&self, runs: &'run [Run], workload: &str) -> Vec<Series<'run>> {
        self.series_of(runs, |run| run.workload == workload)
    }

    /// The runs that are `wanted`, variant by variant.
    pub fn series_of<'run>(
        &self,
        runs: &'run [Run],
        wanted: impl Fn(&Run) -> bool,
    ) -> Vec<Series<'run>> {
        let mut classes = Classes::default();
        let mut all: Vec<Series<'run>> = Vec::new();
        for run in runs {
            // Every variant takes its style, so that it looks the same at every workload.
            let label = self.label(run);
            let class = classes.of(&label);
            if !wanted(run) {
                continue;
            }
            match all.iter_mut().find(|series| series.label == label) {
                Some(series) => series.runs.push(run),
                None => all.push(Series {
                    label,
                    class,
                    runs: vec![run],
                }),
            }
        }
        all
    }

    /// The title of a workload; its key where there is none.
    pub fn workload_title(&self, key: &str) -> String {
        let known = self.workloads.iter().find(|workload| workload.key == key);
        known.map_or_else(|| key.to_owned(), |workload| workload.title.clone())
    }

    fn label(&self, run: &Run) -> String {
        let known = self
            .variants
            .iter()
            .find(|variant| variant.name == run.variant);
        match known {
            Some(variant) => variant.label.clone(),
            None if run.variant.is_empty() => run.durability.clone(),
            None if run.durability.is_empty() => run.variant.clone(),
            None => format!("{}, {}", run.variant, run.durability),
        }
    }
}

/// Deals out styles: the accent colour to ringspool, greys to all others.
#[derive(Debug, Default)]
struct Classes {
    taken: Vec<(String, &'static str)>,
}

const ACCENTS: [&str; 2] = ["accent", "accent second"];
const GREYS: [&str; 3] = ["other", "other second", "other third"];
const LIMIT: &str = "limit";

impl Classes {
    fn of(&mut self, label: &str) -> &'static str {
        if let Some((_, class)) = self.taken.iter().find(|(known, _)| known == label) {
            return class;
        }
        let lower = label.to_lowercase();
        let choices: &[&'static str] = match () {
            () if lower.starts_with("limit") => &[LIMIT],
            () if lower.starts_with("kafka") => &GREYS,
            () => &ACCENTS,
        };
        let used = self
            .taken
            .iter()
            .filter(|(_, class)| choices.contains(class));
        let class = choices[used.count() % choices.len()];
        self.taken.push((label.to_owned(), class));
        class
    }
}

#[cfg(test)]
mod tests;
