"""Reads the room's YAML data strictly: a key written twice is an error, not an overwrite."""

from pathlib import Path

import yaml


class _Loader(yaml.CSafeLoader):
    """PyYAML's safe loader, but duplicate keys are refused."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    seen: dict[object, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path) -> object:
    """The content of one YAML file; raises `yaml.YAMLError` for bad syntax or a repeated key."""
    # The loader is PyYAML's *safe* one with a stricter mapping, so no object can be built.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
