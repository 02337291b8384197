"""Recalculates a workbook in LibreOffice over UNO: reads one JSON request a line, answers one JSON line each.

{"open": PATH} → {"ok": true, "names": {NAME: ADDRESS, …}}; recalculates everything unless "recalculate" is false
{"cases": [[[SHEET, CELL, VALUE], …], …], "read": [[SHEET, RANGE], …]} → {"values": [[[[VALUE, …], …], …], …]}: per case,
    the rows of each range; null for a range that shows the same as for the case before. With "typed": true every cell is
    recalculated for as it is set, as where a person types: set at once, a cleared end of a range hides the change of another.
    With "hard": true everything is recalculated in the end, as Ctrl-Shift-F9 does
{"move": [SHEET, CELL, SHEET, CELL]} → {"ok": true}: cut and pasted, formulas follow the cell; open the file again after
{"save": PATH} → {"ok": true}: what stands there now, as xlsx, or as ods where the name ends so
{"close": true}

A value is a number, a text, {"formula": TEXT}, or null for a blank cell; an error value is read as {"error": CODE, "at": CELL}. Usage:
libreoffice.py [--locale fr-FR]. One soffice process, with a profile of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>%s</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>%s</value></prop></item>
</oor:items>
"""


def start(locale):
    profile = tempfile.mkdtemp(prefix="bareme-rig-")
    if locale:
        os.makedirs(os.path.join(profile, "user"))
        with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as file:
            file.write(REGISTRY % (locale, locale))
    pipe = "bareme%d" % os.getpid()
    office = subprocess.Popen(
        [
            "soffice",
            "-env:UserInstallation=file://" + profile,
            "--accept=pipe,name=%s;urp" % pipe,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            return office, desktop
        except Exception:
            if office.poll() is not None:
                raise SystemExit("soffice stopped")
            time.sleep(0.25)
    raise SystemExit("soffice does not answer")


def rows_of(area):
    """The values of a range; a cell with an error value comes as None and is looked up, so that it is told from a blank."""
    data = area.getDataArray()
    if not any(value is None for row in data for value in row):
        return data
    rows = [list(row) for row in data]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is None:
                cell = area.getCellByPosition(column, row)
                values[column] = {"error": cell.getError(), "at": cell.AbsoluteName}
    return rows


class Book:
    """One open workbook, with the cells and ranges that were asked for before."""

    def __init__(self, document):
        self.document = document
        self.areas = {}
        self.shown = {}

    def area(self, sheet, address):
        found = self.areas.get((sheet, address))
        if found is None:
            found = self.document.Sheets.getByName(sheet).getCellRangeByName(address)
            self.areas[(sheet, address)] = found
        return found

    def run(self, settings, ranges, typed, hard):
        for sheet, address, value in settings:
            cell = self.area(sheet, address)
            if value is None:
                cell.clearContents(1 | 2 | 4 | 16)
            elif isinstance(value, str):
                cell.setString(value)
            elif isinstance(value, dict):
                cell.setFormula(value["formula"])
            else:
                cell.setValue(float(value))
            if typed:
                self.document.calculate()
        if hard:
            self.document.calculateAll()
        elif settings and not typed:
            self.document.calculate()
        return [self.changed(sheet, address) for sheet, address in ranges]

    def move(self, sheet, address, to_sheet, to_address):
        source = self.area(sheet, address)
        target = self.area(to_sheet, to_address)
        self.document.Sheets.getByName(to_sheet).moveRange(
            target.getCellAddress(), source.getRangeAddress()
        )
        self.areas = {}
        self.document.calculate()

    def changed(self, sheet, address):
        rows = rows_of(self.area(sheet, address))
        if self.shown.get((sheet, address)) == rows:
            return None
        self.shown[(sheet, address)] = rows
        return rows


def main():
    locale = None
    if "--locale" in sys.argv:
        locale = sys.argv[sys.argv.index("--locale") + 1]
    office, desktop = start(locale)
    book = None
    try:
        for line in sys.stdin:
            request = json.loads(line)
            if "open" in request:
                if book is not None:
                    book.document.close(True)
                url = uno.systemPathToFileUrl(os.path.abspath(request["open"]))
                document = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
                book = Book(document)
                for name in document.Sheets.ElementNames:
                    sheet = document.Sheets.getByName(name)
                    if sheet.isProtected():
                        sheet.unprotect("")
                document.enableAutomaticCalculation(False)
                # Stored values are shown on loading, whatever the file says: only this makes them the engine's own.
                if request.get("recalculate", True):
                    document.calculateAll()
                names = {
                    name: document.NamedRanges.getByName(name).getContent()
                    for name in document.NamedRanges.ElementNames
                }
                answer = {"ok": True, "names": names}
            elif "save" in request:
                # Protected as it was opened.
                for name in book.document.Sheets.ElementNames:
                    book.document.Sheets.getByName(name).protect("")
                url = uno.systemPathToFileUrl(os.path.abspath(request["save"]))
                kind = "calc8" if request["save"].endswith(".ods") else "Calc MS Excel 2007 XML"
                book.document.storeToURL(url, (prop("FilterName", kind),))
                answer = {"ok": True}
            elif "move" in request:
                book.move(*request["move"])
                answer = {"ok": True}
            elif "close" in request:
                break
            else:
                answer = {
                    "values": [
                        book.run(
                            settings,
                            request["read"],
                            request.get("typed", False),
                            request.get("hard", False),
                        )
                        for settings in request["cases"]
                    ]
                }
            print(json.dumps(answer), flush=True)
    finally:
        try:
            if book is not None:
                book.document.close(True)
            desktop.terminate()
        except Exception:
            pass
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


main()
