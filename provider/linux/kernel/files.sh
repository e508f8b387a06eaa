#!/bin/sh
# Files of ours. Those that follow one another reach the disk together, before anything else is done.
# A file is made where no program looks for files of its own (some take whatever lies in a folder), and is on the disk before it has its name.
# Those that go are removed when all that come are there: one that moves holds what is known nowhere else.
stage_file() {
  folder=${2%/*}
  new=/etc/.kvmnet-new$staged_count
  staged_count=$((staged_count + 1))
  fresh="$fresh $new"
  umask 022
  [ -d "$folder" ] || mkdir -p "$folder" || return
  [ "$1" != 600 ] || umask 077
  printf %b "$3" > "$new" || return
  umask 077
  [ "$1" != 755 ] || chmod 755 "$new" || return
  staged="$staged $new $2"
  # shellcheck disable=SC2086 # paths of ours have no blanks
  leaving=$(without "$2" $leaving)
  folders="$folders $folder"
}
without() {
  left_out=$1
  shift
  for path; do [ "$path" = "$left_out" ] || printf '%s ' "$path"; done
}
settle_files() {
  [ -n "$fresh$leaving" ] || return 0
  # shellcheck disable=SC2086 # paths of ours have no blanks
  put_files $staged && remove_files $leaving
  code=$?
  # shellcheck disable=SC2086
  [ $code = 0 ] || rm -f $fresh
  # shellcheck disable=SC2086
  [ -z "$folders" ] || sync $folders || code=1
  staged='' leaving='' fresh='' folders='' staged_count=0
  return $code
}
put_files() {
  # shellcheck disable=SC2086
  [ -z "$fresh" ] || sync $fresh || return
  while [ $# -gt 0 ]; do
    # What comes after relies on the file: mv's word alone is not enough.
    mv "$1" "$2" && [ ! -e "$1" ] || return
    shift 2
  done
}
remove_files() {
  for path; do
    rm -f "$path" || return
    folder=${path%/*}
    # A drop-in folder that was ours alone.
    case $folder in *.d) rmdir "$folder" 2>/dev/null && folder=${folder%/*} ;; esac
    [ ! -d "$folder" ] || folders="$folders $folder"
  done
}
# PATH and SHA-256 of what a look has seen there, `-` for nothing; for each.
verb_files_are() {
  while [ $# -gt 0 ]; do
    if [ "$2" = - ]; then
      [ ! -s "$1" ] || stale "$1 is there by now"
    else
      hash=$(grep -a '' "$1" 2>/dev/null | sha256sum)
      [ "${hash%% *}" = "$2" ] || stale "$1 was changed meanwhile"
    fi
    shift 2
  done
}
# MODE PATH TEXT, the text in the form of `printf %b`.
verb_file() {
  mode=${rest%% *} path=${rest#* }
  stage_file "$mode" "${path%% *}" "${path#* }"
}
verb_file_remove() { leaving="$leaving $rest"; }
