// A function at the edge: it is given the modules that its platform compiled.

import { Plan, initSync } from "hoshin/init";
import { importPlan, initSync as initFormats } from "hoshin/exchange/init";

const refused = (work) => {
  try {
    return work();
  } catch (error) {
    return error.code;
  }
};

export const answer = (module, formats) => {
  initSync({ module });
  initFormats({ module: formats });
  const plan = Plan.fromYaml("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n");
  return JSON.stringify({
    findings: plan.check().findings().length > 0,
    svg: plan.show("x-matrix", "svg").startsWith("<svg"),
    imported: importPlan("Objective,Key result\nGrow,Sell\n").plan.size.nodes,
    code: refused(() => Plan.fromYaml("hoshin: 1\nobjectves: {}\n")),
  });
};
