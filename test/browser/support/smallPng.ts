import { crc32, deflateSync } from 'node:zlib';
import { readPng, type Picture } from '../../support/png';

/** As many as one byte can name (PNG specification, W3C: colour type 3). */
const mostColours = 256;

/** The same picture with at most 256 colours, in a fraction of the bytes: a card has few, and greys at its letters. */
export function smallPng(file: Buffer): Buffer {
  const picture = readPng(file);
  const { width, height } = picture;
  const palette = coloursOf(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rowsOf(picture, palette), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours, as numbers: 0xrrggbb. */
function coloursOf(picture: Picture): readonly number[] {
  const times = new Map<number, number>();
  for (const colour of coloursIn(picture)) times.set(colour, (times.get(colour) ?? 0) + 1);
  const byTimes = [...times].sort(([one, often], [other, seldom]) => seldom - often || one - other);
  return byTimes.slice(0, mostColours).map(([colour]) => colour);
}

function* coloursIn({ pixels, channels }: Picture): Iterable<number> {
  for (let at = 0; at < pixels.length; at += channels) yield pixels.readUIntBE(at, 3);
}

/** Each row with the filter “none” before it, a byte for each pixel: the place of the nearest colour. */
function rowsOf(picture: Picture, palette: readonly number[]): Buffer {
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((picture.width + 1) * picture.height);
  let pixel = 0;
  for (const colour of coloursIn(picture)) {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    rows[pixel + Math.floor(pixel / picture.width) + 1] = place;
    pixel += 1;
  }
  return rows;
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = channelsOf(colour);
  const far = palette.map((one) =>
    channelsOf(one).reduce((sum, value, channel) => sum + (value - (wanted[channel] ?? 0)) ** 2, 0),
  );
  return far.indexOf(Math.min(...far));
}

const channelsOf = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
