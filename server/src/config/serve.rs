//! What `ringspool serve` was asked to do: where data lives, where to listen, and the settings.

use std::path::PathBuf;
use std::str::FromStr;

use super::broker::BrokerConfig;

/// Everything that a broker needs to start.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The data directory; created if it does not exist.
    pub data_dir: PathBuf,
    /// Where to accept clients; port 0 = any free one.
    pub listen: ListenAddress,
    /// Where clients are told to connect; None = `listen`, or the address they used if that is a wildcard.
    pub advertise: Option<ListenAddress>,
    /// Where to serve metrics.
    pub metrics_listen: MetricsListen,
    /// Refuse to start on a machine without io_uring.
    pub require_io_uring: bool,
    /// The settings.
    pub broker: BrokerConfig,
}

/// Where metrics are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetricsListen {
    /// Nowhere.
    Nowhere,
    /// Here; else the broker does not start. Port 0 = any free one.
    At(ListenAddress),
    /// Here, unless it is taken.
    IfFree(ListenAddress),
}

impl Default for MetricsListen {
    fn default() -> MetricsListen {
        MetricsListen::IfFree(ListenAddress {
            host: "localhost".to_owned(),
            port: 9644,
        })
    }
}

impl FromStr for MetricsListen {
    type Err = String;

    fn from_str(text: &str) -> Result<MetricsListen, String> {
        match text {
            "none" => Ok(MetricsListen::Nowhere),
            address => address.parse().map(MetricsListen::At),
        }
    }
}

/// `HOST:PORT`, with brackets around an IPv6 address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListenAddress {
    /// Name or address, without brackets.
    pub host: String,
    /// TCP port.
    pub port: u16,
}

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<ListenAddress, String> {
        let (host, port) = text
            .rsplit_once(':')
            .ok_or("needs the form HOST:PORT".to_owned())?;
        let port = port
            .parse()
            .map_err(|_| format!("'{port}' is not a port number"))?;
        let host = match host.strip_prefix('[') {
            Some(inner) => inner
                .strip_suffix(']')
                .ok_or("the closing bracket is missing".to_owned())?,
            None if host.contains(':') => {
                return Err("an IPv6 address needs brackets: [::1]:9092".to_owned());
            }
            None => host,
        };
        if host.is_empty() {
            return Err("the host is missing".to_owned());
        }
        Ok(ListenAddress {
            host: host.to_owned(),
            port,
        })
    }
}

impl std::fmt::Display for ListenAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(formatter, "[{}]:{}", self.host, self.port)
        } else {
            write!(formatter, "{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_print_as_they_are_read() {
        for text in ["localhost:9092", "0.0.0.0:0", "[::1]:9092"] {
            let address: ListenAddress = text.parse().expect("valid");
            assert_eq!(address.to_string(), text);
        }
    }

    #[test]
    fn metrics_have_an_address_or_none() {
        assert_eq!("none".parse(), Ok(MetricsListen::Nowhere));
        let address = "localhost:0".parse().expect("valid");
        assert_eq!("localhost:0".parse(), Ok(MetricsListen::At(address)));
        assert!("nowhere".parse::<MetricsListen>().is_err());
    }

    #[test]
    fn incomplete_addresses_are_refused() {
        for text in [
            "",
            "localhost",
            ":9092",
            "host:",
            "host:70000",
            "::1:9092",
            "[::1:9092",
        ] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }
}
