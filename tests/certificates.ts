import { readFileSync } from "node:fs";
import path from "node:path";

/** A shell text that makes a CA on a host, and a key with a certificate for each name (`certificates.sh`). */
export const makeCertificates = (folder: string, ...names: string[]): string =>
  `set -- ${[folder, ...names].join(" ")}\n${readFileSync(path.join(__dirname, "certificates.sh"), "utf8")}`;

/** The files of one of them, as `tls` says them. */
export const filesOf = (folder: string, name: string) => ({
  privateKey: `${folder}/${name}.key`,
  certificate: `${folder}/${name}.pem`,
  caCertificate: `${folder}/ca.pem`,
});
