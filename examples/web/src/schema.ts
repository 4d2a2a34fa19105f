// What the JSON Schema of plan files says about a place of a plan.

import type { Path } from "./outline.ts";

/** As much of JSON Schema as that of plans uses. */
interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  enum?: (string | number | boolean)[];
  const?: string;
  examples?: string[];
  $defs?: Record<string, Schema>;
}

/** Something that may be written at a place. */
export interface Offer {
  text: string;
  about: string;
  sort: "key" | "word" | "example";
}

/** Whose nodes a field names; of others any may be meant. */
const NAMES: Record<string, string[]> = {
  owner: ["owner"],
  owners: ["owner"],
  accepted_by: ["owner"],
  reports_to: ["owner"],
  led_by: ["owner"],
  attended_by: ["owner"],
  audience: ["owner"],
  rewarded_on: ["kpi", "target"],
  kpi: ["kpi"],
  improves: ["kpi"],
  measured_by: ["kpi"],
  measures: ["driver", "objective"],
  quantifies: ["driver", "objective"],
  advances: ["driver", "objective", "target", "initiative"],
  within: ["perspective"],
  reviewed_in: ["routine"],
  escalates_to: ["routine"],
  resolves: ["problem"],
  replicates: ["initiative"],
  prompts: ["objective", "initiative"],
  affects: ["objective", "target", "kpi", "initiative"],
};

const REFERENCE = "#/$defs/reference";

export class PlanSchema {
  constructor(private readonly root: Schema) {}

  /** The fields that may stand at a place, and whether ids may. */
  keys(path: Path): Offer[] {
    const offers = new Map<string, Offer>();
    for (const schema of this.#at(path)) {
      for (const [text, field] of Object.entries(schema.properties ?? {})) {
        offers.set(text, { text, about: this.#about(field), sort: "key" });
      }
    }
    return [...offers.values()];
  }

  /** The words that may stand at a place. */
  values(path: Path): Offer[] {
    const offers = new Map<string, Offer>();
    for (const schema of this.#at(path)) {
      const about = schema.description ?? "";
      for (const word of schema.enum ?? []) offers.set(`${word}`, { text: `${word}`, about, sort: "word" });
      for (const text of schema.examples ?? []) if (!offers.has(text)) offers.set(text, { text, about, sort: "example" });
    }
    return [...offers.values()];
  }

  /** The kinds of node whose ids may stand at a place; none if no id may. */
  kinds(path: Path, at: "key" | "value"): string[] | undefined {
    const isNamed = this.#at(path, true).some((schema) =>
      at === "key" ? this.#isReference(schema.propertyNames) : schema.$ref === REFERENCE,
    );
    if (!isNamed) return undefined;
    const field = path.findLast((step) => typeof step === "string" && step in NAMES);
    const parent = path[0] === "objectives" || path[0] === "kpis" || path[0] === "initiatives" ? path[0] : undefined;
    if (path.some((step) => step === "drives" || step === "part_of" || step === "depends_on" || step === "conflicts_with")) {
      return parent ? [parent.slice(0, -1)] : [];
    }
    return typeof field === "string" ? (NAMES[field] ?? []) : [];
  }

  /** What there is to say of a field. */
  about(path: Path): string {
    const [last, ...before] = [path.at(-1), ...path.slice(0, -1)];
    if (typeof last !== "string") return "";
    for (const schema of this.#at(before)) {
      const field = schema.properties?.[last];
      if (field) return this.#about(field);
    }
    return "";
  }

  #about(schema: Schema): string {
    if (schema.description) return schema.description;
    return schema.$ref ? this.#about(this.#resolved(schema.$ref)) : "";
  }

  #isReference(schema: Schema | undefined): boolean {
    return schema?.$ref === REFERENCE;
  }

  #resolved(reference: string): Schema {
    return this.root.$defs?.[reference.replace("#/$defs/", "")] ?? {};
  }

  /** A schema and all that it may stand for. */
  #expanded(schema: Schema): Schema[] {
    const inner = [...(schema.anyOf ?? []), ...(schema.$ref ? [this.#resolved(schema.$ref)] : [])];
    return [schema, ...inner.flatMap((one) => this.#expanded(one))];
  }

  /** The schemas that hold at a place. `isList` looks into lists too, as one value may stand for a list of one. */
  #at(path: Path, isList = false): Schema[] {
    let schemas = this.#expanded(this.root);
    for (const step of path) {
      schemas = schemas.flatMap((schema) => {
        if (typeof step === "number") return schema.items ? this.#expanded(schema.items) : [];
        const more = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
        const field = schema.properties?.[step] ?? more;
        return field ? this.#expanded(field) : [];
      });
    }
    return isList ? schemas.concat(schemas.flatMap((schema) => (schema.items ? this.#expanded(schema.items) : []))) : schemas;
  }
}
