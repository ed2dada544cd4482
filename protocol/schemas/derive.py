#!/usr/bin/env python3
"""Derives the schema files of this folder from the message definitions inside Kafka's jars.

Only facts are taken over: names, types, versions, nullability, tags, defaults. FORMAT.md describes
the result. The jars stay outside the repository; fetch them first, for example with

    for artifact in kafka-clients kafka-group-coordinator kafka-transaction-coordinator; do
        mvn dependency:copy -Dartifact=org.apache.kafka:$artifact:4.4.0 -DoutputDirectory=jars
    done
    protocol/schemas/derive.py jars 4.4.0

Files that no longer have a definition are deleted, so a second run leaves no difference.
"""

import json
import pathlib
import re
import sys
import zipfile

ARTIFACTS = ["kafka-clients", "kafka-group-coordinator", "kafka-transaction-coordinator"]
# What a field of this type holds when the definition names no default.
TYPE_DEFAULTS = {"bool": "false", "string": "", "bytes": "", "float64": "0"}
INDENT = "  "


def load_definition(raw):
    """Parses JSON whose lines may end in a // comment; a // inside a string is kept."""
    without_comments = re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*', lambda found: found.group(1) or "", raw.decode())
    return json.loads(without_comments)


def default_of(field):
    """The default as one word, or None when it is the type's own."""
    default = field.get("default")
    # A JSON null (not the string "null") means to Kafka's generator that no default was given.
    if default is None:
        return None
    text = str(default).lower() if isinstance(default, bool) else str(default)
    kind = field["type"]
    if text == "null":
        return "null"
    if kind.startswith(("int", "uint")):
        number = int(text, 0)
        return str(number) if number != 0 else None
    if text == TYPE_DEFAULTS.get(kind, ""):
        return None
    return text


def field_lines(fields, depth):
    for field in fields:
        tagged = field.get("taggedVersions")
        # Fields that are tagged everywhere may leave `versions` out.
        versions = field.get("versions", tagged)
        if tagged is not None and tagged != versions:
            raise SystemExit(f"{field['name']}: tagged in {tagged} but present in {versions}")
        words = [field["name"], field["type"], versions]
        if "nullableVersions" in field:
            words += ["nullable", field["nullableVersions"]]
        if tagged is not None:
            words += ["tag", str(field["tag"])]
        default = default_of(field)
        if default is not None:
            words += ["default", default]
        if "flexibleVersions" in field:
            words += ["flexible", field["flexibleVersions"]]
        if field.get("ignorable"):
            words.append("ignorable")
        if field.get("mapKey"):
            words.append("key")
        yield INDENT * depth + " ".join(words)
        yield from field_lines(field.get("fields", []), depth + 1)


def message_lines(definition):
    kind = definition["type"].removeprefix("coordinator-")
    words = [kind, definition["name"]]
    if "apiKey" in definition:
        words += ["code", str(definition["apiKey"])]
    words += ["versions", definition["validVersions"], "flexible", definition.get("flexibleVersions", "none")]
    if definition.get("latestVersionUnstable"):
        words.append("unstable")
    yield " ".join(words)
    yield from field_lines(definition.get("fields", []), 1)
    for struct in definition.get("commonStructs", []):
        yield f"{INDENT}struct {struct['name']} {struct['versions']}"
        yield from field_lines(struct["fields"], 2)


def file_of(definition):
    name, kind = definition["name"], definition["type"]
    if kind in ("request", "response"):
        return f"api/{name.removesuffix('Request').removesuffix('Response')}.schema"
    if kind.startswith("coordinator-"):
        return f"coordinator/{name.removesuffix('Key').removesuffix('Value')}.schema"
    return f"{kind}/{name}.schema"


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    jar_folder, kafka_version = pathlib.Path(sys.argv[1]), sys.argv[2]
    here = pathlib.Path(__file__).resolve().parent
    definitions = []
    for artifact in ARTIFACTS:
        with zipfile.ZipFile(jar_folder / f"{artifact}-{kafka_version}.jar") as jar:
            names = [name for name in jar.namelist() if re.fullmatch(r"common/message/\w+\.json", name)]
            definitions += [load_definition(jar.read(name)) for name in names]
    files = {}
    for definition in sorted(definitions, key=lambda definition: definition["name"]):
        files.setdefault(file_of(definition), []).extend(message_lines(definition))
    for stale in here.glob("*/*.schema"):
        stale.unlink()
    for name, lines in files.items():
        path = here / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
    print(f"{len(definitions)} messages in {len(files)} files")


if __name__ == "__main__":
    main()
