//! Writes the Rust of one message: its structures, their wire form and its traits.

use std::fmt::Write;

use crate::names::{field_name, snake_case};
use crate::schema::{Field, Kind, Message, Struct, Type, Versions};

/// The module of `message`; `response` is the type that answers a request.
pub fn module(message: &Message) -> String {
    let mut code = String::new();
    let versions = message.structs[0].versions;
    let _ = writeln!(
        code,
        "//! `{}`, versions {}.\n\nuse crate::wire_prelude::*;",
        message.name,
        range_text(versions)
    );
    for structure in &message.structs {
        definition(&mut code, message, structure);
        default_impl(&mut code, structure);
        wire_impl(&mut code, message, structure);
    }
    message_impls(&mut code, message, versions);
    code
}

fn range_text(versions: Versions) -> String {
    format!("{} to {}", versions.lowest, versions.highest)
}

fn definition(code: &mut String, message: &Message, structure: &Struct) {
    let derived_default = match structure.fields.iter().all(has_derived_default) {
        true => ", Default",
        false => "",
    };
    let doc = match structure.name == message.name {
        true => format!("`{}`.", structure.name),
        false => format!("`{}` of [`{}`].", structure.name, message.name),
    };
    let _ = writeln!(
        code,
        "\n/// {doc}\n#[derive(Debug, Clone, PartialEq{derived_default})]\npub struct {} {{",
        structure.name
    );
    for field in &structure.fields {
        let _ = writeln!(
            code,
            "/// `{}`: `{}`.\npub {}: {},",
            field.name,
            field.facts,
            field_name(&field.name),
            rust_type(field)
        );
    }
    code.push_str("}\n");
}

fn rust_type(field: &Field) -> String {
    match field.nullable {
        Some(_) => format!("Option<{}>", plain_type(&field.kind)),
        None => plain_type(&field.kind),
    }
}

fn plain_type(kind: &Type) -> String {
    match kind {
        Type::Number(name) => (*name).to_owned(),
        Type::Uuid => "Uuid".to_owned(),
        Type::String => "ByteString".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Records => "Records".to_owned(),
        Type::Struct(name) => name.clone(),
        Type::Array(element) => format!("Vec<{}>", plain_type(element)),
    }
}

/// Whether the field's default is that of its Rust type.
fn has_derived_default(field: &Field) -> bool {
    match (&field.default, field.nullable) {
        // Kafka's default of records is null even where the schema does not say so.
        (None, Some(_)) => field.kind == Type::Records,
        (None, None) => true,
        (Some(default), nullable) => default == "null" && nullable.is_some(),
    }
}

fn default_impl(code: &mut String, structure: &Struct) {
    if structure.fields.iter().all(has_derived_default) {
        return;
    }
    let _ = writeln!(
        code,
        "\nimpl Default for {} {{ fn default() -> Self {{ Self {{",
        structure.name
    );
    for field in &structure.fields {
        let _ = writeln!(
            code,
            "{}: {},",
            field_name(&field.name),
            default_value(field)
        );
    }
    code.push_str("} } }\n");
}

/// The default as an expression.
pub fn default_value(field: &Field) -> String {
    match &field.default {
        Some(default) if default == "null" => "None".to_owned(),
        Some(default) => default.clone(),
        None if field.nullable.is_some() && field.kind != Type::Records => {
            "Some(Default::default())".to_owned()
        }
        None => match &field.kind {
            Type::Number("bool") => "false".to_owned(),
            Type::Number("f64") => "0.0".to_owned(),
            Type::Number(_) => "0".to_owned(),
            _ => "Default::default()".to_owned(),
        },
    }
}

