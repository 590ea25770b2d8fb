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
  { room: 'checks', about: 'checks of what a caller gives', uses: ['model'] },
  { room: 'errors.ts', about: 'what is thrown', uses: ['model', 'checks'] },
  { room: 'http', about: 'what every room must know of HTTP', uses: ['model', 'errors.ts'] },
  { room: 'java', about: 'Java as API Gateway shows it', uses: ['errors.ts'], names: ['model'] },
  {
    room: 'mapping',
    about: 'the small languages inside a document',
    uses: ['model', 'errors.ts', 'http', 'java'],
  },
  {
    room: 'mapping/templates/velocityjs.ts',
    about: 'the alternative template engine',
    uses: ['model', 'errors.ts', 'java', 'mapping'],
    packages: ['velocityjs'],
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
    packages: ['node:fs', 'node:path', 'node:url'],
    packageTypes: ['yaml'],
  },
  {
    room: 'import',
    about: 'a document to a RestApi',
    uses: ['model', 'errors.ts', 'checks', 'http', 'java', 'mapping', 'router/path-template.ts'],
  },
  {
    room: 'execute',
    about: 'the journey of a request',
    uses: ['model', 'errors.ts', 'checks', 'http', 'java', 'mapping'],
    names: ['router'],
  },
  {
    room: 'backend',
    about: 'the one client',
    uses: ['model', 'errors.ts', 'http', 'on-demand.cjs'],
    packages: ['debug', 'node:*'],
    packageTypes: ['undici'],
  },
  {
    room: 'core',
    about: 'a document, options and backends to a Gateway',
    uses: ['model', 'errors.ts', 'checks', 'http', 'import', 'router', 'execute'],
  },
  {
    room: 'gateway.ts',
    about: 'the core, with files and the HTTP client',
    uses: ['checks', 'import/import-options.ts', 'core', 'load', 'backend'],
    packages: ['debug'],
  },
  {
    room: 'index.ts',
    about: 'the public names of the package',
    uses: ['core', 'load', 'gateway.ts'],
  },
  {
    room: 'adapters',
    about: 'frameworks to GatewayRequest and back',
    uses: ['model', 'errors.ts', 'gateway.ts', 'http'],
    names: ['core'],
    packages: ['node:*'],
    packageTypes: ['express', 'koa'],
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
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)';|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
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
