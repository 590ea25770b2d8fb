import { oneLine } from '../../execute/log/one-line.js';
import { INTEGRATION_TYPES } from '../../model/integration.js';
import type { Method, RestApi } from '../../model/rest-api.js';
import { columns } from '../output/table.js';

/** A method and the path of its resource. */
export interface ServedMethod {
  readonly path: string;
  readonly method: Method;
}

/** All methods of an API, by path. */
export function routesOf(api: RestApi): readonly ServedMethod[] {
  return api.resources.flatMap(({ path, methods }) =>
    [...methods.values()].map((method) => ({ path, method })),
  );
}

/**
 * A line for each method: method, path, integration type and URI, and who may call it.
 * @param called the URI that is called in place of an integration's URI
 */
export function routeLines(
  routes: readonly ServedMethod[],
  called: (uri: string) => string,
): readonly string[] {
  const rows = routes.map(({ path, method }) => {
    const { type, uri } = method.integration ?? {};
    return [
      method.httpMethod,
      oneLine(path),
      type ?? 'no integration',
      uri === undefined ? '' : oneLine(called(uri.text)),
      accessOf(method),
    ];
  });
  return columns(rows).map((line) => `  ${line}`);
}

/** Who may call a method. */
export function accessOf({ authorizers, apiKeyRequired }: Method): string {
  const names = authorizers.map(({ name, type }) =>
    name === type ? name : `${oneLine(name)} (${type})`,
  );
  return [...names, ...(apiKeyRequired ? ['API key'] : [])].join(' and ') || 'open';
}

/** What the command has to serve methods with. */
export interface Provided {
  /** Whether the gateway knows API keys. */
  readonly hasKeys: boolean;
  /** Whether the command runs or calls Lambda functions at all. */
  readonly runsFunctions: boolean;
  /** Why a Lambda function cannot be called; `undefined` for one that can. */
  problemOf(functionName: string): string | undefined;
  /** Whether the command has an address for an AWS service. */
  reaches(service: string): boolean;
}

/**
 * Why some methods refuse all requests. A line for each reason, with its status and what lets requests
 * in.
 */
export function closedLines(
  routes: readonly ServedMethod[],
  provided: Provided,
): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const reason = reasonOfRefusal(method, provided);
    if (reason !== undefined) {
      const methods = reasons.get(reason) ?? [];
      reasons.set(reason, [...methods, `${method.httpMethod} ${oneLine(path)}`]);
    }
  }
  return [...reasons].map(([reason, methods]) => `  ${reason}\n    ${listed(methods)}`);
}

/** The first reason that a request meets. */
function reasonOfRefusal(
  method: Method,
  { hasKeys, runsFunctions, problemOf, reaches }: Provided,
): string | undefined {
  const [authorizer] = method.authorizers;
  const name = JSON.stringify(authorizer?.name);
  if (authorizer?.lambdaFunction !== undefined) {
    const problem = problemOf(authorizer.lambdaFunction.functionName);
    if (problem !== undefined) {
      return `${runsFunctions ? 500 : 401}: the authorizer ${name} needs its function: ${problem}`;
    }
  } else if (authorizer !== undefined) {
    return `401: the command has no function for the authorizer ${name}: serve the file from a program with the option authorizers: { ${name}: … }`;
  }
  if (method.apiKeyRequired && !hasKeys) {
    return '403: the command knows no API keys: serve the file from a program with the option apiKeys';
  }
  const { type, lambdaFunction, awsService } = method.integration ?? {};
  if (type === undefined) {
    return '500: the method has no integration: add x-amazon-apigateway-integration to it';
  }
  if (lambdaFunction !== undefined) {
    const problem = problemOf(lambdaFunction.functionName);
    return problem && `500: ${problem}`;
  }
  if (awsService !== undefined) {
    const { service } = awsService;
    return reaches(service)
      ? undefined
      : `500: the command has no address for ${service}: pass --aws-endpoint ${service}=ADDRESS, such as http://localhost:4566 of LocalStack`;
  }
  if (INTEGRATION_TYPES[type].endpoint === 'ARN') {
    return `500: the command has no function for ${type} integrations: serve the file from a program with the option backends: { ${type}: … }`;
  }
  return undefined;
}

const MOST_LISTED = 8;

function listed(methods: readonly string[]): string {
  const more = methods.length - MOST_LISTED;
  const shown = methods.slice(0, MOST_LISTED).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
