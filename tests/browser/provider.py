"""A provider of OpenID Connect for trials: it signs everybody in at once, as whoever `reader` says they are."""

from __future__ import annotations

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa


class Provider:
    """Discovery, authorization, token and keys, on a port of its own until it is stopped."""

    def __init__(self) -> None:
        self.reader: dict[str, object] = {}
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._asked: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._answering())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def described(self) -> dict[str, object]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict[str, object]:
        public = self._key.public_key().public_numbers()
        n, e = (_encoded(one.to_bytes((one.bit_length() + 7) // 8, "big")) for one in (public.n, public.e))
        return {"keys": [{"kty": "RSA", "kid": "only", "use": "sig", "alg": "RS256", "n": n, "e": e}]}

    def authorized(self, asked: dict[str, str]) -> str:
        """Where the browser goes on."""
        code = f"code-{len(self._asked)}"
        self._asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, handed: dict[str, str]) -> dict[str, object]:
        asked, now = self._asked[handed["code"]], int(time.time())
        claims = {
            "iss": self.url, "aud": asked["client_id"], "nonce": asked["nonce"], "iat": now, "exp": now + 300,
            "sub": "somebody", **self.reader,
        }  # fmt: skip
        words = ".".join(_encoded(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": "only"}, claims))
        signature = self._key.sign(words.encode(), padding.PKCS1v15(), hashes.SHA256())
        return {"access_token": "none", "token_type": "Bearer", "id_token": f"{words}.{_encoded(signature)}"}

    def _answering(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                at = urlsplit(self.path)
                if at.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", provider.authorized(dict(parse_qsl(at.query))))
                    self.end_headers()
                else:
                    self._say(provider.keys() if at.path == "/keys" else provider.described())

            def do_POST(self) -> None:
                self._say(
                    provider.token(dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode())))
                )

            def _say(self, value: dict[str, object]) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(value).encode())

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is logged."""

        return Answers


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
