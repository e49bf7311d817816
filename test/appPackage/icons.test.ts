import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPng } from '../support/png';

const icon = (name: string) => readPng(readFileSync(resolve(__dirname, '../../appPackage', name)));

/** The picture's pixels as numbers, `channels` for each. */
function* pixelsOf({ pixels, channels }: ReturnType<typeof readPng>) {
  for (let at = 0; at < pixels.length; at += channels) yield [...pixels.subarray(at, at + channels)];
}

describe('the icons of the Teams app', () => {
  it('has a colour icon of 192 by 192 pixels without a transparent hole', () => {
    const colour = icon('color.png');
    expect(colour).toMatchObject({ width: 192, height: 192 });
    expect([...pixelsOf(colour)].every(([, , , alpha = 255]) => alpha === 255)).toBe(true);
  });

  it('has a colour icon that is a drawing, not one colour', () => {
    const colours = new Set([...pixelsOf(icon('color.png'))].map((pixel) => pixel.join()));
    expect(colours.size).toBeGreaterThan(20);
  });

  it('has an outline icon of 32 by 32 pixels with transparency', () => {
    expect(icon('outline.png')).toMatchObject({ width: 32, height: 32, channels: 4 });
  });

  it('has an outline of white on transparent and nothing else', () => {
    const pixels = [...pixelsOf(icon('outline.png'))];
    const coloured = pixels.filter(
      ([red, green, blue, alpha]) => alpha !== 0 && `${red} ${green} ${blue}` !== '255 255 255',
    );
    expect(coloured).toEqual([]);
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
  });
});
