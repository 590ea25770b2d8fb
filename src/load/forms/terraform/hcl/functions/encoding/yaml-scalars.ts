import type { Place } from '../../../../../source/source-text.js';
import type { HclYamlNode } from '../../host.js';
import { boolValue, nullValue, numberValue, stringValue } from '../../values/make-value.js';
import { BigFloat } from '../../values/numbers/big-float.js';
import { withoutEnd } from '../../values/texts/text-order.js';
import type { HclValue } from '../../values/value.js';
import { FunctionProblem } from '../function.js';

type YamlScalar = HclYamlNode & { readonly kind: 'scalar' };

/** A scalar by its tag or, where it is plain, by its look, as go-cty-yaml resolves it. */
export function scalarOf({ text, plain, tag }: YamlScalar, place: Place | undefined): HclValue {
  switch (tag?.replace(/^tag:yaml\.org,2002:/, '!!')) {
    case undefined:
      return plain ? resolved(text, place) : stringValue(text, place);
    case '!!str':
    case '!!binary':
    case '!':
      return stringValue(text, place);
    case '!!bool':
    case '!!int':
    case '!!float':
    case '!!null':
      return resolved(text, place);
    default:
      throw new FunctionProblem(`the YAML tag ${JSON.stringify(tag)} is not supported`);
  }
}

/** The words of YAML 1.1. */
const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const HEX = /^[-+]?0x[\da-fA-F]+$/;
const OCTAL = /^[-+]?0o[0-7]+$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d+))?(Z|[-+]\d{2}:\d{2})?)?$/;

function resolved(text: string, place: Place | undefined): HclValue {
  if (TRUE.test(text) || FALSE.test(text)) {
    return boolValue(TRUE.test(text), place);
  }
  if (NULL.test(text)) {
    return nullValue('dynamic', place);
  }
  if (HEX.test(text) || OCTAL.test(text)) {
    const magnitude = BigInt(text.replace(/^[-+]/, ''));
    const value = text.startsWith('-') ? -magnitude : magnitude;
    return numberValue(BigFloat.ofBigInt(value), place);
  }
  if (DECIMAL.test(text)) {
    const digits = text.replace(/\.(?=$|[eE])/, '');
    return numberValue(BigFloat.parse(digits), place);
  }
  if (INFINITE.test(text)) {
    throw new FunctionProblem('infinite numbers are not supported');
  }
  return stringValue(timestamp(text) ?? text, place);
}

/** A date or time in the form of RFC 3339; `undefined` for what is not one. */
function timestamp(text: string): string | undefined {
  const [, year, month = '', day = '', hour = '0', minute = '0', second = '0', part, zone = 'Z'] =
    DATE.exec(text) ?? [];
  if (year === undefined) {
    return undefined;
  }
  const two = (digits: string): string => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const fraction = withoutEnd(part ?? '', '0');
  const time = `${two(hour)}:${two(minute)}:${two(second)}${fraction === '' ? '' : `.${fraction}`}`;
  return Number.isNaN(Date.parse(`${date}T${time}Z`)) ? undefined : `${date}T${time}${zone}`;
}
