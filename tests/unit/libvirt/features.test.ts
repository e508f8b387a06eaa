import test from "ava";
import { refuseWhatIsForgotten } from "../../../provider/libvirt/features";
import { KvmnetError } from "../../../provider/resource/error";

const forgotten = [
  { args: { title: "LAN" }, property: "title", since: 9007 },
  { args: { description: "of the office" }, property: "description", since: 9007 },
  { args: { domain: { name: "example.org", localOnly: true, register: true } }, property: "domain.register", since: 10001 },
  { args: { domain: { name: "example.org", register: false } }, property: "domain.register", since: 10001 },
  { args: { driverModel: "vfio" }, property: "driverModel", since: 10000 },
];

for (const { args, property, since } of forgotten) {
  test(`${JSON.stringify(args)} is refused before libvirt ${since}`, (t) => {
    const error = t.throws(() => refuseWhatIsForgotten(args, since - 1), { instanceOf: KvmnetError });
    t.is(error.details.property, property);
    t.regex(error.message, new RegExp(`it needs ${Math.floor(since / 1000)}\\.${since % 1000}`));
    t.notThrows(() => refuseWhatIsForgotten(args, since));
    t.notThrows(() => refuseWhatIsForgotten(args, undefined), "a daemon that does not say its version");
  });
}

test("`none` takes away what an old libvirt does not have anyway", (t) => {
  for (const args of [
    { title: "none" },
    { description: "none" },
    { domain: "none" },
    { driverModel: "none" },
    { domain: { name: "example.org", localOnly: true } },
    {},
  ]) {
    t.notThrows(() => refuseWhatIsForgotten(args, 9000), JSON.stringify(args));
  }
});
