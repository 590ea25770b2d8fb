import { expect, test } from 'vitest';
import { Once } from '../../../../../../src/load/forms/terraform/configuration/modules/once.js';
import { textOf } from '../../folders.js';

test('Each thing is computed once', () => {
  const once = new Once<number>();
  let count = 0;
  const compute = (): number => {
    count += 1;
    return count;
  };
  expect([once.get('a', undefined, compute), once.get('a', undefined, compute)]).toEqual([1, 1]);
});

test.each([
  [
    'locals {\n a = local.b\n b = local.a\n}',
    /local\.a depends on itself, by way of local\.a, local\.b/,
  ],
  ['locals {\n a = "${local.a}x"\n}', /local\.a depends on itself/],
  [
    'locals {\n a = module.m.out\n}\nmodule "m" {\n source = "./m"\n in = local.a\n}',
    /depends on itself, by way of .*module\.m\.var\.in/,
  ],
  [
    'locals {\n a = aws_x.y[0].id\n}\nresource "aws_x" "y" {\n count = length(local.a)\n}',
    /depends on itself/,
  ],
  [
    'locals {\n a = aws_x.y.b\n}\nresource "aws_x" "y" {\n b = aws_x.y.b\n}',
    /aws_x\.y\.b depends on itself/,
  ],
])('%j is a cycle', (text, message) => {
  const files = {
    'cycle.tf': text,
    'm/main.tf': 'variable "in" {}\noutput "out" {\n value = var.in\n}',
  };
  expect(textOf('local.a', files)).toEqual([expect.stringMatching(message)]);
});
