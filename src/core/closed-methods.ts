import type { ExecutionSettings } from '../execute/request-context/settings.js';
import type { ImportIssue, ImportIssueCode } from '../model/document/import-issue.js';
import { INTEGRATION_TYPES, type Integration } from '../model/integration.js';
import type { Method, MethodAuthorizer } from '../model/rest-api.js';

/**
 * Warns about methods that can only fail with these options: one warning for each security scheme
 * without an authorizer or its function, one for API keys when none are configured, and one for each kind of
 * integration that nothing serves. Each points at the first method concerned.
 */
export function closedMethodWarnings(
  settings: Pick<
    ExecutionSettings<never>,
    'api' | 'authorizers' | 'apiKeys' | 'backends' | 'lambda' | 'aws'
  >,
): ImportIssue[] {
  const { api, authorizers, apiKeys } = settings;
  const issues = new Map<string, ImportIssue>();
  const warn = (code: ImportIssueCode, { pointer }: Method, message: string, key = message) => {
    if (!issues.has(key)) {
      issues.set(key, { code, severity: 'warning', pointer, message });
    }
  };
  for (const method of api.resources.flatMap(({ methods }) => [...methods.values()])) {
    for (const authorizer of method.authorizers) {
      if (!authorizers.has(authorizer.name)) {
        const message = missingAuthorizer(authorizer, settings.lambda);
        if (message !== undefined) {
          warn('MISSING_AUTHORIZER', method, message);
        }
      }
    }
    if (method.apiKeyRequired && apiKeys === undefined) {
      warn(
        'MISSING_API_KEYS',
        method,
        'Methods that require an API key respond with 403, because no keys are configured: set the option apiKeys to a Map of keys or to a function',
      );
    }
    const { integration } = method;
    const missing = integration && missingBackend(integration, settings);
    if (missing !== undefined) {
      warn('MISSING_BACKEND', method, missing.message, missing.remedy);
    }
  }
  return [...issues.values()];
}

/** The warning about an authorizer that the option authorizers lacks; `undefined` if its function can be called. */
function missingAuthorizer(
  { name, lambdaFunction }: MethodAuthorizer,
  lambda: ExecutionSettings<never>['lambda'],
): string | undefined {
  const methods = `Methods with the security scheme ${JSON.stringify(name)} respond with`;
  const entry = `set the option authorizers: { ${JSON.stringify(name)}: … } to a function or to 'upstream'`;
  if (lambdaFunction === undefined) {
    return `${methods} 401, because no authorizer is configured for it: ${entry}`;
  }
  const called = JSON.stringify(lambdaFunction.functionName);
  const remedy = `set lambda: { ${called}: handler }, or ${entry}`;
  if (lambda === undefined) {
    return `${methods} 401, because nothing runs its Lambda function ${called}: ${remedy}`;
  }
  return lambda.has(lambdaFunction)
    ? undefined
    : `${methods} 500, because the option lambda lacks its function ${called}: ${remedy}`;
}

/** Why an integration can only fail, and the one remedy for all of its kind; `undefined` if something serves it. */
function missingBackend(
  { type, lambdaFunction, awsService }: Integration,
  { backends, lambda, aws }: Pick<ExecutionSettings<never>, 'backends' | 'lambda' | 'aws'>,
): { readonly message: string; readonly remedy: string } | undefined {
  if (INTEGRATION_TYPES[type].endpoint === undefined || backends.has(type)) {
    return undefined;
  }
  const backend = `backends: { ${type}: (request) => … }`;
  const missing = (what: string, why: string, remedy: string) => ({
    message: `Methods ${what} respond with 500, because ${why}: set ${remedy}`,
    remedy,
  });
  if (lambdaFunction !== undefined) {
    const name = JSON.stringify(lambdaFunction.functionName);
    if (lambda === undefined) {
      const what = `that call Lambda functions, such as ${name},`;
      return missing(what, 'nothing runs them', `the option lambda, or ${backend}`);
    }
    const what = `that call the Lambda function ${name}`;
    return lambda.has(lambdaFunction)
      ? undefined
      : missing(what, 'the option lambda lacks it', `lambda: { ${name}: handler }`);
  }
  if (awsService !== undefined) {
    const what = `that call AWS services, such as ${awsService.service},`;
    const remedy = `the option aws: { credentials }, or ${backend}`;
    return aws === undefined ? missing(what, 'nothing reaches them', remedy) : undefined;
  }
  const what = `with an ${type} integration`;
  return missing(what, 'no backend is configured for it', `the option ${backend}`);
}
