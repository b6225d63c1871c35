/* A ZIP archive of texts, packed by the browser where it can: what a file of an office program is inside. */
(() => {
  "use strict";

  const POLYNOMIAL = 0xedb88320; // of CRC-32
  const table = Uint32Array.from({ length: 256 }, (_, start) => {
    let rest = start;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
    return rest;
  });
  const checksum = (bytes) =>
    ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

  /** A record: pairs of how many bytes a number takes and the number, the lowest byte first. */
  const record = (...numbers) =>
    Uint8Array.from(
      numbers.flatMap(([size, number]) => Array.from({ length: size }, (_, at) => number >>> (8 * at))),
    );

  /** When it was made, as archives tell it: two seconds, minutes and hours; day, month and year. */
  const stamp = (now) => [
    [2, (now.getSeconds() >> 1) | (now.getMinutes() << 5) | (now.getHours() << 11)],
    [2, now.getDate() | ((now.getMonth() + 1) << 5) | ((now.getFullYear() - 1980) << 9)],
  ];

  /** `bytes` packed, and how; as they are where a browser cannot. */
  const packed = async (bytes) => {
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      return [8, new Uint8Array(await new Response(stream).arrayBuffer())];
    } catch {
      return [0, bytes];
    }
  };

  /** The parts of an archive of `files`, texts by their paths, as a Blob takes them. */
  window.handbookZip = async (files) => {
    const encoder = new TextEncoder();
    const time = stamp(new Date());
    const [bodies, directory] = [[], []];
    let offset = 0;
    for (const [path, text] of Object.entries(files)) {
      const [name, whole] = [encoder.encode(path), encoder.encode(text)];
      const [method, body] = await packed(whole);
      const shared = [
        [2, 20], [2, 0x0800], [2, method], ...time, [4, checksum(whole)],
        [4, body.length], [4, whole.length], [2, name.length], [2, 0],
      ];
      const head = record([4, 0x04034b50], ...shared);
      bodies.push(head, name, body);
      directory.push(record([4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
      offset += head.length + name.length + body.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = directory.length / 2;
    const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
    return [...bodies, ...directory, end];
  };
})();
