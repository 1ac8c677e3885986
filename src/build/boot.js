// The first script of the page: starts it where the browser can run it, and says so where it cannot.
// The words stand in index.html, so that a browser too old even for this file shows them.

const { appJs, appWasm } = document.body.dataset;
const at = (name) => new URL(name, document.baseURI).href;

// Uses what the compiler uses, in one module that is only validated, never run:
// (module (memory 1)
//   (func (param externref f32) (result i64 i32)
//     (memory.fill (i32.const 0) (i32.const 0) (i32.const 1))
//     (i64.extend32_s (i64.trunc_sat_f32_s (local.get 1)))
//     (ref.is_null (local.get 0))))
const PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x0d, 0x02, 0x60,
  0x02, 0x6f, 0x7d, 0x02, 0x7e, 0x7f, 0x60, 0x00, 0x02, 0x7e, 0x7f, 0x03,
  0x02, 0x01, 0x00, 0x05, 0x03, 0x01, 0x00, 0x01, 0x0a, 0x15, 0x01, 0x13,
  0x00, 0x41, 0x00, 0x41, 0x00, 0x41, 0x01, 0xfc, 0x0b, 0x00, 0x20, 0x01,
  0xfc, 0x04, 0xc4, 0x20, 0x00, 0xd1, 0x0b,
]);

function able() {
  return (
    typeof WebAssembly === "object" &&
    typeof WebAssembly.instantiateStreaming === "function" &&
    WebAssembly.validate(PROBE) &&
    // 64-bit integers across the border
    typeof BigInt64Array === "function" &&
    // Came to every browser together with or after module workers, which cannot be asked for without
    // starting one.
    typeof Array.prototype.toSorted === "function"
  );
}

function show(id) {
  for (const message of document.querySelectorAll("#loading > *")) message.hidden = message.id !== id;
}

if (able()) {
  try {
    const { default: start } = await import(at(appJs));
    await start({ module_or_path: at(appWasm) });
    document.getElementById("loading")?.remove();
  } catch (error) {
    show("failed");
    throw error;
  }
} else {
  show("too-old");
}
