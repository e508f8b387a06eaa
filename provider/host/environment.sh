#!/bin/sh
# First in the program: what every step finds, and the words that we and the client agree on.
# Arguments: SSH_CONNECTION (sudo forgets it), the marks, of which the third is this shell's own, the exit status for the lock, the tools to look for.
LC_ALL=C; PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH; export LC_ALL PATH
unset IFS ENV BASH_ENV CDPATH
umask 077
uid=$(id -u)
if [ -n "${1:-}" ]; then SSH_CONNECTION=$1; export SSH_CONNECTION; fi
begin_mark=$2 ready_mark=$3 gone_mark=$4 lock_timeout_code=$5
shift 5
