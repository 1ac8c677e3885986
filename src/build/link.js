// Links the page's other modules to the first when it asks for them: they share memory and function table.
// `load` brings what a cut needs, in the order its attribute of the body names it; each module is fetched once,
// whoever needs it. The answer goes to the function `tell` of the first module. Who asks again after a failure
// tries again.
const linking = new Map();
function link(name, before) {
    if (!linking.has(name)) {
        const fetched = fetch(new URL(name, document.baseURI));
        // heard below, and later than it may fail
        fetched.catch(() => {});
        const linked = (async () => {
            await before;
            const response = await fetched;
            if (!response.ok) throw new Error(String(response.status));
            await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: { ...wasm, ...PROOF } });
        })();
        linked.catch(() => linking.delete(name));
        linking.set(name, linked);
    }
    return linking.get(name);
}
function load(cut, tell, asker) {
    const names = document.body.dataset[cut].split(" ");
    const all = names.reduce((before, name) => link(name, before), undefined);
    const answer = (linked) => wasm.__indirect_function_table.get(tell)(asker, linked);
    all.then(() => answer(1), () => answer(0));
}
