/** `0.42 ms`, `12 ms`, `1.5 s`: with as many digits as one compares. */
export function millisText(millis: number): string {
  if (millis >= 10_000) {
    return `${(millis / 1000).toFixed(0)} s`;
  }
  if (millis >= 1000) {
    return `${(millis / 1000).toFixed(2)} s`;
  }
  return `${millis.toFixed(millis < 1 ? 2 : millis < 100 ? 1 : 0)} ms`;
}

/** `17 bytes`, `1.2 KB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  }
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB'];
  return `${size.toFixed(1)} ${unit}`;
}

/** The time of day, with milliseconds, where the reader is. */
export function timeText(millisSince1970: number): string {
  const date = new Date(millisSince1970);
  const two = (value: number): string => String(value).padStart(2, '0');
  const millis = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${millis}`;
}
