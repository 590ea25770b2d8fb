/** What the files of one room may import. */
export interface Room {
  /** A folder or a file below `src/`; the longest that holds a file speaks for it. */
  readonly room: string;
  readonly about: string;
  /** Rooms whose values and types it may use; a room may always use its own files. */
  readonly uses: readonly string[];
  /** Rooms whose types alone it may name. */
  readonly names?: readonly string[];
  /** Packages and Node modules, as values. `node:*` stands for all of Node's. */
  readonly packages?: readonly string[];
  /** Packages whose types alone it may name. */
  readonly packageTypes?: readonly string[];
}

/** Who may import whom. A file in no room is refused, so that a new folder needs a row here. */
export const IMPORT_TABLE: readonly Room[] = [
  { room: 'model', about: 'the words of API Gateway', uses: [] },
  { room: 'checks', about: 'checks of what a caller passes', uses: [], names: ['model'] },
  {
    room: 'errors.ts',
    about: 'what is thrown',
    uses: ['model', 'checks', 'java/velocity/template-error.ts'],
  },
  {
    room: 'http',
    about: 'what every room must know of HTTP',
    uses: ['errors.ts'],
    names: ['model'],
  },
  { room: 'java', about: 'Java as API Gateway shows it; knows nothing of gateways', uses: [] },
  {
    room: 'java/json',
    about: 'JSON as Jackson reads and writes it',
    uses: ['java/characters.ts', 'java/text-search.ts'],
  },
  {
    room: 'java/regex',
    about: 'java.util.regex',
    uses: ['java/characters.ts', 'java/text-search.ts', 'java/recently-used.ts'],
  },
  {
    room: 'java/lang',
    about: 'classes, methods and numbers',
    uses: ['java/json', 'java/regex', 'java/text-search.ts', 'java/recently-used.ts'],
    names: ['java/json-path'],
  },
  {
    room: 'java/json-path',
    about: 'JSON paths as Jayway reads them',
    uses: ['java/json', 'java/regex', 'java/text-search.ts', 'java/recently-used.ts'],
  },
  {
    room: 'java/velocity',
    about: 'templates as Velocity 1.7 renders them',
    uses: ['java/json', 'java/lang', 'java/regex', 'java/text-search.ts'],
    names: ['java/json-path'],
  },
  {
    room: 'mapping',
    about: 'the small languages inside a document',
    uses: ['errors.ts', 'http', 'java'],
    names: ['model'],
  },
  {
    room: 'mapping/templates/velocityjs.ts',
    about: 'the alternative template engine',
    uses: ['errors.ts', 'java', 'mapping'],
    names: ['model'],
    packages: ['velocityjs'],
  },
  {
    room: 'policy',
    about: "IAM's language of policies",
    uses: ['checks'],
    names: ['model'],
  },
  {
    room: 'router',
    about: 'method and path to a Method',
    uses: ['model', 'errors.ts'],
    packages: ['path-to-regexp'],
  },
  {
    room: 'load',
    about: 'files and text to a document',
    uses: ['model', 'errors.ts', 'checks', 'on-demand.cjs'],
    packages: ['node:crypto', 'node:fs', 'node:path', 'node:url'],
    packageTypes: ['yaml'],
  },
  {
    room: 'load/forms/cloudformation',
    about: 'CloudFormation templates to a document',
    uses: ['checks', 'java/regex', 'load'],
    names: ['model'],
  },
  {
    room: 'load/forms/terraform/hcl',
    about: "HCL, Terraform's language: read and evaluated",
    uses: ['load/source/source-text.ts', 'checks/nearest.ts'],
  },
  {
    room: 'import',
    about: 'a document to a RestApi',
    uses: ['model', 'errors.ts', 'checks', 'mapping'],
  },
  {
    room: 'import/document',
    about: 'reads of a document, each with its place',
    uses: ['model', 'errors.ts', 'checks'],
  },
  {
    room: 'import/mappings',
    about: 'tables of mappings and templates',
    uses: ['checks', 'http', 'import/document'],
    names: ['model'],
  },
  {
    room: 'import/api',
    about: 'what is said once, at the root',
    uses: [
      'model',
      'errors.ts',
      'checks',
      'http',
      'mapping',
      'policy',
      'import/document',
      'import/mappings',
    ],
  },
  {
    room: 'import/validation',
    about: 'models to checks of a body',
    uses: ['model', 'checks', 'http', 'java', 'import/document'],
    names: ['import/api'],
  },
  {
    room: 'import/integration',
    about: 'x-amazon-apigateway-integration to an Integration',
    uses: [
      'model',
      'errors.ts',
      'checks',
      'mapping',
      'import/document',
      'import/mappings',
      'import/api',
    ],
    names: ['import/import-scope.ts'],
  },
  {
    room: 'import/methods',
    about: 'paths and operations to Resources and Methods',
    uses: [
      'model',
      'checks',
      'mapping',
      'router/path-template.ts',
      'import/document',
      'import/api',
      'import/integration',
    ],
    names: ['import/import-scope.ts'],
  },
  {
    room: 'execute/execute.ts',
    about: 'the journey of a request, box by box',
    uses: [
      'execute/access',
      'execute/method',
      'execute/integrations',
      'execute/gateway-response',
      'execute/request-context',
      'execute/callers',
      'execute/log',
      'execute/stage',
    ],
    names: ['model', 'http'],
  },
  {
    room: 'execute/stage',
    about: 'what a stage does with a request: limits, the response cache',
    uses: [
      'errors.ts',
      'checks',
      'http',
      'stage/cache',
      'execute/callers',
      'execute/payload',
      'execute/request-context',
      'execute/log',
    ],
    names: ['model', 'stage'],
  },
  {
    room: 'execute/method',
    about: 'method request and method response: what a request must have, what every response has',
    uses: [
      'model',
      'errors.ts',
      'http',
      'execute/integrations/lambda/calls-lambda.ts',
      'execute/payload',
      'execute/request-context',
      'execute/log',
    ],
    names: ['execute/integrations/integration-boxes.ts'],
  },
  {
    room: 'execute/access',
    about: 'who may call a method',
    uses: [
      'errors.ts',
      'checks',
      'http',
      'java/recently-used.ts',
      'policy',
      'execute/callers',
      'execute/integrations/lambda',
      'execute/payload',
      'execute/request-context',
      'execute/log',
    ],
    names: ['model'],
  },
  {
    room: 'execute/integrations',
    about: 'what each integration type makes of its boxes',
    uses: [
      'errors.ts',
      'http',
      'java/json',
      'execute/integration-request',
      'execute/integration-response.ts',
      'execute/integrations/lambda',
      'execute/integrations/aws-service',
      'execute/payload',
      'execute/log',
    ],
    names: ['model', 'execute/request-context', 'execute/stage'],
  },
  {
    room: 'execute/integrations/aws-service',
    about: 'integrations with AWS services other than Lambda: requests that are signed',
    uses: [
      'errors.ts',
      'checks',
      'http',
      'execute/integration-request',
      'execute/integration-response.ts',
      'execute/integrations/call-endpoint.ts',
      'execute/callers',
      'execute/payload',
      'execute/log',
    ],
    names: ['model', 'execute/integrations/integration-boxes.ts', 'execute/request-context'],
  },
  {
    room: 'execute/integrations/lambda',
    about: 'integrations with Lambda: events, and what functions return',
    uses: [
      'errors.ts',
      'checks',
      'http',
      'execute/integrations/call-endpoint.ts',
      'execute/integration-request',
      'execute/integration-response.ts',
      'execute/callers',
      'execute/payload',
      'execute/log',
    ],
    names: [
      'model',
      'lambda',
      'stage',
      'execute/integrations/integration-boxes.ts',
      'execute/request-context',
    ],
  },
  {
    room: 'execute/integration-request',
    about: 'what goes to the endpoint',
    uses: [
      'errors.ts',
      'http',
      'mapping',
      'execute/payload',
      'execute/callers',
      'execute/request-context',
    ],
    names: ['model'],
  },
  {
    room: 'execute/integration-response.ts',
    about: "what becomes of the endpoint's response",
    uses: ['errors.ts', 'http', 'mapping', 'execute/payload'],
    names: ['model', 'execute/integrations/integration-boxes.ts', 'execute/request-context'],
  },
  {
    room: 'execute/gateway-response',
    about: 'what goes to the client when something fails',
    uses: [
      'model',
      'errors.ts',
      'http',
      'execute/payload',
      'execute/request-context',
      'execute/log',
    ],
  },
  {
    room: 'execute/payload',
    about: 'texts, bytes and templates; the response as it is written',
    uses: ['errors.ts', 'http', 'java/json'],
    names: ['model', 'execute/request-context'],
  },
  {
    room: 'execute/callers',
    about: 'the functions of callers, and what they return',
    uses: ['errors.ts', 'checks', 'http'],
    names: ['model', 'router', 'execute/request-context'],
  },
  {
    room: 'execute/log',
    about: 'the execution log, without secrets',
    uses: ['checks', 'http', 'mapping', 'execute/payload', 'execute/request-context'],
    names: ['model', 'errors.ts', 'router'],
  },
  {
    room: 'execute/log/access-log',
    about: "the stage's access log: one line a request",
    uses: ['checks', 'errors.ts', 'execute/callers', 'execute/log'],
    names: ['model', 'execute/request-context'],
  },
  {
    room: 'execute/log/observation',
    about: 'what observers are told of a request, its boxes and its calls',
    uses: ['checks', 'errors.ts', 'http', 'execute/log'],
    names: ['model', 'execute/request-context'],
  },
  {
    room: 'execute/log/recording',
    about: 'the values of one request, box by box, for those who show them',
    uses: ['http', 'execute/log', 'execute/payload'],
    names: ['model', 'execute/log/observation', 'execute/request-context'],
  },
  {
    room: 'execute/request-context',
    about: 'a request, its match and $context',
    uses: ['errors.ts', 'checks', 'http', 'mapping', 'execute/log'],
    names: [
      'model',
      'router',
      'lambda',
      'stage',
      'execute/access',
      'execute/callers',
      'execute/stage',
    ],
  },
  {
    room: 'stage',
    about:
      'what a stage counts and keeps: method settings, limits, stores; knows nothing of exchanges',
    uses: ['model', 'checks'],
  },
  {
    room: 'stage/cache',
    about: 'the response cache: keys, entries in memory or in a store, calls that requests share',
    uses: ['errors.ts', 'checks', 'http'],
    names: ['model', 'stage'],
  },
  {
    room: 'stage/stores',
    about: 'the stores of callers, and what they return',
    uses: ['checks', 'http', 'execute/callers'],
    names: ['model'],
  },
  {
    room: 'lambda',
    about: 'how functions are invoked: handlers, one function for all, an address',
    uses: ['checks', 'http', 'execute/callers'],
    names: ['model'],
  },
  {
    room: 'lambda/streamify-response.ts',
    about: "streams of Lambda's Node.js runtime",
    uses: ['checks'],
    names: ['model'],
    packages: ['node:stream'],
  },
  {
    room: 'redis',
    about: 'the stores over a client of redis',
    uses: ['checks'],
    names: ['model'],
    packages: ['node:crypto'],
  },
  {
    room: 'iam',
    about: 'a verifier of Signature Version 4, for AWS_IAM',
    uses: ['checks', 'errors.ts', 'http'],
    names: ['model', 'policy', 'execute/access'],
  },
  {
    room: 'cognito',
    about: 'a verifier of the tokens of Cognito user pools',
    uses: ['checks', 'errors.ts', 'http', 'on-demand.cjs'],
    names: ['execute/access'],
  },
  {
    room: 'define-api.ts',
    about: 'a document written in code',
    uses: [],
    names: ['model'],
  },
  {
    room: 'schema',
    about: 'the JSON Schema of the extensions, for editors',
    uses: ['model'],
  },
  {
    room: 'backend',
    about: 'the one client',
    uses: ['checks', 'errors.ts', 'http', 'on-demand.cjs'],
    names: ['model'],
    packages: ['node:*'],
    packageTypes: ['undici'],
  },
  {
    room: 'core',
    about: 'a document, options and backends to a Gateway',
    uses: [
      'define-api.ts',
      'model',
      'errors.ts',
      'checks',
      'http',
      'mapping',
      'import',
      'router',
      'lambda',
      'stage',
      'execute',
    ],
    names: ['policy'],
  },
  {
    room: 'signer.ts',
    about: 'Signature V4, by the signer of the AWS SDK',
    uses: ['http', 'on-demand.cjs'],
    names: ['model'],
    packages: ['node:crypto'],
  },
  {
    room: 'zlib-codecs.ts',
    about: 'content codings by zlib',
    uses: [],
    names: ['http'],
    packages: ['node:util', 'node:zlib'],
  },
  {
    room: 'watched-gateway.ts',
    about: 'a gateway that is made anew when its files change',
    uses: ['load'],
    names: ['core'],
    packages: ['node:fs'],
  },
  {
    room: 'gateway.ts',
    about: 'the core, with files and the HTTP client',
    uses: [
      'checks',
      'core',
      'load',
      'backend',
      'on-demand.cjs',
      'signer.ts',
      'watched-gateway.ts',
      'zlib-codecs.ts',
    ],
    packages: ['debug'],
  },
  {
    room: 'index.ts',
    about: 'the public names of the package',
    uses: ['core', 'load', 'gateway.ts', 'lambda/streamify-response.ts'],
  },
  {
    room: 'adapters',
    about: 'frameworks to GatewayRequest and back',
    uses: ['errors.ts', 'checks', 'gateway.ts', 'http', 'core/fetch'],
    names: ['model', 'core'],
    packages: ['node:*'],
    packageTypes: ['express', 'fastify', 'koa'],
  },
  {
    room: 'console',
    about: 'the page that shows what a gateway does, and who may see it',
    uses: [
      'model',
      'checks',
      'errors.ts',
      'http',
      'import',
      'load',
      'java',
      'mapping',
      'execute/gateway-response/custom-response.ts',
      'on-demand.cjs',
    ],
    names: ['execute', 'gateway.ts'],
    packages: ['node:*'],
    packageTypes: ['yaml'],
  },
  {
    room: 'cli',
    about: 'the command, on everything else',
    uses: [
      'model',
      'checks',
      'errors.ts',
      'http',
      'mapping',
      'router',
      'load',
      'import',
      'execute',
      'lambda',
      'core/options/lambda-option.ts',
      'core/templates/template-of.ts',
      'gateway.ts',
      'console',
      'adapters/node-http',
    ],
    names: ['core/options/options.ts'],
    packages: ['node:*'],
  },
];

