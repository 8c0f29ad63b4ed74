using System.Buffers.Binary;

namespace Meld.Tests.Media.Damage;

/// <summary>Damages clips in ways that happen and in ways that somebody might think of. One seed gives one damage.</summary>
internal sealed class ClipMutator
{
    private static readonly uint[] Extremes = [0, 1, 2, 7, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0xffffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

    // Where boxes claim how large, how many, how long and where: offsets into their bodies.
    private static readonly Dictionary<string, int[]> Claims = new()
    {
        ["mvhd"] = [12, 16],
        ["tkhd"] = [12, 20, 40, 44, 48, 52, 56, 72, 76, 80],
        ["mdhd"] = [12, 16],
        ["elst"] = [4, 8, 12, 16],
        ["stsd"] = [4],
        ["avc1"] = [4, 24, 28, 32, 40, 74],
        ["mp4a"] = [4, 16, 20, 24],
        ["avcC"] = [0, 4, 6, 8, 10, 12, 14],
        ["esds"] = [4, 8, 12, 20, 24, 32],
        ["stts"] = [4, 8, 12],
        ["ctts"] = [4, 8, 12, 16],
        ["stss"] = [4, 8],
        ["stsc"] = [4, 8, 12, 16],
        ["stsz"] = [4, 8, 12, 16],
        ["stco"] = [4, 8, 12],
        ["hdlr"] = [8],
        ["dref"] = [4],
    };

    private readonly Random random;
    private readonly (string Name, Func<byte[], byte[]> Apply)[] kinds;

    public ClipMutator(int seed)
    {
        random = new(seed);
        kinds =
        [
            ("truncated", clip => clip[..random.Next(clip.Length)]),
            ("bits flipped", clip => Flip(clip, 0, clip.Length)),
            ("bytes overwritten", Overwrite),
            ("bytes missing", clip => Cut(clip, random.Next(1, 64))),
            ("bytes put in", clip => Insert(clip, random.Next(1, 64))),
            ("boxes swapped", Swap),
            ("box doubled", Double),
            ("box missing", clip => Pick(clip) is { } box ? [.. clip[..box.Start], .. clip[(box.Start + box.Size)..]] : clip),
            ("box resized", Resize),
            ("box renamed", clip => Pick(clip) is { } box ? Written(clip, box.Start + 4, (uint)random.Next()) : clip),
            ("index flipped", clip => FlipBox(clip, "moov")),
            ("media flipped", clip => FlipBox(clip, "mdat")),
            ("one claim", clip => Claim(clip, 1)),
            ("claims", clip => Claim(clip, random.Next(2, 8))),
            ("index alone, with claims", clip => Claim(HeaderOnly(clip), random.Next(1, 5))),
            ("two at once", clip => Any(Any(clip))),
        ];
    }

    /// <summary>A damaged copy, and in words how it was damaged.</summary>
    public (string Kind, byte[] Bytes) Damage(byte[] clip)
    {
        var (name, apply) = kinds[random.Next(kinds.Length)];
        return (name, apply([.. clip]));
    }

    private byte[] Any(byte[] clip) => kinds[random.Next(kinds.Length - 1)].Apply(clip);

    private uint Extreme() => random.Next(4) == 0 ? (uint)random.NextInt64(uint.MaxValue + 1L) : Extremes[random.Next(Extremes.Length)];

    private byte[] Flip(byte[] clip, int start, int end)
    {
        if (start >= end) return clip;
        var flips = 1 << random.Next(8);
        for (var i = 0; i < flips; i++) clip[random.Next(start, end)] ^= (byte)(1 << random.Next(8));
        return clip;
    }

    private byte[] Overwrite(byte[] clip)
    {
        if (clip.Length == 0) return clip;
        var start = random.Next(clip.Length);
        var part = clip.AsSpan(start, Math.Min(random.Next(1, 512), clip.Length - start));
        if (random.Next(2) == 0) part.Fill((byte)(random.Next(2) * 255));
        else random.NextBytes(part);
        return clip;
    }

    private byte[] Cut(byte[] clip, int count)
    {
        var start = random.Next(clip.Length + 1);
        return [.. clip[..start], .. clip[Math.Min(clip.Length, start + count)..]];
    }

    private byte[] Insert(byte[] clip, int count)
    {
        var start = random.Next(clip.Length + 1);
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return [.. clip[..start], .. bytes, .. clip[start..]];
    }

    private Mp4Box? Pick(byte[] clip)
    {
        Mp4Box[] boxes = [.. Mp4Box.Parse(clip).SelectMany(box => box.All())];
        return boxes.Length == 0 ? null : boxes[random.Next(boxes.Length)];
    }

    private byte[] Swap(byte[] clip)
    {
        var whole = Mp4Box.Parse(clip);
        IReadOnlyList<Mp4Box>[] families = [.. whole.SelectMany(box => box.All()).Select(box => box.Children).Append(whole).Where(family => family.Count > 1)];
        if (families.Length == 0) return clip;
        var family = families[random.Next(families.Length)];
        var first = random.Next(family.Count - 1);
        var (a, b) = (family[first], family[random.Next(first + 1, family.Count)]);
        return
        [
            .. clip[..a.Start], .. clip[b.Start..(b.Start + b.Size)], .. clip[(a.Start + a.Size)..b.Start], .. clip[a.Start..(a.Start + a.Size)],
            .. clip[(b.Start + b.Size)..],
        ];
    }

    private byte[] Double(byte[] clip)
    {
        if (Pick(clip) is not { } box) return clip;
        var end = box.Start + box.Size;
        return [.. clip[..end], .. clip[box.Start..end], .. clip[end..]];
    }

    private byte[] Resize(byte[] clip)
    {
        if (Pick(clip) is not { } box) return clip;
        var size = random.Next(2) == 0 ? Extreme() : (uint)Math.Max(0, box.Size + random.Next(-16, 17));
        return Written(clip, box.Start, size);
    }

    private byte[] FlipBox(byte[] clip, string type) => Mp4Box.Parse(clip).FirstOrDefault(box => box.Type == type) is { } box
        ? Flip(clip, box.Body, box.Start + box.Size)
        : Flip(clip, 0, clip.Length);

    private byte[] Claim(byte[] clip, int count)
    {
        Mp4Box[] boxes = [.. Mp4Box.Parse(clip).SelectMany(box => box.All()).Where(box => Claims.ContainsKey(box.Type))];
        if (boxes.Length == 0) return Overwrite(clip);
        for (var i = 0; i < count; i++)
        {
            var box = boxes[random.Next(boxes.Length)];
            var places = Claims[box.Type];
            clip = Written(clip, box.Body + places[random.Next(places.Length)], Extreme());
        }
        return clip;
    }

    // A few hundred bytes that may claim anything.
    private static byte[] HeaderOnly(byte[] clip) =>
        Mp4Box.Parse(clip).FirstOrDefault(box => box.Type == "mdat") is { } media ? [.. clip[..media.Body], .. clip[(media.Start + media.Size)..]] : clip;

    private static byte[] Written(byte[] clip, int place, uint value)
    {
        if (place + 4 <= clip.Length) BinaryPrimitives.WriteUInt32BigEndian(clip.AsSpan(place), value);
        return clip;
    }
}
