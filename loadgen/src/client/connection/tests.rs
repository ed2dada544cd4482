//! The handshake against scripted brokers, and framing.

use std::future::Future;

use ringspool_protocol::messages::api_versions_response::ApiVersion;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use super::*;

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

fn versions(error: ErrorCode) -> ApiVersionsResponse {
    let api = |api_key: ApiKey, min_version, max_version| ApiVersion {
        api_key: api_key.code(),
        min_version,
        max_version,
    };
    ApiVersionsResponse {
        error_code: error.code(),
        api_keys: vec![
            api(ApiKey::Produce, 0, 7),
            api(ApiKey::ApiVersions, 0, 2),
            api(ApiKey::Fetch, 100, 101),
        ],
        ..ApiVersionsResponse::default()
    }
}

async fn read_request(stream: &mut TcpStream) -> frame::RequestHead {
    let length = stream.read_u32().await.unwrap();
    let mut body = vec![0; usize::try_from(length).unwrap()];
    stream.read_exact(&mut body).await.unwrap();
    frame::decode_request_header(&mut Decoder::new(Bytes::from(body))).unwrap()
}

async fn answer(stream: &mut TcpStream, version: i16, id: i32, response: &ApiVersionsResponse) {
    let pieces = frame::response_frame(ApiKey::ApiVersions, version, id, response).unwrap();
    for piece in pieces {
        stream.write_all(&piece).await.unwrap();
    }
}

/// A broker of Kafka 2.3 knows ApiVersions up to 2 and refuses newer versions in the old form.
#[test]
fn an_old_broker_is_asked_again_in_its_own_version() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let broker = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            let first = read_request(&mut stream).await;
            assert!(first.api_version > 2);
            let refusal = versions(ErrorCode::UnsupportedVersion);
            answer(&mut stream, 0, first.correlation_id, &refusal).await;
            let second = read_request(&mut stream).await;
            assert_eq!(second.api_version, 2);
            answer(
                &mut stream,
                2,
                second.correlation_id,
                &versions(ErrorCode::None),
            )
            .await;
        };
        let (connection, ()) = tokio::join!(Connection::open(&address), broker);
        let connection = connection.unwrap();
        assert_eq!(connection.version_of(ApiKey::Produce).unwrap(), 7);
        assert!(matches!(
            connection.version_of(ApiKey::Fetch),
            Err(Error::NoCommonVersion {
                request: "Fetch",
                ..
            })
        ));
        assert!(connection.version_of(ApiKey::Metadata).is_err());
    });
}

#[test]
fn a_wrong_correlation_id_and_a_bad_length_are_errors() {
    for (bytes, correlation) in [
        (vec![0, 0, 0, 10, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0], true),
        (vec![0xff, 0, 0, 0], false),
    ] {
        run(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap().to_string();
            let broker = async {
                let (mut stream, _) = listener.accept().await.unwrap();
                let head = read_request(&mut stream).await;
                let mut refusal = bytes.clone();
                if correlation {
                    // Version 0 with error 35, so that the form is known.
                    refusal[8..10].copy_from_slice(&35_i16.to_be_bytes());
                    assert_ne!(head.correlation_id, 99);
                }
                stream.write_all(&refusal).await.unwrap();
                stream
            };
            let (connection, _stream) = tokio::join!(Connection::open(&address), broker);
            let error = connection.unwrap_err();
            match correlation {
                true => assert!(matches!(error, Error::Correlation { found: 99, .. })),
                false => assert!(matches!(error, Error::FrameLength { .. })),
            }
        });
    }
}

#[test]
fn a_refused_connection_is_a_disconnect_with_a_fix() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        let error = Connection::open(&address).await.unwrap_err();
        assert!(error.is_disconnect());
        assert!(error.fix().contains("--bootstrap"));
    });
}
