import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

/** The response of a page that reads when it is told to. */
export class FakeResponse extends EventEmitter {
  readonly chunks: string[] = [];
  /** Whether the connection takes more. */
  takesMore = true;
  destroyed = false;
  writableEnded = false;

  write(text: string): boolean {
    this.chunks.push(text);
    return this.takesMore;
  }

  end(): void {
    this.writableEnded = true;
    this.leave();
  }

  /** The connection takes more again. */
  drain(): void {
    this.takesMore = true;
    this.emit('drain');
  }

  leave(): void {
    this.destroyed = true;
    this.emit('close');
  }

  /** All of it, as the console uses a response. */
  get response(): ServerResponse {
    return this as never;
  }

  /** The events so far: names and data. */
  get events(): readonly (readonly [name: string, data: unknown])[] {
    const blocks = this.chunks.join('').split('\n\n').slice(0, -1);
    return blocks.flatMap((block) => {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return name === '' ? [] : [[name, JSON.parse(data)] as const];
    });
  }
}
