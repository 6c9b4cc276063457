#!/usr/bin/env python3
"""Checks and samples the prose of the project.

    scripts/prose.py habits       lists words that users should not see, one per line: FILE:LINE: word -> instead: context
    scripts/prose.py draw SEED    draws a hundred strings and a hundred comments with the first 8 hex digits of SEED

`habits` searches what users read: the string literals of src/ and include/, the text columns of data/, docs/ and README.md. It
exits with 1 if it finds one; tests/architecture/habits.cpp runs it. Exceptions are listed below, each with its reason.
"""
import csv
import glob
import json
import os
import random
import re
import signal
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

HABITS = {  # a word that the project once used in a private sense, and what to write instead (see CONTRIBUTING.md)
    r"told": "given, stated, specified, reported",
    r"tells?": "state, specify, report, show",
    r"hangs? (on|together)|hung on": "depends on",
    r"(stands?|stood) (on|in|beside|there)|there stands?": "is, appears, uses, is next to",
    r"whose (it|they) (is|are)": "name the thing",
    r"anew": "again",
    r"by (its|their) counts?": "by count",
    r"worth": "effect",
    r"looks? twice": "warning",
    r"(speaks?|spoke) of": "covers, mentions",
    r"to sharpen": "largest uncertainty",
}

EXCEPTIONS = [  # (file, exact text around the word, reason)
]

TITLES = {"name", "id", "model", "source", "url", "title", "publisher", "quoted_by"}  # columns that quote others

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*(?:\n[ \t]*//[^\n]*)*)|(?P<block>/\*.*?\*/)|(?P<directive>^[ \t]*\#[^\n]*)"""
    r"""|R"(?P<mark>[^(\s"]*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<string>(?:[^"\\\n]|\\.)*)"|(?P<char>(?<![0-9A-Za-z_])'(?:[^'\\]|\\.)+')""",
    re.S | re.M)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def files(*patterns):
    found = {p for pattern in patterns for p in glob.glob(os.path.join(ROOT, pattern), recursive=True)}
    return sorted(os.path.relpath(p, ROOT) for p in found)


def code():
    return files("src/**/*.cpp", "src/**/*.hpp", "include/**/*.hpp")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def strings(path):
    text, joined, end = read(path), [], None
    for token in TOKEN.finditer(text):
        words = token["raw"] if token["raw"] is not None else token["string"]
        if words is None:
            continue
        if end is not None and not text[end:token.start()].strip():
            joined[-1][1] += words
        else:
            joined.append([line_of(text, token.start()), words])
        end = token.end()
    return [(line, words) for line, words in joined]


def comments(path):
    text = read(path)
    for token in TOKEN.finditer(text):
        words = token["comment"] or token["block"]
        if words is not None:
            yield line_of(text, token.start()), re.sub(r"(?m)^[ \t]*(//[/!<]*|/?\*+/?) ?", "", words).strip()


def data():
    for path in files("data/*.csv"):
        with open(os.path.join(ROOT, path), encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            for row in rows:
                for column, cell in row.items():
                    if column not in TITLES and cell:
                        yield path, rows.line_num, cell
    text = read("data/sources.json")
    for source in json.loads(text)["sources"]:  # notes are written by this project
        if source.get("note"):
            yield "data/sources.json", line_of(text, text.find(json.dumps(source["note"], ensure_ascii=False))), source["note"]


def user_reads():
    for path in code():
        for line, words in strings(path):
            yield path, line, words
    yield from data()
    for path in files("README.md", "docs/**/*.md"):
        yield path, 1, read(path)


def habits():
    form = re.compile("|".join(rf"(?P<h{i}>\b(?:{h.replace(' ', chr(92) + 's+')})\b)" for i, h in enumerate(HABITS)), re.I)
    instead = list(HABITS.values())
    count = 0
    for path, line, text in user_reads():
        for hit in form.finditer(text):
            around = " ".join(text[max(0, hit.start() - 40):hit.end() + 40].split())
            if any(path == e[0] and e[1] in " ".join(text.split()) for e in EXCEPTIONS):
                continue
            count += 1
            better = instead[int(hit.lastgroup[1:])]
            print(f"{path}:{line + text.count(chr(10), 0, hit.start())}: {' '.join(hit[0].split())} -> {better}: {around}")
    if count:
        print(f"{count} in all", file=sys.stderr)
    return 1 if count else 0


def is_prose(words):
    """At least two words separated by a space, so not a key, a path, a format or a piece of markup."""
    return re.search(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}", words) is not None and not words.lstrip().startswith("<")


def draw(seed):
    chosen = random.Random(int(seed[:8], 16))
    for title, what in (("strings", strings), ("comments", comments)):
        all_of = [(p, line, w) for p in code() for line, w in what(p) if is_prose(w) and not w.startswith("namespace ")]
        print(f"{title}: 100 of {len(all_of)}, seed {seed[:8]}\n")
        for path, line, words in sorted(chosen.sample(all_of, min(100, len(all_of)))):
            print(f"{path}:{line}\n    " + words.replace("\n", "\n    ") + "\n")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # ends quietly if the reader closes the pipe
    if sys.argv[1:] == ["habits"]:
        sys.exit(habits())
    if len(sys.argv) == 3 and sys.argv[1] == "draw" and re.fullmatch(r"[0-9a-fA-F]{8,}", sys.argv[2]):
        sys.exit(draw(sys.argv[2]))
    print(__doc__, file=sys.stderr)
    sys.exit(2)
