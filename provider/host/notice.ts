/** Lines for the user that are no result and no error of a resource. */

let tell: (line: string) => void = () => {};
const told = new Set<string>();

/** Where they go; a door says so. */
export function noticesTo(show: (line: string) => void): void {
  tell = show;
}

/** Said once by each process. `key`: what it is about, where the line may differ. */
export function notice(line: string, key = line): void {
  if (!told.has(key)) {
    told.add(key);
    tell(line);
  }
}
