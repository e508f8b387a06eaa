import type { GuardSettings } from "../../host/guard/settings";
import type { CommonArgs, CommonState } from "../../resource/kind";
import type { HostFacts } from "../kernel/hostFacts";
import type { Section } from "./sections";

type Values = Readonly<Record<string, unknown>>;

export type HostNetworkArgs = CommonArgs & { readonly [S in Section]?: Readonly<Record<string, Values>> | undefined } & {
  readonly guard?: GuardSettings | undefined;
};

export type HostNetworkState = CommonState & { readonly [S in Section]?: Readonly<Record<string, Values>> | undefined } & {
  /** By section and name. */
  readonly kept: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly hostFacts: HostFacts;
  readonly guard?: GuardSettings | undefined;
};
