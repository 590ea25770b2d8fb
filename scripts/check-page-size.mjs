// Fails if the page of the console is larger than it may be: what a browser loads for all of its parts together.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 250_000;

const folder = fileURLToPath(new URL('../dist/console', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const sum = files
  .map((file) => gzipSync(readFileSync(file)).length)
  .reduce((total, size) => total + size, 0);

if (sum > MOST_BYTES) {
  console.error(`dist/console has ${sum} bytes compressed by gzip, and may have ${MOST_BYTES}`);
  process.exitCode = 1;
}
