import { describe, expect, test } from 'vitest';
import { readJson, toPlain, writeJson } from '../../src/java/json/index.js';
import { JsonPayload } from '../../src/mapping/json-payload.js';

describe('a payload', () => {
  test('is read once', () => {
    const payload = new JsonPayload('{"a":[1]}');
    expect(payload.value()).toBe(payload.value());
    expect(payload.text).toBe('{"a":[1]}');
  });

  test('that is empty counts as an empty object', () => {
    expect(writeJson(new JsonPayload('').value())).toBe('{}');
  });

  test('that is not JSON fails every time with the same error', () => {
    const payload = new JsonPayload('{"a":');
    const [first, second] = [attempt(payload), attempt(payload)];
    expect(first).toMatchObject({ code: 'ERR_JSON_SYNTAX' });
    expect(second).toBe(first);
  });
});

describe('a payload that is read ahead', () => {
  const long = `[${'"some text",'.repeat(30_000)}1]`;

  test('lets the event loop turn in between, and has the same value', async () => {
    const payload = new JsonPayload(long);
    let turns = 0;
    let isRead = false;
    const count = () => {
      turns += 1;
      if (!isRead) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    await payload.readAhead();
    isRead = true;
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(writeJson(payload.value())).toBe(long);
    expect(payload.readAhead()).toBe(undefined);
  });

  test('fails where it is read, if it is not JSON', async () => {
    const payload = new JsonPayload(long.slice(0, -1));
    await payload.readAhead();
    expect(attempt(payload)).toMatchObject({ code: 'ERR_JSON_SYNTAX' });
  });

  test('keeps the next one waiting', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    const turnsAtEnd = [new JsonPayload(long), new JsonPayload(long)].map(async (payload) => {
      await payload.readAhead();
      return turns;
    });
    const [first = 0, second = 0] = await Promise.all(turnsAtEnd);
    isOver = true;
    expect(second - first).toBeGreaterThanOrEqual(4);
  });

  test('is forgotten, and read again', async () => {
    const payload = new JsonPayload(long);
    await payload.readAhead();
    const value = payload.value();
    payload.forget();
    expect(payload.value()).not.toBe(value);
    expect(payload.value()).toEqual(value);
  });

  test('and is short is read when it is needed', () => {
    const payload = new JsonPayload('[1]');
    expect(payload.readAhead()).toBe(undefined);
    const value = payload.value();
    payload.forget();
    expect(payload.value()).toBe(value);
  });
});

describe('for validators a value', () => {
  test.each(['{"a":[1,2.5,3000000000,"x",null,true],"b":{}}', '[]', '"text"', '1e3', 'null'])(
    '%s is what JSON.parse gives',
    (text) => {
      expect(JSON.stringify(toPlain(readJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  test('has names of Object.prototype as members only if the text has them', () => {
    const plain = toPlain(readJson('{"__proto__":{"admin":true},"constructor":1}'));
    expect(plain).toHaveProperty('constructor', 1);
    expect(JSON.stringify(plain)).toBe('{"__proto__":{"admin":true},"constructor":1}');
    expect(toPlain(readJson('{}'))).not.toHaveProperty('constructor');
    expect(toPlain(readJson('{}'))).not.toHaveProperty('hasOwnProperty');
  });
});

function attempt(payload: JsonPayload): unknown {
  try {
    return payload.value();
  } catch (error) {
    return error;
  }
}
