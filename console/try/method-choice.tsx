import type { VNode } from 'preact';
import type { ConsoleResource } from '../../src/console/protocol/console-api.js';
import { navigate } from '../shared/router.js';
import { ChoiceField } from '../shared/ui/field.js';

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
      <ChoiceField
        label="Resource"
        value={path}
        choices={resources.map((resource) => resource.path)}
        onChoose={chooseResource}
      />
      <ChoiceField
        label="Method"
        value={method}
        choices={methods.map(({ httpMethod }) => httpMethod)}
        onChoose={(next) => navigate({ page: 'try', path, method: next })}
      />
    </div>
  );
}
