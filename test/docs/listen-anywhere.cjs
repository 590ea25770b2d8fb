// Loaded before each program of a page (node --require): whatever port it asks for, it gets a free
// one on the loopback interface, and tells its parent which.
'use strict';

const { Server } = require('node:net');

const listen = Server.prototype.listen;

/** @param {unknown[]} args */
Server.prototype.listen = function (...args) {
  this.once('listening', () => process.send?.({ address: this.address() }));
  const callback = args.find((argument) => typeof argument === 'function');
  if (callback !== undefined) {
    this.once('listening', /** @type {() => void} */ (callback));
  }
  return Reflect.apply(listen, this, [{ port: 0, host: '127.0.0.1' }]);
};
