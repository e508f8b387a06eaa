import type { Host } from "../host/host";
import { classify } from "../libvirt/errors";
import { newMark } from "../libvirt/step/look";
import { KvmnetError } from "../resource/error";
import { type DomainNic, parseDomains } from "./domainXml";
import { type Access, mustBePlain, withHost } from "./session";

/** The NICs of one guest (by name or UUID), or of all. */
export function getDomainInterfaces(domain: string | undefined, access: Access): Promise<DomainNic[]> {
  return withHost(access, (host) => readDomainInterfaces(host, domain));
}

/**
 * Definitions, and the addresses of running guests by all three sources. libvirt asks a guest's agent without a deadline of its own, so only agents
 * that are connected are asked, and not for long. The neighbour table is read from the kernel: libvirt's own reading of it fails on
 * kernels from 6 on ("wrong nlmsg len", libvirt 9.0).
 */
const READ = `
uri=$1 mark=$2 domain=$3
v() { virsh -q -c "$uri" "$@"; }
if [ -n "$domain" ]; then
  # virsh would take a name of digits for an id.
  wanted=; named=; guests=$(v list --all --uuid --name) || exit
  while IFS= read -r line; do
    [ "\${line#* }" != "$domain" ] || named=\${line%% *}
    [ "\${line%% *}" != "$domain" ] || wanted=$domain
  done <<END
$guests
END
  wanted=\${named:-$wanted}
  [ -n "$wanted" ] || { echo "error: failed to get domain '$domain'" >&2; exit 1; }
  running=$(v list --uuid | grep -Fx "$wanted")
  stopped=; [ -n "$running" ] || stopped=$wanted
else
  running=$(v list --uuid) || exit
  stopped=$(v list --inactive --uuid)
fi
keep() { sed -n "/$mark/p; /^  <name>/p; /^  <uuid>/p; /^    <interface /,/^    <\\/interface>/p; /name='org.qemu.guest_agent.0' state='connected'/p"; }
for uuid in $running; do
  definition=$(v dumpxml "$uuid" 2>/dev/null | keep) || continue
  printf '%s running\\n%s\\n' "$mark" "$definition"
  v "echo $mark lease; domifaddr $uuid --full --source lease" 2>/dev/null
  case $definition in *guest_agent.0*)
    printf '%s agent\\n' "$mark"
    timeout 10 virsh -q -c "$uri" domifaddr "$uuid" --full --source agent 2>/dev/null ;;
  esac
done
for uuid in $stopped; do
  printf '%s defined\\n' "$mark"
  v dumpxml "$uuid" 2>/dev/null | keep
done
printf '%s neighbours\n' "$mark"
ip -j neigh show 2>/dev/null
exit 0
`;

export async function readDomainInterfaces(host: Host, domain?: string): Promise<DomainNic[]> {
  mustBePlain("domain", domain);
  const mark = newMark();
  const step = { name: "read the guests' NICs", script: READ, args: [host.libvirtUri, mark, domain ?? ""], needs: ["virsh"] };
  const { stdout } = await host.run(step).catch((error) => Promise.reject(missing(error, domain) ?? classify(error)));
  return parseDomains(stdout, mark);
}

function missing(error: unknown, domain: string | undefined): KvmnetError | undefined {
  if (domain === undefined || !(error instanceof KvmnetError) || !/failed to get domain|Domain not found/i.test(error.details.toolOutput ?? "")) {
    return undefined;
  }
  return new KvmnetError({ code: "refused", host: error.details.host, problem: `there is no guest named ${domain}`, remedy: "see: virsh list --all" });
}
