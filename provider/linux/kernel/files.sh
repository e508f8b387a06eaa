#!/bin/sh
# Files of ours. Those that follow one another reach the disk together, before anything else is done.
# A file is made where no program looks for files of its own (some take whatever lies in a folder), and is on the disk before it has its name.
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
  folders="$folders $folder"
}
settle_files() {
  [ -n "$fresh$folders" ] || return 0
  # shellcheck disable=SC2086 # paths of ours have no blanks
  put_files $staged
  code=$?
  # shellcheck disable=SC2086
  [ $code = 0 ] || rm -f $fresh
  # shellcheck disable=SC2086
  sync $folders || code=1
  staged='' fresh='' folders='' staged_count=0
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
remove_file() {
  rm -f "$1" || return
  folder=${1%/*}
  # A drop-in folder that was ours alone.
  case $folder in *.d) rmdir "$folder" 2>/dev/null && folder=${folder%/*} ;; esac
  [ ! -d "$folder" ] || folders="$folders $folder"
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
verb_file_remove() { remove_file "$rest"; }
