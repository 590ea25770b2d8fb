// The token that each call of the server needs. It comes in the address, after the #, and is kept for
// this tab alone.

const KEY = `apigateway-console-token:${location.pathname}`;
let current = '';

/** Takes the token out of the address, or else the one that this tab has had. */
export function takeToken(): void {
  const { hash, pathname, search } = location;
  const found = hash.startsWith('#token=') ? decoded(hash.slice('#token='.length)) : undefined;
  if (found === undefined) {
    current = kept() ?? '';
    return;
  }
  current = found;
  history.replaceState(null, '', `${pathname}${search}#/api`);
  try {
    sessionStorage.setItem(KEY, found);
  } catch {
    // A browser that keeps nothing needs the link again after a reload.
  }
}

/** The token; empty if the page was opened without one. */
export function token(): string {
  return current;
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
