"""Prices rows in one process of Spark and on a standalone cluster, then with a worker killed: python3 cluster.py JOB. See cluster.ts.

A master and two workers are processes of this machine; what they tell each other goes over its own address.
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

PARTS = 24


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """A master and workers with a core each, each in a process group of its own with what it starts."""

    def __init__(self, workers):
        import pyspark

        spark_home = os.path.dirname(pyspark.__file__)
        self.home = tempfile.mkdtemp(prefix="cluster-")
        self.env = {**os.environ, "SPARK_HOME": spark_home, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
        self.program = f"{spark_home}/bin/spark-class"
        self.port = free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        deploy = "org.apache.spark.deploy"
        self.master = self.start("master", f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        self.told("master", "started at spark|I have been elected leader")
        words = ["--host", "127.0.0.1", "--cores", "1", "--memory", "800m", "--webui-port", "0", self.url]
        self.workers = [
            self.start(f"worker{place}", f"{deploy}.worker.Worker", "--work-dir", f"{self.home}/work{place}", *words) for place in range(workers)
        ]
        for place in range(workers):
            self.told(f"worker{place}", "Successfully registered with master")

    def start(self, name, *words):
        log = open(f"{self.home}/{name}.log", "w")
        return subprocess.Popen([self.program, *words], env=self.env, stdout=log, stderr=log, cwd=self.home, start_new_session=True)

    def told(self, name, wanted):
        import re

        for _ in range(600):
            if re.search(wanted, pathlib.Path(f"{self.home}/{name}.log").read_text()):
                return
            time.sleep(0.1)
        raise RuntimeError(f"{name} does not start: {pathlib.Path(f'{self.home}/{name}.log').read_text()[-900:]}")

    def kill(self, place):
        """The worker and its executor, at once."""
        os.killpg(self.workers[place].pid, signal.SIGKILL)

    def close(self):
        for process in [*self.workers, self.master]:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def summary(job, spark):
    """Counts, the sum of an amount, and a hash of all columns of all rows."""
    spark.read.parquet(job["parquet"]).createOrReplaceTempView("base")
    columns = ", ".join(f"b.{name} AS {name}" for name in job["columns"])
    spark.sql(
        f"SELECT concat(b.case_id, '-', CAST(r.id AS STRING)) AS case_id, {columns} FROM range(0, {job['rows']}, 1, {PARTS}) AS r "
        f"JOIN base AS b ON CAST(b.case_id AS BIGINT) = r.id % {job['drawn']}"
    ).createOrReplaceTempView("facts")
    [row] = spark.sql(
        f"SELECT count(*) AS n, count(refusal_code) AS refused, CAST(sum({job['total']}) AS STRING) AS total, "
        f"bit_xor(xxhash64(to_json(struct(*)))) AS hash FROM ({job['query']})"
    ).collect()
    return (row.n, row.refused, row.total, row.hash)


def session(master):
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master(master)
        .config("spark.executor.memory", "600m")
        .config("spark.executor.cores", "1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    return spark


def registered(spark, wanted):
    """How many executors there are, once there are as many as wanted or a minute is over."""
    for _ in range(600):
        # The driver is one of those that are listed.
        executors = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
        if executors >= wanted:
            break
        time.sleep(0.1)
    return executors


def done_tasks(spark):
    tracker = spark.sparkContext.statusTracker()
    infos = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return [(info.numCompletedTasks, info.numTasks) for info in infos if info is not None and info.numTasks == PARTS]


def killed_on_the_way(job, spark, cluster):
    """The answer, or the error; and how many tasks were done when the worker was killed."""
    told = []

    def work():
        try:
            told.append(summary(job, spark))
        except Exception as error:  # an error is a right outcome here
            told.append(f"{type(error).__name__}")

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        for done, _ in done_tasks(spark):
            if done > 1:
                cluster.kill(1)
                thread.join()
                return told[0], done
        time.sleep(0.02)
    return told[0], None


def main(asked):
    job = json.loads(pathlib.Path(asked).read_text())
    alone = session("local[1]")
    expected = summary(job, alone)
    print("one process:                ", *expected, flush=True)
    alone.stop()
    cluster = Cluster(2)
    try:
        spark = session(cluster.url)
        if spark.conf.get("spark.sql.ansi.enabled") != "true":
            raise RuntimeError("not in ANSI mode")
        executors = registered(spark, 2)
        answer = summary(job, spark)
        print("a master and two workers:   ", *answer, flush=True)
        print(f"executors that took part:    {executors}", flush=True)
        lost, done = killed_on_the_way(job, spark, cluster)
        shown = lost if isinstance(lost, str) else " ".join(map(str, lost))
        print(f"a worker killed, {done} of {PARTS} tasks done: {shown}", flush=True)
        spark.stop()
    finally:
        cluster.close()
    right = answer == expected and executors == 2 and done is not None and (isinstance(lost, str) or lost == expected) and expected[0] == job["rows"]
    print("equal, and no partial answer" if right else "DIFFERENT")
    sys.exit(0 if right else 1)


main(*sys.argv[1:])
