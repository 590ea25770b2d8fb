import { text } from '../java/arguments.js';
import { classWithMethods, type Invocable } from '../java/class-of.js';
import type { JavaClass } from '../java/java-class.js';
import { printed } from '../java/text.js';
import { readJson } from '../json/index.js';
import type { OpaqueValue } from '../json/values.js';
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from './util-functions.js';

/** `$util`: functions, nothing else. */
export const UTIL: OpaqueValue & Invocable = {
  kind: 'Opaque',
  text: () => '{}',
  get javaClass(): JavaClass {
    return UTIL_CLASS;
  },
};

const UTIL_CLASS = classWithMethods('Util', {
  'escapeJavaScript(Object)': (_self, [value], run) =>
    value === null || value === undefined ? null : escapeJavaScript(printed(value, run)),
  'parseJson(String)': (_self, [value], run) => {
    const json = text(value);
    run.spend(json.length >> 3);
    return json === '' ? null : readJson(json);
  },
  'urlEncode(String)': (_self, [value]) => urlEncode(text(value)),
  'urlDecode(String)': (_self, [value]) => urlDecode(text(value)),
  'base64Encode(String)': (_self, [value]) => base64Encode(text(value)),
  'base64Decode(String)': (_self, [value]) => base64Decode(text(value)),
});
