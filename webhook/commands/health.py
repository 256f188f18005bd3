"""Whether a part of the helpline answers on its port."""

from collections.abc import Mapping

import httpx


def answers(port: int, path: str, *, below: int = 400, headers: Mapping[str, str] | None = None) -> bool:
    """One quick look; a part that is still loading refuses the connection."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}{path}", timeout=3, headers=headers).status_code < below
    except httpx.HTTPError:
        return False
