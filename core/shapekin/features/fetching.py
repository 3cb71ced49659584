"""Fetching published weights, once: encrypted, of a known digest, never more bytes than expected."""

from __future__ import annotations

import hashlib
import http.client
import shutil
import tempfile
import urllib.error
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from shapekin.events import Progress
from shapekin.features.pretrained import Pretrained, WeightsError

SILENCE_SECONDS = 30.0
_CHUNK = 1 << 18


def fetch(weights: Pretrained, *, plain_hosts: frozenset[str] = frozenset()) -> Generator[Progress, None, None]:
    """Fetch published weights and keep their tensors. Ask the person first.

    Args:
        weights: What to fetch.
        plain_hosts: Hosts that may be reached without encryption.

    Yields:
        Bytes fetched, of those announced.

    Raises:
        WeightsError: They can't be had, or are not what was published. Nothing was changed.
    """
    folder = weights.path.parent
    scratch = Path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
        file = scratch / Path(urlsplit(weights.address).path).name
        try:
            yield from _download(weights, file, plain_hosts)
        except (OSError, http.client.HTTPException) as error:
            raise _failed(weights, _reason(error)) from error
        yield Progress("", "Reading", 0, 0)
        weights.adopt(file)
    except OSError as error:
        raise WeightsError(
            f"{folder} could not be written ({error.strerror or error}).", "Make room on this disk."
        ) from error
    finally:
        if scratch.name:
            shutil.rmtree(scratch, ignore_errors=True)


def _download(weights: Pretrained, target: Path, plain_hosts: frozenset[str]) -> Generator[Progress, None, None]:
    _require_encrypted(weights, weights.address, plain_hosts)
    opener = urllib.request.build_opener(_Redirects(weights, plain_hosts))
    digest = hashlib.sha256()
    done = 0
    request = urllib.request.Request(weights.address, headers={"User-Agent": "shapekin"})
    with opener.open(request, timeout=SILENCE_SECONDS) as answer, target.open("xb") as file:
        announced = int(answer.headers.get("Content-Length") or 0)
        if announced > weights.max_bytes:
            raise _too_large(weights)
        while chunk := answer.read(_CHUNK):
            done += len(chunk)
            if done > weights.max_bytes:
                raise _too_large(weights)
            digest.update(chunk)
            file.write(chunk)
            yield Progress("", "Fetching", done, announced)
    if done < announced:
        raise _failed(weights, "the connection ended early")
    if not digest.hexdigest().startswith(weights.digest):
        raise WeightsError(
            f"What came from {weights.address} is not what was published: its SHA-256 begins with "
            f"{digest.hexdigest()[: len(weights.digest)]}, not {weights.digest}. It was thrown away.",
            "Try again later, or from another network.",
        )


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirections only to where the first address might have led."""

    def __init__(self, weights: Pretrained, plain_hosts: frozenset[str]) -> None:
        self._weights = weights
        self._plain_hosts = plain_hosts

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,  # noqa: ANN401  as in the standard library
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request that follows a redirection."""
        _require_encrypted(self._weights, newurl, self._plain_hosts)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_encrypted(weights: Pretrained, address: str, plain_hosts: frozenset[str]) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in plain_hosts):
        raise _failed(weights, f"{address[:200]} is not encrypted (https)")


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError):
        return str(error.reason)
    return str(error) or type(error).__name__


def _failed(weights: Pretrained, why: str) -> WeightsError:
    return WeightsError(
        f"The weights of {weights.title} could not be fetched: {why}. Nothing was changed.",
        f"Try again, or fetch {weights.address} yourself and give it to `shapekin weights {weights.name} --file`.",
    )


def _too_large(weights: Pretrained) -> WeightsError:
    return _failed(weights, f"the file is larger than the {weights.max_bytes / 1e6:,.0f} MB expected")
