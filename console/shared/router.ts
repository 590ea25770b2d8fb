import { useEffect, useState } from 'preact/hooks';
import { link, parseRoute, type Route } from './state/route.js';

export { link, type PageName, type Route } from './state/route.js';

/** The part of the page that the address names; changes with it. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    changed();
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return parseRoute(hash);
}

/** Goes to another part of the page. */
export function navigate(route: Route): void {
  location.hash = link(route);
}
