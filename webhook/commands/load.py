"""Several senders at once, and how long each of their messages took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

# One message; gives False when the answer was not a proper one.
Send = Callable[[httpx.Client, int], bool]


@dataclass(frozen=True)
class Times:
    """Milliseconds, and messages a second over the whole."""

    median: float
    ninety_fifth: float
    rate: float
    failed: int


def measure(send: Send, senders: int, messages: int) -> Times:
    """Send so many messages, each sender its share, one after the other."""
    took: list[float] = []
    failed = 0
    lock = threading.Lock()

    def one_sender(first: int) -> None:
        nonlocal failed
        with httpx.Client(timeout=30, trust_env=False) as client:
            for number in range(first, messages, senders):
                begun = time.perf_counter()
                good = send(client, number)
                passed = time.perf_counter() - begun
                with lock:
                    took.append(passed)
                    failed += not good

    threads = [threading.Thread(target=one_sender, args=(first,)) for first in range(senders)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return summary(took, time.perf_counter() - begun, failed)


def summary(took: list[float], seconds: float, failed: int) -> Times:
    """The figures of a run."""
    took = sorted(took)
    median, late = took[len(took) // 2], took[min(len(took) - 1, int(len(took) * 0.95))]
    return Times(median * 1000, late * 1000, len(took) / seconds, failed)
