import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { memberPointer } from '../../../checks/document-values.js';
import { ApiImportError } from '../../../errors.js';
import type { JsonPointer } from '../../../model/document/import-issue.js';
import { yaml } from '../../../on-demand.cjs';
import type { Positions } from '../../source/positions.js';
import { MAX_DOCUMENT_DEPTH } from '../json-text.js';
import { invalidYaml } from './yaml-errors.js';

/** The most keys that all merges (`<<`) of a document may copy; far more than any real document needs. */
const MAX_MERGED_KEYS = 100_000;

/** A parsed YAML text, and where its nodes are in the original text. */
export interface ParsedYaml {
  readonly contents: Document.Parsed['contents'];
  /** The text that was parsed: the original, or the original with its continuation lines indented. */
  readonly text: string;
  /** Maps an offset in `text` to the offset in the original text. */
  readonly originalOffset: (offset: number) => number;
}

/**
 * Turns YAML nodes into plain values and records their positions. Aliases share one value, so they
 * cannot multiply; CloudFormation tags become their long form (`!Ref x` → `{ Ref: 'x' }`). Objects
 * have no prototype, and keys are strings as written.
 * @throws ApiImportError for YAML that an OpenAPI document cannot contain
 */
export function valuesOf(parsed: ParsedYaml, positions: Positions): unknown {
  return new YamlValues(parsed, positions).root();
}

class YamlValues {
  readonly #yaml = yaml();
  readonly #parsed: ParsedYaml;
  readonly #positions: Positions;
  readonly #anchors = new Map<string, unknown>();
  #mergedKeys = 0;

  constructor(parsed: ParsedYaml, positions: Positions) {
    this.#parsed = parsed;
    this.#positions = positions;
  }

  root(): unknown {
    return this.#value(this.#parsed.contents, '#', 0);
  }

