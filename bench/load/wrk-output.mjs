/**
 * @typedef {object} Load
 * @property {number} requests
 * @property {number} perSecond
 * @property {number} failures
 */

/** @param {string} text what wrk prints @param {number} status the one that is expected @returns {Load} */
export function readWrk(text, status) {
  const number = (/** @type {RegExp} */ pattern) => Number(pattern.exec(text)?.[1] ?? 0);
  const requests = number(/(\d+) requests in/);
  const refused = number(/Non-2xx or 3xx responses: (\d+)/);
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text);
  const errors = (sockets ?? []).slice(1).reduce((sum, count) => sum + Number(count), 0);
  return {
    requests,
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    failures: errors + (status < 400 ? refused : requests - refused),
  };
}
