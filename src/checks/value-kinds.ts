/** Whether a value is a plain object or an object of a class: not a list, a promise, a Map, bytes and the like. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.prototype.toString.call(value) === '[object Object]' &&
    !isThenable(value)
  );
}

/** Whether a value is a promise, or what `await` takes for one. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { readonly then?: unknown }).then === 'function'
  );
}

/** The members of a record that are its own and not `undefined`, each read once. */
export function ownMembers(record: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** What a value is, for a sentence: `a list`, `a promise`, `5`. Texts are not shown: they may be secrets. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') {
    return 'a text';
  }
  if (typeof value === 'symbol') {
    return 'a symbol';
  }
  if (typeof value === 'bigint') {
    return `${value}n`;
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  try {
    if (isThenable(value)) {
      return 'a promise';
    }
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (tag === 'Object') {
      return 'an object';
    }
    return `${/^[AEIO]/.test(tag) ? 'an' : 'a'} ${tag}`;
  } catch {
    return 'an object';
  }
}

/** The reason in what was thrown, for a sentence. */
export function reasonOf(thrown: unknown): string {
  try {
    const message = isObject(thrown) ? thrown.message : thrown;
    return typeof message === 'string' ? message : kindOf(thrown);
  } catch {
    return kindOf(thrown);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
