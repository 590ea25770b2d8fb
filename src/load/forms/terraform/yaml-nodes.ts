import type { Node } from 'yaml';
import { yaml } from '../../../on-demand.cjs';
import { entryTooMany, YAML_LIMITS } from '../../text/yaml/limits.js';
import type { HclYamlNode } from './hcl/index.js';

/** The most levels of collections. */
const MAX_DEPTH = 200;

/**
 * Parses a YAML text of one document for `yamldecode`, which resolves its scalars itself.
 * @throws Error that says what is wrong
 */
export function parseYamlNodes(text: string): HclYamlNode {
  if (entryTooMany(text) !== undefined) {
    throw new Error(`a text may have up to ${YAML_LIMITS}`);
  }
  const { parseDocument } = yaml();
  const { contents, errors } = parseDocument(text, {
    logLevel: 'error',
    prettyErrors: false,
    schema: 'failsafe',
    uniqueKeys: false,
  });
  const [error] = errors;
  if (error !== undefined) {
    const isDeep = error.message.startsWith('Maximum call stack');
    throw new Error(isDeep ? 'collections are nested too deeply' : error.message);
  }
  if (contents === null) {
    throw new Error('the text is empty');
  }
  return new NodeReader().read(contents, 0);
}

class NodeReader {
  readonly #yaml = yaml();
  readonly #anchors = new Map<string, HclYamlNode>();

  read(node: unknown, depth: number): HclYamlNode {
    if (depth > MAX_DEPTH) {
      throw new Error(`collections may be nested up to ${MAX_DEPTH} levels`);
    }
    if (this.#yaml.isAlias(node)) {
      const found = this.#anchors.get(node.source);
      if (found === undefined) {
        throw new Error(`there is no anchor &${node.source} above its alias`);
      }
      return found;
    }
    const read = this.#content(node, depth);
    if (this.#yaml.isNode(node) && 'anchor' in node && typeof node.anchor === 'string') {
      this.#anchors.set(node.anchor, read);
    }
    return read;
  }

  #content(node: unknown, depth: number): HclYamlNode {
    const offset = (node as Node | null)?.range?.[0] ?? 0;
    if (this.#yaml.isMap(node)) {
      const entries = node.items.map(
        ({ key, value }) => [this.read(key, depth + 1), this.read(value, depth + 1)] as const,
      );
      return { kind: 'mapping', entries, offset };
    }
    if (this.#yaml.isSeq(node)) {
      return {
        kind: 'sequence',
        items: node.items.map((item) => this.read(item, depth + 1)),
        offset,
      };
    }
    if (!this.#yaml.isScalar(node)) {
      return { kind: 'scalar', text: '', plain: true, offset };
    }
    const plain = node.type === 'PLAIN';
    const text = plain ? (node.source ?? '') : String(node.value ?? '');
    return { kind: 'scalar', text, plain, tag: node.tag, offset };
  }
}
