// For Node: plans on a thread of their own, so that a server stays quick whatever they cost.
import { Worker } from "node:worker_threads";
import { connect } from "./remote.js";

export const start = (worker = new Worker(new URL("./thread.node.js", import.meta.url))) =>
  connect({
    send: (message, moved) => worker.postMessage(message, moved),
    listen: (hear) => worker.on("message", hear),
    fail: (tell) => worker.on("error", tell),
    close: () => worker.terminate(),
  });
