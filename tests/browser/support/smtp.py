"""A real SMTP server for the tests: every mail becomes one JSON line on standard output.

The first line is {"port": N}. Ends when standard input closes.
"""

import json
import sys

from aiosmtpd.controller import Controller


class Printer:
    """Prints each message as it was received."""

    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "raw": envelope.content.decode("utf-8", errors="surrogateescape"),
        }
        print(json.dumps(mail), flush=True)
        return "250 OK"


controller = Controller(Printer(), hostname="127.0.0.1", port=0)
# Port 0: the controller's own start-up probe needs the real number, so bind it ourselves.
import socket

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    controller.port = probe.getsockname()[1]
controller.start()
print(json.dumps({"port": controller.port}), flush=True)
sys.stdin.read()
controller.stop()
