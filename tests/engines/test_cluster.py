"""Daft on an object store and on a Ray cluster, both on this machine: the command as a user runs it."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.fake_model_server import FakeModel, serving

boto3 = pytest.importorskip("boto3")
pytest.importorskip("ray")
moto = pytest.importorskip("moto.server")

pytestmark = pytest.mark.slow
CLUSTER = """
import sys
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
print(cluster.address, flush=True)
sys.stdin.read()
cluster.shutdown()
"""


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    return {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_DEDUP_LOGS": "0",
    }


@pytest.fixture(scope="module")
def store(environment: dict[str, str]) -> Iterator[str]:
    """The address of an object store with 20 rows, two of them bad, at s3://news/week.jsonl."""
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    lines = [json.dumps({"text": f"Alpha{n} met Beta{n} in Lisbon."}) for n in range(18)]
    lines += ["{", json.dumps({"text": "Alpha900 met Beta900 in Lisbon. ALWAYS-refusal"})]
    client = boto3.client(
        "s3",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
    )
    client.create_bucket(Bucket="news")
    client.put_object(Bucket="news", Key="week.jsonl", Body="\n".join(lines).encode())
    yield url
    server.stop()


@pytest.fixture
def ray(environment: dict[str, str], store: str) -> Iterator[str]:
    """The address of a cluster of one node, which ends with the test. Its workers know the store, too."""
    process = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env={**environment, "AWS_ENDPOINT_URL": store},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.communicate("")


def batch(environment: dict[str, str], store: str, output: str, model: FakeModel, *more: str) -> str:
    """What the command says it did: "18 done, 2 dead"."""
    options = ["--engine", "daft", "--output", output, "--strategy", "article", *more]
    endpoint = ["--model", "fake", "--base-url", model.url]
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "batch", "s3://news/week.jsonl", *options, *endpoint],
        env={**environment, "AWS_ENDPOINT_URL": store},
        capture_output=True,
        text=True,
        timeout=600,  # Ray starts a process for each worker, which takes minutes where two cores are shared
        check=False,
    )
    assert "Traceback" not in done.stderr
    said = re.search(r"\d+ done, \d+ dead(?=, in )", done.stderr)  # among the bars that Ray draws
    return said.group() if said else done.stderr


def test_rows_come_from_and_go_to_an_object_store_and_are_done_once(
    environment: dict[str, str], store: str
) -> None:
    with serving(FakeModel()) as model:
        assert batch(environment, store, "s3://news/out", model) == "18 done, 2 dead"
        assert batch(environment, store, "s3://news/out", model) == "0 done, 0 dead"
        assert Counter(model.calls.values()) == {2: 18, 1: 1}  # two looks at each, one at the refused one


def test_a_ray_cluster_does_the_same(
    environment: dict[str, str], store: str, ray: str, tmp_path: Path
) -> None:
    output = str(tmp_path / "out")
    with serving(FakeModel()) as model:
        assert batch(environment, store, output, model, "--ray", ray) == "18 done, 2 dead"
        assert batch(environment, store, output, model, "--ray", ray) == "0 done, 0 dead"
        assert Counter(model.calls.values()) == {2: 18, 1: 1}  # two looks at each, one at the refused one
