"""Reads the model file of the bundled embeddings: 4-bit weights, vocabulary, normalisation.

The file (`E5S1`, little-endian) holds the sizes, the vocabulary with its scores, a table of
character replacements, and named tensors, either float32 or in blocks of 32 weights: a float16
scale and 32 four-bit numbers, of which 8 stands for zero.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EmbeddingsUnavailableError

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18
_FLOAT32 = 0


@dataclass(frozen=True)
class Sizes:
    """The sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    layer_norm_epsilon: float


@dataclass(frozen=True)
class BundledWeights:
    """The model: `pieces` are the vocabulary with log probabilities, in the order of their ids."""

    sizes: Sizes
    pieces: tuple[tuple[str, float], ...]
    unknown: int
    replacements: dict[str, str]
    tensors: dict[str, NDArray[np.float32]]


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.position = 0

    def values(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{layout}", self.content, self.position)
        self.position += struct.calcsize(f"<{layout}")
        return found

    def take(self, length: int) -> bytes:
        taken = self.content[self.position : self.position + length]
        self.position += length
        return taken


def read_bundled_weights(path: Path) -> BundledWeights:
    """Read and dequantise the model file; raises `EmbeddingsUnavailableError`."""
    content = path.read_bytes()
    if not content.startswith(_MAGIC):
        raise EmbeddingsUnavailableError(path.name, "it is no bundled model file")
    reader = _Reader(content)
    reader.take(8)
    hidden, layers, heads, feed_forward, vocabulary, positions, types = reader.values("7i")
    epsilon, _block = struct.unpack("<fi", reader.take(8))
    sizes = Sizes(hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon)
    count, _begin, _end, _pad, unknown = reader.values("5i")
    pieces = _pieces(reader, count)
    replacements = _replacements(reader)
    return BundledWeights(sizes, pieces, unknown, replacements, _tensors(reader))


def _pieces(reader: _Reader, count: int) -> tuple[tuple[str, float], ...]:
    (length,) = reader.values("Q")
    offsets = np.frombuffer(reader.take(4 * (count + 1)), dtype="<u4")
    scores = np.frombuffer(reader.take(4 * count), dtype="<f4")
    letters = reader.take(length)
    return tuple(
        (letters[start:end].decode("utf-8"), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    )


def _replacements(reader: _Reader) -> dict[str, str]:
    count, _length = reader.values("iI")
    replacements = {}
    for _ in range(count):
        code, length = reader.values("IB")
        replacements[chr(code)] = "".join(chr(out) for out in reader.values(f"{length}I"))
    return replacements


def _tensors(reader: _Reader) -> dict[str, NDArray[np.float32]]:
    (count,) = reader.values("i")
    tensors = {}
    for _ in range(count):
        (name_length,) = reader.values("H")
        name = reader.take(name_length).decode()
        kind, size, offset, length = reader.values("BIQQ")
        stored = reader.content[offset : offset + length]
        flat = np.frombuffer(stored, dtype="<f4") if kind == _FLOAT32 else _dequantised(stored)
        tensors[name] = flat[:size].astype(np.float32)
    return tensors


def _dequantised(stored: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(stored, dtype=np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    numbers = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    weights: NDArray[np.float32] = ((numbers.astype(np.float32) - 8.0) * scales).reshape(-1)
    return weights
