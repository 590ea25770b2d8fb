/** An instance in a state, with its address in the root module. */
export type Instance = readonly [address: string, values: Readonly<Record<string, unknown>>];

/** What `terraform show -json` writes for a state. */
export function shownState(...instances: readonly Instance[]): object {
  return {
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: { root_module: { resources: instances.map(record) } },
  };
}

/** A record of an instance in a state or in the planned values. */
export function record([address, values]: Instance): object {
  const [, module = '', mode = '', type, name, key] =
    /^((?:module\.\w+(?:\[[^\]]+\])?\.)*)(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return {
    address,
    mode: mode === '' ? 'managed' : 'data',
    type,
    name,
    ...(key !== undefined && { index: JSON.parse(key) as unknown }),
    ...(module !== '' && { module }),
    values,
  };
}

const API = { rest_api_id: 'api' };

/** A state with an API that answers GET / with a mock, and with more instances. */
export function mockApi(...more: readonly Instance[]): object {
  const method = { ...API, resource_id: 'root', http_method: 'GET' };
  return shownState(
    ['aws_api_gateway_rest_api.pets', { id: 'api', root_resource_id: 'root', name: 'Pets' }],
    ['aws_api_gateway_method.root', { ...method, authorization: 'NONE' }],
    ['aws_api_gateway_integration.root', { ...method, type: 'MOCK' }],
    ...more,
  );
}
