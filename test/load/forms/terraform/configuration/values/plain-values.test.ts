import { expect, test } from 'vitest';
import { importRestApi } from '../../../../../../src/import/import-rest-api.js';
import { mockConfiguration, outcomeOfFolder } from '../../folders.js';
import { outcome } from '../../issues.js';

test('A mistake in a template is found in its heredoc', () => {
  const template = '<<-EOT\n    {\n      "statusCode": 200 #if(\n    }\n  EOT\n';
  const main = mockConfiguration(`request_templates = {\n  "application/json" = ${template}\n}`);
  const { document } = outcomeOfFolder(main);
  const line = main.split('\n').findIndex((one) => one.includes('#if('));
  expect(outcome(() => importRestApi(document ?? {}) as never).issues).toContainEqual(
    expect.stringMatching(new RegExp(`^${line + 2}:5 error INVALID_TEMPLATE`)),
  );
});

test('A number that Terraform writes in full is the nearest double', () => {
  const { document } = outcomeOfFolder(mockConfiguration('timeout_milliseconds = 1e3 + 0.5'));
  expect(document).toMatchObject({
    paths: { '/': { get: { 'x-amazon-apigateway-integration': { timeoutInMillis: 1000.5 } } } },
  });
});
