"""Runs the jobs of run.ts in one engine: python3 drive.py ENGINE JOBS ANSWERS."""

import json
import os
import pathlib
import sys
import time

from engines import ENGINES


def main(name, asked, answered):
    engine = ENGINES[name]()
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
