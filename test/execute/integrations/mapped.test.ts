import { expect, test } from 'vitest';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { bodyText, inMemory } from '../../support/in-memory.js';

const templates = { requestTemplates: { 'application/json': 'request' } };

test('a custom integration maps the request, calls the endpoint, and maps the whole response', async () => {
  const responseTemplates = { 'application/json': '[$input.body]' };
  const document = httpIntegration({
    ...templates,
    responses: {
      default: { statusCode: 200, responseTemplates: { 'application/json': 'unexpected' } },
      '201': { statusCode: 200, responseTemplates },
    },
  });
  const { send, calls } = inMemory(document, () => ({ statusCode: 201, body: 'response' }));
  expect(await send(post('client'))).toMatchObject({ status: 200, text: '[response]' });
  expect(new TextDecoder().decode(calls[0]?.body as Uint8Array)).toBe('request');
});

test.each([
  [10, 200],
  [11, 500],
])('a response of %i bytes with a payload limit of 10 is %i', async (length, status) => {
  const { send, errors } = inMemory(
    httpIntegration(templates),
    () => ({ statusCode: 200, body: 'x'.repeat(length) }),
    { payloadLimit: 10 },
  );
  expect((await send(post(''))).status).toBe(status);
  expect(errors).toMatchObject(
    status === 200
      ? []
      : [{ type: 'API_CONFIGURATION_ERROR', cause: { code: 'ERR_BODY_TOO_LARGE' } }],
  );
});

test('the log has the response of the endpoint', async () => {
  const lines: string[] = [];
  const { send } = inMemory(
    httpIntegration(templates),
    () => ({ statusCode: 201, body: 'response' }),
    { trace: (log) => lines.push(...log.lines) },
  );
  await send(post(''));
  expect(lines.join('\n')).toMatch(
    /Received response\. Status: 201.*before transformations: response/s,
  );
});

/** A list of 800 KB, which is read in pieces. */
const LONG = JSON.stringify(Array.from({ length: 100_000 }, () => 'long'));

test.each(['request', 'response'])(
  'while a long %s is read as JSON, other requests have their turn',
  async (side) => {
    const first = { 'application/json': "$input.json('$[0]')" };
    const { send } = inMemory(
      httpIntegration({
        requestTemplates: first,
        responses: { default: { statusCode: 200, responseTemplates: first } },
      }),
      async (request) => {
        const text = await bodyText(request);
        return {
          statusCode: 200,
          body: side === 'response' && text === '"long"' ? LONG : `[${text}]`,
        };
      },
    );
    const ended: string[] = [];
    const log = ({ text }: { readonly text: string }) => void ended.push(text);
    const long = send(post(side === 'request' ? LONG : '["long"]')).then(log);
    await send(post('["short"]')).then(log);
    await long;
    expect(ended).toEqual(['"short"', '"long"']);
  },
);

test('a long payload that is not JSON is a fault of the template that reads it', async () => {
  const { send, errors } = inMemory(
    httpIntegration({ requestTemplates: { 'application/json': "$input.json('$[0]')" } }),
  );
  expect((await send(post(LONG.slice(0, -1)))).status).toBe(400);
  expect(errors).toMatchObject([{ type: 'BAD_REQUEST_BODY' }]);
});
