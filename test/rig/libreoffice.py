"""Recalculates a workbook in LibreOffice over UNO: reads one JSON request a line, answers one JSON line each.

{"open": PATH} → {"ok": true, "names": {NAME: ADDRESS, …}}; recalculates everything unless "recalculate" is false
{"set": [[SHEET, CELL, VALUE], …], "read": [[SHEET, RANGE], …]} → {"values": [[[VALUE, …], …], …]}, rows of each range
{"close": true}

A value is a number, a text, or null for a blank cell; an error value is read as {"error": CODE, "at": CELL}. Usage:
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
from com.sun.star.sheet.FormulaResult import ERROR


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
    """The values of a range; error values are looked up one by one, since arrays do not tell them from blanks."""
    rows = [list(row) for row in area.getDataArray()]
    faulty = area.queryFormulaCells(ERROR)
    for address in faulty.getRangeAddresses():
        start = area.getRangeAddress()
        for row in range(address.StartRow, address.EndRow + 1):
            for column in range(address.StartColumn, address.EndColumn + 1):
                at = (row - start.StartRow, column - start.StartColumn)
                cell = area.getCellByPosition(at[1], at[0])
                rows[at[0]][at[1]] = {"error": cell.getError(), "at": cell.AbsoluteName}
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
                    book.close(True)
                url = uno.systemPathToFileUrl(os.path.abspath(request["open"]))
                book = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
                for name in book.Sheets.ElementNames:
                    sheet = book.Sheets.getByName(name)
                    if sheet.isProtected():
                        sheet.unprotect("")
                book.enableAutomaticCalculation(False)
                # Stored values are shown on loading, whatever the file says: only this makes them the engine's own.
                if request.get("recalculate", True):
                    book.calculateAll()
                names = {
                    name: book.NamedRanges.getByName(name).getContent()
                    for name in book.NamedRanges.ElementNames
                }
                answer = {"ok": True, "names": names}
            elif "close" in request:
                break
            else:
                for sheet, address, value in request.get("set", []):
                    cell = book.Sheets.getByName(sheet).getCellRangeByName(address)
                    if value is None:
                        cell.clearContents(1 | 2 | 4 | 16)
                    elif isinstance(value, str):
                        cell.setString(value)
                    else:
                        cell.setValue(float(value))
                if request.get("set"):
                    book.calculate()
                answer = {
                    "values": [
                        rows_of(book.Sheets.getByName(sheet).getCellRangeByName(address))
                        for sheet, address in request.get("read", [])
                    ]
                }
            print(json.dumps(answer), flush=True)
    finally:
        try:
            if book is not None:
                book.close(True)
            desktop.terminate()
        except Exception:
            pass
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


main()
