//! The HTTP side door: one thread of its own, so that no scrape runs on a shard.

mod routes;
mod server;

pub use self::routes::metrics_routes;
pub use self::server::HttpServer;
