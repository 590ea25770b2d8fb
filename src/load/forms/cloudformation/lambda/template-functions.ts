import { isObject } from '../../../../checks/document-values.js';
import type { DocumentFunction } from '../../../../model/document/document-function.js';
import type { LoadContext } from '../../../load-context.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { functionCode } from './function-code.js';

type Members = Readonly<Record<string, unknown>>;

/** The Lambda functions of a template that exist under its conditions. */
export function functionsInTemplate(
  template: CloudFormationTemplate,
  context: LoadContext,
): readonly DocumentFunction[] {
  return template
    .ofType('AWS::Lambda::Function')
    .map((resource) => functionOf(resource, template, context));
}

function functionOf(
  resource: TemplateResource,
  template: CloudFormationTemplate,
  context: LoadContext,
): DocumentFunction {
  const { id } = resource;
  const properties = template.evaluator.copyOf(resource.properties) as Members;
  const { Environment: environment, Layers: layers } = properties;
  const variables = isObject(environment) ? environment.Variables : undefined;
  return {
    id,
    functionName: textIn(properties, 'FunctionName', context) ?? id,
    runtime: textIn(properties, 'Runtime', context),
    handler: textIn(properties, 'Handler', context),
    code: functionCode(resource, properties, context),
    ...variablesIn(isObject(variables) ? variables : {}, context),
    timeoutInSeconds: wholeNumber(properties.Timeout) ?? DEFAULT_TIMEOUT,
    memorySize: wholeNumber(properties.MemorySize) ?? DEFAULT_MEMORY,
    hasLayers: Array.isArray(layers) && layers.length > 0,
  };
}

// AWS: CloudFormation, "AWS::Lambda::Function".
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY = 128;

/** A text that does not depend on what only a deployment knows. */
function textIn(properties: Members, key: string, { sources }: LoadContext): string | undefined {
  const text = scalarText(properties[key]);
  return text === '' || sources.openValues(properties, key).length > 0 ? undefined : text;
}

function wholeNumber(value: unknown): number | undefined {
  const number = Number(scalarText(value) ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

function variablesIn(
  given: Members,
  { sources }: LoadContext,
): Pick<DocumentFunction, 'environment' | 'open'> {
  const environment: Record<string, string> = Object.create(null);
  const open: Record<string, readonly string[]> = Object.create(null);
  for (const [name, value] of Object.entries(given)) {
    const wanted = sources.openValues(given, name);
    const text = sources.numberText(given, name) ?? scalarText(value);
    if (wanted.length > 0) {
      open[name] = wanted;
    } else if (text !== undefined) {
      environment[name] = text;
    }
  }
  return { environment, open };
}
