import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.js';
import { GATEWAY_RESPONSES, type GatewayResponseType } from '../../src/model/gateway-response.js';
import { documentOf, inMemory } from '../support/in-memory.js';
import { projectRoot } from '../support/installed-package.js';

const types = Object.keys(GATEWAY_RESPONSES) as GatewayResponseType[];

test.each(types)('%s has the status and the message of its row', async (type) => {
  const { send } = inMemory(documentOf({ type: 'mock' }), undefined, {
    context: () => {
      throw new GatewayError(type);
    },
  });
  const { statusCode, message, errorType } = GATEWAY_RESPONSES[type];
  const answer = await send({ path: '/x' });
  expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([statusCode, errorType]);
  const [told] = Object.values(JSON.parse(answer.text));
  expect(told).toBe(type.startsWith('AUTHORIZER_') ? null : message);
});

describe('docs/gateway-responses.md', () => {
  const page = readFileSync(join(projectRoot, 'docs/gateway-responses.md'), 'utf8');

  test('lists every type as it is', () => {
    const listed = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, type, rest = '']) => [
      type,
      ...rest.split(' | '),
    ]);
    expect(listed).toEqual(
      Object.entries(GATEWAY_RESPONSES).map(
        ([type, { statusCode, message, errorType, evidence }]) => [
          type,
          String(statusCode),
          message,
          errorType,
          `${evidence.message}, ${evidence.errorType}`,
        ],
      ),
    );
  });

  const occasions = [...page.matchAll(/^\| [^|]+ \| (`[A-Z0-9_]+`.*) \| (\d+) \|/gm)].flatMap(
    ([, cell = '', status]) =>
      [...cell.matchAll(/`([A-Z0-9_]+)`/g)].map(([, type = '']) => [type, Number(status)] as const),
  );

  test('the page says when each of them is sent, except those that only a hook throws', () => {
    const said = new Set(occasions.map(([type]) => type));
    expect(types.filter((type) => !said.has(type))).toEqual([
      ...['EXPIRED_TOKEN', 'INVALID_SIGNATURE', 'QUOTA_EXCEEDED', 'RESOURCE_NOT_FOUND'],
      ...['THROTTLED', 'WAF_FILTERED'],
    ]);
  });

  test.each(occasions.filter(([, status]) => status !== 503))(
    '%s has its status there: %i',
    (type, status) => {
      expect(GATEWAY_RESPONSES[type as GatewayResponseType].statusCode).toBe(status);
    },
  );
});
