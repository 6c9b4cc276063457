"""Instances of AWS, from the documentation of Karpenter, which is generated from the EC2 API."""
import re

from catalog_tables import _common as common

TABLE = "instances"
FILES = ["instance-types.md"]
WHAT = "website/content/en/docs/reference/instance-types.md: vCPUs, memory and number of accelerators"
ADDRESS = "https://github.com/aws/karpenter-provider-aws"
LICENCE = "Apache-2.0"
SOURCES = ["karpenter-aws-2026"]
FRESH = {"year"}  # only for new rows
LABEL = re.compile(r"\s*\|\s*karpenter\.k8s\.aws/instance-(cpu|memory|gpu-count|accelerator-count)\|(.*?)\|\s*")


def rows(folder, catalog):
    built = {}
    for path in common.files(folder, "karpenter", FILES):
        found, starts, name = {}, {}, None
        for line, words in enumerate(common.text(path).splitlines(), 1):
            heading, label = re.fullmatch(r"### `(.+)`\s*", words), LABEL.fullmatch(words)
            if heading:
                name = heading[1]
                found[name], starts[name] = {}, line
            elif label and name:
                found[name][label[1]] = common.number(path, line, {label[1]: label[2]}, label[1])
        if not found:
            raise common.Unreadable(path, 1, "has no heading ### `INSTANCE`",
                                    "take the file of the folder website/content/en/docs/reference")
        for name, labels in found.items():
            if None in (labels.get("cpu"), labels.get("memory")):
                raise common.Unreadable(path, starts[name], f"{name} lacks instance-cpu or instance-memory",
                                        "get the file again: it may be cut off")
            built["aws/" + name] = instance(name, labels)
    return built


def instance(name, labels):
    count = labels.get("gpu-count") or labels.get("accelerator-count")
    row = {"provider": "aws", "instance": name, "vcpus": common.figure(labels["cpu"]),
           "memory_gb": common.figure(round(labels["memory"] / 1024, 4), 9), "year": "2026", "confidence": "read"}
    return row | ({"accelerators": common.figure(count)} if count else {})
