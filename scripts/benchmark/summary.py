"""From runs to a table with goals, and to the files of a result folder."""

import json
import statistics

from . import common, limits
from .workloads import DISK, LIMIT, METRICS, OS, VARIANTS, shown_metrics, shown_pairs

# A run that lost more than this part of its time to other machines on the same host.
STEAL_SHARE_MAX = 0.05


def read_runs(path):
    """The lines of runs.jsonl."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def metrics_of(line):
    """The load generator's numbers that goals speak of; the same as `ringspool-loadgen compare` reads."""
    if "measured" in line:
        return line["measured"]
    (point, *more) = line["result"]["points"]
    if more:
        return {}
    side = point["consume"] or point["produce"]
    found = {"mb_per_second": side["mb_per_second"], "requests_per_second": side["requests_per_second"]}
    if point["sustained"] is not False and side["latency"]["count"]:
        found.update(p50_us=side["latency"]["p50_us"], p99_us=side["latency"]["p99_us"])
    server = point["server"]
    if server:
        found["peak_resident_mib"] = server["peak_resident_bytes"] / (1 << 20)
        if server["cpu_seconds_per_gb"] is not None:
            found["cpu_seconds_per_gb"] = server["cpu_seconds_per_gb"]
        requests = (point["produce"] or point["consume"])["requests"]
        if requests:
            found["cpu_us_per_request"] = (server["user_cpu_seconds"] + server["system_cpu_seconds"]) * 1e6 / requests
    return found


def medians(runs):
    """(workload, variant, metric) -> median over all runs."""
    values = {}
    for line in runs:
        for metric, value in metrics_of(line).items():
            values.setdefault((line["workload"], line["variant"], metric), []).append(value)
    return {key: statistics.median(each) for key, each in values.items()}


def ratios(folder, workloads, runs):
    """(workload, candidate, against, metric) -> (median ratio, interval or None), from `ringspool-loadgen compare`."""
    found = {}
    measured = {(line["workload"], line["variant"]) for line in runs}
    wanted = {}
    for workload in workloads:
        for candidate, against in shown_pairs(workload):
            if {(workload.key, candidate), (workload.key, against)} <= measured:
                wanted.setdefault((candidate, against), set()).add(workload.key)
    for (candidate, against), keys in wanted.items():
        path = folder / "comparison.json"
        command = [common.loadgen_binary(), "compare", f"{folder}@{against}", f"{folder}@{candidate}", "--json", path]
        # It ends with 1 where the candidate is worse; what it wrote is what counts here.
        ended = common.tools.run(command, check=False)
        assert path.exists(), ended.err
        for row in json.loads(path.read_text())["rows"]:
            if row["workload"] in keys:
                found[row["workload"], candidate, against, row["metric"]] = (row["ratio"], row["interval"])
        path.unlink()
    return found


def table(workloads, runs, ratio_of, floors):
    """Rows of the result: every shown ratio, then bounds without a partner, then the limits of disk and machine."""
    middle = medians(runs)
    rows = []
    for workload in workloads:
        by_ratio = {(goal.candidate, goal.against, goal.metric): goal for goal in workload.goals if goal.against}
        for candidate, against in shown_pairs(workload):
            for metric in shown_metrics(workload, against):
                ratio = ratio_of.get((workload.key, candidate, against, metric))
                if ratio is not None:
                    goal = by_ratio.get((candidate, against, metric))
                    rows.append(_row(workload, metric, middle, candidate, against, ratio, goal))
        for goal in workload.goals:
            value = middle.get((workload.key, goal.candidate, goal.metric))
            if goal.against is None and value is not None:
                rows.append(_row(workload, goal.metric, middle, goal.candidate, None, None, goal))
        floor = floors.get(workload.floor)
        candidate = DISK if DISK in workload.variants else OS
        value = middle.get((workload.key, candidate, "mb_per_second"))
        if floor and value is not None:
            against = (floor["title"], floor["mb_per_second"])
            rows.append(plain_row(workload.key, "mb_per_second", (VARIANTS[candidate].label, value), against))
    return rows


def plain_row(key, metric, candidate, against=None):
    """A row without interval and goal; `candidate` and `against` are (label, value)."""
    unit, _, title = METRICS[metric]
    return {
        "workload": key, "metric": f"{title}, {unit}", "candidate": (candidate[0], _number(candidate[1], metric)),
        "against": (against[0], _number(against[1], metric)) if against else ("", ""),
        "ratio": _ratio_text(candidate[1] / against[1]) if against else "", "goal": "", "met": None,
    }  # fmt: skip


def _row(workload, metric, middle, candidate, against, ratio, goal):
    side = lambda name: (VARIANTS[name].label, middle[workload.key, name, metric])  # noqa: E731
    row = plain_row(workload.key, metric, side(candidate), side(against) if against else None)
    if ratio is not None:
        median, interval = ratio
        row["ratio"] = _ratio_text(median) + (f" ({_ratio_text(interval[0])} to {_ratio_text(interval[1])})" if interval else "")
    if goal is not None:
        unit, factor, _ = METRICS[metric]
        row["goal"] = goal.text() if goal.against else f"{goal.relation} {goal.bound * factor:g} {unit}"
        row["met"] = goal.met(ratio[0] if goal.against else side(candidate)[1])
    return row


