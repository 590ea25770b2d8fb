import { MappingError } from '../errors.js';
import { valuesIn } from '../http/header-list.js';
import { headerText } from '../http/header-text.js';
import type {
  ContextValue,
  MappingScope,
  ParameterLocation,
  ParameterSource,
  RequestParameterMapping,
  ResponseParameterMapping,
} from '../model/mapping.js';
import { compileBodySource } from './body-source.js';

/**
 * Compiles an entry of an integration's `requestParameters`.
 * AWS: "Amazon API Gateway API request and response data mapping reference".
 * @throws MappingError `INVALID_PARAMETER_MAPPING`
 */
export function compileRequestParameter(target: string, source: string): RequestParameterMapping {
  const [, location, name] = REQUEST_TARGET.exec(target) ?? [];
  if (location === undefined || name === undefined) {
    return refuse(`"${target}" is not a valid request parameter: ${hint(target)}`);
  }
  return {
    location: location as ParameterLocation,
    name,
    source: compileSource(source, 'integration request'),
  };
}

/**
 * Compiles an entry of an integration response's `responseParameters`.
 * @throws MappingError `INVALID_PARAMETER_MAPPING`
 */
export function compileResponseParameter(target: string, source: string): ResponseParameterMapping {
  const [, name] = /^method\.response\.header\.([A-Za-z0-9._$-]+)$/.exec(target) ?? [];
  if (name === undefined) {
    return refuse(
      `"${target}" is not a valid response parameter: write method.response.header.NAME`,
    );
  }
  return { name, source: compileSource(source, 'integration response') };
}

/**
 * Compiles an entry of a gateway response's `responseParameters`.
 * AWS: "x-amazon-apigateway-gateway-responses.responseParameters object".
 * @throws MappingError `INVALID_PARAMETER_MAPPING`
 */
export function compileGatewayResponseParameter(
  target: string,
  source: string,
): ResponseParameterMapping {
  const [, name] = /^gatewayresponse\.header\.([A-Za-z0-9._$-]+)$/.exec(target) ?? [];
  if (name === undefined) {
    return refuse(
      `"${target}" is not a valid gateway response parameter: write gatewayresponse.header.NAME`,
    );
  }
  return { name, source: compileSource(source, 'gateway response') };
}

const REQUEST_TARGET = /^integration\.request\.(path|querystring|header)\.([A-Za-z0-9._$-]+)$/;

function hint(target: string): string {
  const corrected = target.replace(/^(integration\.request\.)query\./, '$1querystring.');
  return corrected === target
    ? 'write integration.request.path.NAME, .querystring.NAME or .header.NAME'
    : `did you mean "${corrected}"?`;
}

/** How messages name what a mapping belongs to, and the sources that only it has. */
const DIRECTION = {
  'integration request': {
    name: 'an integration request',
    own: 'method.request.{path,querystring,header}.NAME, method.request.body',
  },
  'integration response': {
    name: 'an integration response',
    own: 'integration.response.header.NAME, integration.response.body',
  },
  'gateway response': {
    name: 'a gateway response',
    own: 'method.request.{path,querystring,header}.NAME',
  },
} as const;

type Direction = keyof typeof DIRECTION;

function compileSource(expression: string, direction: Direction): ParameterSource {
  const text = expression.replace(/^\$(?=context\.|stageVariables\.)/, '');
  const literal = /^'(.*)'$/s.exec(text);
  if (literal !== null) {
    return compileLiteral(expression, literal[1] ?? '');
  }
  const dot = text.indexOf('.');
  const head = dot === -1 ? text : text.slice(0, dot);
  const rest = text.slice(dot + 1);
  if (head === 'stageVariables' && rest !== '') {
    return stageVariable(expression, rest);
  }
  if (head === 'context' && rest !== '') {
    return contextVariable(expression, rest);
  }
  const part = compilePart(expression, text, direction);
  return (
    part ??
    refuse(
      `"${expression}" is not a valid source in ${DIRECTION[direction].name}: ${sources(text, direction)}`,
    )
  );
}

