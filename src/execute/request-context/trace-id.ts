/**
 * The `X-Amzn-Trace-Id` sent to the backend. A complete ID from the client is kept, missing members
 * of an incomplete one are added, and if there is none, a new root is generated (LocalStack
 * `test_invocation_trace_id`).
 *
 * @param time milliseconds since 1970
 * @param random returns random hexadecimal digits
 */
export function traceId(
  incoming: string | undefined,
  time: number,
  random: (digits: number) => string,
): string {
  if (incoming === undefined) {
    return newRoot(time, random);
  }
  const members = new Map<string, string>();
  for (const member of incoming.split(';')) {
    const [, name, value] = /^\s*([A-Za-z]+)\s*=\s*([0-9A-Za-z:-]+)\s*$/.exec(member) ?? [];
    if (name !== undefined && value !== undefined) {
      members.set(name.toLowerCase(), value);
    }
  }
  const root = members.get('root');
  if (root === undefined || !ROOT.test(root)) {
    return newRoot(time, random);
  }
  const parent = members.get('parent');
  const sampled = members.get('sampled') ?? (parent === undefined ? '0' : '1');
  return `Root=${root};Parent=${parent ?? random(16)};Sampled=${sampled}`;
}

function newRoot(time: number, random: (digits: number) => string): string {
  const seconds = Math.floor(time / 1000).toString(16);
  return `Root=1-${seconds.padStart(8, '0')}-${random(24)}`;
}

const ROOT = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/i;
