import { isObject, quote } from '../../../checks/document-values.js';
import { didYouMean } from '../../../checks/nearest.js';
import type { LoadContext } from '../../load-context.js';
import type { Origin } from '../../source/draft.js';
import { type Evaluated, known, openValue, scalarText } from './evaluation/evaluated.js';
import { Evaluator } from './evaluation/evaluator.js';
import { functionArn } from './evaluation/function-arns.js';
import { Conditions } from './references/conditions.js';
import { Parameters } from './references/parameters.js';
import { pseudoParameter } from './references/pseudo-parameters.js';
import type { ReferenceScope } from './references/reference-scope.js';
import { resourceValue } from './references/resource-values.js';
import { section } from './sections.js';

/** A resource of a template. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  /** `Properties`, in which functions are not evaluated; empty where it is missing. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** `Type`, `Condition`, `Properties`, `Metadata`. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** The resource's place among all. */
  readonly at: Origin;
}

/** A CloudFormation template, and what the functions in it refer to. */
export class CloudFormationTemplate implements ReferenceScope {
  readonly evaluator: Evaluator;
  readonly #context: LoadContext;
  readonly #parameters: Parameters;
  readonly #mappings: Readonly<Record<string, unknown>>;
  readonly #conditions: Conditions;
  readonly #resources = new Map<string, TemplateResource>();
  readonly #reported = new Set<string>();

  /** @param root the template, with its includes and loops expanded by {@link expandTemplate} */
  constructor(root: object, context: LoadContext) {
    this.#context = context;
    this.evaluator = new Evaluator(context, this);
    this.#parameters = new Parameters(section(root, 'Parameters'), context);
    this.#mappings = section(root, 'Mappings');
    this.#conditions = new Conditions(section(root, 'Conditions'), this.evaluator);
    const resources = section(root, 'Resources');
    for (const [id, resource] of Object.entries(resources)) {
      if (isObject(resource)) {
        this.#resources.set(id, readResource(id, resource, { container: resources, key: id }));
      }
    }
  }

  /** The resources of a type that exist under the template's conditions, in its order. */
  ofType(type: string | RegExp): readonly TemplateResource[] {
    const wanted = [...this.#resources.values()].filter((resource) =>
      typeof type === 'string' ? resource.type === type : type.test(resource.type),
    );
    return wanted.filter((resource) => failedCondition(resource, this) === undefined);
  }

  /** A resource of a type that does not exist under the template's conditions. */
  absent(type: RegExp): (TemplateResource & { readonly condition: string }) | undefined {
    for (const resource of this.#resources.values()) {
      const condition = type.test(resource.type) ? failedCondition(resource, this) : undefined;
      if (condition !== undefined) {
        return { ...resource, condition };
      }
    }
    return undefined;
  }

  /** The first resource of any type, whether or not it exists under the template's conditions. */
  first(): TemplateResource | undefined {
    return this.#resources.values().next().value;
  }

  has(id: string): boolean {
    return this.#resources.has(id);
  }

