"""Reads exports back with programs that are not ours: what each of them finds must be what the document says.

usage: read_back.py FOLDER

FOLDER has a folder for each article, with one file for each form by the name of the form. Ends with the line
"N passed, N failed".
"""

import csv
import datetime
import html
import io
import json
import re
import sys
import traceback
from pathlib import Path

import html5lib
import icalendar
import spacy
from markdown_it import MarkdownIt
from pyld import jsonld
from spacy import displacy

HERE = Path(__file__).parent
# Terms of our own choice from the two vocabularies, written by hand: what stands in no context is a fault here.
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": HERE / "anno.jsonld",
    "https://schema.org": HERE / "schema.jsonld",
}


class Export:
    """The exports of one article."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.found = json.loads(self.read("json"))
        self.text = self.found["text"]

    def read(self, form: str) -> str:
        return (self.folder / form).read_bytes().decode("utf-8")

    def words(self, span) -> str:
        """What Python, which counts code points, has at a place."""
        return self.text[span[0] : span[1]]


def document(export: Export):
    found = export.found
    for entity in found["entities"]:
        names = [export.words(m["span"]) for m in entity["mentions"] if m["form"] == "name"]
        assert not names or entity["name"] in [" ".join(name.split()) for name in names], entity
    for quote in found["quotes"]:
        assert quote["span"] == [quote["content"][0][0], quote["content"][-1][1]], quote
        assert all(export.words(part).strip() for part in quote["content"]), quote
    for event in found["events"]:
        assert export.words(event["span"]).strip(), event


def spacy_takes_the_spans(export: Export):
    given = json.loads(export.read("spacy"))
    doc = spacy.blank("en")(given["text"])
    assert doc.text == export.text
    doc.ents = [char_span(doc, ent) for ent in given["ents"]]
    assert len(doc.ents) == len(given["ents"]) > 0
    for name, spans in given["spans"].items():
        doc.spans[name] = [char_span(doc, span) for span in spans]
    assert len(doc.spans["events"]) == len(export.found["events"])
    shown = displacy.render(given, style="ent", manual=True)
    assert shown.count("<mark") == len(given["ents"])


def char_span(doc, span):
    """The words of a span. spaCy takes some signs that are glued to a word for a part of it ("$800m.", "Lee</b"): then the
    span has these too."""
    start, end, label = span["start"], span["end"], span["label"]
    exact = doc.char_span(start, end, label=label)
    wider = exact or doc.char_span(start, end, label=label, alignment_mode="expand")
    glued = doc.text[wider.start_char : start] + doc.text[end : wider.end_char]
    assert "<" in glued or not any(c.isalnum() for c in glued), (doc.text[start:end], wider)
    return wider


def processed(export: Export, form: str):
    """A JSON-LD document expanded; an error where compacting it does not give it back."""

    def load(url, _options):
        return {"contextUrl": None, "documentUrl": url, "document": json.loads(CONTEXTS[url].read_text())}

    given = json.loads(export.read(form))
    options = {"documentLoader": load}
    expanded = jsonld.expand(given, options)
    compacted = jsonld.compact(expanded, given["@context"], options)
    assert single(compacted) == single(given), form
    return given, expanded


def single(value):
    """Lists of one as that one: JSON-LD tells them not apart."""
    if isinstance(value, list):
        return single(value[0]) if len(value) == 1 else [single(each) for each in value]
    if isinstance(value, dict):
        return {name: single(each) for name, each in value.items()}
    return value


def web_annotations_are_linked_data(export: Export):
    given, expanded = processed(export, "webannotation")
    items = expanded[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == len(given["items"]) > 0
    for item in given["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            quote, position = target["selector"]
            words = export.words([position["start"], position["end"]])
            assert words == quote["exact"], item
            before = export.text[: position["start"]]
            after = export.text[position["end"] :]
            assert before.endswith(quote["prefix"]) and after.startswith(quote["suffix"]), item


def schema_org_is_linked_data(export: Export):
    given, expanded = processed(export, "schema")
    assert expanded[0]["@type"] == ["http://schema.org/NewsArticle"]
    mentions = expanded[0]["http://schema.org/mentions"]
    named = {node["@id"] for node in mentions if "@id" in node}
    for quotation in expanded[0].get("http://schema.org/hasPart", []):
        assert quotation["http://schema.org/text"][0]["@value"]
        for creator in quotation.get("http://schema.org/creator", []):
            assert creator.get("@id") in named or creator.get("@value"), quotation
    for mention in given["mentions"]:
        if "startDate" in mention:
            parts = [int(part) for part in mention["startDate"].split("-")]
            datetime.date(*(parts + [1, 1])[:3])


def calendars_take_the_days(export: Export):
    calendar = icalendar.Calendar.from_ical(export.read("ics"))
    assert not calendar.errors
    taken = [(event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) for event in calendar.walk("VEVENT")]
    told = []
    for line in export.found["lines"]:
        event = export.found["events"][line["events"][0]]
        is_day = line["date_from"] == "expression" and re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
        if line["shown"] and is_day and event["polarity"] == "positive":
            told.append((line["date"], event["summary"]))
    printable = lambda words: " ".join("".join(c if c.isprintable() else " " for c in words).split())
    in_order = lambda days: sorted((day, printable(words)) for day, words in days)
    assert in_order(taken) == in_order(told)


def the_page_is_strict_html(export: Export):
    page = export.read("html")
    # It raises at the first error of the text.
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    main = tree.find(".//main")
    assert "".join(main.itertext()).split() == export.text.split()
    assert not list(tree.iter("script")) and not list(tree.iter("img"))
    assert all(link.get("href").startswith("#") for link in tree.iter("a"))
    assert [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv")][0].startswith("default-src 'none'")


def a_brief_is_headings_lists_and_words(export: Export):
    tokens = MarkdownIt("commonmark").parse(export.read("markdown"))
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in tokens + inline}
    words = {"text", "code_inline", "inline", "strong_open", "strong_close", "text_special"}
    blocks = {"heading", "bullet_list", "list_item", "paragraph", "blockquote"}
    assert kinds <= words | {f"{block}_{end}" for block in blocks for end in ("open", "close")}, kinds
    shown = html.unescape("".join(token.content for token in inline))
    for entity in export.found["entities"]:
        if any(mention["form"] == "name" for mention in entity["mentions"]):
            assert " ".join(entity["name"].split()) in shown, entity


def tables_have_no_formula(export: Export):
    for form, list_of in [("csv-entities", "entities"), ("csv-quotes", "quotes"), ("csv-events", "events")]:
        rows = list(csv.DictReader(io.StringIO(export.read(form).removeprefix("\ufeff"), newline=""), strict=True))
        assert [int(row["id"]) for row in rows] == list(range(len(export.found[list_of]))), form
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for row in rows for cell in row.values() if cell), form


CHECKS = [
    document,
    spacy_takes_the_spans,
    web_annotations_are_linked_data,
    schema_org_is_linked_data,
    calendars_take_the_days,
    the_page_is_strict_html,
    a_brief_is_headings_lists_and_words,
    tables_have_no_formula,
]


def main() -> int:
    passed = failed = 0
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        for check in CHECKS:
            try:
                check(Export(folder))
                passed += 1
            except Exception:
                failed += 1
                print(f"{check.__name__}, {folder.name}:")
                traceback.print_exc(limit=-2, file=sys.stdout)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
