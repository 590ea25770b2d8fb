import { expect, test } from 'vitest';
import { ApiImportError } from '../../src/errors.js';
import { LoadContext } from '../../src/load/load-context.js';
import { DocumentFiles } from '../../src/load/source/document-files.js';
import { SourceMap } from '../../src/load/source/source-map.js';
import { SourceText } from '../../src/load/source/source-text.js';
import { Variables } from '../../src/load/source/variables.js';

function contextOf(file?: string): LoadContext {
  const sources = new SourceMap(file);
  return new LoadContext(sources, new DocumentFiles('.', sources), new Variables(undefined), {
    api: undefined,
    stage: undefined,
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    stackName: 'stack',
  });
}

test('a text is parsed with its positions', () => {
  const context = contextOf();
  const root = context.parse(new SourceText('a:\n  b: 1\n', 'api.yaml')) as { readonly a: object };
  expect(root).toEqual({ a: { b: 1 } });
  expect(context.sources.memberPosition(root.a, 'b')).toMatchObject({ file: 'api.yaml', line: 2 });
});

test('an issue has the place and the pointer of its member, if they are known', () => {
  const context = contextOf();
  const container = context.parse(new SourceText('{\n"a/b": 1}', 'api.json')) as object;
  context.report('warning', 'INVALID_VALUE', 'first', { container, key: 'a/b', pointer: '#/x' });
  context.report('error', 'INVALID_TYPE', 'second', { container: {}, key: 'c', pointer: '#' });
  expect(context.sources.issues).toEqual([
    {
      severity: 'warning',
      code: 'INVALID_VALUE',
      message: 'first',
      pointer: '#/x/a~1b',
      position: { file: 'api.json', line: 2, column: 1 },
    },
    { severity: 'error', code: 'INVALID_TYPE', message: 'second', pointer: '#/c' },
  ]);
});

const container = { a: 1 };

test.each([
  ['a member', undefined, { container, key: 'a', pointer: '#/x' }, '#/x/a', undefined],
  ['a position', 'api.json', { line: 3, column: 4 }, '#', { line: 3, column: 4 }],
  ['the file', 'api.json', undefined, '#', { file: 'api.json', line: 1, column: 1 }],
  ['nothing, for a text', undefined, undefined, '#', undefined],
] as const)('a failure is placed at %s', (_what, file, place, pointer, position) => {
  const context = contextOf(file);
  context.report('warning', 'INVALID_VALUE', 'before', { container, key: 'a', pointer: '#' });
  let thrown: unknown;
  try {
    context.fail('INVALID_DOCUMENT', 'fails', place);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ApiImportError);
  const { issues } = thrown as ApiImportError;
  expect(issues.map(({ message }) => message).sort()).toEqual(['before', 'fails']);
  const issue = issues.find(({ message }) => message === 'fails');
  expect(issue).toEqual({
    severity: 'error',
    code: 'INVALID_DOCUMENT',
    message: 'fails',
    pointer,
    ...(position !== undefined && { position }),
  });
});
