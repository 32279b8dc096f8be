"""Reads this package's YAML: every scalar a string (`no` and `on` are words), no key twice."""

from pathlib import Path

import yaml


class _Loader(yaml.CBaseLoader):
    """PyYAML's loader of plain strings, lists and mappings, but duplicate keys are refused."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path) -> object:
    """The content of one file; raises `yaml.YAMLError` for bad syntax or a repeated key."""
    # A loader without object construction: only strings, lists and mappings come out.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
