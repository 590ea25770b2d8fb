import type { VNode } from 'preact';
import type { ConsoleResource } from '../../src/console/protocol.js';
import { navigate } from '../shared/router.js';
import { Field } from '../shared/ui/field.js';

interface Props {
  /** Those that have methods. */
  readonly resources: readonly ConsoleResource[];
  readonly path: string;
  readonly method: string;
}

/** Which method the form is for: another choice is another address. */
export function MethodChoice({ resources, path, method }: Props): VNode {
  const methods = resources.find((resource) => resource.path === path)?.methods ?? [];
  const chooseResource = (next: string): void => {
    const first = resources.find((resource) => resource.path === next)?.methods[0];
    navigate({ page: 'try', path: next, method: first?.httpMethod });
  };
  return (
    <div class="try-choice">
      <Field label="Resource">
        {(input) => (
          <select
            {...input}
            value={path}
            onChange={(event) => chooseResource(event.currentTarget.value)}
          >
            {resources.map((resource) => (
              <option key={resource.path} value={resource.path}>
                {resource.path}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Method">
        {(input) => (
          <select
            {...input}
            value={method}
            onChange={(event) => navigate({ page: 'try', path, method: event.currentTarget.value })}
          >
            {methods.map(({ httpMethod }) => (
              <option key={httpMethod} value={httpMethod}>
                {httpMethod}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