  ref(name: string, at: Origin): Evaluated {
    const pseudo = pseudoParameter(name, this.#context.settings);
    if (pseudo !== undefined) {
      return known(pseudo);
    }
    if (this.#parameters.has(name)) {
      return this.#parameters.value(name);
    }
    return this.#resourceValue(name, '', at);
  }

  attribute(logicalId: string, attribute: string, at: Origin): Evaluated {
    return this.#resourceValue(logicalId, attribute, at);
  }

  mapping(map: string, first: string, second: string): Evaluated | undefined {
    if (!Object.hasOwn(this.#mappings, map)) {
      const name = `${map}.${first}.${second}`;
      const given = this.#context.variables.lookUp(name);
      return given === undefined ? openValue(name) : known(given);
    }
    const found = memberOf(memberOf(this.#mappings, map), first);
    if (!isObject(found) || !Object.hasOwn(found, second)) {
      return undefined;
    }
    return this.evaluator.member(found, second);
  }

  condition(name: string, at: Origin): boolean {
    return this.#conditions.holds(name, at);
  }

  importValue(name: string): Evaluated {
    const value = this.#context.variables.lookUp(name);
    return value === undefined ? openValue(name) : known(value);
  }

  unknownFunction(name: string): Evaluated {
    return openValue(name);
  }

  #resourceValue(id: string, attribute: string, at: Origin): Evaluated {
    const resource = this.#resources.get(id);
    const name = attribute === '' ? id : `${id}.${attribute}`;
    // Ids of API Gateway join its resources.
    if (resource === undefined || !/^AWS::(?:ApiGateway::|Serverless::Api$)/.test(resource.type)) {
      const given = this.#context.variables.lookUp(name);
      if (given !== undefined) {
        return known(given);
      }
    }
    const failed = resource && failedCondition(resource, this);
    if (resource === undefined || failed !== undefined) {
      this.#warnOfMissing(id, failed, at);
      return openValue(name);
    }
    const special = this.#special(resource, attribute);
    if (special !== undefined) {
      return special;
    }
    const value = resourceValue(resource.type, id, attribute, this.#context.settings);
    return value === undefined ? openValue(name) : known(value);
  }

  /** The values that follow from properties. AWS: "Return values" of each type. */
  #special({ id, type, properties }: TemplateResource, attribute: string): Evaluated | undefined {
    switch (`${type} ${attribute}`) {
      case 'AWS::ApiGateway::Model ':
        return this.#property(properties, 'Name') ?? known(id);
      case 'AWS::ApiGateway::Stage ':
        return this.#property(properties, 'StageName') ?? known(id);
      case 'AWS::SSM::Parameter Value':
        return this.#property(properties, 'Value');
      case 'AWS::Lambda::Alias ':
      case 'AWS::Lambda::Alias AliasArn':
        return this.#qualified(
          properties,
          scalarText(this.#property(properties, 'Name')?.value) ?? id,
        );
      case 'AWS::Lambda::Version ':
      case 'AWS::Lambda::Version FunctionArn':
        return this.#qualified(properties, '1');
      default:
        return undefined;
    }
  }

  #property(properties: object, key: string): Evaluated | undefined {
    return Object.hasOwn(properties, key)
      ? this.evaluator.budget.inside(() => this.evaluator.property(properties, key))
      : undefined;
  }

  /** The ARN of an alias or version: that of the function, and its own name. */
  #qualified(properties: object, qualifier: string): Evaluated | undefined {
    const target = scalarText(this.#property(properties, 'FunctionName')?.value);
    const name = target?.replace(/^arn:.*:function:/, '').split(':')[0];
    return name === undefined
      ? undefined
      : known(`${functionArn(name, this.#context.settings)}:${qualifier}`);
  }

  #suggestion(id: string): string {
    // Each comparison takes time, and a file can have any number of names.
    if (this.#reported.size > MAX_SUGGESTIONS) {
      return '';
    }
    const names = [...this.#parameters.names(), ...this.#resources.keys()];
    return didYouMean(id, names.slice(0, MAX_NAMES));
  }

  #warnOfMissing(id: string, condition: string | undefined, { container, key }: Origin): void {
    if (this.#reported.has(id)) {
      return;
    }
    this.#reported.add(id);
    const problem =
      condition === undefined
        ? `is neither a parameter nor a resource of the template${this.#suggestion(id)}`
        : `does not exist, because its condition ${quote(condition)} does not hold`;
    const { sources } = this.#context;
    const position = sources.memberPosition(container, key);
    sources.issues.push({
      code: 'UNRESOLVED_REFERENCE',
      severity: 'warning',
      pointer: '#',
      message: `${quote(id)} ${problem}`,
      ...(position && { position }),
    });
  }
}

const MAX_SUGGESTIONS = 20;
const MAX_NAMES = 2000;

function readResource(
  id: string,
  resource: Readonly<Record<string, unknown>>,
  at: Origin,
): TemplateResource {
  const { Type: type, Properties: properties } = resource;
  return {
    id,
    type: scalarText(type) ?? '',
    properties: isObject(properties) ? properties : {},
    resource,
    at,
  };
}

/** The condition under which a resource exists, if it does not hold. */
function failedCondition(
  { resource }: TemplateResource,
  scope: ReferenceScope,
): string | undefined {
  const { Condition: condition } = resource;
  const at = { container: resource, key: 'Condition' };
  return typeof condition === 'string' && !scope.condition(condition, at) ? condition : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
