import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TemplateInput } from '../../../src/mapping/index.js';
import { renderTraced } from '../../../src/mapping/templates/render-traced.js';
import { renderWithInput } from '../../../src/mapping/templates/render-with-input.js';
import { velocityEngine } from '../../../src/mapping/templates/template-engine.js';

const METHOD = { httpMethod: 'POST', path: '/things/{id}' };

test('each part has its line, and overrides are returned', () => {
  const input = { body: '{"a":[1,2]}', params: { header: { 'X-A': 'h' } } };
  const template = `{"a": $input.json('$.a'),
 "h": "$input.params('x-a')"}
#set($context.responseOverride.status = 201)`;
  expect(renderTraced(template, input, METHOD)).toEqual({
    output: '{"a": [1,2],\n "h": "h"}\n',
    parts: [
      { line: 1, text: '{"a": [1,2],\n' },
      { line: 2, text: ' "h": "h"}\n' },
    ],
    overrides: {
      requestOverride: { path: {}, header: {}, querystring: {} },
      responseOverride: { header: {}, status: 201 },
    },
  });
});

test.each([
  ['ok\n#if', 2, 4],
  ['ok\n$input.path("$[")', 2, 8],
])('%j fails at its place', (template, line, column) => {
  expect(() => renderTraced(template, {}, METHOD)).toThrow(
    expect.objectContaining({ name: 'TemplateError', line, column }),
  );
});

test('a template cannot override a parameter twice, but may override what an earlier one did', () => {
  const twice = "#set($context.responseOverride.status = '1')";
  const { overrides } = renderTraced(twice, {}, METHOD);
  expect(() => renderTraced(twice + twice, {}, METHOD)).toThrow('twice');
  expect(renderTraced(twice, { overrides }, METHOD).overrides).toEqual(overrides);
});

interface Golden {
  readonly template: string;
  readonly input?: number;
}

const golden = (name: string): string =>
  readFileSync(new URL(`../../java/velocity/${name}`, import.meta.url), 'utf8');

const rows = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const goldens = ['goldens.jsonl', 'everyday.jsonl'].flatMap((file) => {
  const [{ inputs }, ...templates] = rows(golden(file)) as [
    { readonly inputs: readonly TemplateInput[] },
    ...Golden[],
  ];
  return templates.map(({ template, input = 0 }) => ({ template, given: inputs[input] ?? {} }));
});

const random = (
  rows(golden('random-templates.jsonl')) as (readonly [string, string, unknown])[]
).map(([, template]) => ({
  template: `#set($x='va')#set($l=[3,'b',1.5])\n${template}`,
  given: {},
}));

/** What comes of a template: its output and overrides, or its error. */
function outcome(render: () => { readonly output: string; readonly overrides: unknown }): unknown {
  try {
    const { output, overrides } = render();
    return { output, overrides: JSON.stringify(overrides) };
  } catch (error) {
    return String(error);
  }
}

describe.each([
  ['goldens', goldens],
  ['random templates', random],
])('%s render traced as they do otherwise', (_name, templates) => {
  test('and the parts are the whole output', () => {
    const differing = templates.filter(({ template, given }) => {
      const plain = outcome(() => renderWithInput(velocityEngine.compile(template), given, METHOD));
      const traced = outcome(() => {
        const { output, parts, overrides } = renderTraced(template, given, METHOD);
        const joined = parts.map(({ text }) => text).join('');
        return { output: joined === output ? output : `${output} but ${joined}`, overrides };
      });
      return JSON.stringify(plain) !== JSON.stringify(traced);
    });
    expect(differing).toEqual([]);
    expect(templates.length).toBeGreaterThan(500);
  });

  test('and the lines are lines of the template', () => {
    const beyond = templates.filter(({ template, given }) => {
      const last = template.split('\n').length;
      try {
        const { parts } = renderTraced(template, given, METHOD);
        return parts.some(({ line }) => line < 1 || line > last);
      } catch {
        return false;
      }
    });
    expect(beyond).toEqual([]);
  });
});
