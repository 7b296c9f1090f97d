"""Another process at the same store: ``python -m tests.store.process ACTION GATE [argument]``.

It says ``ready`` and waits for the file GATE, so that several start at once; settings come from the environment.
"""

import asyncio
import sys
from datetime import date
from pathlib import Path

from service.settings import Settings
from service.store.opening import open_store
from tests.store.stored import add, provenance, version


async def main(action: str, gate: Path, argument: str) -> None:
    print("ready", flush=True)
    while not gate.exists():
        await asyncio.sleep(0.001)
    async with open_store(Settings()) as store:
        match action:
            case "open":
                await store.check()
            case "spend":
                for _ in range(int(argument)):
                    await store.tokens.spend(date(2026, 3, 2), 1)
            case "write":
                for count in range(1_000_000):
                    draft_id = f"d-{argument}-{count}"
                    await add(store, draft_id)
                    print(draft_id, 1, flush=True)
                    await store.drafts.add_version(draft_id, version(2), provenance("第二版" * 2000))
                    print(draft_id, 2, flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:], *([""] if len(sys.argv) == 3 else [])))
