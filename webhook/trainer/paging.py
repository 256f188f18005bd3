"""A long list, a page at a time."""

from dataclasses import dataclass

from flask import request

ON_A_PAGE = 25


@dataclass(frozen=True)
class Pages:
    """Which page of how many items; `number` begins at 1."""

    number: int
    items: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.items // ON_A_PAGE))

    @property
    def begin(self) -> int:
        """The first item's place, from 0."""
        return (self.number - 1) * ON_A_PAGE

    @property
    def end(self) -> int:
        """The place after the last item."""
        return min(self.begin + ON_A_PAGE, self.items)


def read_page(items: int) -> Pages:
    """The page that the address names; the nearest there is where it names another."""
    written = request.args.get("page", "")
    wanted = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 1
    return Pages(max(1, min(wanted, Pages(1, items).last)), items)
