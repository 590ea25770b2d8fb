/**
 * An object that inherits nothing, for names from outside: `new BareObject<Value>()`. V8 keeps what
 * `Object.create(null)` makes as a hash table, which takes several times as long to fill, to read and to write
 * as JSON.
 */
export const BareObject = class {} as new <Value>() => Record<string, Value>;

Object.setPrototypeOf(BareObject.prototype, null);
Reflect.deleteProperty(BareObject.prototype, 'constructor');
Object.freeze(BareObject.prototype);
