"""``nigao keys``: the API keys of the HTTP service."""

import argparse
import asyncio
import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from service.cli.parser import ChineseParser

if TYPE_CHECKING:
    from service.store.opening import Store
    from service.store.records import ApiKey


def configure(prog: str) -> ChineseParser:
    parser = ChineseParser(
        prog=prog,
        description="接口密钥：新建、列出、停用。密钥只在新建时显示一次，库中只存它的摘要。",
        examples=("nigao keys create 办公系统", "nigao keys list", "nigao keys revoke 3f2a9c01d2e4"),
    )
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    create = actions.add_parser("create", help="新建一个密钥", examples=("nigao keys create 办公系统",))
    create.add_argument("name", metavar="名称", help="给谁用、做什么用，便于日后辨认")
    listing = actions.add_parser("list", help="列出密钥", examples=("nigao keys list", "nigao keys list --json"))
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    revoke = actions.add_parser("revoke", help="停用一个密钥，立即生效", examples=("nigao keys revoke 3f2a9c01d2e4",))
    revoke.add_argument("key", metavar="编号", help="密钥的编号，见 nigao keys list")
    return parser


def run(args: argparse.Namespace) -> int:
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    from service.settings import Settings
    from service.store.opening import open_store

    async with open_store(Settings()) as store:
        match args.action:
            case "create":
                await _create(store, args.name)
            case "list":
                _list(await store.keys.list(), as_json=args.json)
            case "revoke":
                key = await store.keys.revoke(args.key)
                print(f"已停用密钥 {key.id}  {key.name}")
    return 0


async def _create(store: "Store", name: str) -> None:
    key, plaintext = await store.keys.create(name)
    print(f"已新建密钥 {key.id}  {key.name}\n\n{plaintext}\n\n密钥只显示这一次，请现在就保存好。")


def _list(keys: "tuple[ApiKey, ...]", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(key) for key in keys], ensure_ascii=False, indent=2, default=datetime.isoformat))
        return
    for key in keys:
        used = f"最近使用 {_when(key.last_used_at)}" if key.last_used_at else "未使用过"
        state = f"{_when(key.revoked_at)} 停用" if key.revoked_at else "在用"
        print(f"{key.id}  {state}  新建 {_when(key.created_at)}  {used}  {key.name}")
    print(f"共 {len(keys)} 个")


def _when(time: datetime) -> str:
    """In the time zone of this machine."""
    return f"{time.astimezone():%Y-%m-%d %H:%M}"
