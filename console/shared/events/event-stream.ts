import type { ConsoleEvent } from '../../../src/console/protocol/events.js';

/** Puts a stream of server-sent events together from its pieces. */
export class EventStreamReader {
  #rest = '';
  #name = '';
  #data: string[] = [];

  /** The events that `text` completes, in order; those that are not of the console are left out. */
  read(text: string): readonly ConsoleEvent[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line) ?? []);
  }

  #line(line: string): ConsoleEvent | undefined {
    if (line === '') {
      const event = eventOf(this.#name, this.#data.join('\n'));
      this.#name = '';
      this.#data = [];
      return event;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') {
      this.#name = value;
    } else if (field === 'data') {
      this.#data.push(value);
    }
    return undefined;
  }
}

const NAMES: Readonly<Record<ConsoleEvent['type'], true>> = {
  hello: true,
  begin: true,
  end: true,
  dropped: true,
  cleared: true,
  document: true,
  second: true,
};

function eventOf(name: string, data: string): ConsoleEvent | undefined {
  if (!Object.hasOwn(NAMES, name)) {
    return undefined;
  }
  try {
    return { ...JSON.parse(data === '' ? '{}' : data), type: name };
  } catch {
    return undefined;
  }
}
