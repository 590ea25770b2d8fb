import { isObject, wordOf } from '../../../../../checks/document-values.js';
import type { LoadContext } from '../../../../load-context.js';
import { idOf, placeholderOf, type TerraformResource } from '../../terraform-resource.js';
import type { PlanConfiguration } from './plan-configuration.js';
import { PlanReferences } from './plan-references.js';
import type { Findings } from './reference-search.js';
import { HTTP_METHOD, RESOURCE_PATH, wantedBy } from './wanted.js';

type Values = Readonly<Record<string, unknown>>;

/** Replaces the unknown attributes of API Gateway's resources by what they refer to. */
export function resolvePlan(
  configuration: PlanConfiguration,
  context: LoadContext,
): readonly TerraformResource[] {
  const references = new PlanReferences(configuration, context.settings);
  const byAddress = new Map(configuration.resources.map((one) => [one.address, one]));
  return configuration.resources.map((resource) => {
    if (!resource.type.startsWith('aws_api_gateway_')) {
      return resource;
    }
    const expressions = configuration.expressionsOf(resource);
    return new Resolution(resource, references, context, byAddress, configuration).resource(
      expressions,
    );
  });
}

/** The unknown attributes of one resource. */
class Resolution {
  readonly #resource: TerraformResource;
  readonly #configuration: PlanConfiguration;
  readonly #references: PlanReferences;
  readonly #context: LoadContext;
  readonly #byAddress: ReadonlyMap<string, TerraformResource>;
  readonly #dangling = new Map<string, string>();

  constructor(
    resource: TerraformResource,
    references: PlanReferences,
    context: LoadContext,
    byAddress: ReadonlyMap<string, TerraformResource>,
    configuration: PlanConfiguration,
  ) {
    this.#configuration = configuration;
    this.#resource = resource;
    this.#references = references;
    this.#context = context;
    this.#byAddress = byAddress;
  }

  resource(expressions: Values): TerraformResource {
    const values = this.#object(this.#resource.values, expressions, this.#resource.address);
    return { ...this.#resource, values, dangling: this.#dangling };
  }

  #object(values: Values, expressions: Values, address: string): Values {
    const { sources } = this.#context;
    const copy: Record<string, unknown> = Object.create(null);
    const isConfigured = Object.keys(expressions).length > 0;
    for (const [key, value] of Object.entries(values)) {
      const own = `${address}.${key}`;
      const isOwn = value === placeholderOf(own);
      if (isOwn && !(key in expressions) && isConfigured) {
        // The configuration does not set it: what AWS makes of that is not a part of the API.
        continue;
      }
      const found =
        value === placeholderOf(own) ? this.#known(key, own, expressions[key]) : undefined;
      const place = sources.placeOf(values, key);
      if (found === undefined) {
        sources.copy(values, key, copy, key);
        copy[key] = this.#blocks(value, expressions[key], own);
      } else {
        copy[key] = found;
        if (place !== undefined) {
          sources.mark(copy, key, place);
        }
      }
    }
    return copy;
  }

  #blocks(value: unknown, expressions: unknown, address: string): unknown {
    const { sources } = this.#context;
    if (!Array.isArray(value) || !Array.isArray(expressions) || !value.every(isObject)) {
      return value;
    }
    const copy: unknown[] = [];
    for (const [index, block] of value.entries()) {
      const expression: unknown = expressions[index];
      sources.copy(value, String(index), copy, String(index));
      copy.push(
        this.#object(block, isObject(expression) ? expression : {}, `${address}[${index}]`),
      );
    }
    return copy;
  }

  /** What an unknown attribute is, from the option `variables` or from what it refers to. */
  #known(attribute: string, address: string, expression: unknown): unknown {
    const answer = this.#context.variables.lookUp(address);
    if (answer !== undefined) {
      const target = this.#byAddress.get(wordOf(answer));
      return target === undefined ? answer : idOf(target);
    }
    if (attribute === 'method_path' || attribute === 'path') {
      return this.#methodPath(expression);
    }
    if (attribute === 'body') {
      this.#dangling.set(attribute, textOfReferences(expression));
      return undefined;
    }
    const wanted = wantedBy(this.#resource, attribute, this.#context.settings);
    if (wanted === undefined) {
      return undefined;
    }
    const findings = this.#references.find(this.#resource, expression, wanted);
    const [text, ...others] = this.#fitting(attribute, findings);
    if (text !== undefined && others.length === 0) {
      return text;
    }
    this.#dangling.set(attribute, reasonOf(findings));
    return undefined;
  }

  /**
   * The candidates that fit. What is not known before the deployment is made by it, so without a trace
   * it is one of the resources of the plan.
   */
  #fitting(attribute: string, { texts }: Findings): readonly string[] {
    const type = OWNED[attribute];
    if (type === undefined || texts.size === 1) {
      return [...texts];
    }
    const { authorization } = this.#resource.values;
    return this.#configuration
      .ofType(type)
      .filter(({ values }) => attribute !== 'authorizer_id' || authorizes(values, authorization))
      .map(idOf)
      .filter((id) => texts.size === 0 || texts.has(id));
  }

  /** A text that Terraform joins of the path of a resource, a slash and an HTTP method. */
  #methodPath(expression: unknown): string | undefined {
    const find = (wanted: typeof HTTP_METHOD): readonly string[] => [
      ...this.#references.find(this.#resource, expression, wanted).texts,
    ];
    const [path, ...otherPaths] = find(RESOURCE_PATH);
    const [method, ...otherMethods] = find(HTTP_METHOD);
    const clear = otherPaths.length === 0 && otherMethods.length === 0;
    return clear && path !== undefined && method !== undefined ? `${path}/${method}` : undefined;
  }
}

/** The type of the resources that an attribute refers to, where there is only one. */
const OWNED: Readonly<Record<string, string>> = {
  rest_api_id: 'aws_api_gateway_rest_api',
  api_id: 'aws_api_gateway_rest_api',
  authorizer_id: 'aws_api_gateway_authorizer',
  request_validator_id: 'aws_api_gateway_request_validator',
};

/** Whether an authorizer is one for methods with this `authorization`. */
function authorizes({ type }: Values, authorization: unknown): boolean {
  return (type === 'COGNITO_USER_POOLS') === (authorization === 'COGNITO_USER_POOLS');
}

/** What an expression refers to, as the user wrote it. */
function textOfReferences(expression: unknown): string {
  const { references } = isObject(expression) ? expression : {};
  const texts = Array.isArray(references) ? references.map(String) : [];
  const longest = texts.filter((text, index) => !(texts[index - 1] ?? '').startsWith(`${text}.`));
  return [...new Set(longest)].slice(0, 10).join(', ');
}

function reasonOf({ texts, local }: Findings): string {
  if (texts.size > 1) {
    return `the plan lists ${texts.size} resources for it, but not which of them is meant`;
  }
  return local
    ? 'it comes from a local value, and a plan does not have these'
    : 'the plan does not say which resource is meant';
}
