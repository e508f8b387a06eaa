/** Numbers from 0 to 1 that a printed seed brings back: KVMNET_SEED=… (mulberry32). */
export function seeded(seed = Number(process.env.KVMNET_SEED ?? Date.now() % 2 ** 31)): { readonly seed: number; next(): number } {
  let state = seed;
  return {
    seed,
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
