// For browsers and bundlers: plans on a thread of their own, so that a page stays quick whatever they cost.
import { connect } from "./remote.js";

export const start = (worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" })) =>
  connect({
    send: (message, moved) => worker.postMessage(message, moved),
    listen: (hear) => worker.addEventListener("message", ({ data }) => hear(data)),
    fail: (tell) => worker.addEventListener("error", ({ message }) => tell(new Error(message))),
    close: () => worker.terminate(),
  });
