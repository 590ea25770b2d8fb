import type { ServerResponse } from 'node:http';
import { CheckedSink, type SinkOptions } from '../../http/messages/checked-sink.js';
import type { NodeRequest } from './node-message.js';

/** A response of Node whose body is sent. */
export interface NodeSinkOptions extends SinkOptions {
  readonly res: ServerResponse;
  readonly request: NodeRequest;
}

/** The receiver of a body that goes to a response of Node. */
export abstract class NodeSink extends CheckedSink {
  protected readonly res: ServerResponse;
  protected readonly request: NodeRequest;

  constructor(options: NodeSinkOptions) {
    super(options);
    this.res = options.res;
    this.request = options.request;
  }
}
