import type { Variables } from '../../../source/variables.js';
import { type Evaluated, scalarText } from './evaluated.js';

const REFERENCE = /\{\{(resolve:(?:ssm|ssm-secure|secretsmanager):[^{}\s]{1,2048})\}\}/g;

/**
 * Replaces dynamic references, `{{resolve:ssm:/name:1}}`, by what the option `variables` has for
 * `resolve:ssm:/name:1`, or without the version. Nothing is fetched.
 * AWS: "Get values stored in other services using dynamic references".
 */
export function fillDynamicReferences(evaluated: Evaluated, variables: Variables): Evaluated {
  const { value } = evaluated;
  if (typeof value !== 'string' || !value.includes('{{resolve:')) {
    return evaluated;
  }
  const open = [...evaluated.open];
  const text = value.replace(REFERENCE, (_whole, name: string) => {
    const withoutVersion = name.replace(/^(resolve:ssm(?:-secure)?:.*):\d+$/, '$1');
    const found = scalarText(variables.lookUp(name, withoutVersion));
    if (found === undefined) {
      open.push(withoutVersion);
    }
    return found ?? `\${${withoutVersion}}`;
  });
  return { ...evaluated, value: text, open };
}
