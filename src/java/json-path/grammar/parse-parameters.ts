import type { PathSource } from './path-source.js';
import type { FunctionParameter, PathTree } from './path-tree.js';

/**
 * Reads the parameters of a function, from the opening parenthesis on: paths, and JSON that begins
 * with a brace, a digit, a minus or a double quote. Anything else is skipped, as in Jayway.
 */
export function parseParameters(
  source: PathSource,
  parsePath: (source: PathSource) => PathTree,
): readonly FunctionParameter[] {
  checkClosed(source);
  source.position++;
  if (source.current === ')') {
    return [];
  }
  return new ParameterReader(source, parsePath).read();
}

function checkClosed(source: PathSource): void {
  let open = 0;
  for (let index = source.position; source.at(index) !== ''; index++) {
    if (source.at(index) === '(') {
      open++;
    } else if (source.at(index) === ')' && --open === 0) {
      return;
    }
  }
  source.fail('Unclosed parenthesis of a function');
}

class ParameterReader {
  readonly #source: PathSource;
  readonly #parsePath: (source: PathSource) => PathTree;
  readonly #parameters: FunctionParameter[] = [];
  readonly #open = { '(': 1, '[': 0, '{': 0, '"': 0 };
  #type: FunctionParameter['type'] | undefined;
  #text = '';
  #start = 0;

  constructor(source: PathSource, parsePath: (source: PathSource) => PathTree) {
    this.#source = source;
    this.#parsePath = parsePath;
  }

  read(): readonly FunctionParameter[] {
    const source = this.#source;
    const open = this.#open;
    let before = '';
    let closed = false;
    while (!source.ended && !closed) {
      const char = source.current;
      source.position++;
      if (this.#type === undefined) {
        if (/[ \t\r\n]/.test(char)) {
          continue;
        }
        this.#type = typeOf(char);
        this.#start = source.position - 1;
      }
      if (char === '\\' && open['"'] === 1 && /[,"]/.test(source.current)) {
        this.#text += source.current;
        source.position++;
        before = '';
        continue;
      }
      this.#count(char, before);
      if (this.#separates(char)) {
        closed = open['('] === 0;
        this.#finish();
      }
      const separates = char === ',' && open['{'] === 0 && open['['] === 0 && open['('] === 1;
      if (this.#type !== undefined && !separates) {
        this.#text += char;
      }
      before = char;
    }
    if (open['('] !== 0 || open['['] !== 0 || open['{'] !== 0) {
      return source.fail('Unclosed parameters of a function');
    }
    return this.#parameters;
  }

  #count(char: string, before: string): void {
    const open = this.#open;
    switch (char) {
      case '"':
        open['"'] += before !== '\\' && open['"'] > 0 ? -1 : 1;
        break;
      case '(':
      case '[':
      case '{':
        open[char]++;
        break;
      case ')':
        open['(']--;
        // The inner call of `sum($.a.length())` ends its parameter with its own parenthesis.
        if (open['('] < 0 || before === '(') {
          this.#text += char;
        }
        break;
      case ']':
      case '}': {
        const opening = char === ']' ? '[' : '{';
        if (open[opening] === 0) {
          this.#source.fail(`Unmatched ${char}`);
        }
        open[opening]--;
      }
    }
  }

  #separates(char: string): boolean {
    const open = this.#open;
    if ((char !== ',' && char !== ')') || open['"'] !== 0 || open['{'] !== 0 || open['['] !== 0) {
      return false;
    }
    return open['('] === 1 || (open['('] === 0 && char === ')');
  }

  #finish(): void {
    if (this.#type === 'json') {
      this.#parameters.push({ type: 'json', text: this.#text });
    }
    if (this.#type === 'path') {
      this.#parameters.push({
        type: 'path',
        path: this.#parsePath(this.#source.part(this.#text, this.#start)),
      });
    }
    if (this.#type !== undefined) {
      this.#text = '';
    }
    this.#type = undefined;
  }
}

function typeOf(char: string): FunctionParameter['type'] | undefined {
  if (/[{"\d-]/.test(char)) {
    return 'json';
  }
  return char === '$' || char === '@' ? 'path' : undefined;
}
