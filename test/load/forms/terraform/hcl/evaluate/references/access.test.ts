import { expect, test } from 'vitest';
import {
  evaluate,
  type HclValue,
  objectValue,
  parseExpression,
  stringValue,
  unknownAt,
} from '../../../../../../../src/load/forms/terraform/hcl/index.js';
import { scopeOf } from '../../running.js';

const variables = new Map<string, HclValue>([
  ['aws_lambda_function', unknownAt('aws_lambda_function')],
  [
    'aws_api_gateway_method',
    objectValue([
      [
        'get',
        objectValue([['http_method', stringValue('GET')]], {
          address: 'aws_api_gateway_method.get',
        }),
      ],
    ]),
  ],
]);

function result(text: string): HclValue {
  return evaluate(parseExpression(text), { ...scopeOf(), variables });
}

test.each([
  ['aws_lambda_function.f.invoke_arn', ['aws_lambda_function.f.invoke_arn']],
  ['aws_lambda_function.f[0].arn', ['aws_lambda_function.f[0].arn']],
  ['aws_lambda_function.f["a"].arn', ['aws_lambda_function.f["a"].arn']],
  ['aws_lambda_function.f[*].arn', ['aws_lambda_function.f[*].arn']],
  ['aws_api_gateway_method.get.id', ['aws_api_gateway_method.get.id']],
  ['lookup(aws_api_gateway_method.get, "id", "x")', ['aws_api_gateway_method.get.id']],
  ['upper(aws_lambda_function.f.arn)', ['aws_lambda_function.f.arn']],
  [
    '"${aws_lambda_function.f.arn}/${aws_lambda_function.g.arn}"',
    ['aws_lambda_function.f.arn', 'aws_lambda_function.g.arn'],
  ],
  ['aws_lambda_function.f.arn == "x" ? 1 : 2', ['aws_lambda_function.f.arn']],
  ['[for x in aws_lambda_function.f.layers : x]', ['aws_lambda_function.f.layers']],
])('%s waits for %j', (text, origins) => {
  expect(result(text)).toMatchObject({ kind: 'unknown', origins });
});

test('what is known of an object with an address is known', () => {
  expect(result('aws_api_gateway_method.get.http_method')).toMatchObject({ text: 'GET' });
});

test('a name that is nearly right is suggested', () => {
  expect(() => result('{ timeout = 1 }.timeut')).toThrow('did you mean "timeout"?');
});
