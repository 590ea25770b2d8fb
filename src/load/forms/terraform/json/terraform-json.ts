import { isObject } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { documentOfResources } from '../terraform-document.js';
import { planResources } from './plan/plan-resources.js';
import { stateResources } from './state-resources.js';
import { tfstateResources } from './tfstate.js';

type Root = Readonly<Record<string, unknown>>;

/** Makes the document of the API that a plan will leave. */
export function readPlan(root: Root, context: LoadContext): object {
  return documentOfResources(planResources(root, context), context);
}

export function readShownState(root: Root, context: LoadContext): object {
  const { values } = root;
  const module = isObject(values) ? values.root_module : undefined;
  return documentOfResources(stateResources(module, context), context);
}

export function readTfstate(root: Root, context: LoadContext): object {
  return documentOfResources(tfstateResources(root, context), context);
}
