// Which servers take turns, in which cases, and what this package wants to reach beside each: pure tables.

export const OURS = 'this package';
export const BARE = 'bare dispatch';
/** Bare dispatch with the header fields that API Gateway adds and renames. */
export const SAME_FIELDS = 'the same fields';

/**
 * Each framework with its peers: the goal of this package beside bare dispatch and beside each of them, for a GET;
 * and the floors beside which it has no goal.
 */
export const FRAMEWORKS = [
  { framework: 'node:http', ofFloor: 0.78, peers: {}, floors: [SAME_FIELDS] },
  {
    framework: 'Express 5',
    ofFloor: 0.88,
    peers: {
      'http-proxy-middleware 3': 1.5,
      'http-proxy-middleware 4': 1.5,
      httpxy: 1.5,
      'express-http-proxy': 2.5,
    },
    floors: [SAME_FIELDS],
  },
  {
    framework: 'Koa 3',
    ofFloor: 0.78,
    peers: { 'koa-proxies': 1.6 },
    floors: [SAME_FIELDS, `${SAME_FIELDS} on ctx`],
  },
  {
    framework: 'Fastify 5',
    ofFloor: 0.78,
    peers: { '@fastify/http-proxy': 2 },
    floors: [SAME_FIELDS],
  },
];

/** `node:http` has no peer of its own: it is measured beside the fastest of the others. */
const BORROWED = { 'node:http': { 'Fastify 5, @fastify/http-proxy': 2 } };

/** Large bodies vary less from round to round. */
const FEW_ROUNDS = 3;

/** The cases: for those other than a GET, no peer may be ahead, and a large body must cost what the floor takes. */
export const CASES = [
  {
    name: 'GET',
    request: 'get',
    hasFloors: true,
    rounds: Number.POSITIVE_INFINITY,
    ofFloor: undefined,
    ofPeers: undefined,
  },
  {
    name: 'GET, after 15 s of load',
    request: 'get',
    warmUpSeconds: 15,
    hasFloors: true,
    rounds: 1, // the warm-up takes long
    ofFloor: undefined,
    ofPeers: undefined,
  },
  {
    name: 'POST of 1 KB',
    request: 'post',
    rounds: Number.POSITIVE_INFINITY,
    ofFloor: 0,
    ofPeers: 1,
  },
  { name: 'GET of 100 KB', request: 'large', rounds: FEW_ROUNDS, ofFloor: 0.95, ofPeers: 1 },
  { name: 'GET of 10 MB', request: 'huge', rounds: FEW_ROUNDS, ofFloor: 0.95, ofPeers: 1 },
];

/**
 * @param {{ hasFloors?: boolean }} goals of the case
 * @returns {string[]} the names of all servers
 */
export function serverNames({ hasFloors = false }) {
  return FRAMEWORKS.flatMap(({ framework, peers, floors }) =>
    [BARE, ...(hasFloors ? floors : []), OURS, ...Object.keys(peers)].map(
      (name) => `${framework}, ${name}`,
    ),
  );
}

/**
 * What this package reaches beside the floor and the peers of each framework.
 * @param {Record<string, number>} perSecond by the name of the server; those that could not be measured are missing
 * @param {{ ofFloor: number | undefined, ofPeers: number | undefined }} goals of the case; the GET has one for each
 * @returns {{ line: string, value: number, goal: number | undefined }[]}
 */
export function ratiosOf(perSecond, goals) {
  return FRAMEWORKS.flatMap(({ framework, ofFloor, peers, floors }) => {
    const own = perSecond[`${framework}, ${OURS}`];
    const others = [
      [`${framework}, ${BARE}`, goals.ofFloor ?? ofFloor],
      ...floors.map((name) => [`${framework}, ${name}`, 0]),
      ...Object.entries({
        ...Object.fromEntries(
          Object.entries(peers).map(([peer, goal]) => [`${framework}, ${peer}`, goal]),
        ),
        ...BORROWED[/** @type {keyof typeof BORROWED} */ (framework)],
      }).map(([name, goal]) => [name, goals.ofPeers ?? goal]),
    ];
    return others.flatMap(([name, goal]) => {
      const other = perSecond[String(name)];
      return own === undefined || other === undefined
        ? []
        : [
            {
              line: `${framework} beside ${String(name).replace(`${framework}, `, '')}`,
              value: own / other,
              goal: goal === 0 ? undefined : Number(goal),
            },
          ];
    });
  });
}
