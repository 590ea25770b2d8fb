import { expect, test } from 'vitest';
import { importRestApi } from '../../../../../../src/import/import-rest-api.js';
import { loadDocument } from '../../../../../../src/load/load-document.js';
import { inFolder } from '../../folders.js';
import { outcome } from '../../issues.js';

/** Loads and imports an API with a body; the issues with the names of their files. */
function imported(
  body: string,
  files: Readonly<Record<string, string>> = {},
  variables: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof outcome> {
  const main = `resource "aws_api_gateway_rest_api" "x" {\n  name = "X"\n  body = ${body}\n}\n`;
  return inFolder({ ...files, 'main.tf': main }, (folder) => {
    const result = outcome(() => {
      const document = loadDocument(folder, { variables });
      importRestApi(document);
      return document;
    });
    return { ...result, issues: result.issues.map((one) => one.replaceAll(`${folder}/`, '')) };
  });
}

const OPERATION = (uri: string): string =>
  `{"get":{"x-amazon-apigateway-integration":{"type":"http_proxy","httpMethod":"GET","uri":${uri}}}}`;

test.each([
  ['jsonencode({ openapi = "3.0.1", info = { title = "x" }, paths = { "/a" = { get = 5 } } })'],
  ['yamlencode({ openapi = "3.0.1", info = { title = "x" }, paths = { "/a" = { get = 5 } } })'],
  ['<<EOT\nopenapi: 3.0.1\ninfo: {title: x}\npaths:\n  /a:\n    get: 5\nEOT'],
  ['file("${path.module}/x.yaml")'],
  ['templatefile("x.yaml", {})'],
  ['data.template_file.x.rendered'],
])('A mistake in the body %# is found where it was written', (body) => {
  const files = {
    'x.yaml': 'openapi: 3.0.1\ninfo: {title: x}\npaths:\n  /a:\n    get: 5\n',
    'data.tf': 'data "template_file" "x" {\n template = file("x.yaml")\n}',
  };
  const { issues } = imported(body, files);
  const place = body.startsWith('<<') ? '8:5' : body.includes('encode') ? /^3:\d{2}/ : '5:5';
  expect(issues[0]).toMatch(place);
  expect(issues[0]).toContain('INVALID_TYPE');
});

test.each([
  [
    'jsonencode',
    `jsonencode({ openapi = "3.0.1", info = { title = "x" }, paths = { "/a" = jsondecode(local.o) } })`,
  ],
  ['templatefile', 'templatefile("x.json", { host = aws_lb.x.dns_name })'],
])('What is not known leaves a hole in the text of %s', (_name, body) => {
  const files = {
    'l.tf': `locals {\n o = <<EOT\n${OPERATION('"http://${aws_lb.x.dns_name}/v1"')}\nEOT\n}`,
    'x.json': `{"openapi":"3.0.1","info":{"title":"x"},"paths":{"/a":${OPERATION('"http://${host}/v1"')}}}`,
  };
  const asked = imported(body, files);
  expect(asked.issues).toEqual([expect.stringContaining('${aws_lb.x.dns_name}')]);
  const { document } = imported(body, files, { 'aws_lb.x.dns_name': 'lb.test' });
  expect(JSON.stringify(document)).toContain('"uri":"http://lb.test/v1"');
});

test('A hole where JSON needs a value is asked for', () => {
  const body = 'templatefile("x.json", { seconds = aws_x.y.seconds })';
  const files = { 'x.json': '{"openapi":"3.0.1","info":{"title":"x"},"paths":${seconds}}' };
  expect(imported(body, files).issues).toEqual([
    expect.stringMatching(
      /UNRESOLVED_VARIABLE .*: a part of this text is known only after the deployment, so set aws_x\.y\.seconds in the option variables/,
    ),
  ]);
});

test('A body that is wholly unknown leads to what it is made of', () => {
  expect(imported('aws_x.y.body').issues).toEqual([
    expect.stringContaining(
      'The body of aws_api_gateway_rest_api.x is known only after the deployment, because it contains aws_x.y.body',
    ),
  ]);
});
