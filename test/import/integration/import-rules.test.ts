import { expect, test } from 'vitest';
import { IMPORT_RULES } from '../../../src/import/integration/import-rules.js';
import {
  INTEGRATION_TYPES,
  type IntegrationType,
  isProxyType,
} from '../../../src/model/integration.js';
import { findings, integration } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const URIS = {
  URL: 'http://backend.test/pets',
  ARN: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
};
const TYPES = Object.keys(INTEGRATION_TYPES) as IntegrationType[];

/** An integration with all that its type requires. */
function complete(type: IntegrationType): object {
  const { endpoint } = INTEGRATION_TYPES[type];
  return {
    type,
    ...(endpoint !== undefined && { uri: URIS[endpoint] }),
    ...(IMPORT_RULES[type].httpMethod === 'required' && { httpMethod: 'GET' }),
    ...(!isProxyType(type) && { responses: { default: { statusCode: 200 } } }),
  };
}

test.each(TYPES)('%s requires a method if its row says so', (type) => {
  expect(findings(integration(complete(type)))).toEqual([]);
  expect(findings(integration({ ...complete(type), httpMethod: undefined }))).toEqual(
    IMPORT_RULES[type].httpMethod === 'required' ? [`error INVALID_VALUE ${AT}`] : [],
  );
});

test.each(TYPES)('%s can stream if its row says so', (type) => {
  const source = integration({ ...complete(type), responseTransferMode: 'STREAM' });
  expect(findings(source)).toEqual(
    IMPORT_RULES[type].canStream ? [] : [`error INVALID_VALUE ${AT}/responseTransferMode`],
  );
});

test.each(TYPES)('%s warns of an unexpanded value, or is refused, as its row says', (type) => {
  const source = integration({ ...complete(type), timeoutInMillis: '${timeout}' });
  const severity = IMPORT_RULES[type].toleratesUnexpanded ? 'warning' : 'error';
  expect(findings(source)).toEqual([`${severity} UNRESOLVED_VARIABLE ${AT}/timeoutInMillis`]);
});

test.each(TYPES)('%s warns about templates if it is a proxy', (type) => {
  const source = integration({ ...complete(type), requestTemplates: { 'text/plain': 'x' } });
  expect(findings(source)).toEqual(
    isProxyType(type) ? [`warning IGNORED_SETTING ${AT}/requestTemplates`] : [],
  );
});
