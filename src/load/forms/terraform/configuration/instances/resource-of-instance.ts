import type { MemberInFile } from '../../../../load-context.js';
import { HclError, HclLimitError, type HclValue } from '../../hcl/index.js';
import { type TerraformResource, withKey } from '../../terraform-resource.js';
import { reportHclError } from '../hcl-issues.js';
import { documentOfValue } from '../values/document-values.js';
import { putPlain } from '../values/plain-values.js';
import type { ResourceInstance } from './resource-instance.js';

/** Attributes that say nothing about an API, and are often made of what is not there. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['triggers', 'tags', 'tags_all', 'body_sha']);

/** Evaluates an instance as a whole. */
export function resourceOfInstance(instance: ResourceInstance): TerraformResource {
  const { address, declaration, index, project, schema } = instance;
  const { sources } = project.context;
  const values: Record<string, unknown> = Object.create(null);
  const known = new Map<string, HclValue>();
  const names = new Set([...instance.setNames, ...(schema?.blocks.keys() ?? []), ...IDENTITIES]);
  for (const name of [...names].filter((one) => !WITHOUT_EFFECT.has(one))) {
    const value = evaluated(instance, name);
    if (value !== undefined && !(IDENTITIES.has(name) && value.kind === 'unknown')) {
      known.set(name, value);
      putPlain(value, values, name, sources);
    }
  }
  return {
    address,
    module: address.slice(0, Math.max(0, address.length - ownAddress(instance).length - 1)),
    mode: declaration.mode,
    type: declaration.type,
    name: declaration.name,
    index,
    values,
    filledIn: false,
    place: placeOf(instance),
    dangling: danglingIn(known),
    documentIn: (attribute) => {
      const value = known.get(attribute);
      return value && documentOfValue(value, project.context);
    },
  };
}

/** What other resources refer to a resource by. */
const IDENTITIES: ReadonlySet<string> = new Set(['id', 'root_resource_id']);

function ownAddress({ declaration, index }: ResourceInstance): string {
  return withKey(declaration.address, index);
}

/** The value of an attribute; `undefined`, with an issue, for one that cannot be evaluated. */
function evaluated(instance: ResourceInstance, name: string): HclValue | undefined {
  const { block } = instance.declaration;
  const place = block.body.attributes.get(name)?.place ?? block.place;
  try {
    return instance.attribute(name, place);
  } catch (error) {
    if (!(error instanceof HclError) || error instanceof HclLimitError) {
      throw error;
    }
    reportHclError(instance.project.context, error, 'INVALID_VALUE');
    return undefined;
  }
}

function placeOf({ declaration, address, project }: ResourceInstance): MemberInFile {
  const container = { [address]: declaration.type };
  project.context.sources.mark(container, address, declaration.block.place);
  return { container, key: address, pointer: '#' };
}

/** Why a body is not there. */
function danglingIn(values: ReadonlyMap<string, HclValue>): ReadonlyMap<string, string> {
  const body = values.get('body');
  const isOpen = body?.kind === 'unknown' && body.text === undefined;
  return new Map(isOpen ? [['body', body.origins.join(', ')]] : []);
}
