import { createHash } from "node:crypto";
import { textsIn } from "../../host/sections";
import { aliasOf, ownerOf } from "../kernel/owner";
import { escapedText } from "../kernel/text";
import type { BootConfig } from "./config";
import type { BootFile } from "./manager";

/**
 * Files of ours start with two comment lines: what they are, and whose, for what, with the hash of the rest. The hash tells an edit by
 * hand from a program that has changed; the mark tells ours from others' and, after a reboot, whose the device is.
 */
const MARK = /^# kvmnet owner=(\S+) key=(\S+) sha256=([0-9a-f]{64})$/;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A file's text with its header. `before` stands above it, where a file must start with something (`#!/bin/sh`). */
export function headed(config: Pick<BootConfig, "title" | "owner" | "key">, body: string, before: readonly string[] = []): string {
  const mark = `# kvmnet owner=${aliasOf(config.owner)} key=${config.key} sha256=${sha256(body)}`;
  return [...before, `# ${config.title}: written by kvmnet; a change by hand is seen as drift and put right.`, mark, body].join("\n");
}

/** What a file on the host says about itself. */
export interface OwnFile {
  readonly path: string;
  readonly owner: string;
  readonly key: string;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  /** It was changed after we wrote it. */
  readonly edited: boolean;
}

/** `undefined` for a file without our mark. */
export function readOwnFile(path: string, text: string): OwnFile | undefined {
  const lines = text.split("\n");
  const at = lines.slice(0, 4).findIndex((line) => MARK.test(line));
  const [, alias = "", key = "", hash] = MARK.exec(lines[at] ?? "") ?? [];
  return hash ? { path, owner: ownerOf(alias), key, sha256: sha256(text), edited: sha256(lines.slice(at + 1).join("\n")) !== hash } : undefined;
}

/** What lies in one of our places. */
export interface OurPlace {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Absent when somebody else wrote the file. */
  readonly mark?: OwnFile;
}

/** By path, from lines of `grep -H ''`. */
export function ourPlacesIn(body: string): Record<string, OurPlace> {
  return Object.fromEntries(
    [...textsIn(body)].map(([path, text]) => {
      const mark = readOwnFile(path, text);
      return [path, { path, text, sha256: sha256(text), ...(mark && { mark }) }];
    }),
  );
}

/** A device's (or resource's) name as part of a file's name: letters, digits, `-` and `_` alone, as ifupdown wants it. */
export function fileStem(key: string): string {
  return key.replace(/[^A-Za-z0-9-]/g, (c) => `_${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

export function writeOrder(file: BootFile): string {
  return `file ${file.mode} ${file.path} ${escapedText(file.text)}`;
}

export function removeOrder(path: string): string {
  return `file_remove ${path}`;
}

export function fileHash(file: BootFile): string {
  return sha256(file.text);
}
