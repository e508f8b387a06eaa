import { drift } from "./promises/drift";
import { foreign } from "./promises/foreign";
import { inputs } from "./promises/inputs";
import { lifecycle } from "./promises/lifecycle";
import { renamed } from "./promises/renamed";
import { steps } from "./promises/steps";
import { unknowns } from "./promises/unknowns";
import { samples } from "./samples/hostNetwork";
import { conformance } from "./suite";

// Nothing on a host is a host network by itself, so that none is imported by an id; `kvmnet import` writes one (tests/e2e/import.test.ts).
conformance(samples, [inputs, unknowns, lifecycle, drift, foreign, renamed, steps]);
