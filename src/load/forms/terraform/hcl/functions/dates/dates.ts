import { numberValue, stringValue, unknownFrom } from '../../values/make-value.js';
import { parameter, textOf } from '../arguments.js';
import type { HclFunction } from '../function.js';
import { parseDuration } from './duration.js';
import { formatDate } from './format-date.js';
import { parseTime, timeText } from './time.js';

const now: HclFunction = {
  parameters: [],
  result: 'string',
  call: () => unknownFrom([], 'string'),
};

/** https://developer.hashicorp.com/terraform/language/functions, "Date and Time Functions" */
export const DATE_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  formatdate: {
    parameters: [parameter('format', 'string'), parameter('time', 'string')],
    result: 'string',
    call: ([format, time]) => stringValue(formatDate(textOf(format), parseTime(textOf(time), 1))),
  },
  plantimestamp: now,
  timeadd: {
    parameters: [parameter('timestamp', 'string'), parameter('duration', 'string')],
    result: 'string',
    call: ([time, duration]) => {
      const parsed = parseTime(textOf(time), 0);
      const nanoseconds = parsed.nanoseconds + parseDuration(textOf(duration));
      return stringValue(timeText({ ...parsed, nanoseconds }));
    },
  },
  timecmp: {
    parameters: [parameter('timestamp_a', 'string'), parameter('timestamp_b', 'string')],
    result: 'number',
    call: ([a, b]) => {
      const first = parseTime(textOf(a), 0).nanoseconds;
      const second = parseTime(textOf(b), 1).nanoseconds;
      return numberValue(first < second ? -1 : first > second ? 1 : 0);
    },
  },
  timestamp: now,
};
