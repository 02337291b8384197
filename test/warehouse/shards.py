"""Prices rows in one process of ClickHouse and in three, and with one of these killed: python3 shards.py JOB. See shards.ts.

ClickHouse in process serves nobody, so each process prices a third of the rows, and this one unites what they answer, or fails when one of
them does not.
"""

import json
import pathlib
import subprocess
import sys
import time


def clickhouse_shard(job, shard, shards):
    """The counts of one shard, as a line of JSON."""
    from chdb import session

    own = session.Session()
    for statement in job["setup"]:
        own.query(statement)
    columns = ", ".join(f"b.{name} AS {name}" for name in job["columns"])
    own.query(
        f"CREATE VIEW facts AS SELECT concat(b.case_id, '-', toString(r.number)) AS case_id, {columns} FROM numbers({job['rows']}) AS r "
        f"JOIN base AS b ON toUInt64(b.case_id) = r.number % {job['drawn']} WHERE r.number % {shards} = {shard}"
    )
    query = job["query"].split("SETTINGS")[0]
    summary = (
        f"SELECT count() AS n, count(refusal_code) AS refused, toString(sum({job['total']})) AS total, toString(groupBitXor(all_columns)) AS hash "
        f"FROM (SELECT *, cityHash64(toJSONString(tuple(*))) AS all_columns FROM ({query})) SETTINGS short_circuit_function_evaluation = 'disable'"
    )
    print("ready", flush=True)
    sys.stdin.readline()
    print(str(own.query(summary, "JSONEachRow")).strip(), flush=True)


class Shards:
    def __init__(self, asked, count):
        words = [sys.executable, __file__, asked]
        self.processes = [
            subprocess.Popen([*words, str(shard), str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for shard in range(count)
        ]
        for process in self.processes:
            process.stdout.readline()

    def answer(self, killed=None):
        """United; fails where a shard gives no answer."""
        from decimal import Decimal

        for process in self.processes:
            process.stdin.write("\n")
            process.stdin.flush()
        if killed is not None:
            time.sleep(0.2)
            self.processes[killed].kill()
        lines = [process.stdout.readline() for process in self.processes]
        codes = [process.wait() for process in self.processes]
        if any(codes) or not all(lines):
            raise RuntimeError(f"shards ended with {codes}")
        parts = [json.loads(line) for line in lines]
        hashed = 0
        for part in parts:
            hashed ^= int(part["hash"])
        total = sum(Decimal(part["total"]) for part in parts)
        return (sum(int(part["n"]) for part in parts), sum(int(part["refused"]) for part in parts), f"{total:.2f}", hashed)


def clickhouse(job, asked):
    expected = Shards(asked, 1).answer()
    print("one process:    ", *expected, flush=True)
    answer = Shards(asked, 3).answer()
    print("three processes:", *answer, flush=True)
    try:
        Shards(asked, 3).answer(killed=1)
        print("a process killed: an answer")
        return False
    except RuntimeError as error:
        print(f"a process killed: {error}", flush=True)
    return answer == expected and expected[0] == job["rows"]


def main(asked, *words):
    job = json.loads(pathlib.Path(asked).read_text())
    if words:
        clickhouse_shard(job, *map(int, words))
        return
    right = clickhouse(job, asked)
    print("equal, and no answer without a shard" if right else "DIFFERENT")
    sys.exit(0 if right else 1)


main(*sys.argv[1:])
