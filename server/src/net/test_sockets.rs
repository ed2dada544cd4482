//! A connection on loopback for the tests of this folder.

use std::net::Ipv4Addr;

use tokio::net::{TcpListener, TcpStream};

/// The broker's end of a connection and the client's.
pub async fn sockets() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let client = TcpStream::connect(address).await.unwrap();
    let (stream, _) = listener.accept().await.unwrap();
    (stream, client)
}
