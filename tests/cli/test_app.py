"""The command: help, bad usage and errors in Chinese, with the exit codes that scripts rely on."""

import subprocess
import sys
from pathlib import Path

import pytest

from service.cli.app import COMMANDS
from tests.cli.conftest import Run


def test_without_arguments_the_commands_are_listed(nigao: Run) -> None:
    ran = nigao()
    assert ran.code == 0
    for name in COMMANDS:
        assert name in ran.out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help_with_examples(nigao: Run, command: str) -> None:
    ran = nigao(command, "--help")
    assert ran.code == 0
    assert "用法：" in ran.out
    assert f"nigao {command}" in ran.out.split("示例：")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "没有“nosuch”这个命令"),
        (["draft"], "缺少参数：拟稿要求"),
        (["draft", "a.yaml", "--nosuch"], "不认识的参数：--nosuch"),
        (["inspect"], "缺少参数：文件"),
        (["samples", "add", "x.txt", "--level", "moon"], "没有“moon”这一层级"),
    ],
)
def test_bad_usage_is_said_in_chinese_with_exit_code_2(nigao: Run, arguments: list[str], said: str) -> None:
    ran = nigao(*arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize("command", ["draft", "inspect", "template"])
def test_a_file_that_is_not_there(nigao: Run, command: str, tmp_path: Path) -> None:
    ran = nigao(command, tmp_path / "没有.txt")
    assert ran.code == 2
    assert "没有.txt" in ran.err
    assert "Traceback" not in ran.err


def test_help_pays_for_nothing_that_it_does_not_use() -> None:
    heavy = "chromadb openai langchain_core langchain_openai fastapi numpy scipy docx lxml pydantic openpyxl rich"
    code = (
        f"import sys, service.cli.app as app; app.main([]); print(*(m for m in '{heavy}'.split() if m in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == ""


def test_a_built_in_draft_does_not_import_what_it_does_not_use(examples: Path, data_dir: Path) -> None:
    heavy = "chromadb openai langchain_core langchain_openai fastapi docx openpyxl rich"
    code = (
        f"import sys, service.cli.app as app; app.main(['draft', {str(examples / 'brief.yaml')!r}]); "
        f"print(*(m for m in '{heavy}'.split() if m in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"NIGAO_DATA_DIR": str(data_dir)}
    )
    assert ran.stdout.splitlines()[-1] == ""