  #value(node: unknown, pointer: JsonPointer, depth: number): unknown {
    if (!this.#yaml.isNode(node)) {
      return null;
    }
    if (depth > MAX_DOCUMENT_DEPTH) {
      this.#fail(
        pointer,
        `expected at most ${MAX_DOCUMENT_DEPTH} levels of nested collections`,
        node,
      );
    }
    if (this.#yaml.isAlias(node)) {
      return this.#aliased(node, pointer);
    }
    const intrinsic = intrinsicOf(node.tag);
    if (intrinsic === undefined) {
      return this.#untagged(node, pointer, depth);
    }
    const call: Record<string, unknown> = Object.create(null);
    this.#remember(node, call);
    this.#positions.mark(call, intrinsic, this.#offsetOf(node));
    call[intrinsic] = this.#untagged(node, pointer, depth);
    return call;
  }

  #untagged(node: Node, pointer: JsonPointer, depth: number): unknown {
    if (this.#yaml.isMap(node)) {
      return this.#map(node, pointer, depth);
    }
    if (this.#yaml.isSeq(node)) {
      return this.#list(node, pointer, depth);
    }
    const scalar = node as Scalar.Parsed;
    const value = scalar.type === 'QUOTE_DOUBLE' ? this.#quoted(scalar) : scalar.value;
    const plain = typeof value === 'bigint' ? Number(value) : value;
    if (intrinsicOf(node.tag) === undefined) {
      this.#remember(node, plain);
    }
    return plain;
  }

  #quoted({ value, range }: Scalar.Parsed): unknown {
    const source = this.#parsed.text.slice(range[0], range[1]);
    const kept = keepBlankLines(source);
    return kept === source ? value : this.#yaml.parse(kept);
  }

  #map(node: YAMLMap, pointer: JsonPointer, depth: number): object {
    const members: Record<string, unknown> = Object.create(null);
    if (intrinsicOf(node.tag) === undefined) {
      this.#remember(node, members);
    }
    const merges: Pair[] = [];
    for (const pair of node.items) {
      if (this.#isMerge(pair.key)) {
        merges.push(pair);
        continue;
      }
      const key = this.#key(pair.key, pointer);
      const member = memberPointer(pointer, key);
      const offset = this.#offsetOf(pair.key);
      if (Object.hasOwn(members, key)) {
        this.#positions.reportDuplicate(members, key, offset, member);
      }
      this.#positions.mark(members, key, offset);
      const value = this.#value(pair.value, member, depth + 1);
      members[key] = value;
      if (!this.#yaml.isAlias(pair.value)) {
        this.#positions.markValue(members, key, value, this.#offsetOf(pair.value));
      }
      this.#markNumber(members, key, value, pair.value);
    }
    for (const pair of merges) {
      this.#merge(members, pair, pointer, depth);
    }
    return members;
  }

  #list(node: YAMLSeq, pointer: JsonPointer, depth: number): unknown[] {
    const items: unknown[] = [];
    if (intrinsicOf(node.tag) === undefined) {
      this.#remember(node, items);
    }
    for (const item of node.items) {
      const index = String(items.length);
      this.#positions.mark(items, index, this.#offsetOf(item));
      const value = this.#value(item, memberPointer(pointer, index), depth + 1);
      items.push(value);
      this.#markNumber(items, index, value, item);
    }
    return items;
  }

  #markNumber(container: object, key: string, value: unknown, node: unknown): void {
    if (typeof value === 'number' && this.#yaml.isScalar(node)) {
      this.#positions.markNumber(container, key, value, node.source);
    }
  }

  /** Merges as YAML 1.1 does ("Merge Key Language-Independent Type"): an object's own keys win, then the earlier of several merged objects. */
  #merge(members: Record<string, unknown>, pair: Pair, pointer: JsonPointer, depth: number): void {
    const merged = this.#value(pair.value, memberPointer(pointer, '<<'), depth + 1);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.#fail(pointer, 'expected an object or an array of objects after "<<"', pair.key);
      }
      for (const [key, value] of Object.entries(source)) {
        if (++this.#mergedKeys > MAX_MERGED_KEYS) {
          this.#fail(
            pointer,
            `expected at most ${MAX_MERGED_KEYS} keys merged with "<<"`,
            pair.key,
          );
        }
        if (Object.hasOwn(members, key)) {
          continue;
        }
        members[key] = value;
        if (typeof value === 'number') {
          const digits = this.#positions.numberText(source, key);
          this.#positions.markNumber(members, key, value, digits);
        }
        this.#positions.mark(
          members,
          key,
          this.#positions.memberOffset(source, key) ?? this.#offsetOf(pair.key),
        );
      }
    }
  }

  #isMerge(key: unknown): boolean {
    return this.#yaml.isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
  }

  #key(node: unknown, pointer: JsonPointer): string {
    const scalar = this.#yaml.isAlias(node) ? this.#aliased(node, pointer) : node;
    if (this.#yaml.isScalar(scalar)) {
      const key = scalar.type === 'PLAIN' ? (scalar.source ?? '') : String(scalar.value);
      if (scalar.anchor !== undefined) {
        this.#anchors.set(scalar.anchor, key);
      }
      return key;
    }
    if (typeof scalar === 'string' || typeof scalar === 'number') {
      return String(scalar);
    }
    return this.#fail(pointer, 'expected a string as a key', node);
  }

  #aliased(node: Alias, pointer: JsonPointer): unknown {
    if (this.#anchors.has(node.source)) {
      return this.#anchors.get(node.source);
    }
    return this.#fail(pointer, `expected an anchor "&${node.source}" above this alias`, node);
  }

  #remember(node: Node, value: unknown): void {
    if ('anchor' in node && typeof node.anchor === 'string') {
      this.#anchors.set(node.anchor, value);
    }
  }

  #fail(pointer: JsonPointer, message: string, node: unknown): never {
    throw new ApiImportError([
      invalidYaml(
        `valid YAML that an OpenAPI document cannot contain: ${message}`,
        this.#positions.positionOf(this.#offsetOf(node)),
        pointer,
      ),
    ]);
  }

  #offsetOf(node: unknown): number {
    const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
    return this.#parsed.originalOffset(range?.[0] ?? 0);
  }
}

/** CloudFormation's name for a tag: `!Ref` and `!Condition` keep theirs, `!Sub` is `Fn::Sub`. */
function intrinsicOf(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Z]\w*$/.test(tag)) {
    return undefined;
  }
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/**
 * Rewrites the blank lines after an escaped line break in a double-quoted text as `\n` escapes
 * (YAML 1.2.2, section 7.3.1), because the parser drops them.
 */
function keepBlankLines(quoted: string): string {
  return quoted.replace(
    /((?:^|[^\\])(?:\\\\)*)\\\r?\n((?:[ \t]*\r?\n)+)/g,
    (_, start: string, blank: string) =>
      `${start}${'\\n'.repeat(blank.split('\n').length - 1)}\\\n`,
  );
}
