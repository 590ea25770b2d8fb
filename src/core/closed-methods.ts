import type { ExecutionSettings } from '../execute/request-context/settings.js';
import type { ImportIssue, ImportIssueCode } from '../model/document/import-issue.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../model/integration.js';
import type { Method, MethodAuthorizer } from '../model/rest-api.js';

/**
 * Warns about methods that can only fail with these options: one warning for each security scheme
 * without an authorizer or its function, one for API keys when none are configured, and one for each integration
 * type without a backend or Lambda function that the option lambda lacks. Each points at the first method concerned.
 */
export function closedMethodWarnings({
  api,
  authorizers,
  apiKeys,
  backends,
  lambda,
}: Pick<
  ExecutionSettings<never>,
  'api' | 'authorizers' | 'apiKeys' | 'backends' | 'lambda'
>): ImportIssue[] {
  const issues = new Map<string, ImportIssue>();
  const warn = (code: ImportIssueCode, { pointer }: Method, message: string): void => {
    if (!issues.has(message)) {
      issues.set(message, { code, severity: 'warning', pointer, message });
    }
  };
  for (const method of api.resources.flatMap(({ methods }) => [...methods.values()])) {
    for (const authorizer of method.authorizers) {
      if (!authorizers.has(authorizer.name)) {
        const message = missingAuthorizer(authorizer, lambda);
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
    const { type, lambdaFunction } = method.integration ?? {};
    if (lambda !== undefined && lambdaFunction !== undefined) {
      const { functionName } = lambdaFunction;
      if (!lambda.has(lambdaFunction) && !backends.has(type as IntegrationType)) {
        warn(
          'MISSING_BACKEND',
          method,
          `Methods that call the Lambda function ${JSON.stringify(functionName)} respond with 500, because the option lambda lacks it: set lambda: { ${JSON.stringify(functionName)}: handler }`,
        );
      }
    } else if (
      type !== undefined &&
      INTEGRATION_TYPES[type].endpoint !== undefined &&
      !backends.has(type)
    ) {
      warn(
        'MISSING_BACKEND',
        method,
        `Methods with an ${type} integration respond with 500, because no backend is configured for it: set the option backends: { ${type}: (request) => … }`,
      );
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
