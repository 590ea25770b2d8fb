import { expect, test } from 'vitest';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { bodyText, inMemory } from '../../support/in-memory.js';

const JSON_TEMPLATE = { 'application/json': 'json' };
const REFUSED = 'No request template for "text/plain", and passthrough is';

// AWS: "Integration passthrough behaviors", each row of its table.
test.each<
  [templates: object, passthrough: string | undefined, type: string | undefined, sent: string]
>([
  [{}, undefined, 'text/plain', 'client'],
  [{}, 'when_no_match', 'text/plain', 'client'],
  [{}, 'when_no_templates', 'text/plain', 'client'],
  [{}, 'never', 'text/plain', `${REFUSED} NEVER`],
  [JSON_TEMPLATE, undefined, 'text/plain', 'client'],
  [JSON_TEMPLATE, 'when_no_match', 'text/plain', 'client'],
  [JSON_TEMPLATE, 'when_no_templates', 'text/plain', `${REFUSED} WHEN_NO_TEMPLATES`],
  [JSON_TEMPLATE, 'never', 'text/plain', `${REFUSED} NEVER`],
  [JSON_TEMPLATE, 'never', 'application/json', 'json'],
  [JSON_TEMPLATE, 'never', 'Application/JSON; charset=utf-8', 'json'],
  [JSON_TEMPLATE, 'never', undefined, 'json'],
  [{ $default: 'rest' }, 'never', 'text/plain', 'rest'],
  [{ ...JSON_TEMPLATE, $default: 'rest' }, 'never', 'application/json', 'json'],
])(
  'templates %j, passthrough %s, Content-Type %s: %s',
  async (requestTemplates, passthroughBehavior, type, sent) => {
    const document = httpIntegration({
      requestTemplates,
      ...(passthroughBehavior !== undefined && { passthroughBehavior }),
    });
    const { send, calls, errors } = inMemory(document);
    const { status } = await send(post('client', type === undefined ? [] : ['Content-Type', type]));
    const [call] = calls;
    if (call === undefined) {
      expect(status).toBe(415);
      expect(errors).toMatchObject([{ type: 'UNSUPPORTED_MEDIA_TYPE', cause: { message: sent } }]);
    } else {
      expect([status, await bodyText(call)]).toEqual([200, sent]);
    }
  },
);

test('a template cannot read a payload of bytes', async () => {
  const types = { 'x-amazon-apigateway-binary-media-types': ['image/png'] };
  const requestTemplates = { 'image/png': 'x' };
  const { send, errors } = inMemory(httpIntegration({ requestTemplates }, {}, types));
  expect((await send(post('png', ['Content-Type', 'image/png']))).status).toBe(500);
  expect(String(errors[0]?.cause)).toContain('set CONVERT_TO_TEXT');
});

test('contentHandling converts the payload in front of the template', async () => {
  const requestTemplates = { 'text/plain': '[$input.body]' };
  const document = httpIntegration(
    { requestTemplates, contentHandling: 'CONVERT_TO_TEXT' },
    {},
    { 'x-amazon-apigateway-binary-media-types': ['text/plain'] },
  );
  const { send, calls } = inMemory(document);
  await send(post('client', ['Content-Type', 'text/plain']));
  expect(await bodyText(calls[0] as never)).toBe(`[${btoa('client')}]`);
});
