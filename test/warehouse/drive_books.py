"""Prices books of facts that lie in files, in one engine: python3 drive_books.py ENGINE. See book-driver.ts.

Reads a line for each book, a JSON array of the file that holds the job and the file for its times; says on descriptor 3 when it is done.
"""

import json
import os
import pathlib
import sys
import time

from engines import ENGINES


def seconds(action, *words):
    begin = time.monotonic()
    action(*words)
    return time.monotonic() - begin


def priced(engine, book):
    try:
        engine.drop([table["name"] for table in book["tables"]])
        for statement in book["setup"]:
            engine.run(statement)
        load = seconds(engine.load, book)
        prices, processors = [], []
        for _ in range(book["rounds"]):
            before = engine.processor()
            prices.append(seconds(engine.price, book))
            processors.append(engine.processor() - before)
        engine.export(book, book["priced"])
        # The tables of the next book may have these names and other columns.
        engine.drop([table["name"] for table in book["tables"]])
        return {"load": load, "prices": prices, "processors": processors}
    except Exception as error:  # told with the tariff's name by run-books.ts
        return {"error": f"{type(error).__name__}: {str(error)[:900]}"}


def main(name):
    engine = ENGINES[name]()
    told = os.fdopen(3, "w")
    try:
        for line in sys.stdin:
            asked, answered = json.loads(line)
            book = json.loads(pathlib.Path(asked).read_text())
            pathlib.Path(answered).write_text(json.dumps(priced(engine, book)))
            print("done", file=told, flush=True)
    finally:
        engine.close()


main(*sys.argv[1:])
