import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { yaml } from '../../on-demand.cjs';
import {
  duplicateObstacle,
  keyObstacle,
  WrittenPath,
  type WrittenString,
} from './written-string.js';
import { type PlacedScalar, yamlEdits } from './yaml-styles.js';

/**
 * Calls `visit` for each string in a YAML text that has been read before, and so is within the limits.
 * A text that the loader reads in spite of mistakes has none.
 */
export function visitYamlStrings(text: string, visit: (found: WrittenString) => void): void {
  const document = yaml().parseDocument(text, {
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document.errors.length === 0) {
    new YamlStrings(text, visit).document(document.contents);
  }
}

/** What is around a node. */
interface YamlPlace {
  readonly path: WrittenPath | undefined;
  readonly obstacle: string | undefined;
  readonly isInFlow: boolean;
}

class YamlStrings {
  readonly #yaml = yaml();
  readonly #text: string;
  readonly #visit: (found: WrittenString) => void;
  /** The names of anchors that an alias repeats. */
  readonly #aliased = new Set<string>();

  constructor(text: string, visit: (found: WrittenString) => void) {
    this.#text = text;
    this.#visit = visit;
  }

  document(contents: Node | null): void {
    this.#yaml.visit(contents, { Alias: (_key, { source }) => void this.#aliased.add(source) });
    this.#collection(contents, { path: undefined, obstacle: undefined, isInFlow: false });
  }

  #collection(node: unknown, around: YamlPlace): void {
    if (!this.#yaml.isCollection(node)) {
      return;
    }
    const place = {
      path: around.path,
      obstacle: around.obstacle ?? this.#obstacleOf(node),
      isInFlow: around.isInFlow || node.flow === true,
    };
    if (this.#yaml.isMap(node)) {
      this.#map(node, place);
    } else {
      this.#list(node as YAMLSeq, place);
    }
  }

  #list({ items }: YAMLSeq, place: YamlPlace): void {
    for (const [index, item] of items.entries()) {
      this.#collection(item, { ...place, path: new WrittenPath(String(index), place.path) });
    }
  }

  #map({ items }: YAMLMap, place: YamlPlace): void {
    const names = items.map(({ key }) => this.#keyOf(key));
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    for (const [index, pair] of items.entries()) {
      const name = names[index];
      if (name === undefined) {
        this.#collection(pair.value, { ...place, obstacle: MERGED });
        continue;
      }
      const inside = {
        ...place,
        path: new WrittenPath(name, place.path),
        obstacle:
          place.obstacle ??
          keyObstacle(name) ??
          (twice.has(name) ? duplicateObstacle(name) : undefined),
      };
      this.#collection(pair.value, inside);
      this.#string(pair, inside);
    }
  }

  #string({ key, value }: Pair, { path, obstacle, isInFlow }: YamlPlace): void {
    const keyOffset = startOf(key);
    const isAlias = this.#yaml.isAlias(value);
    const scalar =
      this.#yaml.isScalar(value) && typeof value.value === 'string' ? value : undefined;
    if (path === undefined || keyOffset === undefined || !(isAlias || scalar)) {
      return;
    }
    const placed = scalar && placedScalar(scalar, keyOffset, isInFlow);
    const text = this.#text;
    this.#visit({
      keyOffset,
      obstacle: obstacle ?? this.#obstacleOf(value),
      get path() {
        return path.keys;
      },
      edits: (wanted) => (placed === undefined ? [] : yamlEdits(text, placed, wanted)),
    });
  }

  #obstacleOf(node: unknown): string | undefined {
    if (this.#yaml.isAlias(node)) {
      return `It is the alias *${node.source}: edit the text at the anchor &${node.source} in the file`;
    }
    const { tag, anchor } = node as { readonly tag?: string; readonly anchor?: string };
    if (anchor !== undefined && this.#aliased.has(anchor)) {
      return `Other places of the file repeat it by the alias *${anchor}: edit the file itself`;
    }
    return tag === undefined || !/^!(?!!)/.test(tag)
      ? undefined
      : `The tag ${tag} computes it: edit the file itself`;
  }

  /** The name of a key as the loader reads it; `undefined` for a merge, and for a key that is not a scalar. */
  #keyOf(key: unknown): string | undefined {
    if (!this.#yaml.isScalar(key) || (key.source === '<<' && key.type === 'PLAIN')) {
      return undefined;
    }
    return key.type === 'PLAIN' ? (key.source ?? '') : String(key.value);
  }
}

const MERGED = 'It is merged by "<<": edit the file itself';

interface RangedNode {
  readonly range?: readonly number[] | null | undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as RangedNode | null)?.range?.[0];
}

function placedScalar(
  scalar: RangedNode & { readonly type?: string | undefined },
  keyOffset: number,
  isInFlow: boolean,
): PlacedScalar | undefined {
  const [start, end] = scalar.range ?? [];
  return start === undefined || end === undefined
    ? undefined
    : { start, end, keyOffset, isInFlow, isBlock: scalar.type?.startsWith('BLOCK') === true };
}
