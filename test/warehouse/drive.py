"""Runs the jobs of run.ts in one engine: python3 drive.py ENGINE JOBS ANSWERS. Starts and stops what it needs."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time


class Postgres:
    """A server of its own in a folder of its own, reached over a socket there."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="pg-")
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
        self.bin = f"{found[-1]}/" if found else ""
        self.user = []
        if os.geteuid() == 0:
            # The server refuses to run as root.
            subprocess.run(["chown", "nobody", self.home], check=True)
            self.user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        env = {**os.environ, "HOME": self.home}
        data = f"{self.home}/data"
        quiet = {"stdout": subprocess.DEVNULL, "env": env, "check": True, "cwd": self.home}
        subprocess.run([*self.user, f"{self.bin}initdb", "-D", data, "-U", "bareme", "-A", "trust", "-E", "UTF8"], **quiet)
        options = f"-k {self.home} -c listen_addresses="
        subprocess.run([*self.user, f"{self.bin}pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{self.home}/log", "start"], **quiet)
        self.data, self.env = data, env
        import psycopg2

        self.connection = psycopg2.connect(host=self.home, user="bareme", dbname="postgres")
        self.connection.autocommit = True

    def run(self, statement):
        with self.connection.cursor() as cursor:
            cursor.execute(statement)

    def query(self, text):
        with self.connection.cursor() as cursor:
            # As text: no float on the way.
            cursor.execute(f"SELECT CAST(to_json(t) AS text) FROM ({text}) AS t")
            return [json.loads(line, parse_float=str) for (line,) in cursor.fetchall()]

    def drop(self, tables):
        self.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    def close(self):
        self.connection.close()
        subprocess.run([*self.user, f"{self.bin}pg_ctl", "-D", self.data, "-m", "fast", "stop"], env=self.env, cwd=self.home, stdout=subprocess.DEVNULL)
        shutil.rmtree(self.home)


class ClickHouse:
    def __init__(self):
        from chdb import session

        self.session = session.Session()
        # A query that wants more is a fault of the query: an error, not a machine without memory.
        self.run("SET max_memory_usage = 2000000000, max_execution_time = 60")
        self.run("SET output_format_json_quote_decimals = 1, output_format_json_quote_64bit_integers = 1")

    def run(self, statement):
        self.session.query(statement)

    def query(self, text):
        lines = str(self.session.query(text, "JSONEachRow")).splitlines()
        return [json.loads(line) for line in lines if line]

    def drop(self, tables):
        for table in tables:
            self.run(f"DROP TABLE IF EXISTS {table}")

    def close(self):
        pass


class Spark:
    def __init__(self):
        # Nobody outside is to be reached, and short queries are not worth the second compiler of Java.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("PYSPARK_SUBMIT_ARGS", "--driver-java-options -XX:TieredStopAtLevel=1 pyspark-shell")
        from pyspark.sql import SparkSession

        self.home = tempfile.mkdtemp(prefix="spark-")
        master = os.environ.get("SPARK_MASTER", "local[2]")
        self.spark = (
            SparkSession.builder.master(master)
            .config("spark.sql.warehouse.dir", self.home)
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
        self.spark.sparkContext.setLogLevel("ERROR")

    def run(self, statement):
        self.spark.sql(statement)

    def query(self, text):
        rows = self.spark.sql(text).collect()
        return [json.loads(json.dumps(row.asDict(recursive=True), default=str)) for row in rows]

    def drop(self, tables):
        for table in tables:
            self.run(f"DROP TABLE IF EXISTS {table}")

    def close(self):
        self.spark.stop()
        shutil.rmtree(self.home)


def main(name, asked, answered):
    engine = {"postgres": Postgres, "clickhouse": ClickHouse, "spark": Spark}[name]()
    answers = []
    try:
        for job in json.loads(pathlib.Path(asked).read_text()):
            try:
                times = [time.monotonic()]
                engine.drop(job["tables"])
                for statement in job["setup"]:
                    engine.run(statement)
                times.append(time.monotonic())
                priced = engine.query(job["query"])
                times.append(time.monotonic())
                answers.append({"answers": priced, "certificate": engine.query(job["certificate"])})
                times.append(time.monotonic())
                if "VERBOSE" in os.environ:
                    print(job["tariff"], *(f"{b - a:.2f}" for a, b in zip(times, times[1:])), flush=True)
            except Exception as error:  # told with the tariff's name by run.ts
                answers.append({"error": f"{type(error).__name__}: {str(error)[:900]}"})
    finally:
        engine.close()
    pathlib.Path(answered).write_text(json.dumps(answers))


main(*sys.argv[1:])
