"""Read published fact checks out of the API's answers and out of the feed; both are strangers' text."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.store.claimreview_index import Entry
from factcheck.store.request import Answer, TryAgain

SOURCE = "claimreview"
_BEGIN = re.compile(r'"dataFeedElement"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHUNK = 2**18
_MOST_ELEMENT = 2**22  # characters; an element has some thousand
_HEAD = 2**16
_LONGEST = 4000  # characters of one text


def check_api(answer: Answer) -> bool:
    """Refuse what is no data; say whether any claim was found."""
    if not answer.found:
        raise SourceRefused(SOURCE, f"the Fact Check Tools API answered {answer.status}")
    text = answer.body.decode("utf-8-sig", errors="replace").strip()
    if text[:1] == "{" and text[-1:] != "}":
        raise TryAgain("the Fact Check Tools API's answer is cut off")
    return bool(read_claims(answer.body))


def check_feed(answer: Answer) -> bool:
    """Refuse what is no feed, without reading all of it."""
    if not answer.found:
        raise SourceRefused(SOURCE, f"the feed of fact checks answered {answer.status}")
    head = answer.body[:_HEAD].decode("utf-8-sig", errors="replace")
    if not head.lstrip().startswith("{") or _BEGIN.search(head) is None:
        raise SourceFormatError(SOURCE, "the feed has no elements", json_path="$.dataFeedElement")
    if not answer.body[-_CHUNK:].rstrip().endswith(b"}"):
        raise TryAgain("the feed of fact checks is cut off")
    return True


def read_claims(body: bytes) -> tuple[Entry, ...]:
    """Read an answer of claims:search; one with nothing found is an empty object.

    Raises:
        SourceFormatError: it is not what is documented.
        SourceRefused: it is an error.
    """
    try:
        payload = json.loads(body.decode("utf-8-sig"), strict=False)
    except ValueError as error:
        raise SourceFormatError(SOURCE, "the answer is not JSON", json_path="$") from error
    if not isinstance(payload, dict):
        raise SourceFormatError(SOURCE, "the answer is no object", json_path="$")
    if "error" in payload:
        # The message is left out: nothing that the server echoes is to stand in a report.
        status = re.sub("[^A-Z_]", "", str(_first(payload["error"]).get("status", "")))
        raise SourceRefused(SOURCE, f"the Fact Check Tools API refuses: {status or 'an error'}")
    claims = payload.get("claims", [])
    if not isinstance(claims, list):
        raise SourceFormatError(SOURCE, "the claims are no list", json_path="$.claims")
    return tuple(
        Entry(
            url=_text(review.get("url")),
            claimed=_text(claim.get("text")),
            words=_text(review.get("textualRating")),
            published=_day(review.get("reviewDate")),
            said=_day(claim.get("claimDate")),
            claimant=_text(claim.get("claimant")),
        )
        for claim in _objects(claims)
        for review in _objects(claim.get("claimReview"))
    )


def read_feed(body: bytes) -> Iterator[Entry]:
    """Read the feed element by element: all of it at once would take ten times its size.

    Raises:
        SourceFormatError: it ends early, or is not what is documented.
    """
    for element in _elements(body):
        for review in _objects(element.get("item")):
            if "ClaimReview" in _text(review.get("@type")):
                yield _entry(review)


def _entry(review: Mapping[str, Any]) -> Entry:
    rating = _first(review.get("reviewRating"))
    claim = _first(review.get("itemReviewed"))
    return Entry(
        url=_text(review.get("url")),
        claimed=_text(review.get("claimReviewed")),
        words=_text(rating.get("alternateName")),
        value=_text(rating.get("ratingValue")),
        best=_text(rating.get("bestRating")),
        worst=_text(rating.get("worstRating")),
        published=_day(review.get("datePublished")),
        said=_day(claim.get("datePublished")),
        claimant=_text(_first(claim.get("author")).get("name")),
    )


def _elements(body: bytes) -> Iterator[Mapping[str, Any]]:
    decoder = json.JSONDecoder(strict=False)
    buffer, begun = "", False
    for piece in _pieces(body):
        buffer += piece
        if not begun:
            found = _BEGIN.search(buffer)
            if found is None:
                continue
            buffer, begun = buffer[found.end() :], True
        position = 0
        while (position := _skip(buffer, position)) < len(buffer):
            if buffer[position] == "]":
                return
            try:
                element, position = decoder.raw_decode(buffer, position)
            except ValueError:
                break  # the rest of it is in the next piece
            if isinstance(element, dict):
                yield element
        buffer = buffer[position:]
        if len(buffer) > _MOST_ELEMENT:
            break
    path = "$.dataFeedElement"
    raise SourceFormatError(SOURCE, "the feed is cut off or damaged", json_path=path)


def _skip(buffer: str, position: int) -> int:
    found = _BETWEEN.match(buffer, position)
    return found.end() if found is not None else position


def _pieces(body: bytes) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    for start in range(0, len(body), _CHUNK):
        yield decoder.decode(body[start : start + _CHUNK])


def _objects(found: Any) -> Iterator[Mapping[str, Any]]:
    """Give the objects of what is a list of them, or one."""
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            yield each


def _first(found: Any) -> Mapping[str, Any]:
    return next(_objects(found), {})


def _text(found: Any) -> str:
    if isinstance(found, list):
        return " ".join(_text(each) for each in found)[:_LONGEST]
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(found)[:_LONGEST]


def _day(found: Any) -> str:
    day = _DAY.match(found) if isinstance(found, str) else None
    return day[0] if day else ""
