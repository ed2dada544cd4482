//! What the metrics port answers: `/metrics` and `/health`, nothing else.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::sync::watch;

use crate::metrics::Exposition;

/// The routes of the metrics port; `stopping` becomes true when the broker begins to stop.
pub fn metrics_routes(exposition: Arc<Exposition>, stopping: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/metrics", get(async move || metrics(&exposition)))
        .route("/health", get(async move || health(&stopping)))
}

fn metrics(exposition: &Exposition) -> impl IntoResponse + use<> {
    match exposition.text() {
        Ok(text) => Ok(([(CONTENT_TYPE, Exposition::CONTENT_TYPE)], text)),
        Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// 200 as long as requests are accepted.
fn health(stopping: &watch::Receiver<bool>) -> impl IntoResponse + use<> {
    match *stopping.borrow() {
        false => (StatusCode::OK, "ok\n"),
        true => (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"),
    }
}
