import { describe, expect, test } from 'vitest';
import { shareHiddenClass } from '../../src/adapters/hidden-class.js';
import { haveSameHiddenClass } from '../support/hidden-classes.js';

class Message {
  url = '/pets';
  locals: unknown = { user: 'ada' };
  headersSent = false;
}

/** As Express changes a request: its prototype is another, and it has more members afterwards. */
function changed(prototype: object): Message {
  const message = Object.setPrototypeOf(new Message(), prototype);
  return Object.assign(message, { baseUrl: '/v1', params: {} });
}

describe('an object whose prototype was changed', () => {
  test('shares its hidden class with the others of the prototype', () => {
    const prototype = Object.create(Message.prototype);
    const messages = Array.from({ length: 10 }, () => changed(prototype));
    for (const message of messages) {
      shareHiddenClass(message, 'locals');
    }
    const [first = {}, ...others] = messages;
    expect(others.map((other) => haveSameHiddenClass(first, other))).toEqual(Array(9).fill(true));
  });

  test('keeps its members as they were', () => {
    const message = changed(Object.create(Message.prototype));
    Object.defineProperty(message, 'locals', { get: () => 'ada', configurable: true });
    const before = Object.getOwnPropertyDescriptors(message);
    shareHiddenClass(message, 'locals');
    expect(Object.getOwnPropertyDescriptors(message)).toEqual(before);
  });
});

test.each<[string, Message]>([
  ['does not own the member', Object.create(new Message())],
  ['is frozen', Object.freeze(new Message())],
  ['cannot be extended', Object.preventExtensions(new Message())],
])('an object that %s is left as it is', (_, message) => {
  const before = Reflect.ownKeys(message);
  shareHiddenClass(message, 'locals');
  expect(Reflect.ownKeys(message)).toEqual(before);
});
