use super::*;

const EXAMPLE: &str = "\
# A comment.
request ExampleRequest code 7 versions 2-5 flexible 4+ unstable
  Name string 0+ nullable 3+
  Gone int32 0-1
  Topics []Topic 3+ ignorable
    Id uuid 0+ key
    Partitions []Partition 4+ tag 0
  More []Partition 2
  struct Partition 0+
    Index int32 0+ default -1
";

fn versions(lowest: i16, highest: i16) -> Versions {
    Versions { lowest, highest }
}

#[test]
fn versions_are_cut_to_those_that_exist() {
    let message = &parse_file(EXAMPLE).unwrap()[0];
    assert_eq!(
        (message.code, message.flexible_from, message.unstable),
        (Some(7), Some(4), true)
    );
    let names: Vec<&str> = message
        .structs
        .iter()
        .map(|structure| structure.name.as_str())
        .collect();
    assert_eq!(names, ["ExampleRequest", "Topic", "Partition"]);
    let root = &message.structs[0];
    let fields: Vec<&str> = root
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        fields,
        ["Name", "Topics", "More"],
        "a field without a version is left out"
    );
    assert_eq!(root.fields[0].versions, versions(2, 5));
    assert_eq!(root.fields[0].nullable, Some(versions(3, 5)));
    assert_eq!(message.structs[1].versions, versions(3, 5));
    assert_eq!(message.structs[1].fields[1].tag, Some(0));
    assert_eq!(message.structs[2].versions, versions(2, 5));
    assert_eq!(message.structs[2].fields[0].default.as_deref(), Some("-1"));
}

#[test]
fn a_removed_message_has_no_structure() {
    let messages = parse_file("request GoneRequest code 4 versions none flexible none\n").unwrap();
    assert_eq!(messages[0].versions, None);
    assert!(messages[0].structs.is_empty());
}

#[test]
fn lines_that_are_not_of_the_format_are_refused_with_their_number() {
    for (text, problem) in [
        ("table X versions 0", "line 1: unknown kind table"),
        (
            "data X versions 0 flexible none\n  Size int24 0+",
            "line 2: unknown type int24",
        ),
        (
            "data X versions 0 flexible none\n  Size int32 0+ later",
            "line 2: unknown word later",
        ),
        (
            "data X versions 0 flexible none\n  Size int32 zero",
            "line 2: not versions: zero",
        ),
        ("  Size int32 0+", "line 1: no structure before this line"),
    ] {
        assert_eq!(parse_file(text).unwrap_err(), problem);
    }
}

/// Each of these would break a bound that the runtime relies on.
#[test]
fn schemas_that_the_runtime_cannot_bound_are_refused() {
    for (text, problem) in [
        (
            "data X versions 0 flexible 0+\n  List []Node 0+",
            "X.List: no structure Node",
        ),
        (
            "data X versions 0 flexible 0+\n  List []Node 0+\n    Inner []Node 0+\n      Size int8 0+",
            "Node contains itself",
        ),
        (
            "data X versions 0 flexible 0+\n  Batches records 0+ tag 0",
            "X.Batches: tag 0 cannot be encoded",
        ),
        (
            "data X versions 0-1 flexible 1+\n  Size int8 0+ tag 0",
            "X.Size: tagged in a version that is not flexible",
        ),
    ] {
        assert_eq!(parse_file(text).unwrap_err(), problem);
    }
}
