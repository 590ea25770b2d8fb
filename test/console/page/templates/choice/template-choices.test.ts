import { expect, test } from 'vitest';
import {
  templateChoices,
  whyNotSaved,
} from '../../../../../console/templates/choice/template-choices.js';
import type { ConsoleTemplate } from '../../../../../src/console/protocol/console-api.js';
import { sampleApi, sampleIntegration, sampleMethod } from '../../support/sample-api.js';

const API = sampleApi({
  resources: [
    {
      path: '/pets',
      methods: [
        sampleMethod({
          integration: sampleIntegration({
            templates: [
              templateOf('#/a', {}),
              templateOf('#/b', { mediaType: 'text/plain', isEditable: false }),
              templateOf('#/c', {
                isEditable: false,
                place: { pointer: '#/c', file: undefined, line: undefined },
              }),
            ],
            responses: [
              {
                pattern: 'default',
                statusCode: '200',
                place: { pointer: '#/r', file: undefined, line: undefined },
                mappings: [],
                templates: [templateOf('#/d', {})],
              },
            ],
          }),
        }),
        sampleMethod({ httpMethod: 'GET', integration: undefined }),
      ],
    },
  ],
});
const CHOICES = templateChoices(API);

test('each template is one choice, with its side; a method without an integration has none', () => {
  expect(
    CHOICES.map(({ httpMethod, resourcePath, side, label, template }) =>
      [httpMethod, resourcePath, side, template.place.pointer, label].join(' | '),
    ),
  ).toEqual([
    'PUT | /pets | request | #/a | request · application/json',
    'PUT | /pets | request | #/b | request · text/plain',
    'PUT | /pets | request | #/c | request · application/json',
    'PUT | /pets | response | #/d | response 200 (default) · application/json',
  ]);
});

test.each([
  ['one in a file', 0, true, undefined],
  ['one in a file that may not be written', 0, false, '--write'],
  ['another one in it', 1, false, '--write'],
  ['one that the file does not have as it is', 1, true, 'computed'],
  ['one without a file', 2, true, 'not read from a file'],
  ['one that was written freely', -1, true, 'written freely'],
])('why %s is not saved', (_, at, canWrite, reason) => {
  const found = whyNotSaved(CHOICES[at], canWrite);
  expect(found ?? '').toContain(reason ?? '');
  expect(found === undefined).toBe(reason === undefined);
});

function templateOf(pointer: string, parts: Partial<ConsoleTemplate>): ConsoleTemplate {
  return {
    mediaType: 'application/json',
    text: '{}',
    place: { pointer, file: 'api.yaml', line: 1 },
    isEditable: true,
    ...parts,
  };
}
