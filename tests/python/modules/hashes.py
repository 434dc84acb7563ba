# hashlib, base64, random seeded with text, uuid, secrets.
import base64
import hashlib
import random
import secrets
import uuid

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"hello").hexdigest(), hashlib.new(name, b"a" * 200).hexdigest()[:16])
h = hashlib.sha256()
h.update(b"ab")
h.update(b"c")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), h.digest_size, h.name)
try:
    hashlib.md5("text")
except TypeError as error:
    print(error)
print(base64.b64encode(b"hello world!"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"))
print(base64.b32decode("NBUQ===="), base64.b16encode(b"\x01\xab"))
random.seed("text")
print(random.random(), random.randint(1, 100))
random.seed(b"bytes")
print(random.random())
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version)
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, u.hex, u.int, repr(u), u.bytes[:2])
print(len(secrets.token_hex(8)), secrets.randbelow(1), secrets.choice("a"), len(secrets.token_urlsafe(16)))
