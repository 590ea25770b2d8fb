/** An IAM policy document, as far as API Gateway evaluates what an authorizer returns. */
export interface PolicyDocument {
  readonly Version?: string | undefined;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/** One statement; conditions are not known here, so a statement that has one never allows. */
export interface PolicyStatement {
  readonly Effect: string;
  readonly Action?: string | readonly string[] | undefined;
  readonly Resource?: string | readonly string[] | undefined;
  readonly Condition?: unknown;
}

/**
 * Whether a policy lets a caller invoke a method. A denial wins; silence denies.
 * AWS: "Output from an API Gateway Lambda authorizer".
 * @param methodArn `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH`
 */
export function allowsInvoke(policy: PolicyDocument, methodArn: string): boolean {
  const matching = listOf(policy.Statement).filter(
    ({ Action, Resource }) =>
      listOf(Action).some((action) => matchesPattern(action.toLowerCase(), 'execute-api:invoke')) &&
      listOf(Resource).some((resource) => matchesPattern(resource, methodArn)),
  );
  const denied = matching.some(({ Effect }) => Effect === 'Deny');
  return !denied && matching.some((one) => one.Effect === 'Allow' && one.Condition === undefined);
}

/** `*` stands for any text, `?` for any character; time grows with the lengths, never faster. */
function matchesPattern(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      resume = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (star !== -1) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
