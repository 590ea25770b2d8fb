/** One `$ curl …` of a console block, and what the page shows below it. */
export interface Command {
  readonly line: string;
  readonly shown: string;
}

/** The commands of a console block; a line that ends in `\` continues in the next. */
export function commandsOf(code: string): readonly Command[] {
  return code
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [line = '', ...shown] = text.replaceAll(/ *\\\n */g, ' ').split('\n');
      return { line, shown: shown.join('\n').trim() };
    });
}

/**
 * Sends what curl would send, for the options that the pages use: -i, -s, -A, -X, -H and -d.
 *
 * @returns the response's body; with -i after the status line and headers, as curl prints them
 */
export async function curl(line: string, address: string): Promise<string> {
  const [program, ...words] = wordsOf(line);
  if (program !== 'curl') {
    throw new Error(`A console block can run curl only, not: ${line}`);
  }
  const headers = new Headers();
  let url = '';
  let method: string | undefined;
  let body: string | undefined;
  let include = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-i') {
      include = true;
    } else if (word === '-A') {
      headers.set('User-Agent', words.shift() ?? '');
    } else if (word === '-X') {
      method = words.shift();
    } else if (word === '-H') {
      headers.append(...pair(words.shift() ?? ''));
    } else if (word === '-d') {
      body = words.shift();
    } else if (!word.startsWith('-')) {
      url = word.replace(/^(?:http:\/\/)?localhost:3000/, address);
    } else if (word !== '-s') {
      throw new Error(`Console blocks cannot use curl ${word}`);
    }
  }
  method ??= body === undefined ? 'GET' : 'POST';
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (!include) {
    return text;
  }
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status} ${response.statusText}`, ...lines, '', text].join('\n');
}

/** Whether a response is what the page shows; the page may leave headers out, and write them in any case. */
export function isAsShown(shown: string, response: string): boolean {
  if (!shown.startsWith('HTTP/')) {
    return shown === response.trim();
  }
  const [head = '', body = ''] = parts(shown);
  const [fullHead = '', fullBody = ''] = parts(response);
  const lines = fullHead.toLowerCase().split('\n');
  return (
    body === fullBody &&
    head
      .toLowerCase()
      .split('\n')
      .every((line) => lines.includes(line))
  );
}

function parts(text: string): readonly string[] {
  const gap = text.indexOf('\n\n');
  return gap < 0 ? [text.trim()] : [text.slice(0, gap), text.slice(gap).trim()];
}

function pair(header: string): [name: string, value: string] {
  const colon = header.indexOf(':');
  return [header.slice(0, colon), header.slice(colon + 1).trim()];
}

/** Splits as a shell does, with single and double quotes. */
function wordsOf(line: string): string[] {
  const words = line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g);
  return [...words].map(([word]) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}
