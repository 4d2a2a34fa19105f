// What runs on the thread that `worker.node.js` starts.
import { parentPort } from "node:worker_threads";
import * as library from "./node.js";
import { serve } from "./remote.js";

serve({ send: (message) => parentPort.postMessage(message), listen: (hear) => parentPort.on("message", hear) }, library);
