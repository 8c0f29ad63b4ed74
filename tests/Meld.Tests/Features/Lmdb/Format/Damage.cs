using System.Buffers.Binary;

namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>Ways to damage a data file, each in bytes that mean something.</summary>
internal static class Damage
{
    /// <summary>The ways; each changes a copy of the file and gives it back, maybe of another length.</summary>
    public static List<(string Name, Func<byte[], Random, byte[]> Apply)> Kinds(MadeStore store, FileMap map)
    {
        var pageSize = store.PageSize;
        var end = (int)(store.Snapshot.Newer.LastPage + 1) * pageSize;
        return
        [
            .. Enum.GetValues<FilePart>().SelectMany(part => Flips(part, map.Of(part))),
            ("a page of zeros", (bytes, random) =>
            {
                Array.Clear(bytes, Any(map.UsedPages, random) * pageSize, pageSize);
                return bytes;
            }),
            ("two pages swapped", (bytes, random) =>
            {
                var one = Any(map.UsedPages, random);
                var other = Any(map.UsedPages.FindAll(page => page != one), random);
                var kept = bytes.AsSpan(one * pageSize, pageSize).ToArray();
                bytes.AsSpan(other * pageSize, pageSize).CopyTo(bytes.AsSpan(one * pageSize));
                kept.CopyTo(bytes, other * pageSize);
                return bytes;
            }),
            ("cut off anywhere", (bytes, random) => bytes[..random.Next(end)]),
            ("cut off at the end of a page", (bytes, random) => bytes[..(random.Next(end / pageSize) * pageSize)]),
            ("cut off in the last page", (bytes, random) => bytes[..(end - random.Next(1, pageSize))]),
            ("a branch that names a child twice", (bytes, random) =>
            {
                var (one, other) = TwoChildren(map, random);
                bytes.AsSpan(one, 6).CopyTo(bytes.AsSpan(other));
                return bytes;
            }),
            ("a branch that is its own child", (bytes, random) =>
            {
                var child = Any(map.ChildPointers, random);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(child), child / pageSize);
                return bytes;
            }),
            ("a page of noise", (bytes, random) =>
            {
                random.NextBytes(bytes.AsSpan(Any(map.UsedPages, random) * pageSize, pageSize));
                return bytes;
            }),
        ];
    }

    private static IEnumerable<(string Name, Func<byte[], Random, byte[]> Apply)> Flips(FilePart part, List<(FilePart Part, int Offset, int Length)> places)
    {
        Assert.NotEmpty(places);
        yield return ($"a bit of {part}", (bytes, random) =>
        {
            var (_, offset, length) = Any(places, random);
            bytes[offset + random.Next(length)] ^= (byte)(1 << random.Next(8));
            return bytes;
        }
        );
        yield return ($"a byte of {part}", (bytes, random) =>
        {
            var (_, offset, length) = Any(places, random);
            bytes[offset + random.Next(length)] ^= (byte)random.Next(1, 256);
            return bytes;
        }
        );
    }

    private static (int One, int Other) TwoChildren(FileMap map, Random random)
    {
        var one = Any(map.ChildPointers, random);
        return (one, Any(map.ChildPointers.FindAll(other => other != one), random));
    }

    private static T Any<T>(List<T> list, Random random) => list[random.Next(list.Count)];
}
