import { expect, test } from 'vitest';
import { velocityEngine } from '../../../src/mapping/templates/template-engine.js';
import type { MappingScope } from '../../../src/model/mapping.js';
import { render, scopeWith } from '../../support/render.js';

test('$stageVariables', () => {
  const parts = { stageVariables: { url: 'api.test', 'n-1': 'dash' } };
  const template =
    "$stageVariables.url $stageVariables['n-1'] ${stageVariables.url}/x [$stageVariables.no]";
  expect(render(template, parts)).toBe('api.test dash api.test/x []');
});

test('a variable that a template does not name is not created', () => {
  const scope: MappingScope = {
    ...scopeWith({}),
    get context(): never {
      throw new Error('read');
    },
    get body(): never {
      throw new Error('read');
    },
    get request(): never {
      throw new Error('read');
    },
  };
  expect(velocityEngine.compile('{"statusCode": 200}').render(scope)).toBe('{"statusCode": 200}');
});
