import { isObject } from '../../../../src/checks/document-values.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * What an OpenAPI document says about its API, without how it says it: the form of `facts.json` beside
 * each of the twins.
 */
export function factsOf(document: object): unknown {
  const root = document as Json;
  const components = at(root, 'components');
  const extension = (name: string): Json => at(root, `x-amazon-apigateway-${name}`);
  const compression = root['x-amazon-apigateway-minimum-compression-size'];
  return {
    api: {
      bin: root['x-amazon-apigateway-binary-media-types'] ?? [],
      comp: compression === undefined ? null : Number(compression),
      name: at(root, 'info').title,
      src: root['x-amazon-apigateway-api-key-source'] ?? 'HEADER',
    },
    authorizers: authorizersIn(at(components, 'securitySchemes')),
    gw: mapValues(extension('gateway-responses'), (response) => ({
      rp: response.responseParameters ?? {},
      rt: response.responseTemplates ?? {},
      status: text(response.statusCode),
    })),
    methods: Object.fromEntries(
      Object.entries(at(root, 'paths')).flatMap(([path, item]) =>
        Object.entries(item as Json)
          .filter(([, operation]) => isObject(operation))
          .map(([key, operation]) => [
            `${path} ${key === 'x-amazon-apigateway-any-method' ? 'ANY' : key.toUpperCase()}`,
            methodFacts(operation as Json, at(components, 'securitySchemes')),
          ]),
      ),
    ),
    models: mapValues(at(components, 'schemas'), (schema) => schema),
    validators: mapValues(extension('request-validators'), (validator) => [
      validator.validateRequestBody ?? false,
      validator.validateRequestParameters ?? false,
    ]),
  };
}

function methodFacts(operation: Json, schemes: Json): unknown {
  const requirements = (operation.security ?? []) as readonly Json[];
  const used = requirements.flatMap((one) => Object.entries(one));
  const authorizer = used.find(([name]) => 'x-amazon-apigateway-authorizer' in at(schemes, name));
  const authtypes = used.map(([name]) => at(schemes, name)['x-amazon-apigateway-authtype']);
  const type = at(at(schemes, authorizer?.[0] ?? ''), 'x-amazon-apigateway-authorizer').type;
  const custom = /^cognito/i.test(String(type)) ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  const signed = authtypes.some((one) => /sigv4/i.test(String(one))) ? 'AWS_IAM' : 'NONE';
  return {
    auth: authorizer === undefined ? signed : custom,
    authorizer: authorizer?.[0] ?? null,
    integ: integrationFacts(at(operation, 'x-amazon-apigateway-integration')),
    key: used.some(([name]) => at(schemes, name).name === 'x-api-key'),
    models: modelsIn(at(operation, 'requestBody')),
    params: parametersOf(operation),
    responses: mapValues(at(operation, 'responses'), (response) => ({
      headers: Object.fromEntries(
        Object.keys(at(response, 'headers')).map((name) => [
          `method.response.header.${name}`,
          false,
        ]),
      ),
      models: modelsIn(response),
    })),
    scopes: authorizer?.[1] ?? [],
    validator: operation['x-amazon-apigateway-request-validator'] ?? null,
  };
}

const LOCATIONS: Json = { path: 'path', query: 'querystring', header: 'header' };

function parametersOf({ parameters = [] }: Json): unknown {
  return Object.fromEntries(
    (parameters as readonly Json[]).map((one) => [
      `method.request.${LOCATIONS[String(one.in)]}.${one.name}`,
      one.required ?? false,
    ]),
  );
}

function integrationFacts(integration: Json): unknown {
  return {
    cid: integration.connectionId ?? null,
    ck: integration.cacheKeyParameters ?? [],
    cns: integration.cacheNamespace ?? null,
    ct: integration.connectionType ?? 'INTERNET',
    method: integration.httpMethod ?? null,
    pt: String(integration.passthroughBehavior ?? 'WHEN_NO_MATCH').toUpperCase(),
    responses: mapValues(at(integration, 'responses'), (response) => ({
      ch: response.contentHandling ?? null,
      rp: response.responseParameters ?? {},
      rt: response.responseTemplates ?? {},
      status: text(response.statusCode),
    })),
    rp: integration.requestParameters ?? {},
    rt: integration.requestTemplates ?? {},
    timeout: Number(integration.timeoutInMillis ?? 29000),
    tls: at(integration, 'tlsConfig').insecureSkipVerification ?? false,
    type: String(integration.type).toUpperCase(),
    uri: integration.uri ?? null,
  };
}

function authorizersIn(schemes: Json): unknown {
  const own = Object.entries(schemes).filter(
    ([, scheme]) => 'x-amazon-apigateway-authorizer' in (scheme as Json),
  );
  return Object.fromEntries(
    own.map(([name, scheme]) => {
      const settings = at(scheme as Json, 'x-amazon-apigateway-authorizer');
      const header = `method.request.header.${(scheme as Json).name}`;
      return [
        name,
        {
          arns: settings.providerARNs ?? [],
          expr: settings.identityValidationExpression ?? null,
          src: settings.identitySource ?? header,
          ttl: settings.authorizerResultTtlInSeconds ?? 300,
          type: String(settings.type).toUpperCase(),
          uri: settings.authorizerUri ?? null,
        },
      ];
    }),
  );
}

function modelsIn(body: Json): unknown {
  return mapValues(at(body, 'content'), (content) =>
    String(at(content, 'schema').$ref).split('/').at(-1),
  );
}

function mapValues(object: Json, change: (value: Json) => unknown): unknown {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, change(value as Json)]),
  );
}

function at(object: Json, key: string): Json {
  const value = object[key];
  return isObject(value) ? value : {};
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
