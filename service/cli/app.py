"""The ``nigao`` command: picks the subcommand and turns every error into one Chinese line and an exit code."""

import importlib
import sys
from collections.abc import Sequence
from types import MappingProxyType

from service.cli.parser import ChineseParser
from service.errors import NigaoError

COMMANDS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "draft": ("service.cli.draft", "按拟稿要求拟写一节，附来源、缺项和问题"),
        "inspect": ("service.cli.inspect", "看懂一份文件：文种、提纲、分点、占位符、杂质"),
        "template": ("service.cli.template", "把样稿变成填报表，填好后可作为事实读回"),
        "facts": ("service.cli.facts", "从原始材料中提取事实"),
        "brief": ("service.cli.brief", "检查拟稿要求"),
        "samples": ("service.cli.samples", "管理样稿库：添加、列出、查看、删除"),
        "genres": ("service.cli.genres", "列出文种"),
    }
)
"""Name → (module with ``configure(parser)`` and ``run(args) -> int``, one line of help). Imported only when called."""

_EXIT_CODES = "退出码：0 完成；3 缺事实；4 需处理；2 用法或输入有误；1 运行失败"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1, 2, 3 or 4."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if not arguments or arguments[0] not in COMMANDS:
            return _overview(arguments)
        module = importlib.import_module(COMMANDS[arguments[0]][0])
        parser = module.configure(f"nigao {arguments[0]}")
        return int(module.run(parser.parse_args(arguments[1:])))
    except NigaoError as error:
        print(f"错误：{error.message}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        print("\n已中断，没有保存未完成的内容。", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"错误：无法读写 {error.filename or ''}：{error.strerror}。请检查路径、权限和磁盘空间。", file=sys.stderr)
        return 1


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
