import { Exclusives } from "../../resource/exclusive";
import type { Problem, Rule } from "../../resource/kind";
import { askedOf, memberKind, pathOf } from "./members";
import { inOrder } from "./order";
import { kindOf, sectionNames } from "./sections";
import type { HostNetworkArgs } from "./types";

/** Those of each kind, one by one: a value that is not known yet ends one of them alone. */
const ofKinds: Rule<HostNetworkArgs>[] = sectionNames.flatMap((section) =>
  kindOf(section).rules.map(
    (rule): Rule<HostNetworkArgs> =>
      function* (args) {
        for (const member of askedOf({ ...common(args), [section]: args[section] })) {
          for (const problem of rule(member.args)) {
            yield within(pathOf(member), problem);
          }
        }
      },
  ),
);

const common = ({ owner, adopt, guard }: HostNetworkArgs) => ({ owner, ...(adopt !== undefined && { adopt }), ...(guard && { guard }) });

function within(path: Problem["path"], problem: Problem): Problem {
  return { ...problem, path: problem.path[0] === "name" ? path : [...path, ...problem.path] };
}

function* noCycle(args: HostNetworkArgs): Generator<Problem> {
  const { cycle } = inOrder(askedOf(args));
  for (const member of cycle.slice(0, 1)) {
    yield { path: pathOf(member), reason: `stands on itself, by way of others: ${cycle.map(({ name }) => name).join(", ")}; which of them is below?` };
  }
}

/** What a host has once, and two of them take. */
function* noTwoOfOne(args: HostNetworkArgs): Generator<Problem> {
  const taken = new Exclusives();
  for (const member of askedOf(args)) {
    const label = `${member.section}.${member.name}`;
    for (const { exclusive, other } of taken.take("", label, label, memberKind(member).exclusives?.(member.args) ?? [])) {
      yield within(pathOf(member), { path: exclusive.path, reason: `${exclusive.thing} ${exclusive.key} is taken by ${other} as well` });
    }
  }
}

/** A bridge or bond brings its ports up. */
function* portsAreUp(args: HostNetworkArgs): Generator<Problem> {
  const asked = askedOf(args);
  for (const member of asked.filter(({ args: own }) => own.up === false)) {
    const above = asked.find(({ args: own }) => Array.isArray(own.ports) && own.ports.includes(member.name) && own.up !== false);
    if (above) {
      yield { path: [...pathOf(member), "up"], reason: `is false, and ${above.section}.${above.name} brings its ports up` };
    }
  }
}

export const hostNetworkRules: readonly Rule<HostNetworkArgs>[] = [...ofKinds, noCycle, noTwoOfOne, portsAreUp];
