// Plans on another thread: what is called here is done there. Both sides of a port, whatever kind of port it is.
import { PlanError } from "./error.js";

const HANDLE = Symbol("handle");

/** The near side. */
export const connect = (port) => {
  const waiting = new Map();
  let last = 0;
  const drop = (handle) => port.send({ drop: handle }, []);
  const forgotten = new FinalizationRegistry(drop);

  const ask = (handle, name, values) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const given = values.map((value) => (value?.[HANDLE] ? { handle: value[HANDLE] } : { value }));
      // Texts as bytes are handed over, not copied.
      const buffers = values.map((value) => (ArrayBuffer.isView(value) ? value.buffer : value));
      const moved = new Set(buffers.filter((value) => value instanceof ArrayBuffer));
      port.send({ call: last, handle, name, given }, [...moved]);
    });

  /** Something over there: whatever it has is a call. */
  const remote = (handle, own) =>
    new Proxy(own, {
      get: (own, name) => {
        if (name in own) return own[name];
        // It is no promise, although it has all other members.
        return typeof name === "string" && name !== "then" ? (...values) => ask(handle, name, values) : undefined;
      },
    });

  const kept = (handle) => {
    const own = { [HANDLE]: handle };
    own.free = own[Symbol.dispose] = () => {
      forgotten.unregister(own);
      drop(handle);
    };
    const near = remote(handle, own);
    forgotten.register(near, handle, own);
    return near;
  };

  port.listen(({ call, value, handle, error }) => {
    const { resolve, reject } = waiting.get(call);
    waiting.delete(call);
    if (error) reject(raised(error));
    else resolve(handle ? kept(handle) : value);
  });
  port.fail((error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return remote(0, { close: port.close });
};

const raised = ({ name, message, code, reason, place, remedy, problems }) =>
  name === "PlanError"
    ? new PlanError(message, code, reason, place, remedy, problems)
    : Object.assign(new Error(message), { name });

/** The far side, where the library is. Nothing is asked of it before `ready`. */
export const serve = (port, library, ready) => {
  const kept = new Map();
  let last = 0;

  const meant = (handle) => {
    if (!kept.has(handle)) throw new Error("this was given back");
    return kept.get(handle);
  };
  const text = (value) => {
    const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    return isBytes ? new TextDecoder("utf-8", { fatal: true }).decode(value) : value;
  };
  const done = ({ handle, name, given }) => {
    const on = handle ? meant(handle) : name in library ? library : library.Plan;
    if (!(name in on)) throw new TypeError(`there is no \`${name}\``);
    const values = given.map(({ handle, value }) => (handle ? meant(handle) : text(value)));
    const value = typeof on[name] === "function" ? on[name](...values) : on[name];
    // What can be given back stays here.
    if (typeof value?.free !== "function") return { value };
    last += 1;
    kept.set(last, value);
    return { handle: last };
  };

  port.listen(async (message) => {
    const { call, drop } = message;
    try {
      await ready;
      if (drop) kept.get(drop)?.free();
      else port.send({ call, ...done(message) });
      kept.delete(drop);
    } catch (error) {
      const { name, message, code, reason, place, remedy, problems } = error;
      port.send({ call, error: { name, message, code, reason, place, remedy, problems } });
    }
  });
};
