// Serves the pages that are measured: each peer around its bundle, and the project's own finished page.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** What pages asked for since it was last emptied; size.py weighs the files. */
export const requests = new Set();

const peerPage = (name) =>
  `<!doctype html><meta charset=utf-8><title>${name}</title><input type=file>` +
  `<script${name === 'papa' ? '' : ' type=module'} src=/pages/${name}.js></script>`;

/** Serves folders by the beginning of the address, and /p/NAME as a page around pages/NAME.js; isolated: with the
 *  headers that threads need. */
export function start(port, isolated, folders) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (isolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    }
    response.setHeader('Cache-Control', 'no-store');
    if (pathname.startsWith('/p/')) {
      response.setHeader('content-type', TYPES['.html']);
      response.end(peerPage(pathname.slice(3)));
      return;
    }
    const wanted = decodeURIComponent(pathname.endsWith('/') ? pathname + 'index.html' : pathname);
    const prefix = Object.keys(folders).find((known) => wanted.startsWith(known));
    const root = prefix && path.resolve(folders[prefix]);
    const file = root && path.join(root, wanted.slice(prefix.length));
    if (!file?.startsWith(root + path.sep) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.statusCode = 404;
      response.end();
      return;
    }
    if (!file.includes('favicon')) requests.add(file);
    response.setHeader('content-type', TYPES[path.extname(file)] || 'application/octet-stream');
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
