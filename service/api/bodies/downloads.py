"""Names of downloads: any text as a file name that is safe on every system (RFC 6266, RFC 8187; OWASP ASVS 5.0, V5)."""

import re
import unicodedata
from urllib.parse import quote

from service.text.hygiene import visible

_UNSAFE = re.compile(r'[\\/:*?"<>|%;\x00-\x1f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 80


def file_name(stem: str, suffix: str) -> str:
    """A file name for what is called so: no separators, no reserved name, not hidden, 80 characters at most."""
    name = re.sub(r"\s+", " ", _UNSAFE.sub("_", visible(stem))).strip(" ._")[:_LONGEST].strip(" ._")
    return f"{'_' if _RESERVED.fullmatch(name) else ''}{name or '未命名'}{suffix}"


def attachment(stem_and_suffix: str) -> dict[str, str]:
    """The Content-Disposition of a download; a plain ASCII name for old clients beside the real one."""
    stem, dot, suffix = stem_and_suffix.rpartition(".")
    name = file_name(stem, f"{dot}{suffix}")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = plain if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._-]*", plain) else f"nigao{dot}{suffix}"
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