/// Whether the field holds its default, as an expression over `self`.
fn is_default(field: &Field) -> String {
    let place = format!("self.{}", field_name(&field.name));
    match (&field.default, &field.kind) {
        (Some(default), _) if default == "null" => format!("{place}.is_none()"),
        (Some(default), Type::Number("bool")) => match default.as_str() {
            "true" => place,
            _ => format!("!{place}"),
        },
        (Some(default), _) => format!("{place} == {default}"),
        (None, Type::Records) if field.nullable.is_some() => format!("{place}.is_none()"),
        (None, Type::String | Type::Bytes | Type::Array(_)) if field.nullable.is_some() => {
            format!("{place}.as_ref().is_some_and(|value| value.is_empty())")
        }
        (None, Type::String | Type::Bytes | Type::Array(_) | Type::Records) => {
            format!("{place}.is_empty()")
        }
        (None, Type::Number("bool")) => format!("!{place}"),
        (None, Type::Number("f64")) => format!("{place} == 0.0"),
        (None, Type::Number(_)) => format!("{place} == 0"),
        (None, Type::Uuid) => format!("{place}.is_zero()"),
        (None, Type::Struct(_)) if field.nullable.is_some() => {
            format!("{place} == Some(Default::default())")
        }
        (None, Type::Struct(_)) => format!("{place} == Default::default()"),
    }
}

/// A condition on `at.version` that holds for `wanted` among `possible`; None if always.
pub fn condition(wanted: Versions, possible: Versions) -> Option<String> {
    let Versions { lowest, highest } = wanted.intersect(possible)?;
    match (lowest == possible.lowest, highest == possible.highest) {
        (true, true) => None,
        _ if lowest == highest => Some(format!("at.version == {lowest}")),
        (false, true) => Some(format!("at.version >= {lowest}")),
        (true, false) => Some(format!("at.version <= {highest}")),
        (false, false) => Some(format!("({lowest}..={highest}).contains(&at.version)")),
    }
}

/// A condition for the versions that are flexible: None if all are, Some("false") if none is.
fn flexible_condition(message: &Message, structure: &Struct) -> Option<String> {
    match message.flexible_from {
        Some(from) if from <= structure.versions.lowest => None,
        Some(from) if from <= structure.versions.highest => Some("at.flexible".to_owned()),
        _ => Some("false".to_owned()),
    }
}

fn wire_impl(code: &mut String, message: &Message, structure: &Struct) {
    let name = &structure.name;
    let tagged: Vec<&Field> = {
        let mut tagged: Vec<&Field> = structure
            .fields
            .iter()
            .filter(|field| field.tag.is_some())
            .collect();
        tagged.sort_by_key(|field| field.tag);
        tagged
    };
    let _ = writeln!(
        code,
        "\nimpl WireStruct for {name} {{}}\n\nimpl Wire for {name} {{\n\
         fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {{"
    );
    read_body(code, message, structure, &tagged);
    code.push_str("}\n\nfn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {\n");
    write_body(code, message, structure, &tagged);
    code.push_str("}\n\nfn min_bytes(at: WireVersion) -> usize {\n");
    min_bytes_body(code, message, structure);
    code.push_str("}\n}\n");
}

fn read_body(code: &mut String, message: &Message, structure: &Struct, tagged: &[&Field]) {
    let mutable = if tagged.is_empty() { "" } else { "mut " };
    let _ = writeln!(code, "let {mutable}value = Self {{");
    for field in &structure.fields {
        let read = read_expression(field, "decoder");
        let value = match condition(field.versions, structure.versions) {
            _ if field.tag.is_some() => default_value(field),
            None => read,
            Some(condition) => format!(
                "if {condition} {{ {read} }} else {{ {} }}",
                default_value(field)
            ),
        };
        let _ = writeln!(code, "{}: {value},", field_name(&field.name));
    }
    code.push_str("};\n");
    let mut read_tags = String::new();
    if tagged.is_empty() {
        read_tags.push_str("decoder.skip_tagged_fields()?;");
    } else {
        read_tags.push_str("decoder.read_tagged_fields(|tag, decoder| { match tag {\n");
        for field in tagged {
            let guard = match condition(field.versions, flexible_versions(message, structure)) {
                Some(condition) => format!(" if {condition}"),
                None => String::new(),
            };
            let _ = writeln!(
                read_tags,
                "{}{guard} => value.{} = {},",
                field.tag.unwrap_or_default(),
                field_name(&field.name),
                read_expression(field, "decoder")
            );
        }
        read_tags.push_str("_ => return Ok(false),\n} Ok(true) })?;");
    }
    when(
        code,
        flexible_condition(message, structure),
        &read_tags,
        None,
    );
    code.push_str("Ok(value)\n");
}

