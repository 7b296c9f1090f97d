"""What goes wrong with a model: each with a stable code, a message a clerk understands, and whether to try again."""

from service.errors import NigaoError


class ModelError(NigaoError):
    """A model that did not answer (HTTP 503, exit 1). Drafting turns it into a degraded draft.

    ``retry`` says whether the same request may succeed; ``after`` is the number of seconds the endpoint asked for;
    ``spent``: the endpoint may have worked on the request, so that its tokens count.
    """

    status = 503

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retry: bool = False,
        after: float | None = None,
        spent: bool = False,
        **context: object,
    ) -> None:
        super().__init__(code, message, **context)
        self.retry = retry
        self.after = after
        self.spent = spent


def overloaded(after: float | None) -> ModelError:
    return ModelError("model_overloaded", "模型服务繁忙，暂不受理", retry=True, after=after)


def out_of_quota() -> ModelError:
    return ModelError("model_out_of_quota", "模型服务的额度已用完，请充值或换一个模型")


def unreachable(kind: str) -> ModelError:
    return ModelError("model_unreachable", f"连不上模型服务（{kind}），请检查网络和 OPENAI_BASE_URL", retry=True)


def failing(status: int, after: float | None = None) -> ModelError:
    return ModelError("model_failing", f"模型服务出错（{status}）", retry=True, after=after, upstream=status)


def too_slow() -> ModelError:
    return ModelError("model_too_slow", "模型服务没有在规定时间内回答", retry=True, spent=True)


def key_refused() -> ModelError:
    return ModelError("model_key_refused", "模型服务不认密钥，请检查 OPENAI_API_KEY")


def not_found(model: str) -> ModelError:
    return ModelError("model_not_found", f"模型服务没有“{model}”这个模型，请检查 NIGAO_MODEL", model=model)


def too_long() -> ModelError:
    return ModelError("model_context_exceeded", "内容超过模型的上下文长度，请减少事实或调小 NIGAO_MODEL_CONTEXT_TOKENS")


def rejected(status: int) -> ModelError:
    return ModelError("model_request_rejected", f"模型服务拒绝了请求（{status}）", upstream=status)


def not_understood() -> ModelError:
    return ModelError("model_answer_garbled", "模型服务的回答不是约定的格式", retry=True, spent=True)


def unusable(reason: str) -> ModelError:
    return ModelError("model_answer_unusable", f"模型的回答不能用：{reason}", retry=True)


def wordless(*, retry: bool) -> ModelError:
    return ModelError("model_answer_unusable", "模型的回答不能用：没有内容", retry=retry, after=0.0)


def ceiling(message: str) -> ModelError:
    return ModelError("model_token_ceiling", message)


def deadline(seconds: float) -> ModelError:
    return ModelError("model_deadline", f"模型没有在 {seconds:g} 秒内写完")
