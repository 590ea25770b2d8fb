import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { memberPointer } from '../../checks/document-values.js';
import { ApiImportError } from '../../errors.js';
import type { ImportIssue, JsonPointer } from '../../model/import-issue.js';
import { yaml } from '../../on-demand.cjs';
import { MAX_DEPTH } from '../json-text.js';
import type { Positions } from '../positions.js';
import { foreignLanguage, templateSyntaxAt } from '../template-syntax.js';
import { yamlAdvice } from './advice.js';
import { indentContinuations } from './indentation.js';
import { deepestPlace, entryTooMany, keepBlankLines, MAX_YAML_ENTRIES } from './size.js';

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
    if (!(cause instanceof RangeError)) {
      throw cause;
    }
    const message = `not valid YAML: expected at most ${MAX_DEPTH} collections within each other`;
    throw new ApiImportError([
      { ...issueAt('#', message), position: positions.positionOf(deepestPlace(text)) },
    ]);
  }
}

class YamlTextReader {
  readonly #yaml = yaml();
  /** What was parsed: the text, or the text with its continuation lines indented. */
  #text: string;
  readonly #positions: Positions;
  readonly #anchors = new Map<string, unknown>();
  #originalOffset: (offset: number) => number = (offset) => offset;
  #mergedKeys = 0;

  constructor(text: string, positions: Positions) {
    this.#text = text;
    this.#positions = positions;
  }

  document(): unknown {
    const tooMany = entryTooMany(this.#text);
    if (tooMany !== undefined) {
      const expected = `expected at most ${MAX_YAML_ENTRIES} lines and commas in YAML`;
      throw new ApiImportError([this.#issue('#', `too large: ${expected}`, tooMany)]);
    }
    const document = this.#parse(this.#text);
    // What the parser says of the lines after its first error are consequences, as a rule.
    const [error] = document.errors;
    if (error === undefined) {
      return this.#value(document.contents, '#', 0);
    }
    const indented = indentContinuations(this.#text);
    if (indented !== undefined) {
      const again = this.#parse(indented.text);
      if (again.errors.length === 0) {
        this.#text = indented.text;
        this.#originalOffset = indented.originalOffset;
        return this.#value(again.contents, '#', 0);
      }
      const [other] = again.errors;
      const offset = indented.originalOffset(other?.pos[0] ?? 0);
      if (other !== undefined && offset > error.pos[0]) {
        this.#refuse(other.message, offset);
      }
    }
    return this.#refuse(error.message, error.pos[0]);
  }

  #parse(text: string): Document.Parsed {
    const document = this.#yaml.parseDocument(text, {
      logLevel: 'error',
      prettyErrors: false,
      uniqueKeys: false,
    });
    if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) {
      throw new RangeError('nested too deeply');
    }
    return document;
  }

  #refuse(message: string, offset: number): never {
    const language = foreignLanguage(this.#text);
    if (language !== undefined) {
      throw new ApiImportError([this.#issue('#', `not YAML but ${language}`, 0)]);
    }
    const advice = templateSyntaxAt(this.#text, offset) ?? yamlAdvice(message);
    const hint = advice === undefined ? '' : `; ${advice}`;
    throw new ApiImportError([this.#issue('#', `not valid YAML: ${message}${hint}`, offset)]);
  }

  #value(node: unknown, pointer: JsonPointer, depth: number): unknown {
    if (!this.#yaml.isNode(node)) {
      return null;
    }
    if (depth > MAX_DEPTH) {
      this.#fail(pointer, `expected at most ${MAX_DEPTH} collections within each other`, node);
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
    const source = this.#text.slice(range[0], range[1]);
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
        if (Object.hasOwn(members, key)) {
          continue;
        }
        members[key] = value;
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
    return this.#fail(pointer, 'expected text as a key', node);
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
      this.#issue(pointer, `YAML, but not of an API: ${message}`, this.#offsetOf(node)),
    ]);
  }

  #offsetOf(node: unknown): number {
    const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
    return this.#originalOffset(range?.[0] ?? 0);
  }

  #issue(pointer: JsonPointer, message: string, offset: number): ImportIssue {
    return { ...issueAt(pointer, message), position: this.#positions.positionOf(offset) };
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

function issueAt(pointer: JsonPointer, problem: string): ImportIssue {
  return {
    code: 'INVALID_DOCUMENT',
    severity: 'error',
    pointer,
    message: `Invalid OpenAPI input, ${problem}`,
  };
}
