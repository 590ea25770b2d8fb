export { compareBigDecimals, decimalOf, parseBigDecimal } from './big-decimal.js';
export { doubleText, javaNumberText } from './java-number-text.js';
export { javaText } from './java-text.js';
export { toPlain } from './plain-value.js';
export { JsonReading, MAX_JSON_DEPTH } from './read/json-reading.js';
export { JsonSyntaxError } from './read/json-syntax-error.js';
export { wholeNumber } from './read/number-text.js';
export { readJson } from './read/read-json.js';
export { MAX_VALUE_TEXT, ValueTextError } from './text-builder.js';
export {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  type JavaNumber,
  ListValue,
  LongValue,
  MapValue,
  type OpaqueValue,
  type Value,
} from './values.js';
export { type SlashStyle, writeJson } from './write-json.js';
