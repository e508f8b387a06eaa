#!/bin/sh
# Prints libvirt's filters, who uses them, and whose they are; each piece after the mark and a word.
# $3 = folder of the notes, $4 = folder of the filters that packages bring.
notes_folder=$3 packaged_folder=$4
asked() {
  fresh
  ask "$*"
}
# The first word of each line that virsh has printed to what was asked. A full /run must not make a list shorter: what is in none counts as gone.
listed() {
  piece whole echo
  settle || give_up
  answer >list || exit
  words <list || { echo 'what virsh said did not arrive whole: see that /run is not full' >&2 && exit 1; }
}
# Fails where the end is missing.
words() {
  whole=1
  while read -r word sort _; do
    case $word in
      "$mark") [ "$sort" != whole ] || whole=0 ;;
      '') ;;
      *) echo "$word" ;;
    esac
  done
  return "$whole"
}
print_filters() {
  asked nwfilter-list || give_up
  filters=$(listed) || exit
  fresh
  for uuid in $filters; do piece filter nwfilter-dumpxml "$uuid"; done
  piece whole echo
  gone_or_exit
  answer
}
cut_filters() {
  sed -n "/$mark/p; s/^  \\(<name>.*<\\/name>\\)\$/\\1/p; s/^  \\(<uuid>.*<\\/uuid>\\)\$/\\1/p; s/^      \\(<filterref filter='[^']*'\\)\\/*>\$/\\1\\/>/p"
}
# A daemon that has filters alone knows no guests.
no_guests() { case $said in *'not supported'*) ;; *) give_up ;; esac }
print_guests() {
  asked list --uuid || no_guests
  running=$(listed) || exit
  asked list --all --persistent --uuid || no_guests
  defined=$(listed) || exit
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
    [ ! -f "$file" ] || { line='' && IFS= read -r line <"$file"; printf '%s %s\n' "${file##*/}" "$line"; }
  done
  echo "$mark whole ."
  echo "$mark packaged ."
  [ ! -d "$packaged_folder" ] || ls "$packaged_folder"
  echo "$mark end ."
}
