import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { execa } from "execa";

const ROOT = path.resolve(__dirname, "../..");

export interface Registry {
  readonly url: string;
  /** The package as `npm pack` makes it. */
  readonly tarball: string;
  close(): void;
}

/** An npm registry of our own that has this package as if it were published, and refers to npm's usual one for all others. */
export async function registry(folder: string): Promise<Registry> {
  // tools/test.cjs has built it, and others are using it.
  if (!process.env.KVMNET_BUILT) {
    await execa("npm", ["run", "--silent", "build"], { cwd: ROOT });
  }
  const { stdout } = await execa("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: ROOT });
  const tarball = path.join(folder, stdout.trim().split("\n").at(-1) ?? "");
  const upstream = (await execa("npm", ["config", "get", "registry"], { cwd: folder })).stdout.trim();
  const content = readFileSync(tarball);
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://registry");
    if (pathname === `/${manifest.name}`) {
      const dist = {
        tarball: `http://${request.headers.host}/${manifest.name}/-/package.tgz`,
        integrity: `sha512-${createHash("sha512").update(content).digest("base64")}`,
      };
      const versions = { [manifest.version]: { ...manifest, dist } };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ name: manifest.name, "dist-tags": { latest: manifest.version }, versions }));
    } else if (pathname === `/${manifest.name}/-/package.tgz`) response.end(content);
    else response.writeHead(302, { location: new URL(`.${request.url}`, upstream).href }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, tarball, close: () => server.close() };
}
