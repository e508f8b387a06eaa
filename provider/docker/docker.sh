#!/bin/sh
# Carries out works on Docker's networks, from orders on stdin, and looks. One order a line, its text as it is after the first blank:
#   work NAME        begins a work on the network NAME
#   was ID           it is decided on this network (- for none): any other, and the work is stale
#   off CONTAINER    takes it off the network
#   remove           removes the network
#   arg TEXT         a parameter of the next `create` or `back`
#   create           makes a network of the parameters
#   back             makes it again as it was, where it was removed and the work failed after that
#   mark OWNER       notes whose the network is by now, where its label, which cannot be changed, says otherwise
#   unmark           takes that note away
#   end              says how the work ended
# $1 = folder of the notes.
marks=$1

# A daemon that hangs must not hold the host's lock for long.
ask() { timeout 30 docker "$@" </dev/null; }

fail() { ending=failed words=$1; }
# What is said on stderr is a warning, or why it failed.
inspect() { ask network inspect "$@" 2>/dev/null; }
why_not() { { ask network inspect "$@" >/dev/null; } 2>&1; }
is_gone() { case $1 in *"not found"* | *"No such network"*) ;; *) return 1 ;; esac; }
id_of() {
  if said=$(inspect --format '{{.Name}} {{.Id}}' -- "$1"); then
    # Asked for a name, Docker also takes it for the beginning of an id.
    case $said in "$1 "*) echo "${said##* }" ;; *) echo - ;; esac
  else
    said=$(why_not -- "$1")
    is_gone "$said" || { echo "$said" >&2; return 1; }
    echo -
  fi
}
note() {
  mkdir -p "$marks" && printf '%s %s\n' "$(id_of "$name")" "$1" > "$marks/.new" && mv "$marks/.new" "$marks/$name"
}
forget() {
  [ -e "$marks/$name" ] || return 0
  rm -f "$marks/.new" "$marks/$name" || return
  rmdir "$marks" "${marks%/*}" 2>/dev/null || :
}

works() {
  count=0
  set --
  while IFS= read -r line; do
    order=${line%% *} text=${line#* }
    case $order in
      work) name=$text ending='done' removed='' off='' words='' ; set -- ;;
      was)
        now=$(id_of "$name" 2>&1) || { fail "$now"; continue; }
        [ "$now" = "$text" ] || ending=stale
        ;;
      arg) set -- "$@" "$text" ;;
      back)
        if [ "$ending" = failed ] && [ -n "$removed" ]; then
          said=$(ask network create "$@" 2>&1 >/dev/null) || words="$words
and what was there could not be made again: $said"
        fi
        set --
        ;;
      end)
        # They get other addresses than they had, but they are on it.
        if [ "$ending" = failed ]; then
          for container in $off; do
            said=$(ask network connect -- "$name" "$container" 2>&1) || words="$words
and $container could not be put on it again: $said"
          done
        fi
        say ended "$count" "$ending"
        [ -z "$words" ] || printf '%s\n' "$words"
        count=$((count + 1))
        ;;
      *)
        [ "$ending" = 'done' ] || { [ "$order" != create ] || set --; continue; }
        case $order in
          off)
            # One that is gone by now is off.
            said=$(ask network disconnect --force "$now" "$text" 2>&1) || case $said in
              *"No such container"* | *"is not connected"*) ;;
              *) fail "$said"; continue ;;
            esac
            off="$off $text"
            ;;
          remove) if said=$(ask network rm "$now" 2>&1); then removed=yes; else fail "$said"; fi ;;
          create)
            said=$(ask network create "$@" 2>&1 >/dev/null) || fail "$said"
            set --
            ;;
          mark) said=$(note "$text" 2>&1) || fail "$said" ;;
          unmark) said=$(forget 2>&1) || fail "$said" ;;
        esac
        ;;
    esac
  done
}

# A network may go between the list and the question.
look() {
  say networks
  for _ in 1 2 3 4 5; do
    ids=$(ask network ls --quiet --no-trunc) || exit
    # shellcheck disable=SC2086 # ids
    if found=$(inspect $ids); then printf '%s\n' "$found"; break; fi
    found=
    # shellcheck disable=SC2086 # ids
    words=$(why_not $ids) || is_gone "$words" || { printf '%s\n' "$words" >&2; exit 1; }
  done
  [ -n "$found" ] || { echo "its networks keep changing while they are read" >&2; exit 1; }
  say containers
  ask ps --all --no-trunc --format '{{.Names}} {{.Networks}}' || exit
  say marks
  for file in "$marks"/*; do
    if [ -f "$file" ]; then IFS= read -r line <"$file"; printf '%s %s\n' "${file##*/}" "$line"; fi
  done
  say devices
  ls /sys/class/net
  say routes
  ip -4 -o route show table main
  ip -6 -o route show table main
}

works
look
