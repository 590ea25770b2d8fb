import type { ApiKeys } from '../execute/access/api-key.js';
import type { Authorizer } from '../execute/access/authorizer.js';
import type { IntegrationBackend } from '../execute/integration.js';
import type { ImportIssue, ImportIssueCode } from '../model/import-issue.js';
import type { IntegrationType } from '../model/integration.js';
import type { Method, RestApi } from '../model/rest-api.js';

/**
 * One warning for each security scheme that nobody checks, for API keys that nobody knows, and for
 * each integration type that nobody serves; with the first method that needs it.
 */
export function closedMethods(
  api: RestApi,
  authorizers: ReadonlyMap<string, Authorizer | 'upstream'>,
  apiKeys: ApiKeys | undefined,
  backends: ReadonlyMap<IntegrationType, IntegrationBackend>,
): ImportIssue[] {
  const issues = new Map<string, ImportIssue>();
  const warn = (code: ImportIssueCode, { pointer }: Method, message: string): void => {
    if (!issues.has(message)) {
      issues.set(message, { code, severity: 'warning', pointer, message });
    }
  };
  for (const method of api.resources.flatMap(({ methods }) => [...methods.values()])) {
    for (const { name } of method.authorizers) {
      if (authorizers.has(name)) {
        continue;
      }
      const entry = `authorizers: { ${JSON.stringify(name)}: … }`;
      warn(
        'MISSING_AUTHORIZER',
        method,
        `Methods with the security scheme "${name}" answer 401: give ${entry}, a function or 'upstream'`,
      );
    }
    if (method.apiKeyRequired && apiKeys === undefined) {
      warn(
        'MISSING_API_KEYS',
        method,
        'Methods that require an API key answer 403: give apiKeys, a Map of keys or a function',
      );
    }
    const type = method.integration?.type;
    if (type !== undefined && type !== 'MOCK' && !backends.has(type)) {
      warn(
        'MISSING_BACKEND',
        method,
        `Methods with an ${type} integration answer 500: give backends: { ${type}: request => … }`,
      );
    }
  }
  return [...issues.values()];
}
