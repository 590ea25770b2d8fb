import { createHash } from 'node:crypto';
import type { HclFiles, HclHost } from './hcl/index.js';
import { parseYamlNodes } from './yaml-nodes.js';

/** What the functions of HCL use outside of it: these files, Node's hashes, and the YAML parser. */
export function hostWith(files: HclFiles): HclHost {
  return {
    files,
    hash: (algorithm, bytes) => createHash(algorithm).update(bytes).digest(),
    parseYaml: parseYamlNodes,
  };
}
