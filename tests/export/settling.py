"""Tracked changes accepted or rejected: by LibreOffice, and by nothing but the XML."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MACRO = """
Sub Settle(folder As String)
  Dim names(2000) As String
  n = 0
  name = Dir(folder & "*.docx", 0)
  Do While name <> ""
    names(n) = name
    n = n + 1
    name = Dir
  Loop
  For i = 0 To n - 1
    One(folder & names(i), folder & "accepted/" & names(i), ".uno:AcceptAllTrackedChanges")
    One(folder & names(i), folder & "rejected/" & names(i), ".uno:RejectAllTrackedChanges")
  Next
  StarDesktop.terminate()
End Sub

Sub One(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim stored(0) As New com.sun.star.beans.PropertyValue
  stored(0).Name = "FilterName"
  stored(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, stored())
  document.close(True)
End Sub
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{}</script:module>\n'
)


def settled_by_libreoffice(folder: Path, files: Mapping[str, bytes]) -> dict[str, tuple[bytes, bytes]]:
    """Each file with all its changes accepted, and with all of them rejected."""
    work = folder / "work"
    for each in ("accepted", "rejected"):
        (work / each).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (work / f"{name}.docx").write_bytes(data)
    profile = folder / "profile"
    command = [str(SOFFICE), "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    # The first start makes the profile, with an empty macro library.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(_MACRO.replace("&", "&amp;").replace("<>", "&lt;&gt;")), "utf-8")
    macro = f'macro:///Standard.Module1.Settle("{work.as_uri()}/")'
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=600)
    return {
        name: ((work / "accepted" / f"{name}.docx").read_bytes(), (work / "rejected" / f"{name}.docx").read_bytes())
        for name in files
    }


def turned(data: bytes) -> bytes:
    """The file with what was inserted as deleted and the other way round: read as accepted, it is the old version."""
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = re.sub(
                    rb"(</?w:)(ins|del)(?=[ >])",
                    lambda found: found[1] + (b"del" if found[2] == b"ins" else b"ins"),
                    content,
                ).replace(b"w:delText", b"w:t")
            archive.writestr(name, content)
    return buffer.getvalue()
