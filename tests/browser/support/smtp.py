"""A real SMTP server for the tests: every mail becomes one JSON line on standard output.

The first line is {"port": N}. Ends when standard input closes. An address that begins with
"refuse" is refused for good (550); one that begins with "defer" is asked to come back (451) the
first time; one that begins with "later" is asked to come back once the whole message was sent,
which is printed all the same. Besides the raw bytes each line holds what Python's own mail parser makes of them.
"""

import email
import email.policy
import json
import socket
import sys

from aiosmtpd.controller import Controller


def parsed(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)

    def body(kind):
        part = message.get_body((kind,))
        return part.get_content() if part else None

    def content(part):
        got = part.get_content()
        return got if isinstance(got, str) else got.decode("utf-8", errors="replace")

    return {
        "headers": [[name, str(value)] for name, value in message.items()],
        "text": body("plain"),
        "html": body("html"),
        "attachments": [
            {"filename": part.get_filename(), "type": part["content-type"], "content": content(part)}
            for part in message.iter_attachments()
        ],
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
    }


class Printer:
    """Prints each message as it was received."""

    def __init__(self):
        self.deferred = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse"):
            return "550 no such mailbox"
        if address.startswith("defer") and address not in self.deferred:
            self.deferred.add(address)
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "raw": envelope.content.decode("utf-8", errors="surrogateescape"),
        } | parsed(envelope.content)
        print(json.dumps(mail), flush=True)
        later = [to for to in envelope.rcpt_tos if to.startswith("later") and to not in self.deferred]
        if later:
            self.deferred.update(later)
            return "451 try again later"
        return "250 OK"


controller = Controller(Printer(), hostname="127.0.0.1", port=0)
# Port 0: the controller's own start-up probe needs the real number, so bind it ourselves.
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    controller.port = probe.getsockname()[1]
controller.start()
print(json.dumps({"port": controller.port}), flush=True)
sys.stdin.read()
controller.stop()
