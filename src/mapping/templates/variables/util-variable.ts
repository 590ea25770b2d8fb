import { readJson } from '../../../java/json/index.js';
import type { OpaqueValue } from '../../../java/json/values.js';
import { stringArgument } from '../../../java/lang/arguments.js';
import { classWithMethods, type Invocable } from '../../../java/lang/class-of.js';
import type { JavaClass } from '../../../java/lang/java-class.js';
import { printed } from '../../../java/lang/strings/text.js';
import type { Work } from '../../../java/lang/work.js';
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from './util-functions.js';

/** `$util`, which has functions only. */
export const UTIL: OpaqueValue & Invocable = {
  kind: 'Opaque',
  text: () => '{}',
  get javaClass(): JavaClass {
    return UTIL_CLASS;
  },
};

const UTIL_CLASS = classWithMethods('Util', {
  'escapeJavaScript(Object)': (_self, [value], run) =>
    value === null || value === undefined
      ? null
      : escapeJavaScript(charged(printed(value, run), run)),
  'parseJson(String)': (_self, [value], run) => {
    const json = charged(stringArgument(value), run);
    return json === '' ? null : readJson(json);
  },
  'urlEncode(String)': (_self, [value], run) => urlEncode(charged(stringArgument(value), run)),
  'urlDecode(String)': (_self, [value], run) => urlDecode(charged(stringArgument(value), run)),
  'base64Encode(String)': (_self, [value], run) =>
    base64Encode(charged(stringArgument(value), run)),
  'base64Decode(String)': (_self, [value], run) =>
    base64Decode(charged(stringArgument(value), run)),
});

/** Charges for each character: a loop may process a whole payload again and again. */
function charged(value: string, run: Work): string {
  run.spend(value.length >> 3);
  return value;
}
