"""Runs a command on a pseudo-terminal and types answers.

The argument is JSON: {"command": [...], "answers": [[text to wait for, text to type], ...]}.
Prints JSON: what was shown, and the code that the command ended with.
"""

import json
import os
import pty
import select
import sys
import time

SECONDS = 60

request = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.execvp(request["command"][0], request["command"])

shown = b""
seen = 0
answers = list(request["answers"])
end = time.monotonic() + SECONDS
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # the command has closed its side
            break
        if not chunk:
            break
        shown += chunk
    if answers and answers[0][0].encode() in shown[seen:]:
        seen = len(shown)
        os.write(terminal, answers.pop(0)[1].encode())
else:
    os.kill(child, 9)

_, status = os.waitpid(child, 0)
code = os.waitstatus_to_exitcode(status)
print(json.dumps({"code": code, "shown": shown.decode(errors="replace"), "left": len(answers)}))
