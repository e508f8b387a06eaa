import type { Fault } from "./fault";

const mark = (folder: string) => `/tmp/fault${folder.replaceAll("/", "-")}`;

/** What runs with files that are open already goes on; sockets can still be reached. */
export const readOnly = (folder: string): Fault => ({
  title: `${folder} is read-only`,
  begin: `mount --rbind ${folder} ${folder} && touch ${mark(folder)} && mount -o remount,bind,ro ${folder}`,
  end: `[ ! -e ${mark(folder)} ] || { umount -l ${folder} && rm ${mark(folder)}; }`,
  words: /[Rr]ead-only file system|cannot create|[Uu]nable to (create|open|write)|could not|Could not|cannot open|failed/,
});

const words = /[Nn]o space left|ENOSPC|disk full|cannot (write|create)|I\/O error|failed to (write|create)|[Uu]nable to|cannot be written|is not full/;

/** The folder becomes a file system of its own that is full; what is written there while it lasts is kept. */
export const full = (folder: string): Fault => ({
  title: `${folder} is full`,
  begin: `rm -rf ${mark(folder)} && cp -a ${folder} ${mark(folder)} && mount -t tmpfs -o size=$(( $(du -sk ${folder} | cut -f 1) + 256 ))k,mode=755 fault ${folder} && cp -a ${mark(folder)}/. ${folder} &&
{ dd if=/dev/zero of=${folder}/.fill bs=4k 2>/dev/null; true; }`,
  end: `[ ! -e ${mark(folder)} ] || { rm -f ${folder}/.fill && rm -rf ${mark(folder)} && cp -a ${folder} ${mark(folder)} && umount -l ${folder} &&
find ${folder} -mindepth 1 -delete && cp -a ${mark(folder)}/. ${folder} && rm -rf ${mark(folder)}; }`,
  words,
});

/** A file system of its own already. */
export const runFull: Fault = {
  title: "/run is full",
  begin: `mount -o remount,size=$(( $(df -k --output=used /run | tail -n 1) + 32 ))k /run && { dd if=/dev/zero of=/run/.fill bs=4k 2>/dev/null; true; }`,
  end: "rm -f /run/.fill; mount -o remount,size=50% /run",
  words,
};

/** Where Open vSwitch's database lies; its server holds the file open, so it is started anew there. */
export const ovsDatabaseFull: Fault = (() => {
  const { begin, end } = full("/etc/openvswitch");
  return {
    title: "the disk of Open vSwitch's database is full",
    begin: `lab-daemon stop openvswitch; ${begin}; rm -f /etc/openvswitch/.fill; lab-daemon start openvswitch; { dd if=/dev/zero of=/etc/openvswitch/.fill bs=4k 2>/dev/null; true; }`,
    end: `rm -f /etc/openvswitch/.fill; lab-daemon stop openvswitch; ${end}; lab-daemon start openvswitch`,
    words: /[Nn]o space left|I\/O error|does not answer|closed the connection|not running|refused/,
  };
})();

/** The same while a change is under way. */
export const midway = (fault: Fault, ms = 400): Fault => ({ ...fault, title: `${fault.title} from the middle on`, midwayMs: ms });
