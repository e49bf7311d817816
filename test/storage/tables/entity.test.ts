import { toEntity, toEntry, valueOf } from '../../../src/storage/tables/entity';

describe('a value in the properties of an entity', () => {
  const place = { partitionKey: 'p!', rowKey: 'one!' };

  test.each(['', 'x'])(
    'no property is longer than the service takes, and none ends in half a character (%p)',
    (before) => {
      const text = before + '😀'.repeat(40_000);
      const entity = toEntity(place, 'mark', JSON.stringify(text));
      const parts = Object.entries(entity).flatMap(([name, part]) => (name.startsWith('json') ? [part] : []));
      expect(parts).toHaveLength(3);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(32 * 1024);
        expect(/[\ud800-\udbff]$/.test(part)).toBe(false);
      }
      expect(valueOf(entity) === text).toBe(true);
    },
  );

  test('it is read back with its key and the version of the service', () => {
    const entity = toEntity(place, 'mark', JSON.stringify({ a: 1 }));
    expect(toEntry({ ...entity, etag: 'W/"1"' })).toEqual({
      key: ['p', 'one'],
      value: { a: 1 },
      version: 'W/"1"',
    });
  });
});
