"""What is counted for Prometheus. Each app has a registry of its own."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

TIMES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The counters, by what happened; no label holds anything a person said."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "helpline_requests", "Requests by route and status", ["route", "status"], registry=self.registry
        )
        self.request_seconds = Histogram(
            "helpline_request_seconds",
            "Time to answer, by route",
            ["route"],
            registry=self.registry,
            buckets=TIMES,
        )
        self.messages = Counter(
            "helpline_messages", "Messages by the status of their reply", ["status"], registry=self.registry
        )
        self.direct = Counter(
            "helpline_direct_answers",
            "Messages answered without Rasa, by why",
            ["why"],
            registry=self.registry,
        )
        self.sign_ins = Counter(
            "helpline_sign_ins", "Attempts to sign in", ["outcome"], registry=self.registry
        )

    def text(self) -> bytes:
        """The exposition format."""
        return generate_latest(self.registry)
