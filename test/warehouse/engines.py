"""Engines that price tables: each starts what it needs, and stops it."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time


def processor_of(process):
    """Seconds that a process has taken of all processors, in all its threads."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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

    def processor(self):
        return processor_of(self.connection.get_backend_pid())

    def query(self, text):
        with self.connection.cursor() as cursor:
            # As text: no float on the way.
            cursor.execute(f"SELECT CAST(to_json(t) AS text) FROM ({text}) AS t")
            return [json.loads(line, parse_float=str) for (line,) in cursor.fetchall()]

    def load(self, book):
        """Facts from CSV, each list into its own table."""
        for table in book["tables"]:
            columns = ", ".join(table["columns"])
            with self.connection.cursor() as cursor, open(table["csv"], encoding="utf8") as file:
                cursor.copy_expert(f"COPY {table['name']} ({columns}) FROM STDIN WITH (FORMAT csv, HEADER true)", file)
        self.run("ANALYZE")

    def price(self, book):
        self.run("DROP TABLE IF EXISTS priced")
        self.run(f"CREATE TABLE priced AS {book['query']}")

    def export(self, book, path):
        """Texts only, so that no number goes through a float on its way."""
        texts = ", ".join(f"to_json(CAST({each['name']} AS text{'[]' if each['list'] else ''})) AS {each['as']}" for each in book["answers"])
        with self.connection.cursor() as cursor, open(path, "w", encoding="utf8") as file:
            wanted = f"SELECT to_json(t) FROM (SELECT {texts} FROM priced) AS t"
            cursor.copy_expert(f"COPY ({wanted}) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')", file)

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
        # The database that a process begins with takes names of tables for files where they have wildcards; a server's does not.
        self.run("CREATE DATABASE rig ENGINE = Atomic")
        self.run("USE rig")
        # A query that wants more is a fault of the query: an error, not a machine without memory.
        self.run("SET max_memory_usage = 2000000000, max_execution_time = 60")
        self.run("SET output_format_json_quote_decimals = 1, output_format_json_quote_64bit_integers = 1")

    def run(self, statement):
        self.session.query(statement)

    def processor(self):
        return time.process_time()

    def query(self, text):
        lines = str(self.session.query(text, "JSONEachRow")).split("\n")
        return [json.loads(line) for line in lines if line]

    def load(self, book):
        columns = ", ".join(book["columns"])
        self.run(f"INSERT INTO {book['table']} ({columns}) SELECT {columns} FROM file('{book['parquet']}', 'Parquet')")

    def price(self, book):
        self.run("DROP TABLE IF EXISTS priced")
        self.run(f"CREATE TABLE priced ENGINE = MergeTree ORDER BY tuple() AS {book['query']}")

    def export(self, book, path):
        texts = ", ".join(f"{each['name']} AS {each['as']}" for each in book["answers"])
        self.run(f"INSERT INTO FUNCTION file('{path}', 'Parquet') SELECT {texts} FROM priced")

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
        # A query that is too long for one method of Java is priced without being compiled, after three hundred lines about it.
        log = self.spark._jvm.org.apache.logging.log4j
        for quiet in ("CodeGenerator", "GenerateUnsafeProjection"):
            name = f"org.apache.spark.sql.catalyst.expressions.codegen.{quiet}"
            log.core.config.Configurator.setLevel(name, log.Level.OFF)

    def run(self, statement):
        self.spark.sql(statement)

    def processor(self):
        return processor_of(self.spark.sparkContext._gateway.proc.pid)

    def query(self, text):
        rows = self.spark.sql(text).collect()
        return [json.loads(json.dumps(row.asDict(recursive=True), default=str)) for row in rows]

    def load(self, book):
        columns = ", ".join(book["columns"])
        self.spark.read.parquet(book["parquet"]).createOrReplaceTempView("book")
        self.run(f"INSERT INTO {book['table']} ({columns}) SELECT {columns} FROM book")

    def price(self, book):
        self.spark.sql(book["query"]).write.mode("overwrite").parquet(f"{self.home}/priced.parquet")

    def export(self, book, path):
        names = [f"{each['name']} AS {each['as']}" for each in book["answers"]]
        self.spark.read.parquet(f"{self.home}/priced.parquet").selectExpr(*names).write.mode("overwrite").parquet(path)

    def drop(self, tables):
        for table in tables:
            self.run(f"DROP TABLE IF EXISTS {table}")

    def close(self):
        self.spark.stop()
        shutil.rmtree(self.home)


class Sqlite:
    """In memory, as its own library has it."""

    def __init__(self):
        import sqlite3

        self.connection = sqlite3.connect(":memory:")

    def run(self, statement):
        self.connection.executescript(statement)

    def processor(self):
        return time.process_time()

    def query(self, text):
        cursor = self.connection.execute(text)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]

    def load(self, book):
        for table in book["tables"]:
            marks = ", ".join("?" for _ in table["columns"])
            statement = f"INSERT INTO {table['name']} ({', '.join(table['columns'])}) VALUES ({marks})"
            self.connection.executemany(statement, self.rows(book, table))
        self.connection.commit()

    def rows(self, book, table):
        with open(book["ndjson"], encoding="utf8") as file:
            for line in file:
                row = json.loads(line)
                if table["list"] is None:
                    yield [row.get(fact) for fact in table["facts"]]
                    continue
                for place, item in enumerate(row.get(table["list"]) or []):
                    own = {**item, **{table["key"]: row[table["key"]], "place": place + 1}}
                    yield [own.get(fact) for fact in table["facts"]]

    def price(self, book):
        self.run("DROP TABLE IF EXISTS priced")
        self.connection.execute(f"CREATE TABLE priced AS {book['query']}")

    def export(self, book, path):
        names = ", ".join(each["name"] for each in book["answers"])
        with open(path, "w", encoding="utf8") as file:
            for row in self.connection.execute(f"SELECT {names} FROM priced"):
                pairs = zip(book["answers"], row)
                written = {each["as"]: json.loads(value) if each["list"] and value is not None else value for each, value in pairs}
                file.write(json.dumps({name: value if value is None or isinstance(value, list) else str(value) for name, value in written.items()}) + "\n")

    def drop(self, tables):
        for table in reversed(tables):
            self.run(f"DROP TABLE IF EXISTS {table}")

    def close(self):
        self.connection.close()


ENGINES = {"postgres": Postgres, "clickhouse": ClickHouse, "spark": Spark, "sqlite": Sqlite}