def _number(value, metric):
    value *= METRICS[metric][1]
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratio_text(ratio):
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"


def markdown(rows, titles):
    """The table for the README and the terminal."""
    lines = ["| | measured | candidate | value | against | value | ratio (95 % interval) | goal | |", "|---|---|---|---:|---|---:|---:|---|---|"]
    before = None
    for row in rows:
        name = f"**{row['workload']}** {titles[row['workload']]}" if row["workload"] != before else ""
        before = row["workload"]
        met = {True: "reached", False: "**missed**", None: ""}[row["met"]]
        cells = [name, row["metric"], *row["candidate"], *row["against"], row["ratio"], row["goal"], met]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def notes(runs, failures, rounds):
    """What a reader must know beside the numbers."""
    told = [
        f"{rounds} round(s), each ABBA: all variants forwards, then backwards, each run on a fresh data folder and a fresh "
        "broker. Values are medians over all runs; ratios are medians of the ratios of runs of the same pass, with a "
        "bootstrap interval. Long runs (1-long, 6-10000, curve): one round.",
        "Broker and load generator share the processors. All workloads but 9 (end to end) and the curve are closed loops: "
        "their latency is that of a full queue.",
    ]
    disturbed = sum(line.get("steal_share", 0) > STEAL_SHARE_MAX for line in runs)
    told.append(f"Runs that lost more than {STEAL_SHARE_MAX:.0%} of their time to the hypervisor: {disturbed} of {len(runs)}.")
    points = [(line, point) for line in runs if "result" in line for point in line["result"]["points"]]
    idle = [f"{line['workload']} {line['variant']}" for line, point in points if point["sustained"] is False]
    if idle:
        told.append("Not sustained (the backlog grew; no percentiles): " + counted(idle) + ".")
    bound = [f"{line['workload']} {line['variant']}" for line, point in points if point["client"]["client_bound"]]
    if bound:
        told.append(
            "The load generator itself used more than 80 % of a core, so that the broker may be faster: " + counted(bound) + "."
        )
    for failure in failures:
        first_line = failure["error"].splitlines()[0] if failure["error"] else "no message"
        told.append(f"**Failed:** {failure['workload']}, {failure['variant']}, round {failure['round'] + 1}: {first_line}")
    return told


def counted(names):
    """`a (3 runs), b (1 run)`."""
    return ", ".join(f"{name} ({names.count(name)} run{'s' if names.count(name) > 1 else ''})" for name in dict.fromkeys(names))


def write(folder, facts, workloads, runs, rows, floors, failures, variants):
    """result.json, README.md, report.html and points.csv beside the runs."""
    titles = {each.key: each.title for each in workloads}
    told = notes(runs, failures, facts["rounds"])
    machine = facts["machine"]
    shown = [
        ("command", facts["command"]), ("commit", facts["commit"]), ("date", facts["started"]),
        ("machine", f"{machine['cpu_count']} x {machine['cpu']}, {machine['memory_gib']} GiB"), ("kernel", machine["kernel"]),
        ("disk", f"{machine['file_system']}, {machine['mount_options']}; cache {machine['write_cache']}, FUA {machine['fua']}"),
        ("load before, steal", f"{facts['load_average'][0]:.2f}, {facts['steal_seconds']} s"),
        *(("notes", note) for note in told),
    ]  # fmt: skip
    used = {line["variant"] for line in runs}
    result = {
        "format_version": 1, **facts, "facts": shown,
        "workloads": [{"key": key, "title": title} for key, title in titles.items()],
        "variants": [{"name": each.name, "label": each.label, "arguments": each.arguments} for each in variants if each.name in used],
        "table": rows, "limits": [(each["title"], limits.in_words(each)) for each in floors.values()], "floors": floors,
        "failures": failures,
    }  # fmt: skip
    (folder / "result.json").write_text(json.dumps(result, indent=1) + "\n")
    (folder / "README.md").write_text(readme(result, markdown(rows, titles), told))
    common.tools.run([common.loadgen_binary(), "report", folder])
    # Drafts are made for their owner alone.
    folder.chmod(0o755)


def readme(result, rows, told):
    """The page that a visitor of the folder sees."""
    facts = "\n".join(f"- {name}: {value}" for name, value in result["facts"] if name != "notes")
    modes = "\n".join(f"- `{each['name']}`: {each['label']}" for each in result["variants"])
    floors = "\n".join(f"- {title}: {value}" for title, value in result["limits"])
    notes_text = "\n".join(f"- {note}" for note in told)
    return f"""# {result["title"]}

{facts}

Variants and what an acknowledgement is worth in each:

{modes}

{notes_text}

## Figures and goals

{rows}

## Limits of this machine

{floors or "Not measured."}
{"" if not any(each["name"] == LIMIT for each in result["variants"]) else "- a broker that receives, counts, answers and stores nothing: the rows `limit` above"}

Files: `report.html` (pictures; open it in a browser), `points.csv` (one row for each run), `runs.jsonl` (every run with its whole
histogram), `result.json` (this page as data). Compare with another folder: `ringspool-loadgen compare THAT THIS`.
"""
