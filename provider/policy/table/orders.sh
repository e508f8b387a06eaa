#!/bin/sh
# What a step is asked for, on stdin: `put PATH`, `remove PATH`, for files of the boot `boot PATH`, for notes of connections to end (flows.sh) `end PATH`; a text
# follows its line, each of its lines after a `|`.
# Texts go to FOLDER/put, FOLDER/end and FOLDER/boot (there with `%` for each slash), the rest to FOLDER/orders. By one process: a shell reads byte by byte.
# shellcheck disable=SC2016 # awk's own
sort_orders() {
  mkdir -p "$1/put" "$1/end" "$1/boot" && awk -v folder="$1" '
    function finish() { if (file != "" && close(file)) exit 1; file = "" }
    /^\|/ { print substr($0, 2) > file; next }
    { finish(); print > (folder "/orders") }
    /^put / { file = $2; sub(/.*\//, "", file); file = folder "/put/" file; printf "" > file }
    /^end / { file = $2; sub(/.*\//, "", file); file = folder "/end/" file; printf "" > file }
    /^boot / { file = $2; gsub(/\//, "%", file); file = folder "/boot/" file; printf "" > file }
    END { finish() }'
}
# `ordered VERB FOLDER`: the paths. They are words.
ordered() { sed -n "s/^$1 //p" "$2/orders"; }
