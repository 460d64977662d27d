"""What all tests share: Hypothesis tells how to repeat a failure, and keeps no files of its own in the repository.

Whoever starts the tests in the background of a shell starts them deaf to Ctrl-C, and what they start as well; the tests
of Ctrl-C need programs that hear it.
"""

import signal

from hypothesis import settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("conveyor", database=None, print_blob=True)
settings.load_profile("conveyor")
