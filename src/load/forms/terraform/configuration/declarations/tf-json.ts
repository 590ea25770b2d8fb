import { isObject } from '../../../../../checks/document-values.js';
import type { LoadContext } from '../../../../load-context.js';
import { type Place, SourceText } from '../../../../source/source-text.js';
import {
  type HclAttribute,
  type HclBlock,
  type HclBody,
  type HclExpression,
  hclFromPlain,
  parseExpression,
  parseTemplateText,
  placedAt,
} from '../../hcl/index.js';
import { segmentsOfMember } from '../../json/embedded-document.js';

type Json = Readonly<Record<string, unknown>>;

/** The labels of each type of block. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

/**
 * The body of a file of Terraform in JSON. All that is inside of a block becomes attributes: which of
 * them are blocks, only the types of resources say.
 */
export function bodyOfJson(root: unknown, context: LoadContext): HclBody {
  const reader = new JsonReader(context);
  const blocks = isObject(root) ? reader.blocks(root) : [];
  return { attributes: new Map(), blocks, place: NOWHERE };
}

const NOWHERE: Place = { text: new SourceText(''), offset: 0 };

class JsonReader {
  readonly #context: LoadContext;

  constructor(context: LoadContext) {
    this.#context = context;
  }

  blocks(root: Json): readonly HclBlock[] {
    return Object.entries(root).flatMap(([type, value]) => {
      const labels = LABELS[type];
      return labels === undefined
        ? []
        : this.#blocksOf(type, value, labels, [], this.#place(root, type));
    });
  }

  /** Blocks with labels are members of objects; several of one kind are in arrays. */
  #blocksOf(
    type: string,
    value: unknown,
    depth: number,
    labels: HclBlock['labels'],
    place: Place,
  ): readonly HclBlock[] {
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown) => this.#blocksOf(type, item, depth, labels, place));
    }
    if (!isObject(value)) {
      return [];
    }
    if (depth === 0) {
      return [{ type, labels, body: this.#body(value, type, place), place }];
    }
    return Object.entries(value)
      .filter(([key]) => key !== '//')
      .flatMap(([key, member]) => {
        const at = this.#place(value, key);
        return this.#blocksOf(type, member, depth - 1, [...labels, { text: key, place: at }], at);
      });
  }

  #body(value: Json, type: string, place: Place): HclBody {
    const attributes = new Map<string, HclAttribute>();
    for (const [name, member] of Object.entries(value)) {
      if (name === '//') {
        continue;
      }
      const at = this.#place(value, name);
      const expression =
        typeof member === 'string' && isExpression(type, name)
          ? parseExpression(this.#text(value, name, member))
          : this.#expression(value, name, at);
      attributes.set(name, { name, place: at, expression });
    }
    return { attributes, blocks: [], place };
  }

  #expression(container: object, key: string, place: Place): HclExpression {
    const value = (container as Json)[key];
    const node = { place, end: place.offset };
    if (typeof value === 'string') {
      return parseTemplateText(this.#text(container, key, value));
    }
    if (Array.isArray(value)) {
      const items = value.map((_item, index) =>
        this.#expression(value, String(index), this.#place(value, String(index))),
      );
      return { kind: 'tuple', items, ...node };
    }
    if (!isObject(value)) {
      return { kind: 'literal', value: placedAt(hclFromPlain(value), place), ...node };
    }
    const items = Object.keys(value)
      .filter((name) => name !== '//')
      .map((name) => {
        const at = this.#place(value, name);
        const label = name.includes('{') ? parseTemplateText(new SourceText(name)) : name;
        return { key: label, value: this.#expression(value, name, at), place: at };
      });
    return { kind: 'object', items, ...node };
  }

  /** A text that knows where it is in the file. */
  #text(container: object, key: string, text: string): SourceText {
    const place = this.#context.sources.placeOf(container, key);
    const segments = place === undefined ? [] : segmentsOfMember(place);
    return new SourceText(text, place?.text.file, segments);
  }

  #place(container: object, key: string): Place {
    return this.#context.sources.placeOf(container, key) ?? NOWHERE;
  }
}

/** Whether a text is an expression, and not a template. */
function isExpression(type: string, name: string): boolean {
  return type === 'variable' && name === 'type';
}
