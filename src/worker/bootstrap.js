
// Appended to the worker's own module by the page, and started from a blob: a worker from a blob
// inherits the page's Content-Security-Policy, one from an http address would not. The first message
// brings the compiled module; what arrives while it is instantiated waits in `early`.
const early = [];
const died = () => postMessage("died");
addEventListener("error", died);
addEventListener("unhandledrejection", died);
onmessage = async ({ data: boot }) => {
  onmessage = (event) => early.push(event);
  await __wbg_init({ module_or_path: boot.module });
  run(boot, early);
};
