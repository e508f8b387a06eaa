interface Entry {
  readonly value: Promise<unknown>;
  readonly begun: number;
  /** When it stops being fresh; undefined while it loads. */
  freshUntil?: number;
}

/** Long enough for all resources of one phase to share a read, short enough that nobody sees old news. */
const usualMs = 1500;

/** Reads of the host, shared by those who ask at the same time or shortly after, until something is changed. */
export class Snapshots {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly freshMs = usualMs) {}

  /** `since`: one that was begun before then will not do. */
  get<T>(key: string, load: () => Promise<T>, since = 0): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.begun >= since && (known.freshUntil === undefined || Date.now() < known.freshUntil)) {
      return known.value as Promise<T>;
    }
    const entry: Entry = { value: load(), begun: Date.now() };
    this.entries.set(key, entry);
    entry.value.then(
      () => {
        entry.freshUntil = Date.now() + this.freshMs;
      },
      () => this.forget(key, entry),
    );
    return entry.value as Promise<T>;
  }

  /** Also for reads that are still under way: those who wait get them, those who ask from now on do not. */
  drop(): void {
    this.entries.clear();
  }

  private forget(key: string, entry: Entry): void {
    if (this.entries.get(key) === entry) {
      this.entries.delete(key);
    }
  }
}