/** One import of a file, as it stands in its text. */
export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** All imports and re-exports in a source text. */
export function importsIn(source: string): readonly Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)';|\b(?:import|getBuiltinModule)\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

/** What the row of a room allows and none of its files needs. */
export function unneeded(
  room: Room,
  imports: readonly { readonly file: string; readonly one: Import }[],
): readonly string[] {
  const own = imports.filter(({ file }) => roomOf(file, IMPORT_TABLE) === room);
  const has = (typeOnly: boolean, fits: (target: string) => boolean): boolean =>
    own.some(
      ({ file, one }) =>
        one.typeOnly === typeOnly &&
        fits(one.from.startsWith('.') ? resolve(file, one.from) : one.from),
    );
  const uses = room.uses.filter((name) => !has(false, (target) => isIn(target, name)));
  const names = (room.names ?? []).filter((name) => !has(true, (target) => isIn(target, name)));
  const packages = (room.packages ?? []).filter(
    (name) =>
      !has(false, (target) => target === name || (name === 'node:*' && target.startsWith('node:'))),
  );
  const types = (room.packageTypes ?? []).filter((name) => !has(true, (target) => target === name));
  return [...uses, ...names, ...packages, ...types];
}

/** Why a file below `src/` may not import something; `undefined` where it may. */
export function refusal(file: string, { from, typeOnly }: Import): string | undefined {
  const room = roomOf(file, IMPORT_TABLE);
  if (room === undefined) {
    return `src/${file} is in no room of the import table`;
  }
  const { uses, names = [], packages = [], packageTypes = [] } = room;
  if (!from.startsWith('.')) {
    const allowed = typeOnly ? [...packages, ...packageTypes] : packages;
    const found = allowed.some(
      (name) => name === from || (name === 'node:*' && from.startsWith('node:')),
    );
    return found ? undefined : `${room.room} may not import ${from}`;
  }
  const target = resolve(file, from);
  const allowed = typeOnly ? [room.room, ...uses, ...names] : [room.room, ...uses];
  return allowed.some((name) => isIn(target, name))
    ? undefined
    : `${room.room} may not import src/${target}`;
}

function roomOf(file: string, table: readonly Room[]): Room | undefined {
  return table
    .filter(({ room }) => isIn(file, room))
    .sort((a, b) => b.room.length - a.room.length)[0];
}

function isIn(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`);
}

function resolve(file: string, from: string): string {
  const { pathname } = new URL(from, `file:///${file}`);
  return pathname.slice(1).replace(/\.js$/, '.ts');
}

/** The table as docs/architecture.md shows it. */
export function asMarkdown(): string {
  const rows = IMPORT_TABLE.map(({ room, about, uses, names, packages, packageTypes }) => {
    const list = [...uses, ...(names ?? []).map((name) => `types of ${name}`)].join(', ');
    const external = [
      ...(packages ?? []),
      ...(packageTypes ?? []).map((name) => `types of ${name}`),
    ];
    return `| \`${room}\` | ${about} | ${list || 'nothing'} | ${external.join(', ') || 'none'} |`;
  });
  return [
    '| room | what it is | may import | packages |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
