// @ts-check
// Serves one folder with Brotli, and on demand as slowly as a poor line. The line is slowed down here and not in the
// browser, because the browser's own brake holds for the page and not for its workers, where most peers fetch.
//
//   node server.mjs FOLDER CACHE
//
// Prints its port. A line "MBITS MS" on standard input sets the line (0 0 is as fast as it goes) and prints what was
// asked and sent since the last such line, as JSON, once everything that was asked for is compressed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const brotli = promisify(brotliCompress);

const [root, cache] = process.argv.slice(2).map((each) => path.resolve(each));
const PART = 8192; // bytes sent at a time on a slow line
/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".mjs": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml", ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".xml": "application/xml",
}; // prettier-ignore

let line = { bytes: 0, latency: 0 }; // bytes a millisecond, milliseconds
let free = 0; // when the line is free again
/** @type {{requests: number, bytes: number, missing: string[]}} */
let seen = { requests: 0, bytes: 0, missing: [] };
/** @typedef {{body: Buffer, encoding: string}} Packed */
/** @type {Map<string, Packed>} */
const packed = new Map();
/** @type {Map<string, Promise<void>>} */
const packing = new Map();

/**
 * Returns *file* as it is sent. The very first time that is as it is, while it is compressed for every later time.
 * @param {string} file @returns {Packed}
 */
function pack(file) {
  const known = packed.get(file);
  if (known) return known;
  const plain = { body: readFileSync(file), encoding: "" };
  if (!packing.has(file)) packing.set(file, compress(file, plain));
  return plain;
}

/** @param {string} file @param {Packed} plain */
async function compress(file, plain) {
  const kept = path.join(cache, createHash("sha256").update(plain.body).digest("hex"));
  if (!existsSync(kept)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    writeFileSync(kept, await brotli(plain.body, { params }));
  }
  const small = { body: readFileSync(kept), encoding: "br" };
  packed.set(file, small.body.length < plain.body.length ? small : plain);
}

/** @param {URL} url */
function find(url) {
  let file = path.join(root, decodeURIComponent(url.pathname));
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) file = path.join(file, "index.html");
  return file.startsWith(root) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : "";
}

/** @param {http.ServerResponse} response @param {Buffer} body */
async function send(response, body) {
  if (!line.bytes) return void response.end(body);
  for (let start = 0; start < body.length && !response.destroyed; start += PART) {
    const part = body.subarray(start, start + PART);
    free = Math.max(free, performance.now()) + part.length / line.bytes;
    const wait = free - performance.now();
    if (wait > 1) await sleep(wait);
    response.write(part);
  }
  response.end();
}

/** @type {WeakSet<import("node:net").Socket>} */
const open = new WeakSet();

const server = http.createServer(async (request, response) => {
  const file = find(new URL(request.url ?? "/", "http://localhost"));
  const { body, encoding } = file ? pack(file) : { body: Buffer.from("Not here."), encoding: "" };
  seen.requests += 1;
  seen.bytes += body.length;
  if (!file) seen.missing.push(request.url ?? "");
  // A new connection costs one more turn.
  if (line.latency) await sleep(open.has(request.socket) ? line.latency : 2 * line.latency);
  open.add(request.socket);
  response.writeHead(file ? 200 : 404, {
    "Content-Type": (file && TYPES[path.extname(file)]) || "application/octet-stream",
    "Content-Length": body.length,
    "Cache-Control": "max-age=600",
    ...(encoding && { "Content-Encoding": encoding }),
  });
  await send(response, body);
});

mkdirSync(cache, { recursive: true });
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address?.port);
});
createInterface({ input: process.stdin })
  .on("line", async (text) => {
    await Promise.all(packing.values());
    const [mbits, latency] = text.split(" ").map(Number);
    line = { bytes: (mbits * 1e6) / 8 / 1000, latency };
    free = 0;
    console.log(JSON.stringify(seen));
    seen = { requests: 0, bytes: 0, missing: [] };
  })
  .on("close", () => process.exit());
