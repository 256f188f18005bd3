"""Rasa's calls of the action server, over connections that are kept.

Rasa opens a connection for each call and closes it again. This gives its sessions one pool of
connections to share; all else about a call stays Rasa's own. To drop it, remove this file, its
test, and the call of `install` in `bot/channel.py`.
"""

import asyncio
from weakref import WeakKeyDictionary

import aiohttp
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

# Shorter than the action server keeps an idle connection, so that it never closes one in our hands.
KEPT_SECONDS = 15

_pools: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.TCPConnector] = WeakKeyDictionary()


def install() -> None:
    stock = EndpointConfig.session

    def session(self: EndpointConfig) -> aiohttp.ClientSession:
        if self.basic_auth:
            return stock(self)
        return aiohttp.ClientSession(
            headers=self.headers,
            timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
            connector=_pool(),
            connector_owner=False,
        )

    EndpointConfig.session = session


def _pool() -> aiohttp.TCPConnector:
    """A pool belongs to the loop that it was made in."""
    loop = asyncio.get_running_loop()
    if loop not in _pools:
        _pools[loop] = aiohttp.TCPConnector(keepalive_timeout=KEPT_SECONDS)
    return _pools[loop]
