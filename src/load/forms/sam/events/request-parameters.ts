import { describe, isObject, quote } from '../../../../checks/document-values.js';
import type { MemberInFile } from '../../../load-context.js';
import { INTEGRATION } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy, type Made } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';

interface RequestParameter {
  readonly name: string;
  readonly required: unknown;
  readonly caching: boolean;
  readonly place: MemberInFile;
}

/** Declares the `RequestParameters` of an event. */
export function addRequestParameters(
  event: ApiEvent,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const entry = child(event.properties, 'RequestParameters');
  if (!isTruthy(entry.value)) {
    return;
  }
  if (!Array.isArray(entry.value)) {
    const message = `"RequestParameters" must be an array, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
    return;
  }
  const parameters = children(entry).flatMap((item) => readParameter(item, translation) ?? []);
  for (const operation of operations) {
    addParameters(operation, parameters, translation);
  }
}

function addParameters(
  operation: Made,
  parameters: readonly RequestParameter[],
  { drafts }: SamTranslation,
): void {
  const added = parameters.map(({ name, required, place }) => {
    const [, , location = '', ...rest] = name.split('.');
    const where = location === 'querystring' ? 'query' : location;
    return drafts.list(place, [
      drafts.object(place, { in: where, name: rest.join('.'), required, type: 'string' }),
    ]);
  });
  const existing = Array.isArray(operation.parameters) ? operation.parameters : [];
  const integration = operation[INTEGRATION] as Made;
  const [first] = parameters;
  const cached = parameters.filter(({ caching }) => caching);
  if (first !== undefined) {
    drafts.put(operation, 'parameters', drafts.concat(existing, ...added), first.place);
  }
  if (cached[0] !== undefined) {
    const keys = cached.map(({ name, place }) => drafts.list(place, [name]));
    drafts.put(integration, 'cacheKeyParameters', drafts.concat(...keys), cached[0].place);
  }
}

const NAME = /^method\.request\.(?:querystring|path|header)\../;

/** A parameter is its name, or an object of its name and settings. */
function readParameter(item: Entry, translation: SamTranslation): RequestParameter | undefined {
  const [setting] = children(item);
  const place = isObject(item.value) && setting !== undefined ? setting : item;
  const name = isObject(item.value) ? setting?.key : item.value;
  if (typeof name !== 'string' || !NAME.test(name)) {
    const found = typeof name === 'string' ? quote(name) : describe(item.value);
    translation.error(
      'INVALID_VALUE',
      `A name in "RequestParameters" must have the form "method.request.header.NAME", "method.request.querystring.NAME" or "method.request.path.NAME", not ${found}`,
      place,
    );
    return undefined;
  }
  if (!isObject(item.value)) {
    return { name, required: false, caching: false, place };
  }
  const settings = isObject(setting?.value) ? setting.value : undefined;
  const unknown = Object.keys(settings ?? {}).find(
    (key) => key !== 'Required' && key !== 'Caching',
  );
  if (settings === undefined || unknown !== undefined) {
    translation.error(
      'INVALID_VALUE',
      `The settings of ${quote(name)} must be an object of "Required" and "Caching"${unknown === undefined ? '' : `, without ${quote(unknown)}`}`,
      place,
    );
    return undefined;
  }
  return { name, required: settings.Required ?? false, caching: isTruthy(settings.Caching), place };
}
