use std::io::{Read, Write};
use std::net::TcpStream;

use axum::routing::get;

use super::*;

fn server() -> HttpServer {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a socket");
    let router = Router::new().route("/here", get(async || "found\n"));
    HttpServer::start(vec![listener], router).expect("a thread")
}

fn exchange(server: &HttpServer, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    // A refused request may end in a reset, behind whatever was answered.
    let _ = stream.read_to_string(&mut answer);
    answer
}

#[test]
fn only_what_is_routed_is_served() {
    let server = server();
    let found = exchange(&server, "GET /here HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(
        found.starts_with("HTTP/1.1 200 ") && found.ends_with("\r\n\r\nfound\n"),
        "{found}"
    );
    let missing = exchange(&server, "GET /there HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(missing.starts_with("HTTP/1.1 404 "), "{missing}");
    let refused = exchange(
        &server,
        "POST /here HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    );
    assert!(refused.starts_with("HTTP/1.1 405 "), "{refused}");
    server.stop();
}

#[test]
fn headers_have_a_limit() {
    let server = server();
    let long = "x".repeat(2 * BUFFER_BYTES_MAX);
    let answer = exchange(
        &server,
        &format!("GET /here HTTP/1.1\r\nLong: {long}\r\n\r\n"),
    );
    assert!(!answer.contains("200 OK"), "{answer}");
    server.stop();
}

/// As many connections as there may be say nothing; the next one is served as soon as one of them leaves.
#[test]
fn connections_above_the_limit_wait_for_a_place() {
    let server = server();
    let mut silent: Vec<TcpStream> = (0..CONNECTIONS_MAX)
        .map(|_| TcpStream::connect(server.address()).expect("it listens"))
        .collect();
    let mut late = TcpStream::connect(server.address()).expect("the queue has room");
    late.write_all(b"GET /here HTTP/1.1\r\nHost: x\r\n\r\n")
        .expect("the queue takes bytes");
    silent.pop();
    let mut answer = String::new();
    late.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    server.stop();
}

/// A client that never ends its headers must not keep its place.
#[tokio::test(start_paused = true)]
async fn a_silent_client_loses_its_place_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    let client = tokio::net::TcpStream::connect(address)
        .await
        .expect("it listens");
    client.try_write(b"GET /here HTTP/1.1\r\n").expect("room");
    let (stream, _) = listener.accept().await.expect("a connection");
    let places = Arc::new(Semaphore::new(1));
    let place = places.clone().acquire_owned().await.expect("a place");
    serve(stream, Router::new(), place).await;
    assert_eq!(places.available_permits(), 1);
}
