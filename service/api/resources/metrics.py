"""``GET /metrics`` for Prometheus."""

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from service.api.runtime import Running

router = APIRouter(tags=["运行状况"])


@router.get("/metrics", summary="运行指标（Prometheus 文本格式）", response_class=PlainTextResponse)
async def metrics(runtime: Running) -> Response:
    """请求数、用时、拟稿数、模型用量。"""
    return Response(runtime.measures.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
