import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const { missingPackages, installPackages } = require(path.join(__dirname, "../tools/packages.cjs")) as {
  missingPackages(scope: string): string[];
  installPackages(packages: readonly string[]): void;
};

const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Debian's Chromium, installed where it is missing; else why there is none. */
function found(): { readonly executablePath: string } | { readonly missing: string } {
  const there = () => PLACES.find((place) => existsSync(place));
  const executablePath = there();
  if (executablePath) {
    return { executablePath };
  }
  try {
    installPackages(missingPackages("browser").filter((name) => name.startsWith("chromium")));
  } catch (error) {
    return { missing: (error as Error).message };
  }
  const installed = there();
  return installed ? { executablePath: installed } : { missing: `there is none of ${PLACES.join(", ")}` };
}

const chosen = found();

/** Why tests of pages are skipped here; absent: they are not. */
export const noBrowser: string | undefined = "missing" in chosen ? chosen.missing : undefined;

/** A real one, without a window. Its sandbox needs what root in a namespace does not have; it shows nothing but our own pages. */
export function launchBrowser(): Promise<Browser> {
  if ("missing" in chosen) {
    throw new Error(chosen.missing);
  }
  return chromium.launch({ executablePath: chosen.executablePath, args: ["--no-sandbox"] });
}
