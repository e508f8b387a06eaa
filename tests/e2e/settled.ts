import type { Stack } from "./stack";

/** Nothing is left to do: not by the program, not by the host, not once more. */
export async function assertSettled(t: { true(value: boolean, message?: string): void }, stack: Stack): Promise<void> {
  for (const command of [
    ["preview", "--expect-no-changes"],
    ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    ["up", "--yes", "--skip-preview", "--expect-no-changes"],
  ]) {
    const { code, text } = await stack.run(...command);
    t.true(code === 0, `pulumi ${command.join(" ")}:\n${text}`);
  }
}
