/** Why a request could not be answered. See error.d.ts. */
export class PlanError extends Error {
  constructor(message, code, reason, place, remedy, problems) {
    super(message);
    Object.assign(this, { code, reason, place, remedy, problems });
  }
}

// On the prototype, so that it is no field of each error.
PlanError.prototype.name = "PlanError";
