// What runs on the thread that `worker.js` starts.
import * as library from "./api.js";
import init from "./hoshin.js";
import { serve } from "./remote.js";

// It hears from the first moment on; what it hears waits for the module.
const ready = init({ module_or_path: new URL("./hoshin_bg.wasm", import.meta.url) });
serve(
  {
    send: (message) => self.postMessage(message),
    listen: (hear) => self.addEventListener("message", ({ data }) => hear(data)),
  },
  library,
  ready,
);
