import type { Host } from "../../host/host";
import type { Row } from "../../host/ovsdbValue";
import { shellFile } from "../../host/shellFile";
import { KvmnetError } from "../../resource/error";
import { field, given, text } from "../../resource/schema";
import { z } from "../../resource/zod";

const file = () => text().refine((value) => value.startsWith("/"), "must be an absolute path");

/** Files of a host: no text of a key is in a program, a state or a log. */
export const tlsFiles = () =>
  z.strictObject({
    privateKey: field(file(), { description: "Its private key (PEM, not encrypted).", term: "SSL.private_key" }),
    certificate: field(file(), { description: "Its certificate (PEM), with those between it and the CA, if there are any.", term: "SSL.certificate" }),
    caCertificate: field(file(), { description: "Certificate of the CA that has signed all certificates, this one as well (PEM).", term: "SSL.ca_cert" }),
  });

export type TlsFiles = z.infer<ReturnType<typeof tlsFiles>>;
export type Tls = TlsFiles | "none";

/** Where a row of the table SSL, which all of these databases have, names the files. */
export const sslColumns = { privateKey: "private_key", certificate: "certificate", caCertificate: "ca_cert" } as const;

export const filesOf = (row: Row): TlsFiles => ({
  privateKey: String(row[sslColumns.privateKey]),
  certificate: String(row[sslColumns.certificate]),
  caCertificate: String(row[sslColumns.caCertificate]),
});

/** What is against the files that were asked about, in the words of OpenSSL; null: nothing. */
export interface Inspected {
  readonly asked: string;
  readonly unfit: Unfit | null;
}

export interface Unfit {
  readonly property: keyof TlsFiles;
  readonly file: string;
  readonly words: string;
}

/** As whom the certificate is shown: to hosts that come in, or to the databases. */
type ShownBy = "server" | "client";

/** Who has to believe it as well, if it is there. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

const script = () => shellFile(__dirname, "../../host/python.sh", "files.py", "inspect.py", "inspect.sh");

/** What has to be looked at before a connection is made with these files. */
export const askedOf = (tls: Tls | undefined, shownBy: readonly ShownBy[], peers: readonly Peer[] = []): string[] => {
  const files = given(tls);
  return files ? [JSON.stringify({ files, shownBy, peers })] : [];
};

/** Tries them on the host, as the daemon that reads them does (`ovnsb_db`, by its pid file's name). */
export async function inspect(host: Host, [asked]: readonly string[], daemon: string): Promise<Inspected | undefined> {
  if (asked === undefined) {
    return undefined;
  }
  const { stdout } = await host.run({
    name: "try the files of TLS",
    script: script(),
    input: JSON.stringify({ ...JSON.parse(asked), daemon }),
  });
  return { asked, unfit: JSON.parse(stdout) as Unfit | null };
}

/** They would be taken, and nobody could connect: that stands in a log alone. */
export function refuseUnfit([asked]: readonly string[], inspected: Inspected | undefined): void {
  if (asked === undefined || inspected?.asked !== asked || inspected.unfit === null) {
    return;
  }
  const { property, file: path, words } = inspected.unfit;
  throw new KvmnetError({
    code: "refused",
    property: `tls.${property}`,
    value: path,
    problem: `the file is of no use for TLS: ${words}`,
    remedy: "see docs/ovn.md on how the files are made: the key fits the certificate, which the CA of `caCertificate` has signed, and all are valid today",
  });
}
