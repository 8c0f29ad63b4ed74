using System.Buffers.Binary;
using System.Text;

namespace Meld.Tests.Media.Damage;

/// <summary>A box of an MP4 file (ISO/IEC 14496-12): where it starts, how long it is with its header, and what lies in it.</summary>
internal sealed record Mp4Box(string Type, int Start, int Size, IReadOnlyList<Mp4Box> Children)
{
    // Boxes of boxes, and how many bytes of their own come before these.
    private static readonly Dictionary<string, int> Containers = new()
    {
        ["moov"] = 0,
        ["trak"] = 0,
        ["mdia"] = 0,
        ["minf"] = 0,
        ["stbl"] = 0,
        ["edts"] = 0,
        ["dinf"] = 0,
        ["udta"] = 0,
        ["stsd"] = 8,
        ["avc1"] = 78,
        ["mp4a"] = 28,
        ["dref"] = 8,
    };

    /// <summary>Where its own bytes start.</summary>
    public int Body => Start + 8;

    /// <summary>The boxes of a whole file.</summary>
    public static IReadOnlyList<Mp4Box> Parse(byte[] file) => Parse(file, 0, file.Length);

    /// <summary>It and everything in it.</summary>
    public IEnumerable<Mp4Box> All() => Children.SelectMany(child => child.All()).Prepend(this);

    private static List<Mp4Box> Parse(byte[] file, int start, int end)
    {
        var boxes = new List<Mp4Box>();
        while (start + 8 <= end)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(start));
            if (size < 8 || size > end - start) break;
            var type = Encoding.Latin1.GetString(file, start + 4, 4);
            boxes.Add(new(type, start, size, Containers.TryGetValue(type, out var own) ? Parse(file, start + 8 + own, start + size) : []));
            start += size;
        }
        return boxes;
    }
}
