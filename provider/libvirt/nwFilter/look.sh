#!/bin/sh
# Prints libvirt's filters, who uses them, and whose they are; each piece after the mark and a word.
# $3 = folder of the notes, $4 = folder of the filters that packages bring.
notes_folder=$3 packaged_folder=$4
piece() {
  tell "echo $mark $1 ."
  shift
  tell "$*"
}
give_up() { printf %s "$said" >&2; exit 1; }
# Of what went away meanwhile virsh complains, and that is no fault.
gone_or_exit() {
  settle && return
  ! printf %s "$said" | grep -Evq "^error: (failed to get (nwfilter|domain) '|(Network filter|Domain) not found: )" || give_up
}
words() { while read -r word _; do case $word in "$mark"* | '') ;; *) echo "$word" ;; esac; done; }
print_filters() {
  fresh
  tell nwfilter-list
  settle || give_up
  filters=$(answer | words) || exit
  fresh
  for uuid in $filters; do piece filter nwfilter-dumpxml "$uuid"; done
  piece whole echo
  gone_or_exit
  answer
}
# A daemon that has filters alone knows no guests.
guests() {
  fresh
  tell "$*"
  settle || case $said in *'not supported'*) ;; *) give_up ;; esac
  answer | words
}
cut_filters() {
  sed -n "/$mark/p; s/^  \\(<name>.*<\\/name>\\)\$/\\1/p; s/^  \\(<uuid>.*<\\/uuid>\\)\$/\\1/p; s/^      \\(<filterref filter='[^']*'\\)\\/*>\$/\\1\\/>/p"
}
print_guests() {
  running=$(guests list --uuid) || exit
  defined=$(guests list --all --persistent --uuid) || exit
  fresh
  for uuid in $running; do piece live dumpxml "$uuid"; done
  for uuid in $defined; do piece stored dumpxml "$uuid" --inactive; done
  piece whole echo
  gone_or_exit
  answer | cut_filters
}
look() {
  print_filters
  print_guests
  echo "$mark marks ."
  for file in "$notes_folder"/*; do
    [ ! -f "$file" ] || { IFS= read -r line <"$file"; printf '%s %s\n' "${file##*/}" "$line"; }
  done
  echo "$mark whole ."
  echo "$mark packaged ."
  [ ! -d "$packaged_folder" ] || ls "$packaged_folder"
  echo "$mark end ."
}
