import { isObject } from '../../../checks/document-values.js';
import type { LoadContext } from '../../load-context.js';
import { documentOfResources } from '../terraform-document.js';
import { planResources } from './plan/plan-resources.js';
import { stateResources } from './state-resources.js';
import { tfstateResources } from './tfstate.js';

type Root = Readonly<Record<string, unknown>>;

/** Whether this is what `terraform show -json FILE` writes for a plan. */
export function isPlan(root: Root): boolean {
  return 'format_version' in root && 'planned_values' in root;
}

/** Makes the document of the API that a plan will leave. */
export function readPlan(root: Root, context: LoadContext): object {
  return documentOfResources(planResources(root, context), context);
}

/** Whether this is what `terraform show -json` writes for a state. */
export function isShownState(root: Root): boolean {
  return 'format_version' in root && 'terraform_version' in root && !('planned_values' in root);
}

export function readShownState(root: Root, context: LoadContext): object {
  const { values } = root;
  const module = isObject(values) ? values.root_module : undefined;
  return documentOfResources(stateResources(module, context), context);
}

/** Whether this is a file of state. */
export function isTfstate(root: Root): boolean {
  return (
    ('serial' in root && 'lineage' in root) ||
    ('terraform_version' in root && ('modules' in root || 'resources' in root)) ||
    'encrypted_data' in root
  );
}

export function readTfstate(root: Root, context: LoadContext): object {
  return documentOfResources(tfstateResources(root, context), context);
}
