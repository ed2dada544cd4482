//! Writes the test support: how to fill every structure, and a list of all messages.

use std::fmt::Write;

use crate::names::{field_name, snake_case};
use crate::schema::{Kind, Message, Struct, Type};
use crate::structs::{condition, default_value};

/// One file for the integration tests; it expects `sample.rs` next to it.
pub fn module(messages: &[Message]) -> String {
    let mut code = String::from(
        "//! Fills every structure with what its version can carry.\n\nuse super::sample::*;\n",
    );
    let mut cases = String::new();
    let mut elements = String::new();
    for message in messages
        .iter()
        .filter(|message| !message.structs.is_empty())
    {
        let module = snake_case(&message.name);
        let path = match message.kind {
            Kind::Key | Kind::Value => format!("ringspool_protocol::internal_records::{module}"),
            _ => format!("ringspool_protocol::messages::{module}"),
        };
        for structure in &message.structs {
            sample_impl(&mut code, &path, structure);
            if is_element(message, structure) {
                let _ = writeln!(
                    elements,
                    "Element::of::<{path}::{}>(\"{}.{}\", {}..={}, {}),",
                    structure.name,
                    message.name,
                    structure.name,
                    structure.versions.lowest,
                    structure.versions.highest,
                    message.flexible_from.unwrap_or(i16::MAX)
                );
            }
        }
        let (kind, api_key) = match message.kind {
            Kind::Request => ("Request", message.code),
            Kind::Response => ("Response", message.code),
            Kind::Header => ("Header", None),
            Kind::Data => ("Data", None),
            Kind::Key => ("Key", None),
            Kind::Value => ("Value", None),
        };
        let code_text = api_key.unwrap_or(-1);
        let _ = writeln!(
            cases,
            "Case::of::<{path}::{}>(CaseKind::{kind}, {code_text}),",
            message.name
        );
    }
    let _ = writeln!(
        code,
        "\n/// Every message.\npub fn cases() -> Vec<Case> {{ vec![\n{cases}] }}"
    );
    let _ = writeln!(
        code,
        "\n/// Every structure that stands in an array.\npub fn elements() -> Vec<Element> {{ vec![\n{elements}] }}"
    );
    code
}

fn is_element(message: &Message, structure: &Struct) -> bool {
    let fields = message.structs.iter().flat_map(|owner| &owner.fields);
    fields.into_iter().any(|field| {
        matches!(&field.kind, Type::Array(_)) && field.kind.struct_name() == Some(&structure.name)
    })
}

fn sample_impl(code: &mut String, path: &str, structure: &Struct) {
    let name = &structure.name;
    let _ = writeln!(
        code,
        "\nimpl Sample for {path}::{name} {{\nfn sample(source: &mut Source, at: At) -> Self {{\nlet _ = at;\nSelf {{"
    );
    for field in &structure.fields {
        let nullable = field
            .nullable
            .map(|nullable| condition(nullable, field.versions));
        let fill = match nullable {
            Some(Some(nullable)) => format!("source.fill_nullable_if({nullable}, at)"),
            _ => "source.fill(at)".to_owned(),
        };
        let value = match condition(field.versions, structure.versions) {
            None => fill,
            Some(present) => format!(
                "if {present} {{ {fill} }} else {{ {} }}",
                default_value(field)
            ),
        };
        let _ = writeln!(code, "{}: {value},", field_name(&field.name));
    }
    code.push_str("}\n}\n}\n");
}
