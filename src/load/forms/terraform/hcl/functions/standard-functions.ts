import { MAP_FUNCTIONS } from './collections/maps.js';
import { COUNTING_FUNCTIONS } from './collections/numbers.js';
import { QUERY_FUNCTIONS } from './collections/queries.js';
import { SEQUENCE_FUNCTIONS } from './collections/sequences.js';
import { SET_FUNCTIONS } from './collections/sets.js';
import { DATE_FUNCTIONS } from './dates/dates.js';
import { ENCODING_FUNCTIONS } from './encoding/encoding.js';
import { FILE_FUNCTIONS } from './files/files.js';
import { HASH_FUNCTIONS } from './files/hashes.js';
import type { HclFunction } from './function.js';
import { NETWORK_FUNCTIONS } from './network/network.js';
import { NUMERIC_FUNCTIONS } from './numbers/numeric.js';
import { FORMAT_FUNCTIONS } from './text/format.js';
import { REGEX_FUNCTIONS } from './text/regex.js';
import { TEXT_FUNCTIONS } from './text/text.js';
import { CONVERSION_FUNCTIONS } from './types/conversions.js';

/** The functions of Terraform 1.11 by name; `try` and `can` are part of the language itself. */
export const STANDARD_FUNCTIONS: ReadonlyMap<string, HclFunction> = new Map(
  [
    NUMERIC_FUNCTIONS,
    TEXT_FUNCTIONS,
    FORMAT_FUNCTIONS,
    REGEX_FUNCTIONS,
    SEQUENCE_FUNCTIONS,
    QUERY_FUNCTIONS,
    MAP_FUNCTIONS,
    SET_FUNCTIONS,
    COUNTING_FUNCTIONS,
    ENCODING_FUNCTIONS,
    FILE_FUNCTIONS,
    HASH_FUNCTIONS,
    DATE_FUNCTIONS,
    NETWORK_FUNCTIONS,
    CONVERSION_FUNCTIONS,
  ].flatMap((table) => Object.entries(table)),
);
