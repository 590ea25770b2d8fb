import {
  boolValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  tupleValue,
} from '../../values/make-value.js';
import { BigFloat } from '../../values/numbers/big-float.js';
import type { HclValue } from '../../values/value.js';
import { FunctionProblem } from '../function.js';

/** The most arrays and objects in each other. */
const MAX_JSON_DEPTH = 200;

/** Parses JSON to a value, with all digits of its numbers; the last of equal keys wins. */
export function parseJson(text: string): HclValue {
  return new JsonParser(text).document();
}

class JsonParser {
  readonly #text: string;
  #offset = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): HclValue {
    const value = this.#value();
    this.#blank();
    if (this.#offset < this.#text.length) {
      this.#fail('something follows the value');
    }
    return value;
  }

  #value(): HclValue {
    this.#blank();
    switch (this.#text.charAt(this.#offset)) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"':
        return stringValue(this.#string());
      default:
        return this.#word();
    }
  }

  #nested(parse: () => HclValue): HclValue {
    this.#depth += 1;
    if (this.#depth > MAX_JSON_DEPTH) {
      this.#fail(`more than ${MAX_JSON_DEPTH} levels are nested`);
    }
    this.#offset += 1;
    const value = parse();
    this.#depth -= 1;
    return value;
  }

  #object(): HclValue {
    const members = new Map<string, HclValue>();
    if (this.#take('}')) {
      return objectValue(members);
    }
    do {
      this.#blank();
      if (this.#text.charAt(this.#offset) !== '"') {
        this.#fail('a key in quotes is missing');
      }
      const key = this.#string();
      if (!this.#take(':')) {
        this.#fail('":" is missing after a key');
      }
      members.set(key, this.#value());
    } while (this.#take(','));
    if (!this.#take('}')) {
      this.#fail('"," or "}" is missing');
    }
    return objectValue(members);
  }

  #array(): HclValue {
    const items: HclValue[] = [];
    if (this.#take(']')) {
      return tupleValue(items);
    }
    do {
      items.push(this.#value());
    } while (this.#take(','));
    if (!this.#take(']')) {
      this.#fail('"," or "]" is missing');
    }
    return tupleValue(items);
  }

  #string(): string {
    STRING.lastIndex = this.#offset;
    const found = STRING.exec(this.#text)?.[0];
    if (found === undefined) {
      return this.#fail('a text is not valid');
    }
    this.#offset += found.length;
    return (JSON.parse(found) as string).replace(LONE_SURROGATES, '\ufffd');
  }

  #word(): HclValue {
    WORD.lastIndex = this.#offset;
    const word = WORD.exec(this.#text)?.[0] ?? '';
    this.#offset += word.length;
    switch (word) {
      case '':
        return this.#fail(this.#offset < this.#text.length ? 'a value is missing' : 'it ends here');
      case 'true':
      case 'false':
        return boolValue(word === 'true');
      case 'null':
        return nullValue();
      default:
        return numberValue(BigFloat.parse(word));
    }
  }

  #take(character: string): boolean {
    this.#blank();
    const found = this.#text.charAt(this.#offset) === character;
    this.#offset += found ? 1 : 0;
    return found;
  }

  #blank(): void {
    BLANK.lastIndex = this.#offset;
    this.#offset += BLANK.exec(this.#text)?.[0].length ?? 0;
  }

  #fail(problem: string): never {
    throw new FunctionProblem(
      `the text is not valid JSON: ${problem} (character ${this.#offset + 1})`,
    );
  }
}

const BLANK = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
