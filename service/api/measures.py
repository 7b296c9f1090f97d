"""What is counted and timed, in a registry of the app's own."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Measures:
    """Labels hold templates, statuses and names of ours; nothing that was sent."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        self._registry = registry
        self._requests = Counter("nigao_requests", "请求数", ["method", "route", "status"], registry=registry)
        self._seconds = Histogram(
            "nigao_request_seconds", "请求用时（秒）", ["route"], buckets=_SECONDS, registry=registry
        )
        self._drafts = Counter("nigao_drafts", "拟成的稿", ["status", "writer", "degraded"], registry=registry)
        self._refused = Counter("nigao_refused", "未接受的请求", ["code"], registry=registry)
        self._tokens = Counter("nigao_model_tokens", "模型用的词元", ["kind"], registry=registry)
        self._calls = Counter("nigao_model_calls", "模型调用次数", registry=registry)
        self.drafts_running = Gauge("nigao_drafts_running", "正在拟写的稿", registry=registry)
        self.drafts_waiting = Gauge("nigao_drafts_waiting", "排队等待拟写的稿", registry=registry)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def draft(self, status: str, writer: str, *, degraded: bool) -> None:
        self._drafts.labels(status, writer, str(degraded).lower()).inc()

    def model(self, calls: int, prompt_tokens: int, completion_tokens: int) -> None:
        self._calls.inc(calls)
        self._tokens.labels("prompt").inc(prompt_tokens)
        self._tokens.labels("completion").inc(completion_tokens)

    def refused(self, code: str) -> None:
        self._refused.labels(code).inc()

    def text(self) -> bytes:
        """All of it in the Prometheus text format."""
        return generate_latest(self._registry)