/// The versions of `structure` that have a section of tagged fields.
fn flexible_versions(message: &Message, structure: &Struct) -> Versions {
    let lowest = message
        .flexible_from
        .unwrap_or_default()
        .max(structure.versions.lowest);
    Versions {
        lowest,
        ..structure.versions
    }
}

fn read_expression(field: &Field, decoder: &str) -> String {
    let at = if field.classic { "at.classic()" } else { "at" };
    let partial_null = field
        .nullable
        .and_then(|nullable| condition(nullable, field.versions));
    match partial_null {
        None => format!("Wire::read({decoder}, {at})?"),
        Some(nullable) => format!(
            "if {nullable} {{ Wire::read({decoder}, {at})? }} else {{ read_present({decoder}, {at})? }}"
        ),
    }
}

fn write_body(code: &mut String, message: &Message, structure: &Struct, tagged: &[&Field]) {
    for field in structure.fields.iter().filter(|field| field.tag.is_none()) {
        let at = if field.classic { "at.classic()" } else { "at" };
        let write = format!(
            "Wire::write(&self.{}, encoder, {at})?;",
            field_name(&field.name)
        );
        let condition = condition(field.versions, structure.versions);
        let write = null_check(structure, field) + &write;
        when(code, condition, &write, absent(structure, field));
    }
    let mut write_tags = String::new();
    if tagged.is_empty() {
        write_tags.push_str("encoder.write_unsigned_varint(0);");
    } else {
        write_tags.push_str("let mut fields = encoder.begin_tagged_fields();\n");
        for field in tagged {
            tagged_write(&mut write_tags, message, structure, field);
        }
    }
    let absences: String = tagged
        .iter()
        .filter_map(|field| absent(structure, field))
        .collect();
    let otherwise = Some(absences).filter(|absences| !absences.is_empty());
    when(
        code,
        flexible_condition(message, structure),
        &write_tags,
        otherwise,
    );
    code.push_str("Ok(())\n");
}

fn tagged_write(code: &mut String, message: &Message, structure: &Struct, field: &Field) {
    let write = format!(
        "encoder.write_tagged_field(&mut fields, {}, &self.{}, at)?;",
        field.tag.unwrap_or_default(),
        field_name(&field.name)
    );
    let write = null_check(structure, field) + &write;
    let has_value = negated(&is_default(field));
    match (
        condition(field.versions, flexible_versions(message, structure)),
        absent(structure, field),
    ) {
        (Some(present), None) => when(
            code,
            Some(format!("{present} && {has_value}")),
            &write,
            None,
        ),
        (present, absent) => {
            let mut inner = String::new();
            when(&mut inner, Some(has_value), &write, None);
            when(code, present, &inner, absent);
        }
    }
}

/// The check for null, where only some of the versions with the field have one.
fn null_check(structure: &Struct, field: &Field) -> String {
    match field
        .nullable
        .and_then(|nullable| condition(nullable, field.versions))
    {
        None => String::new(),
        Some(nullable) => format!(
            "at.require_value({} && self.{}.is_none(), {})?;\n",
            negated(&nullable),
            field_name(&field.name),
            place(structure, field)
        ),
    }
}

/// The check that a field which cannot be dropped holds its default.
fn absent(structure: &Struct, field: &Field) -> Option<String> {
    let check = format!(
        "at.require_default({}, {})?;",
        is_default(field),
        place(structure, field)
    );
    (!field.ignorable).then_some(check)
}

fn place(structure: &Struct, field: &Field) -> String {
    format!("\"{}.{}\"", structure.name, snake_case(&field.name))
}

/// The opposite of an expression that [`condition`] or [`is_default`] wrote.
fn negated(expression: &str) -> String {
    const OPPOSITES: [(&str, &str); 5] = [
        (" == ", " != "),
        (" >= ", " < "),
        (" <= ", " > "),
        (".is_none()", ".is_some()"),
        (
            ".is_some_and(|value| value.is_empty())",
            ".is_none_or(|value| !value.is_empty())",
        ),
    ];
    if let Some(positive) = expression.strip_prefix('!') {
        return positive.to_owned();
    }
    match OPPOSITES.iter().find(|(form, _)| expression.contains(form)) {
        Some((form, opposite)) => expression.replacen(form, opposite, 1),
        None => format!("!{expression}"),
    }
}

