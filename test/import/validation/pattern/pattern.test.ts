import { expect, onTestFinished, test, vi } from 'vitest';
import { MatchState } from '../../../../src/java/regex/match/match-state.js';
import { Matcher } from '../../../../src/java/regex/match/matcher.js';
import { issuesOf } from '../../minimal-document.js';
import { compile, HERE, source } from '../../model-document.js';

const HANGS = '^(a+)+$';
const EVIL = `${'a'.repeat(60)}b`;
const SENTENCE = `ECMA 262 regex "${HANGS}" does not match input string "${EVIL}"`;

// The engine of the language would not end on any of these while we live.
test.each<[string, object, unknown, readonly string[]]>([
  ['a value', { type: 'string', pattern: HANGS }, EVIL, [SENTENCE]],
  ['what is not to match', { not: { pattern: HANGS } }, EVIL, [SENTENCE]],
  ['a name', { patternProperties: { [HANGS]: { type: 'integer' } } }, { [EVIL]: 'x' }, [SENTENCE]],
  [
    'a name, and no others',
    { patternProperties: { [HANGS]: {} }, additionalProperties: false },
    { [EVIL]: 1 },
    [SENTENCE],
  ],
  [
    'many values, and what comes after them',
    { items: { pattern: HANGS } },
    [...Array.from({ length: 10_000 }, () => EVIL), 'a'],
    [SENTENCE],
  ],
])('%s: patterns that take too many steps are aborted', (_, schema, body, errors) => {
  const check = compile(schema);
  const steps = countSteps();
  expect(check(body)).toEqual(errors);
  expect(steps()).toBeLessThan(MOST_STEPS);
});

/** A look at a body has three million steps and some more for each unit, and a bad one is looked at twice; the bodies above have few. */
const MOST_STEPS = 10_000_000;

/** Counts what matching costs from now on; a spy of vitest's would keep millions of calls. */
function countSteps(): () => number {
  let sum = 0;
  const { spend } = MatchState.prototype;
  MatchState.prototype.spend = function (this: MatchState, steps) {
    sum += steps;
    spend.call(this, steps);
  };
  onTestFinished(() => {
    MatchState.prototype.spend = spend;
  });
  return () => sum;
}

test('after a body that took all steps, the next one has its own', () => {
  const check = compile({ pattern: HANGS });
  expect(check(EVIL)).toEqual([SENTENCE]);
  expect(check('aaa')).toEqual([]);
});

test('long lists and long texts of honest clients pass', () => {
  const id = '6f1c9a52-3a0e-4a5e-9a66-0b7f6d1f2c11';
  const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  const mail = '^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$';
  expect(compile({ items: { pattern: uuid } })(Array.from({ length: 50_000 }, () => id))).toEqual(
    [],
  );
  const addresses = Array.from({ length: 20_000 }, (_, n) => `some.body.${n}@mail.example.com`);
  expect(compile({ items: { pattern: mail } })(addresses)).toEqual([]);
  expect(compile({ pattern: '^[\\w+/]*={0,2}$' })('QUJD'.repeat(250_000))).toEqual([]);
});

test.each<[string, object, unknown]>([
  ['names', { patternProperties: manyPatterns() }, members(5_000)],
  [
    'names, of which no others are allowed',
    { patternProperties: manyPatterns(), additionalProperties: false },
    members(5_000),
  ],
  [
    'values',
    { items: { allOf: Object.keys(manyPatterns()).map((pattern) => ({ pattern })) } },
    Object.keys(members(5_000)),
  ],
])('a hundred patterns for many %s are paid from the budget of the body', (_, schema, body) => {
  const find = vi.spyOn(Matcher.prototype, 'find');
  onTestFinished(() => find.mockRestore());
  expect(compile(schema)(body)).toEqual(['Request body takes too many steps to check']);
  // A body has a million units of work and 16 for each character; a match takes 16 and more.
  const most = (1_000_000 + 16 * JSON.stringify(body).length) / 16;
  expect(find.mock.calls.length).toBeLessThan(2 * most);
});

test.each([
  [5, 5_000],
  [100, 200],
])('%i patterns for %i names pass', (patterns, names) => {
  const check = compile({ patternProperties: manyPatterns(patterns), additionalProperties: true });
  expect(check(members(names))).toEqual([]);
});

function manyPatterns(count = 100): Readonly<Record<string, object>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`^(p${n}_)?x*m`, {}]));
}

function members(count: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`member${n}`, 1]));
}

test.each<[string, string]>([
  ['(?<=a*)b', 'look-behind with repetition without a maximum'],
  ['(?<!(?:a{2,}))b', 'look-behind with repetition without a maximum'],
  ['(a)(?<=\\1)b', 'look-behind with references to groups'],
  [`${'('.repeat(300)}b${')'.repeat(300)}`, 'Groups are nested too deep'],
])('a pattern that is not supported is ignored with a warning: %s', (pattern, reason) => {
  const finding = (place: string) => ({
    code: 'INVALID_MODEL',
    severity: 'warning',
    pointer: `${HERE}/${place}`,
    message: expect.stringContaining(
      `is left out, because it has an unsupported feature: ${reason}`,
    ),
  });
  const value = { pattern };
  const name = { patternProperties: { [pattern]: { type: 'integer' } } };
  expect(issuesOf(source(value))).toMatchObject([finding('pattern')]);
  expect(issuesOf(source(name))).toMatchObject([finding(`patternProperties/${pattern}`)]);
  expect(compile(value)('x')).toEqual([]);
  expect(compile(name)({ aaab: 'x' })).toEqual([]);
});
