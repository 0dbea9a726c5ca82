"""A third party's first hour: every command of docs/API-QUICKSTART.md, run as it stands there.

Knows nothing of the service but two files: openapi.yaml (which operations there are, and what each
may answer) and the quick start (what to ask, and what is said to come of it). Standard library only.

    python3 first_hour.py ADDRESS OPENAPI QUICKSTART   (keys by environment, see the quick start)

A command's expected answer stands before it in a comment, `<!-- expect: 409 registration_closed -->`;
`<!-- save: EVENT=/items/0/id -->` after it keeps something out of the answer for later commands.
"""

import json
import os
import re
import shlex
import sys
import urllib.error
import urllib.request

METHODS = ("get", "post", "put", "patch", "delete")


def operations(path):
    """Path, method, operationId and statuses of each operation: the few lines of YAML we need."""
    found, in_paths, where, method, current, in_responses = [], False, None, None, None, False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if re.match(r"^\S", line):
            in_paths = line == "paths:"
        elif not in_paths:
            continue
        elif match := re.match(r"^  (/\S*):$", line):
            where = match.group(1)
        elif (match := re.match(r"^    (\w+):$", line)) and match.group(1) in METHODS:
            method = match.group(1).upper()
            current = {"path": where, "method": method, "id": None, "statuses": set()}
            found.append(current)
        elif match := re.match(r"^      operationId: (\S+)$", line):
            current["id"] = match.group(1)
        elif re.match(r"^      \w+:", line):
            in_responses = line == "      responses:"
        elif in_responses and (match := re.match(r"^        ['\"]?(\d{3})['\"]?:$", line)):
            current["statuses"].add(int(match.group(1)))
    assert found, f"{path}: no operations"
    return found


def operation_of(document, method, path):
    """The operation that a request is one of."""
    for one in document:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(one["path"]))
        if one["method"] == method and re.fullmatch(pattern, path):
            return one
    raise AssertionError(f"{method} {path} is no operation of openapi.yaml")


def steps(path):
    """The commands of the quick start with what is expected of each and what is kept of it."""
    text = open(path, encoding="utf-8").read()
    pattern = r"<!-- expect: (\d{3})(?: (\w+))? -->\s*```sh\n(.*?)```((?:\s*<!-- save: \S+ -->)*)"
    found = re.findall(pattern, text, re.DOTALL)
    assert len(found) == text.count("```sh\n"), "a command without what is expected of it"
    for status, code, command, saves in found:
        yield int(status), code or None, command, re.findall(r"save: (\w+)=(\S+) ", saves)


def request(command, variables):
    """The request that a curl command sends."""
    command = command.replace("\\\n", " ").strip()
    words = [substitute(word, variables) for word in shlex.split(command)]
    assert words.pop(0) == "curl", command
    method, headers, data, address = None, {}, None, None
    while words:
        word = words.pop(0)
        if word in ("-s", "-i"):
            continue
        if word == "-X":
            method = words.pop(0)
        elif word == "-H":
            name, value = words.pop(0).split(": ", 1)
            headers[name] = value
        elif word == "-d":
            data = words.pop(0).encode()
        else:
            assert address is None, f"what is {word}?"
            address = word
    method = method or ("POST" if data is not None else "GET")
    return urllib.request.Request(address, data=data, headers=headers, method=method)


def substitute(text, variables):
    return re.sub(r"\$([A-Z_]+)", lambda match: variables[match.group(1)], text)


def send(asked):
    """Status, headers and body of the answer."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(asked, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read()


def pick(value, pointer):
    """What a path leads to; a step `name=word` takes the first item whose member is that."""
    for step in pointer.strip("/").split("/"):
        if "=" in step:
            name, word = step.split("=")
            members = name.split(".")
            value = next(item for item in value if of(item, members) == word)
        else:
            value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def of(item, members):
    for member in members:
        item = item[member]
    return item


def main():
    address, openapi, quickstart = sys.argv[1:]
    document = operations(openapi)
    variables = {**os.environ, "MUSUBI": address}
    seen, used = set(), set()
    for status, code, command, saves in steps(quickstart):
        asked = request(command, variables)
        operation = operation_of(document, asked.method, asked.selector.split("?")[0])
        got, headers, body = send(asked)
        said = f"{operation['id']}: {got} {body[:300]!r}"
        print(said)
        assert got == status, f"expected {status}; {said}"
        assert got in operation["statuses"], f"openapi.yaml has no {got} for {said}"
        answer = json.loads(body)
        if status >= 400:
            assert headers["content-type"] == "application/problem+json", said
            assert answer["code"] == code, f"expected {code}; {said}"
            assert answer["status"] == status and answer["title"], said
        for name, pointer in saves:
            variables[name] = pick(answer, pointer)
        seen.add(status)
        used.add(operation["id"])
    missing = {200, 202, 401, 403, 404, 409, 422} - seen
    assert not missing, f"the quick start never shows {sorted(missing)}"
    print(f"first hour: {len(used)} operations, answers {sorted(seen)}")


main()
