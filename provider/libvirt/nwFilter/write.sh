#!/bin/sh
# Carries out works on filters, from orders on stdin, one after the other and each by itself. One order a line:
#   work NAME          begins a work on the filter NAME
#   was UUID HASH      it is decided on this definition (- for none): any other, and the work is stale
#   mark UUID OWNER    notes whose the filter is
#   define XML         defines it
#   undefine UUID      removes it
#   unmark             takes the note away
#   end                says how the work ended
folder=/etc/libvirt/nwfilter

# libvirt forgets a filter whose new definition it cannot save: so see that it can.
room() {
  if [ "$uri" != qemu:///system ] || [ ! -d "$folder" ]; then return 0; fi
  probe=$folder/.kvmnet-$$
  complaint=$({ head -c 131072 /dev/zero >"$probe"; } 2>&1)
  size=$({ wc -c <"$probe"; } 2>/dev/null)
  rm -f "$probe" 2>/dev/null
  [ "${size:-0}" -eq 131072 ] || { said="kvmnet: no room in $folder: $complaint"; return 1; }
}
as_it_was() {
  fresh
  if ask nwfilter-dumpxml "$name"; then
    [ "$1" != - ] && [ "$(answer | sha256sum)" = "$2  -" ]
  else
    case $said in *'Network filter not found'*) [ "$1" = - ] ;; *) ending=failed words=$said ;; esac
  fi
}
note() {
  { mkdir -p "$notes_folder" && printf '%s\n' "$1" >"$notes_folder/.new" && mv -f "$notes_folder/.new" "$notes_folder/$name"; } 2>&1
}
forget() {
  { rm -f "$notes_folder/.new" "$notes_folder/$name" && { rmdir "$notes_folder" "${notes_folder%/*}" 2>/dev/null || :; }; } 2>&1
}
# The note as it was before the work.
restore() {
  [ -n "$noted" ] || return 0
  if [ -n "$before" ]; then complaint=$(note "$before"); else complaint=$(forget); fi || words="$words$newline$complaint"
}
undefine() {
  ask nwfilter-undefine "$1" && return
  case $said in *'Network filter not found'*) ;; *) return 1 ;; esac
}
fail() { ending=failed words=$1; }

while IFS= read -r line; do
  order=${line%% *} text=${line#* }
  case $order in
    work)
      name=$text ending='done' words='' noted='' before=''
      [ ! -f "$notes_folder/$name" ] || IFS= read -r before <"$notes_folder/$name"
      ;;
    was) as_it_was "${text%% *}" "${text#* }" || [ "$ending" = failed ] || ending=stale ;;
    end)
      [ "$ending" != failed ] || restore
      printf '%s ended %s .\n%s\n' "$mark" "$ending" "$words"
      ;;
    *)
      [ "$ending" = 'done' ] || continue
      case $order in
        mark) if complaint=$(note "$text"); then noted=yes; else fail "$complaint"; fi ;;
        define)
          printf '%s\n' "$text" >filter.xml || exit
          if room; then ask nwfilter-define "$PWD/filter.xml" || fail "$said"; else fail "$said"; fi
          ;;
        undefine) undefine "$text" || fail "$said" ;;
        unmark) complaint=$(forget) || fail "$complaint" ;;
      esac
      ;;
  esac
done
look
exit 0
