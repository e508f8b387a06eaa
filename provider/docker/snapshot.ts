import { sectionsOf } from "../host/sections";
import { KvmnetError } from "../resource/error";
import { canonicalIp, isCidr, isIp, subnetOf } from "../resource/ip";
import { z } from "../resource/zod";

/** What a host shows of Docker's networks. Pure data. */
export interface Docker {
  readonly networks: readonly NetworkSeen[];
  /** Notes of whose a network is by now, by its name. */
  readonly marks: ReadonlyMap<string, { readonly id: string; readonly owner: string }>;
  /** Network devices of the host. */
  readonly devices: ReadonlySet<string>;
  readonly routes: readonly { readonly device: string; readonly cidr: string }[];
}

export interface NetworkSeen {
  readonly name: string;
  readonly id: string;
  readonly driver: string;
  readonly scope: string;
  readonly internal: boolean;
  readonly ipv6: boolean;
  readonly ipam: string;
  readonly subnets: readonly SubnetSeen[];
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Every container that is set up to be on it. One that does not run would no longer start without it. */
  readonly containers: readonly { readonly name: string; readonly runs: boolean }[];
}

export interface SubnetSeen {
  readonly cidr: string;
  readonly gateway?: string;
  readonly ipRange?: string;
  readonly auxAddresses?: Readonly<Record<string, string>>;
}

const map = z.record(z.string(), z.string()).nullish();

const inspected = z.array(
  z.object({
    Name: z.string(),
    Id: z.string(),
    Driver: z.string(),
    Scope: z.string(),
    Internal: z.boolean(),
    EnableIPv6: z.boolean(),
    IPAM: z.object({
      Driver: z.string(),
      Config: z
        .array(z.object({ Subnet: z.string().optional(), Gateway: z.string().optional(), IPRange: z.string().optional(), AuxiliaryAddresses: map }))
        .nullish(),
    }),
    Containers: z.record(z.string(), z.object({ Name: z.string() })).nullish(),
    Options: map,
    Labels: map,
  }),
);

export function parseDocker(stdout: string): Docker {
  const body = (name: string) => sectionsOf(stdout).find((section) => section.name === name)?.body ?? "";
  const lines = (name: string) => body(name).split("\n").filter(Boolean);
  const users = lines("containers").map((line) => {
    const [names = "", networks = ""] = line.split(" ");
    return { name: names.split(",")[0] ?? "", networks: networks.split(",") };
  });
  return {
    networks: networksIn(body("networks")).map((one) => {
      const running = Object.values(one.Containers ?? {}).map(({ Name }) => Name);
      const setUp = users.filter(({ name, networks }) => !running.includes(name) && networks.includes(one.Name));
      return {
        name: one.Name,
        id: one.Id,
        driver: one.Driver,
        scope: one.Scope,
        internal: one.Internal,
        ipv6: one.EnableIPv6,
        ipam: one.IPAM.Driver,
        subnets: (one.IPAM.Config ?? []).flatMap(({ Subnet, Gateway, IPRange, AuxiliaryAddresses }) =>
          Subnet !== undefined && isCidr(Subnet)
            ? {
                cidr: subnetOf(Subnet).cidr,
                ...(Gateway && { gateway: address(Gateway) }),
                ...(IPRange && isCidr(IPRange) && { ipRange: subnetOf(IPRange).cidr }),
                ...(AuxiliaryAddresses && { auxAddresses: Object.fromEntries(Object.entries(AuxiliaryAddresses).map(([key, one]) => [key, address(one)])) }),
              }
            : [],
        ),
        options: one.Options ?? {},
        labels: one.Labels ?? {},
        containers: [...running.map((name) => ({ name, runs: true })), ...setUp.map(({ name }) => ({ name, runs: false }))].sort((a, b) =>
          a.name < b.name ? -1 : 1,
        ),
      };
    }),
    marks: new Map(
      lines("marks").map((line) => {
        const [name = "", id = "", ...owner] = line.split(" ");
        return [name, { id, owner: owner.join(" ") }];
      }),
    ),
    devices: new Set(lines("devices")),
    routes: lines("routes").flatMap((line) => {
      const [, destination = "", device] = /^([0-9a-f.:]+(?:\/\d+)?) (?!via ).*?\bdev (\S+)/.exec(line) ?? [];
      return device !== undefined && isCidr(destination) ? [{ device, cidr: subnetOf(destination).cidr }] : [];
    }),
  };
}

/** After a restart of the daemon a gateway may have its prefix behind it. */
function address(text: string): string {
  const [plain = ""] = text.split("/");
  return isIp(plain) ? canonicalIp(plain) : plain;
}

function networksIn(text: string): z.infer<typeof inspected> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const { data } = inspected.safeParse(json);
  if (!data) {
    throw new KvmnetError({
      code: "daemon-not-running",
      problem: "it is not Docker that answers to `docker network inspect` on this host: what it says is another's, such as podman's",
      remedy: "install Docker on the host (docker.io on Debian and Ubuntu), or leave these networks to podman",
      toolOutput: text.slice(0, 200),
    });
  }
  return data;
}
