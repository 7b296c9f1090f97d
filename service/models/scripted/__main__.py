"""``python -m service.models.scripted``: the scripted model as a server, until it is interrupted."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from service.models.scripted.endpoint import ScriptedModel
from service.models.scripted.faults.registry import FAULTS
from service.models.scripted.recordings import Replay
from service.models.scripted.writers import WRITERS


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m service.models.scripted", description="本机的脚本模型：OpenAI 兼容接口，按种子作答"
    )
    parser.add_argument("--port", type=int, default=8098, help="端口，0 为任选一个")
    parser.add_argument("--writer", choices=sorted(WRITERS), default="faithful", help="由谁作答")
    parser.add_argument("--seed", type=int, default=0, help="种子")
    parser.add_argument("--delay", type=float, default=0.0, help="首字节之前等多少秒")
    parser.add_argument("--characters", type=int, default=7, help="流式作答时每块的字数")
    parser.add_argument("--between", type=float, default=0.0, help="流式作答时块与块之间等多少秒")
    parser.add_argument("--faults", nargs="*", choices=sorted(FAULTS), default=[], help="传输上的差错，随机取其一")
    parser.add_argument("--rate", type=float, default=1.0, help="遇到差错的请求所占的比例")
    parser.add_argument("--hanging", type=float, default=60.0, help="停顿一类的差错停多少秒")
    parser.add_argument("--replay", type=Path, help="不用 --writer，而按这个文件夹里的录制作答")
    args = parser.parse_args(arguments)
    with ScriptedModel(
        Replay(args.replay) if args.replay else args.writer,
        args.seed,
        args.delay,
        args.characters,
        args.between,
        port=args.port,
        faults=args.faults,
        fault_rate=args.rate,
        hanging=args.hanging,
    ) as endpoint:
        print(endpoint.base_url, flush=True)
        try:
            while True:
                sleep(3600)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
