/** Whether a value is a plain object or a class instance: not an array, promise, Map, byte array or the like. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.prototype.toString.call(value) === '[object Object]' &&
    !isThenable(value)
  );
}

/** Bytes, also those of another realm such as a `vm` context; `undefined` for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) {
    return value;
  }
  const tag = Object.prototype.toString.call(value);
  if (tag === '[object Uint8Array]' && ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return tag === '[object ArrayBuffer]' ? new Uint8Array(value as ArrayBuffer) : undefined;
}

/** Whether a value is an object with a method, of its own or inherited. */
export function hasMethod(value: unknown, name: string): boolean {
  return isObject(value) && typeof value[name] === 'function';
}

/** Whether `await` would wait for the value: a promise, or anything with a `then` method. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { readonly then?: unknown }).then === 'function'
  );
}

/**
 * A record's own members that are not `undefined`; each is read once.
 * @throws TypeError if it inherits members other than methods, because they would be lost
 */
export function ownMembers(record: object): ReadonlyMap<string, unknown> {
  for (const [name, { value }] of inherited(record)) {
    if (typeof value !== 'function') {
      throw new TypeError(`an object that inherits ${JSON.stringify(name)}: use a plain object`);
    }
  }
  return new Map(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** The members that an object inherits, enumerable or not, except those that all objects have. */
export function inherited(value: object): readonly (readonly [string, PropertyDescriptor])[] {
  const members: [string, PropertyDescriptor][] = [];
  let prototype: object | null = Object.getPrototypeOf(value);
  while (prototype !== null && !Object.hasOwn(prototype, 'isPrototypeOf')) {
    members.push(...Object.entries(Object.getOwnPropertyDescriptors(prototype)));
    prototype = Object.getPrototypeOf(prototype);
  }
  return members.filter(([name]) => name !== 'constructor');
}

/** Names the kind of a value for a message: `an array`, `a promise`, `5`. Strings are not shown: they may be secrets. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') {
    return 'a string';
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
  try {
    if (Array.isArray(value)) {
      return 'an array';
    }
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

/** The message of a thrown value, or its kind if it has none. Never throws. */
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
