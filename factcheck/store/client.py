"""Ask public servers, politely: the only module that opens connections."""

from collections import Counter
from datetime import UTC, datetime

from factcheck.errors import SourceRefused, SourceUnreachable
from factcheck.store.request import Answer, Request, Traffic


class HttpClient:
    """Fetch answers; close it after use."""

    def __init__(self, *, user_agent: str) -> None:
        import httpx  # noqa: PLC0415 - takes a quarter of a second

        self._errors = httpx.HTTPError
        self._client = httpx.Client(headers={"User-Agent": user_agent}, timeout=10)
        self._requests: Counter[str] = Counter()

    def get(self, request: Request, /) -> Answer:
        """Give the answer to a request."""
        self._requests[request.source] += 1
        try:
            response = self._client.get(
                request.url,
                params=(*request.params, *request.unkeyed),
                headers={"Accept": request.accept, **dict(request.secret)},
            )
        except self._errors as error:
            raise SourceUnreachable(request.source, f"{request.source} did not answer") from error
        if response.status_code not in {200, 404, 410}:
            raise SourceRefused(request.source, f"{request.source} answered {response.status_code}")
        answer = Answer(
            url=str(response.url),
            status=response.status_code,
            content_type=response.headers.get("content-type", ""),
            body=response.content,
            fetched_at=datetime.now(UTC),  # noqa: TID251
        )
        request.check(answer)
        return answer

    def traffic(self, source: str, /) -> Traffic:
        """Count what a source's requests cost so far."""
        return Traffic(requests=self._requests[source])

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
