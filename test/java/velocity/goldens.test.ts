import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderTemplate, type TemplateInput } from '../../../src/mapping/index.js';
import { type VelocityRow, velocityRows } from '../../support/velocity-rows.js';

// The output of Apache Velocity 1.7 under API Gateway's null rule, with Jayway JsonPath 2.0.0 for `$input`:
// goldens.jsonl has templates for one construct each, everyday.jsonl templates for forms, DynamoDB,
// pass-through and the like, with variations of those that once rendered wrongly, random-templates.jsonl
// templates from a generator. Templates about one part of the language are in the test of its file.

interface Golden {
  readonly id: string;
  readonly template: string;
  /** An index into the inputs of the first line. */
  readonly input?: number;
  readonly expected?: string;
  readonly error?: string;
  readonly overrides?: object;
}

type GoldenFile = [{ readonly inputs: readonly TemplateInput[] }, ...Golden[]];

const goldens = ['goldens.jsonl', 'everyday.jsonl'].flatMap((file) => {
  const [{ inputs }, ...rows] = lines(file) as GoldenFile;
  return rows.map((golden) => ({ ...golden, given: inputs[golden.input ?? 0] }));
});

const areas = grouped(goldens, ({ id }) => id.replace(/-\d+$/, ''));

describe.each(areas)('%s', (_area, rows) => {
  test.each(rows)('$id', (golden) => {
    const { template, given, expected, error, overrides } = golden;
    const render = () => renderTemplate(template, given);
    if (error !== undefined) {
      expect(render).toThrow(expect.objectContaining({ name: 'TemplateError' }));
      return;
    }
    const rendered = render();
    expect(rendered.output).toBe(expected);
    if (overrides !== undefined) {
      expect(touched(rendered.overrides)).toEqual(touched(overrides));
    }
  });
});

const random = lines('random-templates.jsonl') as (readonly [
  kind: string,
  template: string,
  output: string | null,
])[];

for (const [kind, rows] of grouped(random, ([kind]) => kind)) {
  const given = kind === 'util' ? 'payload' : kind === 'num' ? 'numbers' : 'values';
  velocityRows(
    `random templates: ${kind}`,
    rows.map(([, template, output]): VelocityRow => [template, output, given]),
  );
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly (readonly [key: string, rows: readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  }
  return [...groups];
}

function lines(file: string): unknown[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What a template has overridden, without empty maps. */
function touched(overrides: object): unknown {
  return JSON.parse(JSON.stringify(overrides), (_key, value) => {
    const empty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return empty && !Array.isArray(value) ? undefined : value;
  });
}
