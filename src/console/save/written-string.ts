/** A template that is not saved; the message says why, and what to do. */
export class SaveRefusal extends Error {
  override readonly name = 'SaveRefusal';
}

/** A string that a JSON or YAML text has as the member of an object. */
export interface WrittenString {
  /** Keys and indexes from the root, the key of the string last. */
  readonly path: readonly string[];
  /** Where the key begins. */
  readonly keyOffset: number;
  /** Why the string cannot be replaced alone, and the remedy; `undefined` if it can. */
  readonly obstacle: string | undefined;
  /** Edits after which it may have this value, the best first: each must be tried, since YAML depends on what is around it. */
  edits(value: string): readonly TextEdit[];
}

/** Replaces the characters from `start` to before `end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

/** A text with one edit made. */
export function editedText(text: string, { start, end, source }: TextEdit): string {
  return text.slice(0, start) + source + text.slice(end);
}

/** The way from the root of a text to a value in it. */
export class WrittenPath {
  readonly #around: WrittenPath | undefined;
  readonly #key: string;

  constructor(key: string, around?: WrittenPath) {
    this.#around = around;
    this.#key = key;
  }

  get keys(): readonly string[] {
    const keys: string[] = [];
    for (let at: WrittenPath | undefined = this; at !== undefined; at = at.#around) {
      keys.unshift(at.#key);
    }
    return keys;
  }
}

/** What is known of a key, for strings below it. */
export function keyObstacle(key: string): string | undefined {
  return /^(?:Ref$|Condition$|Fn::)/.test(key)
    ? `It is in ${key}, a function of CloudFormation that computes it: edit the file itself`
    : undefined;
}

/** The obstacle of a key that an object has twice. */
export function duplicateObstacle(key: string): string {
  return `The object around it has the key ${JSON.stringify(key)} twice: remove one of them from the file`;
}
