import { expect, test } from 'vitest';
import {
  filledText,
  type HclValue,
  type UnknownValue,
} from '../../../../../../../src/load/forms/terraform/hcl/index.js';
import { SourceText } from '../../../../../../../src/load/source/source-text.js';
import { evaluated } from '../../running.js';

const running = {
  variables: { u: { unknown: 'string' }, v: 'known' },
  files: {
    'api.yaml':
      'paths:\n  ${path}:\n    uri: "http://${host}/x"\n%{ for t in tags ~}\n    - ${t}\n%{ endfor ~}\n',
    'part.json': '{\n  "a": 1\n}\n',
  },
};

/** The text, with `<address>` for what is unknown. */
function shown(value: HclValue): HclValue | undefined {
  const isOpen = (one: HclValue): one is UnknownValue => one.kind === 'unknown';
  return isOpen(value) ? filledText(value, (hole) => `<${hole.origins.join()}>`) : value;
}

test.each([
  ['"http://${var.u}/x"', 'http://<var.u>/x'],
  ['"${"a-${var.u}"}-b"', 'a-<var.u>-b'],
  ['format("%s/%d", var.u, 1)', '<var.u>/1'],
  ['join("/", ["a", var.u])', 'a/<var.u>'],
  ['jsonencode({ a = "x-${var.u}", b = [var.u] })', '{"a":"x-<var.u>","b":["<var.u>"]}'],
  ['yamlencode({ a = var.u })', '"a": "<var.u>"\n'],
  [
    'templatefile("api.yaml", { path = "/p", host = var.u, tags = ["t"] })',
    'paths:\n  /p:\n    uri: "http://<var.u>/x"\n    - t\n',
  ],
])('%s is known in part', (text, expected) => {
  expect(shown(evaluated(text, running))).toMatchObject({ text: expected });
});

test('nothing is known of a text that a function has changed', () => {
  expect(shown(evaluated('upper("a-${var.u}")', running))).toBeUndefined();
});

/** Where the first occurrence of a part of a text was written. */
function written(value: HclValue | undefined, part: string): string {
  if (value?.kind !== 'string') {
    return 'not a text';
  }
  const source = new SourceText(value.text, undefined, value.trace?.segments);
  const { file, line, column } = source.positionOf(value.text.indexOf(part));
  return `${file}:${line}:${column}`;
}

const rendered = 'templatefile("api.yaml", { path = "/p", host = var.u, tags = ["one", "two"] })';

test.each([
  [rendered, 'paths', 'api.yaml:1:1'],
  [rendered, '/p', 'test.tf:1:36'],
  [rendered, 'uri', 'api.yaml:3:5'],
  [rendered, '/x"', 'api.yaml:3:25'],
  [rendered, 'two', 'test.tf:1:71'],
  ['file("part.json")', '"a"', 'part.json:2:3'],
  ['"x\\n${file("part.json")}y"', '"a"', 'part.json:2:3'],
  ['"x\\n${file("part.json")}y"', 'y', 'test.tf:1:25'],
  ['"a\\tb$${c}"', 'b', 'test.tf:1:5'],
  ['"a\\tb$${c}"', 'c', 'test.tf:1:9'],
  ['<<-E\n    a\n      b\n    E\n', 'b', 'test.tf:3:7'],
  ['jsonencode({\n  a = [\n 1] })', '"a"', 'test.tf:2:3'],
  ['jsonencode({\n  a = [\n 1] })', '1', 'test.tf:3:2'],
])('in %j %j was written at %s', (text, part, expected) => {
  expect(written(shown(evaluated(text, running)), part)).toBe(expected);
});

test('what functions encode is still there as a value', () => {
  expect(evaluated('jsonencode({ a = 1 })')).toMatchObject({
    trace: { encoded: { format: 'json', value: { kind: 'object' } } },
  });
  expect(evaluated('yamlencode({ a = var.u })', running)).toMatchObject({
    text: { encoded: { format: 'yaml', value: { kind: 'object' } } },
  });
});
