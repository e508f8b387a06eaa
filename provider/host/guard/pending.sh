#!/bin/sh
# For steps that change something: prints a change of somebody else's that waits for its confirmation; status 1 when there is none.
guard_waits() {
  [ -z "${KVMNET_GUARD:-}" ] && [ -d "$guard_pending" ] || return 1
  guard_overdue
  [ -d "$guard_pending" ] || return 1
  guard_say_pending
}
