import { expect, test } from 'vitest';
import { stageOf } from '../../../../../../src/load/stage-options.js';
import { outcomeOf, routesOf } from '../../issues.js';
import { API_ID, method, PETS, type Planned, planFile, ROOT_ID, resource } from './plan-file.js';

function integration(known: object, unknown: Planned['unknown']): Planned {
  return {
    address: 'aws_api_gateway_integration.m',
    known: { http_method: 'POST', ...known },
    unknown: { rest_api_id: API_ID, resource_id: ROOT_ID, ...unknown },
  };
}

function integrationOf(one: Planned, ...more: readonly Planned[]): unknown {
  const [post] = method('m', 'POST', ROOT_ID);
  const plan = planFile([PETS, ...(post === undefined ? [] : [post]), one, ...more]);
  const { document } = outcomeOf(plan);
  const { paths } = document as unknown as { paths: { '/': { post: Record<string, unknown> } } };
  return paths['/'].post['x-amazon-apigateway-integration'];
}

const FUNCTION: Planned = {
  address: 'aws_lambda_function.adder',
  known: { function_name: 'add-numbers' },
};

test.each([[['aws_lambda_function.adder.invoke_arn', 'aws_lambda_function.adder']]])(
  'The URI of a function that is not deployed has its name',
  (uri) => {
    expect(integrationOf(integration({ type: 'AWS_PROXY' }, { uri }), FUNCTION)).toMatchObject({
      type: 'aws_proxy',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:add-numbers/invocations',
    });
  },
);

test('An attribute that the configuration does not set is not there', () => {
  const plan = planFile([PETS, ...method('m', 'GET', ROOT_ID)]);
  const changes = (plan as { resource_changes: { change: { after_unknown: object } }[] })
    .resource_changes;
  for (const { change } of changes) {
    Object.assign(change.after_unknown, { cache_namespace: true, passthrough_behavior: true });
  }
  const { document } = outcomeOf(plan);
  expect(JSON.stringify(document)).not.toContain('${');
});

test('A URI that is only known after the deployment is an open value with its address', () => {
  const uri = ['aws_lb.front.dns_name', 'aws_lb.front'];
  const http = { type: 'HTTP_PROXY', integration_http_method: 'GET' };
  expect(integrationOf(integration(http, { uri }))).toMatchObject({
    uri: '${aws_api_gateway_integration.m.uri}',
  });
});

test('The authorizer is the one that fits the authorization', () => {
  const authorizers = ['TOKEN', 'COGNITO_USER_POOLS'].map((type) => ({
    address: `aws_api_gateway_authorizer.${type.toLowerCase()}`,
    known: { name: type, type },
    unknown: { rest_api_id: API_ID },
  }));
  const [post, mock] = method('m', 'POST', ROOT_ID);
  const closed = {
    ...post,
    known: { ...post?.known, authorization: 'COGNITO_USER_POOLS' },
    unknown: { ...post?.unknown, authorizer_id: ['local.authorizer'] },
  } as Planned;
  const plan = planFile([PETS, ...authorizers, closed, ...(mock === undefined ? [] : [mock])]);
  expect(outcomeOf(plan).document).toMatchObject({
    paths: { '/': { post: { security: [{ COGNITO_USER_POOLS: [] }] } } },
  });
});

test('The path of method settings is put together from what it refers to', () => {
  const pets = resource('pets', 'pets');
  const pet = resource('pet', '{id}', ['aws_api_gateway_resource.pets.id']);
  const settings: Planned = {
    address: 'aws_api_gateway_method_settings.pet',
    known: { stage_name: 'live', settings: [{ throttling_rate_limit: 5 }] },
    unknown: {
      rest_api_id: API_ID,
      method_path: ['aws_api_gateway_resource.pet.path', 'aws_api_gateway_method.m.http_method'],
    },
  };
  const stage = {
    address: 'aws_api_gateway_stage.live',
    known: { stage_name: 'live' },
    unknown: { rest_api_id: API_ID },
  };
  const own = method('m', 'GET', ['aws_api_gateway_resource.pet.id']);
  const { document } = outcomeOf(planFile([PETS, pets, pet, ...own, stage, settings]));
  expect(stageOf(document ?? {})?.methodSettings).toEqual([
    expect.objectContaining({
      resourcePath: '/pets/{id}',
      httpMethod: 'GET',
      throttlingRateLimit: 5,
    }),
  ]);
});

test('A body that is known only after the deployment leads to a form that has it', () => {
  const body = ['aws_lambda_function.adder.invoke_arn', 'aws_lambda_function.adder'];
  const { issues } = outcomeOf(planFile([{ ...PETS, unknown: { body } }, FUNCTION]));
  expect(issues).toEqual([
    expect.stringContaining(
      'error UNRESOLVED_VARIABLE The body of aws_api_gateway_rest_api.pets is known only after the deployment, because it contains aws_lambda_function.adder.invoke_arn: load the folder of the .tf files, or the state after "terraform apply"',
    ),
  ]);
});

test.each([[[{}]], [{ a: 1 }], [null]])(
  'A plan whose addresses are not texts (%j) is read without them',
  (odd) => {
    const post = method('m', 'POST', ROOT_ID);
    const plan = planFile([PETS, ...post, integration({ type: odd }, { uri: [] })]);
    const { resource_changes: changes, configuration } = plan as unknown as OddPlan;
    changes.push({ address: odd, change: { after_unknown: {} } });
    configuration.root_module.resources.push({ address: odd });
    expect(routesOf(outcomeOf(plan))).toEqual(['POST /']);
  },
);

interface OddPlan {
  readonly resource_changes: object[];
  readonly configuration: { readonly root_module: { readonly resources: object[] } };
}

test('An answer of the option variables may be of any type', () => {
  const plan = planFile([PETS, ...method('m', 'POST', ROOT_ID), integration({}, { uri: [] })]);
  for (const odd of [[{}], [Object.create(null)], null, 5]) {
    const { issues } = outcomeOf(plan, { variables: () => odd });
    expect(issues.filter((issue) => issue.includes('undefined:'))).toEqual([]);
  }
});
