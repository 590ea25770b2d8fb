import { expect, test } from 'vitest';
import type { ApiImportError } from '../../../../../../src/errors.js';
import { importRestApi } from '../../../../../../src/import/import-rest-api.js';
import { loadDocument } from '../../../../../../src/load/load-document.js';
import type { ApiDocument } from '../../../../../../src/model/document/api-document.js';
import type { ImportIssue } from '../../../../../../src/model/document/import-issue.js';
import { inFolder, textOf } from '../../folders.js';

function policy(statements: string): unknown {
  const files = { 'p.tf': `data "aws_iam_policy_document" "p" {\n${statements}\n}` };
  const text = textOf('data.aws_iam_policy_document.p.json', files);
  return typeof text === 'string' ? JSON.parse(text) : text;
}

test('A statement has what is set, a list of one as that one', () => {
  const statement = `
statement {
  sid     = "Callers"
  actions = ["execute-api:Invoke"]
  resources = ["arn:a", "arn:b"]
  principals {
    type        = "AWS"
    identifiers = ["*"]
  }
  principals {
    type        = "Service"
    identifiers = ["a.amazonaws.com", "b.amazonaws.com"]
  }
  condition {
    test     = "IpAddress"
    variable = "aws:SourceIp"
    values   = ["10.0.0.0/8"]
  }
}`;
  expect(policy(statement)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Callers',
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: ['arn:a', 'arn:b'],
        Principal: { AWS: '*', Service: ['a.amazonaws.com', 'b.amazonaws.com'] },
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    ],
  });
});

test('Everyone is written without a type; dynamic statements are statements', () => {
  const statement = `
dynamic "statement" {
  for_each = ["a", "b"]
  iterator = one
  content {
    effect      = "Deny"
    not_actions = [one.value]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}`;
  expect(policy(statement)).toMatchObject({
    Statement: [
      { Effect: 'Deny', NotAction: 'a', Principal: '*' },
      { Effect: 'Deny', NotAction: 'b', Principal: '*' },
    ],
  });
});

test('An issue about a statement is where the statement is written', () => {
  const main = `data "aws_iam_policy_document" "p" {
  statement {}
}
resource "aws_api_gateway_rest_api" "pets" {
  name   = "Pets"
  policy = data.aws_iam_policy_document.p.json
}
`;
  const issues = inFolder({ 'main.tf': main }, (folder) => issuesOf(loadDocument(folder)));
  expect(issues).toMatchObject([
    { position: { file: expect.stringContaining('main.tf'), line: 2, column: 14 } },
  ]);
});

function issuesOf(document: ApiDocument): readonly ImportIssue[] {
  try {
    return importRestApi(document).warnings;
  } catch (error) {
    return (error as ApiImportError).issues;
  }
}
