"""Prices books of facts that lie in files, in one engine: python3 drive_books.py ENGINE JOBS TIMES. See run-books.ts."""

import json
import pathlib
import sys
import time

from engines import ENGINES


def seconds(action, *words):
    begin = time.monotonic()
    action(*words)
    return time.monotonic() - begin


def main(name, asked, answered):
    engine = ENGINES[name]()
    told = []
    try:
        for book in json.loads(pathlib.Path(asked).read_text()):
            try:
                engine.drop([table["name"] for table in book["tables"]])
                for statement in book["setup"]:
                    engine.run(statement)
                load = seconds(engine.load, book)
                prices = [seconds(engine.price, book) for _ in range(book["rounds"])]
                engine.export(book, book["priced"])
                told.append({"load": load, "prices": prices})
            except Exception as error:  # told with the tariff's name by run-books.ts
                told.append({"error": f"{type(error).__name__}: {str(error)[:900]}"})
    finally:
        engine.close()
    pathlib.Path(answered).write_text(json.dumps(told))


main(*sys.argv[1:])
