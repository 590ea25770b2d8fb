import type {
  RecordedBody,
  RequestRecord,
} from '../../../src/execute/log/recording/request-record.js';
import { jsString, jsValue } from './js-literal.js';
import { sentRequest } from './sent-request.js';

/** Longer bodies are not expected by the test. */
const MOST_CHARACTERS = 20_000;

/**
 * A test for vitest that sends the request by `gateway.fetch`, and expects the response that it had.
 * @param file of the document; `undefined` if it was not read from one
 */
export function asTest(record: RequestRecord, file: string | undefined): string {
  return `import { createGateway } from 'apigateway-middleware';
import { afterAll, expect, test } from 'vitest';

const gateway = createGateway(${jsString(file ?? 'api.yaml')});
afterAll(() => gateway.close());

test(${jsString(`${record.httpMethod} ${record.path}`)}, async () => {
  const response = await gateway.fetch(
    new Request(${requestArguments(record)}),
  );
${expectations(record)
  .map((line) => `  ${line}\n`)
  .join('')}});
`;
}

function requestArguments(record: RequestRecord): string {
  const { httpMethod, target, headers, body } = sentRequest(record);
  // A Request takes headers of single bytes only, and no body for these methods.
  const fields = headers.filter(([, value]) => [...value].every((one) => one <= '\xFF'));
  const hasBody = body !== undefined && httpMethod !== 'GET' && httpMethod !== 'HEAD';
  const members = [
    ...(httpMethod === 'GET' ? [] : [`method: ${jsString(httpMethod)},`]),
    ...(fields.length === 0 ? [] : headerLines(fields)),
    ...(hasBody ? [`body: ${jsString(body)},`] : []),
  ];
  const url = jsString(`http://localhost${target}`);
  return members.length === 0
    ? url
    : `${url}, {\n${members.map((line) => `      ${line}\n`).join('')}    }`;
}

function headerLines(
  fields: readonly (readonly [name: string, value: string])[],
): readonly string[] {
  return [
    'headers: [',
    ...fields.map(([name, value]) => `  [${jsString(name)}, ${jsString(value)}],`),
    '],',
  ];
}

function expectations(record: RequestRecord): readonly string[] {
  const body = bodyOf(record);
  const isKnown = body?.isComplete === true && body.text.length <= MOST_CHARACTERS;
  return [
    `expect(response.status).toBe(${record.end.statusCode});`,
    ...(isKnown && !body.text.includes('*****') ? [bodyExpectation(body.text)] : []),
  ];
}

function bodyExpectation(text: string): string {
  const value = jsValue(text, '  ');
  return value === undefined
    ? `expect(await response.text()).toBe(${jsString(text)});`
    : `expect(await response.json()).toEqual(${value});`;
}

function bodyOf({ steps }: RequestRecord): RecordedBody | undefined {
  const step = steps.findLast(
    ({ kind }) => kind === 'methodResponse' || kind === 'gatewayResponse',
  );
  return step?.kind === 'methodResponse' || step?.kind === 'gatewayResponse'
    ? step.body
    : undefined;
}
