import type { Place } from '../../../../../source/source-text.js';
import { ConversionProblem, convert } from '../../values/conversion/convert.js';
import { equals } from '../../values/equality.js';
import {
  listValue,
  mapValue,
  objectValue,
  stringValue,
  tupleValue,
  unknownAt,
  unknownFrom,
} from '../../values/make-value.js';
import { compareText } from '../../values/texts/text-order.js';
import { listTypeOf, mapTypeOf, sameType } from '../../values/type.js';
import { type HclValue, isWhollyKnown, typeOfValue } from '../../values/value.js';
import { anyParameter, elementsIn, membersIn, parameter, textOf } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

/** https://developer.hashicorp.com/terraform/language/functions, maps of "Collection Functions" */
export const MAP_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  keys: { parameters: [anyParameter('inputMap')], call: ([map]) => keys(map) },
  lookup: {
    parameters: [anyParameter('inputMap'), parameter('key', 'string')],
    rest: { ...anyParameter('default'), nullable: true },
    call: ([map, key, ...defaults]) => lookup(map, textOf(key), defaults),
  },
  matchkeys: {
    parameters: [
      { ...parameter('values', listTypeOf('dynamic')), unknown: true },
      { ...parameter('keys', listTypeOf('dynamic')), unknown: true },
      { ...parameter('searchset', listTypeOf('dynamic')), unknown: true },
    ],
    call: ([values, given, wanted]) => matchKeys(values, given, wanted),
  },
  merge: { parameters: [], rest: { ...anyParameter('maps'), nullable: true }, call: merge },
  transpose: {
    parameters: [{ ...parameter('values', mapTypeOf(listTypeOf('string'))), unknown: true }],
    call: ([map]) => transpose(map),
  },
  values: { parameters: [anyParameter('values')], call: ([map]) => values(map) },
  zipmap: {
    parameters: [
      { ...parameter('keys', listTypeOf('string')), unknown: true },
      anyParameter('values'),
    ],
    call: ([names, given]) => zipMap(names, given),
  },
};

function keys(map: HclValue | undefined): HclValue {
  if (map?.kind === 'unknown') {
    return unknownFrom([map], 'dynamic');
  }
  const names = [...membersIn(map).keys()].map((key) => stringValue(key, placeOfKey(map, key)));
  return map?.kind === 'map' ? listValue(names, 'string') : tupleValue(names);
}

function placeOfKey(map: HclValue | undefined, key: string): Place | undefined {
  return map !== undefined && 'keyPlaces' in map ? map.keyPlaces?.get(key) : undefined;
}

function values(map: HclValue | undefined): HclValue {
  if (map?.kind === 'unknown') {
    return unknownFrom([map], 'dynamic');
  }
  const items = [...membersIn(map).values()];
  return map?.kind === 'map' ? listValue(items, map.element) : tupleValue(items);
}

function lookup(map: HclValue | undefined, key: string, defaults: readonly HclValue[]): HclValue {
  if (defaults.length > 1) {
    throw new FunctionProblem('lookup takes two or three arguments');
  }
  if (map?.kind === 'unknown') {
    return map.address === undefined || defaults.length > 0
      ? unknownFrom([map], 'dynamic')
      : unknownAt(`${map.address}[${JSON.stringify(key)}]`);
  }
  const found = membersIn(map).get(key);
  if (found !== undefined) {
    return found;
  }
  const [fallback] = defaults;
  if (map?.kind === 'object' && map.address !== undefined) {
    return unknownAt(`${map.address}.${key}`);
  }
  if (fallback === undefined) {
    throw new FunctionProblem(
      `there is no element ${JSON.stringify(key.slice(0, 80))}; add a default as third argument`,
      0,
    );
  }
  return map?.kind === 'map' ? converted(fallback, map.element) : fallback;
}

function converted(value: HclValue, type: Parameters<typeof convert>[1]): HclValue {
  try {
    return convert(value, type);
  } catch (problem) {
    if (problem instanceof ConversionProblem) {
      throw new FunctionProblem(`the default does not fit: ${problem.message}`, 2);
    }
    throw problem;
  }
}

