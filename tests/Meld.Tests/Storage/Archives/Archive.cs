using System.Text;
using Meld.Storage;
using Meld.Storage.Archives;

namespace Meld.Tests.Storage.Archives;

/// <summary>Reads and unpacks archives in memory.</summary>
internal static class Archive
{
    public const string Name = "a.tar.gz";

    public static ArchiveLimits Limits { get; } = new();

    /// <summary>Everything in an archive and in those inside it, which are told by their ending; a character is a byte.</summary>
    public static List<(string Path, string Content)> Read(byte[] archive, ArchiveLimits? limits = null, bool opensInner = true)
    {
        using var reader = ArchiveReader.Open(new MemoryStream(archive), Name, limits ?? Limits);
        var found = new List<(string, string)>();
        Read(reader, opensInner, found);
        return found;
    }

    /// <summary>Unpacks everything as it is.</summary>
    public static UnpackResult Unpack(byte[] archive, string directory, ArchiveLimits? limits = null, bool overwrite = false, bool opensInner = true) =>
        new SafeUnpack(directory, entry => opensInner && IsArchive(entry) ? Placement.Archive : Placement.At(entry.Path), limits ?? Limits, overwrite)
            .Unpack(new MemoryStream(archive), Name, new Progress<WorkProgress>(), archive.Length, CancellationToken.None);

    /// <summary>Deterministic bytes that do not become smaller.</summary>
    public static byte[] Noise(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary><see cref="Noise"/> as <see cref="Read(byte[], ArchiveLimits?, bool)"/> gives it.</summary>
    public static string NoiseText(int length) => Encoding.Latin1.GetString(Noise(length));

    private static bool IsArchive(ArchiveEntry entry) =>
        entry.Name.EndsWith(".tar", StringComparison.Ordinal) || entry.Name.EndsWith(".tar.gz", StringComparison.Ordinal);

    private static void Read(ArchiveReader reader, bool opensInner, List<(string, string)> found)
    {
        while (reader.Next() is { } entry)
        {
            if (opensInner && IsArchive(entry))
            {
                using var inner = reader.OpenInner();
                Read(inner, opensInner, found);
                continue;
            }
            var content = new MemoryStream();
            reader.Content.CopyTo(content);
            found.Add((entry.Path + (entry.Kind == ArchiveEntryKind.Folder ? "/" : ""), Encoding.Latin1.GetString(content.ToArray())));
        }
    }
}
