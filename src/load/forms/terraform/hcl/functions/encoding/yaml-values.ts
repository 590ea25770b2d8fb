import type { Place } from '../../../../../source/source-text.js';
import { SourceText } from '../../../../../source/source-text.js';
import type { HclYamlNode } from '../../host.js';
import { objectValue, stringValue, tupleValue } from '../../values/make-value.js';
import type { HclValue, StringValue } from '../../values/value.js';
import { FunctionProblem } from '../function.js';
import { scalarOf } from './yaml-scalars.js';

/** The most values that aliases may multiply a document to. */
const MAX_YAML_VALUES = 300_000;
const MAX_YAML_DEPTH = 200;

/**
 * The value of a YAML document, as Terraform's `yamldecode` reads it.
 * @param source the text, which may know where its parts come from
 */
export function valueOfYaml(root: HclYamlNode, source: StringValue): HclValue {
  const segments = source.trace?.segments ?? [];
  const text = segments.length === 0 ? undefined : new SourceText(source.text, undefined, segments);
  return new YamlReader(text).value(root, 0);
}

class YamlReader {
  readonly #text: SourceText | undefined;
  #count = 0;

  constructor(text: SourceText | undefined) {
    this.#text = text;
  }

  value(node: HclYamlNode, depth: number): HclValue {
    this.#count += 1;
    if (depth > MAX_YAML_DEPTH || this.#count > MAX_YAML_VALUES) {
      throw new FunctionProblem('the YAML has too many values, or too many levels of them');
    }
    const place = this.#placeOf(node);
    switch (node.kind) {
      case 'scalar':
        return scalarOf(node, place);
      case 'sequence':
        return tupleValue(
          node.items.map((item) => this.value(item, depth + 1)),
          place,
        );
      case 'mapping':
        return this.#mapping(node, depth, place);
    }
  }

  #mapping(
    { entries }: HclYamlNode & { readonly kind: 'mapping' },
    depth: number,
    place: Place | undefined,
  ): HclValue {
    const members = new Map<string, HclValue>();
    const keyPlaces = new Map<string, Place>();
    const merged: HclValue[] = [];
    for (const [key, value] of entries) {
      const read = this.value(value, depth + 1);
      if (key.kind === 'scalar' && key.plain && key.text === '<<') {
        merged.push(...(read.kind === 'tuple' ? read.items : [read]));
        continue;
      }
      const name = this.#key(key);
      members.set(name, read);
      const keyPlace = this.#placeOf(key);
      if (keyPlace !== undefined) {
        keyPlaces.set(name, keyPlace);
      }
    }
    for (const one of merged) {
      this.#merge(one, members);
    }
    return objectValue(members, { place, keyPlaces });
  }

  /** Keys that are there already win over merged ones. */
  #merge(merged: HclValue, members: Map<string, HclValue>): void {
    if (!('members' in merged)) {
      throw new FunctionProblem('only mappings can be merged with "<<"');
    }
    for (const [key, value] of merged.members) {
      this.#count += 1;
      if (!members.has(key)) {
        members.set(key, value);
      }
    }
  }

  #key(node: HclYamlNode): string {
    if (node.kind !== 'scalar') {
      throw new FunctionProblem('only texts can be keys of a YAML mapping');
    }
    const value = scalarOf(node, undefined);
    switch (value.kind) {
      case 'string':
        return stringValue(value.text).text;
      case 'bool':
        return String(value.bool);
      case 'number':
        return node.text.replace(/^\+/, '');
      default:
        throw new FunctionProblem('only texts can be keys of a YAML mapping, and one is null');
    }
  }

  #placeOf({ offset }: HclYamlNode): Place | undefined {
    return this.#text === undefined ? undefined : { text: this.#text, offset };
  }
}
