import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

const DATA = {
  'd.tf': `
data "aws_caller_identity" "me" {}
data "template_file" "t" {
  template = file("t.tpl")
  vars = { name = "x", n = 2 }
}
data "local_file" "l" {
  filename = "t.tpl"
}
data "aws_lb" "front" {}
`,
  't.tpl': 'Hello ${name}, ${n + 1}${upper("!")}',
};

test.each([
  ['data.aws_caller_identity.me.account_id', '123456789012'],
  ['data.template_file.t.rendered', 'Hello x, 3!'],
  ['data.local_file.l.content', 'Hello ${name}, ${n + 1}${upper("!")}'],
  ['data.aws_lb.front.dns_name', '${data.aws_lb.front.dns_name}'],
  ['data.aws_undeclared.x.y', '${data.aws_undeclared.x.y}'],
])('%s', (expression, text) => {
  expect(textOf(expression, DATA)).toBe(text);
});

test('Any attribute is answered by its address', () => {
  const variables = {
    'data.aws_lb.front.dns_name': 'lb.test',
    'data.aws_caller_identity.me.account_id': '1',
  };
  const expression = '"${data.aws_lb.front.dns_name}/${data.aws_caller_identity.me.account_id}"';
  expect(textOf(expression, DATA, { variables })).toBe('lb.test/1');
});
