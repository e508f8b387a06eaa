import test from "ava";
import { byHand, openSite, type Site, settingsOf } from "./host";
import { documented, goProject, pythonCommands } from "./languages";
import { Stack } from "./stack";

/** The programs of docs/python.md and docs/go.md, with the SDKs that are generated from the schema, over the native plugin. */

let site: Site;

test.serial.before("a host", async (t) => {
  t.timeout(900_000);
  site = await openSite((config) => Stack.yaml(config));
});

test.serial.after.always("let go of it", async () => {
  await site?.close();
});

/** The network and the route of the programs, as the host has them. */
const made = async () => (await byHand(site, "virsh -q net-list --name | { grep -x lan || true; }; ip -o route show 10.20.0.0/16 | cut -d' ' -f1")).trim();

const makers: Record<string, (config: Record<string, string>) => Promise<Stack>> = {
  python: async (config) => {
    const stack = await Stack.python(await pythonCommands(), config);
    stack.program(documented("python.md", "python"));
    return stack;
  },
  go: async (config) => {
    const stack = await Stack.go(goProject(), config);
    stack.program(documented("go.md", "go"));
    return stack;
  },
};

for (const [language, make] of Object.entries(makers)) {
  test.serial(`a program in ${language}: preview, up, nothing left to do, destroy`, async (t) => {
    t.timeout(900_000);
    const stack = await make(settingsOf(site.connection));
    try {
      const preview = await stack.must("preview");
      t.regex(preview, /NatNetwork +lan +create/);
      t.is(await made(), "");
      await stack.up();
      t.is(await made(), "lan\n10.20.0.0/16");
      t.deepEqual(await stack.outputs(), { gateway: "192.168.107.1", os: site.host.facts.os.id });
      await stack.must("preview", "--expect-no-changes");
    } finally {
      await stack.must("destroy", "--yes", "--skip-preview");
      stack.remove();
    }
    t.is(await made(), "");
  });
}
