import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { ApiImportError } from '../errors.js';
import { type ImportIssue, type JsonPointer, memberPointer } from '../model/import-issue.js';
import { yaml } from '../on-demand.cjs';
import { MAX_DEPTH } from './json-text.js';
import type { Positions } from './positions.js';
import { foreignLanguage, templateSyntaxAt } from './template-syntax.js';
import { yamlAdvice } from './yaml-advice.js';

/** Keys that all merges (`<<`) of a text may copy together: a bound, far above any real document. */
const MAX_MERGED_KEYS = 100_000;

/**
 * Reads YAML 1.2 with the merge keys of 1.1 and keeps the position of each member. Aliases share
 * one value, so that they cannot multiply; CloudFormation's tags become its long form
 * (`!Ref x` → `{ Ref: 'x' }`). Objects have no prototype, keys are text as written.
 * @throws ApiImportError that names line, column and what is wrong there
 */
export function readYamlText(text: string, positions: Positions): unknown {
  try {
    return new YamlTextReader(text, positions).document();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ApiImportError([
      issueAt('#', `no YAML: expected at most ${MAX_DEPTH} collections within each other`),
    ]);
  }
}

class YamlTextReader {
  readonly #yaml = yaml();
  readonly #text: string;
  readonly #positions: Positions;
  readonly #anchors = new Map<string, unknown>();
  #mergedKeys = 0;

  constructor(text: string, positions: Positions) {
    this.#text = text;
    this.#positions = positions;
  }

  document(): unknown {
    const document = this.#yaml.parseDocument(this.#text, {
      logLevel: 'error',
      prettyErrors: false,
      uniqueKeys: false,
    });
    // What the parser says of the lines behind its first error are consequences, as a rule.
    const [error] = document.errors;
    if (error !== undefined) {
      if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) {
        throw new RangeError('nested too deeply');
      }
      const language = foreignLanguage(this.#text);
      if (language !== undefined)
        throw new ApiImportError([this.#issue('#', `no YAML but ${language}`, 0)]);
      const [offset] = error.pos;
      const advice = templateSyntaxAt(this.#text, offset) ?? yamlAdvice(error.message);
      const hint = advice === undefined ? '' : `; ${advice}`;
      throw new ApiImportError([this.#issue('#', `no YAML: ${error.message}${hint}`, offset)]);
    }
    return this.#value(document.contents, '#', 0);
  }

  #value(node: unknown, pointer: JsonPointer, depth: number): unknown {
    if (!this.#yaml.isNode(node)) return null;
    if (depth > MAX_DEPTH) {
      this.#fail(pointer, `expected at most ${MAX_DEPTH} collections within each other`, node);
    }
    if (this.#yaml.isAlias(node)) return this.#aliased(node, pointer);
    const intrinsic = intrinsicOf(node.tag);
    if (intrinsic === undefined) return this.#untagged(node, pointer, depth);
    const call: Record<string, unknown> = Object.create(null);
    this.#remember(node, call);
    this.#positions.mark(call, intrinsic, offsetOf(node));
    call[intrinsic] = this.#untagged(node, pointer, depth);
    return call;
  }

  #untagged(node: Node, pointer: JsonPointer, depth: number): unknown {
    if (this.#yaml.isMap(node)) return this.#map(node, pointer, depth);
    if (this.#yaml.isSeq(node)) return this.#list(node, pointer, depth);
    const value = (node as Scalar).value;
    const plain = typeof value === 'bigint' ? Number(value) : value;
    if (intrinsicOf(node.tag) === undefined) this.#remember(node, plain);
    return plain;
  }

  #map(node: YAMLMap, pointer: JsonPointer, depth: number): object {
    const members: Record<string, unknown> = Object.create(null);
    if (intrinsicOf(node.tag) === undefined) this.#remember(node, members);
    const merges: Pair[] = [];
    for (const pair of node.items) {
      if (this.#isMerge(pair.key)) {
        merges.push(pair);
        continue;
      }
      const key = this.#key(pair.key, pointer);
      const member = memberPointer(pointer, key);
      const offset = offsetOf(pair.key);
      if (Object.hasOwn(members, key)) {
        this.#positions.reportDuplicate(members, key, offset, member);
      }
      this.#positions.mark(members, key, offset);
      members[key] = this.#value(pair.value, member, depth + 1);
    }
    for (const pair of merges) this.#merge(members, pair, pointer, depth);
    return members;
  }

  #list(node: YAMLSeq, pointer: JsonPointer, depth: number): unknown[] {
    const items: unknown[] = [];
    if (intrinsicOf(node.tag) === undefined) this.#remember(node, items);
    for (const item of node.items) {
      const index = String(items.length);
      this.#positions.mark(items, index, offsetOf(item));
      items.push(this.#value(item, memberPointer(pointer, index), depth + 1));
    }
    return items;
  }

  /** YAML 1.1, "Merge Key": an object's own keys win, then the earlier of several merged objects. */
  #merge(members: Record<string, unknown>, pair: Pair, pointer: JsonPointer, depth: number): void {
    const merged = this.#value(pair.value, memberPointer(pointer, '<<'), depth + 1);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.#fail(pointer, 'expected an object, or a list of objects, to merge by "<<"', pair.key);
      }
      for (const [key, value] of Object.entries(source)) {
        if (++this.#mergedKeys > MAX_MERGED_KEYS) {
          this.#fail(
            pointer,
            `expected at most ${MAX_MERGED_KEYS} keys to merge by "<<"`,
            pair.key,
          );
        }
        if (Object.hasOwn(members, key)) continue;
        members[key] = value;
        this.#positions.mark(
          members,
          key,
          this.#positions.memberOffset(source, key) ?? offsetOf(pair.key),
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
      if (scalar.anchor !== undefined) this.#anchors.set(scalar.anchor, key);
      return key;
    }
    if (typeof scalar === 'string' || typeof scalar === 'number') return String(scalar);
    return this.#fail(pointer, 'expected text as a key', node);
  }

  #aliased(node: Alias, pointer: JsonPointer): unknown {
    if (this.#anchors.has(node.source)) return this.#anchors.get(node.source);
    return this.#fail(pointer, `expected an anchor "&${node.source}" above this alias`, node);
  }

  #remember(node: Node, value: unknown): void {
    if ('anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, value);
  }

  #fail(pointer: JsonPointer, message: string, node: unknown): never {
    throw new ApiImportError([
      this.#issue(pointer, `no YAML of an API: ${message}`, offsetOf(node)),
    ]);
  }

  #issue(pointer: JsonPointer, message: string, offset: number): ImportIssue {
    return { ...issueAt(pointer, message), position: this.#positions.positionOf(offset) };
  }
}

/** CloudFormation's name for a tag: `!Ref` and `!Condition` keep theirs, `!Sub` is `Fn::Sub`. */
function intrinsicOf(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Z]\w*$/.test(tag)) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function offsetOf(node: unknown): number {
  return (node as { readonly range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}

function issueAt(pointer: JsonPointer, problem: string): ImportIssue {
  return {
    code: 'INVALID_DOCUMENT',
    severity: 'error',
    pointer,
    message: `Invalid OpenAPI input, ${problem}`,
  };
}
