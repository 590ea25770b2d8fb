/** Resources, requests, and the resource that serves each; `undefined` is AWS's 403. */
export interface RoutingCase {
  readonly about: string;
  readonly source: string;
  /** Default false. */
  readonly mergeSlashes?: boolean;
  readonly resources: Readonly<Record<string, readonly string[]>>;
  readonly requests: readonly (readonly [
    httpMethod: string,
    path: string,
    served: readonly [method: string, path: string] | undefined,
    parameters?: Readonly<Record<string, string>>,
  ])[];
}

const AWS = 'recorded on AWS: LocalStack, TestApigatewayRouting, 2024-07-23';
const LAMBDA = 'recorded on AWS: LocalStack, test_lambda_aws_proxy_integration';
const GUIDE = 'developer guide, "Set up a proxy integration with a proxy resource"';

export const ROUTING_CASES: readonly RoutingCase[] = [
  {
    about: 'a dead end falls back to the greedy resource above',
    source: AWS,
    resources: { '/part1': ['ANY'], '/part1/hardcoded-value': ['ANY'], '/{param+}': ['ANY'] },
    requests: [
      ['GET', '/part1', ['ANY', '/part1']],
      ['GET', '/part1/hardcoded-value', ['ANY', '/part1/hardcoded-value']],
      ['GET', '/part1/random-value', ['ANY', '/{param+}'], { param: 'part1/random-value' }],
    ],
  },
  {
    about: 'the method is part of the match',
    source: AWS,
    resources: { '/test': ['POST'], '/{proxy+}': ['OPTIONS'] },
    requests: [
      ['OPTIONS', '/test', ['OPTIONS', '/{proxy+}'], { proxy: 'test' }],
      ['POST', '/test', ['POST', '/test']],
      ['GET', '/test', undefined],
    ],
  },
  {
    about: 'ANY on the exact resource wins over the named method on the greedy one',
    source: AWS,
    resources: { '/test': ['ANY'], '/{proxy+}': ['GET'] },
    requests: [['GET', '/test', ['ANY', '/test']]],
  },
  {
    about: 'static before parameter before greedy, whatever the order of declaration',
    source: AWS,
    resources: { '/a/{id}': ['GET'], '/a/b': ['GET'], '/a/{id}/{rest+}': ['GET'] },
    requests: [
      ['GET', '/a/b', ['GET', '/a/b'], {}],
      ['GET', '/a/c', ['GET', '/a/{id}'], { id: 'c' }],
      ['GET', '/a/b/c/d', ['GET', '/a/{id}/{rest+}'], { id: 'b', rest: 'c/d' }],
    ],
  },
  {
    about: 'a named method wins over ANY, which stands for seven methods and no others',
    source: 'API reference, PutMethod',
    resources: { '/x': ['GET', 'ANY'] },
    requests: [
      ['GET', '/x', ['GET', '/x']],
      ['HEAD', '/x', ['ANY', '/x']],
      ['TRACE', '/x', undefined],
      ['toString', '/x', undefined],
    ],
  },
  {
    about: 'a greedy resource does not cover its parent',
    source: GUIDE,
    resources: { '/{proxy+}': ['ANY'], '/p/{proxy+}': ['ANY'] },
    requests: [
      ['GET', '/', undefined],
      ['GET', '/p', ['ANY', '/{proxy+}'], { proxy: 'p' }],
      ['GET', '/p/', ['ANY', '/{proxy+}'], { proxy: 'p' }],
      ['GET', '/p/q', ['ANY', '/p/{proxy+}'], { proxy: 'q' }],
    ],
  },
  {
    about: 'merged, slashes at the start are one, those at the end do not count, inside they stay',
    source: LAMBDA,
    mergeSlashes: true,
    resources: { '/': ['GET'], '/pets': ['GET'], '/f/{proxy+}': ['GET'], '/g/{id}': ['GET'] },
    requests: [
      ['GET', '/', ['GET', '/']],
      ['GET', '//', ['GET', '/']],
      ['GET', '/pets/', ['GET', '/pets']],
      ['GET', '///pets//', ['GET', '/pets']],
      ['GET', '/f/a//b/', ['GET', '/f/{proxy+}'], { proxy: 'a//b' }],
      ['GET', '/f//a', ['GET', '/f/{proxy+}'], { proxy: '/a' }],
      ['GET', '/g//', undefined],
      ['GET', '/g//x', undefined],
    ],
  },
  {
    about: 'an empty segment is a segment, and of slashes at the end one is dropped',
    source: 'docs/routing.md',
    resources: { '/': ['GET'], '/pets': ['GET'], '/f/{proxy+}': ['GET'], '/g/{id}': ['GET'] },
    requests: [
      ['GET', '/', ['GET', '/']],
      ['GET', '//', ['GET', '/']],
      ['GET', '///', undefined],
      ['GET', '/pets/', ['GET', '/pets']],
      ['GET', '//pets', undefined],
      ['GET', '//pets/', undefined],
      ['GET', '/pets//', undefined],
      ['GET', '///pets//', undefined],
      ['GET', '/g/1/', ['GET', '/g/{id}'], { id: '1' }],
      ['GET', '/g/1//', undefined],
      ['GET', '//g/1', undefined],
      ['GET', '/g//', undefined],
      ['GET', '/g//x', undefined],
      ['GET', '/f/', undefined],
      ['GET', '/f//', undefined],
      ['GET', '/f/a/', ['GET', '/f/{proxy+}'], { proxy: 'a' }],
      ['GET', '/f/a//', ['GET', '/f/{proxy+}'], { proxy: 'a/' }],
      ['GET', '/f/a//b/', ['GET', '/f/{proxy+}'], { proxy: 'a//b' }],
      ['GET', '/f//a', ['GET', '/f/{proxy+}'], { proxy: '/a' }],
      ['GET', '//f/a', undefined],
    ],
  },
  {
    about: 'a greedy variable takes doubled slashes as they stand',
    source: 'docs/routing.md',
    resources: { '/admin': ['GET'], '/{proxy+}': ['GET'] },
    requests: [
      ['GET', '//admin', ['GET', '/{proxy+}'], { proxy: '/admin' }],
      ['GET', '/admin//', ['GET', '/{proxy+}'], { proxy: 'admin/' }],
      ['GET', '/admin/', ['GET', '/admin']],
    ],
  },
  {
    about: 'nothing is decoded: an encoded slash does not split',
    source: LAMBDA,
    resources: { '/g/{id}': ['GET'], '/g/a': ['POST'], '/{proxy+}': ['PUT'] },
    requests: [
      ['GET', '/g/a%2Fb', ['GET', '/g/{id}'], { id: 'a%2Fb' }],
      ['GET', '/g/%zz+@', ['GET', '/g/{id}'], { id: '%zz+@' }],
      ['POST', '/g/%61', undefined],
      ['PUT', '/x%2B/y', ['PUT', '/{proxy+}'], { proxy: 'x%2B/y' }],
    ],
  },
  {
    about: 'letters count, and names may hold what path-to-regexp has other plans for',
    source: 'docs/decisions/router.md, "Tokens, never a path string"',
    resources: {
      '/Pets': ['GET'],
      '/u/{user-id}': ['GET'],
      '/v1:batch/{user.id}': ['GET'],
      '/o/{object-key+}': ['GET'],
    },
    requests: [
      ['GET', '/pets', undefined],
      ['GET', '/u/7', ['GET', '/u/{user-id}'], { 'user-id': '7' }],
      ['GET', '/v1:batch/8', ['GET', '/v1:batch/{user.id}'], { 'user.id': '8' }],
      ['GET', '/o/a/b', ['GET', '/o/{object-key+}'], { 'object-key': 'a/b' }],
    ],
  },
  {
    about: 'what is no path matches nothing',
    source: 'RFC 9112, 3.2.4: the asterisk form',
    resources: { '/{proxy+}': ['ANY'] },
    requests: [
      ['OPTIONS', '*', undefined],
      ['GET', '', undefined],
    ],
  },
];
