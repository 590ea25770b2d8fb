/** Why a function failed. */
export interface FunctionError {
  /** `errorMessage`; empty if there is none. */
  readonly message: string;
  /** The error as header mappings read it; `undefined` if they read the payload as it is. */
  readonly mappable: string | undefined;
}

/**
 * Reads the payload of a function that failed. Header mappings see into a message that is JSON itself:
 * `integration.response.body.errorMessage.trace.function`.
 * AWS: "Handle custom Lambda errors in API Gateway".
 */
export function functionErrorOf(payload: string): FunctionError {
  const members = membersOf(payload);
  const message = members?.errorMessage;
  if (members === undefined || typeof message !== 'string') {
    return { message: '', mappable: undefined };
  }
  if (membersOf(message) === undefined) {
    return { message, mappable: undefined };
  }
  const texts = Object.entries(members).map(
    ([name, value]) =>
      `${JSON.stringify(name)}:${name === 'errorMessage' ? message : JSON.stringify(value)}`,
  );
  return { message, mappable: `{${texts.join(',')}}` };
}

/** The members of a JSON object or list; `undefined` for anything else. */
function membersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
