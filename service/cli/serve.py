"""``nigao serve``: the HTTP service."""

import argparse
import sys

from service.cli.parser import ChineseParser

_HOST, _PORT = "127.0.0.1", 8000


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="启动 HTTP 服务。接口说明见 /openapi.json；日志为 JSON，每行一条，不含稿件内容。\n"
        "没有要求密钥时只监听本机。停止时不再接受新稿，正在拟的稿有一段时间可以拟完。",
        examples=("nigao serve", "nigao serve --port 9000", "nigao serve --host 0.0.0.0 --require-keys"),
    )
    parser.add_argument("--host", default=_HOST, metavar="地址", help=f"监听的地址（默认 {_HOST}，即只供本机使用）")
    parser.add_argument("--port", default=_PORT, type=int, metavar="端口", help=f"监听的端口（默认 {_PORT}，0 为任选）")
    parser.add_argument("--require-keys", action="store_true", help="要求密钥（nigao keys create 新建）")
    return parser


def run(args: argparse.Namespace) -> int:
    from service.api.server import serve
    from service.settings import Settings

    settings = Settings(require_keys=True) if args.require_keys else Settings()
    serve(settings, args.host, args.port, _tell)
    return 0


def _tell(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"服务已启动：http://{shown}:{port}　按 Ctrl+C 停止", file=sys.stderr, flush=True)
