import { expect, test } from 'vitest';
import { compileGatewayResponseTemplate } from '../../../src/mapping/templates/gateway-response-template.js';
import { scopeOf } from '../../support/scope.js';

const scope = scopeOf({
  request: { queryString: 'q=1', headers: ['X-A', 'h'] },
  context: { stage: 's', error: { messageString: '"No"', responseType: 'T' } },
  stageVariables: { a: 'A' },
});

test.each([
  ['{"message":$context.error.messageString}', '{"message":"No"}'],
  ['${context.error.responseType}!', 'T!'],
  ["$stageVariables['a']$stageVariables.a${stageVariables.a}", 'AAA'],
  ['$method.request.header.X-A method.request.querystring.q', 'h 1'],
  ['#if(true)x#end $input.body $unknown', '#if(true)x#end $input.body $unknown'],
  ['[$context.nothing]', '[]'],
  ['', ''],
])('%j is rendered as %j', (template, rendered) => {
  expect(compileGatewayResponseTemplate(template).render(scope)).toBe(rendered);
});
