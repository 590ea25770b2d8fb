import { expect, test } from 'vitest';
import { after, readAhead } from '../../../src/execute/payload/read-ahead.js';
import type { MappingScope, MappingTemplate, ParameterSource } from '../../../src/model/mapping.js';

const reading = Promise.resolve();
const scope = { body: { text: '', value: () => null, readAhead: () => reading } };
const template = (readsJson: boolean | undefined): MappingTemplate => ({
  readsJson,
  render: () => '',
});
const mapping = (readsBody: boolean) => ({ source: { readsBody } as ParameterSource });

test.each<
  [what: string, MappingTemplate | undefined, ReturnType<typeof mapping>[], isRead: boolean]
>([
  ['nothing', undefined, [], false],
  ['a template that reads JSON', template(true), [], true],
  ['a template of an engine that does not say', template(undefined), [], true],
  ['a template that reads none', template(false), [], false],
  ['a mapping of the body', template(false), [mapping(false), mapping(true)], true],
  ['other mappings', undefined, [mapping(false)], false],
])('for %s', (_what, chosen, mappings, isRead) => {
  const read = readAhead(scope as unknown as MappingScope, chosen, mappings);
  expect(read).toBe(isRead ? reading : undefined);
});

test('a payload that cannot be read ahead is read where it is needed', () => {
  const body = { text: '', value: () => null };
  expect(readAhead({ body } as unknown as MappingScope, template(true), [])).toBe(undefined);
});

test('after a value comes what follows at once, after a promise when it has its value', async () => {
  const next = (value: number) => value + 1;
  expect(after(1, next)).toBe(2);
  const later = after(Promise.resolve(1), next);
  expect(later).toBeInstanceOf(Promise);
  expect(await later).toBe(2);
  await expect(after(Promise.reject(new Error('no')), next)).rejects.toThrow('no');
});
