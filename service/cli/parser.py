"""An argument parser that speaks Chinese: titles, help and errors, with exit code 2 for bad usage."""

import argparse
import re
from typing import NoReturn

_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数：\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识的参数：\1"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"参数 \1 不能是 \2，可选：\3"),
    (re.compile(r"argument (.+?): expected (?:one argument|at least one argument)"), r"参数 \1 后缺少内容"),
    (re.compile(r"argument (.+?): invalid (?:int|float) value: (.+)"), r"参数 \1 应为数字，不能是 \2"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"参数 \1 不能与 \2 同时使用"),
    (re.compile(r"argument (.+?): invalid \w+ value: (.+)"), r"参数 \1 不能是 \2，可选的见帮助"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), r"参数 \1 不明确，可能是：\2"),
)


class ChineseParser(argparse.ArgumentParser):
    """``examples`` are shown at the end of the help, as they would be typed."""

    def __init__(self, *args: object, examples: tuple[str, ...] = (), **options: object) -> None:
        options.setdefault("formatter_class", _Formatter)
        options.setdefault("add_help", False)
        options.setdefault("allow_abbrev", False)
        if examples:
            options["epilog"] = "示例：\n" + "\n".join(f"  {line}" for line in examples)
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示帮助")

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _ERRORS:
            message = pattern.sub(chinese, message)
        self.exit(2, f"用法错误：{message}\n{self.format_usage()}查看帮助：{self.prog} --help\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)  # type: ignore[arg-type]
