import { describe, expect, test } from 'vitest';
import { folderOf, runCli } from '../../support/fake-console.js';

const GOOD = `openapi: 3.0.1
info: { title: Shop, version: '1' }
paths:
  /hello:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: 200 } }
    x-amazon-apigateway-any-method:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: MOCK, requestTemplates: { application/json: '{"statusCode": 200}' }, responses: { default: { statusCode: 200 } } }
    parameters: []
`;
const WARNS = GOOD.replace('type: mock', 'type: mock\n        passThroughBehavior: never');
const WRONG = GOOD.replace('type: mock', '\ttype: http');

const files = {
  'good.yaml': GOOD,
  'warns.yaml': WARNS,
  'wrong.yaml': WRONG,
  'mock.yaml': GOOD.replace('type: mock', 'type: mook'),
};

describe('the exit status', () => {
  test.each([
    [['good.yaml'], 0],
    [['warns.yaml'], 0],
    [['--strict', 'good.yaml'], 0],
    [['--strict', 'warns.yaml'], 1],
    [['mock.yaml'], 1],
    [['good.yaml', 'wrong.yaml'], 1],
    [['good.yaml', 'missing.yaml'], 1],
  ])('of check %j is %i', async (args, status) => {
    const { path } = folderOf(files);
    const call = args.map((arg) => (arg.startsWith('-') ? arg : path(arg)));
    expect((await runCli(['check', ...call])).status).toBe(status);
  });
});

test('text shows the place, the message, the line itself with a mark, and a summary', async () => {
  const { path } = folderOf(files);
  const { out, err } = await runCli(['check', path('warns.yaml')]);
  expect(err).toBe('');
  const [head, message, line, mark, empty, summary] = out.split('\n');
  expect(head).toBe(
    `${path('warns.yaml')}:9:9 warning UNKNOWN_PROPERTY #/paths/~1hello/get/x-amazon-apigateway-integration/passThroughBehavior`,
  );
  expect(message).toMatch(/^ {2}"passThroughBehavior" .* did you mean "passthroughBehavior"\?$/);
  expect(line).toBe('  9 |         passThroughBehavior: never');
  expect(mark).toBe('    |         ^');
  expect([empty, summary]).toEqual([
    '',
    `ok ${path('warns.yaml')}: 0 errors, 1 warning, 2 operations`,
  ]);
});

test('JSON has an element for each file, whatever is wrong with it', async () => {
  const { path } = folderOf(files);
  const { out } = await runCli([
    'check',
    '--format=json',
    ...['good.yaml', 'warns.yaml', 'wrong.yaml', 'missing.yaml'].map(path),
  ]);
  const report = JSON.parse(out);
  expect(
    report.map(({ ok, operations }: { ok: boolean; operations: number }) => [ok, operations]),
  ).toEqual([
    [true, 2],
    [true, 2],
    [false, 0],
    [false, 0],
  ]);
  expect(report[0]).toEqual({ file: path('good.yaml'), ok: true, operations: 2, issues: [] });
  expect(report[1].issues).toEqual([
    {
      severity: 'warning',
      code: 'UNKNOWN_PROPERTY',
      message: expect.stringContaining('did you mean "passthroughBehavior"?'),
      pointer: '#/paths/~1hello/get/x-amazon-apigateway-integration/passThroughBehavior',
      file: path('warns.yaml'),
      line: 9,
      column: 9,
    },
  ]);
  for (const { file, issues } of report.slice(2)) {
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'error', code: 'INVALID_DOCUMENT', file });
    expect([typeof issues[0].line, typeof issues[0].column]).toEqual(['number', 'number']);
  }
});

test('a document that the import refuses still says how many operations it has', async () => {
  const { path } = folderOf(files);
  const { out } = await runCli(['check', '--format=json', path('mock.yaml')]);
  expect(JSON.parse(out)[0]).toMatchObject({ ok: false, operations: 2 });
});
