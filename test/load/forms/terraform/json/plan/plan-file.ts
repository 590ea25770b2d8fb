import { record } from '../state-file.js';

/** An instance in a plan: its address, what is known of it, and the expressions of the rest. */
export interface Planned {
  readonly address: string;
  readonly known?: Readonly<Record<string, unknown>>;
  /** References of the attributes that are unknown; `{}` for a call without references. */
  readonly unknown?: Readonly<Record<string, readonly string[]>>;
}

/** The configuration of a module. */
export interface Module {
  readonly resources?: Readonly<Record<string, { readonly forEach?: readonly string[] }>>;
  readonly calls?: Readonly<Record<string, Call>>;
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
}

export interface Call extends Module {
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
  readonly forEach?: readonly string[];
}

/** What `terraform show -json` writes for a plan. */
export function planFile(planned: readonly Planned[], root: Module = {}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: planned.filter(({ address }) => moduleOf(address) === '').map(planRecord),
        child_modules: [...new Set(planned.map(({ address }) => moduleOf(address)))]
          .filter((module) => module !== '')
          .map((module) => ({
            address: module,
            resources: planned
              .filter(({ address }) => moduleOf(address) === module)
              .map(planRecord),
          })),
      },
    },
    resource_changes: planned.map(({ address, unknown = {} }) => ({
      address,
      change: {
        actions: ['create'],
        after_unknown: {
          id: true,
          ...Object.fromEntries(Object.keys(unknown).map((key) => [key, true])),
        },
      },
    })),
    configuration: { root_module: moduleFile(planned, root, '') },
  };
}

function planRecord({ address, known = {} }: Planned): object {
  return record([address, known]);
}

function moduleOf(address: string): string {
  return /^(?:module\.\w+(?:\[[^\]]+\])?\.?)*(?=\.\w+\.|$)|^/.exec(address)?.[0] ?? '';
}

function moduleFile(planned: readonly Planned[], module: Module, path: string): object {
  const own = planned.filter(({ address }) => withoutKeys(moduleOf(address)) === path);
  const bases = new Map(
    own.map((one) => {
      const base = withoutKeys(one.address).slice(path === '' ? 0 : path.length + 1);
      return [base, one] as const;
    }),
  );
  return {
    resources: [...bases].map(([address, { unknown = {} }]) => {
      const { forEach } = module.resources?.[address] ?? {};
      return {
        address,
        expressions: mapReferences(unknown),
        ...(forEach !== undefined && { for_each_expression: { references: forEach } }),
      };
    }),
    outputs: Object.fromEntries(
      Object.entries(module.outputs ?? {}).map(([name, references]) => [
        name,
        { expression: { references } },
      ]),
    ),
    module_calls: Object.fromEntries(
      Object.entries(module.calls ?? {}).map(([name, { inputs = {}, forEach, ...child }]) => [
        name,
        {
          source: `./${name}`,
          expressions: mapReferences(inputs),
          module: moduleFile(planned, child, `${path === '' ? '' : `${path}.`}module.${name}`),
          ...(forEach !== undefined && { for_each_expression: { references: forEach } }),
        },
      ]),
    ),
  };
}

function mapReferences(all: Readonly<Record<string, readonly string[]>>): object {
  return Object.fromEntries(
    Object.entries(all).map(([name, references]) => [name, { references }]),
  );
}

function withoutKeys(address: string): string {
  return address.replace(/\[[^\]]+\]/g, '');
}

const REST_API = 'aws_api_gateway_rest_api.pets';

/** References to `pets` and its id. */
export const API_ID: readonly string[] = [`${REST_API}.id`, REST_API];
export const ROOT_ID: readonly string[] = [`${REST_API}.root_resource_id`, REST_API];

export const PETS: Planned = {
  address: REST_API,
  known: { name: 'Pets' },
  unknown: {},
};

export function resource(
  address: string,
  part: string,
  parent: readonly string[] = ROOT_ID,
): Planned {
  return {
    address: `aws_api_gateway_resource.${address}`,
    known: { path_part: part },
    unknown: { rest_api_id: API_ID, parent_id: parent },
  };
}

/** A method with a mock integration of the same name. */
export function method(
  name: string,
  httpMethod: string,
  resourceId: readonly string[],
  {
    prefix = '',
    api = API_ID,
  }: { readonly prefix?: string; readonly api?: readonly string[] } = {},
): readonly Planned[] {
  const base = { http_method: httpMethod };
  const unknown = { rest_api_id: api, resource_id: resourceId };
  return [
    {
      address: `${prefix}aws_api_gateway_method.${name}`,
      known: { ...base, authorization: 'NONE' },
      unknown,
    },
    {
      address: `${prefix}aws_api_gateway_integration.${name}`,
      known: { ...base, type: 'MOCK' },
      unknown,
    },
  ];
}
