import { isObject, wordOf } from '../../../../../checks/document-values.js';
import type { LoadContext } from '../../../../load-context.js';
import { placeholderOf, type TerraformResource } from '../../terraform-resource.js';
import { embeddedDocument } from '../embedded-document.js';
import { stateResources } from '../state-resources.js';
import { PlanConfiguration } from './plan-configuration.js';
import { resolvePlan } from './resolve-plan.js';
import { withUnknown } from './unknown-values.js';

/**
 * The instances that a plan of `terraform show -json` will leave. Attributes that are known only after
 * the deployment are found by what they refer to, where the plan says so.
 */
export function planResources(
  root: Readonly<Record<string, unknown>>,
  context: LoadContext,
): readonly TerraformResource[] {
  const planned = stateResources(rootModuleOf(root.planned_values), context);
  const prior = stateResources(rootModuleOf(valuesOf(root.prior_state)), context);
  const known = [...planned, ...prior.filter(({ mode }) => mode === 'data')];
  const unknown = unknownOf(root);
  const marked = known.map((resource) => {
    const shape = unknown.get(resource.address);
    return isObject(shape) ? markedResource(resource, shape, context) : resource;
  });
  const configuration = new PlanConfiguration(root, marked);
  return resolvePlan(configuration, context);
}

function rootModuleOf(values: unknown): unknown {
  return isObject(values) ? values.root_module : undefined;
}

function valuesOf(state: unknown): unknown {
  return isObject(state) ? state.values : undefined;
}

/** What is known only after the deployment, by the address of the instance. */
function unknownOf(root: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const { resource_changes: changes } = root;
  const found = new Map<string, unknown>();
  for (const change of Array.isArray(changes) ? changes : []) {
    if (isObject(change) && isObject(change.change) && !('deposed' in change)) {
      found.set(wordOf(change.address), change.change.after_unknown);
    }
  }
  return found;
}

/** The instance with a text in the place of each unknown attribute. */
function markedResource(
  resource: TerraformResource,
  shape: Readonly<Record<string, unknown>>,
  context: LoadContext,
): TerraformResource {
  const { address, place } = resource;
  const values = withUnknown(resource.values, shape, address, context.sources);
  for (const attribute of Object.keys(values)) {
    if (!(attribute in resource.values)) {
      const { container, key } = place;
      const open = context.sources.openValues(values, attribute);
      context.sources.copy(container, key, values, attribute);
      context.sources.markOpen(values, attribute, open);
    }
  }
  return {
    ...resource,
    values,
    documentIn: (attribute) =>
      values[attribute] === placeholderOf(`${address}.${attribute}`)
        ? undefined
        : embeddedDocument(values, attribute, context),
  };
}
