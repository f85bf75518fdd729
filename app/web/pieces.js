// How a piece of the wasm is asked for. Goes into the app's script, before the loaders that use it.

// A network that takes the request and says nothing must not hold the screen for ever.
const PATIENCE_MS = 60_000;

const ask = (file) => fetch(new URL(file, import.meta.url), { signal: AbortSignal.timeout?.(PATIENCE_MS) });

/** As the rest of the wasm: a proxy that sends another MIME type costs only the streaming. */
const instantiate = async (response, imports) => __wbg_load(await response, imports);
