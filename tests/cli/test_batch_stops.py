"""A batch that is stopped: by one Ctrl-C, by two, and while it waits for its next look."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.fake_model_server import FakeModel, serving
from summarizer.store import Store
from tests.cli.test_batch import alone, options, story

__all__ = ["alone"]  # pytest finds the fixture here, too


def start(model: FakeModel, *more: str) -> subprocess.Popen[str]:
    rows = "\n".join(json.dumps({"text": story(n)}) for n in range(40))
    Path("rows.jsonl").write_text(rows, "utf-8")
    command = [sys.executable, "-m", "summarizer", "batch", "rows.jsonl", *options(model), *more]
    root = str(Path(__file__).parents[2])
    env = os.environ | {"PYTHONPATH": root}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)


def wait_for_calls(model: FakeModel, number: int) -> None:
    deadline = time.monotonic() + 60
    while sum(model.calls.values()) < number and time.monotonic() < deadline:
        time.sleep(0.01)


def test_one_ctrl_c_finishes_what_is_in_flight_and_the_next_run_goes_on() -> None:
    with serving(FakeModel(seconds=0.5)) as model:
        process = start(model)
        wait_for_calls(model, 6)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert err.startswith("summarize: interrupted: articles under way are finished first; Ctrl-C again")
        last = re.search(
            r"^interrupted: (\d+) kept in news.db, (\d+) left; run the same command to go on$", err, re.M
        )
        assert last
        with Store(Path("news.db")) as store:
            counts = store.counts()
            assert counts["running"] == counts["dead"] == 0
            assert 4 <= counts["done"] < 40
            assert [int(n) for n in last.groups()] == [counts["done"], 40 - counts["done"]]
        model.seconds = 0
        start(model).communicate(timeout=60)
        assert set(model.calls.values()) == {2}
        with Store(Path("news.db")) as store:
            assert store.counts()["done"] == 40


def test_a_second_ctrl_c_stops_at_once() -> None:
    with serving(FakeModel(seconds=3600)) as model:
        process = start(model)
        wait_for_calls(model, 4)
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130
        with Store(Path("news.db")) as store:
            counts = store.counts()
        assert counts["pending"] >= 4
        assert counts["running"] == counts["done"] == counts["dead"] == 0


def test_watch_looks_again_until_interrupted() -> None:
    with serving(FakeModel()) as model:
        process = start(model, "--watch", "600")
        wait_for_calls(model, 40)
        assert process.stderr is not None
        for line in process.stderr:
            if "next look in 600 minutes" in line:
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130
