// A page that a bundler is given.

import { Plan } from "hoshin";

const plan = Plan.fromYaml("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n");
globalThis.tell(plan.check().findings().map((finding) => finding.code));
