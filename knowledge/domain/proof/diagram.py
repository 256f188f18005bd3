"""Decision diagrams: every combination of a few choices at once, each outcome of all of them held exactly once.

Two diagrams with the same outcomes are the same number, so that comparing them costs nothing.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence


class TooLarge(Exception):
    """The diagram needs more nodes than the budget allows."""


class Diagrams:
    """Diagrams over the same levels; a level has as many branches as `sizes` says.

    Raises TooLarge from whatever builds a diagram once there are more than `most` nodes.
    """

    def __init__(self, sizes: Sequence[int], most: int = 400_000) -> None:
        self._sizes = sizes
        self._most = most
        self._nodes: list[tuple[int, tuple[int, ...]]] = []
        self._outcomes: list[Hashable] = []
        self._of_outcome: dict[Hashable, int] = {}
        self._of_node: dict[tuple[int, tuple[int, ...]], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self.false, self.true = self.leaf(False), self.leaf(True)

    def leaf(self, outcome: Hashable) -> int:
        """The diagram that has one outcome whatever is chosen."""
        if outcome not in self._of_outcome:
            self._of_outcome[outcome] = len(self._nodes)
            self._nodes.append((len(self._sizes), ()))
            self._outcomes.append(outcome)
        return self._of_outcome[outcome]

    def test(self, level: int, branches: frozenset[int]) -> int:
        """True for these branches of the level, false for its others."""
        return self._node(
            level, tuple(self.true if n in branches else self.false for n in range(self._sizes[level]))
        )

    def choose(self, when: int, then: int, otherwise: int) -> int:
        """`then` where `when` is true, and `otherwise` where it is false."""
        if when == self.true or then == otherwise:
            return then
        if when == self.false:
            return otherwise
        key = (when, then, otherwise)
        if key not in self._chosen:
            level = min(self._nodes[one][0] for one in key)
            parts = zip(*(self._branches(one, level) for one in key), strict=True)
            self._chosen[key] = self._node(level, tuple(self.choose(*part) for part in parts))
        return self._chosen[key]

    def both(self, one: int, other: int) -> int:
        return self.choose(one, other, self.false)

    def either(self, one: int, other: int) -> int:
        return self.choose(one, self.true, other)

    def opposite(self, one: int) -> int:
        return self.choose(one, self.false, self.true)

    def renamed(self, node: int, name: Callable[[Hashable], Hashable]) -> int:
        """The same diagram with other outcomes."""
        made: dict[int, int] = {}

        def rename(one: int) -> int:
            if one not in made:
                level, branches = self._nodes[one]
                made[one] = (
                    self._node(level, tuple(map(rename, branches)))
                    if branches
                    else self.leaf(name(self._outcomes[one]))
                )
            return made[one]

        return rename(node)

    def levels(self, node: int) -> frozenset[int]:
        """The levels on which the outcome depends."""
        return frozenset(self._nodes[one][0] for one in self._below(node) if self._nodes[one][1])

    def outcomes(self, node: int) -> frozenset[Hashable]:
        return frozenset(self._outcomes[one] for one in self._below(node) if not self._nodes[one][1])

    def way_to(self, node: int, outcome: Hashable) -> dict[int, int]:
        """Branches by level that lead to the outcome, which must be one of the diagram's."""
        goal, way = self.leaf(outcome), dict[int, int]()
        while node != goal:
            level, branches = self._nodes[node]
            way[level], node = next(
                (n, branch) for n, branch in enumerate(branches) if goal in self._below(branch)
            )
        return way

    def _below(self, node: int) -> set[int]:
        seen, waiting = {node}, [node]
        while waiting:
            new = set(self._nodes[waiting.pop()][1]) - seen
            seen |= new
            waiting += new
        return seen

    def _branches(self, node: int, level: int) -> Iterator[int]:
        own, branches = self._nodes[node]
        return iter(branches) if own == level else iter((node,) * self._sizes[level])

    def _node(self, level: int, branches: tuple[int, ...]) -> int:
        if len(set(branches)) == 1:
            return branches[0]
        key = (level, branches)
        if key not in self._of_node:
            if len(self._nodes) >= self._most:
                raise TooLarge
            self._of_node[key] = len(self._nodes)
            self._nodes.append(key)
            self._outcomes.append(None)
        return self._of_node[key]