/** The values whose keys are in the set that is searched. */
function matchKeys(
  given: HclValue | undefined,
  keysOfGiven: HclValue | undefined,
  wanted: HclValue | undefined,
): HclValue {
  const all = [given, keysOfGiven, wanted].flatMap((one) => (one === undefined ? [] : [one]));
  if (!all.every(isWhollyKnown)) {
    return unknownFrom(all, 'dynamic');
  }
  const items = elementsIn(given);
  const names = elementsIn(keysOfGiven);
  if (items.length !== names.length) {
    throw new FunctionProblem('values and keys must have equal lengths');
  }
  const type = keysOfGiven === undefined ? undefined : typeOfValue(keysOfGiven);
  const searched = elementsIn(
    wanted !== undefined && type !== undefined ? convert(wanted, type) : wanted,
  );
  const matching = items.filter((_, index) => {
    const name = names[index];
    return name !== undefined && searched.some((one) => equals(one, name));
  });
  const element = given !== undefined && 'element' in given ? given.element : 'dynamic';
  return listValue(matching, element);
}

/** Later maps win; null is like an empty map. Maps of one type make a map, others an object. */
function merge(maps: readonly HclValue[]): HclValue {
  const given = maps.filter(({ kind }) => kind !== 'null');
  if (given.some(({ kind }) => kind === 'unknown')) {
    return unknownFrom(
      given.filter(({ kind }) => kind === 'unknown'),
      'dynamic',
    );
  }
  const members = new Map<string, HclValue>();
  const keyPlaces = new Map<string, Place>();
  for (const map of given) {
    if (!('members' in map)) {
      throw new FunctionProblem(`all arguments must be maps or objects, and one is a ${map.kind}`);
    }
    for (const [key, value] of map.members) {
      members.set(key, value);
      const place = map.keyPlaces?.get(key);
      if (place !== undefined) {
        keyPlaces.set(key, place);
      }
    }
  }
  const [first] = given;
  const alike =
    first?.kind === 'map' && given.every((map) => sameType(typeOfValue(map), typeOfValue(first)));
  return alike
    ? mapValue(members, first.element, { keyPlaces })
    : objectValue(members, { keyPlaces });
}

function transpose(map: HclValue | undefined): HclValue {
  if (map === undefined || map.kind === 'unknown' || !('extent' in map) || !map.extent.known) {
    return unknownFrom(map === undefined ? [] : [map], mapTypeOf(listTypeOf('string')));
  }
  const lists = new Map<string, HclValue[]>();
  for (const [key, items] of membersIn(map)) {
    for (const item of elementsIn(items)) {
      const list = lists.get(textOf(item)) ?? [];
      list.push(stringValue(key));
      lists.set(textOf(item), list);
    }
  }
  return mapValue(
    [...lists].map(([key, list]) => [
      key,
      listValue(
        list.sort((a, b) => compareText(textOf(a), textOf(b))),
        'string',
      ),
    ]),
    listTypeOf('string'),
  );
}

function zipMap(names: HclValue | undefined, given: HclValue | undefined): HclValue {
  const all = [names, given].flatMap((one) => (one === undefined ? [] : [one]));
  if (all.some(({ kind }) => kind === 'unknown')) {
    return unknownFrom(all, 'dynamic');
  }
  const keyItems = elementsIn(names);
  const items = elementsIn(given);
  if (keyItems.length !== items.length) {
    throw new FunctionProblem(
      `there are ${keyItems.length} keys and ${items.length} values; their numbers must be equal`,
    );
  }
  const open = keyItems.filter(({ kind }) => kind === 'unknown');
  if (open.length > 0) {
    return unknownFrom(open, 'dynamic');
  }
  const members = keyItems.map((key, index): [string, HclValue] => [
    textOf(key),
    items[index] ?? key,
  ]);
  return given?.kind === 'list' ? mapValue(members, given.element) : objectValue(members);
}
