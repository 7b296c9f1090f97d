"""The ``nigao`` command: picks the subcommand and turns every error into one Chinese line and an exit code."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import MappingProxyType

from service.cli.parser import ChineseParser
from service.cli.saving import reason
from service.errors import NigaoError
from service.text.hygiene import visible

COMMANDS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "draft": ("service.cli.draft", "按拟稿要求拟写一节，附来源、缺项和问题"),
        "inspect": ("service.cli.inspect", "看懂一份文件：文种、提纲、分点、占位符、杂质"),
        "template": ("service.cli.template", "把样稿变成填报表，填好后可作为事实读回"),
        "facts": ("service.cli.facts", "从原始材料中提取事实"),
        "brief": ("service.cli.brief", "检查拟稿要求"),
        "revise": ("service.cli.revise", "按意见修改一份拟过的稿，存为新的一版"),
        "drafts": ("service.cli.drafts", "拟过的稿：列出、查看、另存、删除"),
        "samples": ("service.cli.samples", "管理样稿库：添加、列出、查看、删除"),
        "serve": ("service.cli.serve", "启动 HTTP 服务"),
        "keys": ("service.cli.keys", "管理接口密钥：新建、列出、停用"),
        "genres": ("service.cli.genres", "列出文种"),
        "eval": ("eval.cli.app", "离线评测"),
    }
)
"""Name → (module with ``configure(parser)`` and ``run(args) -> int``, one line of help). Imported only when called."""

_EXIT_CODES = "退出码：0 完成；3 缺事实；4 需处理；5 评测未达标；6 待确认；2 用法或输入有误；1 运行失败"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is one of 0 to 6."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that has not every character still gets the rest
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except NigaoError as error:
        return _failed(error.message, error.exit_code)
    except BrokenPipeError:  # who read the output has had enough; the interpreter must not try to flush the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _failed("已中断，没有保存未完成的内容", 1)
    except MemoryError:
        return _failed("内存不足，请把文件拆成几个小的再试", 1)
    except OSError as error:
        what = f"读写“{error.filename}”出错" if error.filename else "输出不了结果"
        return _failed(f"{what}：{reason(error)}。请检查路径、权限和磁盘空间", 1)


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        return _overview(arguments)
    module = importlib.import_module(COMMANDS[arguments[0]][0])
    parser = module.configure(f"nigao {arguments[0]}")
    return int(module.run(parser.parse_args(arguments[1:])))


def _failed(message: str, code: int) -> int:
    print(f"错误：{visible(message)}", file=sys.stderr)
    return code


def _overview(arguments: Sequence[str]) -> int:
    lines = "\n".join(f"  {name:<10}{help}" for name, (_, help) in COMMANDS.items())
    parser = ChineseParser(
        prog="nigao",
        description=f"拟稿：依据样稿和事实拟写公文，每个数字、名称、日期都有来源。\n\n命令：\n{lines}\n\n{_EXIT_CODES}",
        examples=("nigao draft examples/brief.yaml --out 稿.docx", "nigao inspect 样稿.docx", "nigao draft --help"),
    )
    parser.add_argument("command", metavar="命令", help="上面列出的命令之一；“nigao 命令 --help”看它的用法")
    if not arguments:
        parser.print_help()
        return 0
    parsed = parser.parse_args(arguments[:1])
    parser.error(f"没有“{parsed.command}”这个命令，可用：{'、'.join(COMMANDS)}")
