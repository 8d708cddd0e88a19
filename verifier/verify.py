#!/usr/bin/env python3
"""A second verifier of Anju's public record, written from docs/formats/evidence.md and sharing nothing with Verify.java.

    python3 verify.py FOLDER|ZIP [--keys pins.txt] [--old checkpoint] [--receipt file] [--report report.json]
    python3 verify.py --batch < lines        a package and its options a line, between tabs; answers one JSON object a line

Python 3.9 or newer, nothing else, no network. Exit 0 everything holds, 1 something is wrong, 2 cannot be read.
"""
import base64
import datetime
import hashlib
import io
import json
import os
import re
import sys
import unicodedata
import zipfile

LEFT_BY_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
AT_MOST_LISTED = 20


class Unreadable(Exception):
    pass


class Wrong(Exception):
    pass


# ---- Ed25519, RFC 8032 section 5.1 ---------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    z = 2 * a[3] * b[3] * D % P
    w = 2 * a[2] * b[2] % P
    e, f, g, h = y - x, w - z, w + z, y + x
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(k, point):
    result = (0, 1, 1, 0)
    while k:
        if k & 1:
            result = add(result, point)
        point = add(point, point)
        k >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def decompressed(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * SQRT_M1 % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = decompressed((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public, message, signature):
    if len(signature) != 64:
        return False
    a, r = decompressed(public), decompressed(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(multiply(s, BASE), add(r, multiply(k, a)))


# ---- bytes and canonical JSON, sections 0 to 3 ----------------------------------------------------------------------


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Wrong("not base64")
    if base64.b64encode(data).decode() != text:
        raise Wrong("base64 in another spelling")
    return data


def text_of(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Wrong("not UTF-8")


NAME = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def encoded(value, depth=1):
    if isinstance(value, str):
        if unicodedata.normalize("NFC", value) != value:
            raise Wrong("a text not in NFC")
        return '"' + "".join(ESCAPES.get(c) or (c if c >= " " else "\\u%04x" % ord(c)) for c in value) + '"'
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise Wrong("a number too large")
        return str(value)
    if depth > 16:
        raise Wrong("nested too deep")
    if isinstance(value, list):
        return "[" + ",".join(encoded(each, depth + 1) for each in value) + "]"
    if isinstance(value, dict):
        if any(not NAME.match(name) for name in value):
            raise Wrong("a member's name")
        return "{" + ",".join('"%s":%s' % (n, encoded(value[n], depth + 1)) for n in sorted(value)) + "}"
    raise Wrong("a value RCJ-1 does not have")


def refused(_):
    raise Wrong("a value RCJ-1 does not have")


def once(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise Wrong("a member twice")
    return dict(pairs)


def canonical(data):
    """The object in these bytes, if they are its one canonical spelling."""
    if len(data) > 2**20:
        raise Wrong("larger than 1 MiB")
    try:
        value = json.loads(text_of(data), object_pairs_hook=once, parse_float=refused, parse_constant=refused)
    except (ValueError, RecursionError):
        raise Wrong("not JSON")
    if not isinstance(value, dict):
        raise Wrong("not an object")
    try:
        if encoded(value).encode("utf-8") != data:
            raise Wrong("not the canonical spelling")
    except UnicodeEncodeError:
        raise Wrong("half a character")
    return value


def commitment(kind, salt, payload):
    name = kind.encode()
    return "sha256:" + sha256(
        b"anju/commit/v1\0", bytes([len(name)]), name, salt, len(payload).to_bytes(4, "big"), payload
    ).hex()


# ---- entries, section 4 ---------------------------------------------------------------------------------------------

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
KIND = re.compile(r"[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){2}\Z")
AT = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z\Z", re.ASCII)
BY = re.compile(r"(role|org|key):[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
COMMITTED = re.compile(r"sha256:[0-9a-f]{64}\Z")
REFERENCE = re.compile(r"[a-z][a-z0-9_]{0,31}:[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}\Z")


def is_time(text):
    parts = AT.match(text)
    if not parts or not 1900 <= int(parts[1]):
        return False
    try:
        datetime.datetime(*(int(parts[i]) for i in range(1, 7)))
        return True
    except ValueError:
        return False


def is_list_of(pattern, value, least):
    return (
        isinstance(value, list)
        and least <= len(value) <= 256
        and all(isinstance(each, str) and pattern.match(each) for each in value)
    )


def are_codes(value):
    if isinstance(value, str):
        return bool(CODE.match(value))
    if isinstance(value, list):
        return all(are_codes(each) for each in value)
    if isinstance(value, dict):
        return all(are_codes(each) for each in value.values())
    return True


def text_like(value, pattern):
    return isinstance(value, str) and bool(pattern.match(value))


def entry_of(data):
    if len(data) > 65535:
        raise Wrong("an entry too long")
    entry = canonical(data)
    if set(entry) - {"v", "id", "kind", "at", "by", "com", "ref", "pub"} or {"v", "id", "kind", "at", "by"} - set(entry):
        raise Wrong("members of the entry")
    if entry["v"] is True or entry["v"] != 1:
        raise Wrong("v")
    for member, pattern in (("id", UUID), ("kind", KIND), ("by", BY)):
        if not text_like(entry[member], pattern):
            raise Wrong(member)
    if not isinstance(entry["at"], str) or not is_time(entry["at"]):
        raise Wrong("at")
    if "com" in entry and not (text_like(entry["com"], COMMITTED) or is_list_of(COMMITTED, entry["com"], 2)):
        raise Wrong("com")
    if "ref" in entry and not is_list_of(REFERENCE, entry["ref"], 1):
        raise Wrong("ref")
    if "pub" in entry and not (isinstance(entry["pub"], dict) and entry["pub"] and are_codes(entry["pub"])):
        raise Wrong("pub")
    return entry


# ---- tree, section 5 ------------------------------------------------------------------------------------------------


def root_of(leaves):
    """RFC 6962: of n > 1 leaves, the left side holds the largest power of two below n. Built as a stack of full subtrees."""
    if not leaves:
        return sha256()
    stack = []
    for i, leaf in enumerate(leaves):
        node = leaf
        while i & 1:
            node = sha256(b"\1", stack.pop(), node)
            i >>= 1
        stack.append(node)
    root = stack.pop()
    while stack:
        root = sha256(b"\1", stack.pop(), root)
    return root


def leads_to(index, size, leaf, path):
    """RFC 9162 section 2.1.3.2."""
    if index >= size:
        return None
    fn, sn, node = index, size - 1, leaf
    for sibling in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            node = sha256(b"\1", sibling, node)
            while fn & 1 == 0 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = sha256(b"\1", node, sibling)
        fn, sn = fn >> 1, sn >> 1
    return node if sn == 0 else None


def numbered(n):
    groups = ["%03d" % (n % 1000)]
    while n >= 1000:
        n //= 1000
        groups.insert(0, "x%03d" % (n % 1000))
    return "/".join(groups)


def tiles_of(size):
    """The tiles a log of this size must have: level, number, width."""
    level, count = 0, size
    while count:
        for n in range(count // 256):
            yield level, n, 256
        if count % 256:
            yield level, count // 256, count % 256
        level, count = level + 1, count // 256


def tile_path(level, n, width):
    return "log/tile/%s/%s%s" % (level, numbered(n), "" if width == 256 else ".p/%d" % width)


TILE = re.compile(r"log/tile/(entries|[0-7])/((?:x\d{3}/){0,3}\d{3})(?:\.p/([1-9][0-9]{0,2}))?\Z", re.ASCII)


def tile_of(path):
    """Level, number and width of a tile by its path; None for any other file."""
    found = TILE.match(path)
    if not found:
        return None
    n = int(found[2].replace("x", "").replace("/", ""))
    width = int(found[3]) if found[3] else 256
    if numbered(n) != found[2] or (found[3] and width > 255):
        return None
    level = found[1] if found[1] == "entries" else int(found[1])
    return level, n, width


def bundle_of(data, width):
    entries, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise Wrong("a bundle cut off")
        length = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + length > len(data):
            raise Wrong("a bundle cut off")
        entries.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    if len(entries) != width:
        raise Wrong("%d entries in a bundle of %d" % (len(entries), width))
    return entries


# ---- keys, checkpoints, receipts: sections 6 and 7 ------------------------------------------------------------------

LARGEST_FILE = 20 * 2**20
ORIGIN = re.compile(r"[\x21-\x2a\x2c-\x7e]{1,255}\Z")
NUMBER = re.compile(r"(0|[1-9][0-9]{0,17})\Z", re.ASCII)


def is_name(text):
    """UTF-16 units are counted, as the formats do."""
    return 1 <= len(text.encode("utf-16-le", "surrogatepass")) // 2 <= 255 and not any(
        c == "+" or unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") for c in text
    )


def key_of(line):
    parts = line.split("+", 2)
    if len(parts) != 3 or not is_name(parts[0]) or not re.match(r"[0-9a-f]{8}\Z", parts[1]):
        raise Wrong("not a vkey")
    key = unbase64(parts[2])
    if len(key) != 33 or key[0] != 1:
        raise Wrong("not an Ed25519 key")
    if sha256(parts[0].encode(), b"\n", key)[:4].hex() != parts[1]:
        raise Wrong("the key's id is another")
    if decompressed(key[1:]) is None:
        raise Wrong("not a point of the curve")
    return (parts[0], parts[1]), key[1:]


def number_of(text):
    if not NUMBER.match(text):
        raise Wrong("not a number")
    return int(text)


class Checkpoint:
    def __init__(self, data):
        text = text_of(data)
        if len(data) > 2**20 or any(c < " " and c != "\n" for c in text):
            raise Wrong("too long, or control characters")
        head, blank, tail = text.partition("\n\n")
        lines = head.split("\n")
        if not blank or len(lines) != 3 or not tail.endswith("\n"):
            raise Wrong("not a checkpoint")
        if not ORIGIN.match(lines[0]):
            raise Wrong("origin")
        self.origin, self.size, self.root = lines[0], number_of(lines[1]), unbase64(lines[2])
        if len(self.root) != 32:
            raise Wrong("root")
        self.text = (head + "\n").encode()
        self.signatures = []
        for line in tail[:-1].split("\n"):
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != "\u2014" or not is_name(parts[1]):
                raise Wrong("a signature line")
            signature = unbase64(parts[2])
            if len(signature) < 5:
                raise Wrong("a signature line")
            self.signatures.append((parts[1], signature[:4].hex(), signature[4:]))
        if not 1 <= len(self.signatures) <= 16:
            raise Wrong("signature lines")

    def is_signed(self, keys):
        own = False
        for name, key_id, signature in self.signatures:
            key = keys.get((name, key_id))
            if key is None:
                continue
            if not is_signed(key, self.text, signature):
                return False
            own |= name == self.origin
        return own


class Receipt:
    def __init__(self, data):
        head, blank, tail = text_of(data).partition("\n\n")
        lines = head.split("\n")
        if not blank or len(lines) < 3 or lines[0] != "c2sp.org/tlog-proof@v1":
            raise Wrong("not a receipt")
        if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
            raise Wrong("extra or index")
        self.extra = canonical(unbase64(lines[1][6:]))
        self.index = number_of(lines[2][6:])
        self.path = [unbase64(line) for line in lines[3:]]
        if len(self.path) > 63 or any(len(each) != 32 for each in self.path):
            raise Wrong("hashes of the proof")
        self.checkpoint = Checkpoint(tail.encode())
        if self.index >= self.checkpoint.size:
            raise Wrong("a leaf beyond its checkpoint")
        public, owners = {"entry", "v"}, {"entry", "v", "commit", "payload", "salt", "type"}
        if set(self.extra) not in (public, owners) or self.extra["v"] is True or self.extra["v"] != 1:
            raise Wrong("extra")
        if any(not isinstance(value, str) for name, value in self.extra.items() if name != "v"):
            raise Wrong("extra")
        self.data = unbase64(self.extra["entry"])
        self.entry = entry_of(self.data)

    def opens(self):
        if "commit" not in self.extra:
            return True
        salt, payload = unbase64(self.extra["salt"]), unbase64(self.extra["payload"])
        kind = self.extra["type"]
        if len(salt) != 32 or not re.match(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\Z", kind) or len(kind) > 64:
            return False
        stands = self.entry.get("com", [])
        stands = [stands] if isinstance(stands, str) else stands
        return commitment(kind, salt, payload) == self.extra["commit"] and self.extra["commit"] in stands


# ---- the package, sections 1 and 8 ----------------------------------------------------------------------------------


def left_by_systems(path):
    parts = path.split("/")
    return parts[-1] in LEFT_BY_SYSTEMS or "__MACOSX" in parts


def package_of(path):
    try:
        if os.path.isdir(path):
            files = {}
            for folder, _, names in os.walk(path):
                for name in names:
                    whole = os.path.join(folder, name)
                    if os.path.islink(whole):
                        raise Unreadable(whole + " is a link")
                    with open(whole, "rb") as file:
                        files[os.path.relpath(whole, path).replace(os.sep, "/")] = file.read()
        else:
            with open(path, "rb") as file:
                packed = zipfile.ZipFile(io.BytesIO(file.read()))
            names = [each.filename for each in packed.infolist() if not each.is_dir()]
            if len(set(names)) != len(names):
                raise Unreadable("a file twice in the zip")
            if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
                raise Unreadable("a name that leads outside")
            if any(each.file_size > LARGEST_FILE for each in packed.infolist()):
                raise Unreadable("a file too large")
            files = {name: packed.read(name) for name in names}
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError, EOFError) as e:
        raise Unreadable(str(e))
    files = {name: data for name, data in files.items() if not left_by_systems(name)}
    tops = {name.split("/")[0] for name in files}
    if len(tops) == 1 and "log/checkpoint" not in files and all("/" in name for name in files):
        top = tops.pop() + "/"
        files = {name[len(top) :]: data for name, data in files.items()}
    return files


class Verification:
    def __init__(self, files, pins=None, old=None, receipts=()):
        self.files, self.pins, self.old, self.outside = files, pins, old, receipts
        self.findings, self.failures = [], {}
        self.origin, self.size, self.root = "", 0, ""
        self.run()

    def wrong(self, check, position, why):
        self.failures[check] = self.failures.get(check, 0) + 1
        if self.failures[check] <= AT_MOST_LISTED:
            self.findings.append({"id": check, "position": position, "verdict": "fail", "en": why})

    def tried(self, check, position, make, *inputs):
        try:
            return make(*inputs)
        except Wrong as e:
            self.wrong(check, position, str(e))
            return None

    def run(self):
        for path in sorted(self.files):
            if not self.belongs(path):
                self.wrong("P1", path, "no file of a package")
        keys = self.keys()
        data = self.files.get("log/checkpoint")
        if data is None:
            self.wrong("A2", "log/checkpoint", "is missing")
            return
        checkpoint = self.tried("A2", "log/checkpoint", Checkpoint, data)
        if checkpoint is None:
            return
        self.origin, self.size, self.root = checkpoint.origin, checkpoint.size, checkpoint.root.hex()
        if not checkpoint.is_signed(keys):
            self.wrong("A3", "log/checkpoint", "not signed by a known key of its origin")
        self.log(checkpoint, keys)

    @staticmethod
    def belongs(path):
        return (
            path in ("README.txt", "log/checkpoint", "log/keys.txt", "log/kinds.txt")
            or tile_of(path) is not None
            or re.match(r"receipts/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.tlog-proof\Z", path)
        )

    def keys(self):
        inside = {}
        data = self.files.get("log/keys.txt")
        if data is None:
            if self.pins is None:
                self.wrong("A1", "log/keys.txt", "is missing")
        else:
            lines = (self.tried("A1", "log/keys.txt", text_of, data) or "").split("\n")
            if lines[-1] != "" or len(lines) < 2:
                self.wrong("A1", "log/keys.txt", "one key a line")
            for number, line in enumerate(lines[:-1], 1):
                key = self.tried("A1", "log/keys.txt:%d" % number, key_of, line)
                if key:
                    inside[key[0]] = key[1]
        if self.pins is None:
            return inside
        pinned = {}
        for number, line in enumerate(self.pins.lstrip("\ufeff").split("\n"), 1):
            line = line.strip()
            if line and not line.startswith("#"):
                key = self.tried("A1", "pins:%d" % number, key_of, line)
                if key:
                    pinned[key[0]] = key[1]
        return pinned

    def log(self, checkpoint, keys):
        size = checkpoint.size
        entries, whole = [], True
        wanted = [(n, w) for level, n, w in tiles_of(size) if level == 0] if size <= 2**32 else None
        if wanted is None:
            self.wrong("C1", "log/checkpoint", "no package is that large")
            return
        for n, width in wanted:
            path = tile_path("entries", n, width)
            if path not in self.files:
                self.wrong("C1", path, "is missing")
                whole = False
                continue
            bundle = self.tried("I1", path, bundle_of, self.files[path], width)
            if bundle is None:
                whole = False
            else:
                entries.extend(bundle)
        for level, n, width in tiles_of(size):
            if tile_path(level, n, width) not in self.files:
                self.wrong("C2", tile_path(level, n, width), "is missing")
        if not whole:
            return
        leaves = [sha256(b"\0", entry) for entry in entries]
        if root_of(leaves) != checkpoint.root:
            self.wrong("I2", "log/checkpoint", "the entries have another root")
        self.hashes(entries, leaves)
        self.entries(entries)
        if self.old is not None:
            self.older(leaves, keys)
        for path in sorted(self.files):
            if path.startswith("receipts/") and self.belongs(path):
                self.receipt(path, self.files[path], entries, leaves, keys)
        for path, data in self.outside:
            self.receipt(path, data, entries, leaves, keys)

    def hashes(self, entries, leaves):
        levels = [leaves]
        while len(levels[-1]) >= 256:
            below = levels[-1]
            levels.append([root_of(below[i : i + 256]) for i in range(0, len(below) - len(below) % 256, 256)])
        for path in sorted(self.files):
            tile = tile_of(path)
            if tile is None:
                continue
            level, n, width = tile
            if level == "entries":
                part = entries[n * 256 : n * 256 + width]
                data = b"".join(len(each).to_bytes(2, "big") + each for each in part)
            else:
                part = levels[level][n * 256 : n * 256 + width] if level < len(levels) else []
                data = b"".join(part)
            if len(part) != width or data != self.files[path]:
                self.wrong("I3", path, "is not what the entries give")

    def entries(self, entries):
        seen, kinds = {}, self.kinds()
        unknown = set()
        for index, data in enumerate(entries):
            entry = self.tried("E1", "entry %d" % index, entry_of, data)
            if entry is None:
                continue
            if entry["id"] in seen:
                self.wrong("E2", "entry %d" % index, "has the id of entry %d" % seen[entry["id"]])
            seen.setdefault(entry["id"], index)
            if kinds is not None and entry["kind"] not in kinds:
                unknown.add(entry["kind"])
        for kind in sorted(unknown):
            self.findings.append({"id": "E3", "position": kind, "verdict": "note", "en": "a kind not listed"})

    def kinds(self):
        data = self.files.get("log/kinds.txt")
        if data is None:
            return None
        lines = data.decode("utf-8", "replace").split("\n")
        ok = (
            len(lines) >= 3
            and lines[0] == "anju-kinds v1"
            and lines[-1] == ""
            and lines[-2] == "sha256:" + sha256("".join(line + "\n" for line in lines[:-2]).encode()).hex()
            and lines[1:-2] == sorted(set(lines[1:-2]))
            and all(KIND.match(line) for line in lines[1:-2])
        )
        if not ok:
            self.wrong("E3", "log/kinds.txt", "not a list of kinds")
            return None
        return set(lines[1:-2])

    def older(self, leaves, keys):
        old = self.tried("K1", "old", Checkpoint, self.old)
        if old is None:
            return
        if old.origin != self.origin or not old.is_signed(keys) or old.size > len(leaves):
            self.wrong("K1", "old", "of another log, not signed, or larger")
        elif root_of(leaves[: old.size]) != old.root:
            self.wrong("K1", "old", "another root over the same entries")

    def receipt(self, path, data, entries, leaves, keys):
        receipt = self.tried("R1", path, Receipt, data)
        if receipt is None:
            return
        head = receipt.checkpoint
        if not head.is_signed(keys):
            self.wrong("R2", path, "its checkpoint is not signed")
        if leads_to(receipt.index, head.size, sha256(b"\0", receipt.data), receipt.path) != head.root:
            self.wrong("R3", path, "its proof leads to another root")
        agrees = head.origin == self.origin and head.size <= len(leaves) and root_of(leaves[: head.size]) == head.root
        if not agrees or receipt.index >= len(entries) or entries[receipt.index] != receipt.data:
            self.wrong("R4", path, "does not agree with this log")
        if not self.tried("R5", path, receipt.opens):
            if self.failures.get("R5", 0) == 0 or self.findings[-1]["position"] != path:
                self.wrong("R5", path, "its commitment does not open")

    def exit(self):
        return 1 if self.failures else 0

    def report(self):
        return {
            "checks": self.findings,
            "exit": self.exit(),
            "failures": self.failures,
            "origin": self.origin,
            "pinned": self.pins is not None,
            "root": self.root,
            "size": self.size,
        }


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as e:
        raise Unreadable(str(e))


def verified(path, options):
    pins = text_of(read(options["--keys"])) if "--keys" in options else None
    old = read(options["--old"]) if "--old" in options else None
    receipts = [(options["--receipt"], read(options["--receipt"]))] if "--receipt" in options else []
    return Verification(package_of(path), pins, old, receipts)


def batch():
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        try:
            report = verified(words[0], dict(zip(words[1::2], words[2::2]))).report()
        except (Unreadable, Wrong) as e:
            finding = {"id": "", "position": words[0], "verdict": "unreadable", "en": str(e)}
            report = {"checks": [finding], "exit": 2, "failures": {}}
        print(json.dumps(dict(report, package=words[0])), flush=True)
    return 0


def main(words):
    if words == ["--batch"]:
        return batch()
    package, options = None, {}
    words = list(words)
    while words:
        word = words.pop(0)
        if word in ("--keys", "--old", "--receipt", "--report") and word not in options and words:
            options[word] = words.pop(0)
        elif not word.startswith("--") and package is None:
            package = word
        else:
            package = None
            break
    if package is None:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    try:
        verification = verified(package, options)
        if "--report" in options:
            with open(options["--report"], "w", encoding="utf-8") as file:
                json.dump(verification.report(), file, ensure_ascii=False, indent=1)
    except (Unreadable, Wrong, OSError) as e:
        print("cannot be read: %s" % e, file=sys.stderr)
        return 2
    for finding in verification.findings:
        print("[%s] %s %s: %s" % (finding["verdict"], finding["id"], finding["position"], finding["en"]))
    print("%s, %d entries, root %s" % (verification.origin, verification.size, verification.root))
    print("everything holds" if verification.exit() == 0 else "something is wrong")
    return verification.exit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
