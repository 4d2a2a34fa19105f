// A function at the edge: it is given the module that its platform compiled.

import { Plan, initSync } from "hoshin/init";

const refused = (work) => {
  try {
    return work();
  } catch (error) {
    return error.code;
  }
};

export const answer = (module) => {
  initSync({ module });
  const plan = Plan.fromYaml("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n");
  return JSON.stringify({
    findings: plan.check().findings().length > 0,
    svg: plan.show("x-matrix", "svg").startsWith("<svg"),
    code: refused(() => Plan.fromYaml("hoshin: 1\nobjectves: {}\n")),
  });
};
