import { integerOf, isObject, quote } from '../../../checks/document-values.js';
import { Draft } from '../../source/draft.js';
import { anyMember, flagOf, membersOf, type RestApiDraft } from './rest-api-draft.js';
import type { ControlPlaneResource, MethodPart } from './rest-api-parts.js';

/** The `x-amazon-apigateway-integration` of a method; `undefined` for a method without one. */
export function integrationExtension(
  { integration, integrationResponses }: MethodPart,
  draft: RestApiDraft,
): object | undefined {
  if (integration === undefined) {
    return undefined;
  }
  const made = new Draft(draft.sources);
  for (const [key, value] of Object.entries(integration)) {
    const converted = isEmpty(value) ? undefined : convert(key, value);
    if (converted !== undefined) {
      made.put(key, converted, { container: integration, key });
    }
  }
  if (isObject(made.object.tlsConfig)) {
    const tls = made.inside('tlsConfig', anyMember(integration));
    const key = 'insecureSkipVerification';
    const flag = flagOf(tls.object[key]);
    if (flag !== undefined) {
      tls.put(key, flag, { container: tls.object, key });
    }
  }
  const responses = responsesOf(integrationResponses, draft);
  const [first] = integrationResponses;
  if (first !== undefined) {
    made.put('responses', responses, anyMember(first));
  }
  return made.object;
}

/** Neither a missing value nor an empty text or map is a setting of an integration. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

/** The value as documents write it: keywords in lower case, numbers as numbers. */
function convert(key: string, value: unknown): unknown {
  switch (key) {
    case 'type':
    case 'passthroughBehavior':
      return typeof value === 'string' ? value.toLowerCase() : value;
    case 'timeoutInMillis':
      return integerOf(value) ?? value;
    default:
      return value;
  }
}

function responsesOf(responses: readonly ControlPlaneResource[], draft: RestApiDraft): object {
  const made = new Draft(draft.sources);
  for (const response of responses) {
    const { selectionPattern, statusCode } = response;
    const pattern = typeof selectionPattern === 'string' ? selectionPattern : '';
    const key = pattern === '' ? 'default' : pattern;
    const from = { container: response, key: 'statusCode' };
    if (made.has(key)) {
      const which =
        key === 'default' ? 'without a selection pattern' : `with the pattern ${quote(key)}`;
      const message = `The method has two integration responses ${which}: the last one applies, so remove the other`;
      draft.warn('DUPLICATE_KEY', message, from);
    }
    const entry = new Draft(draft.sources);
    if (!isEmpty(statusCode)) {
      entry.put(
        'statusCode',
        typeof statusCode === 'number' ? String(statusCode) : statusCode,
        from,
      );
    }
    if (!isEmpty(response.contentHandling)) {
      entry.take(response, 'contentHandling');
    }
    for (const map of ['responseParameters', 'responseTemplates']) {
      if (membersOf(response[map]).length > 0) {
        entry.take(response, map);
      }
    }
    made.put(
      key,
      entry.object,
      pattern === '' ? from : { container: response, key: 'selectionPattern' },
    );
  }
  return made.object;
}
