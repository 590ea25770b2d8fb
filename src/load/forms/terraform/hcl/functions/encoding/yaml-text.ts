import type { Place } from '../../../../../source/source-text.js';
import { numberText } from '../../values/numbers/number-text.js';
import { TracedText } from '../../values/texts/text-builder.js';
import type { HclValue } from '../../values/value.js';
import { yamlQuoted } from './yaml-quoted.js';

/**
 * A value as YAML, as Terraform's `yamlencode` writes it: block style, keys and texts in double quotes.
 * The result knows the value that it encodes; where something in the value is unknown, it has holes.
 */
export function encodedYaml(value: HclValue, place?: Place): HclValue {
  const builder = new TracedText();
  const writer = new YamlWriter(builder, place);
  writer.root(value);
  return builder.build(place, { format: 'yaml', value });
}

class YamlWriter {
  readonly #builder: TracedText;
  readonly #place: Place | undefined;
  /** Of the next character, in characters. */
  #column = 0;

  constructor(builder: TracedText, place: Place | undefined) {
    this.#builder = builder;
    this.#place = place;
  }

  root(value: HclValue): void {
    if (isBlock(value)) {
      this.#block(value, '', false);
      return;
    }
    this.#scalar(value, '');
    this.#add('\n', value);
    // A plain scalar alone could go on, so the document is ended.
    if (value.kind === 'bool' || value.kind === 'number' || value.kind === 'null') {
      this.#add('...\n', value);
    }
  }

  /** @param inline whether the first line goes on where the cursor is, as after "- " */
  #block(value: HclValue, indent: string, inline: boolean): void {
    let start = inline ? '' : indent;
    if ('items' in value) {
      for (const item of value.items) {
        this.#add(`${start}- `, item);
        start = indent;
        if (isBlock(item)) {
          this.#block(item, `${indent}  `, true);
        } else {
          this.#scalar(item, `${indent}  `);
          this.#add('\n', item);
        }
      }
    } else if ('members' in value) {
      for (const [key, member] of value.members) {
        const place = value.keyPlaces?.get(key) ?? member.place;
        this.#write(`${start}${yamlQuoted(key)}:`, place);
        start = indent;
        this.#member(member, indent);
      }
    }
  }

  #member(value: HclValue, indent: string): void {
    if (isBlock(value)) {
      this.#add('\n', value);
      // A list is not indented below its key.
      this.#block(value, 'items' in value ? indent : `${indent}  `, false);
      return;
    }
    this.#add(' ', value);
    this.#scalar(value, `${indent}  `);
    this.#add('\n', value);
  }

  #scalar(value: HclValue, indent: string): void {
    switch (value.kind) {
      case 'string':
        this.#add(this.#textOf(value.text, indent || '  '), value);
        break;
      case 'number':
        this.#add(numberText(value.number), value);
        break;
      case 'bool':
        this.#add(String(value.bool), value);
        break;
      case 'null':
        this.#add('null', value);
        break;
      case 'unknown':
        this.#add('"', value);
        this.#builder.addHole(value, value.place ?? this.#place);
        this.#add('"', value);
        break;
      default:
        this.#add('members' in value ? '{}' : '[]', value);
    }
  }

  /** A text of several lines is a literal block, if it can be one. */
  #textOf(text: string, indent: string): string {
    return text.includes('\n') && LITERAL.test(text) && !/ (?:\n|$)/.test(text)
      ? literalBlock(text, indent)
      : yamlQuoted(text, { indent, column: this.#column });
  }

  #add(text: string, { place }: HclValue): void {
    this.#write(text, place);
  }

  #write(text: string, place: Place | undefined): void {
    const line = text.lastIndexOf('\n');
    const last = [...text.slice(line + 1)].length;
    this.#column = line === -1 ? this.#column + last : last;
    this.#builder.addFrom(text, place ?? this.#place, false);
  }
}

function isBlock(value: HclValue): boolean {
  return (
    ('items' in value && value.items.length > 0) || ('members' in value && value.members.size > 0)
  );
}

function literalBlock(text: string, indent: string): string {
  const keep = text.endsWith('\n\n') || text === '\n' ? '+' : '';
  const end = text.endsWith('\n') ? keep : '-';
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const lines = text.replace(/\n$/, '').split('\n');
  return `|${hint}${end}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
}

/** Characters that a literal block can contain. */
const LITERAL = /^[\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
