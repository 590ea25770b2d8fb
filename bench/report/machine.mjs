import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** @returns {import('./results.mjs').Machine} */
export function machineOf() {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return {
    package: JSON.parse(manifest).version,
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    processor: (cpus()[0]?.model ?? 'unknown').trim(),
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}
