import { isObject, quote } from '../../../../checks/document-values.js';
import { didYouMean } from '../../../../checks/nearest.js';
import type { LoadContext } from '../../../load-context.js';
import { Draft, type Origin } from '../../../source/draft.js';
import type { ControlPlaneResource } from '../../rest-api/rest-api-parts.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';

/** Properties whose names in API Gateway's API differ by more than the first letter. */
const RENAMED: Readonly<Record<string, string>> = {
  ApiKeySourceType: 'apiKeySource',
  IntegrationHttpMethod: 'httpMethod',
};

/**
 * The properties of a resource with their functions evaluated, called as in API Gateway's API: `Uri`
 * is `uri`. Those that CloudFormation does not know are left out with a warning.
 */
export function propertiesOf(
  { properties, type }: Pick<TemplateResource, 'properties' | 'type'>,
  known: readonly string[],
  template: CloudFormationTemplate,
  context: LoadContext,
): ControlPlaneResource {
  const evaluated = template.evaluator.copyOf(properties);
  return renamedProperties(evaluated as ControlPlaneResource, type, known, context);
}

/** An object within properties, the same way. */
export function renamedProperties(
  evaluated: ControlPlaneResource,
  where: string,
  known: readonly string[],
  context: LoadContext,
): ControlPlaneResource {
  const draft = new Draft(context.sources);
  for (const key of Object.keys(evaluated)) {
    if (known.includes(key)) {
      const name = RENAMED[key] ?? `${key.charAt(0).toLowerCase()}${key.slice(1)}`;
      draft.take(evaluated, key, name);
    } else {
      const message = `${quote(key)} is not a property of ${where} and was NOT applied${didYouMean(key, known)}`;
      const at = { container: evaluated, key, pointer: '#' };
      context.report('warning', 'UNKNOWN_PROPERTY', message, at);
    }
  }
  return draft.object;
}

/** The objects of a list, the same way. */
export function renamedObjects(
  list: unknown,
  where: string,
  known: readonly string[],
  context: LoadContext,
): readonly ControlPlaneResource[] {
  const items = Array.isArray(list) ? list.filter(isObject) : [];
  return items.map((item) => renamedProperties(item, where, known, context));
}

/** An id or name in a property, with its functions evaluated; `undefined` where it is missing. */
export function idIn(
  { properties }: TemplateResource,
  key: string,
  template: CloudFormationTemplate,
): string | undefined {
  if (!Object.hasOwn(properties, key)) {
    return undefined;
  }
  const text = scalarText(template.evaluator.property(properties, key).value);
  return text === '' ? undefined : text;
}

/** The place of a property; where it is missing, that of the resource. */
export function propertyPlace({ properties, at }: TemplateResource, key: string): Origin {
  return Object.hasOwn(properties, key) ? { container: properties, key } : at;
}
