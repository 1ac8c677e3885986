// Links the page's second module to the first when the first asks for it: they share memory and function table.
// The answer goes to the function `tell` of the first module. Who asks again after a failure tries again.
let linking;
function __wasm_split_load_second(tell, asker) {
    linking ??= (async () => {
        const response = await fetch(new URL(document.body.dataset.secondWasm, document.baseURI));
        if (!response.ok) throw new Error(String(response.status));
        await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: { ...wasm, ...PROOF } });
    })();
    const asked = linking;
    const answer = (linked) => wasm.__indirect_function_table.get(tell)(asker, linked);
    asked.then(() => answer(1), () => {
        if (linking === asked) linking = undefined;
        answer(0);
    });
}
