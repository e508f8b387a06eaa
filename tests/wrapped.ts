import type { Host, Output, Step } from "../provider/host/host";
import type { Snapshots } from "../provider/host/snapshots";

type Send = (step: Step) => Promise<Output>;

/** A host like the given one, on which every step passes through `meet`, over whichever connection it goes. */
export function through(host: Host, meet: (step: Step, send: Send) => Promise<Output>, snapshot: Host["snapshot"] = host.snapshot.bind(host)): Host {
  const { label, libvirtUri, guard, runAnew } = host;
  return {
    label,
    libvirtUri,
    guard,
    get facts() {
      return host.facts;
    },
    run: (step) => meet(step, (sent) => host.run(sent)),
    ...(runAnew && { runAnew: (step, way) => meet(step, (sent) => runAnew.call(host, sent, way)) }),
    snapshot,
  };
}

/** A session that several processes of a test share, to save time, each with what it has read itself. */
export function withSnapshots(host: Host, snapshots: Snapshots, met: (step: Step) => void = () => {}): Host {
  return through(
    host,
    async (step, send) => {
      met(step);
      try {
        return await send(step);
      } finally {
        if (step.mutates) {
          snapshots.drop();
        }
      }
    },
    (key, load, since) => snapshots.get(key, load, since),
  );
}
