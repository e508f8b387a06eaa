# The schema of Open vSwitch without what an older one lacks. Arguments: the schema, the file to write, and what it lacks: TABLE or TABLE.COLUMN.
import json, sys

with open(sys.argv[1]) as file:
    schema = json.load(file)
for lacked in sys.argv[3:]:
    table, _, column = lacked.partition(".")
    del (schema["tables"][table]["columns"] if column else schema["tables"])[column or table]
schema.pop("cksum", None)
with open(sys.argv[2], "w") as file:
    json.dump(schema, file)