/// `then` under `condition` (None: always; "false": never), else `otherwise`.
fn when(code: &mut String, condition: Option<String>, then: &str, otherwise: Option<String>) {
    let _ = match (condition.as_deref(), otherwise) {
        (None, _) => writeln!(code, "{then}"),
        (Some("false"), otherwise) => writeln!(code, "{}", otherwise.unwrap_or_default()),
        (Some(condition), None) => writeln!(code, "if {condition} {{ {then} }}"),
        (Some(condition), Some(otherwise)) => {
            writeln!(code, "if {condition} {{ {then} }} else {{ {otherwise} }}")
        }
    };
}

fn min_bytes_body(code: &mut String, message: &Message, structure: &Struct) {
    let Versions { lowest, highest } = structure.versions;
    let sizes: Vec<(i16, usize)> = (lowest..=highest)
        .map(|version| (version, min_bytes(message, structure, version)))
        .collect();
    let runs: Vec<(i16, usize)> = sizes
        .iter()
        .enumerate()
        .filter(|(index, (_, size))| sizes.get(index + 1).is_none_or(|(_, next)| next != size))
        .map(|(_, run)| *run)
        .collect();
    if let [(_, size)] = runs[..] {
        let _ = writeln!(code, "let _ = at;\n{size}");
        return;
    }
    code.push_str("match at.version {\n");
    let mut first = lowest;
    for (index, (last, size)) in runs.iter().enumerate() {
        let _ = match index {
            _ if index + 1 == runs.len() => writeln!(code, "_ => {size},"),
            0 => writeln!(code, "..={last} => {size},"),
            _ if first == *last => writeln!(code, "{last} => {size},"),
            _ => writeln!(code, "{first}..={last} => {size},"),
        };
        first = last + 1;
    }
    code.push_str("}\n");
}

/// Fewest bytes of `structure` in `version`, never less than 1.
fn min_bytes(message: &Message, structure: &Struct, version: i16) -> usize {
    let flexible = message.flexible_from.is_some_and(|from| version >= from);
    let fields = structure
        .fields
        .iter()
        .filter(|field| field.tag.is_none() && field.versions.contains(version));
    let bytes: usize = fields
        .map(|field| match &field.kind {
            Type::Number("bool" | "i8") => 1,
            Type::Number("i16" | "u16") => 2,
            Type::Number("i32" | "u32") => 4,
            Type::Number(_) => 8,
            Type::Uuid => 16,
            Type::String if flexible && !field.classic => 1,
            Type::String => 2,
            Type::Bytes | Type::Records | Type::Array(_) if flexible => 1,
            Type::Bytes | Type::Records | Type::Array(_) => 4,
            Type::Struct(_) if field.nullable.is_some() => 1,
            Type::Struct(name) => message
                .structure(name)
                .map_or(1, |inner| min_bytes(message, inner, version)),
        })
        .sum();
    (bytes + usize::from(flexible)).max(1)
}

fn message_impls(code: &mut String, message: &Message, versions: Versions) {
    let name = &message.name;
    let flexible_from = match message.flexible_from {
        Some(from) => format!("Some({from})"),
        None => "None".to_owned(),
    };
    let _ = writeln!(
        code,
        "\nimpl Message for {name} {{\nconst NAME: &'static str = \"{name}\";\n\
         const VALID_VERSIONS: RangeInclusive<i16> = {}..={};\n\
         const FLEXIBLE_FROM: Option<i16> = {flexible_from};\n}}",
        versions.lowest, versions.highest
    );
    let stem = name.trim_end_matches("Request").trim_end_matches("Key");
    let _ = match message.kind {
        Kind::Request => writeln!(
            code,
            "\nimpl Request for {name} {{\nconst API_KEY: ApiKey = ApiKey::{stem};\n\
             type Response = super::{}_response::{stem}Response;\n}}",
            snake_case(stem)
        ),
        Kind::Key => writeln!(
            code,
            "\nimpl RecordKey for {name} {{\nconst RECORD_TYPE: i16 = {};\n\
             type Value = super::{}_value::{stem}Value;\n}}",
            message.code.unwrap_or_default(),
            snake_case(stem)
        ),
        _ => Ok(()),
    };
}
