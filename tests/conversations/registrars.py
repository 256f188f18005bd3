"""A registrar in front of a running helpline."""

import re
import time
from html import unescape

import httpx

SIGN_IN = "/sign-in"


class Registrar:
    """One browser, signed in."""

    def __init__(self, url: str, address: str, password: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.press(self.page(SIGN_IN), SIGN_IN, address=address, password=password)

    def page(self, path: str) -> str:
        return self._http.get(path, follow_redirects=True).text

    def press(self, page: str, path: str, **fields: str) -> None:
        """A button of this page."""
        done = self._http.post(path, data={"csrf_token": field(page, "csrf_token"), **fields})
        assert done.status_code in (302, 303), (path, done.status_code, done.text[-2000:])

    def settled(self, path: str) -> str:
        """The page, once past questions have been asked again."""
        while "data-progress" in (page := self.page(path)):
            time.sleep(0.2)
        return page


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return unescape(found[1])
