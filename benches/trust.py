#!/usr/bin/env python3
"""Measures the precision of marks by kind and by evidence, which crates/view/src/explanation.rs states in words.

usage: benches/trust.py [SHARED [PROGRAM]]      default: ../shared target/release/dateline

Uses the development sets and the rules of their scorer. Needs only the standard library.
"""
import collections, json, subprocess, sys, types

shared = sys.argv[1] if len(sys.argv) > 1 else "../shared"
program = sys.argv[2] if len(sys.argv) > 2 else "target/release/dateline"

# Loads the scorer's definitions without its last line, which would run it.
scorer = types.ModuleType("scorer")
with open(f"{shared}/eval/score.py", encoding="utf-8") as source:
    exec(source.read().rsplit("main()", 1)[0], scorer.__dict__)


def read(name):
    """Returns a development set, and the program's documents for its texts by id."""
    gold = scorer.load(f"{shared}/eval/{name}.jsonl.gz")
    fields = ("id", "text", "published")
    lines = "".join(json.dumps({key: d[key] for key in fields if d.get(key) is not None}) + "\n" for d in gold)
    said = subprocess.run([program, "--lines"], input=lines.encode(), capture_output=True, check=True).stdout
    return gold, {d["id"]: d for d in map(json.loads, said.decode().splitlines())}


def report(what, counts):
    for key, (right, n) in sorted(counts.items()):
        print(f"{what:10}{' '.join(key):42}{100 * right / n:6.0f} % of {n}")


def quotes():
    counts = collections.defaultdict(lambda: [0, 0])
    gold, said = read("quotes-polnear-dev")
    for d in gold:
        wanted = [(scorer.chars(q["content"]), q["source"]) for q in d["quotes"]]
        for quote in said[d["id"]]["quotes"]:
            who = "entity" if quote["speaker"] is not None else "words" if quote["source"] else "nobody"
            count = counts[quote["act"], quote["form"], "cue" if quote["cue"] else "no cue", who]
            chars = scorer.chars(quote["content"])
            near = max(((len(chars & c) / len(chars | c), i) for i, (c, _) in enumerate(wanted) if chars & c), default=(0, 0))
            source = wanted[near[1]][1] if near[0] >= 0.5 else None
            named = quote["source"]
            right = source is not None and (
                any(named and scorer.names_the_same(named, s) for s in source) if source else not named
            )
            count[0] += right
            count[1] += 1
    report("quotes", counts)


def dates():
    counts = collections.defaultdict(lambda: [0, 0])
    gold, said = read("times-timebank-dev")
    for d in gold:
        for event in (e for e in d["events"] if e["date"]):
            found = (e for e in said[d["id"]]["events"] if e["date"] and scorer.overlap(e["span"], event["span"]))
            for mine in list(found)[:1]:
                counts[(mine["date_from"],)][0] += scorer.within(mine["date"], event["date"])
                counts[(mine["date_from"],)][1] += 1
    report("dates", counts)


def names():
    for corpus in ("ner-conll2003-dev", "ner-gmb-dev"):
        counts = collections.defaultdict(lambda: [0, 0])
        gold, said = read(corpus)
        kinds = scorer.KINDS[scorer.labels(gold)]
        for d in gold:
            wanted = {tuple(name) for name in d["names"]}
            for entity in (e for e in said[d["id"]]["entities"] if e["kind"] in kinds):
                for mention in (m for m in entity["mentions"] if m["form"] == "name"):
                    counts[(kinds[entity["kind"]],)][0] += (*mention["span"], kinds[entity["kind"]]) in wanted
                    counts[(kinds[entity["kind"]],)][1] += 1
        report(corpus.split("-")[1], counts)


quotes()
dates()
names()
