//! Writes the enum of API keys with what their schemas say about versions.

use std::fmt::Write;

use crate::schema::{Kind, Message};

/// The body of `api_key.rs`: the enum and a table indexed by code.
pub fn module(messages: &[Message]) -> Result<String, String> {
    let mut requests: Vec<&Message> = messages
        .iter()
        .filter(|message| message.kind == Kind::Request)
        .collect();
    requests.sort_by_key(|request| request.code);
    let contiguous = requests
        .iter()
        .enumerate()
        .all(|(index, request)| request.code == i16::try_from(index).ok());
    if !contiguous {
        return Err("API keys must be contiguous from 0".to_owned());
    }
    let mut variants = String::new();
    let mut all = String::new();
    let mut table = String::new();
    for request in &requests {
        let name = request.name.trim_end_matches("Request");
        let code = request.code.unwrap_or_default();
        let versions = match request.versions {
            Some(versions) => format!("versions {} to {}", versions.lowest, versions.highest),
            None => "removed, no version is left".to_owned(),
        };
        let _ = writeln!(
            variants,
            "/// `{name}` ({code}): {versions}.\n{name} = {code},"
        );
        let _ = writeln!(all, "ApiKey::{name},");
        let (lowest, highest) = request
            .versions
            .map_or((0, -1), |versions| (versions.lowest, versions.highest));
        let _ = writeln!(
            table,
            "ApiFacts {{ name: \"{name}\", lowest: {lowest}, highest: {highest}, flexible_from: {:?}, unstable: {} }},",
            request.flexible_from, request.unstable
        );
    }
    Ok(format!(
        "//! Every API key and the facts that its schema states.\n\n\
         /// The number that says which API a request is for.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[repr(i16)]\n\
         pub enum ApiKey {{\n{variants}}}\n\n\
         impl ApiKey {{\n/// Every key, by code.\npub const ALL: &[ApiKey] = &[\n{all}];\n}}\n\n\
         /// What a schema says about one API.\n\
         pub(crate) struct ApiFacts {{ pub name: &'static str, pub lowest: i16, pub highest: i16, \
         pub flexible_from: Option<i16>, pub unstable: bool }}\n\n\
         /// Indexed by code.\npub(crate) static API_FACTS: [ApiFacts; {}] = [\n{table}];\n",
        requests.len()
    ))
}
