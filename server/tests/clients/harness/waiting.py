"""Bounded waits on a condition, in place of sleeps."""

import time


def wait_until(condition, what, timeout_s=30.0, interval_s=0.05):
    """Returns the first truthy value of `condition()`; fails with `what` after `timeout_s`.

    `what` may be a function, called only on failure, so that it can show the last state.
    """
    deadline = time.monotonic() + timeout_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            text = what() if callable(what) else what
            raise AssertionError(f"not within {timeout_s:g} s: {text}")
        time.sleep(interval_s)
