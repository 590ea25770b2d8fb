import { writeJson } from '../../../java/json/index.js';
import type { MapValue, OpaqueValue, Value } from '../../../java/json/values.js';
import { cachedJsonPath, type VisitBudget } from '../../../java/json-path/index.js';
import { stringArgument } from '../../../java/lang/arguments.js';
import { classWithMethods, type Invocable } from '../../../java/lang/class-of.js';
import type { JavaClass } from '../../../java/lang/java-class.js';
import { RenderFailure } from '../../../java/lang/work.js';
import type { JsonReader } from '../../../model/mapping.js';

/** The parameters that `$input.params` searches. */
export interface ParameterMaps {
  /** `path`, `querystring` and `header`, as maps from names to values. */
  all(): MapValue;
  /** A parameter of the path, then of the query string, then of the headers. */
  find(name: string): string | undefined;
}

/** `$input`. AWS: "Variables for data transformations". */
export class InputVariable implements OpaqueValue, Invocable {
  readonly kind = 'Opaque';
  readonly body: JsonReader;
  readonly parameters: ParameterMaps;
  #maps: MapValue | undefined;

  constructor(body: JsonReader, parameters: ParameterMaps) {
    this.body = body;
    this.parameters = parameters;
  }

  get javaClass(): JavaClass {
    return INPUT;
  }

  get maps(): MapValue {
    this.#maps ??= this.parameters.all();
    return this.#maps;
  }

  text(): string {
    return '{}';
  }

  /** Null if the path finds nothing, or finds a JSON null. */
  path(expression: string, budget?: VisitBudget): Value {
    const root = this.body.value() as Value;
    if (root === null) {
      throw new RenderFailure('A JSONPath cannot be evaluated: the payload is null');
    }
    return cachedJsonPath(expression, '2.0.0').evaluate(root, budget) ?? null;
  }
}

const INPUT = classWithMethods('Input', {
  'getBody()': ({ body }: InputVariable) => (body.text === '' ? '{}' : body.text),
  'path(String)': (self: InputVariable, [expression], run) =>
    self.path(stringArgument(expression), run.pathBudget),
  'json(String)': (self: InputVariable, [expression], run) => {
    const found = self.path(stringArgument(expression), run.pathBudget);
    if (found === null) {
      return '""';
    }
    const json = writeJson(found);
    run.spend(json.length >> 3);
    return json;
  },
  'params()': ({ maps }: InputVariable) => maps,
  'params(String)': ({ parameters }: InputVariable, [name]) =>
    name === null ? '' : (parameters.find(stringArgument(name)) ?? ''),
});
