//! What the broker counts and times, and how it is shown to Prometheus. Shards write, a scrape only reads.

mod connections;
mod exposition;
mod rows;

pub use self::connections::{ApiMetrics, ConnectionMetrics, EndCause, Stage};
pub use self::exposition::{Exposition, ExpositionFacts};
pub use self::rows::{MetricRow, metric_rows};
