import type { ConsoleIntegration, ConsoleMethod } from '../../src/console/protocol/console-api.js';
import type { BoxId, PictureBox } from '../shared/picture/boxes.js';

/** What the picture of a method shows in each box. */
export function methodBoxes(method: ConsoleMethod): Readonly<Record<BoxId, PictureBox>> {
  const { integration } = method;
  return {
    methodRequest: { title: 'Method Request', facts: methodRequestFacts(method) },
    integrationRequest: {
      title: 'Integration Request',
      facts: integration === undefined ? [] : integrationRequestFacts(integration),
    },
    integration: {
      title: 'Integration',
      facts: integration === undefined ? ['The method has none'] : endpointFacts(integration),
    },
    integrationResponse: {
      title: 'Integration Response',
      facts: integration === undefined ? [] : integrationResponseFacts(integration),
    },
    methodResponse: {
      title: 'Method Response',
      facts: method.methodResponses.map(({ statusCode }) => `HTTP status: ${statusCode}`),
    },
  };
}

/** Whether requests and responses of an integration pass as they are. */
export function isProxy({ type }: ConsoleIntegration): boolean {
  return type.toUpperCase().endsWith('_PROXY');
}

/** `1 template`, `2 templates`; nothing for 0. */
export function counted(
  count: number,
  one: string,
  several: string = `${one}s`,
): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}

function methodRequestFacts(method: ConsoleMethod): readonly string[] {
  const { authorizers, apiKeyRequired, validator, requestParameters, models } = method;
  return [
    authorizers.length === 0
      ? 'Auth: none'
      : `Auth: ${authorizers.map(({ name }) => name).join(', ')}`,
    ...(apiKeyRequired ? ['API key required'] : []),
    ...(validator === undefined ? [] : [`Validator: ${validator.name}`]),
    ...counted(requestParameters.length, 'parameter'),
    ...counted(models.length, 'model'),
  ];
}

function integrationRequestFacts(integration: ConsoleIntegration): readonly string[] {
  const { type, mappings, templates } = integration;
  return [
    `Type: ${type}`,
    ...counted(mappings.length, 'mapping'),
    ...counted(templates.length, 'template'),
  ];
}

function endpointFacts({ httpMethod, uri, type }: ConsoleIntegration): readonly string[] {
  return [[httpMethod, uri].filter(Boolean).join(' ') || type];
}

function integrationResponseFacts(integration: ConsoleIntegration): readonly string[] {
  if (isProxy(integration)) {
    return ['A proxy passes the response on'];
  }
  return integration.responses.map(
    ({ pattern, statusCode }) => `${pattern === 'default' ? 'Default' : pattern} → ${statusCode}`,
  );
}
