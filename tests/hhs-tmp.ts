import { startVm } from "/work/main/lab/vm/vm";
import { openHost } from "/work/main/provider/host/hosts";
import { hostSettings } from "/work/main/provider/linux/hostSettings";
const show = (title: string, text: unknown) => console.log(`--- ${title}\n${typeof text === "string" ? text : JSON.stringify(text, null, 1)}`);
const base = { name: "kvm1", owner: "p/s/kvm1", onGuestsCutOff: "refuse" as const, persistence: "auto" as const };
const LOOK = "lsmod | grep -c ^br_netfilter; cd /proc/sys/net; grep -Hs '' ipv4/ip_forward ipv6/conf/all/forwarding ipv4/conf/all/rp_filter ipv4/conf/br5/proxy_arp ipv6/conf/br5/accept_ra bridge/bridge-nf-call-* ipv4/neigh/default/gc_thresh* netfilter/nf_conntrack_max; ls /etc/sysctl.d /etc/modules-load.d /etc/udev/rules.d | grep kvmnet; :";
(async () => {
  const vm = await startVm({ instance: "hhs-vm", owner: "none" });
  try {
    let host = await openHost(vm.connection);
    show("facts", [host.facts.kernel, host.facts.sessionDevices]);
    const sh = async (script: string) => { const r = await vm.sh(script) as any; return String(r.stdout ?? r); };
    await sh("ip link add br5 type bridge; ip link set br5 up");
    show("before", await sh(LOOK));
    const off = { ...base, bridgeNetfilter: { iptables: false, ip6tables: false, arptables: false } } as any;
    let state = await hostSettings.create(host, off);
    show("false without module", await sh(LOOK));
    await sh("modprobe br_netfilter; sleep 2");
    show("module loaded by somebody: still off?", await sh(LOOK));
    await sh("rmmod br_netfilter");
    const on = { ...base, ipForward: true, ipv6Forward: true, reversePathFilter: "loose", bridgeNetfilter: { iptables: true, ip6tables: false, arptables: false }, conntrackMax: 500000,
      neighbourTable: { ipv4: { gcThreshold1: 1024, gcThreshold2: 4096, gcThreshold3: 8192 } }, interfaces: { br5: { proxyArp: true, acceptRouterAdvertisements: "always" } } } as any;
    show("plan", hostSettings.plan(state, on).map((c) => `${c.path.join(".")} ${JSON.stringify(c.from)}->${JSON.stringify(c.to)} ${c.impact} ${c.refused ?? ""}`));
    state = await hostSettings.update(host, state, on, []);
    show("true", await sh(LOOK));
    show("file", await sh("cat /etc/sysctl.d/90-kvmnet-kvm1.conf /etc/modules-load.d/90-kvmnet-kvm1.conf"));
    show("session", state.hostFacts);
    await sh("ip link del br5; ip link add br5 type bridge; udevadm settle; sleep 1");
    show("br5 made anew: udev applied?", await sh("grep -H '' /proc/sys/net/ipv4/conf/br5/proxy_arp /proc/sys/net/ipv6/conf/br5/accept_ra"));
    try { await hostSettings.update(host, state, { ...on, conntrackMax: 1 }, []); show("conntrack 1", "accepted?!"); } catch (e) { show("conntrack 1", String((e as Error).message)); }
    await host.close();
    await vm.reboot();
    host = await openHost(vm.connection);
    show("after reboot (br5 not yet there)", await sh(LOOK));
    await sh("ip link add br5 type bridge; udevadm settle; sleep 1");
    const read = await hostSettings.read(host, "kvm1", state);
    show("plan after reboot", read ? hostSettings.plan(read, on) : "gone");
    await hostSettings.delete(host, read as any);
    show("after delete", await sh(LOOK));
    // A real default route from router advertisements: radvd is not there, so the kernel's own word for it is tried by a raw advertisement.
    await host.close();
  } finally { await vm.stop(); }
})().catch((e) => { console.error(e); process.exit(1); });
