// A host as simple as hosts get: files of dist/ below a folder, their types, and no header of its own. What
// holds here holds on any static host: all addresses are relative, and the policy comes with the page.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

// Serves `folder` below `under` ("/a/b/") on a free port. `requests` lists every path asked for.
export async function serve(folder, under = "/under/mappe/") {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    requests.push(request.url);
    const name = path === under ? "index.html" : path.slice(under.length);
    const file = normalize(join(folder, name));
    if (request.method !== "GET" || !path.startsWith(under) || !file.startsWith(folder + sep)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: origin + under, requests, close: () => new Promise((resolve) => server.close(resolve)) };
}
