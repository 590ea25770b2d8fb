import { expect, test } from 'vitest';
import { fillStageVariables, stageVariablesIn } from '../../src/mapping/stage-variables.js';

const VALUES = new Map([
  ['host', 'api.test'],
  ['n_1', '$&'],
]);

test.each([
  ['http://${stageVariables.host}/x', 'http://api.test/x'],
  ['${stageVariables.host}${stageVariables.host}', 'api.testapi.test'],
  ['${stageVariables.n_1}', '$&'],
  ['[${stageVariables.none}]', '[]'],
  ['[${stageVariables.constructor}]', '[]'],
  ['${stageVariables.a-b}', '${stageVariables.a-b}'],
  ['${stagevariables.host}', '${stagevariables.host}'],
  ['$stageVariables.host', '$stageVariables.host'],
])('%s becomes %s', (text, filled) => {
  expect(fillStageVariables(text, VALUES)).toBe(filled);
});

test('each name in a text is listed once', () => {
  expect(stageVariablesIn('${stageVariables.b}${stageVariables.a}/${stageVariables.b}')).toEqual([
    'b',
    'a',
  ]);
  expect(stageVariablesIn('none')).toEqual([]);
});
