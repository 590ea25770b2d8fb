import { HclError, HclLimitError } from '../../hcl/index.js';
import type { TerraformResource } from '../../terraform-resource.js';
import type { ResourceDeclaration } from '../declarations/module-declaration.js';
import { reportHclError } from '../hcl-issues.js';
import { resourceOfInstance } from '../instances/resource-of-instance.js';
import { UnknownRepetitions } from '../repetition/unknown-repetitions.js';
import type { ModuleInstance } from './module-instance.js';

/**
 * All instances of the resources of API Gateway, in a module and in those that it calls.
 * @throws HclLimitError for a configuration that makes too much
 */
export function collectResources(root: ModuleInstance): readonly TerraformResource[] {
  const collection = new Collection();
  const modules = [root];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    collection.addOwn(module);
    modules.push(...[...collection.calledBy(module)].reverse());
  }
  collection.unknown.report(root.project.context);
  return collection.resources;
}

/** Types that say how an API is deployed, and not what it is. */
const DEPLOYMENT =
  /^aws_api_gateway_(?:deployment|stage|method_settings|api_key|usage_plan(?:_key)?|vpc_link|account|client_certificate|documentation_\w+|domain_name\w*|base_path_mapping)$/;

/** The types that an API consists of, or that say that there is an API of another kind. */
function isPart({ type, mode }: ResourceDeclaration): boolean {
  return mode === 'managed'
    ? /^aws_(?:api_gateway_|apigatewayv2_api$)/.test(type)
    : /^aws_api_gateway_(?:rest_api|resource)$/.test(type);
}

function isNeeded(declaration: ResourceDeclaration): boolean {
  return (
    declaration.mode === 'managed' && isPart(declaration) && !DEPLOYMENT.test(declaration.type)
  );
}

class Collection {
  readonly resources: TerraformResource[] = [];
  readonly unknown: UnknownRepetitions = new UnknownRepetitions();

  addOwn(module: ModuleInstance): void {
    for (const declaration of module.declaration.resources.values()) {
      const set = isPart(declaration) ? module.resource(declaration.address) : undefined;
      attempt(module, () => {
        for (const instance of set?.instances.values() ?? []) {
          this.resources.push(resourceOfInstance(instance));
        }
        if (set !== undefined) {
          const { block } = declaration;
          this.unknown.add(set.address, block, set.repetition, isNeeded(declaration));
        }
      });
    }
  }

  calledBy(module: ModuleInstance): readonly ModuleInstance[] {
    const called: ModuleInstance[] = [];
    for (const name of module.declaration.calls.keys()) {
      const call = module.call(name);
      attempt(module, () => {
        if (call?.declaration !== undefined) {
          called.push(...call.instances.values());
          const needed = [...call.declaration.resources.values()].some(isNeeded);
          this.unknown.add(call.address, call.block, call.repetition, needed);
        }
      });
    }
    return called;
  }
}

/** Reports a mistake and goes on, but for a limit that was reached. */
function attempt({ project }: ModuleInstance, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof HclError) || error instanceof HclLimitError) {
      throw error;
    }
    reportHclError(project.context, error, 'INVALID_VALUE');
  }
}
