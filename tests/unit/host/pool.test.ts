import { createServer } from "node:net";
import test from "ava";
import type { Connection } from "../../../provider/host/connection";
import { hosts } from "../../../provider/host/pool";
import { KvmnetError } from "../../../provider/resource/error";

test.serial("equal settings share a host, other settings do not", async (t) => {
  const one = await hosts.get({ transport: "local", libvirtUri: "test:///default" });
  t.is(await hosts.get({ libvirtUri: "test:///default", transport: "local" }), one);
  t.not(await hosts.get({ transport: "local" }), one);
  t.is(one.libvirtUri, "test:///default");
  await hosts.cancelAll();
  t.not(await hosts.get({ transport: "local", libvirtUri: "test:///default" }), one);
  await hosts.cancelAll();
});

test.serial("cancelling ends steps and attempts to connect at once", async (t) => {
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  t.teardown(() => silent.close());
  const { port } = silent.address() as { port: number };
  const nowhere: Connection = { host: "127.0.0.1", port, user: "root", perDialTimeout: 50 };
  const reason = (running: Promise<unknown>) =>
    running.then(
      () => undefined,
      (error) => error as KvmnetError,
    );
  const connecting = reason(hosts.get(nowhere));
  const step = reason((await hosts.get({ transport: "local" })).run({ name: "wait", script: "sleep 8" }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = process.uptime();
  await hosts.cancelAll();
  t.true((await connecting) instanceof KvmnetError);
  t.is((await step)?.code, "cancelled");
  t.true(process.uptime() - started < 5);
});

test.serial("a failure is shared by those who come at the same time", async (t) => {
  let connections = 0;
  const rude = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => rude.once("listening", resolve));
  t.teardown(() => rude.close());
  const { port } = rude.address() as { port: number };
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => hosts.get({ host: "127.0.0.1", port, user: "root" })));
  t.true(results.every((result) => result.status === "rejected" && result.reason.code === "connection-refused"));
  t.is(connections, 1);
  await hosts.cancelAll();
});
