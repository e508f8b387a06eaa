// Writes the table of docs/safety.md from what a run of tests/faults/guard has seen: KVMNET_SAFETY_TABLE=FILE npm test -- FILES…, then node tools/safetyTable.cjs FILE
const { readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node tools/safetyTable.cjs FILE");
const page = path.resolve(__dirname, "../docs/safety.md");
const rows = readFileSync(file, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const parts = [...new Set(rows.map(({ part }) => part))].sort();
const table = parts.flatMap((part) => [
  `| ${part} | Result |`,
  "|---|---|",
  ...rows.filter((row) => row.part === part).map(({ title, result }) => `| ${title} | ${result} |`),
  "",
]);
const marks = ["<!-- table: tools/safetyTable.cjs -->", "<!-- end of table -->"];
const text = readFileSync(page, "utf8");
const [before, rest] = text.split(marks[0]);
writeFileSync(page, `${before}${marks[0]}\n${table.join("\n")}${marks[1]}${rest.split(marks[1])[1]}`);
console.log(`${rows.length} cases`);
