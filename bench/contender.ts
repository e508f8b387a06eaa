/** Something that keeps a number of networks on the lab host. */
export interface Contender {
  readonly name: string;
  /** Exactly this many networks exist afterwards. */
  apply(count: number): Promise<void>;
  refresh?(): Promise<void>;
  destroy(): Promise<void>;
  close(): Promise<void>;
}
