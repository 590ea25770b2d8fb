import type { LoadContext } from '../../../../load-context.js';
import {
  type HclFunction,
  type HclValue,
  objectValue,
  STANDARD_FUNCTIONS,
  tupleValue,
} from '../../hcl/index.js';
import { reportAt } from '../hcl-issues.js';

const REST = { name: 'values', type: 'dynamic', unknown: true, nullable: true } as const;

/** The functions of Terraform, with `list` and `map`, which version 0.12 deprecated and 0.15 removed. */
export function functionsWithLegacy(context: LoadContext): ReadonlyMap<string, HclFunction> {
  const legacy = (
    name: string,
    instead: string,
    make: (values: readonly HclValue[]) => HclValue,
  ) => {
    const call: HclFunction['call'] = (values, { place }) => {
      const message = `Terraform no longer has the function ${name}: write ${instead}`;
      reportAt(context, 'warning', 'INVALID_VALUE', message, place);
      return make(values);
    };
    return [name, { parameters: [], rest: REST, call }] as const;
  };
  return new Map<string, HclFunction>([
    ...STANDARD_FUNCTIONS,
    legacy('list', '[a, b]', (values) => tupleValue(values)),
    legacy('map', '{ key = value }', mapOfPairs),
  ]);
}

function mapOfPairs(values: readonly HclValue[]): HclValue {
  const members = new Map<string, HclValue>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    const key = values[index];
    const value = values[index + 1];
    if (key?.kind === 'string' && value !== undefined) {
      members.set(key.text, value);
    }
  }
  return objectValue(members);
}