function compileLiteral(expression: string, value: string): ParameterSource {
  if (/[\r\n\0]/.test(value)) {
    refuse(`${expression} must not contain a line break or a NUL character: remove it`);
  }
  const values = [value];
  return { expression, encoding: 'text', readsBody: false, constant: true, read: () => values };
}

function stageVariable(expression: string, name: string): ParameterSource {
  return {
    expression,
    encoding: 'text',
    readsBody: false,
    constant: true,
    read: ({ stageVariables }) => single(stageVariables.get(name)),
  };
}

/** Dots separate the names of nested members; names with other characters are in brackets. */
function contextVariable(expression: string, path: string): ParameterSource {
  const names = [...path.matchAll(/\[\s*(['"])(.*?)\1\s*\]|[^.[\]]+/g)].map(
    ([whole, quote, quoted]) => (quote === undefined ? whole : (quoted ?? '')),
  );
  return {
    expression,
    encoding: 'text',
    readsBody: false,
    constant: false,
    read: ({ context }) => {
      let value: ContextValue | undefined = context.variables;
      for (const name of names) {
        if (value === null || typeof value !== 'object' || Array.isArray(value)) {
          return undefined;
        }
        value = (value as { readonly [name: string]: ContextValue })[name];
      }
      return value === null || typeof value === 'object' ? undefined : single(value);
    },
  };
}

function compilePart(
  expression: string,
  text: string,
  direction: Direction,
): ParameterSource | undefined {
  const [, part = '', kind = '', rest = ''] =
    /^(method\.request|integration\.response)\.([a-z]+)(.*)$/s.exec(text) ?? [];
  if (part !== (direction === 'integration response' ? 'integration.response' : 'method.request')) {
    return undefined;
  }
  if (kind === 'body' && direction !== 'gateway response') {
    return compileBodySource(expression, rest, part === 'method.request' ? 'request' : 'response');
  }
  const name = /^\.(.+)$/s.exec(rest)?.[1];
  const reader = READERS[part]?.get(kind);
  return name === undefined || reader === undefined
    ? undefined
    : {
        expression,
        encoding: kind === 'path' ? 'raw' : 'text',
        readsBody: false,
        constant: false,
        read: (scope) => reader(scope, name),
      };
}

type Reader = (scope: MappingScope, name: string) => readonly string[] | undefined;

/** Of several values, single-value sources take the last; multi-value sources take all, in order. */
const READERS: { readonly [part: string]: ReadonlyMap<string, Reader> } = {
  'method.request': new Map<string, Reader>([
    ['path', ({ request }, name) => single(request.pathParameters.get(name))],
    ['querystring', ({ request }, name) => last(request.queryParameters.get(name))],
    ['multivaluequerystring', ({ request }, name) => request.queryParameters.get(name)],
    ['header', ({ request }, name) => last(request.header(name))],
    ['multivalueheader', ({ request }, name) => joined(request.header(name))],
  ]),
  'integration.response': new Map<string, Reader>([
    ['header', (scope, name) => last(responseHeader(scope, name))],
    ['multivalueheader', (scope, name) => joined(responseHeader(scope, name))],
    ['multivalueheaders', (scope, name) => joined(responseHeader(scope, name))],
  ]),
};

function responseHeader({ response }: MappingScope, name: string): readonly string[] | undefined {
  const values = response === undefined ? [] : valuesIn(response.headers, name.toLowerCase());
  return values.length === 0 ? undefined : values.map(headerText);
}

function single(value: string | number | boolean | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [String(value)];
}

function last(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined || values.length < 2 ? values : values.slice(-1);
}

function joined(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined || values.length < 2 ? values : [values.join(',')];
}

function sources(text: string, direction: Direction): string {
  const quoted = /^[A-Za-z]+\./.test(text)
    ? ''
    : ` Write a static value in single quotes: '${text}'.`;
  const misspelt = text.replace(/^(method\.request\.)query\./, '$1querystring.');
  if (misspelt !== text) {
    return `did you mean "${misspelt}"?`;
  }
  const { own } = DIRECTION[direction];
  return `write ${own}, context.NAME, stageVariables.NAME or 'static value'.${quoted}`;
}

function refuse(message: string): never {
  throw new MappingError('INVALID_PARAMETER_MAPPING', message);
}
