import { quote } from '../../checks/document-values.js';
import { being, eachMember, type OptionCheck, unknownName } from '../../checks/option-checks.js';
import type { RestApi } from '../../model/rest-api.js';
import type { CoreOptions } from './options.js';

/** Checks the option `authorizers` without its document. */
export const checkAuthorizers: OptionCheck = eachMember(
  "functions, or 'upstream'",
  being(
    "a function, or 'upstream'",
    (value) => typeof value === 'function' || value === 'upstream',
  ),
);

/**
 * Compares the names in the option `authorizers` with the security schemes of the document.
 * @throws TypeError for an authorizer that no method would ever call
 */
export function checkAuthorizerNames(api: RestApi, { authorizers }: CoreOptions<never>): void {
  const asked = new Set(['AWS_IAM']);
  for (const { methods } of api.resources) {
    for (const method of methods.values()) {
      for (const { name } of method.authorizers) {
        asked.add(name);
      }
    }
  }
  for (const name of Object.keys(authorizers ?? {})) {
    const type = api.securitySchemes.get(name);
    if (type === 'AWS_IAM' && name !== 'AWS_IAM') {
      throw new TypeError(
        `The option authorizers.${name} is never used: ${quote(name)} is SigV4, whose authorizer is authorizers.AWS_IAM`,
      );
    }
    if (type === 'API_KEY' && !asked.has(name)) {
      throw new TypeError(
        `The option authorizers.${name} is never used: ${quote(name)} is an API key, so set the option apiKeys instead`,
      );
    }
    if (type === undefined && !asked.has(name)) {
      const known = [...new Set([...api.securitySchemes.keys(), ...asked])];
      throw unknownName(name, known, 'a security scheme in the document (option authorizers)');
    }
  }
}
