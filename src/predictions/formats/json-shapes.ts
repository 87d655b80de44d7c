/** What a .json file may hold, for messages. */
export const SHAPES = [
  'A JSON file is read in these shapes:',
  '[{"id": …, "actual": …, "predicted": …}, …], also inside an object: {"results": […]}',
  'one such object a line (JSON Lines)',
  '{"columns": ["id", "actual", "predicted"], "data": [[…, …, …], …]}',
  '{"actual": {"0": …, "1": …}, "predicted": {"0": …, "1": …}} or {"actual": […], "predicted": […]}',
  '[[…], …], whose records are named $record, and their values $record[0] and so on',
].join('\n');

/** What a value is, by its first byte, for a message. */
export function describeValue(byte: number | undefined): string {
  switch (byte) {
    case 0x7b: // {
      return 'an object';
    case 0x5b: // [
      return 'an array';
    case 0x22: // "
      return 'a string';
    case 0x74: // t
    case 0x66: // f
      return 'true or false';
    case 0x6e: // n
      return 'null';
    default:
      return 'a number';
  }
}
